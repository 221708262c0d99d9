"""Plain text of an article to its parts: kicker, headline, dates, byline, dateline, subheads and body."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from transforms.dateline.agencies import without_agencies
from transforms.dateline.authors import authors_of
from transforms.dateline.declared import declared_dateline
from transforms.dateline.parse import parse_dateline
from transforms.records import Article, DateCandidate, Dateline, Declared, Document, Reject
from transforms.text.date_lines import tail_date
from transforms.text.dates import parse_date
from transforms.text.furniture import is_navigation, strip_furniture
from transforms.text.head import Head, is_plain, plain, read_head
from transforms.text.headlines import headline_flags
from transforms.text.paragraphs import paragraphs
from transforms.text.prose import ends_sentence, is_prose
from transforms.text.standfirst import standfirst_of
from transforms.text.translation import translation_flags
from transforms.text.unicode import normalise

_METHOD = "plain-text"
_DATELINE_PARAGRAPHS = 2  # a standfirst may stand above the paragraph that has the dateline
_SUBHEAD_WORDS = 12  # the longest subheads; more is a sentence
_SUBHEAD_CHARS = 90  # the same in characters, for scripts with long words
_UNSPACED_SUBHEAD_CHARS = 24  # the same for scripts without spaces, where 25 characters are prose

_QUOTED = re.compile(r"[“\"«„「].*[”\"»」]")
_LIST_ITEM = re.compile(r"[-–—•·*▪►●]\s?|\d{1,2}[.)]\s")
_LETTER = re.compile(r"[^\W\d_]")
_DATE_ORIGINS = ("record", "date-line", "lead-date", "dateline")  # in order of trust


class _Body(NamedTuple):
    """Paragraphs without their dateline, the dateline, the characters of furniture in the text, and dates below it."""

    paragraphs: tuple[str, ...]
    dateline: Dateline | None
    furniture_chars: int
    dates: tuple[DateCandidate, ...]


def extract_text(document: Document) -> Article | Reject:
    """Parts of a document of plain text; what its record declares wins over what its text shows.

    Rejected as `no_text` if nothing but furniture, headline and dates is in it.
    """
    text, flags = normalise(document.content)
    declared = _normalised(document.declared)
    lines = paragraphs(text)
    head = read_head(lines, declared)
    body = _read_body(lines[head.end :], head, declared)
    shown = [line for line in (head.kicker, head.headline, *body.paragraphs) if line]
    if not any(map(_LETTER.search, body.paragraphs)) or is_navigation(shown, body.furniture_chars):
        return Reject(
            document.file_sha256, document.record_index, "extract", "no_text", _detail(text), document.payload
        )
    return _article(document, declared, head, body, flags)


def _article(document: Document, declared: Declared, head: Head, body: _Body, flags: Sequence[str]) -> Article:
    text = "\n\n".join(body.paragraphs)
    headline = declared.headline or head.headline
    byline, agency = without_agencies(declared.byline or head.byline)
    return Article(
        document=document,
        body=text,
        method=_METHOD,
        kicker=declared.kicker or head.kicker,
        headline=headline,
        standfirst=standfirst_of(declared.standfirst, headline, text),
        byline=byline or (authors_of(body.dateline.printed) if body.dateline else ()),
        subheads=_subheads(body.paragraphs),
        dateline=body.dateline,
        agency=declared.agency or agency,
        dates=_dates(declared, head, body),
        section=declared.section,
        url=declared.url,
        source=declared.source,
        modified=declared.modified or head.modified,
        language=declared.language,
        image_url=declared.image_url,
        furniture_chars=body.furniture_chars,
        flags=tuple(sorted({*document.flags, *flags, *headline_flags(headline), *translation_flags(text)})),
    )


def _read_body(lines: Sequence[str], head: Head, declared: Declared) -> _Body:
    """Body of the lines below the head, whose standfirst it begins with."""
    kept, furniture_chars = strip_furniture(lines)
    published = tail_date(kept[-1]) if len(kept) > 1 else None
    if published is not None:
        furniture_chars += len(kept[-1])
        kept = kept[:-1]
    dateline = None
    for index, paragraph in enumerate(kept[:_DATELINE_PARAGRAPHS]):
        if (found := _dateline(paragraph)) is not None:
            dateline, rest = found
            kept[index : index + 1] = [rest] if rest else []
            break
    if dateline is None and declared.dateline:
        dateline = declared_dateline(declared.dateline)
    dates = (published,) if published else ()
    return _Body((*head.standfirst, *kept), dateline, head.furniture_chars + furniture_chars, dates)


def _dateline(paragraph: str) -> tuple[Dateline, str] | None:
    """Dateline of a paragraph, unless the paragraph is a heading such as 'Beijing: A Shared Priority'."""
    found = parse_dateline(paragraph)
    if found is None or not (is_prose(paragraph) or ends_sentence(paragraph)):
        return None
    return found


def _dates(declared: Declared, head: Head, body: _Body) -> tuple[DateCandidate, ...]:
    """Every date seen, the most trusted first."""
    recorded = parse_date(declared.published, "record") if declared.published else None
    day = body.dateline.day if body.dateline else None
    filed = DateCandidate(day.isoformat(), "day", None, "dateline") if day else None
    seen = [date for date in (recorded, *head.dates, *body.dates, filed) if date is not None]
    if len(seen) <= 1:
        return tuple(seen)
    return tuple(sorted(dict.fromkeys(seen), key=lambda date: _DATE_ORIGINS.index(date.origin)))


def _subheads(texts: Sequence[str]) -> tuple[str, ...]:
    """Headings within the body: short lines between others that a paragraph follows."""
    return tuple(line for line, following in pairwise(texts[1:]) if _is_subhead(line) and is_prose(following))


def _is_subhead(line: str) -> bool:
    if len(line) > _SUBHEAD_CHARS or line.count(" ") >= _SUBHEAD_WORDS or ends_sentence(line) or line.endswith(","):
        return False
    if " " not in line and not line.isascii() and len(line) > _UNSPACED_SUBHEAD_CHARS:
        return False
    return not _QUOTED.fullmatch(line) and not _LIST_ITEM.match(line) and bool(_LETTER.search(line))


def _normalised(declared: Declared) -> Declared:
    """What a record declares, as single clean lines; empty ones become None."""
    parts = (declared.kicker, declared.headline, declared.standfirst, *declared.byline)
    if is_plain([part for part in parts if part is not None]):
        return declared  # as nearly always
    return replace(
        declared,
        kicker=plain(declared.kicker),
        headline=plain(declared.headline),
        standfirst=plain(declared.standfirst),
        byline=tuple(name for author in declared.byline if (name := plain(author))),
    )


def _detail(text: str) -> str:
    return f"{len(text)} characters without a paragraph of text" if text.strip() else "empty"
