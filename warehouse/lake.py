"""The lake: DuckLake tables over a SQLite catalog, opened, locked and created here only."""

import fcntl
import hashlib
import importlib.util
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.errors import LakeBusyError, LakeMissingError
from warehouse.schema import TABLES, Table

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
    def _stamp(self) -> Path:
        return self.root / "schema.sha256"

    def open_readonly(self) -> Connection:
        """Connection that reads the lake as `lake`, sees whole commits only and cannot touch other files.

        Raises LakeMissingError where no ingest has created the lake yet.
        """
        if not self.exists:
            raise LakeMissingError(f"there is no lake at {self.root}; run `dateline ingest` first")
        connection = _connect()
        _attach(connection, self, "read_only, meta_busy_timeout 20000")
        connection.execute("use lake")
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
                # WAL lets readers in while a commit runs; 20 s outlasts any commit of another process.
                options = f"data_path '{_quoted(self.data)}/', meta_journal_mode 'WAL', meta_busy_timeout 20000"
                _attach(connection, self, options)
                connection.execute("use lake")
                self._bring_up_to_date(connection)
                yield connection
            finally:
                connection.close()

    def _bring_up_to_date(self, connection: Connection) -> None:
        """Create what is missing; every statement may be repeated, so a crash half-way is mended by the next call."""
        statements = list(_definitions())
        stamp = hashlib.sha256("\n".join(statements).encode()).hexdigest()
        if self._stamp.exists() and self._stamp.read_text() == stamp:
            return
        # Inlined rows came back after a delete (findings of the first measurement), so none are ever inlined.
        connection.execute("call lake.set_option('data_inlining_row_limit', 0)")
        connection.execute("call lake.set_option('parquet_compression', 'zstd')")
        connection.execute("begin")
        for statement in statements:
            connection.execute(statement)
        for table in TABLES:
            _add_missing_columns(connection, table)
        connection.execute("commit")
        for table in TABLES:
            self.folder(table.name).mkdir(parents=True, exist_ok=True)
        self._stamp.write_text(stamp)


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


def _definitions() -> Iterator[str]:
    for table in TABLES:
        columns = ", ".join(
            f"{c.name} {DUCKDB_TYPES[str(c.type)]}{'' if c.nullable else ' not null'}" for c in table.columns
        )
        yield f"create table if not exists lake.{table.name} ({columns})"
        yield f"comment on table lake.{table.name} is '{_quoted('one row per ' + table.grain)}'"
        for column in table.columns:
            yield f"comment on column lake.{table.name}.{column.name} is '{_quoted(column.meaning)}'"
    for name, sql in statements_in("views"):
        yield f"create or replace view lake.{name} as {sql}"
        yield f"comment on view lake.{name} is '{_quoted(grain_of(sql))}'"
    for _, sql in statements_in("macros"):
        yield f"create or replace macro lake.{signature_of(sql)} as table {sql}"


def _add_missing_columns(connection: Connection, table: Table) -> None:
    query = "select column_name from duckdb_columns() where database_name = 'lake' and table_name = ?"
    present = {name for (name,) in connection.execute(query, [table.name]).fetchall()}
    for column in table.columns:
        if column.name not in present:
            type_ = DUCKDB_TYPES[str(column.type)]
            connection.execute(f"alter table lake.{table.name} add column {column.name} {type_}")


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")


def _connect() -> Connection:
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")  # else a day depends on the machine that asks
    for name in EXTENSIONS:
        _load(connection, name)
    return connection


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
    connection.execute(f"attach 'ducklake:sqlite:{_quoted(lake.catalog)}' as lake ({options})")


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
