"""The drop flow: held records that a person gives up."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from flows.changes import run_change
from flows.findings import settle
from flows.held.decision import Decision, emptied, quarantine_change, run_id_of, unblocked
from flows.held.selection import Selection, selected
from flows.orchestration import flow, flow_run_id
from flows.report import Counts
from flows.settings import load
from warehouse.commit import publish
from warehouse.quarantine import last_snapshot, rows_at
from warehouse.schema import FILES, QUARANTINE, RUNS


@dataclass(frozen=True, slots=True)
class DropReport:
    """Records that were dropped, by name, and those that were not held any more, with their state."""

    lake: str
    run_id: str | None
    dropped: tuple[str, ...]
    passed_over: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)

    def as_text(self) -> str:
        """The report as a few lines to read."""
        lines = [f"dropped    {len(self.dropped)} records" + (f", run {self.run_id}" if self.run_id else "")]
        lines += [f"left       {name} is {state} already" for name, state in self.passed_over.items()]
        return "\n".join([*lines, f"lake       {self.lake}"])


@flow(name="drop")
def drop(selection: Selection, home: str | None = None, *, by: str, why: str | None = None) -> DropReport:
    """Give up the held records that are asked for, by the decision of a named person, in one commit.

    Raises SelectionError; LakeBusyError where another process keeps the lake.
    """
    settings, started = load(home), datetime.now(UTC)
    with settings.lake.open_writer(settings.lock_wait_seconds) as connection:
        rows = selected(connection, selection)
        held = [row for row in rows if row.state == "held"]
        passed_over = {row.row_id: row.state for row in rows if row.state != "held"}
        if not held:
            return DropReport(str(settings.lake.root), None, (), passed_over)
        places = [row.place for row in held]
        decision = Decision(run_id_of("drop", places, last_snapshot(connection)), started, by, why)
        counts = Counts(records_seen=len(held), records_dropped=len(held))
        changes = {
            RUNS.name: run_change(
                counts,
                run_id=decision.run_id,
                flow="drop",
                flow_run_id=flow_run_id() or decision.run_id,
                started_at=started,
                status="done",
            ),
            QUARANTINE.name: quarantine_change(decision.ending(row, "dropped") for row in rows_at(connection, places)),
            FILES.name: unblocked(connection, decision, emptied(connection, held)),
        }
        publish(settings.lake, connection, decision.run_id, changes, f"drop {len(held)} records")
        settle(settings.lake, connection)
    return DropReport(str(settings.lake.root), decision.run_id, tuple(row.row_id for row in held), passed_over)
