"""What datelines of every style consist of: the parts as printed, and days that may lack their year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transforms.text.dates import ascii_digits
from transforms.text.months import is_day_of_week, month_number


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of a dateline as printed, how it parts from the text, and how many characters it takes."""

    place: str
    agency: str
    day: "PartialDay | None"
    separator: str  # 'dash', 'colon', 'bracket' for a bracket that closes the dateline, or '' for none
    end: int


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day as a dateline gives it, often without the year and in East Asia without the month."""

    day: int
    month: int | None
    year: int | None

    def full(self) -> date | None:
        """The day, if it has a year and ever was."""
        return _date(self.year, self.month, self.day) if self.year and self.month else None

    def nearest(self, published: date) -> date | None:
        """The day nearest to a publication among those that fit; None if no such day is within a year of it."""
        if self.year and self.month:
            return self.full()
        months = [
            (year, month) for year in _around(published.year) for month in ([self.month] if self.month else _YEAR)
        ]
        days = [day for year, month in months if (day := _date(year, month, self.day))]
        return min(days, key=lambda day: abs(day - published), default=None)


_YEAR = range(1, 13)
_WORD = r"[^\W\d_][^\s\d.,:;/()\[\]–—|-]{1,15}"
_FIRST_WORD = re.compile(rf"{_WORD}[.,]?\s+")
_DATE = re.compile(
    rf"(?:(?P<weekday>{_WORD}),?\s+)?"
    rf"(?:(?P<d1>3[01]|[12]\d|0?[1-9])(?:st\b|nd\b|rd\b|th\b|er\b|\.|º)?[\s-]?(?:(?:de|of|di|d')\s)?(?P<m1>{_WORD})"
    rf"|(?P<m2>{_WORD})\.?\s+(?P<d2>3[01]|[12]\d|0?[1-9])(?!\d)(?:st\b|nd\b|rd\b|th\b)?)"
    r"(?:[.,]?\s*(?:de[l]?\s)?(?P<year>(?:19|20)\d\d)(?!\d)(?:\s?(?:г\.|г\b|года|року|р\.))?)?"
    r"(?:\s?[/,]\s?\d{1,2}:\d\d(?:\s?[ap]m)?)?",  # Vatican City, Mar 3, 2023 / 09:00 am (CNA).-
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?:(?P<y1>(?:19|20)\d\d)-(?P<m1>1[0-2]|0[1-9])-(?P<d1>3[01]|[12]\d|0[1-9])"
    r"|(?P<d2>3[01]|[12]\d|0?[1-9])(?P<dot>[./])(?P<m2>1[0-2]|0?[1-9])(?:(?P=dot)(?P<y2>(?:19|20)\d\d))?)(?!\d)"
)
_EAST_ASIAN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)[年년]\s?)?(?:(?P<month>1[0-2]|0?[1-9])[月월]\s?)?(?P<day>3[01]|[12]\d|0?[1-9])[日일]"
)


def day_at(text: str, at: int) -> tuple[PartialDay, int] | None:
    """Day that begins at a position of text, and where it ends; digits of text are those of ASCII."""
    if match := _NUMERIC.match(text, at):
        year = match["y1"] or match["y2"]
        day = PartialDay(int(match["d1"] or match["d2"]), int(match["m1"] or match["m2"]), int(year) if year else None)
        return day, match.end()
    for start in _date_starts(text, at):
        if (match := _DATE.match(text, start)) and (month := month_number(match["m1"] or match["m2"])):
            year = match["year"]
            return PartialDay(int(match["d1"] or match["d2"]), month, int(year) if year else None), match.end()
    return None


def east_asian_day(text: str) -> tuple[PartialDay, int, int] | None:
    """First day written as in 3月2日 or 2日, with where it starts and ends."""
    if not (match := _EAST_ASIAN.search(text)):
        return None
    year, month = match["year"], match["month"]
    return PartialDay(int(match["day"]), int(month) if month else None, int(year) if year else None), *match.span()


def complete_day(printed: str, published: date) -> date | None:
    """Day of a dateline as printed, with the year that brings it nearest to the publication; None if it has none."""
    text = ascii_digits(printed)
    if found := east_asian_day(text):
        return found[0].nearest(published)
    for start in (match.start() for match in re.finditer(r"(?<!\w)\w", text)):
        if found_day := day_at(text, start):
            return found_day[0].nearest(published)
    return None


def without_month(text: str) -> str:
    """Text before a day of the month, without the month and the day of the week that belong to the date."""
    words = text.split(" ")
    while words and (month_number(words[-1]) or is_day_of_week(words[-1]) or not words[-1].strip(".,")):
        words.pop()
    return " ".join(words)


def _date_starts(text: str, at: int) -> Iterable[int]:
    """The position itself, and the one behind a day of the week there."""
    yield at
    word = _FIRST_WORD.match(text, at)
    if word and is_day_of_week(word[0].strip()):
        yield word.end()


def _around(year: int) -> Iterable[int]:
    return range(year - 1, year + 2)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
