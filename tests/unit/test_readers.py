import gzip
import io
import json
import random

import pytest

from transforms.readers import Opened, Origin, jsonl, open_file, read
from transforms.readers.packed import compressed
from transforms.records import Document, Reject

SHA = "ab" * 32
RECORDS = [
    {"title": f"Ferry {n}", "text": f"Ferry {n} is late.", "url": f"https://www.nordpost.example/{n}"} for n in range(3)
]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def opened(data: bytes, path: str = "a", **known: object) -> Opened:
    return open_file(io.BytesIO(data), Origin(SHA, path, **known))  # type: ignore[arg-type]


def documents(data: bytes, path: str = "a", **known: object) -> list[Document]:
    records = list(opened(data, path, **known).records)
    assert all(isinstance(record, Document) for record in records), records
    return [record for record in records if isinstance(record, Document)]


def told(data: bytes, path: str = "a") -> list[tuple[int | None, str]]:
    """Index of every record and its text or the reason of its reject."""
    return [
        (r.record_index, r.reason if isinstance(r, Reject) else r.content)
        for r in read(io.BytesIO(data), Origin(SHA, path))
    ]


def noisy_lines(count: int) -> bytes:
    # Random words, so that gzip has something to cut.
    rng = random.Random(7)
    return b"".join(json.dumps({"text": f"{n} {rng.getrandbits(400):x}"}).encode() + b"\n" for n in range(count))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1"])
def test_text_is_decoded_and_its_encoding_told(encoding: str) -> None:
    text = "Die Fähre läuft später aus, sagte der Kapitän. Fünf Gäste müssen über Nacht bleiben."
    found = opened(text.encode(encoding))
    (document,) = found.records
    assert isinstance(document, Document)
    assert (found.format, document.media, document.content, document.payload) == ("text", "text", text, text)
    assert found.encoding == {"latin-1": "cp1252"}.get(encoding, encoding)


def test_a_stray_nul_costs_no_text() -> None:
    (document,) = documents(b"The ferry is late.\0 Nobody knows why, and nobody at the harbour answers the telephone.")
    assert "\0" not in document.content


def test_a_sidecar_describes_a_text() -> None:
    sidecar = {"url": "https://m.nordpost.example/a", "Headline": "Ferry late", "author": "By Ida Lund", "lang": "en"}
    (document,) = documents(b"The ferry is late.", sidecar=sidecar, folder_source="harvest")
    declared = document.declared
    assert (declared.url, declared.headline, declared.byline) == (sidecar["url"], "Ferry late", ("Ida Lund",))
    assert (declared.language, declared.source) == ("en", "nordpost.example")


def test_a_sidecar_gives_records_their_source_only() -> None:
    data = b'{"text": "One."}\n{"text": "Two.", "outlet": "Sydpost"}'
    first, second = documents(data, "a.jsonl", sidecar={"source": "Nordpost", "headline": "Not theirs"})
    assert (first.declared.source, first.declared.headline) == ("Nordpost", None)
    assert second.declared.source == "Sydpost"


def test_a_page_says_itself_whose_it_is() -> None:
    page = (
        b'<html><head><link rel="canonical" href="https://www.nordpost.example/a"></head><body><p>Hi</p></body></html>'
    )
    (document,) = documents(page, folder_source="harvest")
    assert (document.media, document.declared.source) == ("html", "nordpost.example")


def test_a_page_declares_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Паром опоздал</p></body></html>'
    found = opened(page.encode("cp1251"))
    (document,) = found.records
    assert isinstance(document, Document)
    assert (found.encoding, "Паром опоздал" in document.content) == ("cp1251", True)


def test_a_page_or_text_that_is_too_large_is_a_reject_of_the_file() -> None:
    assert told(b"word " * 2_200_000) == [(None, "file_too_large")]


def test_jsonl_counts_every_record_and_keeps_the_line() -> None:
    found = documents(LINES.replace(b"\n", b"\r\n\r\n"), "a.jsonl")
    assert [d.record_index for d in found] == [0, 1, 2]
    assert [d.payload for d in found] == LINES.decode().splitlines()


