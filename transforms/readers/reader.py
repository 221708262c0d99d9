"""What every reader takes and gives."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from transforms.readers.sniff import Sample
from transforms.records import Document, Origin, Reject

# 10 MB: the largest page that the extractor takes; no article of plain text comes near it.
PAGE_BYTES = 10 * 1024 * 1024
# 1 MB: a broken record longer than this is not repaired by hand, so its opening is enough to know it by.
PAYLOAD_CHARS = 1024 * 1024

Records = Iterator[Document | Reject]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a stream ended before its time."""

    reason: Literal["truncated", "corrupt", "bomb"]
    detail: str


@dataclass(frozen=True, slots=True)
class Input:
    """An opened file; `fault` tells, once the stream has been read, what cut it short.

    The stream stands at the start. It can be sought unless it is decompressed on the way (`whole.seekable`).
    `open_inside` opens a file that lies within this one, by its bytes and its path there.
    """

    stream: io.BufferedIOBase
    origin: Origin
    sample: Sample
    open_inside: Callable[[BinaryIO | io.BufferedIOBase, str], "Opened"]
    fault: Callable[[], Fault | None] = lambda: None

    def reject(
        self,
        reason: str,
        detail: str,
        record_index: int | None = None,
        payload: str | None = None,
        *,
        is_article: bool = True,
    ) -> Reject:
        """Reject of a record, or of the whole file without an index; the payload is cut at 1 MB."""
        opening = None if payload is None else payload[:PAYLOAD_CHARS]
        return Reject(self.origin.file_sha256, record_index, "read", reason, detail, opening, is_article)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's format, the encoding it was decoded by, and its records as they are asked for."""

    format: str
    encoding: str | None
    records: Records


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how its content is known, and how it is read."""

    format: str
    recognises: Callable[[Sample], bool]
    read: Callable[[Input], Opened]
