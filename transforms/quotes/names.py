"""The name within the words of a speaker: without article, title and what is said of the person."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.kinds import (
    ARE_NOUNS_CAPITAL,
    BODY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    JUNK,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    ROLE,
    ROLE_ENDING,
    TITLE,
)
from transforms.quotes.lexer import Text
from transforms.quotes.rows import Numbers

LONG_NAME: Final = 3  # words from which on the first may be what somebody is: Zeuge Timo Arndt
OWNED: Final = 3  # words from an owner on: Labour's Jane Roe


@compiled_part
def find_name(text: Text, first: int, end: int) -> tuple[int, int, bool]:
    """Name in the words of a speaker, from and to, or the words themselves, and whether it is a name.

    If they name nobody it ends where it begins.
    """
    flags = text.flags
    head = _head(flags, first, end)
    begin = head
    while begin > first and _is_of_name(flags, first, begin - 1, head):
        begin -= 1
    begin = _behind_titles(flags, begin, head)
    is_single = begin == head - 1
    is_role = begin == first and flags[first] & ROLE > 0
    is_common = text.rules & ARE_NOUNS_CAPITAL > 0 and flags[first] & DETERMINER > 0
    if begin == head or (is_single and (is_role or is_common)):
        is_nothing = end == first + 1 and flags[first] & (JUNK | DETERMINER) > 0
        return first, first if is_nothing else end, False
    if is_single and flags[begin] & JUNK:
        return begin, begin, True
    return begin, end if flags[head - 1] & BODY else head, True


@compiled_part
def _head(flags: Numbers, first: int, end: int) -> int:
    """Where the first preposition stands that is not of a name: Jane Roe | of Greenpeace, Ursula von der Leyen |."""
    for i in range(first + 1, end):
        flag = flags[i]
        if flag & PREPOSITION and not (flag & PARTICLE and _names_before(flags, first, i) == 1):
            return i
    return end


@compiled_part
def _names_before(flags: Numbers, first: int, end: int) -> int:
    """Words of a name right before a position, particles and titles not counted."""
    count = 0
    while end > first and flags[end - 1] & (PARTICLE | CAPITAL):
        end -= 1
        count += not flags[end] & (PARTICLE | DETERMINER | TITLE)
    return count


@compiled_part
def _is_of_name(flags: Numbers, first: int, i: int, head: int) -> bool:
    flag = flags[i]
    if flag & CAPITAL:
        return not (i == first and flag & DETERMINER)
    if not flag & (PARTICLE | COORDINATOR) or i <= first or i >= head - 1:
        return False
    return bool(flags[i - 1] & (CAPITAL | PARTICLE) and flags[i + 1] & (CAPITAL | PARTICLE))


@compiled_part
def _behind_titles(flags: Numbers, first: int, end: int) -> int:
    """Where the name begins behind its last title or possessor; `end` if it is nothing but a title."""
    begin = first
    for i in range(first, end):
        is_owner = flags[i] & POSSESSIVE > 0 and end - i >= OWNED and not flags[end - 1] & BODY
        if flags[i] & TITLE or is_owner:
            begin = i + 1
    if end - begin >= LONG_NAME and flags[begin] & ROLE_ENDING and not flags[begin + 1] & PARTICLE:
        begin += 1
    return begin
