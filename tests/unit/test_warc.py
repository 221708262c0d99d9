import gzip
import io
import json
import time
import tracemalloc

import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.readers.crawls import frames
from transforms.records import Document, Reject

PAGE = "<html><head><title>Kai</title></head><body><p>Die Fähre läuft später aus.</p></body></html>"
TEXT = "The ferry to Lisholm is late, and nobody at the harbour can say when it will leave the quay."


def record(block: bytes, kind: str = "response", *, version: str = "1.0", end: str = "\r\n", **fields: object) -> bytes:
    known = {"WARC-Target-URI": "https://www.nordpost.example/a", "WARC-Date": "2026-03-04T05:06:07Z"}
    known |= {"Content-Type": "application/http; msgtype=response", "Content-Length": len(block)}
    known |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", *(f"{name}: {value}" for name, value in known.items())]
    return end.join([*lines, "", ""]).encode() + block + (end * 2).encode()


def response(body: bytes, type_: str = "text/html; charset=utf-8", status: str = "200 OK", *more: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {type_}", *more, "", ""]
    return "\r\n".join(head).encode() + body


def pages(count: int) -> list[bytes]:
    return [record(response(PAGE.replace("Kai", f"Kai {n}").encode())) for n in range(count)]


def opened(data: bytes, path: str = "a.warc") -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path))


def told(data: bytes) -> list[tuple[int | None, str]]:
    """Index of every record, and what its page is called or why it was refused."""
    found = opened(data).records
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.content[19:24].strip("</")) for r in found]


def only(data: bytes) -> Document | Reject:
    (found,) = opened(data).records
    return found


def document(data: bytes) -> Document:
    found = only(data)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("version", ["0.17", "0.18", "1.0", "1.1"])
def test_a_page_has_its_address_and_text(version: str) -> None:
    data = record(response(PAGE.encode()), version=version)
    found = opened(data)
    (page,) = found.records
    assert isinstance(page, Document)
    assert (found.format, page.media, page.content, page.record_index) == ("warc", "html", PAGE, 0)
    declared = page.declared
    assert (declared.url, declared.source) == ("https://www.nordpost.example/a", "nordpost.example")
    assert declared.published is None  # the day of the crawl is not that of the article


def test_records_packed_one_by_one_are_one_file() -> None:
    packed = b"".join(map(gzip.compress, pages(3)))
    assert opened(packed).format == "warc+gz"
    assert told(packed) == [(0, "Kai 0"), (1, "Kai 1"), (2, "Kai 2")]


def test_records_about_the_crawl_are_none() -> None:
    about = record(b"software: crawler", "warcinfo") + record(b"GET / HTTP/1.1\r\n\r\n", "request")
    about += record(b"via: x", "metadata")
    assert told(about + pages(1)[0] + about) == [(0, "Kai 0")]
    assert told(about) == [(None, "no_records")]


def test_what_is_no_article_by_nature_is_told_so() -> None:
    robots = {"WARC_Target_URI": "https://a.example/robots.txt"}
    data = b"".join(
        [
            record(response(PAGE.encode(), status="404 Not Found")),
            record(response(b"", status="301 Moved Permanently")),
            record(response(b"\x89PNG\r\n\x1a\n", "image/png")),
            record(response(b"body { }", "text/css")),
            record(response(b"User-agent: *", "text/plain"), **robots),
            record(b"", "revisit"),
            record(response(b" \r\n")),
            record(response(b"<?xml version='1.0'?><urlset><url/></urlset>", "application/xml")),
            record(b"20260304 a.example. 300 IN A 1.2.3.4", WARC_Target_URI="dns:a.example", Content_Type="text/dns"),
        ]
    )
    found = list(opened(data).records)
    assert [r.record_index for r in found] == list(range(9))
    assert all(isinstance(r, Reject) and not r.is_article for r in found)
    reasons = ["http_status", "http_status", "not_a_page", "not_a_page", "not_a_page", "revisit", "empty"]
    assert [r.reason for r in found if isinstance(r, Reject)] == [*reasons, "unsupported_format", "not_a_page"]


def test_text_of_pages_and_resources_are_read() -> None:
    wet = record(TEXT.encode(), "conversion", Content_Type="text/plain")
    resource = record(PAGE.encode(), "resource", Content_Type="text/html")
    text, page = opened(wet + resource).records
    assert isinstance(text, Document)
    assert isinstance(page, Document)
    assert (text.media, text.content, page.media) == ("text", TEXT, "html")
    assert text.declared.url == "https://www.nordpost.example/a"


def test_charsets_are_those_of_the_header_then_of_the_page() -> None:
    russian = "<html><body><p>Паром опоздал, сообщил капитан порта.</p></body></html>"
    misdeclared = f'<meta charset="windows-1251">{russian}'.encode("koi8-r")
    by_header = document(record(response(misdeclared, "text/html; charset=koi8-r")))
    by_page = document(record(response(f'<meta charset="koi8-r">{russian}'.encode("koi8-r"), "text/html")))
    assert "Паром опоздал" in by_header.content
    assert "Паром опоздал" in by_page.content


