"""A few made-up records, and what etl says of them when something is changed."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl.contract import Contract, read_contract
from etl.extract import extract
from etl.load import data_version
from etl.problems import in_order
from etl.validate import validate

RECORDS = {
    "organizations": """\
organization_id,name,acronym,organization_type,parent_id,country_code
osce,Organization for Security and Co-operation in Europe,OSCE,regional organization,,
uncct,UN Counter-Terrorism Centre,UNCCT,UN entity,unoct,
unoct,UN Office of Counter-Terrorism,UNOCT,UN entity,,
""",
    "source_documents": """\
document_id,title,publisher_id,document_type,date_published,language,url
closing-2022,Closing remarks,unoct,speech,2022-03-04,en,https://example.org/closing
news-2022,Новости конференции,osce,news article,2022-03,ru,
""",
    "events": """\
event_id,title,event_type,parent_event_id,scope
tashkent-2022,"Tashkent conference, first",conference,,programme
tashkent-2022-session,Session on borders,session,tashkent-2022,programme
""",
    "cities": """\
city,country_code,latitude,longitude
Tashkent,UZB,41.3,69.24
""",
    "phases": """\
phase_id,number,title
phase-1,1,First
phase-2,2,Second
""",
    "event_claims": """\
claim_id,event_id,date_start,date_end,city,country_code,format,phase_id,document_id,paragraph
closing-2022-e1,tashkent-2022,2022-03-03,2022-03-04,Tashkent,UZB,hybrid,phase-2,closing-2022,1
news-2022-e1,tashkent-2022,2022-03,,,,,,news-2022,
""",
    "attendance_claims": """\
claim_id,event_id,figure,upper,qualifier,scope,counted,basis,coverage,wording,document_id,paragraph
closing-2022-a1,tashkent-2022,250,,over,total,guests,reported,whole,over 250,closing-2022,2
closing-2022-a2,tashkent-2022,40,50,range,online,guests,reported,part,40-50,closing-2022,2
news-2022-a1,tashkent-2022,,,vague,unspecified,experts,reported,whole,"many, he said",news-2022,
""",
    "people": """\
person_id,name
ana-li,Ana Li
bo-rahimov,Bo Rahimov
""",
}


class Records:
    """A directory of records in which a test changes one thing."""

    def __init__(self, directory: Path, contract: Contract) -> None:
        self.directory = directory
        self.contract = contract
        directory.mkdir(parents=True)
        for table in contract.tables:
            header = ",".join(table.field_names) + "\n"
            self.write(table.name, RECORDS.get(table.name, header))

    def path(self, name: str) -> Path:
        """The file of the table."""
        return self.directory / f"{name}.csv"

    def write(self, name: str, content: str | bytes) -> None:
        """Put this into the file of the table."""
        encoded = content.encode() if isinstance(content, str) else content
        self.path(name).write_bytes(encoded)

    def read(self, name: str) -> str:
        """What stands in the file of the table."""
        return self.path(name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Write `new` where `old` stands in the file of the table, once."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def append(self, name: str, *lines: str) -> None:
        """Add lines to the file of the table."""
        self.write(name, self.read(name) + "".join(f"{line}\n" for line in lines))

    def problems(self) -> list[str]:
        """Everything that etl says is wrong, in the order in which it says it."""
        with duckdb.connect() as connection:
            records, problems = extract(connection, self.contract, self.directory)
            problems += validate(connection, self.contract, records)
        return [str(problem) for problem in in_order(problems)]

    def version(self) -> str:
        """The data version of the records, which must have no problem."""
        with duckdb.connect() as connection:
            records, problems = extract(connection, self.contract, self.directory)
            problems += validate(connection, self.contract, records)
            assert [str(problem) for problem in problems] == []
            return data_version(connection, self.contract)

    def rows(self, name: str) -> list[tuple[object, ...]]:
        """The text records of the table as they were read."""
        with duckdb.connect() as connection:
            extract(connection, self.contract, self.directory)
            return connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()


@pytest.fixture(scope="session")
def contract() -> Contract:
    return read_contract()


@pytest.fixture
def make_records(
    tmp_path: Path, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Records]:
    """Makes a directory of valid records, named records/ as seen from where the test runs."""
    monkeypatch.chdir(tmp_path)
    return lambda: Records(Path("records"), contract)


@pytest.fixture
def records(make_records: Callable[[], Records]) -> Records:
    return make_records()