def test_a_bad_line_costs_itself_only() -> None:
    data = b'{"text": "One."}\n{"text": oops}\n[1]\n"Two"\n{"title": "no text"}\n{"text": "Three."}\n{"text": "Fo'
    reasons = ["One.", "json_syntax", "not_an_object", "not_an_object", "no_text", "Three.", "json_syntax"]
    assert told(data, "a.jsonl") == list(enumerate(reasons))
    bad = [r for r in read(io.BytesIO(data), Origin(SHA, "a.jsonl")) if isinstance(r, Reject)]
    assert [r.payload for r in bad] == ['{"text": oops}', "[1]", '"Two"', '{"title": "no text"}', '{"text": "Fo']


def test_nan_and_lone_surrogates_pass_and_are_cleaned() -> None:
    (document,) = documents(b'{"text": "caf\\ud800\\u00e9 \\ud83d\\ude00", "score": NaN}\n', "a.jsonl")
    assert document.content == "caf\ufffdé 😀"
    document.content.encode()


def test_a_line_in_another_encoding_is_still_read() -> None:
    line = json.dumps({"text": "Die Fähre läuft später aus, fünf Gäste müssen bleiben."}, ensure_ascii=False)
    assert told(LINES + line.encode("latin-1"), "a.jsonl")[3] == (
        3,
        "Die Fähre läuft später aus, fünf Gäste müssen bleiben.",
    )


def test_jsonl_in_utf_16_is_read_by_line() -> None:
    assert [d.record_index for d in documents(LINES.decode().encode("utf-16"), "a.json")] == [0, 1, 2]


def test_a_long_line_is_kept_and_one_beyond_the_limit_is_skipped() -> None:
    long = b'{"text": "' + b"word " * 2_000_000 + b'"}'
    beyond = b'{"text": "' + b"x" * jsonl.LINE_BYTES + b'"}'
    kept, skipped, last = list(opened(long + b"\n" + beyond + b"\n" + LINES[: LINES.index(b"\n")], "a.jsonl").records)
    assert isinstance(kept, Document)
    assert isinstance(skipped, Reject)
    assert (skipped.reason, skipped.record_index, last.record_index) == ("line_too_long", 1, 2)
    assert len(skipped.payload or "") <= 1024 * 1024


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps(RECORDS, indent=2),
        json.dumps({"status": "ok", "articles": RECORDS}),
        json.dumps({"response": {"docs": RECORDS}}),
        json.dumps({"hits": {"total": 3, "hits": [{"_source": record} for record in RECORDS]}}),
    ],
)
def test_json_gives_the_records_it_holds(text: str) -> None:
    found = documents(text.encode(), "a.json")
    assert [(d.record_index, d.declared.headline) for d in found] == [(0, "Ferry 0"), (1, "Ferry 1"), (2, "Ferry 2")]


def test_a_json_object_is_one_record() -> None:
    assert told(json.dumps(RECORDS[0], indent=1).encode(), "a.json") == [(0, "Ferry 0 is late.")]


def test_a_broken_array_gives_its_whole_elements() -> None:
    text = json.dumps(RECORDS).encode()
    assert told(text[:-8], "a.json") == [(0, "Ferry 0 is late."), (1, "Ferry 1 is late."), (2, "json_syntax")]
    mended = text.replace(b'"Ferry 1 is late."', b"oops")
    assert told(mended, "a.json") == [(0, "Ferry 0 is late."), (1, "json_syntax"), (2, "Ferry 2 is late.")]


def test_an_empty_array_is_a_file_without_records() -> None:
    assert told(b"[ ]", "a.json") == [(None, "no_records")]


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b'{"a":' * 100_000, b'[{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}]"]
)
def test_deep_nesting_is_refused_at_once(data: bytes) -> None:
    assert told(data, "a.json") == [(0, "json_too_deep")]


def test_lines_that_look_like_one_object_are_read_as_lines() -> None:
    first = json.dumps({"text": "x" * 300_000})  # no line ends within the sample
    assert [index for index, _ in told(f"{first}\n{first}\n".encode(), "a.json")] == [0, 1]


