"""Lists every installed package with its version and licence: .venv/bin/python .ci/licences.py."""

import sys
from importlib.metadata import Distribution, distributions


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


def main() -> None:
    """Print one line per package."""
    found = {package.name: f"{package.version}\t{licence(package)}" for package in distributions()}
    sys.stdout.writelines(f"{name}\t{found[name]}\n" for name in sorted(found, key=str.lower))


if __name__ == "__main__":
    main()
