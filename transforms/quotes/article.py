"""An article read sentence by sentence: which quotations it has, and who speaks there."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from transforms.quotes.attribute import attribution_before, attribution_behind
from transforms.quotes.kinds import COMMA, COORDINATOR, CUE_OF_REPORT, DASH, QUOTED, WORD
from transforms.quotes.lexer import Narrative, Sentence
from transforms.quotes.marks import Part
from transforms.quotes.reported import reported
from transforms.quotes.subjects import Attribution
from transforms.quotes.worth import count_words, is_said

CARRIED_WORDS = 5  # of a quotation that stands alone in a paragraph; shorter ones are signs and titles
CARRIED_PARAGRAPHS = 3  # from the speaker to a quotation that stands alone in its own
CARRIED_CHARS = 200  # between a speaker and a next quotation in the paragraph that nothing attributes
GAP_CHARS = 2  # between two quotations of one speaker: a space, or the empty line between paragraphs


class Said(NamedTuple):
    """Who is told to have spoken, in which sentence."""

    sentence: Sentence
    attribution: Attribution


class Draft(NamedTuple):
    """A quotation or what is reported: characters from and to, its parts (none: reported), and who said it."""

    start: int
    end: int
    parts: Sequence[Part]
    said: Said | None


class Article:
    """What has been read so far: who said each quotation by number, what is reported, who spoke last."""

    def __init__(self, narrative: Narrative) -> None:
        self._narrative = narrative
        self.said: list[Said | None] = [None] * (narrative.parts[-1].span + 1 if narrative.parts else 0)
        self.reports: list[Draft] = []
        self._here: Said | None = None  # who spoke last in the paragraph
        self._spoken: tuple[Sentence, int] | None = None  # the token with which that ended
        self._before: Said | None = None  # who spoke last in a paragraph before
        self._before_paragraph = 0
        self._paragraph = -1

    def read(self) -> None:
        """Attribute what the sentences have."""
        for number, stretch in enumerate(self._narrative.stretches):
            if stretch.known & (QUOTED | CUE_OF_REPORT):
                if stretch.paragraph != self._paragraph:
                    self._turn_to(stretch.paragraph)
                sentence = self._narrative.sentence(number)
                if stretch.known & QUOTED:
                    self._read_quoted(sentence)
                else:
                    self._read_report(sentence)

    def _turn_to(self, paragraph: int) -> None:
        """Whoever spoke in the paragraph is who spoke before; after some paragraphs nobody is."""
        if self._here:
            self._before, self._before_paragraph = self._here, self._paragraph
        if paragraph - self._before_paragraph > CARRIED_PARAGRAPHS:
            self._before = None
        self._here, self._paragraph = None, paragraph

    def _read_report(self, sentence: Sentence) -> None:
        found = reported(sentence)
        if not found:
            return
        said = Said(sentence, found.attribution)
        self._here, self._spoken = said, (sentence, len(sentence.flags) - 1)
        if found.end > found.first:
            start = self._narrative.in_body(sentence.span(found.first)[0])
            end = self._narrative.in_body(sentence.span(found.end - 1)[1] - 1) + 1
            self.reports.append(Draft(start, end, (), said))

    def _read_quoted(self, sentence: Sentence) -> None:
        """Find who said the quotations of a sentence."""
        speaking: Said | None = None
        begin = 0
        quotations = sentence.quotations()
        limits = [place for place, _ in quotations[1:]] + [len(sentence.flags)]
        for (place, part), limit in zip(quotations, limits, strict=True):
            found = attribution(sentence, part, begin, place, limit)
            if found:
                speaking = Said(sentence, found)
            elif speaking:
                speaking = Said(speaking.sentence, speaking.attribution._replace(distance=1))
            elif not self.said[part.span]:
                speaking = self._carried(part, sentence)
            said = self.said[part.span] = self.said[part.span] or speaking
            if said:
                self._here, self._spoken = said, (sentence, place)
            begin = place + 1

    def _carried(self, part: Part, sentence: Sentence) -> Said | None:
        """Who spoke before: in the paragraph, or in the one before if the quotation is all of its sentence."""
        is_alone = not any(flag & WORD for flag in sentence.flags)
        is_long = count_words(sentence.body, part.start, part.end) >= CARRIED_WORDS
        if self._here and self._spoken:
            last, token = self._spoken
            spoken_to = self._narrative.in_body(last.span(token)[1])
            if part.outer_start - spoken_to > CARRIED_CHARS or not (is_alone or is_long):
                return None
            return _without_verb(self._here, distance=int(not is_alone))
        if not self._before or not is_alone or not is_long:
            return None
        paragraph = self._before_paragraph
        if paragraph == sentence.paragraph - 1 and sentence.body[self._narrative.places[paragraph].end - 1] in ":：":
            return Said(self._before.sentence, self._before.attribution._replace(distance=1))  # Roe wrote:
        return _without_verb(self._before, distance=1)


def read_article(narrative: Narrative) -> list[Draft]:
    """Quotations and what is reported in a text, in order, but for what stands in marks and was not said."""
    article = Article(narrative)
    article.read()
    _share(narrative.parts, article.said)
    drafts = article.reports + _drafts(narrative.body, narrative.parts, article.said)
    drafts.sort(key=itemgetter(0))
    return drafts


def attribution(sentence: Sentence, part: Part, begin: int, place: int, limit: int) -> Attribution | None:
    """Attribution of a quotation in its sentence: behind it first if a comma parts it from what follows."""
    flags = sentence.flags
    is_marked = place + 1 < limit and flags[place + 1] & (COMMA | DASH) > 0
    is_apart = is_marked or begin == place or sentence.body[part.end - 1] in ",?!"
    if is_apart and not (is_marked and place + 2 < limit and flags[place + 2] & COORDINATOR):
        found = attribution_behind(sentence, place + 1, limit, is_apart=True)
        return found or attribution_before(sentence, begin, place)
    found = attribution_before(sentence, begin, place)
    return found or attribution_behind(sentence, place + 1, limit, is_apart=is_apart)


def _share(parts: Sequence[Part], said: list[Said | None]) -> None:
    """Who said a quotation right behind another said that, where a paragraph once ended: “A. “B,” said Roe."""
    for part, following in zip(parts[-2::-1], parts[:0:-1], strict=True):
        speaking = said[following.span]
        if speaking and not said[part.span] and following.outer_start - part.outer_end <= GAP_CHARS:
            said[part.span] = _without_verb(speaking, speaking.attribution.distance)


def _without_verb(said: Said, distance: int) -> Said:
    """The same speaker where nothing says that somebody speaks."""
    return Said(said.sentence, said.attribution._replace(verb=0, verb_end=0, distance=distance))


def _drafts(body: str, parts: Sequence[Part], said: list[Said | None]) -> list[Draft]:
    """Quotations of their parts."""
    drafts = []
    first = 0
    for number, part in enumerate(parts):
        who = said[part.span]
        if number + 1 == len(parts) or parts[number + 1].span != part.span:
            if is_said(body, parts[first], who.attribution if who else None):
                drafts.append(Draft(parts[first].start, part.end, parts[first : number + 1], who))
            first = number + 1
    return drafts
