import runpy

from tests.conftest import PROJECT


def test_the_list_of_licences_is_that_of_the_packages_that_are_installed():
    licences = runpy.run_path(str(PROJECT / ".ci" / "licences.py"))

    told = licences["LIST"].read_text(encoding="utf-8")

    assert told == licences["table"](), "Write it anew: .venv/bin/python .ci/licences.py"
    assert "not declared" not in told
