"""Processes that die at a chosen point, and what the catalog says of the lake that they leave."""

import importlib
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

# Children are forked from a server that has imported everything once, so that a test need not pay for it each time.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["flows.ingest", "flows.stages", "great_expectations", "transforms.page.extract", "trafilatura"]
)


@dataclass(frozen=True)
class Dying:
    """Patch of a function that kills the process before or after its n-th call; a class, so that it travels."""

    name: str
    module: str
    call: int
    after: bool

    def __call__(self) -> None:
        module = importlib.import_module(self.module)
        real = getattr(module, self.name)
        calls = 0

        def wrapped(*args: object, **kwargs: object) -> object:
            nonlocal calls
            calls += 1
            result = real(*args, **kwargs) if self.after or calls != self.call else None
            if calls == self.call:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(module, self.name, wrapped)


def child(target: Callable[..., None], *arguments: object) -> int:
    """Exit code of a function in a process of its own."""
    process = CONTEXT.Process(target=target, args=arguments)
    process.start()
    process.join(120)
    assert process.exitcode is not None, "it hangs"
    return process.exitcode


def commits(home: Path) -> int:
    """How many commits have to do with articles, by the catalog itself: that a run was killed is an alert."""
    query = "select count(*) from ducklake_snapshot_changes where commit_message not like '%alerts'"
    with closing(sqlite3.connect(home / "lake" / "catalog.sqlite")) as catalog:
        (number,) = catalog.execute(query).fetchone()
    return int(number)
