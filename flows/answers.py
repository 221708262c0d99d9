"""Answers of the lake on a terminal or in a file."""

import csv
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from warehouse.lake import Connection, reads_only

SHOWN_ROWS = 1_000  # of a table on a terminal; the other formats give all
ROWS_AT_ONCE = 10_000  # held in memory while an answer is written
NESTED = ("[]", "STRUCT", "MAP", "UNION", "JSON", "]")  # types whose text is JSON
# Types that Arrow and Parquet have too; all others are written as text.
PLAIN = ("INT", "DOUBLE", "FLOAT", "BOOLEAN", "VARCHAR", "DATE", "TIMESTAMP", "DECIMAL", "BLOB", "[]", "STRUCT")
NOT_PLAIN = ("UHUGEINT", "UNION", "INTERVAL", "BIT", "TIME WITH TIME ZONE")


class WritingQueryError(ValueError):
    """A query does something else than read."""


def answer(connection: Connection, query: str, format_: str, output: Path | None) -> None:
    """Run a query that reads, and print its rows or write them to a file, which appears whole or not at all.

    Raises WritingQueryError for a statement that could write, to the lake or to any file.
    """
    if not reads_only(connection, query):
        raise WritingQueryError("only queries that read are run here: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE")
    relation = connection.sql(query)
    if relation is None:
        return
    if format_ == "table" and output is None:
        relation.show(max_rows=SHOWN_ROWS, max_width=shutil.get_terminal_size((120, 24)).columns)
        return
    with whole_file(output) if output else _printed() as sink:
        WRITERS[format_](relation, sink)


@contextmanager
def whole_file(output: Path) -> Iterator[BinaryIO]:
    """A file to write, which appears when all of it is written, or not at all."""
    with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}.", delete=False) as part:
        aside = Path(part.name)
        try:
            yield part  # type: ignore[misc]  # a named file is as binary as any
            part.flush()
            aside.chmod(0o644)  # not the 0600 of a temporary file
            aside.replace(output)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise


@contextmanager
def _printed() -> Iterator[BinaryIO]:
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _write_csv(relation: Any, sink: BinaryIO) -> None:  # noqa: ANN401  # DuckDB does not name the type
    text = TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(relation.columns)
    columns = [
        f"{'to_json' if str(type_).startswith(NESTED) or str(type_).endswith(NESTED) else ''}(#{i})::varchar"
        for i, type_ in enumerate(relation.types, start=1)
    ]
    for rows in _batches(relation, f"select {', '.join(columns)} from answer"):
        writer.writerows(zip(*(column.to_pylist() for column in rows.columns), strict=True))
    text.detach()


def _write_json(relation: Any, sink: BinaryIO) -> None:  # noqa: ANN401
    """An array with one object a line; JSON has no NaN and no infinity, so they are null."""
    columns = [
        f"case when isfinite(#{i}) then #{i} end" if str(type_) in {"DOUBLE", "FLOAT"} else f"#{i}"
        for i, type_ in enumerate(relation.types, start=1)
    ]
    named = [f'{column} as "{_quoted(name)}"' for column, name in zip(columns, relation.columns, strict=True)]
    query = f"select to_json(t)::varchar from (select {', '.join(named)} from answer) as t"
    separator = b"["
    for rows in _batches(relation, query):
        for row in rows.column(0).to_pylist():
            sink.write(separator + b"\n" + row.encode())
            separator = b","
    sink.write(b"[]\n" if separator == b"[" else b"\n]\n")


def _write_parquet(relation: Any, sink: BinaryIO) -> None:  # noqa: ANN401
    import pyarrow.parquet as pq  # noqa: PLC0415  # the other formats need not pay for it

    columns = [f"#{i}{'' if _is_plain(str(type_)) else '::varchar'}" for i, type_ in enumerate(relation.types, start=1)]
    named = [f'{column} as "{_quoted(name)}"' for column, name in zip(columns, relation.columns, strict=True)]
    rows = relation.query("answer", f"select {', '.join(named)} from answer").to_arrow_reader(ROWS_AT_ONCE)
    with pq.ParquetWriter(sink, rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)


WRITERS = {"csv": _write_csv, "table": _write_csv, "json": _write_json, "parquet": _write_parquet}


def _batches(relation: Any, query: str) -> Iterator[pa.RecordBatch]:  # noqa: ANN401
    yield from relation.query("answer", query).to_arrow_reader(ROWS_AT_ONCE)


def _is_plain(type_: str) -> bool:
    return any(name in type_ for name in PLAIN) and not any(name in type_ for name in NOT_PLAIN)


def _quoted(name: str) -> str:
    return name.replace('"', '""')
