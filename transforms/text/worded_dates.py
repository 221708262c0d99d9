"""Dates in the words of a known language, where the rules of `dates` read none (dateparser)."""

import re

from transforms.records import DateCandidate

# 60 characters: a day of the week, a date and a time in the longest words; more is a sentence.
_LONGEST = 60
# A year, a day and a word for the month: figures alone are ambiguous, and the rules have read those that are not.
_IS_DATE = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*(?<!\d)[0-3]?\d(?!\d))(?=.*[^\W\d_]{2})")
_SETTINGS = {
    "PARSERS": ["absolute-time"],  # no "two days ago", which depends on the clock
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
}


def worded_date(text: str, language: str, origin: str) -> DateCandidate | None:
    """Day that a line is a date of, in a language by its primary code; None if it is more than a date, or none."""
    if len(text) > _LONGEST or not _IS_DATE.match(text):
        return None
    import dateparser  # noqa: PLC0415  # a tenth of a second; few pages need it

    try:
        found = dateparser.parse(text, languages=[language], settings=_SETTINGS)
    except Exception:  # noqa: BLE001  # of an unknown language, or a fault of the library; a date is not worth an article
        return None
    return DateCandidate(found.date().isoformat(), "day", None, origin) if found else None
