"""What each character of a body is, as one whole number."""

import unicodedata
from functools import cache
from typing import Final

import numpy as np

from transforms.quotes.kinds import BRACKET, BRACKET_END, CAPITAL, COLON, COMMA, DASH, ENDS, WORD
from transforms.quotes.rows import Numbers

LETTER: Final = 0xFFFF  # the character itself, a capital as small letter; those beyond 16 bits are all the same
# Its kind among those of tokens (kinds.py), and:
SPACE: Final = 1 << 24
NEWLINE: Final = 1 << 25
CLOSING: Final = 1 << 26  # may stand between the end of a sentence and the space
TERMINAL: Final = 1 << 27  # a line that ends so ends its paragraph
BEGINS: Final = 1 << 28  # may begin a sentence: a capital, a digit, a mark, a letter that has no case
UNSPACED: Final = 1 << 29  # of a script that puts no space between words
MARK: Final = 1 << 30  # a quotation mark, single ones apart
DIGIT: Final = 1 << 31  # from 0 to 9

PADDING: Final = 6  # characters behind a body, so that one may look some ahead
OPENING_MARKS, CLOSING_MARKS = '"“„‟«‹「『＂〝', '"”“»›」』＂〞〟'
END_MARKS = ".!?…。！？؟۔।"
APOSTROPHE, CURLY, DOT, HYPHEN, AMPERSAND, COMMA_MARK, COLON_MARK, WIDE_COLON = map(ord, "'’.-&,:：")
QUESTION, EXCLAMATION, ELLIPSIS, BACKTICK, BLANK = map(ord, "?!…` ")
ZERO_DIGIT, LETTER_D, LETTER_E, LETTER_L, LETTER_S, LETTER_T, LETTER_Y = map(ord, "0delsty")
_MARKS = (
    (",،、，", COMMA),
    ("—–-―", DASH),
    (":;：；", COLON),
    ("([（", BRACKET),
    (")]）", BRACKET_END),
    (END_MARKS, ENDS),
)


def characters(body: str) -> Numbers:
    """What each character of a body is, and some zeros."""
    codes = np.frombuffer((body + "\0" * PADDING).encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table().take(codes, mode="clip")


@cache
def _table() -> Numbers:
    return np.array([_character(chr(code)) for code in range(LETTER)] + [LETTER], np.int64)


def _character(c: str) -> int:
    is_letter = c.isalnum() or unicodedata.category(c)[0] == "M"  # accents and vowels that are characters too
    is_mark = c in OPENING_MARKS or c in CLOSING_MARKS
    begins = not c.islower() and (is_letter or is_mark or c in "‘'(¿¡—–-[‚（")
    return (
        min(ord(c.lower()[0]), LETTER)
        | WORD * is_letter
        | CAPITAL * (c.isupper() or c.istitle())
        | SPACE * (c.isspace() or c in "\u200b\ufeff")
        | NEWLINE * (c == "\n")
        | CLOSING * (c in CLOSING_MARKS or c in "’)]'）")
        | TERMINAL * (c in END_MARKS or c in CLOSING_MARKS or c in ":;)）’")
        | BEGINS * begins
        | UNSPACED * ("\u2e80" <= c < "\uac00" or "\uff00" <= c < "\uffef")
        | MARK * is_mark
        | DIGIT * ("0" <= c <= "9")
        | sum(kind for group, kind in _MARKS if c in group)
    )
