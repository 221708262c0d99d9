"""Which Parquet files hold a table's rows now, by the catalog, and rows by their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.lake import Connection
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, SIGNATURES, Table

INDEXED = (ARTICLES, SIGNATURES, BANDS, DUPLICATE_PAIRS, CLUSTER_MEMBERS)
# A row's number: that of its file in the catalog, and in the low half its position in the file, which never changes.
# DuckLake's own rowid would not do: a row keeps it when an update or a compaction writes it into another file.
ROW_NUMBER, FILE_BITS = pa.field("row_number", pa.int64()), 32
Rows = npt.NDArray[np.int64]
CATALOG = "__ducklake_metadata_lake"  # DuckLake's name for the catalog of what is attached as `lake`
SQL = (Path(__file__).parents[1] / "sql" / "data_files.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a table."""

    path: str
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


def numbered_rows(
    connection: Connection, table: Table, columns: Sequence[str], files: Mapping[int, DataFile]
) -> Connection:
    """Result with the number and the columns of all rows that these files of a table have now."""
    paths = [file.path for file in files.values()]
    connection.register("read_files", pa.table({"number": pa.array(files, pa.int64()), "path": paths}))
    query = f"""
        select (read_files.number << {FILE_BITS}) | file_row_number as {", ".join([ROW_NUMBER.name, *columns])}
        from lake.{table.name} inner join read_files on filename = read_files.path
        where filename in ({", ".join("?" * len(paths))})
    """
    return connection.execute(query, paths)


def bands_of(connection: Connection, files: Mapping[int, DataFile]) -> Connection:
    """Result with all rows that these files of `bands` have now."""
    paths = [file.path for file in files.values()]
    query = f"select {', '.join(BANDS.names)} from lake.bands where filename in ({', '.join('?' * len(paths))})"
    return connection.execute(query, paths)


def rows_by_number(
    connection: Connection, table: Table, columns: Sequence[str], numbers: Rows, files: Mapping[int, DataFile]
) -> pa.Table:
    """Number and columns of those of the rows that are in the lake now; only files that have one are opened."""
    schema = pa.schema([ROW_NUMBER, *(table.arrow.field(name) for name in columns)])
    opened = {number: files[number] for number in np.unique(numbers >> FILE_BITS).tolist() if number in files}
    if not opened:
        return schema.empty_table()
    rows = numbered_rows(connection, table, columns, opened).to_arrow_table().cast(schema)
    return rows.filter(pc.is_in(rows[ROW_NUMBER.name], pa.array(numbers)))


def still_there(connection: Connection, table: Table, rows: pa.Table, files: Mapping[int, DataFile]) -> pa.Table:
    """Those of the copied rows that are in the lake now; files without deleted rows are not looked at."""
    numbers = rows[ROW_NUMBER.name].to_numpy()
    changed = {number: file for number, file in files.items() if file.has_deleted_rows}
    doubtful = np.isin(numbers >> FILE_BITS, list(changed))
    left = rows_by_number(connection, table, (), numbers[doubtful], changed)[ROW_NUMBER.name].to_numpy()
    return rows.filter(pa.array(~doubtful | np.isin(numbers, left)))
