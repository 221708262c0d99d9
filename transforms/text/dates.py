"""Dates of publication in many languages, read by rule: what is ambiguous or incomplete is no date."""

import re
from calendar import isleap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from transforms.records import DateCandidate
from transforms.text.clocks import LONGEST_DATE, clock_beside
from transforms.text.months import is_thai, month_number

_FIRST_YEAR = 1600  # the first newspapers; also keeps Hijri and Persian years, now about 1450 and 1400, from passing
_LAST_YEAR = 2100  # below the years of other eras: Buddhist (2567 is 2024) and Jewish (5784)
_STAND_IN_YEARS = ("2096", "2099")  # a leap year and another within the bounds, for a year beyond them
_BUDDHIST_ERA = 543  # years that a Thai year is ahead
_FIRST_BUDDHIST_YEAR = 2143  # 1600; beside a Thai month, smaller years are of the common era
_THAI_CENTURY = 2500  # Thai papers print 69 for 2569
# Years of an era are counted from 1; the year before it began.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_EPOCH_SECONDS_DIGITS = (9, 10)  # 1973 to 2286
_EPOCH_MILLIS_DIGITS = (12, 13)  # the same in milliseconds
_MILLIS = 1000
_MONTHS_IN_YEAR = 12
_LAST_INSTANT_YEAR = 2286  # the last of an epoch of 10 digits
_SHOWN = "page"  # origin of what a page merely shows, where a number of four digits need not be a year
_DAY_CHARS = 10  # of 2024-07-20
_MONTH_CHARS = 7  # of 2024-07
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # what a program writes that knows no time
_DAYS_OF_EPOCH = ("1970-01-01", "1969-12-31")

# Digits of other scripts, one for one, so that positions stay: Arabic, Persian, Devanagari, Bengali, Thai, full width.
_DIGITS = {first + value: str(value) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for value in range(10)}
_OTHER_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]")

