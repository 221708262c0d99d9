"""Words of attribution of a language as the compiled code reads them: by the hash of their letters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final, NamedTuple

import numpy as np

from transforms.compiled import compiled_part
from transforms.quotes import kinds
from transforms.quotes.name_words import ABBREVIATIONS, BODIES, ELISIONS, HALF_TITLES, JUNK, PARTICLES, TITLES
from transforms.quotes.rows import Numbers
from transforms.quotes.words import Words

# A multiplicative hash of 64 bits, which numba multiplies rightly without a sign only; 0 is the hash of no word.
SEED: Final = 0x632BE59BD9B4E019
STEP: Final = np.uint64(0x9FB21C651E98DF25)
SHIFT: Final = np.uint64(29)
BEFORE_ENDING = "-"  # stands before what is known of words by their ending

_FLAGS = {
    "claims": kinds.VERB | kinds.CLAIM,
    "verbs": kinds.VERB,
    "participles": kinds.VERB | kinds.PARTICIPLE,
    "naming": kinds.NAMING,
    "by_after": kinds.BY_AFTER,
    "postpositions": kinds.POSTPOSITION,
    "that": kinds.THAT | kinds.STOP,
    "as_": kinds.AS | kinds.STOP,
    "zero": kinds.ZERO,
    "he": kinds.HE,
    "it": kinds.IT,
    "they": kinds.THEY,
    "we": kinds.WE,
    "relatives": kinds.RELATIVE | kinds.STOP,
    "determiners": kinds.DETERMINER,
    "links": kinds.LINK | kinds.PREPOSITION,
    "prepositions": kinds.PREPOSITION,
    "coordinators": kinds.COORDINATOR | kinds.STOP,
    "stops": kinds.STOP,
    "fillers": kinds.FILLER,
    "passive": kinds.PASSIVE | kinds.STOP,
    "agents": kinds.AGENT,
    "times": kinds.TIME,
    "roles": kinds.ROLE,
}
_OF_NAMES = (
    (TITLES, kinds.TITLE),
    (HALF_TITLES, kinds.TITLE | kinds.HALF_TITLE),
    (PARTICLES, kinds.PARTICLE),
    (BODIES, kinds.BODY),
    (JUNK, kinds.JUNK),
    (ABBREVIATIONS, kinds.ABBREVIATION),
)
_RULES = {
    "is_comma_that": kinds.IS_COMMA_THAT,
    "is_inverted": kinds.IS_INVERTED,
    "is_verb_second": kinds.IS_VERB_SECOND,
    "is_verb_last": kinds.IS_VERB_LAST,
    "is_pronoun_dropped": kinds.IS_PRONOUN_DROPPED,
    "are_nouns_capital": kinds.ARE_NOUNS_CAPITAL,
    "has_dialogue": kinds.HAS_DIALOGUE,
}


class Lexicon(NamedTuple):
    """What words are known as: hashes in an open table of 2^n places, and flags beside them; rules of the language."""

    keys: Numbers
    flags: Numbers
    rules: int


class Phrases(NamedTuple):
    """Words that go together, a row each, by their hashes."""

    words: Numbers  # 0 beyond the last word
    forms: Numbers  # how many words, the one by which the phrase is found, and its kind: BY, PASSIVE or STOP
    needs: Numbers  # a verb that attributes only before a certain word, and that word


class Language(NamedTuple):
    """A language as the compiled code reads it."""

    lexicon: Lexicon
    phrases: Phrases


def language_of(words: Words) -> Language:
    """The words of a language as the compiled code reads them."""
    known: dict[str, int] = {}
    for text, flag in (*((getattr(words, name), flag) for name, flag in _FLAGS.items()), *_OF_NAMES):
        _add(known, text, flag)
    rules = sum(flag for name, flag in _RULES.items() if getattr(words, name))
    if any("’" in str(getattr(words, field.name)) for field in fields(words)):
        rules |= kinds.IS_ELIDED
        _add(known, ELISIONS, kinds.ELIDED)
    if words.title_endings or words.role_endings:
        rules |= kinds.HAS_ENDINGS
    _add(known, words.title_endings, kinds.TITLE, before=BEFORE_ENDING)
    _add(known, words.role_endings, kinds.ROLE_ENDING, before=BEFORE_ENDING)
    phrases = list(_phrases(words))
    _add(known, " ".join(phrase[anchor] for phrase, anchor, _ in phrases), kinds.BY)
    needs = dict(phrase.split() for phrase in words.needs.split("|") if phrase)
    _add(known, " ".join(needs), kinds.VERB | kinds.NEEDS)
    return Language(_lexicon(known, rules), _table_of(phrases, needs))


@compiled_part
def hashed(key: int, letter: int) -> int:
    """Hash of the letters so far and one more, 64 bits with sign."""
    product = np.uint64(key ^ letter) * STEP
    return np.int64(product ^ (product >> SHIFT))  # type: ignore[return-value] # an int is that to numba


@compiled_part
def known_as(lexicon: Lexicon, key: int) -> int:
    """What a word is known as by its hash; 0 if it is not."""
    last = len(lexicon.keys) - 1
    place = key & last
    while lexicon.keys[place] != 0:
        if lexicon.keys[place] == key:
            return int(lexicon.flags[place])
        place = (place + 1) & last
    return 0


def _hash(word: str) -> int:
    """Hash of a word, as the compiled code has it: a number with sign, of 64 bits."""
    key = SEED
    for letter in word:
        product = (key ^ ord(letter)) * int(STEP) % (1 << 64)
        key = product ^ (product >> int(SHIFT))
    return key - (1 << 64) if key >> 63 else key


def _add(known: dict[str, int], words: str, flag: int, before: str = "") -> None:
    for word in words.lower().replace("’", "'").split():
        known[before + word] = known.get(before + word, 0) | flag


def _phrases(words: Words) -> Iterator[tuple[list[str], int, int]]:
    """Phrases, the longest first, which word of each is the longest, by which it is found, and their kind."""
    for text, kind in ((words.by, kinds.BY), (words.passives, kinds.PASSIVE), (words.idle, kinds.STOP)):
        phrases = [phrase.lower().replace("’", "'").split() for phrase in text.split("|") if phrase]
        for phrase in sorted(phrases, key=len, reverse=True):
            yield phrase, phrase.index(max(phrase, key=len)), kind


def _lexicon(known: Mapping[str, int], rules: int) -> Lexicon:
    places = 1 << (2 * len(known) + 2).bit_length()
    keys, flags = np.zeros(places, np.int64), np.zeros(places, np.int64)
    for word, flag in known.items():
        key = _hash(word)
        place = key % places
        while keys[place] not in {0, key}:
            place = (place + 1) % places
        keys[place], flags[place] = key, flag
    return Lexicon(keys, flags, rules)


def _table_of(phrases: Sequence[tuple[list[str], int, int]], needs: Mapping[str, str]) -> Phrases:
    words = np.zeros((len(phrases), max((len(phrase) for phrase, _, _ in phrases), default=1)), np.int64)
    for row, (phrase, _, _) in enumerate(phrases):
        words[row, : len(phrase)] = [_hash(word) for word in phrase]
    forms = np.array([(len(phrase), anchor, kind) for phrase, anchor, kind in phrases], np.int64).reshape(-1, 3)
    pairs = np.array([(_hash(verb), _hash(word)) for verb, word in needs.items()], np.int64).reshape(-1, 2)
    return Phrases(words, forms, pairs)
