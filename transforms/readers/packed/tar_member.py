"""A member of a tar archive, as a stream."""

from transforms.readers.packed.inflaters import CHUNK_BYTES
from transforms.readers.packed.tar_header import BLOCK_BYTES
from transforms.readers.reader import Breakable, Fault, Input


class TarMember(Breakable):
    """The bytes that follow a header."""

    def __init__(self, file: Input, size: int) -> None:
        self._file = file
        self._padding = -size % BLOCK_BYTES
        self._left = size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer with the bytes that come next; 0 at the end, or where the archive breaks off."""
        piece = self._file.stream.read(min(len(buffer), self._left))
        self._left -= len(piece)
        if self._left and not piece:
            self.fault = self._file.fault() or Fault("truncated", f"the archive lacks {self._left} bytes of a member")
            self._left = 0
        buffer[: len(piece)] = piece
        return len(piece)

    def skip(self) -> None:
        """Read up to the next header."""
        while self.read(CHUNK_BYTES):
            pass
        self._file.stream.read(self._padding)
