"""The key of an article version, as one string, to pick and drop rows by."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc


def row_keys(table: pa.Table) -> pa.ChunkedArray:
    """Article id and version of each row, a space between."""
    return pc.binary_join_element_wise(table["article_id"], table["version"], " ")


def keys_of(table: pa.Table) -> pa.Table:
    """Article id and version of each row, as a table."""
    return table.select(["article_id", "version"])


def key_list(table: pa.Table) -> list[str]:
    """Keys of the rows as strings, in their order."""
    return [str(key) for key in row_keys(table).to_pylist()]


def rows_with(table: pa.Table, keys: Iterable[str]) -> pa.Table:
    """Rows whose key is among the keys."""
    return table.filter(_is_in(table, keys))


def rows_without(table: pa.Table, keys: Iterable[str]) -> pa.Table:
    """Rows whose key is not among the keys."""
    return table.filter(pc.invert(_is_in(table, keys)))


def _is_in(table: pa.Table, keys: Iterable[str]) -> pa.ChunkedArray:
    return pc.is_in(row_keys(table), value_set=pa.array(list(keys), pa.string()))
