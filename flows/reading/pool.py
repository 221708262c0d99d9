"""Several workers at once: they read, their results in the order of the files, and those that are idle lend a hand."""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa

from flows.inbox import InboxFile
from flows.reading.messages import Call, Piece, Returned
from flows.reading.workers import InProcess, Worker

# 50 files or 2 MB: what a worker reads in a second or two, so that none waits long for another.
GROUP_FILES = 50
GROUP_BYTES = 2 * 1024 * 1024
# 64 pieces of 1 MB that wait to be taken from each group; a worker that is further ahead
# waits. Less, and it waits for most of the time that a batch takes on its way to the lake.
PIECES = 64
# 2 groups beyond those that are being read: enough to keep every worker busy.
AHEAD = 2
PATIENCE_SECONDS = 0.2  # how often a worker that waits looks whether all is over

Answer = tuple[InboxFile, int, Piece]
Part = tuple[int, pa.Table]  # a part of a table by its number
_END = object()


class FileStart(NamedTuple):
    """A file to read: the record to begin at, and which of its records are wanted, if not all."""

    file: InboxFile
    start: int = 0
    wanted: frozenset[int] | None = None


@dataclass(slots=True)
class _Group:
    files: Sequence[FileStart]
    answers: "queue.Queue[object]" = field(default_factory=lambda: queue.Queue(PIECES))
    future: "Future[None] | None" = None


@dataclass(frozen=True, slots=True)
class _Work:
    """A function, the parts of a table that wait for it, and what it gave for the others."""

    function: Callable[[pa.Table], Any]
    waiting: "deque[Part]"
    answers: dict[int, Returned] = field(default_factory=dict)

    def taken(self) -> Iterator[Part]:
        """One part after another, each given to one thread only."""
        while True:
            try:
                part = self.waiting.popleft()
            except IndexError:
                return
            yield part


class Pool:
    """Workers that read groups of files, each in a thread that waits for it."""

    def __init__(self, workers: Sequence[Worker | InProcess]) -> None:
        self._workers = workers
        self._idle: queue.SimpleQueue[Worker | InProcess] = queue.SimpleQueue()
        for worker in workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(len(workers), thread_name_prefix="reading")
        self._is_over = threading.Event()
        self._begun: deque[_Group] = deque()
        self._groups: Iterator[_Group] = iter(())
        self._abandoned: set[str] = set()

    def start(self, files: Iterable[FileStart]) -> None:
        """Begin to read; results wait until they are asked for."""
        self._groups = map(_Group, _grouped(files))
        for _ in range(len(self._workers) + AHEAD):
            self._begin_next()

    def answers(self) -> Iterator[Answer]:
        """Pieces of all files, in the order of the files, each with its file and the record it was begun at.

        Raises WorkerError where a worker failed by itself.
        """
        while self._begun:
            group = self._begun.popleft()
            while (answer := group.answers.get()) is not _END:
                if isinstance(answer, BaseException):
                    raise answer
                yield answer  # type: ignore[misc]
            self._begin_next()

    def prepare_helpers(self, load: Callable[[], None]) -> None:
        """Let the workers that no file waits for load what they need to share work, while others read."""
        for _ in range(len(self._workers) - len(self._begun)):
            threading.Thread(target=self._load, args=(load,)).start()

    def shared(self, function: Callable[[pa.Table], Any], parts: Sequence[pa.Table]) -> tuple[list[Any], float]:
        """What a function gives for each part of a table, in order, and the CPU seconds that other processes spent.

        This process takes one part after another, and so does each worker that has nothing to read. When none is left,
        it takes those again that a worker has not brought back: nobody is waited for, be it slow or dead.
        """
        work = _Work(function, deque(enumerate(parts)))
        try:
            for at, part in work.taken():
                self._call_helpers(work)
                work.answers[at] = Returned(function(part), 0.0)
        finally:
            work.waiting.clear()  # an error or Ctrl-C ends the work of all
        found = [work.answers.get(at) or Returned(function(part), 0.0) for at, part in enumerate(parts)]
        return [answer.value for answer in found], sum(answer.cpu_seconds for answer in found)

    def abandon(self, file_sha256: str) -> None:
        """Stop reading a file whose rest nobody wants; some pieces of it may still come."""
        self._abandoned.add(file_sha256)

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        self._is_over.set()
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def _call_helpers(self, work: "_Work") -> None:
        """Let the workers that are idle take parts until none is left."""
        while work.waiting:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return
            if not isinstance(worker, Worker):
                self._idle.put(worker)
                return
            threading.Thread(target=self._help, args=(worker, work)).start()

    def _load(self, load: Callable[[], None]) -> None:
        worker = self._idle.get()
        if isinstance(worker, Worker):
            worker.answer(Call(load))
        self._idle.put(worker)

    def _help(self, worker: Worker, work: "_Work") -> None:
        try:
            for at, part in work.taken():
                if answer := worker.answer(Call(work.function, (part,))):
                    work.answers[at] = answer
        finally:
            self._idle.put(worker)

    def _begin_next(self) -> None:
        if group := next(self._groups, None):
            self._begun.append(group)
            group.future = self._threads.submit(self._read, group)

    def _read(self, group: _Group) -> None:
        worker = self._idle.get()
        try:
            for file, start, wanted in group.files:
                for piece in worker.pieces(file, start, wanted):
                    if not self._put(group, (file, start, piece)):
                        return
                    if file.sha256 in self._abandoned:
                        worker.reset()
                        break
            self._put(group, _END)
        except BaseException as error:  # noqa: BLE001  # raised again where the answers are taken
            self._put(group, error)
        finally:
            self._idle.put(worker)

    def _put(self, group: _Group, answer: object) -> bool:
        """Hand over an answer as soon as there is room; false if nobody waits for it any more."""
        while not self._is_over.is_set():
            try:
                group.answers.put(answer, timeout=PATIENCE_SECONDS)
            except queue.Full:
                continue
            return True
        return False


def _grouped(files: Iterable[FileStart]) -> Iterator[list[FileStart]]:
    """Consecutive files in groups; a large one is a group of its own."""
    group: list[FileStart] = []
    size = 0
    for begun in files:
        if group and (len(group) >= GROUP_FILES or size + begun.file.bytes > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(begun)
        size += begun.file.bytes
    if group:
        yield group
