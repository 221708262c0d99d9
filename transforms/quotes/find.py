"""Quotations and reported speech of a text, with whoever said them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.quotes import east_asian
from transforms.quotes.full_names import Names, without_breaks
from transforms.quotes.languages import language_by_code
from transforms.quotes.reading import read_marks, read_told
from transforms.quotes.rows import (
    CALLED,
    CALLED_END,
    END,
    FIRST,
    KIND,
    LAST,
    OUTER_END,
    OUTER_START,
    PART,
    PART_END,
    PRINTED,
    PRINTED_END,
    START,
    VERB_END,
    VERB_START,
)
from transforms.quotes.speakers import Speakers
from transforms.quotes.subjects import IS_DROPPED, NOBODY

UNSPACED_CHARS = 12  # of a quotation that nobody is told to have said; shorter ones are names and terms

Row = list[int]


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
    known = language_by_code(primary)
    marked = read_marks(body, known)
    parts: list[Row] = marked.parts.tolist()
    if primary in east_asian.RULES:
        return sorted(_east_asian(body, primary, parts), key=lambda found: found.char_start)
    told = read_told(marked, known)
    speakers = Speakers(Names(body, told.names.tolist()))
    drafts: list[Row] = sorted(told.drafts.tolist())
    return [_quotation(body, draft, parts[draft[PART] : draft[PART_END]], speakers) for draft in drafts]


def _quotation(body: str, draft: Row, parts: Sequence[Row], speakers: Speakers) -> Quotation:
    start, end, kind = draft[FIRST], draft[LAST], draft[KIND]
    quote = "\n\n".join([body[part[START] : part[END]] for part in parts]) if len(parts) > 1 else body[start:end]
    if kind == NOBODY:
        return Quotation(quote, None, None, None, start, end, is_indirect=False)
    name = without_breaks(body[draft[CALLED] : draft[CALLED_END]])
    return Quotation(
        quote,
        speakers.resolve(kind, name, start),
        None if kind == IS_DROPPED else without_breaks(body[draft[PRINTED] : draft[PRINTED_END]]),
        without_breaks(body[draft[VERB_START] : draft[VERB_END]]) if draft[VERB_END] else None,
        start,
        end,
        not parts,
    )


def _east_asian(body: str, language: str, parts: Sequence[Row]) -> Iterator[Quotation]:
    """Quotations of a Chinese or Japanese body, paragraph by paragraph, and its reported speech."""
    last = None
    for part in parts:
        start, end = part[START], part[END]
        text = body[start:end]
        said = east_asian.attribution(body, part[OUTER_START], part[OUTER_END], language)
        if said:
            last = said.speaker or last
            yield Quotation(text, last, said.printed, said.verb, start, end, is_indirect=False)
        elif len(text) >= UNSPACED_CHARS:
            yield Quotation(text, None, None, None, start, end, is_indirect=False)
    for clause in east_asian.reported(body, language):
        if not any(part[OUTER_START] < clause.end and clause.start < part[OUTER_END] for part in parts):
            said = clause.said
            text = body[clause.start : clause.end]
            yield Quotation(text, said.speaker, said.printed, said.verb, clause.start, clause.end, is_indirect=True)
