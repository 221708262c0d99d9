"""Reported speech: a clause that a speaker is told to have said, without quotation marks."""

from typing import NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.attribute import (
    Attribution, behind_phrase, subject_of, unattributed, verb_end,
)  # fmt: skip
from transforms.quotes.clauses import IS_NAME, IS_NOUN, IS_WE, NOBODY, behind_times, is_noun, subject_before, subject_behind
from transforms.quotes.lexer import (
    AS, BRACKET_END, CLAIM, COLON, COMMA, DETERMINER, FILLER, IS_COMMA_THAT, POSTPOSITION, PRONOUN, RELATIVE, THAT, TIME, VERB, WORD, ZERO, Text,
)  # fmt: skip

SHORTEST = 3  # words of a reported clause; "she said so" reports nothing
TO_THAT = 10  # tokens from the verb to the word that begins the clause: told reporters in Ness on Monday that
TAIL = 9  # tokens behind a verb at the end of a sentence: ..., the board said in a note on Monday


class Reported(NamedTuple):
    """Who said something, and the tokens of what was said; none if the clause cannot be told."""

    attribution: Attribution
    first: int
    end: int


@compiled_part
def reported(text: Text, first: int, end: int) -> Reported:
    """What a sentence without quotation marks reports, if it names a speaker."""
    while end > first and not text.flags[end - 1] & (WORD | BRACKET_END):
        end -= 1
    found = _by_phrase(text, first, end)
    if found.attribution.subject.kind == NOBODY:
        found = _by_postposition(text, first, end)
    if found.attribution.subject.kind != NOBODY:
        return found
    for verb in range(first, end):
        if text.flags[verb] & CLAIM:
            by_verb = _by_verb(text, verb, first, end)
            if by_verb.end - by_verb.first >= SHORTEST:
                return by_verb
            if found.attribution.subject.kind == NOBODY:
                found = by_verb
    return found


@compiled_part
def _by_phrase(text: Text, first: int, end: int) -> Reported:
    """According to Roe, the clause; the clause, according to Roe."""
    flags = text.flags
    for start in range(first, end):
        behind = behind_phrase(text, start, end)
        if not behind:
            continue
        subject = subject_behind(text, behind, end)
        if subject.kind == NOBODY:
            continue
        attribution = Attribution(subject, start, verb_end(text, start, behind), 0)
        is_comma = subject.end < end and flags[subject.end] & COMMA > 0
        if start <= first + 1:
            return Reported(attribution, subject.end + is_comma, end)
        if flags[start - 1] & COMMA and (end - subject.end <= TAIL or is_comma):
            return Reported(attribution, first, start - 1)
        return Reported(attribution, first, start if subject.end == end else end)  # in the middle: the whole sentence
    return Reported(unattributed(), 0, 0)


@compiled_part
def _by_postposition(text: Text, first: int, end: int) -> Reported:
    """Der Polizei zufolge the clause."""
    for i in range(first + 1, min(end, first + TAIL)):
        if text.flags[i] & POSTPOSITION:
            return Reported(Attribution(subject_before(text, i, first), i, i + 1, 0), i + 1, end)
    return Reported(unattributed(), 0, 0)


@compiled_part
def _by_verb(text: Text, verb: int, first: int, end: int) -> Reported:
    flags = text.flags
    if verb > first + SHORTEST and flags[verb - 1] & COMMA:  # ..., said Roe
        subject = subject_behind(text, verb + 1, end)
        is_told = subject.kind == IS_NAME or flags[subject.first] & DETERMINER
        if subject.kind != NOBODY and is_told and (subject.end == end or flags[subject.end] & COMMA):
            return Reported(Attribution(subject, verb, verb + 1, 0), first, verb - 1)
    subject = subject_of(text, verb, first, end)
    if subject.kind == NOBODY or subject.kind == IS_WE:
        return Reported(unattributed(), 0, 0)
    attribution = Attribution(subject, verb, verb + 1, 0)
    is_as = subject.first == first + 1 and flags[first] & AS > 0
    if is_as:  # As Roe said, the clause
        behind = verb + 1
        while behind < end and not flags[behind] & COMMA:
            behind += 1
        return Reported(attribution, min(behind + 1, end), end)
    begin = _clause(text, verb, subject.end if subject.first > verb else verb + 1, end)
    if begin:
        return Reported(attribution, begin, end)
    begin = min(subject.first, verb)
    while begin > first and flags[begin - 1] & FILLER:
        begin -= 1
    begin -= begin > first and flags[begin - 1] & AS > 0  # the clause, as Roe said
    is_plain = subject.kind != IS_NOUN and not flags[verb - 1] & RELATIVE
    if is_plain and begin > first + SHORTEST and flags[begin - 1] & COMMA and end - verb <= TAIL:
        return Reported(attribution, first, begin - 1)
    return Reported(attribution, 0, 0)


@compiled_part
def _clause(text: Text, verb: int, first: int, end: int) -> int:
    """Where the clause begins that a verb reports, from `first` on; 0 if none plainly does."""
    flags = text.flags
    is_zero = flags[verb] & ZERO > 0
    if is_zero and first < end and not flags[first] & TIME and _begins_clause(text, first, end):
        return first
    for i in range(first, min(end, first + TO_THAT)):
        if flags[i] & THAT:
            while i + 1 < end and flags[i + 1] & COMMA:
                i += 1
            return i + 1
        if text.rules & IS_COMMA_THAT and flags[i] & COMMA and not (i + 1 < end and flags[i + 1] & THAT):
            return i + 1 if _begins_clause(text, i + 1, end) else 0
        if flags[i] & (VERB | COLON):
            break
    first = behind_times(text, first, end)
    return first if is_zero and _begins_clause(text, first, end) else 0


@compiled_part
def _begins_clause(text: Text, i: int, end: int) -> bool:
    """Whether a clause may begin with the word at a position: with its subject."""
    return i < end and (text.flags[i] & (PRONOUN | DETERMINER) > 0 or is_noun(text, i))
