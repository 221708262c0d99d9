"""When a message of a wire was sent, as its last line says."""

import re

from transforms.text.months import month_number

# 041203 GMT Mar 26: day, hour and minute (IPTC 7901); 03-04-26 1203GMT: month, day, year (ANPA 1312).
_SHAPES = (
    re.compile(
        r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) ?(?:(?P<zone>[A-Z]{1,4}) )?"
        r"(?P<month>[^\W\d_]{3,9})\.? (?P<year>(?:\d\d)?\d\d)(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<hour>\d\d):?(?P<minute>\d\d)"
        r" ?(?P<zone>[A-Za-z]{1,4})?"
    ),
)
_ZONES = {"Z": "Z", "GMT": "Z", "UTC": "Z", "UT": "Z"} | {
    "CET": "+01:00",
    "MEZ": "+01:00",
    "BST": "+01:00",
    "CEST": "+02:00",
    "MESZ": "+02:00",
    "EST": "-05:00",
    "EDT": "-04:00",
}
_LAST_OF_2000S = 69  # larger years of two digits are of the century before, as POSIX has it


def sent(line: str) -> str:
    """Instant that a line tells in ISO 8601, without a zone where none is known; empty if it tells none."""
    for shape in _SHAPES:
        if (found := shape.search(line)) and (month := _month(found["month"])):
            year = int(found["year"])
            year += 0 if len(found["year"]) > len("26") else 2000 if year <= _LAST_OF_2000S else 1900
            zone = _ZONES.get((found["zone"] or "").upper(), "")
            return f"{year}-{month:02}-{found['day']}T{found['hour']}:{found['minute']}:00{zone}"
    return ""


def _month(written: str) -> int | None:
    return int(written) if written.isdigit() else month_number(written)
