"""Files that must be read from several places: sought where they lie, or laid down on disk first."""

import tempfile
from typing import BinaryIO, cast

from transforms.readers.reader import Input
from transforms.records import Reject

CHUNK_BYTES = 1024 * 1024


def seekable(file: Input, limit_bytes: int) -> BinaryIO | Reject:
    """The file at its start, to be read anywhere; rejects `file_too_large` and what cut the stream short.

    A stream that cannot be sought (decompressed, of an archive) is copied to a temporary file without a name, which
    vanishes with its last reader.
    """
    if not file.stream.seekable():
        return _spooled(file, limit_bytes)
    stream = cast("BinaryIO", file.stream)
    size = stream.seek(0, 2)
    stream.seek(0)
    return stream if size <= limit_bytes else _too_large(file, limit_bytes)


def _spooled(file: Input, limit_bytes: int) -> BinaryIO | Reject:
    spool = tempfile.TemporaryFile()  # noqa: SIM115  # its reader outlives this function; it has no name to clean up
    while chunk := file.stream.read(CHUNK_BYTES):
        if spool.tell() + len(chunk) > limit_bytes:
            return _too_large(file, limit_bytes)
        spool.write(chunk)
    if fault := file.fault():
        return file.reject(fault.reason, fault.detail)
    spool.seek(0)
    return spool


def _too_large(file: Input, limit_bytes: int) -> Reject:
    return file.reject("file_too_large", f"more than {limit_bytes} bytes")
