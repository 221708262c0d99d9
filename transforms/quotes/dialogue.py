"""Speech without a mark that closes it: where its last sentence tells who spoke, and speech behind a dash."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.characters import COMMA_MARK, ELLIPSIS, EXCLAMATION, HYPHEN, LETTER, QUESTION, SPACE
from transforms.quotes.kinds import DASH, ENDS, VERB, WORD
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.rows import Numbers
from transforms.quotes.spelling import read_word

NEAR: Final = 4  # words in which a verb follows a comma if an attribution begins there: , said Roe; , the operator said


@compiled_part
def end_of_speech(chars: Numbers, lexicon: Lexicon, start: int, end: int) -> int:
    """Where speech ends in whose last sentence its attribution begins; 0 if none does.

    In the last only, for within speech one may also tell what somebody said.
    """
    last = end - 2
    while last > start and not (chars[last] & ENDS and chars[last + 1] & SPACE):
        last -= 1
    return narration(chars, lexicon, max(last, start), end)[0]


@compiled_part
def narration(chars: Numbers, lexicon: Lexicon, start: int, end: int) -> tuple[int, int]:
    """Where speech ends, behind its last mark, and where its attribution begins; 0 if none does."""
    i = start
    while i < end:
        at, i = i, i + 1
        if chars[at] & (WORD | SPACE):
            continue
        mark = chars[at] & LETTER
        is_mark = mark == COMMA_MARK or mark == QUESTION or mark == EXCLAMATION or mark == ELLIPSIS
        # A hyphen within a word is no dash.
        is_dash = chars[at] & DASH > 0 and (mark != HYPHEN or chars[at - 1] & SPACE > 0)
        if not is_dash and not is_mark:
            continue
        while i < end and chars[i] & (SPACE | DASH):
            i += 1
        if (is_dash or i > at + 1) and _is_verb_near(chars, lexicon, i, end):
            return at + is_mark, i
    return 0, 0


@compiled_part
def speech_behind(chars: Numbers, told: int, end: int) -> int:
    """Where speech begins again behind a dash in what is told from a position on; 0 if it does not."""
    for dash in range(told, end - 1):
        mark = chars[dash] & LETTER
        if not chars[dash] & DASH or (mark == HYPHEN and chars[dash - 1] & WORD):
            continue
        begin = dash + 1 + (not chars[dash + 1] & (SPACE | WORD))  # —, as some print it
        if not chars[begin] & SPACE:
            continue
        while begin < end and chars[begin] & SPACE:
            begin += 1
        return begin
    return 0


@compiled_part
def _is_verb_near(chars: Numbers, lexicon: Lexicon, i: int, end: int) -> bool:
    for _ in range(NEAR):
        if i >= end or not chars[i] & WORD:
            return False
        i, flag, _key = read_word(chars, lexicon, i)
        if flag & VERB:
            return True
        while i < end and (chars[i] & SPACE or chars[i] & LETTER == HYPHEN):
            i += 1
    return False
