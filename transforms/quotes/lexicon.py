"""What each word of a text is known as, by the word lists of its language and by its form."""

import re
from dataclasses import fields
from typing import NamedTuple

from transforms.quotes import kinds
from transforms.quotes.kinds import (
    ABBREVIATION,
    ADVERB,
    BEGINS,
    BREAK,
    CAPITAL,
    CLOSING,
    CUE,
    ELIDED,
    NUMBER,
    PAST,
    POSSESSIVE,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPACED,
    WORD,
)
from transforms.quotes.name_words import ABBREVIATIONS, BODIES, ELISIONS, HALF_TITLES, JUNK, PARTICLES, TITLES
from transforms.quotes.paragraphs import CLOSING_MARKS, ENDS, OPENING_MARKS, SPACES
from transforms.quotes.words import Words

# What stands for a whole quotation where words are read, by how it ends; no characters, so no text has them in earnest.
QUOTATION, QUOTATION_ENDED, QUOTATION_ASKED = "\ufdd0", "\ufdd1", "\ufdd2"
QUOTATIONS = {
    QUOTATION: QUOTED | BEGINS,
    QUOTATION_ENDED: QUOTED | BEGINS | kinds.ENDS,
    QUOTATION_ASKED: QUOTED | BEGINS | kinds.ASKS,
}
KEPT_CHARS = 1_000_000  # of words of a language that are kept: 100,000 of them, 40 MB; an article has few new ones
PARAGRAPH = "\u2029"  # the word that stands between paragraphs
BETWEEN_PARAGRAPHS = f" {PARAGRAPH} "
_OF_END = kinds.ENDS | kinds.ASKS
TITLE_CHARS = 4  # letters of a word that is a title by its ending, at least
LONG_ENDING = 20  # letters of such an ending
FORM_CHARS = 3  # letters of a word that has an ending and a letter before


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
    "he": kinds.PRONOUN | kinds.HE,
    "it": kinds.PRONOUN | kinds.IT,
    "they": kinds.PRONOUN | kinds.THEY,
    "we": kinds.PRONOUN | kinds.WE,
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
_MARKS = (
    (",،、，", kinds.COMMA),
    ("—–-―", kinds.DASH),
    (":;：；", kinds.COLON),
    ("([（", kinds.BRACKET),
    (")]）", kinds.BRACKET_END),
    (ENDS, kinds.ENDS),
    (CLOSING_MARKS + "’)]'）", CLOSING),
    (OPENING_MARKS + CLOSING_MARKS + "‘'(¿¡—–-[‚（", BEGINS),
)


class Phrase(NamedTuple):
    """Words that go together, which of them the phrase is found by, and what it is: BY, PASSIVE or STOP."""

    words: tuple[str, ...]
    anchor: int
    kind: int


class Lexicon(dict[str, tuple[int, ...]]):
    """What the tokens of each word of a language are known as; worked out when the word is first met, and kept.

    A word is what stands between two spaces: `said.` is one token, `(Reuters)` three.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.kinds = _Kinds(self)
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._kept_chars = 0
        self._known: dict[str, int] = {}
        for text, flag in (*((getattr(words, name), flag) for name, flag in _FLAGS.items()), *_OF_NAMES):
            self._add(text, flag)
        is_elided = any("’" in str(getattr(words, field.name)) for field in fields(words))
        if is_elided:
            self._add(ELISIONS, ELIDED)
        self._endings: dict[str, int] = dict.fromkeys(words.title_endings.split(), kinds.TITLE)
        for ending in words.role_endings.split():
            self._endings[ending] = self._endings.get(ending, 0) | kinds.ROLE_ENDING
        self.phrases = _by_anchor(words)
        self._add(" ".join(self.phrases), kinds.BY)
        self.needs: dict[str, str] = dict(phrase.split() for phrase in words.needs.split("|") if phrase)
        self._add(" ".join(self.needs), kinds.VERB | kinds.NEEDS)
        clitics = (w for w, flag in self._known.items() if flag & PRONOUN and w.isalpha())
        self.token = token_pattern("|".join(clitics) if is_elided else "")

    def __missing__(self, word: str) -> tuple[int, ...]:
        """What the tokens of a word are known as that was not met before."""
        found = list(self.token.finditer(word))
        flags = [self.known_as(token[0]) for token in found]
        for i, token in enumerate(found):
            flags[i] |= SPACED * (word[token.end() : token.end() + 1] in SPACES)  # at the end of the word too
        self[word] = kept = tuple(flags)
        self._kept_chars += len(word)
        return kept

    def span(self, word: str, i: int) -> tuple[int, int]:
        """Where in a word a token begins and ends, without a full stop that ends the sentence."""
        spans = self._spans.get(word)
        if spans is None:
            tokens = zip(self.token.finditer(word), self[word], strict=True)
            spans = self._spans[word] = [_visible(token, flag) for token, flag in tokens]
        return spans[i]

    def kind(self, word: str) -> int:
        """Which cues a word has, and whether a sentence or paragraph ends with it; 0 for most words.

        A sentence ends by the word's last mark, or by one before marks that close something: (Reuters.)
        """
        if word == PARAGRAPH:
            return BREAK
        flags = self[word]
        last = len(flags) - 1
        while last > 0 and flags[last] & CLOSING:
            last -= 1
        together = 0
        for flag in flags:
            together |= flag
        return together & CUE | (flags[last] & _OF_END if flags else 0)

    def forget(self) -> None:
        """Forget the words met so far if they are many."""
        if self._kept_chars > KEPT_CHARS:
            self.clear()
            self.kinds.clear()
            self._spans.clear()
            self._kept_chars = 0

    def _add(self, words: str, flag: int) -> None:
        for word in words.lower().replace("’", "'").split():
            self._known[word] = self._known.get(word, 0) | flag

    def known_as(self, token: str) -> int:
        """What a token is known as."""
        if token in QUOTATIONS:
            return QUOTATIONS[token]
        if not token[0].isalnum():
            return sum(flag for group, flag in _MARKS if token in group)
        word = bare(token)
        known = self._known.get(word, 0)
        if not known and "'" in word:  # he'd
            known = self._known.get(word.partition("'")[0], 0) & (PRONOUN | RELATIVE)
        flag = known | WORD | (0 if token[0].islower() else BEGINS)
        if token[0].isupper() or token[0].istitle():
            flag |= CAPITAL
        if token[-1] == ".":
            if known & ABBREVIATION or _is_initials(word) or (len(word) == 1 and flag & CAPITAL):
                return flag
            flag |= kinds.ENDS
        if flag & CAPITAL and len(word) >= TITLE_CHARS:
            for length in range(1, min(LONG_ENDING, len(word)) + 1):
                flag |= self._endings.get(word[-length:], 0)
        if token[-1] in "'’" and not known & ELIDED:  # drivers’ union
            flag |= POSSESSIVE
        return flag | _form(word)


class _Kinds(dict[str, int]):
    """Kind of each word of a language."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> int:
        kind = self[word] = self._lexicon.kind(word)
        return kind


