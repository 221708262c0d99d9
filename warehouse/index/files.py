"""Which Parquet files hold a table's rows now, by the catalog, and rows by their numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from warehouse.lake import Connection
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, SIGNATURES, Table

INDEXED = (ARTICLES, SIGNATURES, BANDS, DUPLICATE_PAIRS, CLUSTER_MEMBERS)
ROW_NUMBER = pa.field("rowid", pa.int64())  # which DuckLake gives each row of a table once and for all
Rows = npt.NDArray[np.int64]
CATALOG = "__ducklake_metadata_lake"  # DuckLake's name for the catalog of what is attached as `lake`
SQL = (Path(__file__).parents[1] / "sql" / "data_files.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a table; `first_row` is the number of its first row, None if its rows keep older numbers."""

    path: str
    first_row: int | None
    rows: int
    has_deleted_rows: bool

    @property
    def name(self) -> str:
        """Name without folders, which change when the lake is moved."""
        return Path(self.path).name


Files = Mapping[str, Mapping[int, DataFile]]  # by table and id; the catalog gives no id twice


def data_files(connection: Connection) -> tuple[str, Files] | None:
    """Which lake this is, and the files of the indexed tables; None for tables that are not DuckLake's."""
    kind = connection.execute("select type from duckdb_databases() where database_name = 'lake'").fetchone()
    if kind != ("ducklake",):
        return None
    files: dict[str, dict[int, DataFile]] = {table.name: {} for table in INDEXED}
    lake_id = ""
    for name, table_uuid, number, *file in connection.execute(SQL).fetchall():
        lake_id = table_uuid if name == BANDS.name else lake_id
        if number is not None and name in files:
            files[name][number] = DataFile(*file)
    return lake_id, files


def lake_folder(connection: Connection) -> Path:
    """Folder of the lake that a writer has opened."""
    query = f"select value from {CATALOG}.ducklake_metadata where key = 'data_path'"
    (path,) = connection.execute(query).fetchone() or ("",)
    return Path(path).parent


def rows_by_number(
    connection: Connection, table: Table, columns: Sequence[str], numbers: Rows, files: Iterable[DataFile]
) -> pa.Table:
    """Columns and `rowid` of those of the rows that are in the lake now; only files that have one are opened."""
    schema = pa.schema([ROW_NUMBER, *(table.arrow.field(name) for name in columns)])
    numbers = np.sort(numbers)
    paths = [file.path for file in files if _has_one(file, numbers)]
    if not paths:
        return schema.empty_table()
    connection.register("wanted_rows", pa.table({"number": numbers}))
    among = ", ".join("?" * len(paths))
    query = f"""
        select {", ".join(schema.names)} from lake.{table.name} semi join wanted_rows on rowid = number
        where filename in ({among})
    """
    found = connection.execute(query, paths).to_arrow_table().cast(schema)
    connection.unregister("wanted_rows")
    return found


def still_there(connection: Connection, table: Table, rows: pa.Table, files: Iterable[DataFile]) -> pa.Table:
    """Those of the copied rows that are in the lake now; files without deleted rows are not looked at."""
    numbers = rows[ROW_NUMBER.name].to_numpy()
    changed = [file for file in files if file.has_deleted_rows]
    doubtful = np.zeros(len(numbers), np.bool_)
    for file in changed:
        if file.first_row is None:
            doubtful[:] = True
            break
        doubtful |= (numbers >= file.first_row) & (numbers < file.first_row + file.rows)
    left = rows_by_number(connection, table, (), numbers[doubtful], changed)[ROW_NUMBER.name].to_numpy()
    return rows.filter(pa.array(~doubtful | np.isin(numbers, left)))


def _has_one(file: DataFile, numbers: Rows) -> bool:
    if file.first_row is None:
        return len(numbers) > 0
    first, end = np.searchsorted(numbers, [file.first_row, file.first_row + file.rows])
    return bool(first < end)
