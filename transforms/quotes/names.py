"""The name within the words of a speaker: without article, title and what is said of the person."""

from transforms.compiled import compiled_part
from transforms.quotes.lexer import (
    ARE_NOUNS_CAPITAL, BODY, CAPITAL, COORDINATOR, DETERMINER, JUNK, PARTICLE, POSSESSIVE, PREPOSITION, ROLE, ROLE_ENDING,
    TITLE, Text,
)  # fmt: skip

LONG_NAME = 3  # words from which on the first may be what somebody is: Zeuge Timo Arndt


@compiled_part
def find_name(text: Text, first: int, end: int) -> tuple[int, int, bool]:
    """Name in the words of a speaker, from and to, or the words themselves, and whether it is a name.

    If they name nobody it ends where it begins.
    """
    flags = text.flags
    head = _head(text, first, end)
    begin = head
    while begin > first and _is_of_name(text, first, begin - 1, head):
        begin -= 1
    begin = _behind_titles(text, begin, head)
    is_single = begin == head - 1
    is_role = begin == first and flags[first] & ROLE > 0
    is_common = text.rules & ARE_NOUNS_CAPITAL > 0 and flags[first] & DETERMINER > 0
    if begin == head or (is_single and (is_role or is_common)):
        is_nothing = end == first + 1 and flags[first] & (JUNK | DETERMINER) > 0
        return first, first if is_nothing else end, False
    if is_single and flags[begin] & JUNK:
        return begin, begin, True
    if flags[head - 1] & BODY:
        for i in range(head, end):
            if flags[i] & CAPITAL:
                head = end
    return begin, head, True


@compiled_part
def _head(text: Text, first: int, end: int) -> int:
    """Where the first preposition stands that is not of a name: Jane Roe | of Greenpeace, Ursula von der Leyen |."""
    for i in range(first + 1, end):
        flag = text.flags[i]
        if flag & PREPOSITION and not (flag & PARTICLE and _names_before(text, first, i) == 1):
            return i
    return end


@compiled_part
def _names_before(text: Text, first: int, end: int) -> int:
    """Words of a name right before a position, particles and titles not counted."""
    count = 0
    while end > first and text.flags[end - 1] & (PARTICLE | CAPITAL):
        end -= 1
        count += not text.flags[end] & (PARTICLE | DETERMINER | TITLE)
    return count


@compiled_part
def _is_of_name(text: Text, first: int, i: int, head: int) -> bool:
    flag = text.flags[i]
    if flag & (PARTICLE | COORDINATOR) and not flag & CAPITAL:
        if i <= first or i >= head - 1:
            return False
        before, behind = text.flags[i - 1], text.flags[i + 1]
        return before & (CAPITAL | PARTICLE) > 0 and behind & (CAPITAL | PARTICLE) > 0
    return flag & CAPITAL > 0 and not (i == first and flag & DETERMINER)


@compiled_part
def _behind_titles(text: Text, first: int, end: int) -> int:
    """Where the name begins behind its last title or possessor; `end` if it is nothing but a title."""
    begin = first
    for i in range(first, end):
        is_owner = text.flags[i] & POSSESSIVE > 0 and end - i > 2 and not text.flags[end - 1] & BODY  # Labour's Jane Roe
        if text.flags[i] & TITLE or is_owner:
            begin = i + 1
    if end - begin >= LONG_NAME and text.flags[begin] & ROLE_ENDING and not text.flags[begin + 1] & PARTICLE:
        begin += 1
    return begin
