"""What a judged batch changes in each table of the lake, and how its files and records are counted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import pyarrow as pa

from expectations.gate import Verdict
from expectations.rules import Check
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
from warehouse.quarantine import Place
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

# Stands in `files.reason` of a blocked file that is larger than its batch.
UNREAD_REST = "unread_rest: its batch was blocked before the file was read to its end"


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch after its last stage before the lake: everything that was made of it, and the verdict.

    `blocking` are the rules for which nothing of it is published.
    """

    run_id: str
    flow: str
    flow_run_id: str
    started_at: datetime
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
    blocking: tuple[str, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing of the batch may be published."""
        return bool(self.blocking)

    @property
    def fresh(self) -> pa.Table:
        """Articles that the lake does not hold yet, without those that only replace a row of their own."""
        return rows_without(self.articles, self.replaced)

    @property
    def accepted(self) -> pa.Table:
        """Articles that are published."""
        return self.articles.slice(0, 0) if self.is_blocked else rows_without(self.articles, self.verdict.held)


# What a run changes in the tables that tell where each record is: files and quarantine.
Ledger = Callable[[Judged], dict[str, Change]]


def counts(judged: Judged) -> Counts:
    """Counts of the batch; the files that were known before it are not among them."""
    batch = judged.batch
    statuses = [row["status"] for row in batch.files]
    files = len(statuses) - statuses.count("reading")  # a file counts with its end
    rejected = [reject for reject in batch.rejects if reject.record_index is not None]
    dropped = sum(not reject.is_article for reject in rejected)
    published = rows_without(judged.accepted, judged.replaced).num_rows
    quarantined = sum(1 for _ in _held_rows(judged))  # with the twins of what is held
    return Counts(
        files_seen=files,
        files_read=statuses.count("read"),
        files_rejected=statuses.count("rejected"),
        records_seen=len(batch.articles) + len(rejected),
        records_published=published,
        records_known=len(batch.articles) - published - quarantined,
        records_quarantined=quarantined,
        records_rejected=len(rejected) - dropped,
        records_dropped=dropped,
    )


def changes(
    judged: Judged,
    learnt: Learnt,
    quotes: pa.Table,
    *,
    outlets_before: pa.Table,
    edited: Sequence[Mapping[str, Any]],
    ledger: Ledger,
) -> dict[str, Change]:
    """Rows to add and to remove, by table; a blocked batch changes only what tells of it."""
    told = {
        RUNS.name: run_change(
            counts(judged),
            run_id=judged.run_id,
            flow=judged.flow,
            flow_run_id=judged.flow_run_id,
            started_at=judged.started_at,
            status="blocked" if judged.is_blocked else "published",
        ),
        CHECKS.name: check_change(judged.verdict.checks, judged.run_id),
    } | ledger(judged)
    if judged.is_blocked:
        return told
    source_ids = map(str, judged.accepted["source_id"].to_pylist())
    told[SOURCES.name] = outlet_change(source_ids, outlets_before, edited)
    return told | _published(judged, learnt, quotes) | _groups(judged)


def of_new_files(judged: Judged, known: Iterable[str], superseded: pa.Table) -> dict[str, Change]:
    """Rows of files and quarantine for the files of a batch.

    Of the `known` ones there is a row already; `superseded` are the keys of rows of quarantine from a former try.
    """
    here = {row["file_sha256"] for row in judged.batch.files}
    before = pa.table({"file_sha256": pa.array(sorted(here.intersection(known)), pa.string())})
    return {
        FILES.name: Change(_rows(FILES, _files(judged)), before),
        QUARANTINE.name: Change(_rows(QUARANTINE, quarantine_rows(judged)), superseded),
    }


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


def outlet_change(source_ids: Iterable[str], before: pa.Table, edited: Sequence[Mapping[str, Any]]) -> Change:
    """Rows of `sources` that come and go when articles of these outlets do, and by what is described by hand."""
    return _difference(SOURCES, before, outlets(source_ids, before, edited))


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


def check_change(checks: Iterable[Check], run_id: str) -> Change:
    """Rows of `checks` of a run."""
    return Change(_rows(CHECKS, [asdict(check) | {"run_id": run_id, "success": check.success} for check in checks]))


def alias_change(renamed: Mapping[str, str], run_id: str) -> Change:
    """Rows of `cluster_aliases` for clusters that have another id since a run."""
    rows = [{"old_id": old, "new_id": new, "run_id": run_id} for old, new in sorted(renamed.items())]
    return Change(_rows(CLUSTER_ALIASES, rows))


def _files(judged: Judged) -> Iterable[dict[str, Any]]:
    for row in judged.batch.files:
        told = {"run_id": judged.run_id}
        if judged.is_blocked and row["status"] != "rejected":
            told["status"] = "blocked"
            if row["status"] == "reading":
                told["reason"] = UNREAD_REST
        yield row | told


def quarantine_rows(judged: Judged) -> Iterable[dict[str, Any]]:
    """Rows of quarantine for what a batch does not publish."""
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
    """Rows of quarantine for articles that a rule holds, with their twins; of a blocked batch, for all articles.

    Articles that the lake knows are among the latter: nothing of a blocked batch has been taken yet.
    """
    if not (judged.verdict.held or judged.blocking):  # as a rule
        return
    failed = _failed_by_place(judged)
    blocking = [f"blocked_by_{name}" for name in judged.blocking]
    for article in judged.batch.articles:
        rules = [*failed.get((article.document.file_sha256, article.record_index), ()), *blocking]
        if rules:
            yield {
                "file_sha256": article.document.file_sha256,
                "record_index": article.record_index,
                "member": article.document.member,
                "source_id": source_id(article.source),
                "stage": "audit",
                "rules": rules,
                "detail": None,
                "payload": article.document.payload,
                "run_id": judged.run_id,
                "state": "held",
            }


def _failed_by_place(judged: Judged) -> dict[Place, tuple[str, ...]]:
    """Rules that hold an article, for its record and for the twins of it."""
    held = rows_with(judged.fresh, judged.verdict.held)
    places = zip(held["file_sha256"].to_pylist(), held["record_index"].to_pylist(), strict=True)
    return {
        place: judged.verdict.held[key]
        for key, first in zip(key_list(held), places, strict=True)
        for place in (first, *judged.twins.get(key, ()))
    }


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
