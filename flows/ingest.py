"""The ingest flow: new files in, one commit of the lake a batch out.

read and extract -> clean -> compare -> tag -> fingerprint -> look up -> match -> audit -> learn -> quote
-> publish
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from flows import progress
from flows.inbox import SOURCES, InboxFile, distinct, find_files, hashed
from flows.orchestration import flow, flow_run_id, is_orchestrated
from flows.reading.batches import Batch, Reading
from flows.report import Counts, DataQualityError, RunReport
from flows.settings import Settings, load
from transforms.keys import key_list, rows_with, rows_without
from transforms.outlets import read_sources
from warehouse import history
from warehouse.lake import Connection

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
    roots = _roots(paths, settings)
    found = [hashed(path) for path in find_files(roots)]
    new = _new_files(settings, distinct(found), retry_blocked=retry_blocked)
    known = len(found) - len(new)  # in the lake already, or there under another name
    report = RunReport(str(settings.lake.root), settings.held_tolerance, Counts(files_seen=known, files_known=known))
    if new:
        _load_files(settings, roots, new, report, retry_blocked=retry_blocked, quiet=quiet)
    if is_orchestrated():
        print(report.as_text())  # noqa: T201  # Prefect keeps it with the flow run
    if report.complaints:
        raise DataQualityError(report)
    return report


def _load_files(
    settings: Settings,
    roots: Sequence[Path],
    new: Sequence[InboxFile],
    report: RunReport,
    *,
    retry_blocked: bool,
    quiet: bool,
) -> None:
    flow_run = flow_run_id() or _digest(datetime.now(UTC).isoformat())
    outlets = _edited_outlets([settings.sources, *(root / SOURCES for root in roots)], report)
    with (
        progress.shown(sum(file.bytes for file in new), quiet=quiet) as shown,
        settings.lake.open_writer(settings.lock_wait_seconds) as connection,
    ):
        # Another run may have loaded some of them while this one waited for the lake.
        known = history.known_files(connection, [file.sha256 for file in new])
        files = [file for file in new if _is_new(file, known, retry_blocked=retry_blocked)]
        report.counts += Counts(files_seen=len(new) - len(files), files_known=len(new) - len(files))
        again = frozenset(sha256 for sha256, (status, _) in known.items() if status == "blocked")
        begun = {sha256: records for sha256, (status, records) in known.items() if status == "reading"}
        run = _Run(settings, connection, flow_run, again, outlets, report)
        with closing(Reading(settings, [(file, begun.get(file.sha256, 0)) for file in files])) as reading:
            _load_batches(run, reading)
    report.cpu_seconds = shown.cpu_seconds


@dataclass(frozen=True, slots=True)
class _Run:
    """What all batches of a run share; `blocked_before` are files that the gate once blocked, taken again."""

    settings: Settings
    connection: Connection
    flow_run_id: str
    blocked_before: frozenset[str]
    outlets: Sequence[Mapping[str, Any]]
    report: RunReport


def _load_batches(run: _Run, reading: Reading) -> None:
    # numba, pandas, great_expectations: nothing for a run that finds nothing new, else while workers read
    from expectations import gate  # noqa: PLC0415
    from flows import stages  # noqa: PLC0415
    from transforms.warm_up import load_compiled  # noqa: PLC0415

    reading.prepare_helpers(load_compiled)
    gate.prepare()
    load_compiled()
    while (batch := stages.read_batch(reading)) is not None:
        run.report.warnings += batch.warnings
        run.report.counts += Counts(files_seen=batch.skipped_files, files_skipped=batch.skipped_files)
        if batch.files:
            judged = _judged(run, reading, batch)
            learnt = stages.learn(reading, run.connection, judged)
            quotes = stages.quote(reading, learnt)
            stages.publish_batch(run.settings.lake, run.connection, judged, learnt, quotes, outlets=run.outlets)
            _tell(run.report, judged)
            if judged.is_blocked:
                reading.abandon(batch.unfinished)
        progress.advance(batch.bytes)


def _judged(run: _Run, reading: Reading, batch: Batch) -> "Judged":
    """Take a batch through all stages before the lake."""
    from flows import stages  # noqa: PLC0415  # as above
    from flows.changes import Judged  # noqa: PLC0415

    started = datetime.now(UTC)
    cleaned = stages.clean(batch.articles, started)
    fresh, replaced = stages.compare(run.connection, cleaned)
    tagged, languages = stages.tag(reading, fresh)
    signatures, bands = stages.fingerprint(reading, tagged)
    neighbours = stages.look_up(run.connection, tagged, bands)
    matches = stages.match(neighbours, tagged, signatures, bands)
    verdict = stages.audit(tagged, languages, cleaned.dates, signatures, neighbours=neighbours, matches=matches)
    parts = sorted(f"{row['file_sha256']} {batch.resumed.get(row['file_sha256'], 0)}" for row in batch.files)
    again = run.blocked_before.intersection(row["file_sha256"] for row in batch.files)
    if verdict.held:  # what is held back must group nothing
        accepted = rows_without(tagged, verdict.held)
        matches = stages.match(neighbours, accepted, signatures, bands)
    return Judged(
        run_id=_digest(*parts, *([started.isoformat()] if again else [])),  # another run than the one that blocked
        flow_run_id=run.flow_run_id,
        started_at=started,
        again=again - batch.resumed.keys(),  # with its first part, all of the former try goes
        batch=batch,
        twins=cleaned.twins,
        articles=tagged,
        replaced=replaced,
        dates=cleaned.dates,
        languages=languages,
        signatures=signatures,
        bands=bands,
        neighbours=neighbours,
        matches=matches,
        verdict=verdict,
    )


def _tell(report: RunReport, judged: "Judged") -> None:
    """Add a published or blocked batch to the report."""
    from flows import changes  # noqa: PLC0415  # as above

    report.counts += changes.counts(judged)
    report.run_ids.append(judged.run_id)
    report.held += changes.held_records(judged)
    if judged.is_blocked:
        report.blocked.append(f"run {judged.run_id} by {', '.join(judged.verdict.blocking)}")
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


def _edited_outlets(paths: Iterable[Path], report: RunReport) -> list[dict[str, Any]]:
    """Outlets described in the sources.csv of the home and of each ingested folder; the first to name one wins."""
    rows: dict[str, dict[str, Any]] = {}
    for path in paths:
        if path.is_file():
            described, problems = read_sources(path.read_text(encoding="utf-8", errors="replace"))
            report.warnings += [f"{path}: {problem}" for problem in problems]
            for row in described:
                rows.setdefault(row["source_id"], row)
    return list(rows.values())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
