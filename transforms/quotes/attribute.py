"""Whose words a quotation is, by the verb of attribution before or behind it in its sentence."""

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
from transforms.quotes.lexer import Sentence
from transforms.quotes.subjects import IS_DROPPED, IS_NAME, IS_PLAIN, Attribution, Subject

REACH = 32  # tokens from the quotation to the verb; beyond it the verb tells of something else
TRIED = 3  # verbs tried behind a quotation: “...,” the man they call Red said
FILLED = 3  # words like 'has also' before a verb that stands before its subject: a aussi déclaré


def attribution_behind(sentence: Sentence, first: int, limit: int, *, is_apart: bool) -> Attribution | None:
    """Attribution right behind a quotation that ends before `first`.

    “...,” said Roe; “...,” according to Roe; “...,” Roe, a cook, said, if the quotation `is_apart` from what follows.
    """
    flags, quotation = sentence.flags, first
    while first < limit and not flags[first] & WORD:
        if flags[first] & (COLON | BRACKET | QUOTED | ENDS):
            return None
        first += 1
    if first >= limit:
        return None
    behind = behind_phrase(flags, first, limit)
    if behind:
        subject = subject_behind(sentence, behind, limit)
        return Attribution(subject, first, verb_end(flags, first, behind)) if subject else None
    tried = 0
    for verb in range(first, min(limit, first + REACH)):
        if not flags[verb] & VERB:
            continue
        subject = subject_before(sentence, verb, first)
        if subject and subject.first > first and flags[subject.first - 1] & COMMA:
            subject = before_apposition(sentence, subject.first - 1, first)  # Roe, a cook from Ness told the paper
        if not (subject and is_apart and subject.first <= first + (flags[first] & (AS | FILLER) > 0)):
            subject = _behind_verb(sentence, first, verb, limit, quotation)
        subject = subject or _behind_aside(sentence, first, verb, limit)
        tried += 1
        if subject or tried == TRIED:
            return Attribution(subject, verb, verb + 1) if subject else None
    return None


def _behind_aside(sentence: Sentence, first: int, verb: int, limit: int) -> Subject | None:
    """Subject of a verb behind a remark on the quotation: “...” – that was the message, said Roe."""
    flags = sentence.flags
    if verb == first or not flags[verb - 1] & COMMA:
        return None
    subject = subject_behind(sentence, verb + 1, limit)
    if not subject or not (subject.kind == IS_NAME or flags[subject.first] & DETERMINER):
        return None
    return None if subject.end < limit and flags[subject.end] & WORD else subject


def _behind_verb(sentence: Sentence, first: int, verb: int, limit: int, quotation: int) -> Subject | None:
    """Subject of a verb that stands right behind a quotation, but for fillers."""
    if verb > first and (verb - first > FILLED or not all(flag & FILLER for flag in sentence.flags[first:verb])):
        return None
    subject = subject_behind(sentence, verb + 1, limit)
    if not subject and sentence.words.is_verb_last:
        return subject_at_start(sentence, 0, quotation)
    if not subject and sentence.words.is_pronoun_dropped:
        return Subject(verb, verb, verb, verb, IS_DROPPED)
    return subject


def attribution_before(sentence: Sentence, first: int, quotation: int) -> Attribution | None:
    """Attribution nearest before a quotation: Roe said: “...”; Roe, adding that “...”; according to Roe, “...”."""
    flags = sentence.flags
    for i in range(quotation - 1, max(first, quotation - REACH) - 1, -1):
        flag = flags[i]
        if not flag & (VERB | PHRASE):
            continue
        end = behind_phrase(flags, i, quotation)
        if end:
            subject = subject_behind(sentence, end, quotation)
        elif flag & VERB:
            subject, end = subject_of(sentence, i, first, quotation), i + 1
            if subject and end == quotation and flag & NAMING and not _is_relative(flags, subject, first):
                continue  # a film called “...”, but what she called “...”
        else:
            continue
        if subject:
            return Attribution(subject, i, verb_end(flags, i, end), quotation - end)
    if quotation - 1 > first and flags[quotation - 1] & COLON:  # Roe: “...”
        subject = subject_before(sentence, quotation - 1, first)
        if subject and subject.first == first and subject.kind in {IS_NAME, IS_PLAIN}:
            return Attribution(subject)
    return None


def _is_relative(flags: list[int], subject: Subject, first: int) -> bool:
    """Whether the clause of a subject is what somebody said: what she called."""
    return subject.first > first and flags[subject.first - 1] & RELATIVE > 0


def subject_of(sentence: Sentence, verb: int, first: int, end: int) -> Subject | None:
    """Subject of a verb: before it, or behind it, or where the sentence begins."""
    flags = sentence.flags
    if flags[verb] & PARTICIPLE:
        return _subject_of_participle(sentence, verb, first)
    subject = subject_before(sentence, verb, first)
    if subject:
        return subject
    end_before = before_fillers(flags, verb, first)
    before = flags[end_before - 1] if end_before > first else 0
    if verb + 1 < end and flags[verb + 1] & AGENT and before & PASSIVE:  # was called by Roe
        return subject_behind(sentence, verb + 2, end)
    if before & (PASSIVE | RELATIVE):
        return None
    if before & (COORDINATOR | TIME):
        subject = subject_at_start(sentence, first, verb)
    if not subject and (verb == first or sentence.words.is_inverted):
        return subject_behind(sentence, verb + 1, end)
    return subject


def _subject_of_participle(sentence: Sentence, verb: int, first: int) -> Subject | None:
    """Subject of a verb like 'adding': right before it, or that of a verb before, or where the sentence begins."""
    flags = sentence.flags
    beside = subject_before(sentence, verb, first) if verb > first and flags[verb - 1] & WORD else None
    if beside:
        return beside
    for finite in range(first, verb):
        if flags[finite] & VERB and not flags[finite] & PARTICIPLE:
            subject = subject_before(sentence, finite, first)
            if subject:
                return subject
    return subject_at_start(sentence, first, verb)


def behind_phrase(flags: list[int], i: int, end: int) -> int:
    """Position behind a phrase like 'according to' that begins at a position; 0 if none does."""
    if not flags[i] & PHRASE:
        return 0
    while i < end and not flags[i] & PHRASE_END:
        i += 1
    return i + 1 if i < end else 0


def verb_end(flags: list[int], first: int, end: int) -> int:
    """End of a phrase without the article with which the speaker begins: nach Angaben | der Stadtwerke."""
    return end - 1 if end - first > 1 and flags[end - 1] & DETERMINER else end
