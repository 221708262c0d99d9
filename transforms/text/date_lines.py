"""Lines that say when an article was published, with or without a label, or with its headline or author beside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.dateline.parse import parse_dateline
from transforms.records import DateCandidate
from transforms.text.dates import has_year, locate_date
from transforms.text.head_words import (
    MODIFIED,
    MODIFIED_ENGLISH,
    MODIFIED_UNSPACED,
    PREPOSITIONS,
    PUBLISHED,
    PUBLISHED_ENGLISH,
    PUBLISHED_UNSPACED,
    alternatives,
)

DATE_LINE_CHARS = 110  # 'Published: Wednesday, 24 September 2024 at 12:45 PM EST | Updated: 13:00 | By Anna Field'
_WORDS_BEHIND_DATE = 4  # a time, its half of the day, a zone, a mark
_BEFORE_DATE_CHARS = 24  # 'ngày thứ tư, ' and 'Wednesday, 24:00 ' with slack; more is a sentence
_LEAD_CHARS = 310  # a date with its label before the longest headline

_LEAD_DIGIT_CHARS = 60  # before the first digit of a lead date: a day of the week, and a month of two words
_DIGIT = re.compile(r"\d")
# Behind a label of letters no further letter follows; those of languages without spaces may go on.
_LETTER = r"[^\W\d_]|[\u0900-\u0dff]"  # the second: vowels of India, which are marks
_LABEL = re.compile(
    rf"[\[(<【〈]?(?:(?:{alternatives(PUBLISHED_ENGLISH, MODIFIED_ENGLISH, PUBLISHED, MODIFIED)})(?!{_LETTER})"
    rf"|(?:{alternatives(PUBLISHED_UNSPACED, MODIFIED_UNSPACED)}))"
    rf"(?:\s(?:{alternatives(PREPOSITIONS)})(?![^\W\d_]))?\s*[:：|-]?\s*",
    re.IGNORECASE,
)
_ENGLISH = re.compile(rf"(?:{alternatives(PUBLISHED_ENGLISH, MODIFIED_ENGLISH)})(?![^\W\d_])", re.IGNORECASE)
_MODIFIED = re.compile(
    rf"(?:{alternatives(MODIFIED_ENGLISH, MODIFIED, MODIFIED_UNSPACED)})(?![a-z\u00e0-\u024f\u0400-\u04ff])",
    re.IGNORECASE,
)
# Vietnamese days of the week before a date that has no other word: Thứ tư, 4/3/2026
_DAY_FIRST = re.compile(r"(?:thứ\s\w+|chủ nhật|ngày)\b", re.IGNORECASE)
# The day of the Muslim calendar, which papers of the Gulf print first
_HIJRI = re.compile(r"\d{1,2}\s[^\W\d_]+(?:\s(?:الأول|الثاني|الآخر|الأولى|الآخرة|الحجة|القعدة))?[\s،,]+1[34]\d\d\s?هـ?")
# What may stand beside a date in its line: a day of the week, a time, a zone, marks, a label of another date.
_BESIDE_DATE = re.compile(
    r"(?:[^\W\d_][^\s\d|,،.:;·•()（）/–—-]{0,15}+(?![^\s\d|,،.:;·•()（）/–—-])[.,،:]?\s*+"
    r"|[\s|,،.:·•()（）/–—-]++|\d{1,2}[:.h]\d\d(?::\d\d)?\s*+){0,6}"
)
_HEADLINE_MARK = re.compile(r"\s*[|｜:–—-]\s+|\s+")
_PARTS = re.compile(r"\s*[|｜·•/／]\s*|\s[–—-]\s|\s{2,}|\s(?=[^\s:：]{1,12}[:：])|[,،]\s")
_EDGES = " |｜,،·•-–—/()（）[]"


_KNOWN_LINES = 64  # a line of the head is asked about as itself and as what follows others


@dataclass(frozen=True, slots=True)
class DateLine:
    """Date of a line, whether it is that of a change, and the other parts of the line, among them its author."""

    date: DateCandidate
    is_modified: bool
    parts: tuple[str, ...]


@lru_cache(maxsize=_KNOWN_LINES)
def date_line(line: str) -> DateLine | None:
    """Date of a line that has nothing but a date, its labels and a time, and perhaps a source; None for others."""
    if len(line) > DATE_LINE_CHARS or not has_year(line) or not _DIGIT.search(line):
        return None
    label = _LABEL.match(line)
    at = label.end() if label else 0
    found = locate_date(line[at:], "date-line", is_day_first=_is_day_first(line, label))
    if found is None:
        return None
    before, behind = _HIJRI.sub("", line[at : at + found.start]), line[at + found.end :]
    if not _BESIDE_DATE.fullmatch(before) or len(before) > _BEFORE_DATE_CHARS:
        return None
    second = _LABEL.match(behind.lstrip(_EDGES))
    if not second and not (_BESIDE_DATE.fullmatch(behind) and len(behind.split()) <= _WORDS_BEHIND_DATE):
        return None
    return DateLine(found.candidate, bool(_MODIFIED.match(line)), _parts(before) + _parts(behind))


def date_beside(line: str) -> DateLine | None:
    """Date of a line that names something else too, such as an author, with what stands before and behind the date."""
    if len(line) > DATE_LINE_CHARS or not has_year(line) or not _DIGIT.search(line):
        return None
    found = locate_date(line, "date-line")
    if found is None:
        return None
    before = _parts(line[: found.start])
    if before and (label := _LABEL.match(before[-1])) and label.end() == len(before[-1]):
        before = before[:-1]
    return DateLine(found.candidate, bool(_MODIFIED.match(line)), (*before, *_parts(line[found.end :])))


def lead_date(line: str) -> tuple[DateCandidate, str] | None:
    """Date before a headline in one line, with or without a label, and the headline."""
    if len(line) > _LEAD_CHARS or not has_year(line) or not _DIGIT.search(line, 0, DATE_LINE_CHARS):
        return None
    label = _LABEL.match(line)
    at = label.end() if label else 0
    if not line[at : at + 12].strip() or not _DIGIT.search(line, at, at + _LEAD_DIGIT_CHARS):
        return None
    found = locate_date(line[at : at + DATE_LINE_CHARS], "lead-date", is_day_first=_is_day_first(line, label))
    if found is None or found.start > len("Wednesday, "):
        return None
    mark = _HEADLINE_MARK.match(line, at + found.end)
    rest = line[mark.end() :] if mark else ""
    is_marked = bool(label) or bool(mark and mark[0].strip()) or line[:4].isdecimal()
    if not is_marked or not rest or rest[0].islower() or parse_dateline(line):
        return None
    return found.candidate, rest


def tail_date(line: str) -> DateCandidate | None:
    """Date of a last line such as 'First published: 3 March 2023'; None if the line is anything else."""
    found = date_line(line)
    return found.date if found and _LABEL.match(line) else None


def is_labelled_date(line: str) -> bool:
    """Whether a line begins with a label and a capital and has nothing but the date behind it."""
    return line[:1].isupper() and tail_date(line) is not None


def _is_day_first(line: str, label: re.Match[str] | None) -> bool:
    return bool(label and not _ENGLISH.match(line)) or bool(_DAY_FIRST.match(line))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for piece in _PARTS.split(text) if (part := piece.strip(_EDGES)))
