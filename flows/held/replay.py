"""The flows replay and release: held records taken to the lake after all, by the stages of an ingest."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from flows import pipeline, progress
from flows.changes import Judged, counts, quarantine_rows
from flows.findings import settle
from flows.held.decision import Decision, emptied, files_of_run, quarantine_change, run_id_of, unblocked
from flows.held.records import origins, records
from flows.held.report import HeldReport
from flows.held.selection import Selection, selected
from flows.held.units import RELEASED, Unit, to_release, to_replay
from flows.orchestration import flow, flow_run_id
from flows.outlets import edited_outlets
from flows.reading.batches import Reading
from flows.rules import rules_of
from flows.run import Run
from flows.settings import Settings, load
from warehouse.commit import Change
from warehouse.quarantine import Place, Quarantined, last_snapshot, rows_at
from warehouse.schema import FILES, QUARANTINE


@dataclass(frozen=True, slots=True)
class _Work:
    """A replay or release under way; `state` is that of the records that it ends."""

    settings: Settings
    run: Run
    state: str
    by: str | None
    why: str | None
    report: HeldReport


@flow(name="replay")
def replay(selection: Selection, home: str | None = None, *, quiet: bool = False) -> HeldReport:
    """Take held records through all stages again and publish those that pass now.

    A record that is held with a blocked batch is judged with all of that batch. Raises SelectionError; LakeBusyError
    where another process keeps the lake.
    """
    with _begun("replay", "replayed", selection, home, quiet=quiet) as (work, held):
        for unit in to_replay(work.run.connection, held, work.settings.batch_bytes):
            _take(work, unit)
    return work.report


@flow(name="release")
def release(
    selection: Selection, home: str | None = None, *, by: str, why: str | None = None, quiet: bool = False
) -> HeldReport:
    """Publish what the gate holds, by the decision of a named person and whatever the rules say.

    Raises SelectionError; LakeBusyError where another process keeps the lake.
    """
    with _begun("release", RELEASED, selection, home, by=by, why=why, quiet=quiet) as (work, held):
        work.report.refused = {
            row.row_id: f"{', '.join(row.rules)}: no article could be made of it; mend the cause and replay it"
            for row in held
            if row.stage != "audit"
        }
        by_gate = [row for row in held if row.stage == "audit"]
        for unit in to_release(by_gate, work.settings.batch_bytes, of_run=bool(selection.run)):
            _take(work, unit)
    return work.report


@contextmanager
def _begun(
    flow_name: str,
    state: str,
    selection: Selection,
    home: str | None,
    *,
    by: str | None = None,
    why: str | None = None,
    quiet: bool,
) -> Iterator[tuple[_Work, list[Quarantined]]]:
    """The work of a flow, and the records that are asked for and held."""
    settings = load(home)
    outlets, problems = edited_outlets([settings.sources])
    with settings.lake.open_writer(settings.lock_wait_seconds) as connection:
        rows = selected(connection, selection)
        report = HeldReport(str(settings.lake.root), flow_name, warnings=problems)
        report.resolved = {row.row_id: row.state for row in rows if row.state != "held"}
        rules = rules_of(settings)
        run = Run(flow_name, flow_run_id() or "", settings.lake, connection, outlets, rules, settings.held_tolerance)
        with progress.shown(0, quiet=quiet):
            yield _Work(settings, run, state, by, why, report), [row for row in rows if row.state == "held"]
        settle(settings.lake, connection)


def _take(work: _Work, unit: Unit) -> None:
    """Read the records of a unit again, and publish what is to be published of them in one commit."""
    stored = {
        (row["file_sha256"], row["record_index"]): row for row in rows_at(work.run.connection, _places(unit.rows))
    }
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        wanted = origins(unit.rows, {place: row["payload"] for place, row in stored.items()}, Path(folder))
        with closing(Reading(work.settings, wanted.starts)) as reading:
            pipeline.prepare(work.run, reading)
            batch, missing = records(reading, wanted)
            work.report.warnings += batch.warnings
            work.report.missing |= {row.row_id: missing[row.place] for row in unit.rows if row.place in missing}
            rows = [row for row in unit.rows if row.place not in missing]
            if not rows:
                return
            run_id = run_id_of(work.run.flow, _places(rows), last_snapshot(work.run.connection))
            decision = Decision(run_id, datetime.now(UTC), work.by, work.why)
            ending = _Ending(unit, rows, stored, decision, work.state)
            judged = pipeline.load(
                replace(work.run, flow_run_id=work.run.flow_run_id or run_id),
                reading,
                batch,
                run_id=run_id,
                started_at=decision.at,
                ruling=unit.ruling,
                ledger=partial(_ledger, work.run, ending),
            )
    _tell(work.report, judged, ending)


def _places(rows: Sequence[Quarantined]) -> list[Place]:
    return [row.place for row in rows]


@dataclass(frozen=True, slots=True)
class _Ending:
    """The rows of a unit that could be read, as they are stored, and how those of them end that are published."""

    unit: Unit
    rows: Sequence[Quarantined]
    stored: Mapping[Place, dict[str, Any]]
    decision: Decision
    state: str

    def outcomes(self, judged: Judged) -> dict[Place, dict[str, Any]]:
        """Rows of quarantine as they are from now on; what is still held is so by the rules that it fails now."""
        now = {(row["file_sha256"], row["record_index"]): row for row in quarantine_rows(judged)}
        return {row.place: self._outcome(self.stored[row.place], now.get(row.place)) for row in self.rows}

    def _outcome(self, before: dict[str, Any], now: dict[str, Any] | None) -> dict[str, Any]:
        if now is None:
            return self.decision.ending(before, self.state)
        told = {name: now[name] for name in ("stage", "rules", "detail")} | {"source_id": now.get("source_id")}
        return before | told if now["state"] == "held" else self.decision.ending(before | told, now["state"])


def _ledger(run: Run, ending: _Ending, judged: Judged) -> dict[str, Change]:
    """What the run changes in quarantine, and in the files whose batch it ends."""
    outcomes = ending.outcomes(judged)
    batch = ending.unit.batch
    if batch and not judged.is_blocked:
        hashes = files_of_run(run.connection, batch)
    else:
        hashes = emptied(run.connection, [row for row in ending.rows if outcomes[row.place]["state"] != "held"])
    return {
        QUARANTINE.name: quarantine_change(outcomes.values()),
        FILES.name: unblocked(run.connection, ending.decision, hashes),
    }


def _tell(report: HeldReport, judged: Judged, ending: _Ending) -> None:
    report.counts += counts(judged)
    report.run_ids.append(judged.run_id)
    if judged.is_blocked:
        report.blocked.append(f"run {judged.run_id} by {', '.join(judged.blocking)}")
    outcomes = ending.outcomes(judged)
    for row in ending.rows:
        outcome = outcomes[row.place]
        if outcome["state"] == "held":
            report.held[row.row_id] = outcome["rules"]
        elif outcome["state"] == "dropped":
            report.dropped.append(row.row_id)
        else:
            report.ended.append(row.row_id)
