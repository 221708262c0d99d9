"""Decompressors of four formats, made alike: bytes in, a bounded number out, and whether the stream has ended."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import zstandard

CHUNK_BYTES = 64 * 1024  # read and given at a time; what damage can cost of what came before it
# 128 MB: what zstd and xz themselves take unless they are told otherwise; two of them fit beside a batch.
WINDOW_BYTES = 128 * 1024 * 1024
# 1 KB: zstd gives out all that it was fed, and four bytes can stand for 128 KB: 32 MB at most.
_ZST_FEED_BYTES = 1024
_GZIP = 31  # zlib's number for a gzip header and the largest window

# What they raise on bytes they cannot take; bz2 raises OSError, and reads no file here that could raise one too.
ERRORS = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError)


class Inflater(Protocol):
    """One compressed stream, as `bz2` and `lzma` have it."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before something is fed."""

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond the end of the stream."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Bytes that come out, no more than `max_length`; raises one of ERRORS."""


class _Gzip:
    """zlib's decompressor, which hands back what it did not get to."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(data or self._inner.unconsumed_tail, max_length)


class _Zstandard:
    """zstd's decompressor, which is bounded by how little it is fed: a frame's own word for its size is not asked."""

    needs_input = True

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES).decompressobj()

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:  # noqa: ARG002  # it knows no limit
        return self._inner.decompress(data)


@dataclass(frozen=True, slots=True)
class Compression:
    """How a stream of a format is decompressed, and how much it may be fed at a time."""

    new: Callable[[], Inflater]
    feed_bytes: int = CHUNK_BYTES


# By the name that `sniff.magic` gives.
COMPRESSIONS = {
    "gz": Compression(_Gzip),
    "bz2": Compression(bz2.BZ2Decompressor),
    "xz": Compression(lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=WINDOW_BYTES)),
    "zst": Compression(_Zstandard, _ZST_FEED_BYTES),
}
