"""One record's JSON text, made a document or a reject."""

from transforms.fields.json_text import JsonError, parse
from transforms.fields.record import document_of
from transforms.readers.reader import Input
from transforms.records import Document, Reject


def read_record(text: str, file: Input, record_index: int, flags: tuple[str, ...] = ()) -> Document | Reject:
    """Document of a record, or why it is none; the payload is the text as it was, `flags` are those of decoding."""
    try:
        record = parse(text)
    except JsonError as error:
        return file.reject(error.reason, str(error), record_index, text)
    if not isinstance(record, dict):
        return file.reject("not_an_object", f"a record is an object, not {type(record).__name__}", record_index, text)
    return document_of(record, text, file.origin, record_index, flags)
