"""Made-up records and documents for tests of what is read from documents."""

import re
from pathlib import Path

from etl.documents.dates import read_dates
from etl.documents.document import Document, Paragraph
from etl.documents.findings import Findings, join_broken
from etl.documents.known import Known
from etl.documents.names import Gazetteer
from etl.documents.sentences import sentences
from tests.made_up import CONTRACT

CITIES = {"Almaty": "KAZ", "Bishkek": "KGZ", "Dushanbe": "TJK", "Tashkent": "UZB"}
ORGANIZATIONS = {
    "gazette": ("Daily Gazette", "media"),
    "eu": ("European Union", "regional organization"),
    "unrcca": ("UNRCCA", "UN mission"),
    "unoct": ("UNOCT", "UN entity"),
}


def known(**tables):
    """Records of a few cities, bodies and phases, and the rows a test adds; fields left out are empty."""
    rows = {
        "cities": [{"city": city, "country_code": code} for city, code in CITIES.items()],
        "organizations": [
            {"organization_id": key, "name": name, "organization_type": kind}
            for key, (name, kind) in ORGANIZATIONS.items()
        ],
        "phases": [
            {"phase_id": f"phase-{number}", "number": str(number), "title": "Phase"} for number in range(1, 5)
        ],
    }
    for table, more in tables.items():
        rows[table] = [*rows.get(table, []), *more]
    fields = {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in CONTRACT["resources"]
    }
    return Known(
        {
            table: [{name: row.get(name, "") for name in names} for row in rows.get(table, [])]
            for table, names in fields.items()
        }
    )


def document(text, name="made-up", **metadata):
    """The text as a document; blank lines part its paragraphs."""
    spans = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text)]
    paragraphs = tuple(Paragraph(number, start, end) for number, (start, end) in enumerate(spans, 1))
    return Document(Path(f"{name}.txt"), "text/plain", "0" * 64, text, paragraphs, metadata)


def findings(text, published=None, records=None):
    """The text with its sentences, names and dates."""
    mentions = Gazetteer(records or known()).find(text)
    return Findings(text, join_broken(text, sentences(text)), mentions, read_dates(text, published))
