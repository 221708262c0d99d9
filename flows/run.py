"""What all batches of a run share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.book import RuleBook
from transforms.outlets import read_sources
from warehouse.lake import Connection, Lake


@dataclass(frozen=True, slots=True)
class Run:
    """A run that publishes: its flow, where it writes, outlets edited by hand, and what is asked of the data."""

    flow: str
    flow_run_id: str
    lake: Lake
    connection: Connection
    outlets: Sequence[Mapping[str, Any]]
    rules: RuleBook
    held_tolerance: float


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
