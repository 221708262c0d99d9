"""Datelines that stand in a field of their own, apart from the text."""

import re
from dataclasses import replace

from transforms.dateline.agencies import is_agency, short_form
from transforms.dateline.parse import parse_dateline
from transforms.dateline.places import look_up
from transforms.records import Dateline

_TEXT = "A report of some words, for the rules ask for one."
_EDGE = " \t,.;:–—―-"
# 80: 'VATICAN CITY, Wednesday, 3 September 2023 (Catholic News Service)'; more is a sentence in the wrong field.
_LONGEST = 80
# What ends the place: a bracket, a slash, a digit, a dash, or a comma before a day of the week.
_PLACE = re.compile(r"[^(\[/\d–—-]+")
_BRACKET = re.compile(r"[(\[/]\s*([^()\[\]/]{2,40}?)\s*[)\]/]")


def declared_dateline(line: str) -> Dateline | None:
    """Dateline of a field: as it would be read at the start of a text, else by its place; None if it is too long."""
    printed = line.strip(_EDGE)
    if not printed or len(printed) > _LONGEST:
        return None
    found = parse_dateline(f"{printed} — {_TEXT}")
    if found is not None and found[1] == _TEXT:
        return replace(found[0], printed=printed)
    return _by_place(printed)


def _by_place(printed: str) -> Dateline | None:
    words = _PLACE.match(printed)
    bracket = _BRACKET.search(printed)
    agency = bracket[1] if bracket and is_agency(bracket[1]) else None
    name = words[0].strip(_EDGE) if words else ""
    place = look_up(name) or look_up(name.partition(",")[0])
    if place is None:
        return Dateline(printed, agency=short_form(agency) if agency else None)
    return Dateline(printed, place.name, place.country, place.lat, place.lon, short_form(agency) if agency else None)
