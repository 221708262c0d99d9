"""Words of a body by sentences, with what each is known as; a quotation is one of them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress
from typing import NamedTuple

from transforms.quotes.kinds import (
    ASKS,
    BEGINS,
    BREAK,
    BY,
    BY_AFTER,
    CLAIM,
    COMMA,
    ENDS,
    FILLER,
    LEADS,
    NEEDS,
    PASSIVE,
    PHRASE,
    PHRASE_END,
    QUOTED,
    SPACED,
    STOP,
    VERB,
    WORD,
)
from transforms.quotes.lexicon import (
    BETWEEN_PARAGRAPHS,
    QUOTATION,
    QUOTATION_ASKED,
    QUOTATION_ENDED,
    QUOTATIONS,
    Lexicon,
    Phrase,
    bare,
)
from transforms.quotes.marks import Part
from transforms.quotes.paragraphs import ENDS as END_MARKS
from transforms.quotes.paragraphs import Paragraph

_OF_END = ENDS | ASKS
_PHRASED = BY | NEEDS | BY_AFTER
_PLACE = SPACED | ENDS  # what a token keeps that becomes another word
_BLANKS = ("\n", "\t", "\r", "\xa0", "\u2028", "\u2029", *QUOTATIONS)  # white space that parts words, as " " does


class Stretch(NamedTuple):
    """Where a sentence stands: its words from and to, its paragraph and first quotation, and what its words are."""

    first: int
    end: int
    paragraph: int
    quotation: int
    known: int


class Narrative:
    """What a body has outside of its quotations, as one line, and which sentences its words make."""

    def __init__(self, body: str, places: Sequence[Paragraph], parts: Sequence[Part], lexicon: Lexicon) -> None:
        self.body, self.places, self.parts, self.lexicon = body, places, parts, lexicon
        self._in_line: list[int] = []  # where pieces of the body begin in the line, and where in the body
        self._in_body: list[int] = []
        self.line = "".join(self._pieces())
        self.words = self.line.split(" ")
        self.stretches = list(_stretches(self.words, lexicon))
        self._sentences: dict[int, Sentence] = {}
        self._chars: list[int] = []  # of the words up to each
        self._starts: list[int] = []  # of the sentences, in the line

    def sentence(self, number: int) -> "Sentence":
        """A sentence with its tokens."""
        if number not in self._sentences:
            self._sentences[number] = Sentence(self, self.stretches[number])
        return self._sentences[number]

    def start(self, word: int) -> int:
        """Where in the line a word begins."""
        if not self._chars:
            self._chars = list(accumulate(map(len, self.words), initial=0))
        return self._chars[word] + word

    def in_body(self, at: int) -> int:
        """Where in the body stands what is at a position of the line."""
        piece = bisect_right(self._in_line, at) - 1
        return at - self._in_line[piece] + self._in_body[piece]

    def in_line(self, at: int) -> int:
        """Where in the line stands what is at a position of the body."""
        piece = bisect_right(self._in_body, at) - 1
        return at - self._in_body[piece] + self._in_line[piece]

    def number(self, at: int) -> int:
        """Which sentence is at a position of the line."""
        if not self._starts:
            self._starts = [self.start(stretch.first) for stretch in self.stretches]
        return bisect_right(self._starts, at) - 1

    def _pieces(self) -> Iterator[str]:
        """What makes the line: paragraphs, in which each quotation is one character that tells how it ends."""
        body, at, number = self.body, 0, 0
        for blank in _BLANKS:
            if blank in body:
                body = body.replace(blank, " ")
        for start, end in self.places:
            behind = start
            while number < len(self.parts) and self.parts[number].start < end:
                part = self.parts[number]
                self._in_line += at, at + part.outer_start - behind
                self._in_body += behind, part.outer_start
                last = body[part.end - 1]
                yield body[behind : part.outer_start]
                yield QUOTATION if last not in END_MARKS else QUOTATION_ASKED if last in "?!" else QUOTATION_ENDED
                at += part.outer_start - behind + 1
                behind, number = part.outer_end, number + 1
            self._in_line.append(at)
            self._in_body.append(behind)
            yield body[behind:end]
            yield BETWEEN_PARAGRAPHS
            at += end - behind + len(BETWEEN_PARAGRAPHS)


class Sentence:
    """A sentence: what its tokens are known as, in `flags`; where they stand is worked out when asked for."""

    __slots__ = ("_counts", "body", "flags", "narrative", "stretch", "words")

    def __init__(self, narrative: Narrative, stretch: Stretch) -> None:
        self.narrative, self.stretch = narrative, stretch
        self.body, self.words = narrative.body, narrative.lexicon.words
        words = narrative.words[stretch.first : stretch.end]
        self.flags = list(chain.from_iterable(map(narrative.lexicon.__getitem__, words)))
        self._counts: list[int] = []  # tokens before each word
        if self.flags:
            self.flags[0] |= LEADS
        if stretch.known & _PHRASED:
            _mark_phrases(self)

    @property
    def paragraph(self) -> int:
        """Number of its paragraph."""
        return self.stretch.paragraph

    def span(self, i: int) -> tuple[int, int]:
        """Where a token begins and ends in the line."""
        narrative = self.narrative
        if not self._counts:
            words = narrative.words[self.stretch.first : self.stretch.end]
            self._counts = [0, *accumulate(map(len, map(narrative.lexicon.__getitem__, words)))]
        number = bisect_right(self._counts, i) - 1
        base, word = narrative.start(self.stretch.first + number), narrative.words[self.stretch.first + number]
        if self.flags[i] & WORD and word.isalpha():
            return base, base + len(word)
        start, end = narrative.lexicon.span(word, i - self._counts[number])
        return base + start, base + end

    def text(self, first: int, end: int) -> str:
        """Tokens from and to, the first at least."""
        start, last = self.span(first)
        return self.narrative.line[start : self.span(end - 1)[1] if end > first + 1 else last]

    def quotations(self) -> list[tuple[int, Part]]:
        """Tokens that are quotations, and which."""
        quoted = [i for i, flag in enumerate(self.flags) if flag & QUOTED]
        first = self.stretch.quotation
        return list(zip(quoted, self.narrative.parts[first : first + len(quoted)], strict=True))


def _stretches(words: Sequence[str], lexicon: Lexicon) -> Iterator[Stretch]:
    """Sentences of the words of a body."""
    kinds = lexicon.kinds
    first = paragraph = known = quotation = quoted = 0
    for i in list(compress(range(len(words)), map(kinds.__getitem__, words))):
        kind = kinds[words[i]]
        known |= kind
        if kind & QUOTED:
            quoted += sum(flag & QUOTED > 0 for flag in lexicon[words[i]])
        if kind & BREAK:  # the word between paragraphs, which stands behind the last too
            if i > first:
                yield Stretch(first, i, paragraph, quotation, known)
            first, known, quotation, paragraph = i + 1, 0, quoted, paragraph + 1
        elif kind & _OF_END and _is_followed(words, i, lexicon, BEGINS if kind & ENDS else QUOTED):
            yield Stretch(first, i + 1, paragraph, quotation, known)
            first, known, quotation = i + 1, 0, quoted


def _is_followed(words: Sequence[str], i: int, lexicon: Lexicon, kind: int) -> bool:
    """Whether the first token behind a word is of a kind; between two spaces stands an empty word."""
    i += 1
    while not words[i]:
        i += 1
    flags = lexicon[words[i]]
    return bool(flags) and flags[0] & kind > 0


def _mark_phrases(sentence: Sentence) -> None:
    """Flag phrases like 'according to', and verbs no more that attribute only before a word that is not there."""
    flags, lexicon = sentence.flags, sentence.narrative.lexicon
    for i in [i for i, flag in enumerate(flags) if flag & _PHRASED]:
        word = bare(sentence.text(i, i))
        if flags[i] & NEEDS and (i + 1 == len(flags) or bare(sentence.text(i + 1, i + 1)) != lexicon.needs[word]):
            flags[i] &= ~(VERB | CLAIM)
        if flags[i] & BY_AFTER and i > 0 and flags[i - 1] & (COMMA | QUOTED):
            flags[i] |= PHRASE | PHRASE_END
        for phrase in lexicon.phrases.get(word, ()):
            start = i - phrase.anchor
            if start >= 0 and _has_phrase(sentence, phrase, start):
                _flag_phrase(flags, phrase, start)
                break


def _has_phrase(sentence: Sentence, phrase: Phrase, start: int) -> bool:
    if start + len(phrase.words) > len(sentence.flags):
        return False
    return all(bare(sentence.text(start + n, start + n)) == word for n, word in enumerate(phrase.words))


def _flag_phrase(flags: list[int], phrase: Phrase, start: int) -> None:
    last = start + len(phrase.words) - 1
    if phrase.kind == STOP:  # continued to
        flags[start] &= ~(VERB | CLAIM)
    elif phrase.kind == PASSIVE:  # was quoted as saying: the last word is the verb
        for i in range(max(0, start - 1), last):
            flags[i] = flags[i] & _PLACE | WORD | FILLER
        flags[last] = flags[last] & _PLACE | WORD | VERB | CLAIM
    else:
        flags[start] |= PHRASE
        flags[last] |= PHRASE_END
