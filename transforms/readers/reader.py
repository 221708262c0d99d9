"""What every reader takes and gives."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

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

    reason: Literal["truncated", "corrupt", "bomb", "window_too_large"]
    detail: str


class Breakable(io.RawIOBase):
    """A stream made on the way, which ends instead of raising; `fault` then says what broke it, None if nothing did."""

    fault: Fault | None = None

    def readable(self) -> bool:
        """Whether bytes can be read: always."""
        return True


class OpenInside(Protocol):
    """Opens a file that lies within another, by its bytes, its path there and the sidecar beside it."""

    def __call__(  # noqa: D102  # the protocol says it
        self, data: BinaryIO | io.BufferedIOBase | Breakable, path: str, sidecar: Mapping[str, object] | None = None
    ) -> "Opened": ...


@dataclass(frozen=True, slots=True)
class Input:
    """An opened file; `fault` tells, once the stream has been read, what cut it short.

    The stream stands at the start. It can be sought unless it is decompressed on the way (`spooled.seekable`).
    `open_inside` opens a file that lies within this one, by its bytes and its path there.
    """

    stream: io.BufferedIOBase
    origin: Origin
    sample: Sample
    open_inside: OpenInside
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
