import csv
import gzip
import io
import json
import random
import time

import pytest

from transforms.fields.field_map import FIELD_MAP, extended
from transforms.readers import Opened, Origin, lines, open_file
from transforms.records import Document, Reject

HEADER = ["id", "title", "url", "text", "publish_date"]
LONG = "The ferry to Lisholm is late, and nobody at the harbour, which is empty, can say why."


def row(number: int, text: str = LONG) -> list[str]:
    return [str(number), f"Ferry {number}", f"https://www.nordpost.example/{number}", text, "2026-03-04"]


def table(*rows: list[str], header: list[str] = HEADER, **dialect: object) -> str:
    data = io.StringIO()
    csv.writer(data, **dialect).writerows([header, *rows])  # type: ignore[arg-type]
    return data.getvalue()


def opened(data: bytes | str, path: str = "a", **known: object) -> Opened:
    binary = data.encode() if isinstance(data, str) else data
    return open_file(io.BytesIO(binary), Origin("ab" * 32, path, **known))  # type: ignore[arg-type]


def told(data: bytes | str, path: str = "a") -> list[tuple[int | None, str | None]]:
    """Index of every record, and its headline or the reason of its reject."""
    return [
        (r.record_index, r.reason if isinstance(r, Reject) else r.declared.headline) for r in opened(data, path).records
    ]


def documents(data: bytes | str, path: str = "a", **known: object) -> list[Document]:
    records = list(opened(data, path, **known).records)
    assert all(isinstance(record, Document) for record in records), records
    return [record for record in records if isinstance(record, Document)]


def broken(number: int, text: str = LONG) -> str:
    """A row whose text opens a quote and does not close it."""
    return f'{number},Ferry {number},https://www.nordpost.example/{number},"{text},2026-03-04\r\n'


@pytest.mark.parametrize(("delimiter", "format_"), [(",", "csv"), (";", "csv"), ("|", "csv"), ("\t", "tsv")])
def test_a_row_is_a_record_under_the_names_of_the_header(delimiter: str, format_: str) -> None:
    data = table(row(0), row(1, "Two\n\nparagraphs; with | all, marks\tin them"), delimiter=delimiter)
    assert opened(data).format == format_
    first, second = documents(data)
    declared = first.declared
    assert (first.content, declared.headline, declared.published) == (LONG, "Ferry 0", "2026-03-04")
    assert (declared.url, declared.source) == ("https://www.nordpost.example/0", "nordpost.example")
    assert json.loads(first.payload) == dict(zip(HEADER, row(0), strict=True))
    assert second.content == "Two\n\nparagraphs; with | all, marks\tin them"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_is_read_in_any_encoding(encoding: str) -> None:
    data = table(row(0, "Die Fähre läuft später aus, sagte der Kapitän.\nFünf Gäste müssen bleiben."), row(1))
    found = opened(data.encode(encoding))
    first, second = found.records
    assert isinstance(first, Document)
    assert (found.encoding, first.content[:9], second.record_index) == (encoding, "Die Fähre", 1)
    assert list(json.loads(first.payload)) == HEADER  # without a byte order mark
    assert first.flags == (("encoding_guessed",) if encoding == "cp1252" else ())


def test_line_ends_of_all_systems_are_read() -> None:
    data = table(row(0, '"A quote," he said'), row(1)).replace("\r\n", "\n")
    for end in ("\n", "\r\n", "\r"):
        assert told(data.replace("\n", end)) == [(0, "Ferry 0"), (1, "Ferry 1")]


def test_quotes_are_doubled_or_escaped() -> None:
    doubled = table(row(0, 'He said "no" and "\\n" twice.'))
    assert documents(doubled)[0].content == 'He said "no" and "\\n" twice.'
    escaped = table(row(0, 'He said "no",\nthen left.'), doublequote=False, escapechar="\\")
    assert documents(escaped)[0].content == 'He said "no",\nthen left.'
    sloppy = 'title,text,url\nFerry,"The "late" ferry, he said, is "on time".",https://a.example/1\n'
    assert documents(sloppy)[0].content == 'The "late" ferry, he said, is "on time".'


