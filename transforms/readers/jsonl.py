"""JSON Lines: one record a line, read line by line; a bad line costs itself only."""

import io
import itertools
from collections.abc import Iterator

from transforms.readers.reader import Input, Opened, Reader, Records
from transforms.readers.recoded import Recoded
from transforms.readers.record import coding_of, read_bytes
from transforms.readers.sniff import BLANK, Sample

# 16 MB: a page of 10 MB with its quotes and line ends escaped.
LINE_BYTES = 16 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_BLANK = f"{BLANK}\x1e".encode()  # with the mark before each value of a text sequence (RFC 7464)
_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl", ".jsonlines"})
# What the first line of an object ends in that is laid out over several.
_GOES_ON = ("{", "[", ",", ":")


def _recognises(sample: Sample) -> bool:
    opening = (sample.opening or "").lstrip()
    if not opening.startswith("{"):
        return False
    lines = [line.strip() for line in itertools.islice(filter(str.strip, opening.split("\n")), 2)]
    if sample.suffix in _SUFFIXES:
        return len(lines) == 1 or not lines[0].endswith(_GOES_ON)
    return len(lines) > 1 and lines[1].startswith("{") and any(line.endswith(("}", "},")) for line in lines)


def _read(file: Input) -> Opened:
    """The file's lines, each a record; blank lines are none."""
    coding = coding_of(file, b"\n")
    return Opened("jsonl", coding.head.encoding if coding.head else None, _records(file))


def _records(file: Input) -> Records:
    index, coding = 0, coding_of(file, b"\n")
    for line in _lines(_as_utf8(file)):
        fault = None if line.endswith(b"\n") or len(line) > LINE_BYTES else file.fault()
        if fault:
            yield file.reject(fault.reason, fault.detail, index, line.decode("utf-8", "replace"))
            return
        if len(line) > LINE_BYTES:
            opening = line.decode("utf-8", "replace")
            yield file.reject("line_too_long", f"more than {LINE_BYTES} bytes", index, opening)
            index += 1
            continue
        for record in read_bytes(line, file, index, coding):
            yield record
            index += 1
    if fault := file.fault():
        yield file.reject(fault.reason, fault.detail, index or None)
    elif not index:
        yield file.reject("no_records", "no line holds anything")


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
        if line.strip(_BLANK):
            yield line


READER = Reader("jsonl", _recognises, _read)
