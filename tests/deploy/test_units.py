"""systemd accepts the units, and what they name is there."""

import re
import shutil
import subprocess
import sys

import pytest

from harness.server import PROJECT

DEPLOY = PROJECT / "deploy"
# Each with its name on a server, where a process of the dashboard is named by its port.
UNITS = {
    "jpoa-monitor@.service": "jpoa-monitor@8501.service",
    "jpoa-monitor-build.service": "jpoa-monitor-build.service",
    "jpoa-monitor-build.path": "jpoa-monitor-build.path",
}
# Of ten, where ten is a program that may do anything: as systemd rates it.
MOST_EXPOSED = 2.0

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is missing: apt-get install systemd"
)


@pytest.fixture
def units(tmp_path):
    """The units, with this Python in place of that of a server, where systemd looks for it."""
    for name, installed in UNITS.items():
        text = (DEPLOY / name).read_text().replace("/opt/jpoa-monitor/.venv/bin/python", sys.executable)
        (tmp_path / installed).write_text(text)
    return [str(tmp_path / installed) for installed in UNITS.values()]


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(units):
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )

    assert (verified.returncode, verified.stderr) == (0, "")


@needs_systemd
def test_the_services_may_do_little_on_the_machine(units):
    for unit in units[:2]:
        rated = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", unit],
            capture_output=True,
            text=True,
            check=False,
        )

        (exposure,) = re.findall(r"Overall exposure level.*: ([\d.]+)", rated.stdout)
        assert float(exposure) <= MOST_EXPOSED, unit


def test_what_is_copied_into_the_container_is_there():
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]

    assert "dashboard.py" in copied
    assert [name for name in copied if not (PROJECT / name).exists()] == []


def test_every_folder_that_the_dashboard_needs_is_copied_into_the_container():
    text = (DEPLOY / "Containerfile").read_text()

    for folder in ("analytics", "pages", "etl", "data", "locale", ".streamlit"):
        assert f"\nCOPY {folder} {folder}\n" in text


def test_nothing_that_git_leaves_out_is_copied_into_the_container():
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    ignored = [line.strip("/") for line in (PROJECT / ".gitignore").read_text().splitlines()]
    left_out = (PROJECT / ".containerignore").read_text().splitlines()

    kept_back = [
        path for path in ignored if path.partition("/")[0] in copied and path != "locale/messages.pot"
    ]

    assert kept_back
    assert set(kept_back) <= set(left_out)


def test_the_container_does_not_run_as_root():
    users = re.findall(r"^USER (\S+)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)

    assert users[-1:] == ["jpoa"]
