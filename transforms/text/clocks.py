"""Times of day beside a date, and their zones."""

import re
from dataclasses import dataclass
from datetime import timedelta, timezone

LONGEST_DATE = (
    120  # characters: 'Published on Wednesday, 24 September 2024 at 12:45 PM Eastern Daylight Time' and slack
)
_NOON = 12  # hours; 12 am is 0, 12 pm is 12
_HALF_A_DAY = 12  # hours between 1 am and 1 pm
_ZONE_LIMIT = timedelta(hours=14)  # the zone furthest from Greenwich, of Kiribati
# Abbreviations that mean one offset to everybody. CST, IST, BST, AST and AMST are left out: each means several.
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "WEST": "+01:00", "CET": "+01:00",
    "MEZ": "+01:00", "WAT": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "SAST": "+02:00",
    "CAT": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "МСК": "+03:00", "EAT": "+03:00", "TRT": "+03:00",
    "PKT": "+05:00", "NPT": "+05:45", "WIB": "+07:00", "WITA": "+08:00", "HKT": "+08:00", "SGT": "+08:00",
    "AWST": "+08:00", "WIT": "+09:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
    "NZST": "+12:00", "NZDT": "+13:00", "ADT": "-03:00", "BRT": "-03:00", "EDT": "-04:00", "EST": "-05:00",
    "CDT": "-05:00", "MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00", "PST": "-08:00",
}  # fmt: skip

_CLOCK = (
    r"(?:(?P<morning>오전|午前|上午)|(?P<evening>오후|午後|下午))?\s?(?P<hour>[01]?\d|2[0-3])(?P<colon>[:h.]|\s?時|\s?시\s?|时|点)(?P<minute>[0-5]\d)(?:\s?[分분])?(?::?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = (
    r"(?:\s?\(?(?P<utc>UTC|GMT)?(?P<offset>[+-]\d\d(?::?\d\d)?)(?!\d)\)?|\s?\(?(?:UTC|GMT)(?P<hours>[+-]\d)(?!\d)\)?"
    r"|\s?(?P<zone>[^\W\d_]{1,5})(?![^\W_]))?"
)
_TIME = re.compile(rf"(?<![\d.]){_CLOCK}{_ZONE}", re.IGNORECASE)
# Between date and time, or time and date: 'T', ', at ', ' | ', ' um ', ' à ', ' - ', a day of the week.
_BETWEEN = re.compile(
    r"[\s,،|·•()–—/T@-]*(?:(?:at|um|à|a las|às|alle|kl|klo|ore|o|в|о|kell|saat|pukul|jam|om|ob|v|lúc|στις|ώρα|الساعة"
    r"|בשעה|เวลา)[\s.:]*)?"
    r"(?:[^\W\d_]{2,12}[.,]?\s+)?$"
)
_REACH = 24  # characters between the two: ' , Wednesday, um '


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a line, as ISO 8601 has it, its zone, and the characters that it takes there."""

    text: str  # T14:05:00 or T14:05:00+02:00
    zone: str | None
    start: int
    end: int


def clock_beside(text: str, start: int, end: int) -> Clock | None:
    """Time of day just behind or before the characters from start up to end of a line; None if there is none."""
    after = _TIME.search(text, end, end + LONGEST_DATE)
    if after and after.start() - end <= _REACH and _BETWEEN.match(text[end : after.start()]):
        return _clock(after)
    for before in _TIME.finditer(text, max(0, start - LONGEST_DATE), start):
        if start - before.end() <= _REACH and _BETWEEN.match(text[before.end() : start]):
            return _clock(before)
    return None


def _clock(match: re.Match[str]) -> Clock | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if match["evening"] and hour < _NOON:
        hour += _HALF_A_DAY
    if half:
        hour = hour % _NOON + (_HALF_A_DAY if half == "p" else 0)
    zone = _zone(match)
    text = f"T{hour:02}:{match['minute']}:{match['second'] or '00'}{zone or ''}"
    named = match["zone"] and zone is None  # a word behind the time that is no zone is not part of the date
    end = len(match.string[: match.start("zone")].rstrip()) if named else match.end()
    return Clock(text, zone, match.start(), end)


def _zone(match: re.Match[str]) -> str | None:
    """Offset such as +02:00; None if none is given or the abbreviation means several."""
    offset = match["offset"] or (f"{match['hours'][0]}0{match['hours'][1]}" if match["hours"] else None)
    if offset is None:
        return _ZONES.get((match["zone"] or match["utc"] or "").upper())
    hours, minutes = int(offset[1:3]), int(offset[3:].lstrip(":") or 0)
    delta = timedelta(hours=hours, minutes=minutes)
    if delta > _ZONE_LIMIT:
        return None
    return "+00:00" if not delta else str(timezone(-delta if offset[0] == "-" else delta))[3:]
