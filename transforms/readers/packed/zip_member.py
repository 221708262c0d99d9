"""What a zip archive is read through: its directory bounded in size, its members in how much they give."""

import io
import struct
import zlib
from typing import IO, BinaryIO
from zipfile import BadZipFile

from transforms.readers.packed.compressed import bomb
from transforms.readers.reader import Breakable, Fault

# 32 MB: room for 100,000 long names; each byte of it takes up to 15 in memory.
DIRECTORY_BYTES = 32 * 1024 * 1024
# What `zipfile` raises on damaged archives; NotImplementedError is a RuntimeError.
ERRORS = (BadZipFile, zlib.error, struct.error, ValueError, OverflowError, RuntimeError, EOFError)


class Bounded:
    """An archive as `zipfile` asks for it: the directory in one piece, and places that the archive itself names."""

    def __init__(self, data: BinaryIO) -> None:
        self._data = data
        self.tell = data.tell
        self.seekable = data.seekable

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes; raises BadZipFile for a directory of more than 32 MB."""
        if size > DIRECTORY_BYTES:
            raise BadZipFile(f"a directory of more than {DIRECTORY_BYTES} bytes")
        return self._data.read(size)

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """The new place; raises BadZipFile for one before the start."""
        if whence == io.SEEK_SET and place < 0:
            raise BadZipFile("a place before the start of the archive")
        return self._data.seek(place, whence)


class Meter:
    """What the members of an archive took and gave; where they overlap they took no more than there is."""

    def __init__(self, archive_bytes: int) -> None:
        self.bytes_in = 0
        self.bytes_out = 0
        self._archive_bytes = archive_bytes

    def fault(self) -> Fault | None:
        """The fault of giving far too much, None as long as it is not."""
        return bomb(min(self.bytes_in, self._archive_bytes), self.bytes_out)


class ZipContent(Breakable):
    """The bytes of a member."""

    def __init__(self, member: IO[bytes], compressed_bytes: int, meter: Meter) -> None:
        self._member = member
        self._meter = meter
        meter.bytes_in += compressed_bytes

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer with the bytes that come next; 0 at the end or at a fault."""
        piece = b"" if self.fault else self._read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _read(self, size: int) -> bytes:
        try:
            piece = self._member.read(size)
        except ERRORS as error:
            self.fault = Fault("corrupt", str(error) or "it breaks off")
            return b""
        self._meter.bytes_out += len(piece)
        self.fault = self._meter.fault()
        return b"" if self.fault else piece