def bare(token: str) -> str:
    """A word in small letters with typewriter apostrophes, without what stands behind it."""
    word = _without_hyphen(token.lower()).replace("’", "'").removesuffix(".")
    return word.removesuffix("'") if word.endswith("s'") and len(word) > len("s'") else word


def token_pattern(clitics: str) -> re.Pattern[str]:
    """Pattern of a token; with `clitics` words are parted as in l’été, dit-il, a-t-il."""
    letters = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f]"  # with accents and vowels that are characters
    joined = rf"-(?!(?:t-)?(?:{clitics})\b)" if clitics else "-"
    elided = ELISIONS.replace(" ", "|").replace("’", "['’]")
    hyphen = rf"(?:-(?:t-)?(?=(?:{clitics})\b))?" if clitics else ""
    return re.compile(
        (rf"(?i:{elided})(?=\w)|" if clitics else "")
        + r"(?:\w\.(?=\w))+\w\b\.?|"  # U.S.
        + rf"{letters}+(?:(?:['’&]|{joined}){letters}+|\.[a-z0-9]\w*|(?<=\d),\d{{3}}\b)*(?:(?<=s)['’]$|\.)?{hyphen}|"
        + r"[^\w\s\u200b\ufeff]"
    )


def _visible(token: re.Match[str], flag: int) -> tuple[int, int]:
    """Where a token begins and ends without the full stop that ends the sentence and the hyphen before a clitic."""
    visible = _without_hyphen(token[0])
    return token.start(), token.start() + len(visible) - (flag & WORD > 0 and flag & kinds.ENDS > 0)


def _without_hyphen(token: str) -> str:
    return token.removesuffix("-").removesuffix("-t") if token.endswith("-") and len(token) > 1 else token


def _is_initials(word: str) -> bool:
    """Whether full stops within a word part single letters: u.s, but not 10.9bn."""
    return word[0].isalpha() and word[1:2] == "."


def _form(word: str) -> int:
    """Whether a word is a number, or ends as adverbs, past tenses and genitives do in English."""
    if word[-1:].isdigit():
        return NUMBER
    if len(word) < FORM_CHARS:
        return 0
    if word.endswith("'s"):
        return POSSESSIVE
    if word.endswith("ly"):
        return ADVERB
    return PAST if word.endswith("ed") else 0


def _by_anchor(words: Words) -> dict[str, list[Phrase]]:
    """Phrases by the longest word of each, the longest phrase first."""
    found: dict[str, list[Phrase]] = {}
    for text, kind in ((words.by, kinds.BY), (words.passives, kinds.PASSIVE), (words.idle, kinds.STOP)):
        phrases = [tuple(phrase.lower().replace("’", "'").split()) for phrase in text.split("|") if phrase]
        for phrase in sorted(phrases, key=len, reverse=True):
            anchor = max(phrase, key=len)
            found.setdefault(anchor, []).append(Phrase(phrase, phrase.index(anchor), kind))
    return found
