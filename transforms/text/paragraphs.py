"""Lines of a text to paragraphs, whether a line is a paragraph or the text was wrapped at a width."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from transforms.text.bylines import begins_as_byline
from transforms.text.date_lines import is_labelled_date

_NARROWEST = 45  # characters; columns of newspapers set as text
_WIDEST = 100  # characters; e-mail and terminals wrap at 72 to 80, a few at 100
_WRAPPED_LINES = 3  # fewer lines that end within a sentence may be verse or a list
_WRAPPED_SHARE = 0.7  # of the lines with another right below; the rest are headings and last lines of paragraphs
_FULL_SHARE = 0.7  # of the width; a word that did not fit leaves a quarter of the line free at most

_HEAD_LINE_CHARS = 60  # bylines and date lines of wrapped texts; names of more authors are wrapped too

_SPACES = re.compile(r" {2,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_BROKEN_WORD = re.compile(r"\w-$")
_BLOCK_MARKS = "-–—•*·"


def paragraphs(text: str) -> list[str]:
    """Paragraphs and other lines of a normalised text, in order, single-spaced; empty ones left out."""
    lines = list(map(str.strip, text.split("\n")))
    if "  " in text:
        lines = [_SPACES.sub(" ", line) for line in lines]
    width = _wrapped_at(lines)
    if width is None:
        return [line for line in lines if line]
    return [paragraph for block in _blocks(lines) for paragraph in _joined(block, width)]


def _wrapped_at(lines: Sequence[str]) -> int | None:
    """Width in characters at which a text was wrapped; None if its lines are paragraphs."""
    lengths = list(map(len, lines))
    if len(lines) <= _WRAPPED_LINES or max(lengths) > _WIDEST:
        return None
    inner = [above for above, below in pairwise(lengths) if above and below]
    full = [length for length in inner if length >= _NARROWEST]
    if len(full) < _WRAPPED_LINES or len(full) < _WRAPPED_SHARE * len(inner):
        return None
    return max(full)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    for has_text, block in groupby(lines, key=bool):
        if has_text:
            yield list(block)


def _joined(block: Sequence[str], width: int) -> Iterator[str]:
    """Paragraphs of a block: a line goes on in the next if it was full."""
    paragraph = block[0]
    for above, line in pairwise(block):
        if len(above) >= _FULL_SHARE * width and line[0] not in _BLOCK_MARKS and not _begins_head_line(line):
            paragraph += _gap(above, line) + line
        else:
            yield paragraph
            paragraph = line
    yield paragraph


def _begins_head_line(line: str) -> bool:
    """Whether a byline or a date line begins here, which a headline above never runs on into."""
    return len(line) <= _HEAD_LINE_CHARS and (begins_as_byline(line) or is_labelled_date(line))


def _gap(above: str, line: str) -> str:
    if _BROKEN_WORD.search(above) and line[0].islower():
        return ""  # anti-/government; the hyphen stays: whether the word has one cannot be told
    return "" if _UNSPACED.match(above[-1]) and _UNSPACED.match(line[0]) else " "
