"""Outlets as they are described by hand in a sources.csv."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.orchestration import flow_run_id
from flows.report import Counts
from flows.settings import Settings
from transforms.outlets import outlets, read_sources
from warehouse import history
from warehouse.commit import publish
from warehouse.lake import Connection
from warehouse.quarantine import last_snapshot
from warehouse.schema import RUNS, SOURCES


def edited_outlets(paths: Iterable[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """Outlets described in these lists, the first to name one wins, and what cannot be used of them."""
    rows: dict[str, dict[str, Any]] = {}
    warnings: list[str] = []
    for path in paths:
        if path.is_file():
            described, problems = read_sources(path.read_text(encoding="utf-8", errors="replace"))
            warnings += [f"{path}: {problem}" for problem in problems]
            for row in described:
                rows.setdefault(row["source_id"], row)
    return list(rows.values()), warnings


def apply_edits(settings: Settings, edited: Sequence[Mapping[str, Any]]) -> str | None:
    """Bring the outlets of the lake up to what is described by hand: the id of the run, None if nothing differs.

    Raises LakeBusyError where another process keeps the lake.
    """
    if not edited or not settings.lake.exists:
        return None
    with settings.lake.open_readonly() as connection:
        if not _differs(connection, edited):
            return None
    from flows.changes import outlet_change, run_change  # noqa: PLC0415  # it loads what other idle runs do without

    with settings.lake.open_writer(settings.lock_wait_seconds) as connection:
        started, snapshot = datetime.now(UTC), last_snapshot(connection)
        run_id = hashlib.sha256(f"sources {snapshot}".encode()).hexdigest()[:32]
        run = run_change(
            Counts(),
            run_id=run_id,
            flow="sources",
            flow_run_id=flow_run_id() or run_id,
            started_at=started,
            status="done",
        )
        changes = {RUNS.name: run, SOURCES.name: outlet_change((), history.sources(connection), edited)}
        publish(settings.lake, connection, run_id, changes, "sources")
    return run_id


def _differs(connection: Connection, edited: Sequence[Mapping[str, Any]]) -> bool:
    before = history.sources(connection)
    rows = sorted(before.to_pylist(), key=lambda row: str(row["source_id"]))
    return bool(outlets((), before, edited).to_pylist() != rows)
