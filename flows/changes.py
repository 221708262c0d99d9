"""What a judged batch changes in each table of the lake, and how its files and records are counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import pyarrow as pa

from expectations.gate import Verdict
from flows.learn import Learnt
from flows.reading.batches import Batch
from flows.report import Counts, Held
from transforms.copies.clusters import aliases
from transforms.copies.matching import Matches
from transforms.fields.sources import source_id
from transforms.keys import key_list, rows_with, rows_without
from transforms.outlets import outlets
from warehouse.commit import Change
from warehouse.history import Neighbourhood
from warehouse.schema import (
    ARTICLE_LANGUAGES,
    ARTICLES,
    BANDS,
    CHECKS,
    CLUSTER_ALIASES,
    CLUSTER_MEMBERS,
    DATE_CANDIDATES,
    DUPLICATE_PAIRS,
    FILES,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    QUARANTINE,
    QUOTES,
    RUNS,
    SIGNATURES,
    SOURCES,
    Table,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch after its last stage before the lake: everything that was made of it, and the verdict."""

    run_id: str
    flow_run_id: str
    started_at: datetime
    again: frozenset[str]
    batch: Batch
    twins: Mapping[str, Sequence[tuple[str, int]]]
    articles: pa.Table
    replaced: frozenset[str]
    dates: pa.Table
    languages: pa.Table
    signatures: pa.Table
    bands: pa.Table
    neighbours: Neighbourhood
    matches: Matches
    verdict: Verdict

    @property
    def is_blocked(self) -> bool:
        """Whether nothing of the batch may be published."""
        return bool(self.verdict.blocking)

    @property
    def fresh(self) -> pa.Table:
        """Articles that the lake does not hold yet, without those that only replace a row of their own."""
        return rows_without(self.articles, self.replaced)

    @property
    def held(self) -> pa.Table:
        """Articles that go to quarantine: single ones, or all of a blocked batch."""
        return self.fresh if self.is_blocked else rows_with(self.fresh, self.verdict.held)

    @property
    def accepted(self) -> pa.Table:
        """Articles that are published."""
        return self.articles.slice(0, 0) if self.is_blocked else rows_without(self.articles, self.verdict.held)


def counts(judged: Judged) -> Counts:
    """Counts of the batch; the files that were known before it are not among them."""
    batch = judged.batch
    statuses = [row["status"] for row in batch.files]
    files = len(statuses) - statuses.count("reading")  # a file counts with its end
    rejected = [reject for reject in batch.rejects if reject.record_index is not None]
    dropped = sum(not reject.is_article for reject in rejected)
    fresh, held = judged.fresh.num_rows, judged.held.num_rows
    quarantined = sum(1 for _ in _held_rows(judged))  # with the twins of what is held
    return Counts(
        files_seen=files,
        files_read=statuses.count("read"),
        files_rejected=statuses.count("rejected"),
        records_seen=len(batch.articles) + len(rejected),
        records_published=fresh - held,
        records_known=len(batch.articles) - (fresh - held) - quarantined,
        records_quarantined=quarantined,
        records_rejected=len(rejected) - dropped,
        records_dropped=dropped,
    )


def changes(
    judged: Judged, learnt: Learnt, quotes: pa.Table, outlets_before: pa.Table, edited: Sequence[Mapping[str, Any]]
) -> dict[str, Change]:
    """Rows to add and to remove, by table; a blocked batch changes only what tells of it."""
    # Files that were blocked before and are taken again leave nothing of the former try but its run and checks.
    again = _hashes(judged.again)
    told = {
        RUNS.name: run_change(
            counts(judged),
            run_id=judged.run_id,
            flow="ingest",
            flow_run_id=judged.flow_run_id,
            started_at=judged.started_at,
            status="blocked" if judged.is_blocked else "published",
        ),
        FILES.name: Change(_rows(FILES, _files(judged)), _hashes(judged.again | judged.batch.resumed.keys())),
        QUARANTINE.name: Change(_rows(QUARANTINE, _quarantine(judged)), again),
        CHECKS.name: Change(_rows(CHECKS, _checks(judged))),
    }
    if judged.is_blocked:
        return told
    return told | _published(judged, learnt, quotes) | _groups(judged) | _outlets(judged, outlets_before, edited)


def _hashes(hashes: Iterable[str]) -> pa.Table:
    return pa.table({"file_sha256": pa.array(sorted(hashes), pa.string())})


def held_records(judged: Judged) -> list[Held]:
    """What was held back, for the report."""
    paths = {row["file_sha256"]: row["path"] for row in judged.batch.files}
    rejected = [
        Held(paths[r.file_sha256], r.record_index, r.stage, (r.reason,), r.detail)
        for r in judged.batch.rejects
        if r.is_article
    ]
    return rejected + [
        Held(paths[row["file_sha256"]], row["record_index"], row["stage"], tuple(row["rules"]), row["detail"])
        for row in _held_rows(judged)
    ]


