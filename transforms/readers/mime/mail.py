"""A mail message: a newsletter or a letter, one article, and the articles that are attached to it."""

import io
from collections.abc import Iterator
from dataclasses import replace

from transforms.fields.record import declared_of
from transforms.fields.sources import domain_of
from transforms.readers.mime.body import Body, attached, body_of
from transforms.readers.mime.fields import fields_of
from transforms.readers.mime.message import CUT, Part, is_cut, parse_message, told, whole_message
from transforms.readers.reader import PAYLOAD_CHARS, Input, Opened, Reader, Records
from transforms.readers.sniff import Sample, mail_format
from transforms.records import Document, Reject


def message_records(data: bytes, file: Input, first_index: int, *, is_only: bool = False) -> Records:
    """Records of a message: itself if it shows anything, and what is attached; numbered from `first_index`.

    A sidecar describes the message that is the only one of its file.
    """
    payload = data[:PAYLOAD_CHARS].decode("utf-8", "replace")
    return told(_records(data, file, payload, is_only=is_only), file, first_index, payload)


def _records(data: bytes, file: Input, payload: str, *, is_only: bool) -> Records:
    yield from _of_message(parse_message(data), file, payload, is_only=is_only)


def _of_message(message: Part, file: Input, payload: str, *, is_only: bool) -> Iterator[Document | Reject]:
    if message.get_content_type() == "multipart/report":
        yield file.reject("mail_report", "a server tells what became of a message", 0, payload, is_article=False)
        return
    body = body_of(message)
    attachments = list(attached(message))
    if body:
        yield _document(message, body, file, payload, is_only=is_only)
    elif not attachments:
        yield file.reject("no_text", "a message that shows no text", 0, payload)
    for name, content in attachments:
        for record in _of_attachment(name, content, file, payload):
            yield replace(record, record_index=0, member=f"{name}/{record.member}" if record.member else name)


def _of_attachment(name: str, content: Part | bytes, file: Input, payload: str) -> Iterator[Document | Reject]:
    if isinstance(content, Part):
        return _of_message(content, file, payload, is_only=False)
    return file.open_inside(io.BytesIO(content), name).records


def _document(message: Part, body: Body, file: Input, payload: str, *, is_only: bool) -> Document:
    fields = {"language": body.language, **fields_of(message)}
    if body.address and "?" not in body.address and domain_of(body.address) == fields.get("source"):
        fields.setdefault("url", body.address)  # on the outlet's own site, and the same for all who got the letter
    declared = declared_of(fields, file.origin, is_only_record=is_only)
    flags = (*body.flags, CUT) if is_cut(message) else body.flags
    return Document(file.origin.file_sha256, 0, body.media, body.content, payload, declared, flags)


def _recognises(sample: Sample) -> bool:
    return sample.opening is not None and mail_format(sample.opening) == "eml"


def _read(file: Input) -> Opened:
    """The message with its attachments; its sidecar says what is known beside it."""
    data = whole_message(file)
    records = iter([data]) if isinstance(data, Reject) else message_records(data, file, 0, is_only=True)
    return Opened("eml", None, records)


READER = Reader("eml", _recognises, _read)
