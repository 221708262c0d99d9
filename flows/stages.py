"""The stages that a batch goes through, each one task under Prefect, each replaceable behind its types."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import pyarrow as pa

from expectations.batch import Tables, judge_batch
from expectations.gate import Verdict
from expectations.rule_book import RuleBook
from flows.alerts.book import raised
from flows.alerts.events import checks_artifact
from flows.alerts.finding import Finding
from flows.changes import Judged, Ledger, changes, counts
from flows.documents import extractors_work
from flows.learn import Learnt, learn_furniture
from flows.orchestration import stage
from flows.progress import add_cpu_seconds
from flows.reading.batches import Batch, Reading
from flows.run import Run
from transforms.clean import Cleaned
from transforms.clean import clean as clean_articles
from transforms.copies.fingerprint import fingerprint as fingerprint_articles
from transforms.copies.matching import SUBJECTS, Matches
from transforms.copies.matching import match as match_subjects
from transforms.furniture.candidates import furniture_candidates
from transforms.keys import key_list, rows_with, rows_without
from transforms.language.tag import tag_language
from transforms.quotes.table import quotes_of
from transforms.records import Article
from warehouse import history
from warehouse.commit import publish
from warehouse.history import Neighbourhood
from warehouse.lake import Connection


@stage
def read_batch(reading: Reading) -> Batch | None:
    """Articles of the files that come next, and a reason for each record and file that gives none; None at the end."""
    batch = reading.next_batch()
    if batch:
        add_cpu_seconds("read_batch", batch.cpu_seconds)  # of the workers
    return batch


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
def tag(reading: Reading, articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Articles with their language, and the share of each language in them."""
    tagged, languages = zip(*_shared("tag", reading, tag_language, articles), strict=True)
    return pa.concat_tables(tagged), pa.concat_tables(languages)


@stage
def fingerprint(reading: Reading, articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Signature and bands of each article."""
    signatures, bands = zip(*_shared("fingerprint", reading, fingerprint_articles, articles), strict=True)
    return pa.concat_tables(signatures), pa.concat_tables(bands)


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
def audit(batch: Batch, tables: Tables, rules: RuleBook) -> Verdict:
    """What the gate says of the batch: of how its documents were extracted, and of what was made of them."""
    return Verdict(extractors_work(batch)) + judge_batch(tables, rules.batch, rules.columns)


@stage
def learn(reading: Reading, connection: Connection, judged: Judged) -> Learnt:
    """What the accepted articles teach of their sources' furniture, and all articles that it changes."""
    accepted = judged.accepted
    bodies = accepted.select(["article_id", "version", "source_id", "body"])
    candidates = pa.concat_tables(_shared("learn", reading, furniture_candidates, bodies))
    return learn_furniture(connection, accepted, candidates, judged.neighbours, judged.matches.members)


@stage
def quote(reading: Reading, learnt: Learnt) -> pa.Table:
    """Quotations in the bodies that are published, with those of stored articles whose furniture changed."""
    columns = ["article_id", "version", "body", "language"]
    bodies = pa.concat_tables([learnt.articles.select(columns), learnt.rewritten.select(columns)])
    return pa.concat_tables(_shared("quote", reading, quotes_of, bodies))


@stage
def publish_batch(
    run: Run, judged: Judged, learnt: Learnt, quotes: pa.Table, *, ledger: Ledger, findings: Sequence[Finding]
) -> None:
    """Make the batch visible in one commit, or what tells of it if it is blocked; the alerts with it."""
    before = history.sources(run.connection)
    made = changes(judged, learnt, quotes, outlets_before=before, edited=run.outlets, ledger=ledger)
    made |= raised(run.connection, findings, run_id=judged.run_id, at=judged.started_at)
    publish(run.lake, run.connection, judged.run_id, made, f"{judged.flow} {counts(judged).records_seen} records")
    checks_artifact([asdict(check) for check in judged.verdict.checks])


def _shared(stage_name: str, reading: Reading, function: Callable[[pa.Table], Any], table: pa.Table) -> list[Any]:
    parts, cpu_seconds = reading.shared(function, table)
    add_cpu_seconds(stage_name, cpu_seconds)
    return parts
