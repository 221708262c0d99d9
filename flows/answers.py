"""Answers of the lake on a terminal or in a file."""

import csv
import json
import shutil
import sys
from contextlib import nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from warehouse.lake import Connection

SHOWN_ROWS = 1_000  # of a table on a terminal; the other formats give all
ROWS_AT_ONCE = 10_000  # held in memory while an answer is written


def answer(connection: Connection, query: str, format_: str, output: Path | None) -> None:
    """Run a query and print its rows, or write them to a file."""
    relation = connection.sql(query)
    if relation is None:  # a statement without rows, such as SET
        return
    if format_ == "table" and output is None:
        relation.show(max_rows=SHOWN_ROWS, max_width=shutil.get_terminal_size((120, 24)).columns)
        return
    rows = relation.to_arrow_reader(ROWS_AT_ONCE)
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as sink:
        WRITERS[format_](rows, sink)
        sink.flush()


def _write_csv(rows: pa.RecordBatchReader, sink: BinaryIO) -> None:
    text = TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(rows.schema.names)
    for batch in rows:
        writer.writerows([_plain(value) for value in row.values()] for row in batch.to_pylist())
    text.detach()


def _write_json(rows: pa.RecordBatchReader, sink: BinaryIO) -> None:
    """An array with one object a line."""
    separator = b"["
    for batch in rows:
        for row in batch.to_pylist():
            sink.write(separator + b"\n" + json.dumps(row, default=_text, ensure_ascii=False).encode())
            separator = b","
    sink.write(b"[]\n" if separator == b"[" else b"\n]\n")


def _write_parquet(rows: pa.RecordBatchReader, sink: BinaryIO) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415  # the other formats need not pay for it

    with pq.ParquetWriter(sink, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)


WRITERS = {"csv": _write_csv, "table": _write_csv, "json": _write_json, "parquet": _write_parquet}


def _plain(value: object) -> object:
    """A cell of a CSV file: lists and structures as JSON."""
    return json.dumps(value, default=_text, ensure_ascii=False) if isinstance(value, list | dict) else _text(value)


def _text(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if hasattr(value, "isoformat") else value if value is None else str(value)
