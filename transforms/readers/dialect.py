"""How a table of separated values is written, told by its header and first rows."""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator

from transforms.fields.field_map import FIELD_MAP, normal_name
from transforms.readers.lines import Line
from transforms.readers.rows import Dialect, single_rows
from transforms.readers.sniff import HEAD_BYTES, Sample

_DELIMITERS = "\t;|,"
_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".psv"})
# 40 characters and 4 words: the longest names of fields; what commas part in a sentence is longer.
_NAME_CHARS = 40
_NAME_WORDS = 4
# 1,000: tables of articles have up to 80 columns.
_COLUMNS = 1_000
# 3 names of fields, or half of all names: a line of prose may have two such words between its commas.
_KNOWN_NAMES = 3
_SAMPLE_ROWS = 20  # enough to tell a table with some broken rows from prose
_KNOWN = frozenset(itertools.chain.from_iterable(FIELD_MAP.values()))
# What an article is known by: a table without any of it is of something else.
_TELLING = frozenset(name for field in ("text", "html", "headline", "url") for name in FIELD_MAP[field])
_SEPARATOR_LINE = re.compile(r'"?sep=([;,|\t])"?\s*')  # spreadsheets write it for themselves
# A quote in a field, by the backslash in front of it; before a delimiter it would end the field.
_BACKSLASHED = re.compile(r'(?<!\\)\\"(?=[^,;|\t\r\n"])')


def dialect_of(sample: Sample) -> Dialect | None:
    """How the rows of a file are written, None if it is no table.

    It must have a header of short names, some of fields of an article, and rows of as many fields. A file that is named
    a table needs the names or the rows.
    """
    header, *rows = [*table_lines(map(Line, _opening_lines(sample))), Line("")]
    stated = _SEPARATOR_LINE.match(sample.opening or "")
    delimiters = stated[1] if stated else _DELIMITERS
    delimiter = max(delimiters, key=lambda mark: _known_and_all(names_of(header.text, mark)))
    names = names_of(header.text, delimiter)
    dialect = Dialect(delimiter, len(names), bool(_BACKSLASHED.search(sample.opening or "")))
    return dialect if _is_table(names, rows, dialect, is_named=sample.suffix in _SUFFIXES) else None


def _opening_lines(sample: Sample) -> list[str]:
    opening = sample.opening or ""
    lines = opening.split("\n" if "\n" in opening else "\r")
    return lines[:-1] if len(sample.head) >= HEAD_BYTES else lines  # the last is cut off


def table_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines from the header on: without blank ones before it and the one that states the delimiter."""
    return itertools.dropwhile(lambda line: not line.text.strip() or bool(_SEPARATOR_LINE.fullmatch(line.text)), lines)


def names_of(header: str, delimiter: str) -> list[str]:
    """Cells of a header row."""
    try:
        return [name.strip() for name in next(csv.reader([header], delimiter=delimiter, skipinitialspace=True), [])]
    except csv.Error:  # a stray carriage return
        return []


def _known_and_all(names: list[str]) -> tuple[int, int]:
    return sum(normal_name(name) in _KNOWN for name in names), len(names)


def _is_table(names: list[str], rows: list[Line], dialect: Dialect, *, is_named: bool) -> bool:
    is_short = all(len(name) <= _NAME_CHARS and len(name.split()) <= _NAME_WORDS for name in names)
    if not is_short or not 0 < len(names) <= _COLUMNS:
        return False
    known, width = _known_and_all(names)
    if is_named:
        return known > min(1, width - 1) or (width > 1 and _fits(rows, dialect))
    is_telling = any(normal_name(name) in _TELLING for name in names)
    is_mostly_known = known >= _KNOWN_NAMES or 2 * known >= width
    return is_telling and is_mostly_known and min(known, width) > 1 and _fits(rows, dialect)


def _fits(lines: list[Line], dialect: Dialect) -> bool:
    """Whether at least half of the first rows that are whole have the header's width."""
    rows = itertools.islice(single_rows(lines, dialect), _SAMPLE_ROWS)
    widths = [len(row.fields) for row in rows if not row.problem]
    return 2 * widths.count(dialect.width) >= len(widths)
