"""Rows of separated values over the lines of a file, such that a broken row costs itself only."""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.readers.lines import LINE_BYTES, Line
from transforms.readers.reader import PAYLOAD_CHARS

# A row may be as long as a line; the library's own limit is 128 KB a field.
csv.field_size_limit(LINE_BYTES)
# 2 rows: what may be read in vain ahead of the lines that have come.
_AHEAD_CHARS = 2 * LINE_BYTES
# 64 characters: the time that a line takes whatever its length, as so many characters take it.
_LINE_COST = 64
# 60 characters: a text is longer, what commas part in a sentence is not.
_LONG_CELL = 60
# Kinds of cells, as bits; all of them together are of a column that was empty so far.
_ADDRESS, _NUMBER, _LONG = 1, 2, 4
_NOTHING_SEEN = _ADDRESS | _NUMBER | _LONG
_UNCLOSED = ("unclosed_quote", "a quote opens and does not close")
_ESCAPED = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts the fields of a row, how many the header has, and whether backslashes escape quotes."""

    delimiter: str
    width: int
    has_backslashes: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Fields of a row and the lines it stood in; reason and detail if it is broken."""

    text: str
    fields: Sequence[str] = ()
    flags: tuple[str, ...] = ()
    problem: tuple[str, str] | None = None

    @property
    def is_unclosed(self) -> bool:
        """Whether a quote in it opens and never closes."""
        return self.problem is _UNCLOSED


def rows_of(lines: Iterable[Line], dialect: Dialect) -> Iterator[Row]:
    """Rows in order, blank ones left out; after an unclosed quote, lines that are no rows belong to the broken one."""
    broken: list[Row] = []
    cost = 0
    seen = _Seen()
    for row in _Rows(iter(lines), dialect).rows():
        is_row = len(row.fields) == dialect.width and seen.agrees(row.fields)
        if broken and not row.problem and not is_row and cost < PAYLOAD_CHARS:
            cost += _cost(row)
            broken.append(row)
            continue
        if broken:
            yield _together(broken)
        if row.is_unclosed or (broken and not row.problem and not is_row):
            broken, cost = [row], 0
        else:
            broken = []
            yield row
            seen.add(row.fields)
    if broken:
        yield _together(broken)


def _together(broken: Sequence[Row]) -> Row:
    text = "\n".join(row.text for row in broken)
    return replace(broken[0], text=text, fields=(), problem=_UNCLOSED)


class _Seen:
    """What the cells of each column had in common so far: it tells a row from prose with as many commas."""

    def __init__(self) -> None:
        self._common: list[int] = []

    def add(self, fields: Sequence[str]) -> None:
        """Learn from a row; an empty cell tells nothing."""
        self._common += [_NOTHING_SEEN] * (len(fields) - len(self._common))
        for at, cell in enumerate(fields):
            self._common[at] &= _marks(cell)

    def agrees(self, fields: Sequence[str]) -> bool:
        """Whether every cell is of the kind of its column, as far as that is known."""
        pairs = zip(self._common, fields, strict=False)
        return all(common in {_NOTHING_SEEN, common & _marks(cell)} for common, cell in pairs)


def _marks(cell: str) -> int:
    if not cell:
        return _NOTHING_SEEN
    return _ADDRESS * cell.startswith("http") | _NUMBER * cell[0].isdigit() | _LONG * (len(cell) >= _LONG_CELL)


class _Rows:
    """Lines put together to rows; lines that were looked at in vain are given back.

    A line is looked at as the end of an unclosed row only as long as an allowance lasts, which every new line refills:
    a file full of open quotes takes twice its own time, not its square.
    """

    def __init__(self, lines: Iterator[Line], dialect: Dialect) -> None:
        self._lines = lines
        self._dialect = dialect
        self._given_back: deque[Line] = deque()
        self._allowance = _AHEAD_CHARS

    def rows(self) -> Iterator[Row]:
        """Rows as they can be had, broken ones with their first line only."""
        while line := self._next():
            if line.problem:
                yield Row(line.text, (), line.flags, line.problem)
            elif line.text.strip() and ((row := self._row(line)).problem or any(map(str.strip, row.fields))):
                yield row

    def _row(self, first: Line) -> Row:
        if '"' not in first.text:
            return Row(first.text, self._trimmed(first.text.split(self._dialect.delimiter)), first.flags)
        taken = [first]
        try:
            fields: Sequence[str] | None = next(
                csv.reader(self._feed(taken), delimiter=self._dialect.delimiter, strict=True)
            )
        except (csv.Error, StopIteration):
            fields = None
        if fields and (len(taken) == 1 or len(fields) == self._dialect.width):
            flags = tuple(sorted({flag for line in taken for flag in line.flags}))
            return Row("\n".join(line.text for line in taken), self._trimmed(fields), flags)
        self._given_back.extendleft(reversed(taken[1:]))
        self._allowance -= sum(map(_cost, taken[1:]))
        loose = self._loose(first.text, is_open=len(taken) > 1)
        if loose is None:
            return Row(first.text, (), first.flags, _UNCLOSED)
        return Row(first.text, self._trimmed(loose), first.flags)

    def _feed(self, taken: list[Line]) -> Iterator[str]:
        """The first line, and as long as the parser asks for them the next ones, which are then taken too."""
        yield self._unescaped(taken[0].text)
        cost = 0
        while cost < min(LINE_BYTES, self._allowance) and (line := self._next()):
            taken.append(line)
            cost += _cost(line)
            if line.problem or self._stands_alone(line.text):
                return
            yield "\n" + self._unescaped(line.text)

    def _next(self) -> Line | None:
        if self._given_back:
            return self._given_back.popleft()
        line = next(self._lines, None)
        if line:
            self._allowance = min(_AHEAD_CHARS, self._allowance + _cost(line))
        return line

    def _stands_alone(self, text: str) -> bool:
        # No prose has tabs, so a line with all of them is a row of its own, whatever quote was left open above.
        return self._dialect.delimiter == "\t" and text.count("\t") >= max(1, self._dialect.width - 1)

    def _loose(self, text: str, *, is_open: bool) -> Sequence[str] | None:
        """Fields of a row whose quotes were not doubled, if they are as many as they should be."""
        if self._dialect.delimiter == "\t":  # tables from databases have no quoting; a quote is a quote there
            fields = text.split("\t")
        else:
            fields = [] if is_open else _loosely_quoted(text, self._dialect.delimiter)
        return fields if len(fields) == self._dialect.width else None

    def _unescaped(self, text: str) -> str:
        if not self._dialect.has_backslashes or "\\" not in text:
            return text
        return _ESCAPED.sub(lambda escape: '""' if escape[1] == '"' else "\\", text)

    def _trimmed(self, fields: Sequence[str]) -> Sequence[str]:
        """Fields without empty ones beyond the header's, which spreadsheets add."""
        width = self._dialect.width
        return fields if any(fields[width:]) else fields[:width]


def _cost(line: Line | Row) -> int:
    return _LINE_COST + len(line.text)


def _loosely_quoted(text: str, delimiter: str) -> list[str]:
    """Fields of a line where a quote closes only before a delimiter or at the end; empty if one does not close."""
    fields: list[str] = []
    at = 0
    while at <= len(text):
        is_quoted = text.startswith('"', at)
        end = text.find(f'"{delimiter}' if is_quoted else delimiter, at + is_quoted)
        if end < 0:
            if is_quoted and (not text.endswith('"') or len(text) - at == 1):
                return []
            end = len(text) - is_quoted
        fields.append(text[at + is_quoted : end].replace('""', '"'))
        at = end + is_quoted + 1
    return fields
