"""ARC, versions 1 and 2: what a crawl fetched, each record behind one line that tells of it."""

import re
from collections.abc import Iterator

from transforms.readers.crawls.crawled import Capture, broken, records_of
from transforms.readers.crawls.frames import Layout, frames
from transforms.readers.crawls.http_response import MediaType, media_type
from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample
from transforms.records import Reject

# Address, where it was, when, its type, what else version 2 tells (status, checksum, offset ...), and the length.
_LINE = (
    rb"(?P<url>[A-Za-z][\w+.-]{1,20}:[^\n]{0,8000}?) (?:[\d.]{7,15}|[\da-fA-F:]{2,39}) \d{8,14} (?P<type>\S{1,200})"
    rb"(?: \S{1,1000}){0,5} (?P<length>\d{1,18})\r?\n"
)
_HEADER = re.compile(_LINE)
_LAYOUT = Layout(
    header=_HEADER,
    start=re.compile(rb"^" + _LINE, re.MULTILINE),
    separator=re.compile(rb"\r?\n"),
    length=lambda header: int(header.rpartition(b" ")[2]),
)
_OF_ARCHIVE = b"filedesc:"  # the first record, which tells of the archive


def _recognises(sample: Sample) -> bool:
    return sample.head.startswith(_OF_ARCHIVE)


def _read(file: Input) -> Opened:
    """What was fetched, each a record; the record about the archive is none."""
    return Opened("arc", None, records_of(_captures(file), file))


def _captures(file: Input) -> Iterator[Capture | Reject]:
    for frame in frames(file.stream, _LAYOUT):
        if frame.state in {"cut", "stray"}:
            yield broken(frame, file)
        elif not frame.header.startswith(_OF_ARCHIVE) and (line := _HEADER.match(frame.header)):
            url = line["url"].decode("utf-8", "replace").replace(" ", "%20")
            is_response = frame.block.startswith(b"HTTP/")
            kind = MediaType("application/http", None) if is_response else media_type(line["type"].decode())
            yield Capture(url, kind, frame.block, is_response, is_too_large=frame.state == "too_large")


READER = Reader("arc", _recognises, _read)
