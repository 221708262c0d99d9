"""Where the paragraphs of a body begin and end."""

import re
from typing import NamedTuple

ENDS = ".!?…。！？؟۔।"  # marks that end sentences
OPENING_MARKS, CLOSING_MARKS = '"“„‟«‹「『＂〝', '"”“»›」』＂〞〟'
TERMINAL = frozenset(ENDS + CLOSING_MARKS + ":;)）’")  # a line that ends so ends its paragraph
INDENT = 2  # spaces at the beginning of a line that make it a paragraph
LAST_SPACE = 0x3000  # the ideographic space
SPACES = "".join(c for c in map(chr, range(LAST_SPACE + 1)) if c.isspace()) + "\u200b\ufeff"  # \s and two more

_NEW_LINES = re.compile(r"\n\s*")


class Paragraph(NamedTuple):
    """Where a paragraph begins and ends, without the white space around it."""

    start: int
    end: int


def paragraphs(body: str) -> list[Paragraph]:
    """Paragraphs of a body.

    One ends at an empty line, at the end of a line that ends as sentences do, and before an indented line.
    """
    start = len(body) - len(body.lstrip(SPACES))
    found = []
    for lines in _NEW_LINES.finditer(body, start):
        end, behind = lines.span()
        if body[end - 1] in SPACES:
            end = start + len(body[start:end].rstrip(SPACES))
        if end > start and _is_parted(body, end, behind):
            found.append(Paragraph(start, end))
            start = behind
    end = start + len(body[start:].rstrip(SPACES))
    if end > start:
        found.append(Paragraph(start, end))
    return found


def _is_parted(body: str, end: int, behind: int) -> bool:
    """Whether the white space between two positions parts paragraphs."""
    newline = body.rfind("\n", end, behind)
    return body[end - 1] in TERMINAL or behind - newline > INDENT or body.find("\n", end, behind) < newline
