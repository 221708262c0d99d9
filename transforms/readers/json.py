"""A JSON file: an object, an array of objects, or an object that holds such an array."""

import itertools
import re
from collections.abc import Iterator, Mapping

from transforms.fields.json_text import JsonError, dump, elements, parse
from transforms.fields.record import document_of, listed_records
from transforms.readers.reader import Input, Opened, Reader, Records
from transforms.readers.record import read_record
from transforms.readers.sniff import BLANK, Sample
from transforms.readers.whole import read_whole
from transforms.records import Document, Reject

# 64 MB: some 10,000 articles; it is held in memory whole, larger collections come as JSON Lines.
FILE_BYTES = 64 * 1024 * 1024
_OPENING = re.compile(r'\{\s*+(?:["}]|\Z)|\[\s*+(?:[{\[\]"]|\Z)')


def _recognises(sample: Sample) -> bool:
    opening = (sample.opening or "").lstrip()
    return bool(_OPENING.match(opening)) or (sample.suffix == ".json" and opening[:1] in {"{", "["})


def _read(file: Input) -> Opened:
    """The file's objects, each a record; of a broken array the whole elements are kept."""
    whole = read_whole(file, FILE_BYTES, keep_start=True)
    if isinstance(whole, Reject):
        return Opened("json", None, iter([whole]))
    return Opened("json", whole.encoding, _records(whole.text.strip(BLANK), file, whole.flags))


def _records(text: str, file: Input, flags: tuple[str, ...]) -> Records:
    found = _in_array(elements(text), file, flags) if text.startswith("[") else _in_object(text, file, flags)
    index = -1
    for index, record in enumerate(found):  # noqa: B007  # its last value is the count
        yield record
    if fault := file.fault():
        yield file.reject(fault.reason, fault.detail, index + 1 or None)
    elif index < 0:
        yield file.reject("no_records", "an empty array")


def _in_array(pieces: Iterator[str], file: Input, flags: tuple[str, ...]) -> Records:
    return (read_record(piece, file, index, flags) for index, piece in enumerate(pieces))


def _in_object(text: str, file: Input, flags: tuple[str, ...]) -> Records:
    try:
        value = parse(text)
    except JsonError as error:
        return _in_lines(text, file, flags) or iter([file.reject(error.reason, str(error), 0, text)])
    records = listed_records(value)
    if records is None:
        return iter([read_record(text, file, 0, flags)])
    return (_listed(record, file, index, flags) for index, record in enumerate(records))


def _in_lines(text: str, file: Input, flags: tuple[str, ...]) -> Records | None:
    """Records of JSON Lines whose first line was too long to be told from one object, None if they are not that."""
    lines = filter(str.strip, text.split("\n"))
    first = next(lines, "")
    try:
        parse(first)
    except JsonError:
        return None
    return _in_array(itertools.chain([first], lines), file, flags)


def _listed(record: object, file: Input, index: int, flags: tuple[str, ...]) -> Document | Reject:
    if isinstance(record, Mapping):
        return document_of(record, dump(record), file.origin, index, flags)
    return file.reject("not_an_object", f"a record is an object, not {type(record).__name__}", index, dump(record))


READER = Reader("json", _recognises, _read)
