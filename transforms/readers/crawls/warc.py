"""WARC: what a crawl fetched, record by record; WET, the text of its pages, is one too."""

import re
from collections.abc import Iterator

from transforms.readers.crawls.crawled import Capture, broken, records_of
from transforms.readers.crawls.frames import Frame, Layout, frames
from transforms.readers.crawls.http_response import header_fields, media_type
from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample
from transforms.records import Reject

_VERSION = rb"WARC/[01]\.\d{1,2}[ \t]*+\r?\n"
_LENGTH = re.compile(rb"^content-length[ \t]*+:[ \t]*+(\d{1,18})[ \t]*+\r?$", re.IGNORECASE | re.MULTILINE)
# Records of the other types tell of the crawl: requests, metadata, the crawler itself.
_FETCHED = frozenset({"response", "resource", "conversion", "revisit", "continuation"})


def _length(header: bytes) -> int:
    # Where no length can be read, the block ends at the next record.
    stated = _LENGTH.search(header)
    return int(stated[1]) if stated else 0


_LAYOUT = Layout(
    header=re.compile(_VERSION + rb"(?:[^\r\n][^\n]*+\n)*+\r?\n"),
    start=re.compile(rb"^" + _VERSION + rb"[A-Za-z-]{1,40}:", re.MULTILINE),
    separator=re.compile(rb"(?:\r?\n){2}"),
    length=_length,
)


def _recognises(sample: Sample) -> bool:
    return re.match(_VERSION, sample.head) is not None


def _read(file: Input) -> Opened:
    """What was fetched, each a record; the archive's records about the crawl are none."""
    return Opened("warc", None, records_of(_captures(file), file))


def _captures(file: Input) -> Iterator[Capture | Reject]:
    for frame in frames(file.stream, _LAYOUT):
        fields = header_fields(frame.header)
        if frame.state in {"cut", "stray"}:
            yield broken(frame, file)
        elif fields.get("warc-type", "").lower() in _FETCHED:
            yield _capture(frame, fields, file)


def _capture(frame: Frame, fields: dict[str, str], file: Input) -> Capture | Reject:
    url = fields.get("warc-target-uri", "").strip("<>").replace(" ", "%20") or None
    if fields["warc-type"].lower() == "revisit":
        return file.reject("revisit", f"as it was when it was fetched before: {url}", is_article=False)
    if "warc-segment-number" in fields:
        return file.reject("segmented", f"one of several records that hold it together: {url}")
    kind = media_type(fields.get("content-type", ""))
    return Capture(
        url,
        kind,
        frame.block,
        is_response=kind.name == "application/http" or frame.block.startswith(b"HTTP/"),
        is_cut_off="warc-truncated" in fields,
        is_too_large=frame.state == "too_large",
    )


READER = Reader("warc", _recognises, _read)
