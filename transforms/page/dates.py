"""Dates of a page: those that it states, the day in its address, those that it shows, and what a search finds."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

import htmldate
import htmldate.extractors
from lxml import html
from selectolax.lexbor import LexborHTMLParser

from transforms.page.metadata import Metadata, text_of
from transforms.page.parsed import parsed
from transforms.records import DateCandidate, Declared
from transforms.text.dates import as_day, parse_date, refusal
from transforms.text.months import month_number
from transforms.text.worded_dates import worded_date

# /2024/07/20/, /2024/jul/20/, /2024/0720/, 2024-07-20-title, t20240720_1234.html
_URL_DAY = re.compile(
    r"(?<![a-z\d])t?((?:19|20)\d\d)(?:([/-])(1[0-2]|0?[1-9]|[a-z]{3,9})\2(3[01]|[12]\d|0?[1-9])"
    r"|/?(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9]))(?![a-z\d])",
    re.IGNORECASE,
)
_TIMES = ("article time[datetime]", "time[datetime]")
_PLACES = 'time, [class*="date"], [class*="publish"], [class*="timestamp"], [id*="date"]'
_SEEN = 5  # the article's own stands above those of teasers
_CHARS = (6, 120)  # from 1.1.24 to a date with its time, place and label
# 10,000 elements, 2 million characters: beyond, the search takes more than a second, and the page is no article.
_SEARCHED = 10_000
_SEARCHED_CHARS = 2_000_000
_LAST_DAY = "2100-12-31"  # without it htmldate asks the clock, and the same page would not give the same date
# Where 3/4/2024 is a day of March, or may be one; everywhere else it is one of April.
_MONTH_FIRST = re.compile(r"(?:en(?![-_](?:gb|au|nz|ie|za|in))|tl|fil)\b", re.IGNORECASE)


class _NoParser:
    """In place of dateparser in htmldate."""

    @staticmethod
    def get_date_data(_: str) -> dict[str, None]:
        """No date."""
        return {"date_obj": None}


# Its thorough search would ask dateparser in all of its 200 languages, which take 3 s of CPU to load, and finds no more
# dates so; `worded_date` asks it in the page's own language.
htmldate.extractors.get_external_parser = lru_cache(_NoParser)  # as theirs is, whose cache they clear


def page_dates(declared: Declared, metadata: Metadata, tree: LexborHTMLParser) -> tuple[DateCandidate, ...]:
    """Dates of publication, the most trusted first; what is only shown or found counts where none is stated."""
    language = declared.language or metadata.language or ""
    stated = [*_read([(declared.published, "record")], ""), *_read(metadata.published, language)]
    address = list(_address_days(declared.url, metadata.url))[:1]
    if any(refusal(candidate, date.max) is None for candidate in stated):
        return (*stated, *address)
    shown = list(_read(_shown(tree), language))
    if address:  # which has no time; what is shown of the same day may have one
        confirmed = [candidate for candidate in shown if as_day(candidate) == as_day(address[0])]
        return (*stated, *confirmed[:1], *address)
    return (*stated, *(shown[:1] or _searched(tree)))


def _read(written: Iterable[tuple[str | None, str]], language: str) -> Iterator[DateCandidate]:
    """Dates that are written so, in a language of a code such as en-GB; empty if it is not known."""
    is_day_first = bool(language) and not _MONTH_FIRST.match(language)
    primary = re.split("[-_]", language)[0].lower()
    for text, origin in written:
        found = parse_date(text, origin, is_day_first=is_day_first) if text else None
        if found is None and text and primary:
            found = worded_date(text, primary, origin)
        if found:
            yield found


def _address_days(*urls: str | None) -> Iterator[DateCandidate]:
    for match in (match for url in urls for match in _URL_DAY.finditer(url or "")):
        month = match[3] or match[5]
        number = int(month) if month.isdecimal() else month_number(month)
        candidate = DateCandidate(f"{match[1]}-{number or 0:02}-{match[4] or match[6]:0>2}", "day", None, "url")
        if refusal(candidate, date.max) is None:
            yield candidate


def _shown(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Dates of the first <time> and of the first short texts that are called dates, and where they stood."""
    for node in filter(None, map(tree.css_first, _TIMES)):
        yield (node.attributes.get("datetime") or "").strip(), "time"
        break
    for node in tree.css(_PLACES)[:_SEEN]:
        text = text_of(node)
        if _CHARS[0] <= len(text) <= _CHARS[1] and any(map(str.isdigit, text)):
            yield text, "page"


def _searched(tree: LexborHTMLParser) -> list[DateCandidate]:
    markup = tree.html or ""
    if len(markup) > _SEARCHED_CHARS or markup.count("<") > 2 * _SEARCHED:  # each element opens and closes
        return []
    day = _found(parsed(markup))
    return [DateCandidate(day, "day", None, "htmldate")] if day else []


def _found(root: html.HtmlElement) -> str | None:
    """Day that htmldate finds in a tree; never give it a text, which it would fetch if it were an address.

    Its extensive search begins with the steps of the fast one.
    """
    try:
        found = htmldate.find_date(root, extensive_search=True, original_date=True, max_date=_LAST_DAY)
    except Exception:  # noqa: BLE001  # a fault of the library; a date is not worth an article
        return None
    return str(found) if found else None
