"""Text that was wrapped for a teleprinter, to paragraphs, and the lines at its end that nobody is to read."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.dateline.agencies import is_agency

# 0.6 of the width: a line that a long word did not fit into; shorter ones end a paragraph, or are rows of a list.
_FULL_SHARE = 0.6
_FULL_CHARS = 30  # half of the narrowest that wires have; tables are narrower
_TAB = re.compile(r"^\t", re.MULTILINE)  # before a paragraph, and never before its other lines
_INDENT = re.compile(r"[ \t\xa0]*")
_SPACES = re.compile(r"[ \t\xa0]+")
_BROKEN_WORD = re.compile(r"\w-$")

# What tells a typesetter that nothing follows, and the initials of who wrote and edited it: jos/mo.
_END = re.compile(r"\W*(?:ends?|more|30|nnnn)?\W*|[a-z]{1,4}(?:/[a-z]{1,4}){1,5}", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z0-9]{1,5}")
_SIGNED_WORDS = 9  # dpa abc yydd n1 def


def is_signature(line: str) -> bool:
    """Whether the last line of a text is a mark of its end, or the initials of those who wrote it."""
    if _END.fullmatch(line):
        return True
    agency, *initials = line.split()
    return len(initials) < _SIGNED_WORDS and is_agency(agency) and all(map(_INITIALS.fullmatch, initials))


def paragraphs(text: str) -> list[str]:
    """Paragraphs of a wrapped text in order, each on one line, and as they are the lines that nothing continues.

    A new paragraph is indented or stands below an empty line.
    """
    lines = _TAB.sub("\n", text).expandtabs().splitlines()
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    width = max(map(len, lines), default=0) - margin
    blocks = _blocks([line[margin:].rstrip() for line in lines])
    return [paragraph for block in blocks for paragraph in _joined(block, width)]


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between empty ones, and where first lines are indented between those."""
    # The smallest indent of a line that one with less follows.
    indents = [_indent(above) for above, below in pairwise(lines) if below and _indent(above) > _indent(below)]
    first_line = min(indents, default=None)
    block: list[str] = []
    for line in lines:
        if block and (not line or (first_line is not None and _indent(line) >= first_line)):
            yield block
            block = []
        if line:
            block.append(line)
    if block:
        yield block


def _joined(block: Sequence[str], width: int) -> Iterator[str]:
    paragraph, above = "", ""
    for line in block:
        if paragraph and len(above) < max(_FULL_CHARS, _FULL_SHARE * width):
            yield paragraph
            paragraph = ""
        words = _SPACES.sub(" ", line.strip())
        gap = "" if not paragraph or (_BROKEN_WORD.search(paragraph) and words[:1].islower()) else " "
        paragraph, above = paragraph + gap + words, line
    if paragraph:
        yield paragraph


def _indent(line: str) -> int:
    indent = _INDENT.match(line)
    return indent.end() if indent else 0
