"""CSV and its kin: a header with names of fields, then one record a row."""

import ast
import contextlib
import itertools
import re
from collections.abc import Sequence

from transforms.fields.field_map import normal_name
from transforms.fields.json_text import JsonError, dump, parse
from transforms.fields.record import document_of
from transforms.readers.lines import decoded_head, lines_of
from transforms.readers.reader import Input, Opened, Reader, Records
from transforms.readers.sniff import Sample
from transforms.readers.tables.dialect import dialect_of, names_of, table_lines
from transforms.readers.tables.rows import Dialect, Row, rows_of
from transforms.records import Document, Reject

# What databases and data frames write for nothing.
_NOTHING = frozenset({r"\N", "NULL", "null", "NaN", "nan", "None", "NaT"})
_LITERAL = re.compile(r"""\[\s*['"].*\]|\{\s*['"].*\}""", re.DOTALL)
# 64 KB: a list of authors or of paragraphs; the parser takes 100 times as much memory.
_LITERAL_CHARS = 64 * 1024


def _recognises(sample: Sample) -> bool:
    return sample.opening is not None and dialect_of(sample) is not None


def _read(file: Input) -> Opened:
    """The file's rows, each a record under the names of the header; a broken row costs itself only."""
    dialect = dialect_of(file.sample) or Dialect(",", 0)
    head = decoded_head(file.sample)
    format_ = "tsv" if dialect.delimiter == "\t" else "csv"
    return Opened(format_, head.encoding if head else None, _records(file, dialect))


def _records(file: Input, dialect: Dialect) -> Records:
    lines = table_lines(lines_of(file))
    header = next(lines, None)
    names = names_of(header.text, dialect.delimiter) if header else []
    known = {name for names in file.origin.field_map.values() for name in names}
    if not any(normal_name(name) in known for name in names):
        told = ", ".join(names)[:200]
        yield file.reject("no_header", f"the first row has no name of a field: {told}")
        return
    columns = _distinct(names)
    rows = itertools.chain(rows_of(lines, dialect), [None])
    count = 0
    for row, following in itertools.pairwise(rows):
        if row:
            yield _record(row, columns, file, count, is_last=following is None)
            count += 1
    if not count:
        yield file.reject("no_records", "a header without rows")


def _record(row: Row, columns: Sequence[str], file: Input, index: int, *, is_last: bool) -> Document | Reject:
    if row.problem:
        # A stream that breaks off before its first row concerns the file.
        return file.reject(*row.problem, index if row.text or index else None, row.text)
    record = dict(zip(columns, row.fields, strict=False))
    filled = {name: _value(cell) for name, cell in record.items() if cell not in _NOTHING}
    document = document_of(filled, dump(record), file.origin, index, row.flags)
    missing = len(columns) - len(row.fields)
    # Spreadsheets leave out empty cells at the end of a row; at the end of the file a short row may be cut off.
    if missing < 0 or (missing and (is_last or len(row.fields) == 1 or isinstance(document, Reject))):
        reason = "too_few_fields" if missing > 0 else "too_many_fields"
        return file.reject(reason, f"{len(row.fields)} fields under {len(columns)} names", index, row.text)
    return document


def _distinct(names: Sequence[str]) -> list[str]:
    """Names of which none is twice; one that was has an underscore more, which makes it no other name."""
    seen: dict[str, None] = {}
    for name in names:
        distinct = name
        while distinct in seen:
            distinct += "_"
        seen[distinct] = None
    return list(seen)


def _value(cell: str) -> object:
    """The cell, or the list or object that it is written as, in JSON or in Python."""
    if len(cell) > _LITERAL_CHARS or not _LITERAL.fullmatch(cell):
        return cell
    for read in (parse, ast.literal_eval):
        with contextlib.suppress(JsonError, ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
            return read(cell)
    return cell


READER = Reader("csv", _recognises, _read)
