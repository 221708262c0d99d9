"""A word of a body, letter by letter: where it ends, and what it is known as."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.characters import (
    AMPERSAND,
    APOSTROPHE,
    BLANK,
    COMMA_MARK,
    CURLY,
    DIGIT,
    DOT,
    HYPHEN,
    LETTER,
    LETTER_D,
    LETTER_E,
    LETTER_L,
    LETTER_S,
    LETTER_T,
    LETTER_Y,
)
from transforms.quotes.kinds import (
    ABBREVIATION,
    ADVERB,
    CAPITAL,
    ELIDED,
    HAS_ENDINGS,
    IS_ELIDED,
    NUMBER,
    PAST,
    POSSESSIVE,
    PRONOUN,
    RELATIVE,
    WORD,
)
from transforms.quotes.lexicon import SEED, Lexicon, hashed, known_as
from transforms.quotes.rows import Numbers

LONG_ENDING: Final = 20  # letters of an ending that makes a word a title
TITLE_CHARS: Final = 4  # letters of such a word, at least
FORM_CHARS: Final = 3  # letters of a word that has an ending and a letter before


@compiled_part
def read_word(chars: Numbers, lexicon: Lexicon, start: int) -> tuple[int, int, int]:
    """Where a word ends, what it is known as, and its hash; an abbreviation has its full stop, l’ its apostrophe."""
    key, i, base = SEED, start, 0
    while True:
        while chars[i] & WORD:
            key = hashed(key, chars[i] & LETTER)
            i += 1
        if not _joins(chars, lexicon, start, i):
            break
        mark = chars[i] & LETTER
        if mark == CURLY or mark == APOSTROPHE:
            mark = APOSTROPHE
            elided = known_as(lexicon, hashed(key, mark))
            if elided & ELIDED:
                return i + 1, elided | chars[start] & (WORD | CAPITAL), hashed(key, mark)
            base |= known_as(lexicon, key) & (PRONOUN | RELATIVE)  # he'd
        key = hashed(key, mark)
        i += 1
    known = known_as(lexicon, key)
    flag = (known or base) | chars[start] & (WORD | CAPITAL)
    if chars[i] & LETTER == DOT and (flag & ABBREVIATION or _is_initial(chars, start, i)):
        return i + 1, flag, key
    if flag & CAPITAL and lexicon.rules & HAS_ENDINGS and i - start >= TITLE_CHARS:
        flag |= _ending(chars, lexicon, start, i)
    if _is_plural_genitive(chars, i):
        return i + 1, flag | POSSESSIVE, key
    return i, flag | _form(chars, start, i), key


@compiled_part
def _joins(chars: Numbers, lexicon: Lexicon, start: int, i: int) -> bool:
    """Whether a mark behind letters belongs to the word: Indo-Pacific, U.S, AT&T, 71,000."""
    if not chars[i + 1] & WORD:
        return False
    mark = chars[i] & LETTER
    if mark == HYPHEN:
        return not (lexicon.rules & IS_ELIDED and _is_clitic(chars, lexicon, i + 1))
    if mark == DOT:  # the space behind a full stop may be missing, but not before a capital
        return not chars[i + 1] & CAPITAL or i - start == 1 or chars[i - 2] & LETTER == DOT
    if mark == COMMA_MARK:
        is_thousand = chars[i - 1] & chars[i + 1] & chars[i + 2] & chars[i + 3] & DIGIT > 0
        return is_thousand and not chars[i + 4] & WORD
    return bool(mark == APOSTROPHE or mark == CURLY or mark == AMPERSAND)


@compiled_part
def _is_initial(chars: Numbers, start: int, end: int) -> bool:
    """Whether the full stop behind a word is of it: of one capital, or of letters between full stops."""
    if end - start == 1:
        return bool(chars[start] & CAPITAL)
    return bool(chars[start + 1] & LETTER == DOT and not chars[start] & DIGIT)


@compiled_part
def _is_clitic(chars: Numbers, lexicon: Lexicon, start: int) -> bool:
    """Whether a pronoun hangs on a verb by the hyphen before a position: dit-il, a-t-elle."""
    if chars[start] & LETTER == LETTER_T and chars[start + 1] & LETTER == HYPHEN:
        return True
    key, i = SEED, start
    while chars[i] & WORD:
        key = hashed(key, chars[i] & LETTER)
        i += 1
    return known_as(lexicon, key) & PRONOUN > 0


@compiled_part
def _ending(chars: Numbers, lexicon: Lexicon, start: int, end: int) -> int:
    """What a word is known as by its ending: Verkehrs-ministerin."""
    flag = 0
    for first in range(max(start, end - LONG_ENDING), end):
        key = hashed(SEED, HYPHEN)
        for i in range(first, end):
            key = hashed(key, chars[i] & LETTER)
        flag |= known_as(lexicon, key)
    return flag


@compiled_part
def _is_plural_genitive(chars: Numbers, end: int) -> bool:
    """Whether an apostrophe behind the s is of the word: drivers’ union."""
    mark = chars[end] & LETTER
    is_apostrophe = mark == APOSTROPHE or mark == CURLY
    return bool(is_apostrophe and chars[end - 1] & LETTER == LETTER_S and chars[end + 1] & LETTER == BLANK)


@compiled_part
def _form(chars: Numbers, start: int, end: int) -> int:
    """Whether a word is a number, or ends as adverbs, past tenses and genitives do in English."""
    last, before = chars[end - 1] & LETTER, chars[end - 2] & LETTER
    if chars[end - 1] & DIGIT:
        return NUMBER
    if end - start < FORM_CHARS:
        return 0
    if last == LETTER_S and (before == APOSTROPHE or before == CURLY):
        return POSSESSIVE
    if before == LETTER_L and last == LETTER_Y:
        return ADVERB
    return PAST if before == LETTER_E and last == LETTER_D else 0
