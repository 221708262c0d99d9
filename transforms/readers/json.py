"""A JSON file of any size: an array of objects, objects one after the other, or an answer that holds such an array."""

import io
import re

from transforms.fields.json_stream import PIECE_BYTES, pieces
from transforms.fields.listed import opens_answer
from transforms.readers.reader import Input, Opened, Reader, Records
from transforms.readers.recoded import Recoded
from transforms.readers.record import Coding, coding_of, read_bytes
from transforms.readers.sniff import Sample

_OPENING = re.compile(r'\{\s*+(?:["}]|\Z)|\[\s*+(?:[{\[\]"]|\Z)')


def _recognises(sample: Sample) -> bool:
    opening = (sample.opening or "").lstrip()
    return bool(_OPENING.match(opening)) or (sample.suffix == ".json" and opening[:1] in {"{", "["})


def _read(file: Input) -> Opened:
    """The file's objects, each a record; of a broken array the whole elements are kept."""
    coding = coding_of(file, b"}")
    stream = file.stream
    if coding.head and not coding.head.encoding.startswith("utf-8"):
        # Brackets of JSON are told by their bytes, which in other encodings may be halves of characters.
        stream = io.BufferedReader(Recoded(file.stream, coding.head.encoding))
        coding = coding._replace(is_recoded=True)
    return Opened("json", coding.head.encoding if coding.head else None, _records(stream, file, coding))


def _records(stream: io.BufferedIOBase, file: Input, coding: Coding) -> Records:
    index = 0
    for data, is_whole in pieces(stream, lambda opening: opens_answer(opening, file.origin.field_map)):
        if not is_whole and (fault := file.fault()):
            yield file.reject(fault.reason, fault.detail, index, data.decode("utf-8", "replace"))
            return
        if len(data) > PIECE_BYTES:
            opening = data.decode("utf-8", "replace")
            yield file.reject("record_too_large", f"more than {PIECE_BYTES} bytes", index, opening)
            index += 1
            continue
        for record in read_bytes(data, file, index, coding):
            yield record
            index += 1
    if fault := file.fault():
        yield file.reject(fault.reason, fault.detail, index or None)
    elif not index:
        yield file.reject("no_records", "an empty array")


READER = Reader("json", _recognises, _read)
