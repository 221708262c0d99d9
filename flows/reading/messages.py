"""What a flow and its workers say to each other: files and their pieces, calls and what they return."""

import copyreg
import pickle
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, BinaryIO

import pyarrow as pa

from flows.inbox import InboxFile
from transforms.records import Article, DateCandidate, Dateline, Declared, Document, Reject

FieldMap = Mapping[str, tuple[str, ...]]
Result = Article | Reject
Failure = tuple[str, str]  # reason and detail of a reject

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one record may cost: CPU seconds to read or to extract it, bytes of address space above an idle worker's."""

    seconds: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read from a record on, or of which some records are wanted only.

    Of the records in `failed` is known that they cannot be extracted; at the record `broken` reading it ends.
    """

    file: InboxFile
    start: int = 0
    wanted: frozenset[int] | None = None
    failed: Mapping[int, Failure] = field(default_factory=dict)
    broken: tuple[int, Failure] | None = None

    def takes(self, record_index: int) -> bool:
        """Whether a record is to be extracted."""
        return record_index >= self.start and (self.wanted is None or record_index in self.wanted)


@dataclass(frozen=True, slots=True)
class Piece:
    """Results of consecutive records of a file; the last piece has no results of its own but the file's end.

    `position` is how far the file has been read, in bytes on disk. `error` says why the file could not be read to its
    end by a fault of the storage, so that the next run tries it again.
    """

    results: tuple[Result, ...] = ()
    format: str | None = None
    encoding: str | None = None
    position: int = 0
    cpu_seconds: float = 0.0
    is_last: bool = False
    error: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A function of a module, and what to call it with."""

    function: Callable[..., Any]
    arguments: tuple[pa.Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """What a call gave, and the CPU seconds that it took."""

    value: Any
    cpu_seconds: float


def send(stream: BinaryIO, message: object) -> None:
    """Write a message with its length before it."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> object:
    """Next message of a process of ours; raises EOFError where the stream ends, be it within a message."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return pickle.loads(_exactly(stream, length))  # noqa: S301  # of a process that this one started, or was by it


def _exactly(stream: BinaryIO, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _as_call(cls: type) -> None:
    """Pickle a record as the call that makes it: four times as fast as a frozen dataclass does it by itself."""
    values = attrgetter(*(f.name for f in fields(cls)))
    copyreg.pickle(cls, lambda record: (cls, values(record)))


def _as_stream(table: pa.Table) -> tuple[Callable[[bytes], pa.Table], tuple[pa.Buffer]]:
    """Pickle a table by the rows that it has: by itself, a slice takes its whole table along."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return _of_stream, (sink.getvalue(),)


def _of_stream(data: pa.Buffer) -> pa.Table:
    return pa.ipc.open_stream(data).read_all()


copyreg.pickle(pa.Table, _as_stream)
for _record in (Article, DateCandidate, Dateline, Declared, Document, Reject):
    _as_call(_record)
