"""Reported speech: a clause that a speaker is told to have said, without quotation marks."""

from typing import Final, NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.attribute import behind_phrase, subject_of, verb_end
from transforms.quotes.clauses import behind_times, is_noun, subject_before, subject_behind
from transforms.quotes.kinds import (
    AS,
    BRACKET_END,
    CLAIM,
    COLON,
    COMMA,
    DETERMINER,
    FILLER,
    IS_COMMA_THAT,
    IS_VERB_SECOND,
    PASSIVE,
    POSTPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TIME,
    VERB,
    WORD,
    ZERO,
)
from transforms.quotes.lexer import Text
from transforms.quotes.rows import Numbers
from transforms.quotes.subjects import IS_NAME, IS_NOUN, IS_WE, NOBODY, Attribution, Subject, unattributed

SHORTEST: Final = 3  # words of a reported clause; "she said so" reports nothing
TO_THAT: Final = 10  # tokens from the verb to the word that begins the clause: told reporters in Ness on Monday that
TAIL: Final = 9  # tokens behind a verb at the end of a sentence: ..., the board said in a note on Monday


class Reported(NamedTuple):
    """Who said something, and the tokens of what was said; none if the clause cannot be told."""

    attribution: Attribution
    first: int
    end: int


@compiled_part
def _nothing() -> Reported:
    return Reported(unattributed(), 0, 0)


@compiled_part
def _is_found(found: Reported) -> bool:
    return found.attribution.subject.kind != NOBODY


@compiled_part
def reported(text: Text, first: int, end: int) -> Reported:
    """What a sentence without quotation marks reports, if it names a speaker."""
    is_announced = text.flags[end - 1] & COLON > 0  # what was said follows
    while end > first and not text.flags[end - 1] & (WORD | BRACKET_END):
        end -= 1
    found = _by_phrase(text, first, end)
    if not _is_found(found):
        found = _by_postposition(text, first, end)
    if _is_found(found):
        return found
    for verb in range(first, end):
        if text.flags[verb] & CLAIM:
            by_verb = _by_verb(text, verb, first, end)
            if is_announced and _is_found(by_verb):
                return Reported(by_verb.attribution, 0, 0)
            if by_verb.end - by_verb.first >= SHORTEST:
                return by_verb
            if not _is_found(found):
                found = by_verb
    return found


@compiled_part
def _by_phrase(text: Text, first: int, end: int) -> Reported:
    """According to Roe, the clause; the clause, according to Roe."""
    flags = text.flags
    for start in range(first, end):
        behind = behind_phrase(flags, start, end)
        if not behind:
            continue
        subject = subject_behind(text, behind, end)
        if subject.kind == NOBODY:
            continue
        found = Attribution(subject, start, verb_end(flags, start, behind), 0)
        has_comma = subject.end < end and flags[subject.end] & COMMA > 0
        if start <= first + 1:
            return _behind_by_phrase(text, found, end, has_comma)
        if flags[start - 1] & COMMA and (end - subject.end <= TAIL or has_comma):
            return Reported(found, first, start - 1)
        return Reported(found, first, start if subject.end == end else end)  # in the middle: the whole sentence
    return _nothing()


@compiled_part
def _behind_by_phrase(text: Text, found: Attribution, end: int, has_comma: bool) -> Reported:
    """The clause behind a phrase; where it begins with its verb, what seems the speaker's last word is that."""
    subject = found.subject
    first = subject.end + has_comma
    is_verb = text.rules & IS_VERB_SECOND > 0 and not has_comma and subject.kind != IS_NAME
    if is_verb and subject.end - subject.first > 1 + (text.flags[subject.first] & DETERMINER > 0):
        first -= 1
        subject = Subject(subject.first, first, subject.name_first, first, subject.kind)
    return Reported(Attribution(subject, found.verb, found.verb_end, 0), first, end)


