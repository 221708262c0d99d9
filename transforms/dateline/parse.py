"""Datelines: where and when a report was filed and by which agency, as the first words of its text."""

import re
from dataclasses import replace
from functools import lru_cache

from transforms.dateline.agencies import is_agency, short_form
from transforms.dateline.credible import AFTER, UNCASED_PLACE, UPPER, is_credible, known_place
from transforms.dateline.east_asian import read_east_asian
from transforms.dateline.parts import PartialDay, Parts, complete_day, day_at, without_month
from transforms.dateline.places import as_written, is_region, look_up
from transforms.dateline.words import LABELS
from transforms.records import Dateline
from transforms.text.dates import ascii_digits

__all__ = ["complete_day", "parse_dateline"]

_KNOWN_OPENINGS = 64  # the few lines at the top of an article are asked about twice, as head and as body
_HEAD_CHARS = 130  # 'VATICAN CITY, Wednesday, 3 September 2023 / 09:00 am (The Catholic News Service) — ' has 85
_PLACE_CHARS = 45  # 'SAN FERNANDO DEL VALLE DE CATAMARCA, Argentina' and the like
_PLACE_WORDS = 7

# What ends the place: a bracket, a dash, a colon, a digit, a lone slash, a hyphen that has a space beside it.
_PLACE_STOP = re.compile(r"\s*[(\[—–―‒:：\d]|\s+/|\s+-{1,3}|-{2,3}|\.\s?-|-\s")
_PLACE_MARK = re.compile(r"[(\[—–―‒:：\d/-]")  # one of which every stop has; most openings have none
_PARTICLE = (
    r"(?:of|the|de|del|della|di|da|do|dos|das|des|du|la|le|les|el|al|los|las|am|an|der|den|im|bei|sur|sous|en|y|e|ob"
    r"|upon|und|na|nad|lès|d['’]|l['’])"
)
_WORD = rf"(?:(?:[dlDL]['’]|[a-z]{{1,2}}-)?[{UPPER}][\w.'’`ʻ-]*)"
_CASED_PLACE = re.compile(rf"{_WORD}(?:(?:\s|\s?/\s?|,\s?|,?\s(?={_PARTICLE}\s)){_WORD}|\s{_PARTICLE}(?=\s))*[.,]?")
_BRACKET = re.compile(
    r"\s*(?:--\s?)?[(\[](?P<inside>[^()\[\]\n]{1,48})[)\]][.,]?|\s+/\s?(?P<slashed>[^/\n]{2,40}?)\s?/\.?"
)
_BRACKET_MARK = re.compile(r"[(\[/]")  # one of which every bracket begins with
_BARE_AGENCY = re.compile(r"\s?[,.،/]?\s+(?P<agency>[^\s,.:(\d–—-][^,:(\d–—]{1,24}?)(?=\s?[-–—―:]|[.,]\s|\s?\.-|\s\()")
_SEPARATOR = re.compile(
    r"\s*(?P<dash>\.?\s?[—–―‒]+|\.?\s?-{2,3}|\s?\.-|(?<=[)\]/])\s?-+|\s-+(?=\s|[^\w\s])|-+\s|\s_\s)\s*(?:[–—-]\s)?|\s*(?P<colon>[:：])\s*"
)
# '— РИА Новости, Иван Петров. ' and 'دمشق - سانا - ', behind the separator
_AGENCY_BEHIND = re.compile(
    r"(?P<agency>[^\s.,][^.,\n]{1,24}?)(?:(?:,\s[^\W\d_][^.\n]{3,40})?\.\s+|(?P<dash>\s[–—-]+\s))"
)
_DOMAIN = re.compile(r"[\w-]+\.(?:com|co|id|net|org|ru|ua|it|de|fr|my|in|pk|am|az)(?:\.\w{2})?", re.IGNORECASE)
_NOISE = re.compile(
    r"(?:By|BY|Por|Von|Par)\s[^\n]{3,70}\n\s*|[\W_]{1,3}(?=[(\[【（])"
    r"|(?:Photo|CLOSE|Story highlights|DAL(?:LA)? NOSTR[OA] (?:CORRISPONDENTE|INVIAT[OA]))\s*(?=[A-Z]{3})"
)


