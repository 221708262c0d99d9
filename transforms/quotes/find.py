"""Quotations and reported speech of a text, with whoever said them."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from transforms.quotes import east_asian
from transforms.quotes.article import (
    FIRST, KIND, LAST, NAME, NAME_END, PART, PART_END, PRINTED, PRINTED_END, VERB_AT, VERB_TO, read_article,
)  # fmt: skip
from transforms.quotes.clauses import IS_DROPPED, NOBODY
from transforms.quotes.languages import lexicon_of
from transforms.quotes.lexer import END_AT, OUTER_END, OUTER_START, PADDING, START_AT, characters
from transforms.quotes.speakers import Speakers


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
    codes = np.frombuffer((body + "\0" * PADDING).encode("utf-32-le", "surrogatepass"), np.uint32)
    drafts, parts, names = (found.tolist() for found in read_article(codes, characters(), lexicon_of(primary)))
    if primary in east_asian.RULES:
        return sorted(_east_asian(body, primary, parts), key=lambda found: found.char_start)
    drafts.sort()
    speakers = Speakers(body, names)
    return [_quotation(body, draft, parts[draft[PART] : draft[PART_END]], speakers) for draft in drafts]


def _east_asian(body: str, language: str, parts: list[list[int]]) -> Iterator[Quotation]:
    """Quotations of a Chinese or Japanese body, paragraph by paragraph, and its reported speech."""
    last = None
    for part in parts:
        start, end = part[START_AT], part[END_AT]
        said = east_asian.attribution(body, part[OUTER_START], part[OUTER_END], language)
        if said:
            last = said.speaker or last
            yield Quotation(body[start:end], said.speaker or last, said.printed, said.verb, start, end, is_indirect=False)
        elif end - start >= UNSPACED_CHARS:
            yield Quotation(body[start:end], None, None, None, start, end, is_indirect=False)
    for clause in east_asian.reported(body, language):
        if not any(part[OUTER_START] < clause.end and clause.start < part[OUTER_END] for part in parts):
            said = clause.said
            text = body[clause.start : clause.end]
            yield Quotation(text, said.speaker, said.printed, said.verb, clause.start, clause.end, is_indirect=True)


def _quotation(body: str, draft: list[int], parts: list[list[int]], speakers: Speakers) -> Quotation:
    start, end, kind = draft[FIRST], draft[LAST], draft[KIND]
    told = kind != NOBODY
    return Quotation(
        "\n\n".join([body[p[START_AT] : p[END_AT]] for p in parts]) if len(parts) > 1 else body[start:end],
        speakers.resolve(kind, _printed(body, draft[NAME], draft[NAME_END]), start) if told else None,
        _printed(body, draft[PRINTED], draft[PRINTED_END]) if told and kind != IS_DROPPED else None,
        _printed(body, draft[VERB_AT], draft[VERB_TO]) if draft[VERB_TO] else None,
        start,
        end,
        not parts,
    )


def _printed(body: str, start: int, end: int) -> str:
    text = body[start:end]
    return " ".join(text.split()) if "\n" in text else text
