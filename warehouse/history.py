"""What the lake already holds that a new batch touches."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from warehouse.index.arrays import Keys
from warehouse.index.files import INDEXED
from warehouse.index.lookup import Index, current
from warehouse.lake import Connection
from warehouse.schema import (
    ARTICLES,
    BANDS,
    CLUSTER_MEMBERS,
    DUPLICATE_PAIRS,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    SIGNATURES,
    SOURCES,
    Table,
)

STORED = tuple(table.name for table in INDEXED)
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
    index = current(connection)
    articles = index.known(keys) if index else None
    query = """
        select article_id, version, file_sha256, record_index
        from stored_articles semi join batch_keys using (article_id, version)
    """
    with _registered(connection, batch_keys=keys), _stored(connection, {ARTICLES.name: articles}):
        rows = connection.execute(query).fetchall()
    return {(article_id, version): (sha, index) for article_id, version, sha, index in rows}


def neighbourhood(connection: Connection, keys: pa.Table, bands: pa.Table) -> Neighbourhood:
    """All versions that share a band or an article with the batch, and all that are connected to those.

    The index, where there is one, gives the same queries fewer rows to look at.
    """
    index = current(connection)
    tables = index.neighbourhood(keys["article_id"], bands) if index else dict.fromkeys(STORED)
    with _registered(connection, batch_keys=keys, batch_bands=bands), _stored(connection, tables):
        return _grouped(connection, connection.execute(_sql("reached")).to_arrow_table())


def grouped(connection: Connection, index: Index, versions: Keys) -> Neighbourhood:
    """The versions with these keys, and the pairs that begin with one of them."""
    tables = index.versions(versions)
    with _stored(connection, tables):
        return _grouped(connection, tables[SIGNATURES.name].select(["article_id", "version"]))


def _grouped(connection: Connection, reached: pa.Table) -> Neighbourhood:
    with _registered(connection, reached_keys=reached):
        return Neighbourhood(
            subjects=connection.execute(_sql("subjects")).to_arrow_table(),
            bands=_reached_rows(connection, BANDS, "stored"),
            pairs=_reached_rows(connection, DUPLICATE_PAIRS, "stored"),
            members=_reached_rows(connection, CLUSTER_MEMBERS, "stored"),
        )


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
        return _reached_rows(connection, ARTICLES, "lake"), _reached_rows(connection, FURNITURE_CANDIDATES, "lake")


def blocking_rules(connection: Connection) -> set[str]:
    """Rules for which files are blocked now."""
    return {name for (name,) in connection.execute(_sql("blocking_rules")).fetchall()}


def sources(connection: Connection) -> pa.Table:
    """All outlets in the lake."""
    return connection.execute("from lake.sources").to_arrow_table().cast(SOURCES.arrow)


def _reached_rows(connection: Connection, table: Table, where: str) -> pa.Table:
    name = f"lake.{table.name}" if where == "lake" else f"stored_{table.name}"
    query = f"from {name} where (article_id, version) in (select (article_id, version) from reached_keys)"
    return connection.execute(query).to_arrow_table().cast(table.arrow)


@contextmanager
def _stored(connection: Connection, tables: Mapping[str, pa.Table | None]) -> Iterator[None]:
    """Let queries read these rows of the lake's tables, or all rows of a table that is None, as stored_TABLE."""
    for name, rows in tables.items():
        if rows is None:
            connection.execute(f"create temp view stored_{name} as from lake.{name}")
        else:
            connection.register(f"stored_{name}", rows)
    yield
    for name in tables:
        connection.execute(f"drop view temp.stored_{name}")


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
