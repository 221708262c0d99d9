import io
from quopri import encodestring

import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.records import Document, Reject

PAGE = '<html><head><meta charset="{}"></head><body><h1>Fähre spät</h1><p>Die Fähre ist spät.</p></body></html>'
BLINK = "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.nordpost.example/a\nSubject: Ferry\n"


def saved(head: str, parts: list[tuple[str, bytes]], parameters: str = "") -> bytes:
    top = f"{head}MIME-Version: 1.0\nContent-Type: multipart/related; {parameters}boundary=b\n\n".encode()
    return top + b"".join(b"--b\n" + headers.encode() + b"\n\n" + body + b"\n" for headers, body in parts) + b"--b--\n"


def opened(data: bytes, path: str = "a") -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path))


def page(charset: str = "utf-8", **headers: str) -> tuple[str, bytes]:
    lines = ["Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\n".join(lines), encodestring(PAGE.format(charset).encode(charset))


PICTURE = ("Content-Type: image/png\nContent-Location: https://www.nordpost.example/a.png", b"\x89PNG")
FRAME = ("Content-Type: text/html\nContent-ID: <frame>", b"<p>An advertisement</p>")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_page_is_read_with_its_address(charset: str) -> None:
    found = opened(saved(BLINK, [page(charset), PICTURE]))
    (record,) = found.records
    assert isinstance(record, Document)
    assert (found.format, record.media, record.flags) == ("mhtml", "html", ())
    assert record.content.strip() == PAGE.format(charset)
    assert (record.declared.url, record.declared.source) == ("https://www.nordpost.example/a", "nordpost.example")
    assert record.declared.published is None  # the day it was saved


def test_the_part_that_is_said_to_be_the_page_is_the_page() -> None:
    data = saved(BLINK, [FRAME, page(Content_ID="<root>")], 'type="text/html"; start="<root>"; ')
    (record,) = opened(data).records
    assert isinstance(record, Document)
    assert "Fähre" in record.content


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("", "a"),
        ('From: "Saved by Internet Explorer 11"\n', "a"),
        ("From: x\nTo: a@b.example\n", "a.mht"),
        (BLINK, "a.eml"),
    ],
)
def test_what_browsers_save_is_told_from_mail(head: str, path: str) -> None:
    found = opened(saved(head, [page(Content_Location="https://www.nordpost.example/b"), PICTURE]), path)
    (record,) = found.records
    assert isinstance(record, Document)
    assert (found.format, (record.declared.url or "")[-2:]) == ("mhtml", "/a" if head == BLINK else "/b")


def test_a_letter_with_pictures_is_a_letter() -> None:
    assert opened(saved("From: ida@nordpost.example\nTo: a@b.example\n", [page(), PICTURE])).format == "eml"


def test_a_saved_file_without_a_page_is_told() -> None:
    (reject,) = opened(saved(BLINK, [PICTURE])).records
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.record_index) == ("no_text", 0)


def test_a_saved_page_that_breaks_off_is_kept_and_flagged() -> None:
    (record,) = opened(saved(BLINK, [page(), PICTURE])[:-8]).records
    assert isinstance(record, Document)
    assert record.flags == ("message_cut_off",)
