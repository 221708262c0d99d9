"""A stream read in chunks, of which some can be seen ahead."""

import io

CHUNK_BYTES = 64 * 1024


class Chunks:
    """Bytes of a stream: the next can be seen ahead, the last given back; `bytes_in` counts what was read."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self.bytes_in = 0
        self._stream = stream
        self._chunk = b""
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next bytes, at most `size` of them; none at the end."""
        if self._at == len(self._chunk):
            self._read()
        piece = self._chunk[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def give_back(self, size: int) -> None:
        """Make the last `size` bytes the next again."""
        self._at -= size

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end, without taking them."""
        while len(self._chunk) - self._at < size and self._read():
            pass
        return self._chunk[self._at : self._at + size]

    def skip_nuls(self) -> None:
        """Pass over padding."""
        while chunk := self.peek(CHUNK_BYTES):
            rest = chunk.lstrip(b"\0")
            self._at += len(chunk) - len(rest)
            if rest:
                return

    def _read(self) -> bool:
        more = self._stream.read(CHUNK_BYTES)
        self.bytes_in += len(more)
        self._chunk, self._at = self._chunk[self._at :] + more, 0
        return bool(more)
