"""The lake: DuckLake tables over a SQLite catalog, opened, locked and created here only."""

import fcntl
import functools
import hashlib
import importlib.util
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.errors import LakeBusyError, LakeMissingError
from warehouse.schema import TABLES, Column

Connection = duckdb.DuckDBPyConnection
EXTENSIONS = ("ducklake", "sqlite_scanner")
SQL = Path(__file__).parent
# Arrow types to DuckDB's; a type that is missing here fails at creation, not at a later insert.
DUCKDB_TYPES = {
    "string": "varchar",
    "list<item: string>": "varchar[]",
    "list<item: uint64>": "ubigint[]",
    "binary": "blob",
    "bool": "boolean",
    "int64": "bigint",
    "uint8": "utinyint",
    "uint32": "uinteger",
    "uint64": "ubigint",
    "list<item: struct<paragraph: int64, subhead: int64, text: string>>": (
        "struct(paragraph bigint, subhead bigint, text varchar)[]"
    ),
    "double": "double",
    "date32[day]": "date",
    "timestamp[us, tz=UTC]": "timestamptz",
}


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake lies on disk."""

    root: Path

    @property
    def catalog(self) -> Path:
        """SQLite file that holds the tables' metadata."""
        return self.root / "catalog.sqlite"

    @property
    def data(self) -> Path:
        """Folder of the Parquet files, one folder a table."""
        return self.root / "data"

    def folder(self, table: str) -> Path:
        """Folder of a table's Parquet files."""
        return self.data / "main" / table

    @property
    def exists(self) -> bool:
        """Whether the lake has been created."""
        return self._stamp.exists()

    @property
    def snapshot(self) -> int | None:
        """Number of the last commit, at a thousandth of the cost of opening the lake; None if it cannot be read."""
        try:
            with closing(sqlite3.connect(f"{self.catalog.as_uri()}?mode=ro", uri=True)) as catalog:
                row = catalog.execute("select max(snapshot_id) from ducklake_snapshot").fetchone()
        except sqlite3.Error:
            return None
        return int(row[0])

    @property
    def _stamp(self) -> Path:
        return self.root / "schema.sha256"

    def open_readonly(self) -> Connection:
        """Connection that reads the lake as `lake`, sees whole commits only and cannot touch other files.

        Raises LakeMissingError where no ingest has created the lake yet.
        """
        if not self.exists:
            raise LakeMissingError(f"there is no lake at {self.root}; run `dateline ingest` first")
        connection = _connect()
        _attach(connection, self, "read_only")
        connection.execute("use lake")
        connection.execute(f"set allowed_directories = ['{_quoted(self.data)}/']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        return connection

    @contextmanager
    def open_writer(self, wait_seconds: float) -> Iterator[Connection]:
        """Connection for the one writer, the lake created or brought up to this version's schema.

        Raises LakeBusyError if another process still writes after `wait_seconds`.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with _writer_lock(self.root / "writer.lock", wait_seconds):
            connection = _connect()
            try:
                _attach(connection, self, "meta_journal_mode 'WAL'")  # lets readers in while a commit runs
                connection.execute("use lake")
                self._bring_up_to_date(connection)
                _settle(connection, self)
                yield connection
            finally:
                connection.close()

    def _bring_up_to_date(self, connection: Connection) -> None:
        """Create what is missing; every statement may be repeated, so a crash half-way is mended by the next call."""
        tables, rest = list(_tables()), list(_comments_and_views())
        stamp = hashlib.sha256("\n".join([*tables, *rest]).encode()).hexdigest()
        if self._stamp.exists() and self._stamp.read_text() == stamp:
            return
        # Inlined rows came back after a delete (findings of the first measurement), so none are ever inlined.
        connection.execute("call lake.set_option('data_inlining_row_limit', 0)")
        connection.execute("call lake.set_option('parquet_compression', 'zstd')")
        connection.execute("begin")
        for statement in (*tables, *_missing_columns(connection), *rest):
            connection.execute(statement)
        connection.execute("commit")
        for table in TABLES:
            self.folder(table.name).mkdir(parents=True, exist_ok=True)
        self._stamp.write_text(stamp)


def reads_only(connection: Connection, query: str) -> bool:
    """Whether every statement of a query only reads, whatever the connection is allowed to do.

    Raises QueryError for a query that DuckDB cannot parse.
    """
    reading = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
    return all(statement.type in reading for statement in connection.extract_statements(query))


def statements_in(folder: str) -> list[tuple[str, str]]:
    """Name and text of every SQL file in a folder of the warehouse, each after those that it reads."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / folder).glob("*.sql"))}
    reads = {name: set(re.findall(r"\blake\.(\w+)", text)) & texts.keys() - {name} for name, text in texts.items()}
    return [(name, texts[name]) for name in TopologicalSorter(reads).static_order()]


def grain_of(sql: str) -> str:
    """First line of an SQL file without the comment mark: what one row is, or what the query answers."""
    return sql.split("\n", 1)[0].removeprefix("--").strip()


def signature_of(sql: str) -> str:
    """Second line of a macro's file without the comment mark: its name and parameters."""
    return sql.split("\n", 2)[1].removeprefix("--").strip()


def _tables() -> Iterator[str]:
    for table in TABLES:
        columns = (f"{_typed(c)}{'' if c.nullable else ' not null'}" for c in table.columns)
        yield f"create table if not exists lake.{table.name} ({', '.join(columns)})"


def _missing_columns(connection: Connection) -> Iterator[str]:
    """Statements that add what this version declares and the tables of an older one lack."""
    query = "select table_name, column_name from duckdb_columns() where database_name = 'lake'"
    present = set(connection.execute(query).fetchall())
    older = {table for table, _ in present}
    for table in (table for table in TABLES if table.name in older):
        for column in table.columns:
            if (table.name, column.name) not in present:
                yield f"alter table lake.{table.name} add column {_typed(column)}"


def _comments_and_views() -> Iterator[str]:
    for table in TABLES:
        yield f"comment on table lake.{table.name} is '{_quoted('one row per ' + table.grain)}'"
        for column in table.columns:
            yield f"comment on column lake.{table.name}.{column.name} is '{_quoted(column.meaning)}'"
    for name, sql in statements_in("views"):
        yield f"create or replace view lake.{name} as {sql}"
        yield f"comment on view lake.{name} is '{_quoted(grain_of(sql))}'"
    for _, sql in statements_in("macros"):
        yield f"create or replace macro lake.{signature_of(sql)} as table {sql}"


def _typed(column: Column) -> str:
    return f"{column.name} {DUCKDB_TYPES[str(column.type)]}"


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")


def _connect() -> Connection:
    _check_signatures()
    connection = duckdb.connect(config={"allow_unsigned_extensions": True})
    connection.execute("set timezone = 'UTC'")  # else a day depends on the machine that asks
    for name in EXTENSIONS:
        _load(connection, name)
    return connection


@functools.cache
def _check_signatures() -> None:
    """Have the extensions' signatures checked once a process: for their 70 MB it takes half a second each time."""
    with duckdb.connect() as connection:
        for name in EXTENSIONS:
            _load(connection, name)


def _load(connection: Connection, name: str) -> None:
    """Load an extension from its wheel; without the wheel, from where DuckDB keeps the installed ones."""
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        binary = Path(folder, "extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")
        if binary.exists():
            connection.execute(f"load '{_quoted(binary)}'")
            return
    try:
        connection.load_extension(name)
    except duckdb.Error:
        connection.install_extension(name)
        connection.load_extension(name)


def _attach(connection: Connection, lake: Lake, options: str) -> None:
    """Attach the lake where it lies now: the catalog's own record of the folder is absolute, its files are not."""
    place = f"data_path '{_quoted(lake.data)}/', override_data_path true"
    patience = "meta_busy_timeout 20000"  # 20 s outlast any commit of another process
    connection.execute(f"attach 'ducklake:sqlite:{_quoted(lake.catalog)}' as lake ({place}, {patience}, {options})")


def _settle(connection: Connection, lake: Lake) -> None:
    """Record where the lake lies, so that a plain DuckDB session finds a lake that was moved."""
    query = "select value from __ducklake_metadata_lake.ducklake_metadata where key = 'data_path'"
    if connection.execute(query).fetchone() != (f"{lake.data}/",):
        update = "update __ducklake_metadata_lake.ducklake_metadata set value = ? where key = 'data_path'"
        connection.execute(update, [f"{lake.data}/"])


@contextmanager
def _writer_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock that every writer and all maintenance takes; the kernel frees it when the process dies."""
    deadline = time.monotonic() + wait_seconds
    with path.open("a+") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    lock.seek(0)
                    holder = lock.read().strip() or "unknown"
                    message = f"process {holder} is writing to the lake at {path.parent}; try again when it is done"
                    raise LakeBusyError(message) from None
                time.sleep(0.1)  # short beside a commit (about 0.1 s), long beside a try (microseconds)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
