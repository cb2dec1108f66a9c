import sys
from pathlib import Path

from etl.review.apart import Limits
from etl.review.reading import Upload, read_uploads

PROJECT = Path(__file__).parents[3]
RECORDS = PROJECT / "data" / "records"
RELEASE = Upload(
    "release.txt", b"The workshop was held in Tashkent on 5 May 2022.\n\nOver 40 officers took part.\n"
)
# What stands in place of a reader: it has the limits of the real one.
READER = """
import json, os, sys
from pathlib import Path
from etl.review import apart

def read(source, result):
    {line}

directory, limits = json.loads(sys.argv[1])
apart.serve(read, apart.Limits(**limits))
"""

# Tells which reader it is.
TELL = 'result.write_text(json.dumps({"problem": f"was read by {os.getppid()}", "remedy": ""}))'


def command(line):
    return (sys.executable, "-c", READER.format(line=line))


def read(*uploads, **more):
    return list(read_uploads(uploads, RECORDS, **more))


def test_an_upload_becomes_a_document_with_proposals():
    (found,) = read(RELEASE)

    assert found.error == ""
    assert found.document is not None
    assert (found.document.path.name, len(found.document.paragraphs)) == ("release.txt", 2)
    assert all(
        found.document.text[proposal.start : proposal.end] == proposal.wording for proposal in found.proposals
    )
    assert "attendance_claims" in {proposal.table for proposal in found.proposals}


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on():
    broken, good = read(Upload("photo.pdf", b"no PDF at all"), RELEASE)

    assert broken.document is None
    assert broken.error.startswith("photo.pdf ")
    assert "/" not in broken.error
    assert good.document is not None


def test_a_file_cannot_name_its_way_out_of_the_folder():
    named = [Upload(name, RELEASE.content) for name in ("../../a.txt", "..\\b.txt", "/etc/c.txt")]

    found = read(*named)

    assert [reading.document.path.name for reading in found if reading.document] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]


def test_a_name_keeps_nothing_that_is_not_seen_or_turns_letters_around():
    assert Upload("a\u202etxt.exe\x1b[31m\n.txt", b"").name == "atxt.exe[31m.txt"
    assert Upload("..", b"").name == "upload"


def test_a_name_that_is_too_long_is_told():
    (found,) = read(Upload("x" * 300 + ".txt", b"text"))

    assert "Give it a shorter name" in found.error


def test_a_reader_that_never_ends_is_ended():
    (found,) = read(RELEASE, limits=Limits(seconds=1), command=command("import time; time.sleep(60)"))

    assert found.error.startswith("release.txt took more than 1 seconds to read. ")


def test_a_reader_that_uses_the_processor_without_end_is_ended():
    (found,) = read(RELEASE, limits=Limits(cpu_seconds=1), command=command("while True: pass"))

    assert found.error.startswith("release.txt took too much time or memory to read. ")


def test_a_reader_that_takes_all_memory_is_ended():
    (found,) = read(RELEASE, limits=Limits(memory=100), command=command("held = bytes(200_000_000)"))

    assert "its reader stopped (MemoryError)" in found.error


def test_a_reader_that_fills_the_disk_is_ended():
    (found,) = read(RELEASE, limits=Limits(result=1), command=command("result.write_bytes(bytes(2_000_000))"))

    assert "its reader stopped (OSError: [Errno 27] File too large)" in found.error


def test_a_reader_that_crashes_is_told():
    (found,) = read(RELEASE, command=command("os.abort()"))

    assert "its reader stopped (status -6)" in found.error


def test_a_reader_that_leaves_nothing_is_told():
    (found,) = read(RELEASE, command=command("pass"))

    assert "left no result" in found.error


def test_after_a_file_that_ends_its_process_the_next_ones_are_read():
    # Each file says what becomes of the process that reads it.
    act = "exec(source.read_text())"
    acts = [TELL, "os.abort()", TELL, "import time; time.sleep(60)", TELL, "os.kill(os.getppid(), 9)", TELL]
    uploads = [Upload(f"{number}.txt", act.encode()) for number, act in enumerate(acts)]

    found = [reading.error for reading in read(*uploads, limits=Limits(seconds=3), command=command(act))]

    assert all("was read by" in found[number] for number in (0, 2, 4, 6))
    assert found[1].startswith("1.txt could not be read: its reader stopped (status -6). ")
    assert found[3].startswith("3.txt took more than 3 seconds to read. ")
    assert found[5].startswith("5.txt took too much time or memory to read. ")


def test_what_reads_a_file_is_loaded_once_for_many():
    found = read(*[Upload(f"{number}.txt", b"text") for number in range(8)], command=command(TELL))

    assert len({reading.error.rpartition(" was read by ")[2] for reading in found}) <= 2


def test_what_a_reader_says_is_no_answer():
    (found,) = read(
        RELEASE, command=command("print('[0, null]'); sys.stdout.flush(); raise ValueError('so')")
    )

    assert "its reader stopped (ValueError: so)" in found.error
