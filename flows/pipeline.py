"""The way of a batch through all stages to the lake, whether its records are new or were held.

clean -> compare -> tag -> fingerprint -> look up -> match -> audit -> learn -> quote -> publish
"""

from collections.abc import Callable, Sequence
from datetime import datetime

import pyarrow as pa

from expectations import gate
from expectations.batch import Tables
from expectations.gate import Verdict
from flows import stages
from flows.changes import Judged, Ledger
from flows.findings import of_batch
from flows.reading.batches import Batch, Reading
from flows.rules import try_out
from flows.run import Run
from transforms.keys import key_list, keys_of, rows_with, rows_without
from transforms.warm_up import load_compiled

# What a verdict leads to: the verdict as it is to be followed, and the rules for which nothing is published. The keys
# are those of the articles that the lake does not hold.
Ruling = Callable[[Verdict, Sequence[str]], tuple[Verdict, tuple[str, ...]]]


def prepare(run: Run, reading: Reading) -> None:
    """Load what the stages need, in the workers too, while the first files are read.

    Raises SettingsError for a rule that cannot be judged by.
    """
    reading.prepare_helpers(load_compiled)
    gate.prepare()
    try_out(run.rules)
    load_compiled()


def as_batch(verdict: Verdict, _: Sequence[str]) -> tuple[Verdict, tuple[str, ...]]:
    """Records share the fate of their batch: an error or a failed critical rule blocks all of them."""
    return verdict, verdict.blocking


def load(
    run: Run, reading: Reading, batch: Batch, *, run_id: str, started_at: datetime, ruling: Ruling, ledger: Ledger
) -> Judged:
    """Take a batch through all stages and publish it, or what tells of it if it is blocked."""
    judged = _judged(run, reading, batch, run_id=run_id, started_at=started_at, ruling=ruling)
    learnt = stages.learn(reading, run.connection, judged)
    quotes = stages.quote(reading, learnt)
    stages.publish_batch(run, judged, learnt, quotes, ledger=ledger, findings=of_batch(judged, run))
    return judged


def _judged(run: Run, reading: Reading, batch: Batch, *, run_id: str, started_at: datetime, ruling: Ruling) -> Judged:
    """Take a batch through all stages before the lake."""
    cleaned = stages.clean(batch.articles, started_at)
    articles, replaced = stages.compare(run.connection, cleaned)
    tagged, languages = stages.tag(reading, articles)
    signatures, bands = stages.fingerprint(reading, tagged)
    neighbours = stages.look_up(run.connection, tagged, bands)
    matches = stages.match(neighbours, tagged, signatures, bands)
    tables = Tables(
        articles=tagged,
        languages=languages,
        dates=rows_with(cleaned.dates, key_list(tagged)),
        signatures=signatures,
        pairs=matches.pairs,
        members=matches.members,
        subjects=pa.concat_tables([keys_of(neighbours.subjects), keys_of(tagged)], promote_options="permissive"),
    )
    audited = stages.audit(batch, tables, run.rules)
    verdict, blocking = ruling(audited, key_list(rows_without(tagged, replaced)))
    if verdict.held:  # what is held back must group nothing
        accepted = rows_without(tagged, verdict.held)
        matches = stages.match(neighbours, accepted, signatures, bands)
    return Judged(
        run_id=run_id,
        flow=run.flow,
        flow_run_id=run.flow_run_id,
        started_at=started_at,
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
        blocking=blocking,
    )
