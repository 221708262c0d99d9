"""Whose words a quotation is, by the verb of attribution before or behind it in its sentence."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.clauses import (
    before_apposition,
    before_fillers,
    subject_at_start,
    subject_before,
    subject_behind,
)
from transforms.quotes.kinds import (
    AGENT,
    AS,
    BRACKET,
    COLON,
    COMMA,
    COORDINATOR,
    DETERMINER,
    ENDS,
    FILLER,
    IS_INVERTED,
    IS_PRONOUN_DROPPED,
    IS_VERB_LAST,
    NAMING,
    PARTICIPLE,
    PASSIVE,
    PHRASE,
    PHRASE_END,
    QUOTED,
    RELATIVE,
    TIME,
    VERB,
    WORD,
)
from transforms.quotes.lexer import Text
from transforms.quotes.rows import Numbers
from transforms.quotes.subjects import (
    IS_DROPPED,
    IS_NAME,
    IS_PLAIN,
    NOBODY,
    Attribution,
    Subject,
    nobody,
    unattributed,
)

REACH: Final = 32  # tokens from the quotation to the verb; beyond it the verb tells of something else
TRIED: Final = 3  # verbs tried behind a quotation: “...,” the man they call Red said
FILLED: Final = 3  # words like 'has also' before a verb that stands before its subject: a aussi déclaré


@compiled_part
def attribution_behind(text: Text, first: int, limit: int, begin: int, is_apart: bool) -> Attribution:
    """Attribution right behind a quotation that ends before `first`, in a sentence that begins at `begin`.

    “...,” said Roe; “...,” according to Roe; “...,” Roe, a cook, said, if the quotation `is_apart` from what follows.
    """
    flags, quotation = text.flags, first
    while first < limit and not flags[first] & (WORD | COLON | BRACKET | QUOTED | ENDS):
        first += 1
    if first >= limit or not flags[first] & WORD:
        return unattributed()
    behind = behind_phrase(flags, first, limit)
    if behind:
        subject = subject_behind(text, behind, limit)
        return Attribution(subject, first, verb_end(flags, first, behind), 0)
    tried = 0
    for verb in range(first, min(limit, first + REACH)):
        if not flags[verb] & VERB:
            continue
        subject = subject_before(text, verb, first)
        if subject.kind and subject.first > first and flags[subject.first - 1] & COMMA:
            subject = before_apposition(text, subject.first - 1, first)  # Roe, a cook from Ness told the paper
        is_beside = is_apart and subject.first <= first + (flags[first] & (AS | FILLER) > 0)
        if subject.kind == NOBODY or not is_beside:
            subject = _behind_verb(text, first, verb, limit, begin, quotation)
        if subject.kind == NOBODY:
            subject = _behind_aside(text, first, verb, limit)
        tried += 1
        if subject.kind or tried == TRIED:
            return Attribution(subject, verb, verb + 1, 0)
    return unattributed()


@compiled_part
def _behind_aside(text: Text, first: int, verb: int, limit: int) -> Subject:
    """Subject of a verb behind a remark on the quotation: “...” – that was the message, said Roe."""
    flags = text.flags
    if verb == first or not flags[verb - 1] & COMMA:
        return nobody()
    subject = subject_behind(text, verb + 1, limit)
    is_told = subject.kind == IS_NAME or (subject.kind and flags[subject.first] & DETERMINER)
    is_last = subject.end >= limit or not flags[subject.end] & WORD
    return subject if is_told and is_last else nobody()


@compiled_part
def _behind_verb(text: Text, first: int, verb: int, limit: int, begin: int, quotation: int) -> Subject:
    """Subject of a verb that stands right behind a quotation, but for fillers."""
    for i in range(first, verb):
        if verb - first > FILLED or not text.flags[i] & FILLER:
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
        flag = flags[i]
        if not flag & (VERB | PHRASE):
            continue
        end = behind_phrase(flags, i, quotation)
        if end:
            subject = subject_behind(text, end, quotation)
        elif flag & VERB:
            subject, end = subject_of(text, i, first, quotation), i + 1
            if end == quotation and flag & NAMING and not _is_relative(flags, subject, first):
                continue  # a film called “...”, but what she called “...”
        else:
            continue
        if subject.kind:
            return Attribution(subject, i, verb_end(flags, i, end), quotation - end)
    if quotation - 1 > first and flags[quotation - 1] & COLON:  # Roe: “...”
        subject = subject_before(text, quotation - 1, first)
        if subject.first == first and (subject.kind == IS_NAME or subject.kind == IS_PLAIN):
            return Attribution(subject, 0, 0, 0)
    return unattributed()


@compiled_part
def _is_relative(flags: Numbers, subject: Subject, first: int) -> bool:
    """Whether the clause of a subject is what somebody said: what she called."""
    return subject.kind != NOBODY and subject.first > first and flags[subject.first - 1] & RELATIVE > 0


@compiled_part
def subject_of(text: Text, verb: int, first: int, end: int) -> Subject:
    """Subject of a verb: before it, or behind it, or where the sentence begins."""
    flags = text.flags
    if flags[verb] & PARTICIPLE:
        return _subject_of_participle(text, verb, first)
    subject = subject_before(text, verb, first)
    if subject.kind:
        return subject
    end_before = before_fillers(flags, verb, first)
    before = flags[end_before - 1] if end_before > first else 0
    if verb + 1 < end and flags[verb + 1] & AGENT and before & PASSIVE:  # was called by Roe
        return subject_behind(text, verb + 2, end)
    if before & (PASSIVE | RELATIVE):
        return nobody()
    if before & (COORDINATOR | TIME):
        subject = subject_at_start(text, first, verb)
    if subject.kind == NOBODY and (verb == first or text.rules & IS_INVERTED):
        return subject_behind(text, verb + 1, end)
    return subject


@compiled_part
def _subject_of_participle(text: Text, verb: int, first: int) -> Subject:
    """Subject of a verb like 'adding': right before it, or that of a verb before, or where the sentence begins."""
    flags = text.flags
    beside = subject_before(text, verb, first) if verb > first and flags[verb - 1] & WORD else nobody()
    if beside.kind:
        return beside
    for finite in range(first, verb):
        if flags[finite] & VERB and not flags[finite] & PARTICIPLE:
            subject = subject_before(text, finite, first)
            if subject.kind:
                return subject
    return subject_at_start(text, first, verb)


@compiled_part
def behind_phrase(flags: Numbers, i: int, end: int) -> int:
    """Position behind a phrase like 'according to' that begins at a position; 0 if none does."""
    if not flags[i] & PHRASE:
        return 0
    while i < end and not flags[i] & PHRASE_END:
        i += 1
    return i + 1 if i < end else 0


@compiled_part
def verb_end(flags: Numbers, first: int, end: int) -> int:
    """End of a phrase without the article with which the speaker begins: nach Angaben | der Stadtwerke."""
    return end - 1 if end - first > 1 and flags[end - 1] & DETERMINER else end
