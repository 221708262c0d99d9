"""Arrow's files and streams, which Feather is too: a row is a record, read batch by batch."""

import io
import struct

from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample
from transforms.readers.tables.columns import Batches, Broken, known_columns, none_known, readable, records_of, telling

# 512 MB: a batch, which is in memory at once; 64,000 articles, as Feather writes them, have 250.
BATCH_BYTES = 512 * 1024 * 1024
_CHUNK_BYTES = 1024 * 1024
_FILE_MARK = b"ARROW1\0\0"
_MARK = b"\xff\xff\xff\xff"  # before every message of a stream
_END = _MARK + bytes(4)
# 1 MB: a schema of 1,000 columns takes a tenth; bytes that only look like the mark have any number behind it.
_SCHEMA_BYTES = 1024 * 1024


def _recognises(sample: Sample) -> bool:
    mark, size, root = struct.unpack("<4sII", sample.head[:12].ljust(12, b"\0"))
    is_stream = mark == _MARK and size % 8 == 0 and 0 < root < size < _SCHEMA_BYTES
    return is_stream or sample.head.startswith(_FILE_MARK)


def _read(file: Input) -> Opened:
    """The rows of the batches that are whole.

    A file is read as the stream that it is between its mark and its footer, so it may come compressed, and cut off.
    """
    is_file = file.sample.head.startswith(_FILE_MARK)
    if is_file:
        file.stream.read(len(_FILE_MARK))
    stream = _Measured(file.stream)
    return Opened("arrow", None, records_of(_batches(stream, file, is_file=is_file), file, lambda: stream.bytes))


def _batches(stream: "_Measured", file: Input, *, is_file: bool) -> Batches:
    import pyarrow as pa  # noqa: PLC0415  # a third of a second, for the files that need it

    with telling() as problems:
        schema = pa.ipc.read_schema(pa.py_buffer(file.sample.head[len(_FILE_MARK) if is_file else 0 :]))
        if places := known_columns(schema, file.origin.field_map):
            options = pa.ipc.IpcReadOptions(use_threads=False, included_fields=places)
            for batch in pa.ipc.open_stream(pa.PythonFile(stream, mode="r"), options=options):
                batch.validate(full=True)  # its lengths and offsets may point anywhere
                yield readable(batch)
        else:
            problems.append(none_known(schema))
    while not file.stream.seekable() and file.stream.read(_CHUNK_BYTES):
        pass  # up to the end, where a compressed stream tells whether it was whole
    if fault := file.fault():
        problems = [(fault.reason, fault.detail)]
    elif stream.problem:
        problems = [stream.problem]
    elif is_file and not problems and stream.tail != _END:
        problems = [("truncated", "the file breaks off between two batches")]
    for reason, detail in problems:
        yield Broken(reason, detail, is_end=True)


class _Measured(io.RawIOBase):
    """A stream that tells how much was read of it and how it ended, and gives no more at once than a batch may have."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self.bytes = 0
        self.tail = b""
        self.problem: tuple[str, str] | None = None
        self._stream = stream

    def readable(self) -> bool:
        """Whether bytes can be read: always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes; none, and a problem, if they are too many."""
        if not 0 <= size <= BATCH_BYTES:
            self.problem = ("batch_too_large", f"a batch of {size} bytes, more than {BATCH_BYTES}")
            return b""
        data = self._stream.read(size)
        self.bytes += len(data)
        self.tail = (self.tail + data[-len(_END) :])[-len(_END) :]
        return data


READER = Reader("arrow", _recognises, _read)
