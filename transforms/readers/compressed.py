"""Gzip as a stream, bounded in size and ratio; what breaks it is told, not raised."""

import io
import zlib

from transforms.readers.reader import Fault

CHUNK_BYTES = 64 * 1024  # in and out; what a fault can cost of what came before it
# 2 GB: as much text as one batch reads in minutes.
INFLATED_BYTES = 2 * 1024**3
# 200: markup that repeats itself reaches 50, a bomb 1,000.
RATIO = 200
# 16 MB: less than this does no harm, and short repetitive files have any ratio.
RATIO_FROM_BYTES = 16 * 1024 * 1024

_GZIP = 31  # zlib's number for a gzip header and the largest window
_MAGIC = b"\x1f\x8b"


class Inflated(io.RawIOBase):
    """Decompressed bytes of a gzip stream; `fault` says why they ended early, None if they did not."""

    def __init__(self, compressed: io.BufferedIOBase) -> None:
        self.fault: Fault | None = None
        self._compressed = compressed
        self._inflater = zlib.decompressobj(_GZIP)
        self._pending = b""
        self._bytes_in = 0
        self._bytes_out = 0
        self._is_done = False

    def readable(self) -> bool:
        """Whether bytes can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer with decompressed bytes; 0 at the end or at a fault."""
        inflated = b""
        while not inflated and not self._is_done:
            try:
                inflated = self._inflate(min(len(buffer), CHUNK_BYTES))
            except zlib.error as error:
                self._end(Fault("corrupt", str(error)))
        self._bytes_out += len(inflated)
        self._check_size()
        buffer[: len(inflated)] = inflated
        return len(inflated)

    def _inflate(self, limit: int) -> bytes:
        if self._inflater.eof:
            return self._next_member()
        compressed = self._inflater.unconsumed_tail or self._pending or self._read()
        self._pending = b""
        if not compressed:
            self._end(Fault("truncated", f"gzip stream breaks off after {self._bytes_in} bytes"))
            return b""
        return self._inflater.decompress(compressed, limit)

    def _next_member(self) -> bytes:
        # Only another gzip member counts; what else follows is padding, which gzip ignores too.
        rest = self._inflater.unused_data or self._read()
        if len(rest) == 1:
            rest += self._read()
        if not rest.startswith(_MAGIC):
            self._end(None)
            return b""
        self._inflater = zlib.decompressobj(_GZIP)
        self._pending = rest
        return b""

    def _read(self) -> bytes:
        chunk = self._compressed.read(CHUNK_BYTES)
        self._bytes_in += len(chunk)
        return chunk

    def _check_size(self) -> None:
        is_dense = self._bytes_out > RATIO_FROM_BYTES and self._bytes_out > RATIO * self._bytes_in
        if is_dense or self._bytes_out > INFLATED_BYTES:
            self._end(Fault("bomb", f"{self._bytes_in} bytes gave more than {self._bytes_out}"))

    def _end(self, fault: Fault | None) -> None:
        self.fault = fault
        self._is_done = True
