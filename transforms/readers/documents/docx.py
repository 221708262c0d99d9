"""DOCX: the file is one article; only the parts that hold its text and its properties are unpacked."""

from typing import BinaryIO, cast
from zipfile import ZipFile, is_zipfile

from transforms.fields.record import declared_of
from transforms.readers.documents.docx_parts import PartError, main_part, part
from transforms.readers.documents.docx_text import paragraphs_of
from transforms.readers.documents.properties import with_properties
from transforms.readers.packed.zip_member import ERRORS, Bounded
from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample, magic
from transforms.readers.spooled import seekable
from transforms.records import Document, Reject
from transforms.wire.elements import line_of, within

# 200 MB: with its pictures, which are not unpacked.
FILE_BYTES = 200 * 1024 * 1024
_FIRST_NAMES = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"customXml/")
_NAME_AT = 30  # where the name of the first member stands
_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")


def _recognises(sample: Sample) -> bool:
    if sample.head.startswith(_OLE):
        return _LOCKED_PART in sample.head
    is_office = magic(sample.head) == "zip" and sample.head.startswith(_FIRST_NAMES, _NAME_AT)
    return is_office and (b"word/document" in sample.head or sample.suffix in _SUFFIXES)


def _read(file: Input) -> Opened:
    """The file as one text; its sidecar says what is known beside it."""
    return Opened("docx", None, iter([_record(file)]))


def _record(file: Input) -> Document | Reject:
    if file.sample.head.startswith(_OLE):
        return file.reject("encrypted", "it needs a password")
    data = seekable(file, FILE_BYTES)
    if isinstance(data, Reject):
        return data
    try:
        with ZipFile(cast("BinaryIO", Bounded(data))) as archive:
            return _document(archive, file)
    except PartError as error:
        return file.reject(error.reason, str(error))
    except ERRORS as error:
        return file.reject("corrupt" if is_zipfile(data) else "truncated", str(error))


def _document(archive: ZipFile, file: Input) -> Document | Reject:
    main = main_part(archive)
    if main is None:
        return file.reject("corrupt", "the part with the text is missing")
    paragraphs = paragraphs_of(main)
    text = "\n\n".join(paragraphs)
    if not text:
        return file.reject("no_text", "no paragraph holds anything")
    properties = part(archive, "docProps/core.xml")
    title, author = (line_of(next(within(properties, name), None)) for name in ("title", "creator"))
    declared = with_properties(declared_of({}, file.origin, is_only_record=True), paragraphs, title, author)
    return Document(file.origin.file_sha256, 0, "text", text, text, declared)


READER = Reader("docx", _recognises, _read)