@lru_cache(maxsize=_KNOWN_OPENINGS)
def parse_dateline(paragraph: str) -> tuple[Dateline, str] | None:
    """Dateline at the start of an opening paragraph and the text behind it; None if it has none.

    Its day is given only where it has a year; `complete_day` finds the year of the others.
    """
    noise = _NOISE.match(paragraph)
    start = noise.end() if noise else 0
    head = paragraph[start : start + _HEAD_CHARS]
    parts = _read(ascii_digits(head))
    if parts is None:
        return None
    end = start + parts.end
    return _dateline(parts, paragraph[start:end].strip()), paragraph[end:].lstrip()


def _read(head: str) -> Parts | None:
    if (parts := read_east_asian(head)) is not None:
        return parts
    if head[:1] in "([":
        return _bracket_first(head)
    if (parts := _agency_then_place(head)) is not None:
        return parts
    stop = _place_stop(head)
    if stop is None:
        return None
    parts = _place_first(head, stop)
    if parts is not None and is_credible(parts, head):
        return parts
    return _day_and_agency(head)


def _place_stop(head: str) -> re.Match[str] | None:
    """Where the place that an opening may begin with ends."""
    mark = _PLACE_MARK.search(head, 0, _PLACE_CHARS)
    if mark is None:
        return None
    before = len(head[: mark.start()].rstrip()) - 1  # a dot may be part of what stops it
    return _PLACE_STOP.search(head, max(before, 0), _PLACE_CHARS)


def _dateline(parts: Parts, printed: str) -> Dateline:
    place = known_place(parts.place)
    return Dateline(
        printed=printed,
        place=place.name if place else as_written(parts.place) or None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        agency=short_form(parts.agency) or parts.agency or None,
        day=parts.day.full() if parts.day else None,
    )


def _bracket_first(head: str) -> Parts | None:
    """Parts of (OTTAWA) Text, (Reuters) - Text, (ANSA) - ROMA, 03 MAR - Text."""
    bracket = _BRACKET.match(head)
    if bracket is None:
        return None
    inside = bracket["inside"].strip()
    separator, end = _separator(head, bracket.end())
    end += len(head[end:]) - len(head[end:].lstrip())
    if not AFTER.match(head, end) or inside.casefold() in LABELS:
        return None
    if is_agency(inside):
        return _place_after_agency(head, end, inside) or Parts("", inside, None, separator or "bracket", end)
    place, day = _place_and_day(inside)
    if _CASED_PLACE.fullmatch(place) and known_place(place) is not None:
        return Parts(place, "", day, separator or "bracket", end)
    return None


def _place_and_day(inside: str) -> tuple[str, PartialDay | None]:
    """The place and the day of a bracket such as (Paris, 3 mars 2023)."""
    digit = re.search(r"\d", inside)
    if digit is None:
        return inside, None
    place = without_month(inside[: digit.start()].rstrip())
    found = day_at(inside, len(place) + len(inside[len(place) :]) - len(inside[len(place) :].lstrip(" ,.")))
    return place.strip(" ,.–-"), found[0] if found else None


def _place_after_agency(head: str, at: int, agency: str) -> Parts | None:
    rest = head[at:]
    stop = _place_stop(rest)
    parts = _place_first(rest, stop) if stop else None
    if parts is None or not is_credible(parts, rest):
        return None
    return replace(parts, agency=parts.agency or agency, end=at + parts.end)


def _agency_then_place(head: str) -> Parts | None:
    """Parts of 'TEMPO.CO, Jakarta - Text': an outlet's domain or an agency, then the place."""
    outlet, comma, rest = head[:_PLACE_CHARS].partition(",")
    if not comma or not (_DOMAIN.fullmatch(outlet) or (is_agency(outlet) and outlet.isupper())):
        return None
    return _place_after_agency(head, len(outlet) + 1 + len(rest) - len(rest.lstrip()), outlet)


