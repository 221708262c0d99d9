"""The processes that read: started as they are needed, ended where a file costs too much, and replaced."""

import itertools
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from flows.inbox import InboxFile
from flows.reading.messages import Call, Failure, FieldMap, Limits, Piece, Returned, Task, receive, send
from flows.reading.worker import FORMAT_AT, FORMAT_BYTES, PLACE, NoGuard, pieces_of
from transforms.records import Reject

MODULE = "flows.reading.worker"
# 10: a worker that has not used up its CPU seconds in ten times as long on a busy machine waits for something.
WALL_PER_CPU_SECOND = 10
# 4: one lost record may be chance and bad luck; a file that ends worker after worker is given up.
DEATHS = 4
# Threads of libraries and arenas of the allocator reserve address space, which is what can be limited.
ENVIRONMENT = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


class WorkerError(RuntimeError):
    """A worker failed by itself, not by what it read; what it said stands on standard error."""


@dataclass(frozen=True, slots=True)
class _End:
    """How a worker ended: what to say of it, the record that it was at, whether that had been read, by whom."""

    failure: Failure
    record_index: int
    is_read: bool
    is_by_system: bool


class Worker:
    """A process that reads one file after another, or lends a hand; a new one takes the place of one that was ended."""

    def __init__(self, limits: Limits, field_map: FieldMap) -> None:
        self._limits = limits
        self._field_map = field_map
        self._place = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the worker
        self._process: subprocess.Popen[bytes] | None = None
        self._is_hanging = False

    def pieces(self, file: InboxFile, start: int, wanted: frozenset[int] | None = None) -> Iterator[Piece]:
        """What a file gives from a record on, or its wanted records; one that costs too much becomes a reject."""
        task = Task(file, start, wanted)
        for deaths in itertools.count(1):
            done = task.start
            try:
                for piece in self._answers(task):
                    done = max([done, *(r.record_index + 1 for r in piece.results if r.record_index is not None)])
                    yield piece
                return  # noqa: TRY300  # the way out; what follows tells of a death
            except EOFError:
                end = self._post_mortem()
            task = replace(task, start=done)
            if end.is_by_system and deaths == 1:
                continue  # the machine was short of memory, perhaps: once more
            if task.broken or (end.record_index <= done and not end.is_read):
                break
            if end.is_read and deaths < DEATHS:
                task = replace(task, failed={**task.failed, end.record_index: end.failure})
            else:
                task = replace(task, broken=(end.record_index, end.failure))
        reject = Reject(file.sha256, None, "read", *end.failure)
        yield Piece((reject,), format=self._format(), position=file.bytes, is_last=True)

    def answer(self, call: Call) -> Returned | None:
        """What a call gives; None if the process ended over it."""
        process = self._started()
        try:
            send(cast("BinaryIO", process.stdin), call)
            return cast("Returned", receive(cast("BinaryIO", process.stdout)))
        except (BrokenPipeError, EOFError):
            self.reset()
            return None

    def reset(self) -> None:
        """End the process, so that the next file gets a new one."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.reset()
        self._place.close()

    def kill(self) -> None:
        """End the process from another thread, so that who waits for it goes on."""
        if self._process:
            self._process.kill()

    def _answers(self, task: Task) -> Iterator[Piece]:
        process = self._started()
        try:
            send(cast("BinaryIO", process.stdin), task)
        except BrokenPipeError:
            raise EOFError from None
        is_last = False
        while not is_last:
            piece = cast("Piece", self._received(process))
            is_last = piece.is_last
            yield piece

    def _received(self, process: subprocess.Popen[bytes]) -> object:
        stdout = cast("BinaryIO", process.stdout)
        if not select.select([stdout], [], [], WALL_PER_CPU_SECOND * self._limits.seconds)[0]:
            self._is_hanging = True
            process.kill()
        return receive(stdout)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            place = self._place.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE, str(place)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,  # so that select sees what there is to read
                pass_fds=[place],
                env=os.environ | ENVIRONMENT,
            )
            send(cast("BinaryIO", self._process.stdin), (self._limits, dict(self._field_map)))
        return self._process

    def _post_mortem(self) -> "_End":
        """How the process came to its end; raises WorkerError where it ended of itself."""
        process, self._process = self._process, None
        code = process.wait() if process else 0
        if code >= 0:
            raise WorkerError(f"a reading process ended with exit code {code}; its message is on standard error")
        ended_by = signal.Signals(-code)
        index, is_read = PLACE.unpack(os.pread(self._place.fileno(), PLACE.size, 0))
        failure = self._failure(ended_by, f"{'extracting' if is_read else 'reading'} record {index}")
        end = _End(failure, index, is_read, ended_by == signal.SIGKILL and not self._is_hanging)
        self._is_hanging = False
        return end

    def _failure(self, ended_by: signal.Signals, step: str) -> Failure:
        if self._is_hanging:
            return "too_slow", f"{step} gave nothing for {WALL_PER_CPU_SECOND * self._limits.seconds} s"
        if ended_by == signal.SIGXCPU:
            return "too_slow", f"{step} took more than {self._limits.seconds} CPU s"
        return "parser_died", f"{step} ended the process by {ended_by.name}, as want of memory does"

    def _format(self) -> str | None:
        return os.pread(self._place.fileno(), FORMAT_BYTES, FORMAT_AT).rstrip(b"\0").decode() or None


class InProcess:
    """Reads in the flow's own process, for those who trust their files or look for an error; nothing ends it."""

    def __init__(self, field_map: FieldMap) -> None:
        self._field_map = field_map

    def pieces(self, file: InboxFile, start: int, wanted: frozenset[int] | None = None) -> Iterator[Piece]:
        """What a file gives from a record on, or its wanted records."""
        task = Task(file, start, wanted)
        return (replace(piece, cpu_seconds=0.0) for piece in pieces_of(task, NoGuard(), self._field_map))

    def close(self) -> None:
        """Do nothing."""

    def kill(self) -> None:
        """Do nothing."""

    def reset(self) -> None:
        """Do nothing."""
