"""Measures of the lake for an audit: SQL over its tables, and its Parquet files held against its catalog."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.lake import Connection, Lake
from warehouse.schema import COUNT, SHARE, TABLES, TEXT, TEXTS

SQL = Path(__file__).parent / "sql" / "audit"
# What is worked out once for all measures, each from those before it.
GROUNDS = ("recent", "outlets", "days", "marks")
# What a measure gives: a value for each subject, and the bounds within which it is as usual; null for none.
MEASURED = pa.schema(
    [
        pa.field("subject", TEXT, nullable=False),
        pa.field("value", SHARE),
        pa.field("low", SHARE),
        pa.field("high", SHARE),
        pa.field("history_days", COUNT),
        pa.field("observed", TEXT),
        pa.field("expected", TEXT),
        pa.field("examples", TEXTS),
    ]
)
EXAMPLES = 5


@contextmanager
def measuring(connection: Connection, as_of: date) -> Iterator[None]:
    """Let measures look at the lake as of a day: what stands in it now of the days before."""
    _tell(connection, {"as_of": as_of})
    for name in GROUNDS:
        connection.execute(_sql(name))
    yield
    for name in reversed(GROUNDS):
        connection.execute(f"drop table temp.{name}")


def measured(connection: Connection, sql: str, bounds: Mapping[str, object]) -> pa.Table:
    """Table of MEASURED, one row per subject; raises QueryError for SQL that does not run or lacks a column of it."""
    _tell(connection, bounds)
    found = connection.execute(f"select {', '.join(MEASURED.names)} from ({sql.rstrip().rstrip(';')})")
    return found.to_arrow_table().cast(MEASURED)


def measure_sql(name: str) -> str:
    """SQL of a measure that comes with Dateline."""
    return _sql(f"measures/{name}")


def file_faults(lake: Lake, connection: Connection) -> pa.Table:
    """Table of MEASURED, one row per table of the lake: how many of its Parquet files are not as the catalog has them.

    Each file must be there, as long as it was, with a footer that can be read and as many rows as the catalog counts.
    """
    faults: dict[str, list[tuple[str, str]]] = {table.name: [] for table in TABLES}
    for table, path, rows, size in connection.execute(_sql("catalog_files")).fetchall():
        if fault := _fault(lake.data / path, rows, size):
            faults.setdefault(table, []).append((Path(path).name, fault))
    return pa.Table.from_pylist([_as_measured(table, found) for table, found in faults.items()], schema=MEASURED)


def _fault(path: Path, rows: int, size: int) -> str | None:
    try:
        if path.stat().st_size != size:
            return "another size"
        counted = pq.read_metadata(path).num_rows
    except FileNotFoundError:
        return "missing"
    except (OSError, pa.ArrowInvalid):
        return "unreadable"
    return None if counted == rows else "another number of rows"


def _as_measured(table: str, found: list[tuple[str, str]]) -> dict[str, Any]:
    kinds = sorted({kind for _, kind in found})
    told = [f"{sum(each == kind for _, each in found)} {kind}" for kind in kinds]
    return {
        "subject": table,
        "value": float(len(found)),
        "low": None,
        "high": 0.0,
        "history_days": None,
        "observed": f"Parquet files: {', '.join(told)}" if found else "every Parquet file is as the catalog has it",
        "expected": "every Parquet file is as the catalog has it",
        "examples": [name for name, _ in found[:EXAMPLES]],
    }


def _tell(connection: Connection, values: Mapping[str, object]) -> None:
    """Let SQL read values by `getvariable`."""
    for name, value in values.items():
        connection.execute(f"set variable {name} = ?", [value])


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
