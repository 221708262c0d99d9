"""The ingest flow: new files in, one commit of the lake a batch out.

read and extract -> the stages of flows/pipeline.py -> publish
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from flows import progress
from flows.alerts.watch import watched
from flows.inbox import SOURCES, InboxFile, distinct, find_files, hashed
from flows.orchestration import flow, flow_run_id, is_orchestrated
from flows.outlets import apply_edits, edited_outlets
from flows.reading.batches import Batch, Reading
from flows.reading.pool import FileStart
from flows.report import Counts, DataQualityError, RunReport
from flows.run import Run
from flows.settings import Settings, load
from transforms.keys import key_list, rows_with, rows_without
from warehouse import history
from warehouse.lake import Connection
from warehouse.quarantine import Place, Wanted, place_table, quarantined

if TYPE_CHECKING:
    from flows.changes import Judged


@flow(name="ingest", log_prints=True)
def ingest(
    paths: list[str] | None = None, home: str | None = None, *, retry_blocked: bool = False, quiet: bool = False
) -> RunReport:
    """Load every file under the paths (default: the inbox) whose content is not in the lake yet.

    With `retry_blocked`, files that the gate blocked with their batch are taken again, for the rules or the code may
    have been mended.
    Raises DataQualityError, with the report, where the gate blocked a batch or too many records were held back;
    LakeBusyError where another process keeps the lake; FileNotFoundError for a path that does not exist.
    """
    settings = load(home)
    with watched(settings, "ingest"):
        report = _ingest(settings, _roots(paths, settings), retry_blocked=retry_blocked, quiet=quiet)
    if is_orchestrated():
        print(report.as_text())  # noqa: T201  # Prefect keeps it with the flow run
    if report.complaints:
        raise DataQualityError(report)
    return report


def _ingest(settings: Settings, roots: Sequence[Path], *, retry_blocked: bool, quiet: bool) -> RunReport:
    found = [hashed(path) for path in find_files(roots)]
    new = _new_files(settings, distinct(found), retry_blocked=retry_blocked)
    known = len(found) - len(new)  # in the lake already, or there under another name
    report = RunReport(str(settings.lake.root), settings.held_tolerance, Counts(files_seen=known, files_known=known))
    outlets, report.warnings = edited_outlets([settings.sources, *(root / SOURCES for root in roots)])
    if new:
        _load_files(settings, outlets, new, report, retry_blocked=retry_blocked, quiet=quiet)
    elif run_id := apply_edits(settings, outlets):
        report.run_ids.append(run_id)
    return report


def _load_files(
    settings: Settings,
    outlets: Sequence[Mapping[str, Any]],
    new: Sequence[InboxFile],
    report: RunReport,
    *,
    retry_blocked: bool,
    quiet: bool,
) -> None:
    from flows.rules import rules_of  # noqa: PLC0415  # nothing for a run that finds nothing new

    rules = rules_of(settings)
    flow_run = flow_run_id() or _digest(datetime.now(UTC).isoformat())
    with (
        progress.shown(sum(file.bytes for file in new), quiet=quiet) as shown,
        settings.lake.open_writer(settings.lock_wait_seconds) as connection,
    ):
        # Another run may have loaded some of them while this one waited for the lake.
        known = history.known_files(connection, [file.sha256 for file in new])
        files = [file for file in new if _is_new(file, known, retry_blocked=retry_blocked)]
        report.counts += Counts(files_seen=len(new) - len(files), files_known=len(new) - len(files))
        begun = _begun(connection, [file.sha256 for file in files], known)
        starts = [FileStart(file, begun.starts.get(file.sha256, 0)) for file in files]
        with closing(Reading(settings, starts)) as reading:
            run = Run("ingest", flow_run, settings.lake, connection, outlets, rules, settings.held_tolerance)
            _load_batches(run, reading, begun, report)
    report.cpu_seconds = shown.cpu_seconds


@dataclass(frozen=True, slots=True)
class _Begun:
    """Files of which the lake knows something: the record that each goes on at.

    `blocked` are those whose batch was blocked: they are taken again from where it began. Of their records some have
    been `decided` since and are left alone; the others are `superseded` in quarantine.
    """

    starts: Mapping[str, int]
    blocked: frozenset[str]
    decided: frozenset[Place]
    superseded: Sequence[Place]


def _begun(connection: Connection, hashes: Sequence[str], known: Mapping[str, tuple[str, int]]) -> _Begun:
    starts = {sha256: known[sha256][1] for sha256 in hashes if sha256 in known}
    blocked = frozenset(sha256 for sha256 in starts if known[sha256][0] == "blocked")
    rows = [row for row in quarantined(connection, Wanted()) if row.file_sha256 in blocked] if blocked else []
    of_batch = [row for row in rows if row.is_blocked]  # a file's earlier parts may have been published
    for row in of_batch:
        starts[row.file_sha256] = min(starts[row.file_sha256], row.record_index)
    decided = frozenset(row.place for row in of_batch if row.resolved_run_id)
    return _Begun(starts, blocked, decided, [row.place for row in of_batch if row.place not in decided])


def _load_batches(run: Run, reading: Reading, begun: _Begun, report: RunReport) -> None:
    # numba, pandas, great_expectations: nothing for a run that finds nothing new, else while workers read
    from flows import pipeline, stages  # noqa: PLC0415
    from flows.changes import of_new_files  # noqa: PLC0415
    from flows.findings import Tally, settle  # noqa: PLC0415

    tally = Tally()
    pipeline.prepare(run, reading)
    while (batch := stages.read_batch(reading)) is not None:
        report.warnings += batch.warnings
        report.counts += Counts(files_seen=batch.skipped_files, files_skipped=batch.skipped_files)
        if batch.files:
            started = datetime.now(UTC)
            judged = pipeline.load(
                run,
                reading,
                _undecided(batch, begun.decided),
                run_id=_run_id(batch, begun.blocked, started),
                started_at=started,
                ruling=pipeline.as_batch,
                ledger=partial(of_new_files, known=begun.starts.keys() | batch.resumed, superseded=_in(batch, begun)),
            )
            _tell(report, judged)
            tally.note(judged, run)
            if judged.is_blocked:
                reading.abandon(batch.unfinished)
        progress.advance(batch.bytes)
    settle(run.lake, run.connection, tally.has_judged)


def _run_id(batch: Batch, blocked_before: frozenset[str], started: datetime) -> str:
    """Hash of the batch's files; of files that were blocked before, another than that of the run that blocked them."""
    parts = sorted(f"{row['file_sha256']} {batch.resumed.get(row['file_sha256'], 0)}" for row in batch.files)
    is_again = any(row["file_sha256"] in blocked_before for row in batch.files)
    return _digest(*parts, *([started.isoformat()] if is_again else []))


