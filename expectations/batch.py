"""The suites that a batch must pass before it is published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from expectations import (
    article_languages,
    articles,
    cluster_members,
    date_candidates,
    duplicate_pairs,
    signatures,
    tables,
)
from expectations.gate import NO_VERDICT, Verdict, judge
from expectations.rules import Check, Rule
from warehouse.schema import (
    ARTICLE_LANGUAGES,
    ARTICLES,
    CLUSTER_MEMBERS,
    DATE_CANDIDATES,
    DUPLICATE_PAIRS,
    SIGNATURES,
    Table,
)

SUITES: Mapping[str, Sequence[Rule]] = {
    module.SUITE: module.RULES
    for module in (
        tables,
        articles,
        article_languages,
        date_candidates,
        signatures,
        duplicate_pairs,
        cluster_members,
    )
}


@dataclass(frozen=True, slots=True)
class Tables:
    """What the stages made of a batch; `subjects` are the versions that it was matched with, and its own."""

    articles: pa.Table
    languages: pa.Table
    dates: pa.Table
    signatures: pa.Table
    pairs: pa.Table
    members: pa.Table
    subjects: pa.Table


def judge_batch(
    batch: Tables,
    suites: Mapping[str, Sequence[Rule]] = SUITES,
    columns: Mapping[str, Callable[[pa.Table], pa.Array]] | None = None,
) -> Verdict:
    """Verdict of all suites on a batch; one without articles has nothing to judge.

    `columns` are further ones of the frame of articles, from their table. One that cannot be made is an error.
    """
    if not batch.articles.num_rows:
        return NO_VERDICT
    verdict = NO_VERDICT
    frames = _frames(batch)
    for name, column in (columns or {}).items():
        try:
            frames[articles.SUITE] = frames[articles.SUITE].append_column(name, column(batch.articles))
        except Exception as error:  # noqa: BLE001  # whatever the code of others raises; the batch waits until it is mended
            reason = f"{type(error).__name__}: {error}"
            verdict += Verdict((Check(articles.SUITE, f"column_{name}", "batch", "critical", "error", error=reason),))
    for suite, frame in frames.items():
        if frame.num_rows:
            verdict += judge(frame, suite, suites[suite])
    return verdict


def _frames(batch: Tables) -> dict[str, pa.Table]:
    declared: dict[Table, pa.Table] = {
        ARTICLES: batch.articles,
        ARTICLE_LANGUAGES: batch.languages,
        DATE_CANDIDATES: batch.dates,
        SIGNATURES: batch.signatures,
        DUPLICATE_PAIRS: batch.pairs,
        CLUSTER_MEMBERS: batch.members,
    }
    copies = batch.members.filter(pc.field("role") == "copy")
    return {
        tables.SUITE: tables.frame(declared),
        articles.SUITE: articles.frame(batch.articles, copies),
        article_languages.SUITE: article_languages.frame(batch.languages, batch.articles),
        date_candidates.SUITE: date_candidates.frame(batch.dates, batch.articles),
        signatures.SUITE: signatures.frame(batch.signatures, batch.articles),
        duplicate_pairs.SUITE: duplicate_pairs.frame(batch.pairs, batch.subjects),
        cluster_members.SUITE: cluster_members.frame(batch.members, batch.subjects),
    }
