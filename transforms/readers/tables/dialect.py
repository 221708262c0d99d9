"""How a table of separated values is written, told by its header and first rows."""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator

from transforms.fields.field_map import FIELD_MAP, normal_name
from transforms.readers.lines import Line
from transforms.readers.sniff import HEAD_BYTES, Sample
from transforms.readers.tables.rows import Dialect, rows_of

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
    lines = table_lines(map(Line, _opening_lines(sample)))
    header = next(lines, Line("")).text
    is_named = sample.suffix in _SUFFIXES
    stated = _SEPARATOR_LINE.match(sample.opening or "")
    delimiters = stated[1] if stated else [mark for mark in _DELIMITERS if mark in header] or ("," if is_named else "")
    if not delimiters:
        return None
    delimiter = max(delimiters, key=lambda mark: _known_and_all(names_of(header, mark)))
    names = names_of(header, delimiter)
    if not _is_header(names, is_named=is_named):
        return None
    dialect = Dialect(delimiter, len(names), bool(_BACKSLASHED.search(sample.opening or "")))
    is_sure = is_named and _known_and_all(names)[0] > min(1, len(names) - 1)
    return dialect if is_sure or _fits(lines, dialect) else None


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


def _is_header(names: list[str], *, is_named: bool) -> bool:
    is_short = all(len(name) <= _NAME_CHARS and len(name.split()) <= _NAME_WORDS for name in names)
    known, width = _known_and_all(names)
    if not is_short or width > _COLUMNS or max(known, width - 1) < 1:
        return False
    is_telling = any(normal_name(name) in _TELLING for name in names)
    return is_named or (is_telling and min(known, width) > 1 and (known >= _KNOWN_NAMES or 2 * known >= width))


def _fits(lines: Iterable[Line], dialect: Dialect) -> bool:
    """Whether at least half of the first rows that are whole have the header's width; true without a row."""
    rows = list(itertools.islice(rows_of(lines, dialect), _SAMPLE_ROWS))
    widths = [len(row.fields) for row in rows if not row.problem]
    fitting = widths.count(dialect.width)
    return 2 * fitting >= len(widths) and (fitting > 0 or not rows)
