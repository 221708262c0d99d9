"""What a batch teaches of its sources' furniture, and which articles of the batch and of the lake that changes."""

from dataclasses import dataclass

import pyarrow as pa

from transforms.furniture.removal import furniture_paragraphs, without_furniture
from transforms.furniture.verdict import LIMITS, furniture_lines
from transforms.keys import key_list, rows_with
from warehouse import history
from warehouse.history import Neighbourhood
from warehouse.lake import Connection


@dataclass(frozen=True, slots=True)
class Learnt:
    """The batch's articles without furniture, its candidates, and what changes in the lake by them.

    `rewritten` are rows of articles that the lake holds, whose furniture is another now.
    """

    articles: pa.Table
    candidates: pa.Table
    rewritten: pa.Table
    lines_before: pa.Table
    lines: pa.Table


def learn_furniture(
    connection: Connection, articles: pa.Table, candidates: pa.Table, neighbours: Neighbourhood, members: pa.Table
) -> Learnt:
    """What the accepted articles of a batch change, `members` being all clusters as the batch leaves them.

    The result hangs only on which articles the lake holds then, not on the batches in which they came.
    """
    keys = articles.select(["article_id", "version"])
    touched = _touched_sources(articles, neighbours, members)
    counts = history.furniture_counts(
        connection, touched, keys=keys, candidates=candidates, members=members, limits=LIMITS
    )
    before, after = history.furniture_lines(connection, touched), furniture_lines(counts)
    stored, stored_candidates = history.articles_with_lines(connection, _changed(before, after), keys)
    return Learnt(
        articles=without_furniture(articles, furniture_paragraphs(candidates, after)),
        candidates=candidates,
        rewritten=without_furniture(stored, furniture_paragraphs(stored_candidates, after)),
        lines_before=before,
        lines=after,
    )


def _touched_sources(articles: pa.Table, neighbours: Neighbourhood, members: pa.Table) -> set[str]:
    """Outlets of the batch, and of stored articles that it has put into other clusters: they count otherwise now."""
    clusters = dict(zip(key_list(members), members["cluster_id"].to_pylist(), strict=True))
    before = zip(key_list(neighbours.members), neighbours.members["cluster_id"].to_pylist(), strict=True)
    moved = rows_with(neighbours.subjects, [key for key, cluster in before if clusters.get(key) != cluster])
    return {str(source) for table in (articles, moved) for source in table["source_id"].to_pylist()}


def _changed(before: pa.Table, after: pa.Table) -> pa.Table:
    """Lines that are in one of the tables only."""
    keys = before.column_names
    return pa.concat_tables(
        [after.join(before, keys, join_type="left anti"), before.join(after, keys, join_type="left anti")]
    )
