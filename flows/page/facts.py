"""What the page tells, read from the lake in one transaction: every list is cut, and knows how long it was."""

import json
from collections import namedtuple
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flows.page.shown import CHARS
from warehouse.lake import Connection, Lake, statements_in

FEW = 5  # of a list in a cell: examples of rows, rules of a record, messages of an alert
DAYS = 42  # of the charts: six weeks, each column still seven pixels wide on a phone
RUNS = 30  # of each flow in the trend of a check: a month of nights, a strip of 120 pixels
# Rows of each list: those that somebody will read, with what is wrong first.
ROWS = {
    "alerts": 24,
    "recovered": 10,
    "blocked_batches": 20,
    "check_counts": 50,
    "check_results": 60,
    "held_rules": 20,
    "held_rows": 20,
    "decisions": 20,
    "volume_days": DAYS,
    "source_days": 40,
    "language_shares": 15,
    "source_copies": 15,
    "last_runs": 30,
    "rejected_files": 20,
    "run_languages": 15,
    "run_sources": 20,
}
OF_THE_WAREHOUSE = (
    "blocked_batches",
    "check_counts",
    "check_results",
    "held_rules",
    "held_rows",
    "decisions",
    "volume_days",
    "source_days",
    "language_shares",
    "source_copies",
    "last_runs",
)
OF_A_RUN = (
    "check_counts",
    "check_results",
    "held_rules",
    "held_rows",
    "rejected_files",
    "run_languages",
    "run_sources",
)


class RunUnknownError(LookupError):
    """There is no run of such an id, or several; the message tells which."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of a query, the first ones of `total`."""

    rows: tuple[Any, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not among the rows."""
        return self.total - len(self.rows)


# A null of no type is a number to DuckDB, and then no text may be compared with it.
TYPES = {bool: "boolean", int: "bigint", type(None): "varchar"}
Facts = Mapping[str, Any]


def facts_of_warehouse(lake: Lake) -> Facts:
    """Listings by the name of their query, and `head`, the lake at a glance; raises LakeMissingError."""
    with _reading(lake) as asked:
        asked.keep("days")
        asked.keep("judged")
        return {
            "head": asked.rows("glance")[0],
            "alerts": asked.listing("alerts", ROWS["alerts"], is_open=True),
            "recovered": asked.listing("alerts", ROWS["recovered"], is_open=False),
            **{name: asked.listing(name, ROWS[name]) for name in OF_THE_WAREHOUSE},
        }


def facts_of_run(lake: Lake, beginning: str | None) -> Facts:
    """Listings of the run whose id begins so, of the last one by default, and `head`, its row.

    Raises LakeMissingError, and RunUnknownError where none or several runs are meant.
    """
    with _reading(lake) as asked:
        asked.bind(run_id=_run_id(asked, beginning))
        asked.keep("judged")
        return {
            "head": asked.rows("run")[0],
            "alerts": asked.listing("alerts", ROWS["alerts"]),
            **{name: asked.listing(name, ROWS[name]) for name in OF_A_RUN},
        }


@dataclass(frozen=True, slots=True)
class _Asked:
    """A connection in a transaction, on which the queries of the report are run."""

    connection: Connection
    queries: Mapping[str, str]

    def bind(self, **values: str | int | None) -> None:
        """Set what getvariable() gives; text is bound, which costs the import of pandas, all else is written out."""
        for name, value in values.items():
            if isinstance(value, str):
                self.connection.execute(f"set variable {name} = ?", [value])
            else:
                self.connection.execute(f"set variable {name} = cast({json.dumps(value)} as {TYPES[type(value)]})")

    def keep(self, name: str) -> None:
        """Keep the rows of a query for those that build on it."""
        self.connection.execute(f"create temp table report_{name} as {self.queries[name]}")

    def rows(self, name: str) -> tuple[Any, ...]:
        """All rows of a query, each with the names of its columns."""
        result = self.connection.execute(self.queries[name])
        row: Any = namedtuple("Row", [column[0] for column in result.description or ()])  # type: ignore[misc]  # noqa: PYI024  # the query declares them
        return tuple(map(row._make, result.fetchall()))

    def listing(self, name: str, cap: int, **values: str | int | None) -> Listing:
        """The first rows of a query, and how many there are."""
        self.bind(cap=cap, **values)
        rows = self.rows(name)
        return Listing(rows, rows[0].total if rows else 0)


@contextmanager
def _reading(lake: Lake) -> Iterator[_Asked]:
    """The queries of the report on one state of the lake, whatever is committed meanwhile."""
    with lake.open_readonly() as connection:
        asked = _Asked(connection, dict(statements_in("sql/report")))
        connection.execute("begin")
        asked.bind(chars=CHARS + 1, few=FEW, days=DAYS, runs=RUNS, run_id=None, is_open=None)
        yield asked


def _run_id(asked: _Asked, beginning: str | None) -> str:
    """Id of the one run that is meant; raises RunUnknownError."""
    asked.bind(beginning=beginning)
    found = asked.rows("run_ids")
    if not found:
        raise RunUnknownError(f"there is no run {beginning}" if beginning else "there is no run yet")
    if len(found) > 1:
        raise RunUnknownError(f"several runs begin with {beginning}, the newest is {found[0].run_id}")
    return str(found[0].run_id)
