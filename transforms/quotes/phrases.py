"""Phrases like 'according to', and verbs that attribute only beside a certain word."""

from transforms.compiled import compiled_part
from transforms.quotes.kinds import (
    BY,
    BY_AFTER,
    CLAIM,
    COMMA,
    FILLER,
    LEADS,
    NEEDS,
    PHRASE,
    PHRASE_END,
    QUOTED,
    STOP,
    VERB,
    WORD,
)
from transforms.quotes.lexer import Tokens
from transforms.quotes.lexicon import Phrases
from transforms.quotes.rows import Numbers

NO_VERB = ~(VERB | CLAIM)


@compiled_part
def mark_phrases(phrases: Phrases, tokens: Tokens, count: int) -> None:
    """Flag the phrases, and unflag the verbs that attribute only before a word that is not there."""
    flags = tokens.flags
    for i in range(count):
        if not flags[i] & (NEEDS | BY | BY_AFTER):
            continue
        if flags[i] & NEEDS and not _has_needed(phrases.needs, tokens.keys, i, count):
            flags[i] &= NO_VERB
        if flags[i] & BY_AFTER and i > 0 and flags[i - 1] & (COMMA | QUOTED):
            flags[i] |= PHRASE | PHRASE_END
        if flags[i] & BY:
            _mark(phrases, tokens, i, count)


@compiled_part
def _has_needed(needs: Numbers, keys: Numbers, i: int, count: int) -> bool:
    for k in range(len(needs)):
        if needs[k, 0] == keys[i] and i + 1 < count and needs[k, 1] == keys[i + 1]:
            return True
    return False


@compiled_part
def _mark(phrases: Phrases, tokens: Tokens, i: int, count: int) -> None:
    """Flag the longest phrase that is found by a token."""
    flags = tokens.flags
    for k in range(len(phrases.forms)):
        size, anchor, kind = phrases.forms[k, 0], phrases.forms[k, 1], phrases.forms[k, 2]
        start = i - anchor
        if start < 0 or start + size > count or not _is_phrase(phrases.words, k, size, tokens.keys, start):
            continue
        last = start + size - 1
        if kind == STOP:  # continued to
            flags[start] &= NO_VERB
        elif kind == BY:
            flags[start] |= PHRASE
            flags[last] |= PHRASE_END
        else:  # was quoted as saying: the last word is the verb
            for place in range(max(0, start - 1), last):
                flags[place] = flags[place] & LEADS | WORD | FILLER
            flags[last] = WORD | VERB | CLAIM
        return


@compiled_part
def _is_phrase(words: Numbers, k: int, size: int, keys: Numbers, start: int) -> bool:
    for n in range(size):
        if words[k, n] != keys[start + n]:
            return False
    return True
