"""Lines of a PDF's pages with the place and size of their type, without what stands on every page."""

import ctypes
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# A hyphen at the end of a line, as PDFium writes most of them: the line goes on in the next.
HYPHEN = "\ufffe"
_HYPHEN_AT_END = re.compile(r"(?<=\w)[-\xad\u2010]\Z")
_LINE = re.compile(rf"[^\r\n{HYPHEN}]*{HYPHEN}|[^\r\n{HYPHEN}]+")
# 3 rows at the top and at the bottom: running heads, folios and imprints stand there.
_EDGE_ROWS = 3
# 1.8 em: lines of text are at most 1.5 apart, what runs over the pages is farther from them.
_APART = 1.8
# 0.95: or it is of smaller type.
_SMALL = 0.95
# 2 pages that have a line in the same place, or half of them that have it anywhere near: a running head.
_RUNNING_PAGES = 2
_RUNNING_SHARE = 0.5
# 1.15 times the body's type: a line as large is a headline, even if later pages repeat it.
_HEADLINE_SIZE = 1.15
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(
    r"\W*(?:page|seite|sida|side|strona|strana|str\.?|стр\.?|p(?:ágina|agina|ág\.|\.)?|第)?\W*#"
    r"(?:\W*(?:/|of|von|de|sur|di|av|af|z|из)?\W*#)?\W*(?:页|頁|ページ|쪽)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """Text of a line, its ends and its base line in points from the left and the bottom, and its type's size."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def shape(self) -> str:
        """The line as running heads repeat it: any number for any other."""
        return _DIGITS.sub("#", self.text.strip().casefold())

    @property
    def place(self) -> tuple[str, int]:
        """The line's shape and how high it stands."""
        return self.shape, round(self.base)


def lines_of(page: "PdfPage") -> list[Line]:
    """Lines of a page in the order in which PDFium gives them: column by column where they were set so."""
    from pypdfium2 import raw  # noqa: PLC0415  # loaded for the files that need it

    text_page = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    right, unused = ctypes.c_double(), ctypes.c_double()
    lines = []
    for found in _LINE.finditer(text_page.get_text_range()):
        text = found[0]
        if text.strip():
            first = raw.FPDFText_GetCharIndexFromTextIndex(text_page, found.start() + len(text) - len(text.lstrip()))
            last = raw.FPDFText_GetCharIndexFromTextIndex(text_page, found.start() + len(text.rstrip()) - 1)
            raw.FPDFText_GetCharOrigin(text_page, first, x, y)
            raw.FPDFText_GetCharBox(text_page, last, unused, right, unused, unused)
            # Bullets and raised numbers at an end are of smaller type than their line.
            size = max(raw.FPDFText_GetFontSize(text_page, first), raw.FPDFText_GetFontSize(text_page, last))
            lines.append(Line(_HYPHEN_AT_END.sub(HYPHEN, text.strip()), x.value, right.value, y.value, size))
    return lines


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Lines of the pages without their numbers, and without the heads and feet that they have in common.

    These stand outermost, and are set smaller than the text or apart from it: lines of text that are alike stay.
    """
    body = _body_size(chain.from_iterable(pages))
    edges = [[*_rows(lines)[:_EDGE_ROWS], *_rows(lines)[-_EDGE_ROWS:]] for lines in pages]
    on_pages = [set(chain.from_iterable(rows)) for rows in edges]
    shapes = Counter(chain.from_iterable({line.shape for line in lines} for lines in on_pages))
    places = Counter(chain.from_iterable({line.place for line in lines} for lines in on_pages))
    enough = max(_RUNNING_PAGES, _RUNNING_SHARE * len(pages))
    running = {
        line
        for line in chain.from_iterable(on_pages)
        if _FOLIO.fullmatch(line.shape)
        or (
            line.size < _HEADLINE_SIZE * body and (places[line.place] >= _RUNNING_PAGES or shapes[line.shape] >= enough)
        )
    }
    return [_inner(lines, running, body) for lines in pages]


def _inner(lines: Sequence[Line], running: Container[Line], body: float) -> list[Line]:
    """Lines of a page without those at its top and bottom that may be running heads, and stand as these do."""
    rows = _rows(lines)
    dropped: set[Line] = set()
    for outside_in in (rows, rows[::-1]):
        for row, inner in pairwise(outside_in[: _EDGE_ROWS + 1]):
            is_apart = abs(row[0].base - inner[0].base) > _APART * body
            if not all(line in running and (is_apart or line.size < _SMALL * body) for line in row):
                break
            dropped.update(row)
    return [line for line in lines if line not in dropped]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines from the top down, those at one height together: title and number of a running head are two."""
    by_height = sorted(lines, key=lambda line: -line.base)
    return [list(row) for _, row in groupby(by_height, key=lambda line: round(line.base))]


def _body_size(lines: Iterable[Line]) -> float:
    """Size of type in which most of the text is set, in points; 0 without text."""
    chars: Counter[float] = Counter()
    for line in lines:
        chars[round(line.size, 1)] += len(line.text)
    return max(chars, key=chars.__getitem__, default=0)
