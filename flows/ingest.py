"""The ingest flow: new files in, one commit of the lake a batch out.

read -> extract -> clean -> compare -> tag -> fingerprint -> look up -> match -> audit -> publish
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import RULES, slim_frame
from expectations.gate import Verdict, judge
from flows import progress
from flows.changes import Judged, changes, counts, held_records
from flows.inbox import SOURCES, InboxFile, batches, distinct, find_files, hashed
from flows.orchestration import flow, flow_run_id, stage
from flows.read import Read, read_files
from flows.report import Counts, DataQualityError, RunReport
from flows.settings import Settings, load
from transforms.clean import Cleaned
from transforms.clean import clean as clean_articles
from transforms.copies.fingerprint import fingerprint as fingerprint_articles
from transforms.copies.matching import SUBJECTS, Matches
from transforms.copies.matching import match as match_subjects
from transforms.extract import extract
from transforms.keys import key_list, rows_with, rows_without
from transforms.language.tag import tag_language
from transforms.outlets import read_sources
from transforms.records import Article, Document, Reject
from warehouse import history
from warehouse.commit import publish
from warehouse.history import Neighbourhood
from warehouse.lake import Connection

STAGES = 10  # a batch goes through; for the progress bar
NO_VERDICT = Verdict((), {}, {})  # of a batch without articles: there is nothing to judge


@flow(name="ingest", log_prints=True)
def ingest(paths: list[str] | None = None, home: str | None = None, *, quiet: bool = False) -> RunReport:
    """Load every file under the paths (default: the inbox) whose content is not in the lake yet.

    Raises DataQualityError, with the report, where the gate blocked a batch or too many records were held back;
    LakeBusyError where another process keeps the lake; FileNotFoundError for a path that does not exist.
    """
    settings = load(home)
    roots = _roots(paths, settings)
    found = [hashed(path) for path in find_files(roots)]
    new = _new_files(settings, distinct(found))
    known = len(found) - len(new)  # in the lake already, or there under another name
    report = RunReport(str(settings.lake.root), settings.held_tolerance, Counts(files_seen=known, files_known=known))
    if new:
        _load_files(settings, roots, new, report, quiet=quiet)
    if report.complaints:
        raise DataQualityError(report)
    return report


def _load_files(
    settings: Settings, roots: Sequence[Path], new: Sequence[InboxFile], report: RunReport, *, quiet: bool
) -> None:
    groups = list(batches(new, settings.batch_files, settings.batch_bytes))
    flow_run = flow_run_id() or _digest(datetime.now(UTC).isoformat())
    outlets = _edited_outlets([settings.sources, *(root / SOURCES for root in roots)], report)
    with (
        progress.shown(STAGES * len(groups), quiet=quiet) as shown,
        settings.lake.open_writer(settings.lock_wait_seconds) as connection,
    ):
        for group in groups:
            # Another run may have loaded some of them while this one waited for the lake.
            known = history.known_files(connection, [file.sha256 for file in group])
            judged = _judged([file for file in group if file.sha256 not in known], connection, flow_run)
            if judged.read.files:
                publish_batch(settings, connection, judged, outlets)
            _tell(report, judged)
    report.cpu_seconds = shown.cpu_seconds


def _judged(files: Sequence[InboxFile], connection: Connection, flow_run: str) -> Judged:
    """Take a batch through all stages before the lake."""
    started = datetime.now(UTC)
    read = read_batch(files)
    articles, rejects = extract_articles(read.documents)
    cleaned = clean(articles, started)
    fresh, replaced = compare(connection, cleaned)
    tagged, languages = tag(fresh)
    signatures, bands = fingerprint(tagged)
    neighbours = look_up(connection, tagged, bands)
    matches = match(neighbours, tagged, signatures, bands)
    verdict = audit(tagged, matches)
    if verdict.held:  # what is held back must group nothing
        accepted = rows_without(tagged, verdict.held)
        matches = match(neighbours, accepted, signatures, bands)
    return Judged(
        run_id=_digest(*sorted(row["file_sha256"] for row in read.files)),
        flow_run_id=flow_run,
        started_at=started,
        read=read,
        rejects=(*read.rejects, *rejects),
        extracted=len(articles),
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


@stage
def read_batch(files: Sequence[InboxFile]) -> Read:
    """Records of the files, and a reason for each that gives none."""
    return read_files(files)


@stage
def extract_articles(documents: Iterable[Document]) -> tuple[list[Article], list[Reject]]:
    """Article of each document, or the reason why there is none."""
    results = [extract(document) for document in documents]
    return [r for r in results if isinstance(r, Article)], [r for r in results if isinstance(r, Reject)]


@stage
def clean(articles: Sequence[Article], now: datetime) -> Cleaned:
    """One row for each article version of the batch."""
    return clean_articles(articles, now)


@stage
def compare(connection: Connection, cleaned: Cleaned) -> tuple[pa.Table, frozenset[str]]:
    """Articles that the lake does not hold, and those whose row comes before the one that it holds.

    Of records that give the same version the first by file hash and index is kept, in whichever order they come.
    """
    rows = cleaned.articles
    stored = history.known_versions(connection, rows.select(["article_id", "version"]))
    places = zip(rows["file_sha256"].to_pylist(), rows["record_index"].to_pylist(), strict=True)
    here = dict(zip(key_list(rows), places, strict=True))
    known = {f"{article_id} {version}": place for (article_id, version), place in stored.items()}
    replaced = frozenset(key for key, place in known.items() if here[key] < place)
    return rows_without(rows, known.keys() - replaced), replaced


@stage
def tag(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Articles with their language, and the share of each language in them."""
    return tag_language(articles)


