"""Compressed streams: as many as stand in a row, bounded in ratio; what breaks them is told, not raised."""

import io
from collections.abc import Iterator

from transforms.readers.chunks import Chunks
from transforms.readers.packed.inflaters import CHUNK_BYTES, COMPRESSIONS, ERRORS
from transforms.readers.reader import Breakable, Fault
from transforms.readers.sniff import magic

# 200: markup that repeats itself reaches 50, a bomb 1,000.
RATIO = 200
# 16 MB: less than this does no harm, and short repetitive files have any ratio.
RATIO_FROM_BYTES = 16 * 1024 * 1024
# 1 KB: what a stream is fed first, doubled each time; of a thousand short streams little is fed twice.
_FIRST_FEED_BYTES = 1024
_MAGIC_BYTES = 16


def bomb(bytes_in: int, bytes_out: int) -> Fault | None:
    """The fault of giving more than 200 times what was taken, from 16 MB on; None below."""
    if bytes_out <= max(RATIO_FROM_BYTES, RATIO * bytes_in):
        return None
    return Fault("bomb", f"{bytes_in} bytes gave more than {bytes_out}")


class Inflated(Breakable):
    """Decompressed bytes of a stream of the named compression, of any size."""

    def __init__(self, compressed: io.BufferedIOBase, name: str) -> None:
        self._source = Chunks(compressed)
        self._name = name
        self._pieces = self._inflate()
        self._pending = memoryview(b"")
        self._bytes_out = 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer with decompressed bytes; 0 at the end or at a fault."""
        while not self._pending and (piece := next(self._pieces, None)) is not None:
            self._pending = memoryview(piece)
        size = min(len(buffer), len(self._pending))
        buffer[:size] = self._pending[:size]
        self._pending = self._pending[size:]
        return size

    def _inflate(self) -> Iterator[bytes]:
        while magic(self._source.peek(_MAGIC_BYTES)) == self._name:
            for piece in self._stream():
                self._bytes_out += len(piece)
                self.fault = bomb(self._source.bytes_in, self._bytes_out)
                if self.fault:
                    return
                yield piece
            if self.fault:
                return
            self._source.skip_nuls()
        # Tools pass over what follows the last stream; more than a signature or a line end is a lost stream.
        if len(self._source.peek(CHUNK_BYTES)) == CHUNK_BYTES:
            self.fault = Fault("corrupt", f"no {self._name} stream follows after {self._bytes_out} bytes")

    def _stream(self) -> Iterator[bytes]:
        compression = COMPRESSIONS[self._name]
        inflater = compression.new()
        feed_bytes = _FIRST_FEED_BYTES
        while not inflater.eof:
            data = self._source.take(feed_bytes) if inflater.needs_input else b""
            if inflater.needs_input and not data:
                self.fault = Fault("truncated", f"{self._name} stream breaks off after {self._source.bytes_in} bytes")
                return
            try:
                piece = inflater.decompress(data, CHUNK_BYTES)
            except ERRORS as error:
                self.fault = _fault_of(error)
                return
            yield piece
            feed_bytes = min(2 * feed_bytes, compression.feed_bytes)
        self._source.give_back(len(inflater.unused_data))


def _fault_of(error: Exception) -> Fault:
    # Both libraries that have a limit say "memory" beyond it, and have no code for it.
    return Fault("window_too_large" if "memory" in str(error).lower() else "corrupt", str(error))
