import gzip
import io

import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.records import Document, Reject

PAGE = "<html><head><title>Kai</title></head><body><p>The ferry is late.</p></body></html>"
FIRST = b"1 0 Harvester\nURL IP-address Archive-date Content-type Archive-length\n"
SECOND = (
    b"2 0 Harvester\n"
    b"URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n"
)


def archive(version: int, *records: bytes) -> bytes:
    about = FIRST if version == 1 else SECOND
    return line(version, "filedesc://harvest.arc", "text/plain", about) + about + b"\n" + b"\n".join(records)


def line(version: int, url: str, type_: str, block: bytes) -> bytes:
    more = " 200 a1b2 - 1234 harvest.arc" if version == 2 else ""
    return f"{url} 192.0.2.7 20090304050607 {type_}{more} {len(block)}\n".encode()


def page(version: int, name: str = "a", type_: str = "text/html", status: str = "200 OK") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n\r\n".encode() + PAGE.replace("Kai", name).encode()
    return line(version, f"http://www.nordpost.example/{name}", type_, block) + block


def opened(data: bytes) -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, "a.arc"))


def told(data: bytes) -> list[tuple[int | None, str | None]]:
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.declared.url) for r in opened(data).records]


@pytest.mark.parametrize("version", [1, 2])
def test_pages_have_their_address_and_text(version: int) -> None:
    packed = gzip.compress(archive(version, page(version, "a"))) + gzip.compress(page(version, "b c"))
    found = opened(packed)
    first, second = found.records
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (found.format, first.media, first.content) == ("arc+gz", "html", PAGE.replace("Kai", "a"))
    assert (first.declared.url, first.declared.source) == ("http://www.nordpost.example/a", "nordpost.example")
    assert second.declared.url == "http://www.nordpost.example/b%20c"


def test_what_is_no_page_is_told_so() -> None:
    name = b"20090304050607\nwww.nordpost.example. 300 IN A 192.0.2.7\n"
    records = [
        line(1, "dns:www.nordpost.example", "text/dns", name) + name,
        page(1, status="404 Not Found"),
        page(1, type_="image/gif"),
    ]
    found = list(opened(archive(1, *records)).records)
    assert [r.reason for r in found if isinstance(r, Reject)] == ["not_a_page", "http_status", "not_a_page"]
    assert not any(r.is_article for r in found if isinstance(r, Reject))
    assert told(archive(1)) == [(None, "no_records")]


def test_a_page_stored_without_the_head_of_its_response_is_one() -> None:
    block = PAGE.encode()
    (found,) = opened(archive(1, line(1, "http://a.example/", "text/html", block) + block)).records
    assert isinstance(found, Document)
    assert found.content == PAGE


@pytest.mark.parametrize("length", ["10", "100000000"])
def test_a_wrong_length_costs_no_other_record(length: str) -> None:
    wrong = page(1, "a").replace(b"text/html 1", f"text/html {length} 1".encode(), 1)
    head, _, block = wrong.partition(b"\n")
    wrong = head.rpartition(b" ")[0] + f" {length}\n".encode() + block
    urls = [f"http://www.nordpost.example/{name}" for name in "abc"]
    assert told(archive(1, wrong, page(1, "b"), page(1, "c"))) == list(enumerate(urls))


def test_what_is_whole_before_a_break_is_kept() -> None:
    data = archive(1, page(1, "a"), page(1, "b"))
    assert told(data[:-30]) == [(0, "http://www.nordpost.example/a"), (1, "truncated")]
    stray = archive(1, page(1, "a"), b"the disk was full here\n", page(1, "b"))
    assert [reason for _, reason in told(stray)] == [
        "http://www.nordpost.example/a",
        "corrupt",
        "http://www.nordpost.example/b",
    ]
