"""Whether a quotation mark opens or closes, by its kind and by what stands around it."""

from typing import Final

import numpy as np

from transforms.compiled import compiled_part
from transforms.quotes.characters import (
    APOSTROPHE,
    BACKTICK,
    COMMA_MARK,
    CURLY,
    DOT,
    ELLIPSIS,
    EXCLAMATION,
    LETTER,
    LETTER_S,
    MARK,
    PADDING,
    QUESTION,
    SPACE,
    UNSPACED,
    ZERO_DIGIT,
)
from transforms.quotes.kinds import WORD
from transforms.quotes.rows import Numbers

CLOSINGS: Final = 12  # apostrophes at the end of words that are looked at to find the one that closes
STRAIGHT, WIDE, LEFT, RIGHT, FRENCH, GERMAN = map(ord, '"＂“”«»')
SINGLE_LEFT, SINGLE_LOW = map(ord, "‘‚")

# Marks that open, and those that may close each: “a”, „a“, „a”, ”a”, «a», »a«, 「a」.
CLOSED_BY = {
    "“": "”“", "”": "”", "„": '“”"', "‟": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"', "＂": "＂",
    "「": "」", "『": "』", "〝": "〟〞", "'": "'", "‘": "’", "‚": "’‘",
}  # fmt: skip
PAIRS = np.array([(ord(mark), ord(closing)) for mark, closings in CLOSED_BY.items() for closing in closings], np.int64)


def _codes(marks: str) -> Numbers:
    return np.array([ord(mark) for mark in marks], np.int64)


BEFORE_OPENING = _codes("([{—–-/:=>|¿¡“„«‘‚‹（：")
ALWAYS_OPEN = _codes("“„‟«‹「『〝")
NEVER_OPEN = _codes("」』〟〞")


@compiled_part
def is_pair(opened: int, mark: int) -> bool:
    """Whether a mark may close what another opened."""
    for k in range(len(PAIRS)):
        if PAIRS[k, 0] == opened and PAIRS[k, 1] == mark:
            return True
    return False


@compiled_part
def _is_in(mark: int, group: Numbers) -> bool:
    for k in range(len(group)):
        if group[k] == mark:
            return True
    return False


@compiled_part
def opens(chars: Numbers, i: int, length: int, mark: int) -> bool:
    """Whether a mark opens a quotation where none is open; an inch or a stray mark does not."""
    if _is_in(mark, NEVER_OPEN):
        return False
    before, behind = chars[i - 1], chars[i + length]
    if _is_in(mark, ALWAYS_OPEN):
        is_word = behind & UNSPACED > 0 and behind & (WORD | MARK) > 0
        return i == 0 or is_word or _is_in(before & LETTER, BEFORE_OPENING) or not _closes(chars, i, length)
    if mark != STRAIGHT and mark != WIDE:
        return not before & UNSPACED and only_opens(chars, i, length)
    is_behind_letter = before & WORD > 0 and not before & UNSPACED
    return only_opens(chars, i, length) or not (is_behind_letter or _closes(chars, i, length))


@compiled_part
def only_opens(chars: Numbers, i: int, length: int) -> bool:
    """Whether a mark stands as one that opens: space or bracket before, none behind."""
    if i + length >= len(chars) - PADDING or chars[i + length] & SPACE:
        return False
    return i == 0 or chars[i - 1] & (SPACE | UNSPACED) > 0 or _is_in(chars[i - 1] & LETTER, BEFORE_OPENING)


@compiled_part
def _closes(chars: Numbers, i: int, length: int) -> bool:
    """Whether a mark stands as one that closes: no space before, no letter behind."""
    behind = chars[i + length]
    return i > 0 and not chars[i - 1] & SPACE and (not behind & WORD or behind & UNSPACED > 0)


@compiled_part
def is_single_mark(mark: int) -> bool:
    """Whether a character may be a mark that opens and is also something else."""
    return mark == APOSTROPHE or mark == SINGLE_LEFT or mark == SINGLE_LOW or mark == BACKTICK


@compiled_part
def closes_single(chars: Numbers, at: int, end: int) -> int:
    """Where the quotation ends that a single mark at a position opens; 0 if it opens none.

    The mark behind a comma or full stop closes it; else the first that is not behind an s, as in the workers' canteen.
    """
    if not _is_single_open(chars, at):
        return 0
    plain = plural = seen = 0
    for i in range(at + 2, end):
        mark = chars[i] & LETTER
        if mark != APOSTROPHE and mark != CURLY and mark != SINGLE_LEFT:
            continue
        if seen == CLOSINGS or _is_single_open(chars, i):
            break
        if not is_pair(chars[at] & LETTER, mark) or not _closes(chars, i, 1):
            continue
        seen += 1
        if _is_stop(chars[i - 1] & LETTER):
            return i
        if chars[i - 1] & LETTER == LETTER_S:
            plural = plural or i
        else:
            plain = plain or i
    return plain or plural


@compiled_part
def _is_stop(mark: int) -> bool:
    return mark == COMMA_MARK or mark == DOT or mark == QUESTION or mark == EXCLAMATION or mark == ELLIPSIS


@compiled_part
def _is_single_open(chars: Numbers, i: int) -> bool:
    """Whether a single mark stands as one that opens; the '90s are a decade."""
    mark = chars[i] & LETTER
    if mark != APOSTROPHE and mark != SINGLE_LEFT and mark != SINGLE_LOW:
        return False
    if not chars[i + 1] & WORD or chars[i + 2] & LETTER == ZERO_DIGIT:
        return False
    return i == 0 or chars[i - 1] & SPACE > 0 or _is_in(chars[i - 1] & LETTER, BEFORE_OPENING)
