"""A process that reads files and extracts their articles: `python -m flows.reading.worker`.

What it parses may be hostile, so the system ends it where a record costs too much: beyond its CPU seconds by SIGXCPU,
which stops even a loop in C, and beyond its memory by allocations that fail. Where it stood is in a file that it shares
with the flow, which goes on with another worker.
"""

import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from flows.inbox import InboxFile
from flows.reading.messages import Call, FieldMap, Limits, Piece, Result, Returned, Task, receive, send
from transforms.extract import extract, prepare
from transforms.readers import open_file
from transforms.records import Article, Document, Media, Origin, Reject

# 1 MB or a second of results a message: larger ones only take memory, smaller ones time.
PIECE_CHARS = 1024 * 1024
PIECE_SECONDS = 1.0
PLACE = struct.Struct("<q?")  # index of the record that is worked on, and whether it has been read
FORMAT_AT, FORMAT_BYTES = 16, 64  # where the format of the file is told, after the place


class Guard:
    """Allowance of CPU time for each step, and a note of the step for who finds this process dead."""

    def __init__(self, limits: Limits, place: int) -> None:
        self._limits = limits
        self._place = place
        self._prepared: set[Media] = set()
        _limit_memory(limits.bytes)

    def prepare(self, media: Media) -> None:
        """Load what such documents take, which may be seconds and is no record's cost."""
        if media not in self._prepared:
            self.lift()
            prepare(media)
            self._prepared.add(media)

    def lift(self) -> None:
        """Allow whatever comes next any time."""
        resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def begin(self, record_index: int, *, is_read: bool) -> None:
        """Allow a step its time: to read the record, or to extract it once it is read."""
        os.pwrite(self._place, PLACE.pack(record_index, is_read), 0)
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + 1 + self._limits.seconds, resource.RLIM_INFINITY))

    def tell_format(self, name: str) -> None:
        """Note what the file is."""
        os.pwrite(self._place, name.encode()[:FORMAT_BYTES].ljust(FORMAT_BYTES, b"\0"), FORMAT_AT)


class NoGuard:
    """Stands in where a file is read in the flow's own process, which nothing ends."""

    def prepare(self, media: Media) -> None:
        """Do nothing."""

    def begin(self, record_index: int, *, is_read: bool) -> None:
        """Do nothing."""

    def tell_format(self, name: str) -> None:
        """Do nothing."""


def main() -> None:
    """Serve tasks from standard input until it ends; the number of the file for the place is the first argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the flow, which ends its workers
    tasks, pieces = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the pieces
    limits, field_map = cast("tuple[Limits, FieldMap]", receive(tasks))
    guard = Guard(limits, int(sys.argv[1]))
    try:
        while True:
            task = receive(tasks)
            if isinstance(task, Call):
                send(pieces, _returned(task, guard))
                continue
            for piece in pieces_of(cast("Task", task), guard, field_map):
                send(pieces, piece)
    except (EOFError, BrokenPipeError):  # the flow has ended
        os._exit(0)


def _returned(call: Call, guard: Guard) -> Returned:
    guard.lift()
    begun = time.process_time()
    return Returned(call.function(*call.arguments), time.process_time() - begun)


def pieces_of(task: Task, guard: Guard | NoGuard, field_map: FieldMap) -> Iterator[Piece]:
    """Everything that a file gives, from the task's record on."""
    file = task.file
    if file.unreadable:
        reject = Reject(file.sha256, None, "read", "unreadable", file.unreadable)
        yield Piece((reject,), is_last=True)
        return
    try:
        origin, warnings = _origin(file, field_map)
        with file.path.open("rb") as data:
            guard.tell_format("")
            guard.begin(0, is_read=False)
            opened = open_file(data, origin)
            guard.tell_format(opened.format)
            header = Piece(format=opened.format, encoding=opened.encoding, warnings=warnings)
            results = _results(_read(opened.records, task, guard, file), task, guard)
            for piece in _in_pieces(results, header, data):
                yield piece
                header = replace(header, warnings=())
        if not file.is_unchanged():
            raise OSError("it changed while it was read")  # noqa: TRY301  # the same as if the storage had said so
    except OSError as error:
        yield Piece(error=error.strerror or str(error), is_last=True)
        return
    yield replace(header, position=file.bytes, is_last=True)


