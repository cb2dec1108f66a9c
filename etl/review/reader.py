"""The process that reads documents and proposes records from them.

To load what reads documents and knows names takes ten times as long as to read one, so it is loaded once for
many.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.contract import read_contract
from etl.documents.document import DocumentError
from etl.documents.known import Known, read_known
from etl.documents.propose import prepare, propose
from etl.documents.readers import read_document
from etl.review.apart import Limits, serve
from etl.review.reading import SPLIT_IT
from etl.review.store import document_to_json, proposal_to_json


def main(arguments: Sequence[str]) -> int:
    """Read the files that the input names, as `serve` says.

    Args:
        arguments: the folder of the records and the limits, as one text in JSON.
    """
    directory, given = json.loads(arguments[0])
    limits = Limits(**given)
    known = read_known(read_contract(), Path(directory))
    prepare(known)

    def write_what_is_proposed(source: Path, result: Path) -> None:
        result.write_text(json.dumps(_proposed(source, known, limits)), encoding="utf-8")

    serve(write_what_is_proposed, limits)
    return 0


def _proposed(source: Path, known: Known, limits: Limits) -> Mapping[str, object]:
    """The document and what is proposed from it, or the problem and its remedy."""
    try:
        document = read_document(source)
        return {
            "document": document_to_json(document),
            "proposals": [proposal_to_json(proposal) for proposal in propose(document, known)],
        }
    except DocumentError as error:
        return {"problem": error.problem, "remedy": error.remedy}
    except (MemoryError, RecursionError):
        return {"problem": f"takes more than {limits.memory:,} MB of memory to read", "remedy": SPLIT_IT}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
