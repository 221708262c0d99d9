"""Reported speech: a clause that a speaker is told to have said, without quotation marks."""

from typing import NamedTuple

from transforms.quotes.attribute import behind_phrase, subject_of, verb_end
from transforms.quotes.clauses import behind_times, is_noun, subject_before, subject_behind
from transforms.quotes.kinds import (
    AS,
    BRACKET_END,
    BY,
    BY_AFTER,
    CLAIM,
    COLON,
    COMMA,
    DETERMINER,
    FILLER,
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
from transforms.quotes.lexer import Sentence
from transforms.quotes.subjects import IS_NAME, IS_NOUN, IS_WE, Attribution

SHORTEST = 3  # words of a reported clause; "she said so" reports nothing
TO_THAT = 10  # tokens from the verb to the word that begins the clause: told reporters in Ness on Monday that
TAIL = 9  # tokens behind a verb at the end of a sentence: ..., the board said in a note on Monday


class Reported(NamedTuple):
    """Who said something, and the tokens of what was said; none if the clause cannot be told."""

    attribution: Attribution
    first: int = 0
    end: int = 0


def reported(sentence: Sentence) -> Reported | None:
    """What a sentence without quotation marks reports, if it names a speaker."""
    flags, end = sentence.flags, len(sentence.flags)
    is_announced = flags[end - 1] & COLON  # what was said follows
    while end > 0 and not flags[end - 1] & (WORD | BRACKET_END):
        end -= 1
    found = _by_phrase(sentence, end) or _by_postposition(sentence, end)
    if found:
        return found
    for verb in [i for i, flag in enumerate(flags) if flag & CLAIM and i < end]:
        by_verb = _by_verb(sentence, verb, end)
        if by_verb and is_announced:
            return Reported(by_verb.attribution)
        if by_verb and by_verb.end - by_verb.first >= SHORTEST:
            return by_verb
        found = found or by_verb
    return found


def _by_phrase(sentence: Sentence, end: int) -> Reported | None:
    """According to Roe, the clause; the clause, according to Roe."""
    flags = sentence.flags
    if not sentence.stretch.known & (BY | BY_AFTER):
        return None
    for start in range(end):
        behind = behind_phrase(flags, start, end)
        subject = subject_behind(sentence, behind, end) if behind else None
        if not subject:
            continue
        found = Attribution(subject, start, verb_end(flags, start, behind))
        has_comma = subject.end < end and flags[subject.end] & COMMA > 0
        if start <= 1:
            return _behind_by_phrase(sentence, found, end, has_comma=has_comma)
        if flags[start - 1] & COMMA and (end - subject.end <= TAIL or has_comma):
            return Reported(found, 0, start - 1)
        return Reported(found, 0, start if subject.end == end else end)  # in the middle: the whole sentence
    return None


def _behind_by_phrase(sentence: Sentence, found: Attribution, end: int, *, has_comma: bool) -> Reported:
    """The clause behind a phrase; where it begins with its verb, what seems the speaker's last word is that."""
    subject = found.subject
    first = subject.end + has_comma
    is_verb = sentence.words.is_verb_second and not has_comma and subject.kind != IS_NAME
    if is_verb and subject.end - subject.first > 1 + (sentence.flags[subject.first] & DETERMINER > 0):
        first -= 1
        subject = subject._replace(end=first, name_end=first)
    return Reported(found._replace(subject=subject), first, end)


def _by_postposition(sentence: Sentence, end: int) -> Reported | None:
    """Der Polizei zufolge the clause."""
    if not sentence.stretch.known & POSTPOSITION:
        return None
    for i in range(1, min(end, TAIL)):
        if sentence.flags[i] & POSTPOSITION:
            subject = subject_before(sentence, i, 0)
            return Reported(Attribution(subject, i, i + 1), i + 1, end) if subject else None
    return None


def _by_verb(sentence: Sentence, verb: int, end: int) -> Reported | None:
    flags = sentence.flags
    found = _behind_clause(sentence, verb, end)
    if found:
        return found
    subject = subject_of(sentence, verb, 0, end)
    if not subject or subject.kind == IS_WE:
        return None
    attribution = Attribution(subject, verb, verb + 1)
    if subject.first == 1 and flags[0] & AS:  # As Roe said, the clause
        behind = verb + 1
        while behind < end and not flags[behind] & COMMA:
            behind += 1
        return Reported(attribution, min(behind + 1, end), end)
    begin = _clause(sentence, verb, subject.end if subject.first > verb else verb + 1, end)
    if begin:
        return Reported(attribution, begin, end)
    begin = _before_fillers(flags, min(subject.first, verb))
    begin -= begin > 0 and flags[begin - 1] & AS > 0  # the clause, as Roe said
    is_plain = subject.kind != IS_NOUN and not (verb and flags[verb - 1] & RELATIVE)
    if is_plain and begin > SHORTEST and flags[begin - 1] & COMMA and end - verb <= TAIL:
        return Reported(attribution, 0, begin - 1)
    return Reported(attribution)


def _behind_clause(sentence: Sentence, verb: int, end: int) -> Reported | None:
    """The clause, said Roe."""
    flags = sentence.flags
    begin = _before_fillers(flags, verb)
    if begin <= SHORTEST or not flags[begin - 1] & COMMA:
        return None
    subject = subject_behind(sentence, verb + 1, end)
    if not subject or not (subject.kind == IS_NAME or flags[subject.first] & DETERMINER):
        return None
    if subject.end < end and not flags[subject.end] & COMMA:
        return None
    return Reported(Attribution(subject, verb, verb + 1), 0, begin - 1)


def _before_fillers(flags: list[int], end: int) -> int:
    while end > 0 and flags[end - 1] & FILLER:
        end -= 1
    return end


def _clause(sentence: Sentence, verb: int, first: int, end: int) -> int:
    """Where the clause begins that a verb reports, from `first` on; 0 if none plainly does."""
    flags = sentence.flags
    is_zero = flags[verb] & ZERO
    if is_zero and first < end and not flags[first] & TIME and _begins_clause(flags, first, end):
        return first
    for i in range(first, min(end, first + TO_THAT)):
        flag = flags[i]
        if flag & THAT:
            return _behind_that(flags, i, end)
        if flag & COMMA and sentence.words.is_comma_that and not (i + 1 < end and flags[i + 1] & THAT):
            return i + 1 if _begins_clause(flags, i + 1, end) else 0
        if flag & (VERB | COLON):
            break
    first = behind_times(flags, first, end)
    return first if is_zero and _begins_clause(flags, first, end) else 0


def _behind_that(flags: list[int], i: int, end: int) -> int:
    """Where a clause begins behind 'that', or with it if it is a pronoun: said that was too soon."""
    while i + 1 < end and flags[i + 1] & COMMA:
        i += 1
    is_pronoun = i + 1 < end and flags[i + 1] & PASSIVE
    return i if is_pronoun else i + 1


def _begins_clause(flags: list[int], i: int, end: int) -> bool:
    """Whether a clause may begin with the word at a position: with its subject."""
    return i < end and (flags[i] & (PRONOUN | DETERMINER) > 0 or is_noun(flags, i))
