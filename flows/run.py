"""What all batches of a run share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from expectations.rule_book import RuleBook
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
