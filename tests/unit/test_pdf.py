import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from transforms.extract import extract
from transforms.readers import Opened, Origin, open_file
from transforms.readers.documents import pdf
from transforms.records import Article, Document, Reject


@dataclass(frozen=True)
class Set:
    """A line as it is set: from the left and the bottom in points, size of type, text."""

    left: float
    base: float
    text: str
    size: float = 10


def pdf_of(pages: Sequence[Sequence[Set]], info: str = "", security: str = "") -> bytes:
    """A file of these pages, set in Helvetica."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for lines in pages:
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        shown = "\n".join(f"BT /F {line.size} Tf {line.left} {line.base} Td ({line.text}) Tj ET" for line in lines)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    objects.append(f"<< {info} >>")
    data = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"<< /Size {count} /Root 1 0 R /Info {len(objects)} 0 R {security} >>"
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer {trailer}\nstartxref\n{len(data)}\n%%EOF\n"
    return (data + end).encode("cp1252")


def column(left: float, top: float, *lines: str, indent: float = 0, size: float = 10) -> list[Set]:
    """Lines below each other, the first indented."""
    return [
        Set(left + (0 if number else indent), top - 1.3 * size * number, line, size)
        for number, line in enumerate(lines)
    ]


def opened(data: bytes, path: str = "a", **known: object) -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path, **known))  # type: ignore[arg-type]


def document(data: bytes, **known: object) -> Document:
    (found,) = opened(data, **known).records
    assert isinstance(found, Document), found
    return found


def paragraphs(*pages: Sequence[Set]) -> list[str]:
    return document(pdf_of(pages)).content.split("\n\n")


def reason(data: bytes) -> tuple[int | None, str]:
    (found,) = opened(data).records
    assert isinstance(found, Reject), found
    return found.record_index, found.reason


FIRST = ("The council of Nordhamn voted on Monday to", "close the old harbour, which has been in use", "since 1911.")
SECOND = ("Fishermen who land their catch there said", "that they had heard of it on the radio and", "would not go.")


def test_a_file_is_one_article() -> None:
    page = [Set(50, 730, "Council closes harbour", 20), Set(50, 705, "By Ida Lund"), *column(50, 680, *FIRST, *SECOND)]
    found = opened(pdf_of([page]))
    assert found.format == "pdf"
    (record,) = found.records
    assert isinstance(record, Document)
    assert (record.media, record.record_index, record.payload) == ("text", 0, record.content)
    article = extract(record)
    assert isinstance(article, Article)
    assert (article.headline, article.byline) == ("Council closes harbour", ("Ida Lund",))
    assert article.body == " ".join(FIRST) + "\n\n" + " ".join(SECOND)


def test_paragraphs_are_told_by_indents_gaps_and_early_ends() -> None:
    both = [" ".join(FIRST), " ".join(SECOND)]
    assert paragraphs([*column(50, 700, *FIRST), *column(50, 660, *SECOND)]) == both  # a gap
    full = (*FIRST[:2], "since 1911, when it was built by all of them.")
    assert paragraphs([*column(50, 700, *full), *column(50, 652, *SECOND)]) == [" ".join(full), " ".join(SECOND)]
    indented = [*column(50, 700, *full, indent=12), *column(50, 661, *SECOND, indent=12)]
    assert paragraphs(indented) == [" ".join(full), " ".join(SECOND)]
    assert paragraphs([*column(50, 700, *FIRST), *column(50, 661, *SECOND)]) == both  # a line that ends early
    assert paragraphs([*column(50, 700, *full), *column(50, 661, *SECOND)]) == [
        " ".join(full + SECOND)
    ]  # nothing tells


def test_larger_type_stands_apart_and_a_headline_of_two_lines_together() -> None:
    lines = [*column(50, 740, "Council closes", "the old harbour", size=20), *column(50, 690, *FIRST)]
    assert paragraphs(lines) == ["Council closes the old harbour", " ".join(FIRST)]
    close = [Set(50, 713, "What the council says", 12), *column(50, 700, *FIRST)]
    assert paragraphs(close) == ["What the council says", " ".join(FIRST)]
    middle = 150 + 74.5  # where the second word of the first line begins
    centred = [Set(150, 740, "harbour closes harbour", 20), Set(middle, 714, "closes", 20), *column(50, 690, *FIRST)]
    assert paragraphs(centred)[0] == "harbour closes harbour closes"


def test_columns_are_read_one_after_the_other_and_paragraphs_go_on() -> None:
    left = [*column(50, 700, *FIRST), *column(50, 661, "Another paragraph begins here and goes on at", "the top of")]
    right = column(320, 700, "the next column as if nothing had happened.", *SECOND)
    expected = "Another paragraph begins here and goes on at the top of the next column as if nothing had happened."
    assert paragraphs([*left, *right])[1].startswith(expected)
    page, next_page = (
        column(50, 100, "It was a long day for the people who were"),
        column(50, 700, "waiting for it there."),
    )
    assert paragraphs(page, next_page) == ["It was a long day for the people who were waiting for it there."]


def test_words_parted_at_the_end_of_a_line_are_put_together() -> None:
    lines = column(
        50,
        700,
        "The govern-",
        "ment of the Anglo-",
        "Saxon islands and a well-",
        "known man of 2024-",
        "25 met in Ny-",
        "Varn, in the semi-",
        "final of re-",
        "elected and re-elected heads of inter-",
        "views, said a man who inter-",
        "viewed both and interviewed them. A self-",
        "ish harbour-",
        "master, a selfish man, is master of the harbour.",
    )
    (text,) = paragraphs(lines)
    assert text.startswith("The government of the Anglo-Saxon islands and a well-known man of 2024-25 met in Ny-Varn,")
    assert text[text.index("the semi") :] == (
        "the semi-final of re-elected and re-elected heads of interviews,"
        " said a man who interviewed both and interviewed them."
        " A selfish harbour-master, a selfish man, is master of the harbour."
    )


def test_what_stands_on_every_page_is_no_text() -> None:
    def page(number: int, *lines: Set) -> list[Set]:
        head = Set(50, 770, f"Nordpost   Monday 2 March 2026   {number}", 8)
        return [head, *lines, Set(300, 30, f"- {number} -", 8)]

    body = [
        column(50, 700, f"Page {n} of the story tells what the council did", f"on day {n} of it.") for n in range(3)
    ]
    text = paragraphs(*(page(n, *lines) for n, lines in enumerate(body)))
    assert text == [" ".join(line.text for line in lines) for lines in body]
    headline = Set(50, 730, "Council closes harbour", 20)
    first, second = [headline, *body[0]], [Set(50, 770, "Council closes harbour", 8), *body[1]]
    assert paragraphs(first, second)[0] == headline.text  # the running head alone goes
    assert len(paragraphs(first, second)) == 3
    assert paragraphs([headline, *body[0], Set(300, 30, "Page 1 of 1")]) == [headline.text, text[0]]


def test_properties_speak_where_the_text_is_silent() -> None:
    info = "/Title (Harbour of Nordhamn to close) /Author (Ida Lund) /CreationDate (D:20200101000000Z)"
    prose = [*column(50, 700, *FIRST, *SECOND)]
    declared = document(pdf_of([prose], info)).declared
    assert (declared.headline, declared.byline, declared.published) == (
        "Harbour of Nordhamn to close",
        ("Ida Lund",),
        None,
    )
    titled = [Set(50, 730, "Council closes harbour", 20), Set(50, 715, "By Bo Ek"), *prose]
    declared = document(pdf_of([titled], info)).declared
    assert (declared.headline, declared.byline) == (None, ())
    sidecar = {"headline": "Harbour", "author": "Eva Ro"}
    declared = document(pdf_of([prose], info), sidecar=sidecar).declared
    assert (declared.headline, declared.byline) == ("Harbour", ("Eva Ro",))


def test_a_scan_has_no_text_layer() -> None:
    assert reason(pdf_of([[], []])) == (None, "no_text_layer")
    assert reason(pdf_of([[Set(50, 50, "Scan 12")]] * 3)) == (None, "no_text_layer")


def test_a_locked_file_says_so() -> None:
    key = "A" * 64
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >> /ID [<00> <00>]"
    assert reason(pdf_of([column(50, 700, *FIRST)], security=locked)) == (None, "encrypted")


def test_a_broken_file_says_so() -> None:
    data = pdf_of([column(50, 700, *FIRST)] * 9)
    assert reason(b"%PDF-1.4\n" + b"x" * 2000 + b"%%EOF") == (None, "corrupt")
    assert reason(data[:30]) == (None, "corrupt")
    assert reason(data.removesuffix(b"%%EOF\n")) == (None, "truncated")
    mended = data.replace(b"startxref\n", b"startxref\n9")  # the table is found by searching for it
    assert document(mended).content


def test_too_many_pages_and_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_of([column(50, 700, *FIRST)] * (pdf.PAGES + 1))
    assert reason(data) == (None, "too_many_pages")
    monkeypatch.setattr(pdf, "FILE_BYTES", 1000)
    assert reason(data) == (None, "file_too_large")
    monkeypatch.setattr(pdf, "FILE_BYTES", 10**7)
    monkeypatch.setattr(pdf, "PAGE_BYTES", 100)
    assert reason(pdf_of([column(50, 700, *FIRST, *SECOND)])) == (None, "file_too_large")


def test_a_long_file_is_read_in_time() -> None:
    page = [line for n in range(9) for line in column(50, 750 - 80 * n, *FIRST[:2] * 3, indent=12)]
    began = time.process_time()
    document(pdf_of([page] * 100))
    assert time.process_time() - began < 5  # some 0.5 s
