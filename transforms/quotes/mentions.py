"""Names that an article has, wherever they stand: runs of capitals without titles."""

from typing import NamedTuple

from transforms.quotes.kinds import (
    CAPITAL,
    DETERMINER,
    ENDS,
    LEADS,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    ROLE_ENDING,
    STOP,
    TIME,
    TITLE,
    WORD,
)
from transforms.quotes.lexer import Sentence
from transforms.quotes.names import LONG_NAME

NO_NAME = STOP | PREPOSITION | DETERMINER | TIME | TITLE


class Mention(NamedTuple):
    """Tokens of a name from and to."""

    first: int
    end: int
    leads: bool  # the sentence begins with it, but for titles


def mentions(sentence: Sentence) -> list[Mention]:
    """Names of a sentence in order."""
    flags = sentence.flags
    found = []
    behind = led = 0  # where the last name ends, and the last that led its sentence
    for first in [i for i, flag in enumerate(flags) if flag & CAPITAL and not flag & NO_NAME]:
        if first < behind:
            continue
        behind = _end(sentence, first)
        begin = first + (behind - first >= LONG_NAME and flags[first] & ROLE_ENDING > 0)
        before = flags[begin - 1] if begin else 0
        if sentence.words.are_nouns_capital and before & DETERMINER and before & WORD:
            continue  # no name, but a noun: die Halbinsel Krim
        leads = _leads(flags, first, led)
        led = behind if leads else led
        found.append(Mention(begin, behind, leads))
    return found


def _end(sentence: Sentence, first: int) -> int:
    """Where a name ends that begins with a token."""
    flags = sentence.flags
    end = first + 1
    while end < len(flags) and _continues(sentence, end):
        end += 1
    while flags[end - 1] & PARTICLE and not flags[end - 1] & CAPITAL:
        end -= 1
    return end


def _continues(sentence: Sentence, i: int) -> bool:
    """Whether the name before a token goes on with it."""
    flag, before = sentence.flags[i], sentence.flags[i - 1]
    if flag & LEADS or before & (POSSESSIVE | ENDS):
        return False
    if flag & CAPITAL:
        return not flag & NO_NAME
    if not flag & PARTICLE or sentence.words.are_nouns_capital:  # in German a noun may stand before: Akkus von Quantum
        return False
    # An article is a particle behind another only: von der Leyen, but Angaben der Stadtwerke.
    return not flag & DETERMINER or before & PARTICLE > 0


def _leads(flags: list[int], first: int, led: int) -> bool:
    """Whether a sentence begins with a name, but for titles, or another name before them: Celtic manager O'Neill."""
    while first > led and not flags[first] & LEADS and flags[first - 1] & (TITLE | DETERMINER):
        first -= 1
    return flags[first] & LEADS > 0 or (first == led > 0 and flags[first] & TITLE > 0)
