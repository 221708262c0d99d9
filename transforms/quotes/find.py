"""Quotations and reported speech of a text, with whoever said them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.quotes import east_asian
from transforms.quotes.article import Draft, read_article
from transforms.quotes.languages import lexicon_of
from transforms.quotes.lexer import Narrative
from transforms.quotes.marks import Part, find_parts
from transforms.quotes.paragraphs import paragraphs
from transforms.quotes.speakers import Speakers
from transforms.quotes.subjects import IS_DROPPED

UNSPACED_CHARS = 12  # of a quotation that nobody is told to have said; shorter ones are names and terms


class Quotation(NamedTuple):
    """What was said: its text and place in the body, the speaker by name and as printed, the verb."""

    quote: str
    speaker: str | None
    speaker_printed: str | None
    verb: str | None
    char_start: int
    char_end: int
    is_indirect: bool


def quotations(body: str, language: str) -> list[Quotation]:
    """Quotations of a body in order, none within another; `language` in BCP 47, if it is not known the marks alone."""
    primary = language.partition("-")[0]
    lexicon = lexicon_of(primary)
    lexicon.forget()
    places = paragraphs(body)
    parts = find_parts(body, places, lexicon)
    if primary in east_asian.RULES:
        return sorted(_east_asian(body, primary, parts), key=lambda found: found.char_start)
    narrative = Narrative(body, places, parts, lexicon)
    speakers = Speakers(narrative)
    return [_quotation(body, draft, speakers) for draft in read_article(narrative)]


def _quotation(body: str, draft: Draft, speakers: Speakers) -> Quotation:
    start, end, parts, said = draft
    quote = "\n\n".join([body[part.start : part.end] for part in parts]) if len(parts) > 1 else body[start:end]
    if not said:
        return Quotation(quote, None, None, None, start, end, is_indirect=False)
    sentence, (subject, verb, verb_end, _) = said
    name = printed = sentence.text(subject.first, subject.end)
    if (subject.name_first, subject.name_end) != (subject.first, subject.end):
        name = sentence.text(subject.name_first, subject.name_end)
    return Quotation(
        quote,
        speakers.resolve(subject.kind, name, sentence.narrative.in_line(start)),
        None if subject.kind == IS_DROPPED else printed,
        sentence.text(verb, verb_end) if verb_end else None,
        start,
        end,
        not parts,
    )


def _east_asian(body: str, language: str, parts: Sequence[Part]) -> Iterator[Quotation]:
    """Quotations of a Chinese or Japanese body, paragraph by paragraph, and its reported speech."""
    last = None
    for part in parts:
        text = body[part.start : part.end]
        said = east_asian.attribution(body, part.outer_start, part.outer_end, language)
        if said:
            last = said.speaker or last
            yield Quotation(text, last, said.printed, said.verb, part.start, part.end, is_indirect=False)
        elif len(text) >= UNSPACED_CHARS:
            yield Quotation(text, None, None, None, part.start, part.end, is_indirect=False)
    for clause in east_asian.reported(body, language):
        if not any(part.outer_start < clause.end and clause.start < part.outer_end for part in parts):
            said = clause.said
            text = body[clause.start : clause.end]
            yield Quotation(text, said.speaker, said.printed, said.verb, clause.start, clause.end, is_indirect=True)