def test_files_of_other_formats_are_read_by_their_readers() -> None:
    rows = [{"title": f"Ferry {n}", "text": f"Ferry {n} is late."} for n in range(2)]
    lines = record(response(json.dumps(rows).encode(), "application/json"))
    first, second, page = opened(lines + pages(1)[0]).records
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.declared.headline, second.declared.headline) == ("Ferry 0", "Ferry 1")
    assert [first.record_index, second.record_index, page.record_index] == [0, 1, 2]
    misnamed = document(record(response(PAGE.encode(), "text/plain")))
    assert (misnamed.media, misnamed.declared.url) == ("html", "https://www.nordpost.example/a")


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_of_either_kind_pass(end: str) -> None:
    assert told(b"".join(record(response(PAGE.encode()), end=end) for _ in range(2))) == [(0, "Kai"), (1, "Kai")]


def test_addresses_are_mended() -> None:
    assert document(record(response(PAGE.encode()), WARC_Target_URI="<http://a.example/x y>")).declared.url == (
        "http://a.example/x%20y"
    )
    assert isinstance(only(record(response(PAGE.encode()), WARC_Target_URI="http://[broken")), Document)


@pytest.mark.parametrize("length", [20, 0, 400, 10**9, 10**30, -5, "many"])
def test_a_wrong_length_costs_no_other_record(length: object) -> None:
    first, *others = pages(3)
    stated = first.index(b"Content-Length: ")
    wrong = first[:stated] + f"Content-Length: {length}".encode() + first[first.index(b"\r\n", stated) :]
    assert told(wrong + b"".join(others)) == [(0, "Kai 0"), (1, "Kai 1"), (2, "Kai 2")]
    page = next(opened(wrong + b"".join(others)).records)
    assert isinstance(page, Document)
    assert page.content.rstrip() == PAGE.replace("Kai", "Kai 0")


def test_a_page_within_its_length_may_hold_what_looks_like_a_record() -> None:
    forged = PAGE.encode() + b"\r\n\r\n" + pages(1)[0]
    assert [index for index, _ in told(record(response(forged)) + pages(1)[0])] == [0, 1]


def test_what_is_whole_before_a_break_is_kept() -> None:
    data = b"".join(pages(3))
    assert told(data[:-60]) == [(0, "Kai 0"), (1, "Kai 1"), (2, "truncated")]
    packed = b"".join(map(gzip.compress, pages(3)))
    assert told(packed[:-40]) == [(0, "Kai 0"), (1, "Kai 1"), (2, "truncated")]
    damaged = bytearray(packed)
    damaged[-6] ^= 0xFF  # in the last checksum
    assert [reason for _, reason in told(bytes(damaged))][-1] == "corrupt"


def test_stray_bytes_are_told_and_passed() -> None:
    stray = b"the disk was full here\nand here\n"
    first, second = pages(2)
    assert told(first + stray + second + stray) == [(0, "Kai 0"), (1, "corrupt"), (2, "Kai 1"), (3, "corrupt")]
    reject = list(opened(first + stray).records)[1]
    assert isinstance(reject, Reject)
    assert (reject.payload, reject.is_article) == (stray.decode(), True)


def test_headers_without_end_are_passed() -> None:
    endless = b"WARC/1.0\r\nWARC-Type: response\r\nX-Note: " + b"a" * 10_000_000 + b"\r\n\r\n"
    assert told(endless + pages(1)[0]) == [(0, "corrupt"), (1, "Kai 0")]
    http = record(b"HTTP/1.1 200 OK\r\nX-Note: " + b"a" * 10_000_000 + b"\r\n\r\n" + PAGE.encode())
    assert told(http + pages(1)[0]) == [(0, "corrupt"), (1, "Kai 0")]


def test_large_records_are_passed_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "BLOCK_BYTES", 4_000_000)
    film = record(response(bytes(12_000_000), "video/mp4"))
    page = record(response(b"<p>" + b"word " * 2_400_000))
    data = io.BufferedReader(io.BytesIO(film + page + pages(1)[0]))  # type: ignore[arg-type]  # it is read as a raw one
    tracemalloc.start()
    found = list(open_file(data, Origin("0" * 64, "a")).records)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [r.reason for r in found[:2] if isinstance(r, Reject)] == ["not_a_page", "page_too_large"]
    assert isinstance(found[2], Document)
    assert peak < 4 * frames.BLOCK_BYTES


def test_a_file_of_lies_is_read_in_time() -> None:
    lie = record(response(PAGE.encode()), Content_Length=10**9)
    started = time.process_time()
    assert len(told(lie * 4_000)) == 4_000
    assert time.process_time() - started < 5  # each look at all that follows would take minutes


def test_a_page_in_parts_is_refused_and_one_cut_off_is_marked() -> None:
    part = record(response(PAGE.encode()), WARC_Segment_Number=1)
    found = only(part)
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article) == ("segmented", True)
    assert document(record(response(PAGE.encode()), WARC_Truncated="length")).flags == ("page_cut_off",)


def test_a_page_too_large_is_refused() -> None:
    found = only(record(response(b"<p>" + b"word " * 2_200_000)))
    assert isinstance(found, Reject)
    assert found.reason == "page_too_large"
    assert len(found.payload or "") <= 1024 * 1024


def test_bytes_that_no_encoding_fits_are_refused() -> None:
    assert told(record(response(bytes(range(256)) * 4))) == [(0, "undecodable")]
