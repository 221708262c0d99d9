"""Several workers at once, their results in the order of the files."""

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from flows.inbox import InboxFile
from flows.reading.messages import Piece
from flows.reading.workers import InProcess, Worker

# 50 files or 2 MB: what a worker reads in a second or two, so that none waits long for another.
GROUP_FILES = 50
GROUP_BYTES = 2 * 1024 * 1024
# 4 pieces of 1 MB that wait to be taken from each group; a worker that is further ahead waits.
PIECES = 32
# 2 groups beyond those that are being read: enough to keep every worker busy.
AHEAD = 2
PATIENCE_SECONDS = 0.2  # how often a worker that waits looks whether all is over

FileStart = tuple[InboxFile, int]
Answer = tuple[InboxFile, int, Piece]
_END = object()


@dataclass(slots=True)
class _Group:
    files: Sequence[FileStart]
    answers: "queue.Queue[object]" = field(default_factory=lambda: queue.Queue(PIECES))
    future: "Future[None] | None" = None


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

    def _begin_next(self) -> None:
        if group := next(self._groups, None):
            self._begun.append(group)
            group.future = self._threads.submit(self._read, group)

    def _read(self, group: _Group) -> None:
        worker = self._idle.get()
        try:
            for file, start in group.files:
                for piece in worker.pieces(file, start):
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
    for file, start in files:
        if group and (len(group) >= GROUP_FILES or size + file.bytes > GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append((file, start))
        size += file.bytes
    if group:
        yield group
