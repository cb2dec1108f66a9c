"""Writes the licence of each pinned package into docs/licences.md: .venv/bin/python .ci/licences.py."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PINNED = PROJECT / "constraints.txt"
LIST = PROJECT / "docs" / "licences.md"
TITLE = """\
# Licences of what the dashboard runs on and is checked with

As each package of `constraints.txt` declares it. To write this anew: `.venv/bin/python .ci/licences.py`.

| Package | Version | Licence |
|---|---|---|
"""


def licence(package: Distribution) -> str:
    """Return the licence that a package declares, by the newest of the three ways to do so."""
    declared = package.metadata
    if expression := declared.get("License-Expression"):
        return expression
    classified = [
        line.rpartition(" :: ")[2]
        for line in declared.get_all("Classifier", [])
        if line.startswith("License")
    ]
    return ", ".join(classified) or (declared.get("License") or "not declared").splitlines()[0]


def table() -> str:
    """Return the list as Markdown, from what is installed."""
    names = re.findall(r"^([\w.-]+)==", PINNED.read_text(encoding="utf-8"), re.MULTILINE)
    packages = map(distribution, sorted(names, key=str.lower))
    rows = (f"| {package.name} | {package.version} | {licence(package)} |\n" for package in packages)
    return TITLE + "".join(rows)


if __name__ == "__main__":
    LIST.write_text(table(), encoding="utf-8")