def test_tables_of_databases_have_quotes_as_they_are() -> None:
    data = 'title\ttext\turl\nFerry\t"No," he said, and left\tu\nBridge\t"Yes, he "said\t\\N\nQuay\t"All good"\tu\n'
    assert [d.content for d in documents(data)] == ['"No," he said, and left', '"Yes, he "said', "All good"]
    opens_and_closes = 'title\ttext\nFerry\t"We wait, he said\nBridge\tAnd so do we"\n'
    assert told(opens_and_closes) == [(0, "Ferry"), (1, "Bridge")]


def test_an_unclosed_quote_costs_its_own_row() -> None:
    start, *rows = table(*(row(n, f'{LONG} "Why?" he asked.\n{LONG}') for n in range(9))).split("\r\n")
    for at in (0, 4, 8):
        lines_ = [*rows[:at], broken(at).strip(), *rows[at + 1 :]]
        found = list(opened("\r\n".join([start, *lines_])).records)
        assert [r.record_index for r in found] == list(range(9))
        assert [r.record_index for r in found if isinstance(r, Reject)] == [at]
        reject = found[at]
        assert isinstance(reject, Reject)
        assert (reject.reason, reject.payload) == ("unclosed_quote", broken(at).strip())


def test_the_paragraphs_of_a_broken_row_are_no_rows() -> None:
    # The second paragraph has as many commas as a row has, but no address and no number where rows have them.
    text = f"{LONG}\n\nIt came, it saw, it left, it said, all alone\n\nThe end"
    data = table(row(0), row(1)) + broken(2, text) + table(row(3), row(4)).partition("\r\n")[2]
    found = list(opened(data).records)
    assert [r.record_index for r in found if isinstance(r, Document)] == [0, 1, 3, 4]
    (reject,) = (r for r in found if isinstance(r, Reject))
    assert reject.payload == "\n".join(line for line in broken(2, text).splitlines() if line)


def test_a_long_broken_row_is_kept_in_pieces() -> None:
    text = "\n".join(f"Paragraph {n} of a text that never ends" for n in range(60_000))
    found = list(opened(table(row(0)) + broken(1, text) + table(row(2)).partition("\r\n")[2]).records)
    rejects = [r for r in found if isinstance(r, Reject)]
    assert len(found) - len(rejects) == 2
    assert 1 < len(rejects) < 10
    assert "\n".join(r.payload or "" for r in rejects) == broken(1, text).strip().replace("\r\n", "\n")


def test_a_table_cut_within_a_text_rejects_its_last_row() -> None:
    data = table(*(row(n, f"{LONG}\n{LONG}\n{LONG}") for n in range(3)))
    assert told(data[:-100]) == [(0, "Ferry 0"), (1, "Ferry 1"), (2, "unclosed_quote")]
    packed = gzip.compress(data.encode())
    assert told(packed[:-6])[-1] in {(3, "truncated"), (None, "truncated")}


@pytest.mark.parametrize("line", ['t,"text,u', 'x","z', '"""a', '1,"a b c', '"'])
def test_a_file_of_open_quotes_takes_bounded_time(line: str) -> None:
    data = "title,text,url\n" + f"{line}\n" * 10_000
    began = time.process_time()
    found = list(opened(data, "a.csv").records)
    assert time.process_time() - began < 5  # some 1 s; with the square of the lines a minute
    assert {r.reason for r in found if isinstance(r, Reject)} == {"unclosed_quote"}


def test_cells_that_lack_or_are_too_many() -> None:
    data = "title,text,author\nA,Text,Ida Lund,,\nB,Text\nC,Text,Bo Ek,more\nD\n,,\nE,Text"
    few, many = "too_few_fields", "too_many_fields"
    assert told(data, "a.csv") == [(0, "A"), (1, "B"), (2, many), (3, few), (4, few)]


def test_of_columns_with_one_name_the_first_that_holds_something_counts() -> None:
    data = 'title,text,text,title\nA,,"Second",X\nB,First,Second,Y\n'
    assert [(d.declared.headline, d.content) for d in documents(data)] == [("A", "Second"), ("B", "First")]
    assert json.loads(documents(data)[1].payload) == {"title": "B", "text": "First", "text_": "Second", "title_": "Y"}


