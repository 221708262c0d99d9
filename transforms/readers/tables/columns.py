"""Rows of Arrow's batches as records: times as ISO text, bytes as text, bounded in what a file may grow to."""

import contextlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from transforms.fields.field_map import normal_name
from transforms.fields.json_text import dump
from transforms.fields.record import document_of
from transforms.readers.lines import LINE_BYTES
from transforms.readers.packed.compressed import bomb
from transforms.readers.reader import Input, Records
from transforms.records import Document, Reject
from transforms.text.unicode import UndecodableError, decode

if TYPE_CHECKING:
    import pyarrow as pa

# 500 bytes: what a row costs that holds nothing; a few bytes can say that there are a billion.
_ROW_BYTES = 500
# What Arrow's library says of files that end too early.
_CUT = re.compile(
    "magic bytes not found|smaller than the minimum|expected to (?:be able to )?read|length 0", re.IGNORECASE
)
_SHOWN_CHARS = 200


@dataclass(frozen=True, slots=True)
class Broken:
    """Rows that cannot be read, and whether more follow that can."""

    reason: str
    detail: str
    is_end: bool = False


class BombError(ValueError):
    """A part of a table that is a thousand times what it takes in the file."""


Batches = Iterator["pa.RecordBatch | Broken"]


@contextlib.contextmanager
def telling() -> Iterator[list[tuple[str, str]]]:
    """Collects reason and detail where Arrow's library gives up; troubles of storage and memory pass through."""
    import pyarrow as pa  # noqa: PLC0415  # it is imported for the files that need it

    problems: list[tuple[str, str]] = []
    try:
        yield problems
    except MemoryError:
        raise
    except (pa.ArrowException, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        problems.append((_reason(error), str(error)))


def _reason(error: Exception) -> str:
    if isinstance(error, BombError):
        return "bomb"
    if "crypt" in str(error):
        return "encrypted"
    return "truncated" if _CUT.search(str(error)) else "corrupt"


def none_known(schema: "pa.Schema") -> tuple[str, str]:
    """Reason and detail of a table without a column of a field."""
    return "no_known_columns", f"no field has the name of a column: {', '.join(schema.names)[:_SHOWN_CHARS]}"


def known_columns(schema: "pa.Schema", field_map: Mapping[str, tuple[str, ...]]) -> list[int]:
    """Places of the columns that hold a field of an article; objects may, and are all taken."""
    import pyarrow as pa  # noqa: PLC0415

    known = frozenset(itertools.chain.from_iterable(field_map.values()))
    return [
        place
        for place, column in enumerate(schema)
        if normal_name(column.name) in known or pa.types.is_struct(column.type)
    ]


def records_of(batches: Iterable["pa.RecordBatch | Broken"], file: Input, bytes_in: Callable[[], int]) -> Records:
    """Record of every row; `bomb` ends it where the rows are 200 times as large as what was read of the file."""
    index = bytes_out = 0
    for batch in batches:
        if isinstance(batch, Broken):
            yield file.reject(batch.reason, batch.detail, None if batch.is_end and not index else index)
            index += 1
            continue
        for row in _rows(batch):
            payload = dump(row)
            bytes_out += len(payload) + _ROW_BYTES
            if fault := bomb(bytes_in(), bytes_out):
                yield file.reject(fault.reason, fault.detail, index)
                return
            yield _record(row, payload, file, index)
            index += 1
    if not index:
        yield file.reject("no_records", "a table without rows")


def _record(row: dict[str, object], payload: str, file: Input, index: int) -> Document | Reject:
    if len(payload) > LINE_BYTES:
        return file.reject("record_too_large", f"more than {LINE_BYTES} characters", index, payload)
    return document_of(row, payload, file.origin, index)


def _rows(batch: "pa.RecordBatch") -> Iterator[dict[str, object]]:
    names = batch.schema.names
    for at in range(batch.num_rows):
        yield {name: _cell(column[at]) for name, column in zip(names, batch.columns, strict=True)}


def readable(batch: "pa.RecordBatch") -> "pa.RecordBatch":
    """The batch with times as Python can hold them, to the microsecond and in zones that are known."""
    import pyarrow as pa  # noqa: PLC0415

    columns = [
        column.cast(pa.timestamp("us", _zone(column.type.tz)), safe=False)
        if pa.types.is_timestamp(column.type)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _zone(name: str | None) -> str | None:
    """Zone of a column of times, whose values are in UTC; UTC for one that nobody knows."""
    import pyarrow as pa  # noqa: PLC0415

    try:
        pa.lib.string_to_tzinfo(name or "UTC")
    except (LookupError, ValueError):
        return "UTC"
    return name


def _cell(scalar: "pa.Scalar") -> object:
    """Value of a cell; None for one that Python cannot hold, such as a year beyond 9999."""
    try:
        return _plain(scalar.as_py())
    except UnicodeDecodeError:
        return _text(bytes(scalar.as_buffer() or b"")) if hasattr(scalar, "as_buffer") else None
    except (ValueError, OverflowError, LookupError, TypeError, RecursionError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, bytes):
        return _text(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return list(map(_plain, value)) if isinstance(value, list) else value


def _text(value: bytes) -> str | None:
    try:
        return decode(value).text
    except UndecodableError:
        return None