def _undecided(batch: Batch, decided: frozenset[Place]) -> Batch:
    """The batch without the records that have been replayed, released or dropped since it was blocked."""
    if not decided:
        return batch
    return replace(
        batch,
        articles=tuple(a for a in batch.articles if (a.document.file_sha256, a.record_index) not in decided),
        rejects=tuple(r for r in batch.rejects if (r.file_sha256, r.record_index) not in decided),
    )


def _in(batch: Batch, begun: _Begun) -> pa.Table:
    """Keys of the rows of quarantine that the batch supersedes: with a file's first part, those of all of it."""
    starts = {row["file_sha256"]: batch.resumed.get(row["file_sha256"], 0) for row in batch.files}
    return place_table(place for place in begun.superseded if place[1] >= starts.get(place[0], place[1] + 1))


def _tell(report: RunReport, judged: "Judged") -> None:
    """Add a published or blocked batch to the report."""
    from flows import changes  # noqa: PLC0415  # it loads what a run that finds nothing new does without

    report.counts += changes.counts(judged)
    report.run_ids.append(judged.run_id)
    report.held += changes.held_records(judged)
    if judged.is_blocked:
        report.blocked.append(f"run {judged.run_id} by {', '.join(judged.blocking)}")
        return
    published = rows_without(judged.accepted, judged.replaced)
    report.languages = dict(Counter(report.languages) + Counter(map(str, published["language"].to_pylist())))
    members = rows_with(judged.matches.members, key_list(published))
    copies = members.filter(pc.field("role") == "copy")
    report.copies += copies.num_rows
    report.groups += len(set(copies["cluster_id"].to_pylist()))


def _roots(paths: Sequence[str] | None, settings: Settings) -> list[Path]:
    if paths:
        return [Path(path) for path in paths]
    settings.inbox.mkdir(parents=True, exist_ok=True)
    return [settings.inbox]


def _new_files(settings: Settings, found: Sequence[InboxFile], *, retry_blocked: bool) -> list[InboxFile]:
    """Files that the lake does not know, seen without taking the lock: most runs of a schedule find none."""
    if not settings.lake.exists or not found:
        return list(found)
    with settings.lake.open_readonly() as connection:
        known = history.known_files(connection, [file.sha256 for file in found])
    return [file for file in found if _is_new(file, known, retry_blocked=retry_blocked)]


def _is_new(file: InboxFile, known: Mapping[str, tuple[str, int]], *, retry_blocked: bool) -> bool:
    """Whether the lake does not have all of a file: a run was ended between its parts, or a blocked one is wanted."""
    status, _ = known.get(file.sha256, ("", 0))
    return status in {"", "reading"} or (retry_blocked and status == "blocked")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