def test_lists_in_cells_are_read_and_words_for_nothing_are_not() -> None:
    data = table(
        ["Text", "['Ida Lund', \"Bo Ek\"]", "nan", "NULL"],
        ["['One.', 'Two.']", '["Ida Lund", null]', "2026-03-04", "{'name': 'Nordpost'}"],
        ["['unclosed, he wrote.'", "[]", "x", r"\N"],
        header=["text", "authors", "date", "source"],
    )
    first, second, third = documents(data)
    assert (first.declared.byline, first.declared.published, first.declared.source) == (
        ("Ida Lund", "Bo Ek"),
        None,
        None,
    )
    assert (second.content, second.declared.byline, second.declared.source) == (
        "One.\n\nTwo.",
        ("Ida Lund",),
        "Nordpost",
    )
    assert third.content == "['unclosed, he wrote.'"


@pytest.mark.parametrize("cell", ["['a', " + "-" * 60_000 + "1]", "['a', " + "[" * 60_000 + "]"])
def test_a_hostile_list_is_a_text(cell: str) -> None:
    assert documents(table(["A", cell], header=["title", "text"]))[0].content == cell


@pytest.mark.parametrize(
    "text",
    [
        "Text, title, and date: what editors need\nThe ferry, which sank, was old.\nNobody, it seems, knows.\n",
        "Text, title, date\n\nThe ferry sank on Monday.\nNobody, it seems, knows.\nSo they say.",
        "The title, the text, the url\nare words, too, of prose\nif they stand, as here, in it",
        "Title: a word\tand a tab\nAnd text",
        "A headline, a body and a name\n\nText follows, as it does, here.",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert opened(text, "a.txt").format == "text"


def test_a_table_is_told_without_its_name() -> None:
    assert opened("title,text\nA,B\n", "a.txt").format == "csv"
    assert opened(table(row(0, LONG * 4000)), "a").format == "csv"  # the first row ends behind the sample
    assert opened('sep=;\r\n"title";"text"\r\nA;B\r\n', "a").format == "csv"


def test_a_table_without_names_is_refused_as_a_whole() -> None:
    assert told("1,2,3\n4,5,6\n", "a.csv") == [(None, "no_header")]
    assert told("title,text\n", "a.csv") == [(None, "no_records")]


def test_names_of_the_settings_count() -> None:
    field_map = extended(FIELD_MAP, {"headline": ["Überschrift"], "text": ["Inhalt"]})
    (found,) = documents("Überschrift;Inhalt\nFähre;Text\n".encode("cp1252"), "a.csv", field_map=field_map)
    assert (found.declared.headline, found.content) == ("Fähre", "Text")


def test_a_field_may_be_as_long_as_a_line_and_a_longer_line_is_skipped() -> None:
    long, beyond = "x" * 1_000_000, "x" * lines.LINE_BYTES
    found = list(opened(f'title,text\nA,"{long}\n{long}"\nB,{beyond}\nC,Text\n', "a.csv").records)
    assert [r.reason if isinstance(r, Reject) else len(r.content) for r in found] == [2_000_001, "line_too_long", 4]
    assert len(getattr(found[1], "payload", "")) == 1024 * 1024


def test_nuls_are_dropped_and_a_binary_line_costs_itself() -> None:
    data = table(*map(row, range(99))).replace("harbour", "har\0bour", 1).encode()
    *kept, last = opened(data + b"2,x\0\1\2\3\4\5\6\7\0\0\0,u,t,d\r\n").records
    assert [r.content for r in kept if isinstance(r, Document)] == [LONG] * 99
    assert isinstance(last, Reject)
    assert (last.reason, last.record_index) == ("undecodable", 99)


def test_nothing_is_read_before_it_is_asked_for() -> None:
    rng = random.Random(7)
    data = io.BytesIO(table(*(row(n, f"{LONG} {rng.getrandbits(800):x}") for n in range(5000))).encode())
    records = open_file(data, Origin("ab" * 32, "a.csv")).records
    next(records)
    assert data.tell() < len(data.getvalue()) / 2
