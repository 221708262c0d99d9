"""What the lake already holds that a new batch touches."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from warehouse.lake import Connection
from warehouse.schema import (
    ARTICLES,
    BANDS,
    CLUSTER_MEMBERS,
    DUPLICATE_PAIRS,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    SOURCES,
    Table,
)

SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The article versions of the lake that a batch may be grouped with, and how they are grouped now."""

    subjects: pa.Table
    bands: pa.Table
    pairs: pa.Table
    members: pa.Table


def known_files(connection: Connection, hashes: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Those of the file hashes that a batch has taken before: their status in `files` and the records taken."""
    connection.register("batch_files", pa.table({"file_sha256": pa.array(hashes, pa.string())}))
    query = "select file_sha256, status, records from lake.files semi join batch_files using (file_sha256)"
    rows = connection.execute(query).fetchall()
    connection.unregister("batch_files")
    return {sha256: (status, records) for sha256, status, records in rows}


def known_versions(connection: Connection, keys: pa.Table) -> dict[tuple[str, str], tuple[str, int]]:
    """For the (article_id, version) keys that the lake holds: the file and record that they came from."""
    connection.register("batch_keys", keys)
    query = """
        select article_id, version, file_sha256, record_index
        from lake.articles semi join batch_keys using (article_id, version)
    """
    rows = connection.execute(query).fetchall()
    connection.unregister("batch_keys")
    return {(article_id, version): (sha, index) for article_id, version, sha, index in rows}


def neighbourhood(connection: Connection, keys: pa.Table, bands: pa.Table) -> Neighbourhood:
    """All versions that share a band or an article with the batch, and all that are connected to those."""
    connection.register("batch_keys", keys)
    connection.register("batch_bands", bands)
    connection.register("reached_keys", connection.execute(_sql("reached")).to_arrow_table())
    found = Neighbourhood(
        subjects=connection.execute(_sql("subjects")).to_arrow_table(),
        bands=_reached_rows(connection, BANDS),
        pairs=_reached_rows(connection, DUPLICATE_PAIRS),
        members=_reached_rows(connection, CLUSTER_MEMBERS),
    )
    for name in ("batch_keys", "batch_bands", "reached_keys"):
        connection.unregister(name)
    return found


def furniture_counts(
    connection: Connection,
    touched: Iterable[str],
    *,
    keys: pa.Table,
    candidates: pa.Table,
    members: pa.Table,
    limits: pa.Table,
) -> pa.Table:
    """Counts of the lines of the touched sources, as they stand when the batch is published.

    The batch has the keys and the candidates; `members` are all clusters that it touches. `limits` is one row:
    `least_texts` with a line, and `sample_articles`, the most articles of a source that are looked at.
    """
    tables = {"batch_keys": keys, "batch_candidates": candidates, "batch_members": members, "limits": limits}
    with _registered(connection, touched_sources=_source_ids(touched), **tables):
        return connection.execute(_sql("furniture_counts")).to_arrow_table()


def furniture_lines(connection: Connection, touched: Iterable[str]) -> pa.Table:
    """Lines of the touched sources that are furniture by what the lake holds now."""
    query = "from lake.furniture_lines semi join touched_sources using (source_id)"
    with _registered(connection, touched_sources=_source_ids(touched)):
        return connection.execute(query).to_arrow_table().cast(FURNITURE_LINES.arrow)


def articles_with_lines(connection: Connection, lines: pa.Table, keys: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Articles of the lake that have one of the lines (source_id, line_hash), and all their candidates.

    Those with the keys, which the batch brings anew, are left out.
    """
    if not lines.num_rows:  # as a rule: a verdict that stands costs no look-up
        return ARTICLES.arrow.empty_table(), FURNITURE_CANDIDATES.arrow.empty_table()
    with (
        _registered(connection, changed_lines=lines, batch_keys=keys),
        _registered(connection, reached_keys=connection.execute(_sql("furniture_changes")).to_arrow_table()),
    ):
        return _reached_rows(connection, ARTICLES), _reached_rows(connection, FURNITURE_CANDIDATES)


def sources(connection: Connection) -> pa.Table:
    """All outlets in the lake."""
    return connection.execute("from lake.sources").to_arrow_table().cast(SOURCES.arrow)


def _reached_rows(connection: Connection, table: Table) -> pa.Table:
    query = f"from lake.{table.name} where (article_id, version) in (select (article_id, version) from reached_keys)"
    return connection.execute(query).to_arrow_table().cast(table.arrow)


def _source_ids(source_ids: Iterable[str]) -> pa.Table:
    return pa.table({"source_id": pa.array(sorted(source_ids), pa.string())})


@contextmanager
def _registered(connection: Connection, **tables: pa.Table) -> Iterator[None]:
    """Let queries read the tables by these names."""
    for name, table in tables.items():
        connection.register(name, table)
    yield
    for name in tables:
        connection.unregister(name)


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