# Longer alternatives first: with 0?[1-9] before 1[0-2] the text 2024-01-12 would read as 1 January.
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMBER_OF_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1[6-9]|2[045])\d\d"  # 24xx and 25xx are for Thai months only
# Spare the lines that cannot have a date the search for its shapes; two patterns, as one would be searched slowly.
_ANY_YEAR = re.compile(_YEAR)
_OTHER_YEAR = re.compile(f"[ก-ฮ{''.join(era[0] for era in _ERAS)}]")
_THAI_SHORT = r"[ก-ฮเ][ก-ฮ\u0e31-\u0e4e]{0,2}\.\s?[ก-ฮ]"  # มี.ค
# A word that may be a month; Levantine months have two words, and a second name behind a slash (آذار/مارس). Possessive:
# it ends where a character cannot be part of it, and to go back from there would only take time.
_WORD = (
    rf"(?:{_THAI_SHORT}|[^\W\d_][^\s\d.,،:;/()\[\]–—|-]{{1,19}}+(?:\s(?:الثاني|الثانى|الأول|الاول))?"
    r"(?=[\s.,،-]|\d|$|/(?!\d)))"
)
_SECOND_NAME = r"(?:\s?/\s?[\u0600-\u06ff]{3,10}(?:\s(?:الثاني|الأول))?)?"
_ORDINAL = r"(?:st\b|nd\b|rd\b|th\b|er\b|re\b|e\b|-?го\b|\.|º|°|ª|日)?"
_OF = r"(?:(?:de|del|of|di|da|do|din|den|mois de|من)\s+|[พค]\.ศ\.\s*|d['’])?"
_SHAPES = re.compile(
    rf"(?P<ymd>(?<!\d)(?P<y1>{_YEAR})(?P<sep>[-/]|\.\s?)(?P<m1>{_NUMBER_OF_MONTH})(?P=sep)(?P<d1>{_DAY})(?!\d))"
    rf"|(?P<cjk>(?P<y2>{_YEAR})\s?[年년]\s?(?P<m2>{_NUMBER_OF_MONTH})\s?[月월](?:\s?(?P<d2>{_DAY})\s?[日일号號])?)"
    rf"|(?P<dmy>(?<!\d)(?P<d3>{_DAY}){_ORDINAL}[\s-]?\s?{_OF}(?P<w3>{_WORD}){_SECOND_NAME}[.,،]*[\s-]*{_OF}(?P<y3>{_YEAR})(?!\d))"
    rf"|(?P<thai>(?<!\d)(?P<d9>{_DAY})\s?(?P<w9>{_THAI_SHORT}|[ก-ฮ][\u0e00-\u0e7f]{{4,12}})\.?\s?(?P<y9>[5-9]\d)(?![\d:.]))"
    rf"|(?P<tháng>(?<!\d)(?P<d10>{_DAY})\s+tháng\s+(?P<m10>{_NUMBER_OF_MONTH})(?:,|\s+năm)?\s+(?P<y10>{_YEAR})(?!\d))"
    rf"|(?P<era>(?P<e11>{'|'.join(_ERAS)})\s?(?P<y11>\d{{1,3}}|元)\s?年\s?(?P<m11>{_NUMBER_OF_MONTH})\s?月\s?(?P<d11>{_DAY})\s?日)"
    rf"|(?P<mdy>(?<!\w)(?P<w4>{_WORD})\.?\s+(?P<d4>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<y4>{_YEAR})(?![\d:]))"
    rf"|(?P<num>(?<![\d.])(?P<a>{_DAY})(?P<dot>[./-])(?P<b>{_DAY})(?P=dot)(?P<y5>{_YEAR})(?!\d))"
    rf"|(?P<ydm>(?<!\d)(?P<y7>{_YEAR})[.,]?\s+(?P<w7>{_WORD})\.?\s+(?P<d7>{_DAY})(?!\d))"
    rf"|(?P<my>(?<!\w)(?<!\d )(?<!\d\. )(?P<w6>{_WORD})\.?,?\s{_OF}(?P<y6>{_YEAR})(?!\d))"
    rf"|(?P<ym>(?<!\d)(?P<y8>{_YEAR})-(?P<m8>1[0-2]|0[1-9])(?![-\d]))",
    re.IGNORECASE,
)
# 'Sat Jul 20 14:05:00 +0200 2024', as C and Twitter write it: the year stands last.
_YEAR_LAST = re.compile(
    rf"\b(?P<word>{_WORD}) +(?P<day>{_DAY}) (?P<time>\d\d:\d\d:\d\d(?: [^\s\d]\S*)?) (?P<year>{_YEAR})\b"
)
_COMPACT = re.compile(
    rf"(?P<y>{_YEAR})(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?:T?(?P<t>\d{{4}}(?:\d\d)?)(?P<z>\S*))?$"
)
# What most records and pages declare: ISO 8601 with a day, and perhaps a time and a zone of whole minutes.
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>1[0-2]|0[1-9])-(?P<d>3[01]|[12]\d|0[1-9])"
    r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?P<second>:[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-3]):?[0-5]\d)?)?"
)
_CLOCK_SECOND_CHARS = 3  # of :05
# A year from 2101 to 9999: what databases write for "never".
_FAR_YEAR = re.compile(r"(?<![\d:+])(?:2[1-9]\d\d|[3-9]\d{3})(?=(?:1[0-2]|0[1-9])[0-3]\d(?!\d)|(?![\d:]))")
# Written as a day in numbers, be it one or not: 2026-02-30, 0001-01-01
_NUMBERS = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)")
_NUMBERS_REVERSED = re.compile(r"(?<!\d)(?P<d>\d\d?)[-/.](?P<m>\d\d?)[-/.](?P<y>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a line: the candidate and the characters, from start up to end, that it takes there."""

    candidate: DateCandidate
    start: int
    end: int


def parse_date(text: str, origin: str, *, is_day_first: bool = False) -> DateCandidate | None:
    """Date that a declared string gives (ISO 8601, RFC 2822, epoch, or as people write); None if it is not certain.

    A date that is stated and cannot be (2026-02-30, year 9999) is kept for `refusal` to refuse; if it is merely shown
    on a page it is no date. `is_day_first` says that 3/4/2024 is a day of April.
    """
    text = ascii_digits(text).strip()
    if not text or len(text) > LONGEST_DATE:
        return None
    if iso := _iso(text, origin):
        return iso
    if text.isdecimal() and (epoch := _epoch(text)) is not None:
        return DateCandidate(epoch.isoformat(), "minute", "+00:00", origin)
    if compact := _COMPACT.match(text):
        return _compact(compact, origin)
    if last := _YEAR_LAST.search(text):
        text = f"{last['word']} {last['day']} {last['year']} {last['time']}"
    found = locate_date(text, origin, is_day_first=is_day_first)
    if found is None and origin != _SHOWN:
        return _far_date(text, origin) or _no_day(text, origin)
    return found.candidate if found else None


def has_year(text: str) -> bool:
    """Whether something in a line may be a year; without it `locate_date` finds nothing."""
    if text.isascii():
        return _ANY_YEAR.search(text) is not None
    return _ANY_YEAR.search(ascii_digits(text)) is not None or _OTHER_YEAR.search(text) is not None


def find_date(text: str, origin: str) -> DateCandidate | None:
    """First certain date within a short line."""
    found = locate_date(text, origin)
    return found.candidate if found else None


def locate_date(text: str, origin: str, *, is_day_first: bool = False) -> FoundDate | None:
    """First certain date within a short line and the characters that it takes, its time of day included.

    `is_day_first` says that 3/4/2024 is a day of April, as it is in all languages but English.
    """
    if not has_year(text):
        return None
    text = ascii_digits(text)
    for match in _shapes(text):
        value = _READERS[str(match.lastgroup)](match)
        if value is None and is_day_first and match.lastgroup == "num":
            value = _day(match["y5"], int(match["b"]), match["a"])
        if value is not None:
            return _with_time(text, match, value, origin)
    return None


def ascii_digits(text: str) -> str:
    """Text with the digits of other scripts as those of ASCII, character for character."""
    return text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGIT.search(text) else text


def as_instant(candidate: DateCandidate) -> datetime | None:
    """Instant in UTC, if the candidate gives both a time and a zone; None for years that only databases name."""
    if candidate.zone is None or "T" not in candidate.value or int(candidate.value[:4]) > _LAST_INSTANT_YEAR:
        return None
    return datetime.fromisoformat(candidate.value).astimezone(UTC)


def as_day(candidate: DateCandidate) -> date:
    """Day as it was where the article was published; the first of the month if only a month is given."""
    if candidate.precision == "month":
        return date.fromisoformat(f"{candidate.value[:_MONTH_CHARS]}-01")
    return date.fromisoformat(candidate.value[:_DAY_CHARS])


def refusal(candidate: DateCandidate, latest: date) -> str | None:
    """Why a date cannot be that of an article: `impossible`, `year`, or `future` beyond latest; None if it can."""
    try:
        day = as_day(candidate)
    except ValueError:
        return "impossible"
    if candidate.value.startswith(_DAYS_OF_EPOCH) and as_instant(candidate) == _EPOCH:
        return "impossible"
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return "year"
    return "future" if day > latest else None


def _shapes(text: str) -> Iterator[re.Match[str]]:
    """Every place that may be a date, also inside one that turned out not to be."""
    at = 0
    while (match := _SHAPES.search(text, at)) is not None:
        yield match
        at = match.start() + 1


def _far_date(text: str, origin: str) -> DateCandidate | None:
    """Date in a year from 2101 to 9999, which somebody declared; found by a year within the bounds in its place."""
    year = _FAR_YEAR.search(text)
    if year is None:
        return None
    stand_in = _STAND_IN_YEARS[not isleap(int(year[0]))]
    found = parse_date(text[: year.start()] + stand_in + text[year.end() :], origin)
    if found is None or not found.value.startswith(stand_in):
        return None
    return replace(found, value=year[0] + found.value[len(stand_in) :])


def _no_day(text: str, origin: str) -> DateCandidate | None:
    """What is written as a day in a line but is none, or one of a year without news; as it stands there."""
    for match in _shapes(text):
        if match.lastgroup in {"dmy", "mdy"} and (month := month_number(match["w3"] or match["w4"])):
            year, day = match["y3"] or match["y4"], match["d3"] or match["d4"]
            return DateCandidate(f"{year}-{month:02}-{day:0>2}", "day", None, origin)
    numbers = _NUMBERS.search(text)
    if numbers is None and (numbers := _NUMBERS_REVERSED.search(text)):
        first, second = int(numbers["d"]), int(numbers["m"])
        if first != second and max(first, second) <= _MONTHS_IN_YEAR:  # either of two days
            return None
    if numbers is None:
        return None
    return DateCandidate(f"{numbers['y']}-{numbers['m']:0>2}-{numbers['d']:0>2}", "day", None, origin)


def _epoch(digits: str) -> datetime | None:
    if len(digits) in _EPOCH_MILLIS_DIGITS:
        return datetime.fromtimestamp(int(digits) // _MILLIS, UTC)
    return datetime.fromtimestamp(int(digits), UTC) if len(digits) in _EPOCH_SECONDS_DIGITS else None


def _iso(text: str, origin: str) -> DateCandidate | None:
    match = _ISO.fullmatch(text)
    day = _day(match["y"], int(match["m"]), match["d"]) if match else None
    if match is None or day is None:
        return None
    if match["clock"] is None:
        return DateCandidate(day, "day", None, origin)
    second = (match["second"] or ":00")[:_CLOCK_SECOND_CHARS]
    zone = match["zone"] and _iso_zone(match["zone"])
    return DateCandidate(f"{day}T{match['clock']}{second}{zone or ''}", "minute", zone, origin)


def _iso_zone(zone: str) -> str:
    """Offset such as +02:00 of Z, +0200 or +02:00."""
    offset = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    return "+00:00" if offset == "-00:00" else offset


def _compact(match: re.Match[str], origin: str) -> DateCandidate | None:
    """Date of 20240720, 20240720T140500Z and the like."""
    time = match["t"] or ""
    clock = ":".join(time[at : at + 2] for at in range(0, len(time), 2))
    return find_date(f"{match['y']}-{match['m']}-{match['d']} {clock}{match['z'] or ''}", origin)


def _day(year: str, month: int | None, day: str) -> str | None:
    """ISO date, or None for a day that never was or a year that no news is of."""
    if month is None or not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _of_named_month(year: str, word: str, day: str) -> str | None:
    if is_thai(word) and int(year) >= _FIRST_BUDDHIST_YEAR:
        year = str(int(year) - _BUDDHIST_ERA)
    return _day(year, month_number(word), day)


def _of_era(match: re.Match[str]) -> str | None:
    year = 1 if match["y11"] == "元" else int(match["y11"])
    return _day(str(_ERAS[match["e11"]] + year), int(match["m11"]), match["d11"])


def _month_only(year: str, month: int | None) -> str | None:
    first = _day(year, month, "1")
    return first and first[:_MONTH_CHARS]


def _numeric(match: re.Match[str]) -> str | None:
    """Day of 20/7/2024 or 7/20/2024, where one number is no month; with dots the day is first everywhere (CLDR)."""
    first, second, year = int(match["a"]), int(match["b"]), match["y5"]
    if match["dot"] == "." or first > _MONTHS_IN_YEAR or first == second:
        return _day(year, second, match["a"]) if second <= _MONTHS_IN_YEAR else None
    return _day(year, first, match["b"]) if second > _MONTHS_IN_YEAR else None


# By the outermost group that matched.
_READERS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "ymd": lambda m: _day(m["y1"], int(m["m1"]), m["d1"]),
    "cjk": lambda m: _day(m["y2"], int(m["m2"]), m["d2"]) if m["d2"] else _month_only(m["y2"], int(m["m2"])),
    "dmy": lambda m: _of_named_month(m["y3"], m["w3"], m["d3"]),
    "thai": lambda m: _of_named_month(str(_THAI_CENTURY + int(m["y9"])), m["w9"], m["d9"]),
    "tháng": lambda m: _day(m["y10"], int(m["m10"]), m["d10"]),
    "era": _of_era,
    "mdy": lambda m: _of_named_month(m["y4"], m["w4"], m["d4"]),
    "num": _numeric,
    "ydm": lambda m: _of_named_month(m["y7"], m["w7"], m["d7"]),
    "my": lambda m: _month_only(m["y6"], month_number(m["w6"])),
    "ym": lambda m: _month_only(m["y8"], int(m["m8"])),
}


def _with_time(text: str, match: re.Match[str], value: str, origin: str) -> FoundDate:
    start, end = match.span()
    if len(value) == _MONTH_CHARS:
        return FoundDate(DateCandidate(value, "month", None, origin), start, end)
    clock = clock_beside(text, start, end)
    if clock is None:
        return FoundDate(DateCandidate(value, "day", None, origin), start, end)
    candidate = DateCandidate(value + clock.text, "minute", clock.zone, origin)
    return FoundDate(candidate, min(start, clock.start), max(end, clock.end))
