"""Outlets: what their ids tell, and what sources.csv says of them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from warehouse.schema import SOURCES

# 1,000 characters: the longest field of an outlet; beyond it a quotation mark was left open.
FIELD_CHARS = 1_000
KINDS = ("agency", "newspaper", "broadcaster", "state", "aggregator", "unknown")


def outlets(source_ids: Iterable[str], before: pa.Table, edited: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows of `sources` for the ids and those before: what is edited by hand over what stood there or the id tells."""
    by_hand = {row["source_id"]: row for row in edited}
    stood = {row["source_id"]: row for row in before.to_pylist()}
    rows = [
        _told_by(source_id) | stood.get(source_id, {}) | dict(by_hand.get(source_id, {}))
        for source_id in sorted({*source_ids, *stood})
    ]
    return pa.Table.from_pylist(rows, schema=SOURCES.arrow)


def read_sources(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows of a sources.csv, and for each row that cannot be used a sentence that says why."""
    rows: list[dict[str, Any]] = []
    problems: list[str] = []
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if "source_id" not in (reader.fieldnames or ()):
        return [], ["it has no column source_id; the row for every outlet begins with it"]
    try:
        for line, raw in enumerate(reader, start=2):
            row = {name: value.strip() for name in SOURCES.names if isinstance(value := raw.get(name), str)}
            row = {name: value for name, value in row.items() if value}
            if problem := _problem(row, rows):
                problems.append(f"line {line}: {problem}")
            else:
                rows.append(row)
    except csv.Error as error:
        problems.append(f"behind line {reader.line_num}: {error}; the outlets below are not read")
    return rows, problems


def _problem(row: Mapping[str, Any], before: Sequence[Mapping[str, Any]]) -> str | None:
    if "source_id" not in row:
        return "source_id is empty"
    if longer := [name for name, value in row.items() if len(value) > FIELD_CHARS]:
        return f"{longer[0]} is longer than {FIELD_CHARS} characters; is a quotation mark left open?"
    if any(row["source_id"] == other["source_id"] for other in before):
        return f"{row['source_id']} stands there twice; the first is used"
    if row.get("kind", "unknown") not in KINDS:
        return f"kind {row['kind']!r} is none of {', '.join(KINDS)}"
    return None


def _told_by(source_id: str) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "name": source_id,
        "domain": source_id if "." in source_id else None,
        "country": None,
        "language": None,
        "kind": "unknown",
    }
