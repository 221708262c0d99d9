"""Names that an article has, wherever they stand: runs of capitals without titles."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.kinds import (
    ARE_NOUNS_CAPITAL,
    CAPITAL,
    DETERMINER,
    HALF_TITLE,
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
from transforms.quotes.lexer import Tokens
from transforms.quotes.names import LONG_NAME
from transforms.quotes.rows import NAME_END, NAME_LEADS, NAME_START, NAME_TITLED, NAME_WORDS, Numbers

NO_NAME: Final = STOP | PREPOSITION | DETERMINER | TIME | TITLE


@compiled_part
def find_names(tokens: Tokens, count: int, rules: int, names: Numbers) -> int:
    """Fill in the names of a body in order; how many there are."""
    flags = tokens.flags
    found = i = 0
    leads = False
    while i < count:
        flag = flags[i]
        leads = leads or flag & LEADS > 0
        if not flag & CAPITAL or flag & NO_NAME:
            leads = leads and flag & (TITLE | DETERMINER) > 0
            i += 1
            continue
        end = _end(tokens, i, count, rules)
        before = flags[i - 1]
        i += end - i >= LONG_NAME and flag & ROLE_ENDING > 0
        if rules & ARE_NOUNS_CAPITAL and before & DETERMINER and before & WORD:
            i, leads = end, False  # no name, but a noun: die Halbinsel Krim
            continue
        names[found, NAME_START], names[found, NAME_END] = tokens.starts[i], tokens.ends[end - 1]
        names[found, NAME_WORDS], names[found, NAME_LEADS] = end - i, leads
        names[found, NAME_TITLED] = before & (TITLE | HALF_TITLE) == TITLE
        found += 1
        leads = leads and flags[end] & TITLE > 0  # Celtic manager O'Neill
        i = end
    return found


@compiled_part
def _end(tokens: Tokens, first: int, count: int, rules: int) -> int:
    """Where a name ends that begins with a token."""
    end = first + 1
    while end < count and _continues(tokens, rules, end):
        end += 1
    while tokens.flags[end - 1] & PARTICLE and not tokens.flags[end - 1] & CAPITAL:
        end -= 1
    return end


@compiled_part
def _continues(tokens: Tokens, rules: int, i: int) -> bool:
    """Whether the name before a token goes on with it."""
    flag, before = tokens.flags[i], tokens.flags[i - 1]
    if tokens.starts[i] - tokens.ends[i - 1] > 1 or flag & LEADS or before & POSSESSIVE:
        return False
    if flag & CAPITAL:
        return not flag & NO_NAME
    if not flag & PARTICLE or rules & ARE_NOUNS_CAPITAL:  # in German a noun may stand before: Akkus von Quantum
        return False
    # An article is a particle behind another only: von der Leyen, but Angaben der Stadtwerke.
    return not flag & DETERMINER or before & PARTICLE > 0
