"""A stream of UTF-16 or UTF-32 handed on as UTF-8, so that lines can be found in it."""

import codecs
import io

CHUNK_BYTES = 64 * 1024


class Recoded(io.RawIOBase):
    """Bytes in UTF-8 of a stream in another encoding; what cannot be decoded becomes U+FFFD."""

    def __init__(self, stream: io.BufferedIOBase, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._pending = b""
        self._is_done = False

    def readable(self) -> bool:
        """Whether bytes can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer with UTF-8; 0 at the end."""
        while not self._pending and not self._is_done:
            chunk = self._stream.read(CHUNK_BYTES)
            self._is_done = not chunk
            self._pending = self._decoder.decode(chunk, final=self._is_done).encode("utf-8", "replace")
        size = min(len(buffer), len(self._pending))
        buffer[:size] = self._pending[:size]
        self._pending = self._pending[size:]
        return size
