"""Marks of runs that are alive: a file in `running/` of the home, locked for as long as its process lives.

A process that is killed, or whose machine loses its power, cannot say so; the file that it leaves, and that nobody
locks, does.
"""

import fcntl
import json
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from warehouse.durable import sync


@dataclass(frozen=True, slots=True)
class Mark:
    """Who runs what, and since when."""

    flow: str
    run_id: str
    pid: int
    host: str
    started_at: str


@contextmanager
def marked(home: Path, flow: str, run_id: str) -> Iterator[None]:
    """Mark a run as alive while it is inside; where no mark can be set, it goes without."""
    place, file = home / "running", None
    path = place / f"{flow}-{secrets.token_hex(8)}.json"
    mark = Mark(flow, run_id, os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat())
    with suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        file = _locked(path, mark)
    try:
        yield
    finally:
        if file:
            path.unlink(missing_ok=True)  # before the lock goes, or it would look like the mark of a killed run
            file.close()


def killed(home: Path) -> Iterator[Mark]:
    """Marks of runs that are dead, each to one process only; a mark is removed when the next one is asked for.

    Who dies before that leaves it to the next.
    """
    for path in sorted((home / "running").glob("*.json")):
        try:
            with path.open() as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(file.fileno()).st_nlink:  # else it ended well a moment ago, or another process was faster
                    with suppress(ValueError, TypeError):  # a disk that was full holds half a mark
                        yield Mark(**json.load(file))
                    path.unlink(missing_ok=True)
        except (BlockingIOError, FileNotFoundError):
            continue


def _locked(path: Path, mark: Mark) -> IO[str]:
    """The open file of a mark, which has its name only when it is locked and on the disk."""
    new = path.with_suffix(".new")
    file = new.open("w")
    fcntl.flock(file, fcntl.LOCK_EX)
    file.write(json.dumps(asdict(mark)))
    file.flush()
    sync([new])
    new.replace(path)
    sync([path.parent])
    return file
