"""JSON Lines: one record a line, read line by line; a bad line costs itself only."""

import io
import itertools
from collections.abc import Iterator

from transforms.readers.reader import Input, Opened, Reader, Records
from transforms.readers.recoded import Recoded
from transforms.readers.record import read_record
from transforms.readers.sniff import BLANK, HEAD_BYTES, Sample
from transforms.readers.whole import without_nuls
from transforms.records import Document, Reject
from transforms.text.unicode import UndecodableError, decode

# 16 MB: a page of 10 MB with its quotes and line ends escaped.
LINE_BYTES = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_LOST = b"\xef\xbf\xbd"  # U+FFFD
_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl", ".jsonlines"})


def _recognises(sample: Sample) -> bool:
    opening = (sample.opening or "").lstrip()
    if not opening.startswith("{"):
        return False
    if sample.suffix in _SUFFIXES:
        return True
    lines = [line.strip() for line in itertools.islice(filter(str.strip, opening.split("\n")), 2)]
    return len(lines) > 1 and lines[1].startswith("{") and any(line.endswith("}") for line in lines)


def _read(file: Input) -> Opened:
    """The file's lines, each a record; blank lines are none."""
    return Opened("jsonl", _encoding(file.sample), _records(file))


def _records(file: Input) -> Records:
    index = 0
    for line in _lines(_as_utf8(file)):
        fault = None if line.endswith(b"\n") or len(line) > LINE_BYTES else file.fault()
        if fault:
            yield file.reject(fault.reason, fault.detail, index, line.decode("utf-8", "replace"))
            return
        yield _record(line, file, index)
        index += 1
    if fault := file.fault():
        yield file.reject(fault.reason, fault.detail, index or None)
    elif not index:
        yield file.reject("no_records", "no line holds anything")


def _record(line: bytes, file: Input, index: int) -> Document | Reject:
    if len(line) > LINE_BYTES:
        opening = line.decode("utf-8", "replace")
        return file.reject("line_too_long", f"more than {LINE_BYTES} bytes", index, opening)
    try:
        text, flags = without_nuls(line).decode(), _recoding_flags(line, file.sample)
    except UnicodeDecodeError:
        try:
            decoded = decode(without_nuls(line))
        except UndecodableError as error:
            return file.reject("undecodable", str(error), index, line.decode("utf-8", "replace"))
        text, flags = decoded.text, decoded.flags
    return read_record(text.strip(BLANK), file, index, flags)


def _recoding_flags(line: bytes, sample: Sample) -> tuple[str, ...]:
    """`encoding_damaged` for a line of a file in UTF-16 or UTF-32 that had something else in it."""
    is_recoded = sample.encoding not in {None, "utf-8-sig"}
    return ("encoding_damaged",) if is_recoded and _LOST in line else ()


def _as_utf8(file: Input) -> io.BufferedIOBase:
    wide = file.sample.encoding
    return file.stream if wide in {None, "utf-8-sig"} else io.BufferedReader(Recoded(file.stream, str(wide)))


def _lines(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Lines that hold anything; of a line over 16 MB the opening, longer than the limit by one byte."""
    while line := stream.readline(LINE_BYTES + 1):
        rest = line
        while len(line) > LINE_BYTES and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_BYTES)
        line = line.removeprefix(_BOM)  # at the start of the file, or of one that was appended to it
        if line.strip(BLANK.encode()):
            yield line


def _encoding(sample: Sample) -> str | None:
    # A line that begins in the sample may end outside it, in the middle of a character.
    head = sample.head[: sample.head.rfind(b"\n") + 1] if len(sample.head) >= HEAD_BYTES else sample.head
    try:
        return decode(head, sample.encoding).encoding
    except UndecodableError:
        return None


READER = Reader("jsonl", _recognises, _read)
