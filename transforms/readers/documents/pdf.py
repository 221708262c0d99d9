"""PDF: the file is one article, its text that of the pages without what stands on every page."""

import itertools
from typing import TYPE_CHECKING

from transforms.fields.record import declared_of
from transforms.readers.documents.pdf_lines import Line, lines_of
from transforms.readers.documents.pdf_text import paragraphs_of
from transforms.readers.documents.properties import with_properties
from transforms.readers.reader import PAGE_BYTES, Input, Opened, Reader
from transforms.readers.sniff import Sample
from transforms.readers.spooled import seekable
from transforms.records import Document, Reject

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# 50 MB: pages of newspapers as printers get them have 5 each; larger ones are scanned books.
FILE_BYTES = 50 * 1024 * 1024
# 500: a book, and no article.
PAGES = 500
# 1 KB: in which the mark of the format must stand, and the one at the end; mail and printers put lines around them.
_MARK_BYTES = 1024
# 20 letters a page: fewer are a number, a stamp or a line of the scanner's.
_PAGE_LETTERS = 20
_LOCKED = frozenset({4, 5})  # PDFium's errors of passwords and of ways to encrypt that it does not know


def _recognises(sample: Sample) -> bool:
    is_named = sample.suffix == ".pdf"
    return sample.head.startswith(b"%PDF-") or (is_named and b"%PDF-" in sample.head[:_MARK_BYTES])


def _read(file: Input) -> Opened:
    """The file as one text; its sidecar says what is known beside it."""
    return Opened("pdf", None, iter([_record(file)]))


def _record(file: Input) -> Document | Reject:
    import pypdfium2  # noqa: PLC0415  # a fifth of a second, for the files that need it

    data = seekable(file, FILE_BYTES)
    if isinstance(data, Reject):
        return data
    content = data.read()
    try:
        with pypdfium2.PdfDocument(content) as document:
            is_cut = b"%%EOF" not in content[-_MARK_BYTES:]
            return file.reject("truncated", "the mark at its end is missing") if is_cut else _document(document, file)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if getattr(error, "err_code", None) in _LOCKED else "corrupt"
        return file.reject(reason, str(error))


def _document(document: "PdfDocument", file: Input) -> Document | Reject:
    if len(document) > PAGES:
        return file.reject("too_many_pages", f"{len(document)} pages, more than {PAGES}")
    pages: list[list[Line]] = []
    letters = 0
    for page in document:
        pages.append(lines_of(page))
        page.close()
        letters += sum(map(str.isalpha, itertools.chain.from_iterable(line.text for line in pages[-1])))
        if letters > PAGE_BYTES:
            return file.reject("file_too_large", f"a text of more than {PAGE_BYTES} letters")
    if letters < _PAGE_LETTERS * len(pages):
        return file.reject("no_text_layer", f"{letters} letters on {len(pages)} pages: pictures of text, perhaps")
    paragraphs = paragraphs_of(pages)
    text = "\n\n".join(paragraphs)
    told = document.get_metadata_dict()
    declared = declared_of({}, file.origin, is_only_record=True)
    declared = with_properties(declared, paragraphs, told.get("Title"), told.get("Author"))
    return Document(file.origin.file_sha256, 0, "text", text, text, declared)


READER = Reader("pdf", _recognises, _read)
