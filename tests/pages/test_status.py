"""Whoever runs the dashboard sees how it is doing; other readers do not, unless that is wanted."""

import pytest

from analytics import log
from analytics.ui import status


class Context:
    """What Streamlit says of a reader who came by this address."""

    def __init__(self, url):
        self.url = url


@pytest.mark.parametrize(
    ("url", "wanted", "may"),
    [
        ("http://localhost:8501/methods", "", True),
        ("http://127.0.0.1:8501/methods", "", True),
        ("https://dashboard.example.org/methods", "", False),
        ("https://localhost.example.org/methods", "", False),
        ("https://dashboard.example.org/methods", "yes", True),
        (None, "", False),
    ],
)
def test_the_status_is_for_this_machine_unless_it_is_wanted_for_all(monkeypatch, url, wanted, may):
    monkeypatch.setattr("streamlit.context", Context(url))
    monkeypatch.setenv("JPOA_STATUS", wanted)

    assert status.may_see_status() is may


def test_the_status_names_the_data_and_the_last_error(visit, monkeypatch):
    monkeypatch.setenv("JPOA_STATUS", "yes")
    reference = log.log_error(ValueError("wrong"))

    app = visit("pages/reference/methods.py")

    (shown,) = [found for found in app.expander if found.label == "Status"]
    said = shown.markdown[0].value
    assert reference in said
    assert "Data version" in said
    assert "Records last changed: 20" in said


def test_other_readers_see_no_status(visit, monkeypatch):
    monkeypatch.setenv("JPOA_STATUS", "")
    monkeypatch.setattr(status, "LOCAL_HOSTS", ())

    app = visit("pages/reference/methods.py")

    assert "Status" not in [found.label for found in app.expander]
