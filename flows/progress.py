"""What a run shows while it works: a bar on a terminal, a line per stage elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import click


@dataclass(slots=True)
class Progress:
    """The stages of a run: what is shown of them, and the CPU seconds that each has taken."""

    bar: Any
    lines: bool
    cpu_seconds: dict[str, float] = field(default_factory=dict)


WIDTH = 16  # of the longest name of a stage
_current: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def shown(size: int, *, quiet: bool) -> Iterator[Progress]:
    """Show the stages that run inside, and how much of the size in bytes is done."""
    on_terminal = sys.stderr.isatty()
    with click.progressbar(length=size, file=sys.stderr, label=" " * WIDTH, hidden=quiet or not on_terminal) as bar:
        progress = Progress(bar, lines=not quiet and not on_terminal)
        token = _current.set(progress)
        try:
            yield progress
        finally:
            _current.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Show a stage as the current one while it runs, and count its CPU seconds."""
    if (progress := _current.get()) is None:
        yield
        return
    progress.bar.label = name.ljust(WIDTH)
    progress.bar.render_progress()
    begun, before = time.process_time(), progress.cpu_seconds.get(name, 0.0)
    yield
    add_cpu_seconds(name, time.process_time() - begun)
    if progress.lines:
        click.echo(f"{name:<{WIDTH}} {progress.cpu_seconds[name] - before:6.2f} CPU s", err=True)


def add_cpu_seconds(name: str, spent: float) -> None:
    """Count CPU seconds that a stage took, in this process or another."""
    if progress := _current.get():
        progress.cpu_seconds[name] = progress.cpu_seconds.get(name, 0.0) + spent


def advance(size: int) -> None:
    """Move the bar on by so many bytes."""
    if progress := _current.get():
        progress.bar.update(size)
