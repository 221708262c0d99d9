"""The records that are held or were, as the lake tells of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.lake import Connection
from warehouse.schema import QUARANTINE, RUNS, Table

Place = tuple[str, int]  # a record: hash of its file, and its index there
ID_HEX = 12  # of a file's hash in the id of a row: 48 bits, no two of a million files alike
SQL = Path(__file__).parent / "sql"
PLACES = pa.schema([QUARANTINE.arrow.field("file_sha256"), QUARANTINE.arrow.field("record_index")])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of quarantine are asked for; None is any. Hashes and ids of runs may be their beginnings."""

    state: str | None = None
    rule: str | None = None
    source_id: str | None = None
    run_id: str | None = None
    file_sha256: str | None = None
    record_index: int | None = None


_WANTED = pa.schema([(name, pa.int64() if name == "record_index" else pa.string()) for name in Wanted.__match_args__])


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A row of quarantine without its payload, and what files and runs tell of it.

    `is_blocked` says that it is held with a batch that is blocked until now.
    """

    file_sha256: str
    record_index: int
    member: str | None
    source_id: str | None
    stage: str
    rules: tuple[str, ...]
    detail: str | None
    run_id: str
    state: str
    resolved_run_id: str | None
    decided_by: str | None
    decided_at: datetime | None
    decision: str | None
    path: str
    format: str | None
    held_at: datetime | None
    is_blocked: bool
    payload_chars: int

    @property
    def row_id(self) -> str:
        """What a person calls the row: the beginning of its file's hash, a colon, and its index."""
        return f"{self.file_sha256[:ID_HEX]}:{self.record_index}"

    @property
    def place(self) -> Place:
        """Hash of the file, and index there."""
        return self.file_sha256, self.record_index


def quarantined(connection: Connection, wanted: Wanted) -> list[Quarantined]:
    """Rows that meet all that is asked for, the latest run first."""
    connection.register("wanted", pa.Table.from_pylist([asdict(wanted)], schema=_WANTED))
    rows = connection.execute((SQL / "quarantined.sql").read_text(encoding="utf-8")).fetchall()
    connection.unregister("wanted")
    return [_quarantined(row) for row in rows]


def rows_at(connection: Connection, places: Iterable[Place]) -> list[dict[str, Any]]:
    """Whole rows of quarantine at these places, payload included."""
    return _rows(connection, QUARANTINE, place_table(places))


def rows_of(connection: Connection, table: Table, column: str, values: Iterable[str]) -> list[dict[str, Any]]:
    """Whole rows of a table whose column has one of the values."""
    return _rows(connection, table, pa.table({column: pa.array(sorted(set(values)), pa.string())}))


def place_table(places: Iterable[Place]) -> pa.Table:
    """Places as a table of file hash and record index: keys of quarantine."""
    return pa.Table.from_pylist([dict(zip(PLACES.names, place, strict=True)) for place in places], schema=PLACES)


def last_snapshot(connection: Connection) -> int:
    """Number of the last commit of the lake."""
    (number,) = connection.execute("select max(snapshot_id) from lake.snapshots()").fetchone() or (0,)
    return int(number)


def runs_beginning(connection: Connection, run_id: str) -> list[str]:
    """Ids of the runs that begin so, at most two: enough to tell whether one is meant."""
    query = f"select run_id from lake.{RUNS.name} where starts_with(run_id, ?) order by 1 limit 2"
    return [str(found) for (found,) in connection.execute(query, [run_id]).fetchall()]


def _quarantined(values: tuple[Any, ...]) -> Quarantined:
    row = Quarantined(*values)
    return replace(row, rules=tuple(row.rules))


def _rows(connection: Connection, table: Table, keys: pa.Table) -> list[dict[str, Any]]:
    columns = ", ".join(keys.column_names)
    connection.register("wanted_keys", keys)
    query = f"from lake.{table.name} where ({columns}) in (select {columns} from wanted_keys)"
    rows = connection.execute(query).to_arrow_table().select(list(table.names)).cast(table.arrow)
    connection.unregister("wanted_keys")
    found: list[dict[str, Any]] = rows.to_pylist()
    return found
