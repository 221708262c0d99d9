import gzip
import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from transforms.extract import extract
from transforms.readers import Opened, Origin, open_file
from transforms.readers.documents import docx_parts
from transforms.records import Article, Document, Reject

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PROSE = "The council of Nordhamn voted on Monday to close the old harbour, which has been in use since 1911."
Change = Callable[[str, bytes], bytes | None]


def written(*texts: str, title: str = "", author: str = "") -> bytes:
    document = docx.Document()
    document.add_heading("Council closes harbour", 0)
    for text in texts or (PROSE, PROSE):
        document.add_paragraph(text)
    document.core_properties.title, document.core_properties.author = title, author or "python-docx"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def changed(data: bytes, change: Change) -> bytes:
    """The file with its parts changed, or left out for None."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (part := change(name, source.read(name))) is not None:
                target.writestr(name, part)
    return result.getvalue()


def with_body(markup: str, front: str = "") -> bytes:
    part = f"{front}<w:document {SPACES}><w:body>{markup}</w:body></w:document>".encode()
    return changed(written(), lambda name, old: part if name == "word/document.xml" else old)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def opened(data: bytes, path: str = "a", **known: object) -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path, **known))  # type: ignore[arg-type]


def document(data: bytes, **known: object) -> Document:
    (found,) = opened(data, **known).records
    assert isinstance(found, Document), found
    return found


def paragraphs(markup: str) -> list[str]:
    return document(with_body(markup)).content.split("\n\n")


def reason(data: bytes, path: str = "a") -> tuple[int | None, str]:
    (found,) = opened(data, path).records
    assert isinstance(found, Reject), found
    return found.record_index, found.reason


def test_a_file_is_one_article() -> None:
    data = written("By Ida Lund", PROSE)
    assert opened(data).format == "docx"
    record = document(data)
    assert (record.media, record.payload) == ("text", record.content)
    article = extract(record)
    assert isinstance(article, Article)
    assert (article.headline, article.byline, article.body) == ("Council closes harbour", ("Ida Lund",), PROSE)
    assert opened(gzip.compress(data)).format == "docx+gz"


def test_all_that_is_shown_is_text() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("link")}</w:hyperlink>'
    marks = f"<w:smartTag>{run(' tag')}</w:smartTag><w:r><w:noBreakHyphen/><w:tab/><w:br/></w:r>{run('end')}"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('In a control')}</w:p></w:sdtContent></w:sdt>"
    assert paragraphs(f"<w:p>{run('A ')}{link}{marks}</w:p><w:p/>{control}") == ["A link tag-\t\nend", "In a control"]


def test_the_last_revision_counts() -> None:
    deleted = (
        "<w:del><w:r><w:delText>gone</w:delText><w:br/></w:r></w:del><w:moveFrom>" + run("moved") + "</w:moveFrom>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    hidden += '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r>'
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert paragraphs(f"<w:p><w:ins>{run('New ')}</w:ins>{deleted}{code}{run('text')}{hidden}</w:p>") == ["New text!"]


def test_boxes_stand_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert paragraphs(f"<w:p><w:r>{choice}<w:t>Around</w:t></w:r></w:p>") == ["Around", "In a box"]


def test_rows_of_a_table_are_lines_and_a_table_that_lays_out_is_none() -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(f'<w:p>{run(text)}</w:p>' for text in texts)}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('Party')}{cell('Seats')}</w:tr><w:tr>{cell('Left')}{cell('12')}</w:tr></w:tbl>"
    assert paragraphs(table) == ["Party\tSeats", "Left\t12"]
    assert paragraphs(f"<w:tbl><w:tr>{cell('One.', 'Two.')}</w:tr></w:tbl>") == ["One.", "Two."]


def test_other_writings_of_the_format_are_read() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }

    def as_strict(_: str, part: bytes) -> bytes:
        for old, new in strict.items():
            part = part.replace(old, new)
        return part

    def with_macros(_: str, part: bytes) -> bytes:
        return part.replace(
            b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
        )

    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written())) as source, zipfile.ZipFile(moved, "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(b"word/document.xml", b"word/document2.xml")
            target.writestr(name.replace("document.xml", "document2.xml"), part)

    plain = document(written()).content
    bare = changed(written(), lambda name, part: part if name in {"[Content_Types].xml", "word/document.xml"} else None)
    for data in (changed(written(), as_strict), changed(written(), with_macros), moved.getvalue(), bare):
        assert document(data).content == plain


def test_properties_speak_where_the_text_is_silent() -> None:
    declared = document(written(title="Other words for it", author="Ida Lund")).declared
    assert (declared.headline, declared.byline, declared.published) == (None, ("Ida Lund",), None)
    body = changed(
        written(title="Harbour of Nordhamn to close"),
        lambda name, part: (
            f"<w:document {SPACES}><w:p>{run(PROSE)}</w:p></w:document>".encode()
            if name == "word/document.xml"
            else part
        ),
    )
    assert document(body).declared.headline == "Harbour of Nordhamn to close"
    assert document(body, sidecar={"headline": "Known"}).declared.headline == "Known"


def test_what_is_missing_or_empty_says_so() -> None:
    assert reason(with_body("<w:p/>")) == (None, "no_text")
    no_text_part = changed(written(), lambda name, part: None if name == "word/document.xml" else part)
    assert reason(no_text_part, "a.docx") == (None, "corrupt")
    assert reason(written()[:-10]) == (None, "truncated")
    data = bytearray(written())
    at = data.index(b"word/document.xml") + 150
    data[at : at + 20] = b"\xff" * 20
    assert reason(bytes(data)) == (None, "corrupt")


def test_locked_files_say_so() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    assert reason(container) == (None, "encrypted")
    data = bytearray(written())
    directory = data.index(b"PK\x01\x02")
    while (directory := data.find(b"PK\x01\x02", directory)) >= 0:
        data[directory + 8] |= 1  # its flags
        directory += 4
    assert reason(bytes(data)) == (None, "encrypted")


def test_bombs_are_refused_before_they_are_parsed() -> None:
    assert reason(with_body(" " * 40_000_000)) == (None, "bomb")
    noise = "".join(f"<w:p>{run(f'{n * 7919 % 100_003:x}' * 9)}</w:p>" for n in range(200_000))
    assert len(noise) > docx_parts.PART_BYTES
    assert reason(with_body(noise)) == (None, "file_too_large")
    assert reason(with_body("<w:p/>" * 2_100_000)) == (None, "xml_too_large")
    assert reason(with_body("<w:sdt>" * 100_000)) == (None, "xml_too_deep")


def test_entities_are_refused() -> None:
    front = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    assert reason(with_body(f"<w:p>{run('&a;&b;')}</w:p>", front)) == (None, "xml_entities")


def test_an_archive_with_documents_is_an_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:  # not compressed: its first bytes hold those of the document
        archive.writestr("a.docx", written())
        archive.writestr("b.docx", written(PROSE))
    found = opened(packed.getvalue())
    assert found.format == "zip"
    assert [record.record_index for record in found.records] == [0, 1]


@pytest.mark.parametrize("path", ["a", "a.txt", "a.zip"])
def test_content_tells_the_format(path: str) -> None:
    assert opened(written(), path).format == "docx"
