import io

import pytest

from transforms.readers import Origin, open_file
from transforms.records import Reject


def opened(data: bytes, path: str = "a.txt") -> tuple[str, list[str | None]]:
    found = open_file(io.BytesIO(data), Origin("0" * 64, path))
    return found.format, [record.reason if isinstance(record, Reject) else None for record in found.records]


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\n" * 1000, "\ufeff \n".encode("utf-16")]
)
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    assert opened(data) == ("empty", ["empty"])


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "png"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z"),
        (b"SQLite format 3\0" + bytes(20), "sqlite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "doc"),
        (b"{\\rtf1 A text}", "rtf"),
        (b'<?xml version="1.0"?><urlset></urlset>', "xml:urlset"),
    ],
)
def test_a_known_format_without_a_reader_is_named(data: bytes, format_: str) -> None:
    assert opened(data) == (format_, ["unsupported_format"])


@pytest.mark.parametrize("path", ["a.txt", "a.json", "a.html", "a"])
def test_a_binary_is_told_whatever_its_name(path: str) -> None:
    assert opened(bytes(range(256)) * 20, path) == ("binary", ["binary"])


@pytest.mark.parametrize(
    ("data", "path", "format_"),
    [
        (b"<!DOCTYPE html><html><body><p>Hi</p></body></html>", "page.txt", "html"),
        (b"\n<!-- saved --><HTML><body>Hi</body></HTML>", "page.txt", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html></html>', "p.txt", "html"),
        (b"<p>One</p><p>Two</p>", "fragment.txt", "html"),
        (b"Loaded\n<html><head></head><body></body></html>", "late.txt", "html"),
        (b"He wrote <p> and left.", "prose.txt", "text"),
        (b"Use <html> to begin a page.", "prose.txt", "text"),
        (b"a <b>bold</b> <br> word", "named.html", "html"),
        (b"[Nordpost] KIRUNA - The mine closed.", "a.txt", "text"),
        (b"{Update} The mine closed.", "a.txt", "text"),
        (b'{"text": "a"}', "a.txt", "json"),
        (b'{"text": "a"}', "a.jsonl", "jsonl"),
        (b'{"text": "a"}\r\n{"text": "b"}\r\n', "a.json", "jsonl"),
        (b'{"text": "a"}\nMIME-Version: 1.0\n', "a.jsonl", "jsonl"),
        (b'\n{"text": \n{"text": "b"}', "a.json", "jsonl"),
        (b'{\n  "text": "a"\n}', "a.json", "json"),
        (b'[\n{"text": "a"},\n{"text": "b"}\n]', "a.jsonl", "json"),
        (b"Place: Kiruna\nThe mine closed, said the mayor.", "a.txt", "text"),
    ],
)
def test_content_tells_the_format_and_the_suffix_breaks_ties(data: bytes, path: str, format_: str) -> None:
    assert opened(data, path)[0] == format_


def test_utf_16_is_text_with_and_without_a_mark() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert opened("The mine closed on Friday.".encode(encoding)) == ("text", [None])
