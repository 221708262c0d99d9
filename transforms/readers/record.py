"""JSON values, made documents or rejects: a record, or the records that an array or an interface's answer holds."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, cast

from transforms.fields.json_text import JsonError, dump, parse
from transforms.fields.listed import inherited_fields, listed_records, shared_fields
from transforms.fields.record import declared_of, document_of
from transforms.readers.reader import Input
from transforms.readers.sniff import BLANK
from transforms.readers.whole import without_nuls
from transforms.records import Document, Reject
from transforms.text.unicode import Decoded, UndecodableError, decode
from transforms.wire import ninjs
from transforms.wire.item import Item

_BETWEEN = f"{BLANK}\x1e,"  # what may stand around a value; the mark before one in a text sequence (RFC 7464)
_LOST = "\ufffd"


class Coding(NamedTuple):
    """Encoding of the head of a file, None if none fits; whether its stream was made UTF-8 of that."""

    head: Decoded | None
    is_recoded: bool


def coding_of(file: Input, end: bytes) -> Coding:
    """Encoding of a file, told by its head up to the last byte that ends a value."""
    sample = file.sample
    if sample.encoding not in {None, "utf-8-sig"}:
        return Coding(Decoded("", str(sample.encoding)), is_recoded=True)
    # A value that begins in the sample may end outside it, in the middle of a character.
    head = sample.head[: sample.head.rfind(end) + 1] or sample.head
    try:
        return Coding(decode(without_nuls(head), sample.encoding), is_recoded=False)
    except UndecodableError:
        return Coding(None, is_recoded=False)


def read_bytes(data: bytes, file: Input, first_index: int, coding: Coding) -> Iterable[Document | Reject]:
    """Records of a value's bytes: in UTF-8, else as the head of the file is encoded, else in whatever fits."""
    head = coding.head
    if b"\0" in data:  # of a hole in a file; JSON escapes its own
        data = data.replace(b"\0", b"")
    try:
        text = data.decode()
        flags: tuple[str, ...] = ()
        if coding.is_recoded:
            flags = (*(head.flags if head else ()), *(("encoding_damaged",) if _LOST in text else ()))
    except UnicodeDecodeError:
        try:
            decoded = decode(data, head.encoding if head else None)
        except UndecodableError as error:
            return (file.reject("undecodable", str(error), first_index, data.decode("utf-8", "replace")),)
        is_as_head = head is not None and decoded.encoding == head.encoding
        text, flags = decoded.text, decoded.flags or (head.flags if head and is_as_head else ())
    return read_value(text.strip(_BETWEEN), file, first_index, flags)


def read_value(text: str, file: Input, first_index: int, flags: tuple[str, ...] = ()) -> Iterable[Document | Reject]:
    """Records of a value, or why it has none; the payload is the text as it was, `flags` are those of decoding."""
    try:
        value = parse(text)
    except JsonError as error:
        return (file.reject(error.reason, str(error), first_index, text),)
    listed = value if isinstance(value, list) else listed_records(value, file.origin.field_map)
    if not listed or not all(isinstance(record, dict) for record in listed):
        return (_record(value, text, file, first_index, flags),)
    above = {}
    if isinstance(value, dict):
        above, beside = inherited_fields(value), shared_fields(value, file.origin.field_map)
        file = replace(file, origin=replace(file.origin, sidecar={**(file.origin.sidecar or {}), **beside}))
    return (
        _record({**above, **cast("dict[str, object]", record)}, dump(record), file, index, flags)
        for index, record in enumerate(listed, first_index)
    )


def _record(value: object, payload: str, file: Input, index: int, flags: tuple[str, ...]) -> Document | Reject:
    if not isinstance(value, dict):
        return file.reject("not_an_object", f"a record is an object, not {type(value).__name__}", index, payload)
    if ninjs.is_item(value):
        return _news_item(ninjs.item_of(value), payload, file, index, flags)
    return document_of(value, payload, file.origin, index, flags)


def _news_item(item: Item, payload: str, file: Input, index: int, flags: tuple[str, ...]) -> Document | Reject:
    headline = item.fields.get("headline") or "without a headline"
    if item.refusal:
        return file.reject(item.refusal[0], f"{item.refusal[1]}: {headline}", index, payload, is_article=False)
    if not item.content:
        reason = "summary_only" if item.fields.get("summary") else "no_text"
        detail = f"no body in it: {headline}"
        return file.reject(reason, detail, index, payload, is_article=reason == "no_text")
    declared = declared_of(item.fields, file.origin)
    return Document(file.origin.file_sha256, index, item.media, item.content, payload, declared, flags)