@compiled_part
def _by_postposition(text: Text, first: int, end: int) -> Reported:
    """Der Polizei zufolge the clause."""
    for i in range(first + 1, min(end, first + TAIL)):
        if text.flags[i] & POSTPOSITION:
            return Reported(Attribution(subject_before(text, i, first), i, i + 1, 0), i + 1, end)
    return _nothing()


@compiled_part
def _by_verb(text: Text, verb: int, first: int, end: int) -> Reported:
    flags = text.flags
    found = _behind_clause(text, verb, first, end)
    if _is_found(found):
        return found
    subject = subject_of(text, verb, first, end)
    if subject.kind == NOBODY or subject.kind == IS_WE:
        return _nothing()
    attribution = Attribution(subject, verb, verb + 1, 0)
    if subject.first == first + 1 and flags[first] & AS:  # As Roe said, the clause
        behind = verb + 1
        while behind < end and not flags[behind] & COMMA:
            behind += 1
        return Reported(attribution, min(behind + 1, end), end)
    begin = _clause(text, verb, subject.end if subject.first > verb else verb + 1, end)
    if begin:
        return Reported(attribution, begin, end)
    begin = _before_fillers(flags, min(subject.first, verb), first)
    begin -= begin > first and flags[begin - 1] & AS > 0  # the clause, as Roe said
    is_plain = subject.kind != IS_NOUN and not (verb > first and flags[verb - 1] & RELATIVE)
    if is_plain and begin > first + SHORTEST and flags[begin - 1] & COMMA and end - verb <= TAIL:
        return Reported(attribution, first, begin - 1)
    return Reported(attribution, 0, 0)


@compiled_part
def _behind_clause(text: Text, verb: int, first: int, end: int) -> Reported:
    """The clause, said Roe."""
    flags = text.flags
    begin = _before_fillers(flags, verb, first)
    if begin <= first + SHORTEST or not flags[begin - 1] & COMMA:
        return _nothing()
    subject = subject_behind(text, verb + 1, end)
    is_told = subject.kind == IS_NAME or (subject.kind != NOBODY and flags[subject.first] & DETERMINER > 0)
    if not is_told or (subject.end < end and not flags[subject.end] & COMMA):
        return _nothing()
    return Reported(Attribution(subject, verb, verb + 1, 0), first, begin - 1)


@compiled_part
def _before_fillers(flags: Numbers, end: int, first: int) -> int:
    while end > first and flags[end - 1] & FILLER:
        end -= 1
    return end


@compiled_part
def _clause(text: Text, verb: int, first: int, end: int) -> int:
    """Where the clause begins that a verb reports, from `first` on; 0 if none plainly does."""
    flags = text.flags
    is_zero = flags[verb] & ZERO > 0
    if is_zero and first < end and not flags[first] & TIME and _begins_clause(flags, first, end):
        return first
    for i in range(first, min(end, first + TO_THAT)):
        flag = flags[i]
        if flag & THAT:
            return _behind_that(flags, i, end)
        if flag & COMMA and text.rules & IS_COMMA_THAT and not (i + 1 < end and flags[i + 1] & THAT):
            return i + 1 if _begins_clause(flags, i + 1, end) else 0
        if flag & (VERB | COLON):
            break
    first = behind_times(flags, first, end)
    return first if is_zero and _begins_clause(flags, first, end) else 0


@compiled_part
def _behind_that(flags: Numbers, i: int, end: int) -> int:
    """Where a clause begins behind 'that', or with it if it is a pronoun: said that was too soon."""
    while i + 1 < end and flags[i + 1] & COMMA:
        i += 1
    is_pronoun = i + 1 < end and flags[i + 1] & PASSIVE > 0
    return i if is_pronoun else i + 1


@compiled_part
def _begins_clause(flags: Numbers, i: int, end: int) -> bool:
    """Whether a clause may begin with the word at a position: with its subject."""
    return i < end and (flags[i] & (PRONOUN | DETERMINER) > 0 or is_noun(flags, i))