def test_html_in_json_is_a_page() -> None:
    record = {"html": "<html><body><p>The ferry is late.</p></body></html>", "source": {"id": None, "name": "Nordpost"}}
    (document,) = documents(json.dumps(record).encode())
    assert (document.media, document.declared.source) == ("html", "Nordpost")


def test_gzip_is_told_by_content_and_read_as_a_stream() -> None:
    once = gzip.compress(LINES[:100]) + gzip.compress(LINES[100:])  # two members, as appending gives
    for data, format_ in ((once, "jsonl+gz"), (gzip.compress(once), "jsonl+gz+gz"), (once + bytes(512), "jsonl+gz")):
        assert opened(data, "a.txt").format == format_
        assert len(documents(data)) == len(RECORDS)


def test_a_truncated_gzip_keeps_the_whole_records_before_the_break() -> None:
    packed = gzip.compress(noisy_lines(5000))
    found = list(opened(packed[: len(packed) // 2]).records)
    *kept, last = found
    assert len(kept) > 1000  # half of them, less what gzip had not given out
    assert all(isinstance(record, Document) for record in kept)
    assert isinstance(last, Reject)
    assert (last.reason, last.record_index) == ("truncated", len(kept))


def test_a_truncated_gzip_of_one_document_is_a_reject_of_the_file() -> None:
    packed = gzip.compress(noisy_lines(1).replace(b'{"text": "', b"Text: "))
    assert told(packed[:-20]) == [(None, "truncated")]
    assert told(packed[:4]) == [(None, "truncated")]


def test_a_truncated_gzip_of_an_array_keeps_whole_elements() -> None:
    array = b"[" + noisy_lines(500).rstrip().replace(b"\n", b",") + b"]"
    packed = gzip.compress(array)
    *kept, last = told(packed[: len(packed) * 3 // 4])
    assert len(kept) > 100
    assert last == (len(kept), "truncated")


def test_a_corrupt_gzip_says_so() -> None:
    packed = bytearray(gzip.compress(noisy_lines(2000)))
    packed[-6] ^= 0xFF  # in the checksum
    *kept, last = told(bytes(packed))
    assert len(kept) > 1000  # what the last chunk held is lost
    assert last == (len(kept), "corrupt")


def test_a_bomb_stops_early() -> None:
    line = b'{"text": "' + b"a" * 1_000_000 + b'"}\n'
    packed = gzip.compress(line * 60, 9)
    found = told(packed)
    assert found[-1][1] == "bomb"
    assert sum(len(text) for _, text in found) < 2 * compressed.RATIO_FROM_BYTES


def test_nothing_is_read_before_it_is_asked_for() -> None:
    data = io.BytesIO(noisy_lines(20_000))
    records = open_file(data, Origin(SHA, "a.jsonl")).records
    next(records)
    assert data.tell() < len(data.getvalue()) / 2


def test_what_decoding_had_to_do_stands_in_every_document() -> None:
    russian = "Совет проголосовал за закрытие старой гавани, сообщил мэр города. " * 8
    legacy = russian.encode("cp1251")
    assert documents(legacy, "a.txt")[0].flags == ("encoding_guessed",)
    assert documents(russian.encode(), "a.txt")[0].flags == ()
    damaged = (russian * 4).encode().replace("мэр".encode(), b"\xd0", 1)
    assert documents(damaged, "a.txt")[0].flags == ("encoding_damaged",)
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{russian}</p></body></html>'
    assert documents(page.encode(), "a.html")[0].flags == ("encoding_misdeclared",)
    line = json.dumps({"text": russian}, ensure_ascii=False)
    assert [d.flags for d in documents(f"{line}\n".encode() + line.encode("cp1251") + b"\n", "a.jsonl")] == [
        (),
        ("encoding_guessed",),
    ]
    assert [d.flags for d in documents(f"[{line}, {line}]".encode("cp1251"), "a.json")] == [("encoding_guessed",)] * 2
