"""The suite over the shape of a batch's tables: the columns that are declared, with their types."""

from collections.abc import Mapping

import pyarrow as pa

from expectations.rules import true
from warehouse.schema import RUN_ID, Table

SUITE = "schema"

RULES = (
    true("columns_are_declared", "is_declared", "a stage that invents or renames a column must not publish"),
    true("columns_are_there", "is_there", "a stage that loses a column must not publish nulls in its place"),
    true("types_are_declared", "is_of_type", "a cast at the last moment hides what a stage has done to the values"),
)


def frame(batch: Mapping[Table, pa.Table]) -> pa.Table:
    """One row per table and column, in the batch or declared; the run is added when the batch is published."""
    rows = [
        {
            "row": f"{table.name}.{name}",
            "is_declared": name in table.names,
            "is_there": name in rows.column_names or name == RUN_ID.name,
            "is_of_type": name not in table.names
            or name not in rows.column_names
            or rows.schema.field(name).type == table.arrow.field(name).type,
        }
        for table, rows in batch.items()
        for name in dict.fromkeys([*table.names, *rows.column_names])
    ]
    return pa.Table.from_pylist(rows)
