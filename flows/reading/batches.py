"""Results of many files gathered to batches: whole files, or parts of a file that is larger than a batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from flows.inbox import InboxFile
from flows.reading.messages import Limits, Piece, Result
from flows.reading.pool import FileStart, Pool
from flows.reading.worker import size_of
from flows.reading.workers import InProcess, Worker
from flows.settings import Settings
from transforms.records import Article, Reject


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles and rejects of a batch, and the row of `files` for each of its files, without the run.

    A file that is not read to its end has the status `reading`; `resumed` are those begun in an earlier batch, with the
    record that this batch begins at.
    """

    articles: tuple[Article, ...]
    rejects: tuple[Reject, ...]
    files: tuple[dict[str, Any], ...]
    resumed: dict[str, int]
    warnings: tuple[str, ...]
    skipped_files: int
    bytes: int
    cpu_seconds: float

    @property
    def unfinished(self) -> list[str]:
        """Hashes of the files whose rest is to come in another batch."""
        return [row["file_sha256"] for row in self.files if row["status"] == "reading"]


@dataclass(slots=True)
class _File:
    """A file that is being read: where this batch begun it, and what it gave so far."""

    file: InboxFile
    start: int
    records: int
    results: list[Result] = field(default_factory=list)
    format: str | None = None
    encoding: str | None = None
    fault: Reject | None = None
    position: int = 0

    def add(self, result: Result) -> None:
        self.results.append(result)
        if isinstance(result, Reject) and result.record_index is None:
            self.fault = result
        else:
            self.records += 1

    def row(self, *, is_done: bool) -> dict[str, Any]:
        """Row of `files`, but for the run."""
        reason = f"{self.fault.reason}: {self.fault.detail}" if self.fault else None
        if is_done and not self.records:
            reason = reason or "no_records: it holds none"
        return {
            "file_sha256": self.file.sha256,
            "path": self.file.shown_path,
            "bytes": self.file.bytes,
            "format": self.format,
            "encoding": self.encoding,
            "status": ("read" if self.records else "rejected") if is_done else "reading",
            "reason": reason,
            "records": self.records,
        }


@dataclass(slots=True)
class _Gathering:
    """A batch in the making."""

    results: list[Result] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    resumed: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    skipped_files: int = 0
    size: int = 0
    bytes: int = 0
    cpu_seconds: float = 0.0

    def take(self, file: _File, *, is_done: bool) -> None:
        """Add what a file gave since the last batch; a file without anything new is left to the next."""
        self.results += file.results
        self.rows.append(file.row(is_done=is_done))
        if file.start:
            self.resumed[file.file.sha256] = file.start

    def batch(self) -> Batch:
        return Batch(
            articles=tuple(r for r in self.results if isinstance(r, Article)),
            rejects=tuple(r for r in self.results if isinstance(r, Reject)),
            files=tuple(self.rows),
            resumed=self.resumed,
            warnings=tuple(self.warnings),
            skipped_files=self.skipped_files,
            bytes=self.bytes,
            cpu_seconds=self.cpu_seconds,
        )


# 500 rows, some tenths of a second: few enough to be shared evenly, and many beside what a call costs.
PART_ROWS = 500
# A worker that has only read takes two CPU seconds to load what it needs to lend a hand: not for less than twice that.
SHARED_ROWS = 5_000
SHARED_BYTES = 16 * 1024 * 1024  # of files: about as many articles


class Reading:
    """Files being read by the workers of the settings, a batch at a time; closing it ends them."""

    def __init__(self, settings: Settings, files: Iterable[FileStart]) -> None:
        self._settings = settings
        limits = Limits(settings.record_seconds, settings.record_bytes)
        workers = [Worker(limits, settings.field_map) for _ in range(settings.workers)]
        self._pool = Pool(workers or [InProcess(settings.field_map)])
        files = list(files)
        self._bytes = sum(begun.file.bytes for begun in files)
        self._pool.start(files)
        self._batches = self._gathered()
        self._abandoned: set[str] = set()

    def next_batch(self) -> Batch | None:
        """What comes next, None after the last."""
        return next(self._batches, None)

    def prepare_helpers(self, load: Callable[[], None]) -> None:
        """Let workers that have nothing to read load what they need to share work, where there will be enough of it."""
        if self._bytes >= SHARED_BYTES:
            self._pool.prepare_helpers(load)

    def shared(self, function: Callable[[pa.Table], Any], table: pa.Table) -> tuple[list[Any], float]:
        """What a function gives for each part of a table, and the CPU seconds that idle workers spent on it.

        The function treats each row by itself and is found by its name in its module; a small table is one part.
        """
        if table.num_rows < SHARED_ROWS:
            return [function(table)], 0.0
        return self._pool.shared(function, [table.slice(at, PART_ROWS) for at in range(0, table.num_rows, PART_ROWS)])

    def abandon(self, hashes: Iterable[str]) -> None:
        """Leave the rest of these files unread."""
        for file_sha256 in hashes:
            self._abandoned.add(file_sha256)
            self._pool.abandon(file_sha256)

    def close(self) -> None:
        """End the workers."""
        self._pool.close()

    def _gathered(self) -> Iterator[Batch]:
        batch = _Gathering()
        file: _File | None = None
        for found, start, piece in self._pool.answers():
            if file is None or file.file is not found:
                if batch.rows and self._is_full(batch, found.bytes):
                    yield batch.batch()
                    batch = _Gathering()
                file = _File(found, start, start)
            self._note(batch, file, piece)
            for result in piece.results:
                if found.sha256 in self._abandoned:
                    break
                file.add(result)
                batch.size += size_of(result)
                if batch.size >= self._settings.batch_bytes and result.record_index is not None:
                    batch.take(file, is_done=False)
                    yield batch.batch()
                    batch = _Gathering()
                    file.results, file.start = [], file.records
            if piece.is_last:
                self._end(batch, file, piece)
        if batch.rows or batch.warnings:
            yield batch.batch()

    def _is_full(self, batch: _Gathering, more_bytes: int) -> bool:
        settings = self._settings
        return len(batch.rows) >= settings.batch_files or batch.size + more_bytes > settings.batch_bytes

    def _note(self, batch: _Gathering, file: _File, piece: Piece) -> None:
        file.format, file.encoding = piece.format or file.format, piece.encoding or file.encoding
        batch.warnings += piece.warnings
        batch.cpu_seconds += piece.cpu_seconds
        batch.bytes += max(piece.position - file.position, 0)
        file.position = max(piece.position, file.position)

    def _end(self, batch: _Gathering, file: _File, piece: Piece) -> None:
        if file.file.sha256 in self._abandoned:
            return
        if piece.error is None:
            batch.take(file, is_done=True)
            return
        # What an earlier batch published of it stays; all else is left for the next run.
        batch.warnings.append(f"{file.file.shown_path}: {piece.error}; the next run tries it again")
        batch.skipped_files += 1
        batch.size -= sum(map(size_of, file.results))
