import csv

from transforms.outlets import outlets, read_sources
from warehouse.schema import SOURCES

NONE = SOURCES.arrow.empty_table()


def test_hand_edited_outlet_wins_over_what_its_id_tells() -> None:
    edited = [{"source_id": "post.example", "name": "The Post", "kind": "newspaper"}]
    rows = outlets(["post.example", "the-ledger", "post.example"], NONE, edited).to_pylist()
    assert rows == [
        {
            "source_id": "post.example",
            "name": "The Post",
            "domain": "post.example",
            "country": None,
            "language": None,
            "kind": "newspaper",
        },
        {
            "source_id": "the-ledger",
            "name": "the-ledger",
            "domain": None,
            "country": None,
            "language": None,
            "kind": "unknown",
        },
    ]


def test_rows_that_cannot_be_used_are_told_by_line() -> None:
    text = "\ufeffsource_id,name,kind,extra\na,A,agency,1\n,B,agency\na,C,state\nd,D,clown\ne,,\n"
    rows, problems = read_sources(text)
    assert rows == [{"source_id": "a", "name": "A", "kind": "agency"}, {"source_id": "e"}]
    assert [problem.split(":")[0] for problem in problems] == ["line 3", "line 4", "line 5"]


def test_file_without_the_column_is_told() -> None:
    assert read_sources("name\nPost\n")[1] == ["it has no column source_id; the row for every outlet begins with it"]
    assert read_sources("")[1]


def test_outlet_keeps_what_an_earlier_run_was_told() -> None:
    before = outlets(["post.example"], NONE, [{"source_id": "post.example", "name": "The Post"}])
    after = outlets(["ledger.example"], before, [])
    assert after["name"].to_pylist() == ["ledger.example", "The Post"]
    renamed = outlets([], after, [{"source_id": "post.example", "name": "The New Post"}])
    assert renamed["name"].to_pylist() == ["ledger.example", "The New Post"]


def test_field_beyond_all_bounds_is_told_and_the_others_are_read() -> None:
    rows, problems = read_sources("source_id,name\na,A\nb," + "x" * 2_000 + "\nc,C\n")
    assert rows == [{"source_id": "a", "name": "A"}, {"source_id": "c", "name": "C"}]
    assert problems == ["line 3: name is longer than 1000 characters; is a quotation mark left open?"]


def test_open_quotation_mark_is_told() -> None:
    rows, problems = read_sources('source_id,name\na,A\nb,"B\n' + "c,C\n" * 1_000)
    assert rows == [{"source_id": "a", "name": "A"}]
    assert "name is longer" in problems[0]


def test_field_beyond_what_csv_reads_ends_the_list_and_is_told() -> None:
    before = csv.field_size_limit(100_000)
    try:
        rows, problems = read_sources("source_id,name\na,A\nb," + "x" * 200_000 + "\n")
    finally:
        csv.field_size_limit(before)
    assert rows == [{"source_id": "a", "name": "A"}]
    assert "not read" in problems[0]