def _published(judged: Judged, learnt: Learnt, quotes: pa.Table) -> dict[str, Change]:
    accepted = learnt.articles
    keys = key_list(accepted)
    replaced = rows_with(accepted, judged.replaced).select(["article_id", "version"])
    fresh = set(keys) - judged.replaced
    run = pa.array([judged.run_id] * accepted.num_rows, pa.string())
    flagged = _with_flags(accepted, judged.verdict.flagged).append_column("run_id", run)
    rewritten = learnt.rewritten
    with_other_body = pa.concat_tables([replaced, rewritten.select(replaced.column_names)])
    return {
        ARTICLES.name: Change(
            pa.concat_tables([flagged.select(rewritten.column_names), rewritten], promote_options="permissive"),
            with_other_body,
        ),
        QUOTES.name: Change(quotes, with_other_body),
        FURNITURE_CANDIDATES.name: Change(learnt.candidates, replaced),
        FURNITURE_LINES.name: _difference(FURNITURE_LINES, learnt.lines_before, learnt.lines),
        ARTICLE_LANGUAGES.name: Change(rows_with(judged.languages, keys), replaced),
        DATE_CANDIDATES.name: Change(rows_with(judged.dates, keys), replaced),
        SIGNATURES.name: Change(rows_with(judged.signatures, fresh)),
        BANDS.name: Change(rows_with(judged.bands, fresh)),
    }


def _groups(judged: Judged) -> dict[str, Change]:
    before, after = judged.neighbours, judged.matches
    return {
        DUPLICATE_PAIRS.name: _difference(DUPLICATE_PAIRS, before.pairs, after.pairs),
        CLUSTER_MEMBERS.name: _difference(CLUSTER_MEMBERS, before.members, after.members),
        CLUSTER_ALIASES.name: alias_change(aliases(before.members, after.members), judged.run_id),
    }


def _outlets(judged: Judged, before: pa.Table, edited: Sequence[Mapping[str, Any]]) -> dict[str, Change]:
    after = outlets(map(str, judged.accepted["source_id"].to_pylist()), before, edited)
    return {SOURCES.name: _difference(SOURCES, before, after)}


def _difference(table: Table, before: pa.Table, after: pa.Table) -> Change:
    """The change from the rows before to the rows after: rows that stand in both are not touched."""
    old = {_as_tuple(row): row for row in before.to_pylist()}
    new = {_as_tuple(row): row for row in after.to_pylist()}
    gone = [row for key, row in old.items() if key not in new]
    come = [row for key, row in new.items() if key not in old]
    key_schema = pa.schema([table.arrow.field(name) for name in table.key])
    return Change(_rows(table, come), pa.Table.from_pylist(gone, schema=key_schema))


def _as_tuple(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.values())


def run_change(
    counted: Counts, *, run_id: str, flow: str, flow_run_id: str, started_at: datetime, status: str
) -> Change:
    """The row of `runs` for a run that ends now."""
    run = {
        "run_id": run_id,
        "flow": flow,
        "flow_run_id": flow_run_id,
        "started_at": started_at,
        "ended_at": datetime.now(UTC),
        "status": status,
        "code_version": version("dateline"),
    }
    return Change(_rows(RUNS, [asdict(counted) | run]))


def alias_change(renamed: Mapping[str, str], run_id: str) -> Change:
    """Rows of `cluster_aliases` for clusters that have another id since a run."""
    rows = [{"old_id": old, "new_id": new, "run_id": run_id} for old, new in sorted(renamed.items())]
    return Change(_rows(CLUSTER_ALIASES, rows))


def _files(judged: Judged) -> Iterable[dict[str, Any]]:
    for row in judged.batch.files:
        status = "blocked" if judged.is_blocked and row["status"] != "rejected" else row["status"]
        yield row | {"run_id": judged.run_id, "status": status}


def _quarantine(judged: Judged) -> Iterable[dict[str, Any]]:
    for reject in judged.batch.rejects:
        if reject.record_index is not None:
            yield {
                "file_sha256": reject.file_sha256,
                "record_index": reject.record_index,
                "member": reject.member,
                "stage": reject.stage,
                "rules": [reject.reason],
                "detail": reject.detail,
                "payload": reject.payload,
                "run_id": judged.run_id,
                "state": "held" if reject.is_article else "dropped",
            }
    yield from _held_rows(judged)


def _held_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    """Rows of quarantine for what the gate held, and for records that would have given the same versions."""
    articles = {(a.document.file_sha256, a.record_index): a for a in judged.batch.articles}
    blocking = [f"blocked_by_{name}" for name in judged.verdict.blocking]
    held = judged.held
    places = zip(held["file_sha256"].to_pylist(), held["record_index"].to_pylist(), strict=True)
    for key, place in zip(key_list(held), places, strict=True):
        for file_sha256, record_index in (place, *judged.twins.get(key, ())):
            article = articles[file_sha256, record_index]
            yield {
                "file_sha256": file_sha256,
                "record_index": record_index,
                "member": article.document.member,
                "source_id": source_id(article.source),
                "stage": "audit",
                "rules": [*judged.verdict.held.get(key, ()), *blocking],
                "detail": None,
                "payload": article.document.payload,
                "run_id": judged.run_id,
                "state": "held",
            }


def _checks(judged: Judged) -> Iterable[dict[str, Any]]:
    for check in judged.verdict.checks:
        yield asdict(check) | {"run_id": judged.run_id, "success": check.success}


def _with_flags(articles: pa.Table, flagged: Mapping[str, Sequence[str]]) -> pa.Table:
    """Articles with the names of the rules that flag them added to their flags."""
    flags = [
        sorted({*(old or ()), *flagged.get(key, ())})
        for key, old in zip(key_list(articles), articles["flags"].to_pylist(), strict=True)
    ]
    column = articles.schema.get_field_index("flags")
    return articles.set_column(column, "flags", pa.array(flags, pa.list_(pa.string())))


def _rows(table: Table, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=table.arrow)