def _day_and_agency(head: str) -> Parts | None:
    """Parts of 'March 3 (Reuters) - Text', which has no place."""
    found = day_at(head, 0) if _BRACKET_MARK.search(head) else None
    if found is None or not (bracket := _BRACKET.match(head, found[1])):
        return None
    agency = bracket["inside"] or bracket["slashed"]
    separator, end = _separator(head, bracket.end())
    return Parts("", agency, found[0], separator, end) if separator and is_agency(agency) else None


def _place_first(head: str, stop: re.Match[str]) -> Parts | None:
    """Parts of an opening that begins with its place, which the stop ends; credible or not."""
    place = head[: stop.start()]
    if head[stop.end() - 1].isdigit():
        place = without_month(place)
    at = len(place)
    place, agency = _without_agency(place.strip(" ,.،"))
    if not _is_place_shaped(place):
        return None
    day = None
    while True:
        if day is None and (found := _day_behind(head, at)) is not None:
            day, at = found
        elif (bracket := _BRACKET.match(head, at)) is not None:
            inside = (bracket["inside"] or bracket["slashed"]).strip()
            is_last = _BRACKET.match(head, bracket.end()) is None  # Halle (Saale) (dpa): only the last is a credit
            agency = inside if is_last and not _is_of_place(place, inside) else agency
            at = bracket.end()
        elif not agency and (bare := _bare_agency(head, at)) is not None:
            agency, at = bare
        else:
            break
    return _ended(head, Parts(place, agency, day, "", at))


def _ended(head: str, parts: Parts) -> Parts:
    """Parts with what separates them from the text, and an agency that stands behind the separator."""
    separator, end = _separator(head, parts.end)
    behind = _AGENCY_BEHIND.match(head, end) if separator and not parts.agency else None
    if behind and is_agency(behind["agency"]) and (parts.day or behind["dash"]):
        return replace(parts, agency=behind["agency"], separator=separator, end=behind.end())
    if not separator:
        end += len(head[end:]) - len(head[end:].lstrip(" .,،।"))
    return replace(parts, separator=separator, end=end)


def _separator(head: str, at: int) -> tuple[str, int]:
    match = _SEPARATOR.match(head, at)
    if match is None:
        return "", at
    return ("dash" if match["dash"] else "colon"), match.end()


def _day_behind(head: str, at: int) -> tuple[PartialDay, int] | None:
    start = at + len(head[at:]) - len(head[at:].lstrip(" ,.-–—،"))
    found = day_at(head, start)
    if found is None:
        return None
    return found[0], found[1] + len(head[found[1] :]) - len(head[found[1] :].lstrip(".,،"))


def _bare_agency(head: str, at: int) -> tuple[str, int] | None:
    match = _BARE_AGENCY.match(head, at)
    if match is None or not (is_agency(match["agency"]) or _DOMAIN.fullmatch(match["agency"])):
        return None
    return match["agency"], match.end()


def _without_agency(place: str) -> tuple[str, str]:
    """Place and agency of 'Jakarta, KOMPAS.com' and 'Damascus, SANA'."""
    town, comma, behind = place.rpartition(",")
    behind = behind.strip()
    if comma and (_DOMAIN.fullmatch(behind) or is_agency(behind)) and not _is_of_place(town, behind):
        return town, behind
    return place, ""


def _is_of_place(place: str, inside: str) -> bool:
    """Whether a bracket or what stands behind a comma belongs to the place, as in New Delhi [India]."""
    return not is_agency(inside) and is_region(inside) and look_up(place) is not None


def _is_place_shaped(place: str) -> bool:
    if not place or len(place.split()) > _PLACE_WORDS or place.casefold() in LABELS:
        return False
    if _DOMAIN.fullmatch(place) or (is_agency(place) and look_up(place) is None):
        return False
    return bool(_CASED_PLACE.fullmatch(place) or UNCASED_PLACE.fullmatch(place))
