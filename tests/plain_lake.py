"""A lake of plain tables in memory, for tests of queries that need many batches: a commit costs milliseconds."""

from collections.abc import Mapping

import duckdb

from warehouse import lake
from warehouse.commit import Change
from warehouse.lake import Connection
from warehouse.schema import TABLES


def plain_lake() -> Connection:
    """Connection with every table of the lake, empty."""
    connection = duckdb.connect(":memory:")
    connection.execute("attach ':memory:' as lake")
    connection.execute("use lake")
    for statement in lake._tables():
        connection.execute(statement)
    return connection


def take(connection: Connection, changes: Mapping[str, Change]) -> None:
    """Remove and add rows as a commit does."""
    for table in TABLES:
        if change := changes.get(table.name):
            if change.remove is not None and change.remove.num_rows:
                columns = ", ".join(change.remove.column_names)
                connection.register("removed", change.remove)
                query = f"delete from lake.{table.name} where ({columns}) in (select {columns} from removed)"  # noqa: S608
                connection.execute(query)
            connection.register("added", change.add.select(list(table.names)).cast(table.arrow))
            connection.execute(f"insert into lake.{table.name} from added")
