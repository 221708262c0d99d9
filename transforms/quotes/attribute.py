"""Whose words a quotation is, by the verb of attribution before or behind it in its sentence."""

from typing import NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.clauses import (
    IS_DROPPED, IS_NAME, IS_PLAIN, NOBODY, Subject, before_apposition, before_fillers, nobody, subject_at_start,
    subject_before, subject_behind,
)  # fmt: skip
from transforms.quotes.lexer import (
    AGENT, BRACKET, COLON, COMMA, COORDINATOR, DETERMINER, FILLER, IS_INVERTED, IS_PRONOUN_DROPPED, IS_VERB_LAST,
    NAMING, PARTICIPLE, PASSIVE, PHRASE, PHRASE_END, QUOTED, RELATIVE, STOP, STOP_MARK, TIME, VERB, WORD, Text,
)  # fmt: skip

REACH = 32  # tokens from the quotation to the verb; beyond it the verb tells of something else
TRIED = 3  # verbs tried behind a quotation: “...,” the man they call Red said
FILLED = 3  # words like 'has also' before a verb that stands before its subject: a aussi déclaré


class Attribution(NamedTuple):
    """Who is told to have spoken, the tokens of the word that says so, and how many lie between it and what was said."""

    subject: Subject
    verb: int
    verb_end: int
    distance: int


@compiled_part
def unattributed() -> Attribution:
    """No attribution."""
    return Attribution(nobody(), 0, 0, 0)


@compiled_part
def attribution_behind(text: Text, first: int, limit: int, begin: int, is_apart: bool) -> Attribution:  # noqa: FBT001 - numba takes positions
    """Attribution right behind a quotation that ends before `first`, in a sentence that begins at `begin`.

    “...,” said Roe; “...,” according to Roe; if the quotation `is_apart` from what follows also “...,” Roe, a cook, said.
    """
    flags, quotation = text.flags, first
    while first < limit and not flags[first] & WORD:
        if flags[first] & (COLON | BRACKET | QUOTED | STOP_MARK):
            return unattributed()
        first += 1
    if first >= limit:
        return unattributed()
    behind = behind_phrase(text, first, limit)
    if behind:
        return Attribution(subject_behind(text, behind, limit), first, verb_end(text, first, behind), 0)
    tried = 0
    for verb in range(first, min(limit, first + REACH)):
        if not text.flags[verb] & VERB:
            continue
        subject = subject_before(text, verb, first)
        if subject.kind != NOBODY and subject.first > first and flags[subject.first - 1] & COMMA:
            subject = before_apposition(text, subject.first - 1, first)  # Roe, a cook from Ness told the paper
        is_beside = is_apart and subject.first <= first + (flags[first] & STOP > 0)
        if subject.kind == NOBODY or not is_beside:
            subject = _behind_verb(text, first, verb, limit, begin, quotation)
        tried += 1
        if subject.kind != NOBODY:
            return Attribution(subject, verb, verb + 1, 0)
        if tried == TRIED:
            break
    return unattributed()


@compiled_part
def _behind_verb(text: Text, first: int, verb: int, limit: int, begin: int, quotation: int) -> Subject:
    """Subject of a verb that stands right behind a quotation, but for fillers."""
    for i in range(first, verb):
        if not text.flags[i] & FILLER or verb - first > FILLED:
            return nobody()
    subject = subject_behind(text, verb + 1, limit)
    if subject.kind == NOBODY and text.rules & IS_VERB_LAST:
        return subject_at_start(text, begin, quotation)
    if subject.kind == NOBODY and text.rules & IS_PRONOUN_DROPPED:
        return Subject(verb, verb, verb, verb, IS_DROPPED)
    return subject


@compiled_part
def attribution_before(text: Text, first: int, quotation: int) -> Attribution:
    """Attribution nearest before a quotation: Roe said: “...”; Roe, adding that “...”; according to Roe, “...”."""
    flags = text.flags
    for i in range(quotation - 1, max(first, quotation - REACH) - 1, -1):
        behind = behind_phrase(text, i, quotation)
        if behind:
            subject = subject_behind(text, behind, quotation)
            end = behind
        elif flags[i] & VERB:
            subject = subject_of(text, i, first, quotation)
            end = i + 1
            if end == quotation and flags[i] & NAMING and not _is_relative(text, subject, first):
                continue  # a film called “...”, but what she called “...”
        else:
            continue
        if subject.kind != NOBODY:
            return Attribution(subject, i, verb_end(text, i, end), quotation - end)
    if quotation - 1 > first and flags[quotation - 1] & COLON:  # Roe: “...”
        subject = subject_before(text, quotation - 1, first)
        if subject.first == first and (subject.kind == IS_NAME or subject.kind == IS_PLAIN):
            return Attribution(subject, 0, 0, 0)
    return unattributed()


@compiled_part
def _is_relative(text: Text, subject: Subject, first: int) -> bool:
    """Whether the clause of a subject is what somebody said: what she called."""
    return subject.kind != NOBODY and subject.first > first and text.flags[subject.first - 1] & RELATIVE > 0


@compiled_part
def subject_of(text: Text, verb: int, first: int, end: int) -> Subject:
    """Subject of a verb: before it, or behind it, or where the sentence begins."""
    flags = text.flags
    if flags[verb] & PARTICIPLE:
        beside = subject_before(text, verb, first) if verb > first and flags[verb - 1] & WORD else nobody()
        if beside.kind != NOBODY:
            return beside
        for finite in range(first, verb):
            if flags[finite] & VERB and not flags[finite] & PARTICIPLE:
                subject = subject_before(text, finite, first)
                if subject.kind != NOBODY:
                    return subject
        return subject_at_start(text, first, verb)
    subject = subject_before(text, verb, first)
    if subject.kind != NOBODY:
        return subject
    end_before = before_fillers(text, verb, first)
    before = flags[end_before - 1] if end_before > first else 0
    if verb + 1 < end and flags[verb + 1] & AGENT and before & PASSIVE:  # was called by Roe
        return subject_behind(text, verb + 2, end)
    if before & (PASSIVE | RELATIVE):
        return subject
    if before & (COORDINATOR | TIME):
        return subject_at_start(text, first, verb)
    if verb == first or text.rules & IS_INVERTED:
        return subject_behind(text, verb + 1, end)
    return subject


@compiled_part
def behind_phrase(text: Text, i: int, end: int) -> int:
    """Position behind a phrase like 'according to' that begins at a position; 0 if none does."""
    if not text.flags[i] & PHRASE:
        return 0
    while i < end and not text.flags[i] & PHRASE_END:
        i += 1
    return i + 1 if i < end else 0


@compiled_part
def verb_end(text: Text, first: int, end: int) -> int:
    """End of a phrase without the article with which the speaker begins: nach Angaben | der Stadtwerke."""
    return end - 1 if end - first > 1 and text.flags[end - 1] & DETERMINER else end