def _origin(file: InboxFile, field_map: FieldMap) -> tuple[Origin, tuple[str, ...]]:
    warnings: tuple[str, ...] = ()
    try:
        sidecar = file.sidecar()
    except ValueError as error:
        warnings = (f"{file.shown_path}: its sidecar is ignored: {error}",)
        sidecar = None
    return Origin(file.sha256, file.shown_path, sidecar, file.folder_source, field_map), warnings


def _read(
    records: Iterator[Document | Reject], task: Task, guard: Guard | NoGuard, file: InboxFile
) -> Iterator[Document | Reject]:
    """Records that the task takes, up to the last of them; where a reader fails, the file ends there."""
    index = 0
    while task.wanted is None or index <= max(task.wanted):
        if task.broken and task.broken[0] == index:
            yield Reject(file.sha256, None, "read", *task.broken[1])
            return
        guard.begin(index, is_read=False)
        try:
            record = next(records)
        except StopIteration:
            return
        except (ImportError, NameError):  # the installation is broken, so nothing may count as read
            raise
        except Exception as error:  # parsers of others raise anything; a file must not cost the run
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the storage, not the content
            yield _unread(file, index, error)
            return
        if record.record_index is None or task.takes(index):
            yield record
        index += record.record_index is not None


def _unread(file: InboxFile, index: int, error: Exception) -> Reject:
    if isinstance(error, MemoryError):
        return Reject(file.sha256, None, "read", "too_much_memory", f"reading record {index} took too much memory")
    return Reject(file.sha256, None, "read", "reader_failed", f"record {index}: {type(error).__name__}: {error}")


def _results(records: Iterable[Document | Reject], task: Task, guard: Guard | NoGuard) -> Iterator[Result]:
    for record in records:
        if isinstance(record, Reject):
            yield record
            continue
        guard.prepare(record.media)
        guard.begin(record.record_index, is_read=True)
        if failure := task.failed.get(record.record_index):
            yield _reject(record, *failure)
            continue
        try:
            yield _without_content(extract(record))
        except MemoryError:
            yield _reject(record, "too_much_memory", "extracting it took too much memory")


def _reject(document: Document, reason: str, detail: str) -> Reject:
    return Reject(
        document.file_sha256,
        document.record_index,
        "extract",
        reason,
        detail,
        document.payload,
        member=document.member,
    )


def _without_content(result: Result) -> Result:
    """The result without what it was extracted from; the payload, which stays, has all of it."""
    if isinstance(result, Reject):
        return result
    return replace(result, document=replace(result.document, content=""))


def _in_pieces(results: Iterator[Result], header: Piece, data: BinaryIO) -> Iterator[Piece]:
    """Results in messages of bounded size and age; at least one, so that the header is told."""
    gathered: list[Result] = []
    chars, begun, cpu = 0, time.monotonic(), time.process_time()
    for result in results:
        gathered.append(result)
        chars += size_of(result)
        if chars > PIECE_CHARS or time.monotonic() - begun > PIECE_SECONDS:
            now = time.process_time()
            yield replace(header, results=tuple(gathered), position=data.tell(), cpu_seconds=now - cpu)
            gathered, chars, begun, cpu = [], 0, time.monotonic(), now
    spent = time.process_time() - cpu
    yield replace(header, results=tuple(gathered), position=data.tell(), cpu_seconds=spent)


def size_of(result: Result) -> int:
    """Characters that a result holds, nearly."""
    if isinstance(result, Article):
        return len(result.document.payload) + len(result.body)
    return len(result.payload or "")


def _limit_memory(size: int) -> None:
    statm = Path("/proc/self/statm")
    if not statm.exists():  # without it the base is unknown; only Linux keeps to the limit anyway
        return
    base = int(statm.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (base + size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
