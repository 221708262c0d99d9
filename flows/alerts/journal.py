"""What has been told, on disk before anything else happens: `alerts/told.jsonl` in the home, until the lake has it.

The lake may be busy for an hour, or broken; a message that is out must not go out again for that.
"""

import fcntl
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from flows.alerts.alert import Told
from warehouse.durable import sync


def folder(home: Path) -> Path:
    """Where a home keeps what the lake does not hold of alerts."""
    return home / "alerts"


@contextmanager
def locked(home: Path, wait_seconds: float) -> Iterator[bool]:
    """Whether this process is the one that delivers; it stays so inside. The kernel frees the lock if it dies."""
    folder(home).mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    with (folder(home) / "deliver.lock").open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    yield False
                    return
                time.sleep(0.05)  # beside a send, which takes as long at least
            else:
                yield True
                return


def note(home: Path, told: list[Told]) -> None:
    """Add to the journal; on disk when this returns."""
    path = folder(home) / "told.jsonl"
    with path.open("a", encoding="utf-8") as journal:
        for each in told:
            # Lines begin on their own, whatever a crash has cut off before.
            journal.write("\n" + json.dumps(asdict(each), default=datetime.isoformat) + "\n")
    sync([path, path.parent])


def noted(home: Path) -> list[Told]:
    """What the journal holds, the last for each message; a line that a crash cut off is none."""
    path = folder(home) / "told.jsonl"
    found: dict[tuple[str, str, str], Told] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            row = json.loads(line)
            told = Told(**(row | {"tried_at": datetime.fromisoformat(row["tried_at"])}))
        except (ValueError, TypeError, KeyError):
            continue
        found[told.key] = told
    return list(found.values())


def forget(home: Path) -> None:
    """Empty the journal: the lake has it all."""
    (folder(home) / "told.jsonl").unlink(missing_ok=True)
