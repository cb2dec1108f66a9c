"""The scripts that run in a page: those of Streamlit, and the few of our own beside this file."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
STREAMLIT = Path(st.__file__).parent / "static"


def script(name: str) -> str:
    """Return a script of this folder, for a page to write inline; no other text of a page can run as one."""
    return (FOLDER / f"{name}.js").read_text("utf-8")


def inline_hashes() -> list[str]:
    """Return the hashes of the scripts that may stand in a page, as browsers compare them: `sha256-...`."""
    page = (STREAMLIT / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    scripts += [script(path.stem) for path in sorted(FOLDER.glob("*.js"))]
    return [f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in scripts]