@stage
def fingerprint(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Signature and bands of each article."""
    return fingerprint_articles(articles)


@stage
def look_up(connection: Connection, articles: pa.Table, bands: pa.Table) -> Neighbourhood:
    """What the lake holds that may be grouped with the batch."""
    return history.neighbourhood(connection, articles.select(["article_id", "version"]), bands)


@stage
def match(neighbours: Neighbourhood, articles: pa.Table, signatures: pa.Table, bands: pa.Table) -> Matches:
    """Pairs and clusters of the articles and their neighbours, from scratch."""
    keys = key_list(articles)
    marks = rows_with(signatures, keys).drop_columns(["article_id", "version"])
    columns = [articles[name] if name in articles.column_names else marks[name] for name in SUBJECTS.names]
    new = pa.Table.from_arrays(columns, names=SUBJECTS.names).cast(SUBJECTS)
    subjects = pa.concat_tables([rows_without(neighbours.subjects.cast(SUBJECTS), keys), new])
    return match_subjects(subjects, pa.concat_tables([rows_without(neighbours.bands, keys), rows_with(bands, keys)]))


@stage
def audit(articles: pa.Table, matches: Matches) -> Verdict:
    """What the gate says of the batch."""
    if not articles.num_rows:
        return NO_VERDICT
    copies = matches.members.filter(pc.field("role") == "copy")
    return judge(slim_frame(articles, copies), RULES)


@stage
def publish_batch(
    settings: Settings,
    connection: Connection,
    judged: Judged,
    outlets: Sequence[Mapping[str, Any]],
) -> None:
    """Make the batch visible in one commit, or what tells of it if it is blocked."""
    made = changes(judged, history.sources(connection), outlets)
    publish(settings.lake, connection, judged.run_id, made, f"ingest {len(judged.read.files)} files")


def _tell(report: RunReport, judged: Judged) -> None:
    """Add a published or blocked batch to the report."""
    report.counts += counts(judged)
    report.run_ids.append(judged.run_id)
    report.held += held_records(judged)
    report.warnings += judged.read.warnings
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


def _new_files(settings: Settings, found: Sequence[InboxFile]) -> list[InboxFile]:
    """Files that the lake does not know, seen without taking the lock: most runs of a schedule find none."""
    if not settings.lake.exists or not found:
        return list(found)
    with settings.lake.open_readonly() as connection:
        known = history.known_files(connection, [file.sha256 for file in found])
    return [file for file in found if file.sha256 not in known]


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
