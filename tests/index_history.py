"""Histories of commits that bring, take away and rewrite a few articles, for tests of the index beside the lake."""

import random
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pyarrow as pa
from tests_support import table_of

from transforms.copies.fingerprint import BAND_COUNT
from warehouse import history
from warehouse.commit import Change
from warehouse.lake import Connection
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, RUNS, SIGNATURES, Table

EMPTY = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.bool_(): False, pa.binary(): b"s" * 128}
KEY = pa.schema([("article_id", pa.string()), ("version", pa.string())])
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def row(table: Table, **given: object) -> dict[str, Any]:
    needed = [field for field in table.arrow if not field.nullable]
    return {
        field.name: NOW if pa.types.is_timestamp(field.type) else EMPTY.get(field.type, []) for field in needed
    } | given


def some_keys(chance: random.Random, most: int) -> set[tuple[str, str]]:
    """Few ids and versions, so that articles meet in buckets, come again, and form chains."""
    return {(f"{chance.randrange(12):032x}", chance.choice("ab") * 8) for _ in range(chance.randint(0, most))}


def bands_of(key: tuple[str, str]) -> list[dict[str, Any]]:
    """Hashes of a version, always the same: neighbours share some, and some versions have none."""
    seed = int(key[0], 16) * 5 + (key[1] > "b") * 3
    hashes = [(seed + band) // 8 * 40 + band for band in range(BAND_COUNT)] if seed % 7 else []
    return [{"article_id": key[0], "version": key[1], "band": band, "band_hash": h} for band, h in enumerate(hashes)]


def changes(number: int, chance: random.Random) -> dict[str, Change]:
    """One commit of new articles and pairs; what comes and some others are removed first, in all tables."""
    new, ends = some_keys(chance, 5), sorted(some_keys(chance, 6))
    given = [{"article_id": id_, "version": version} for id_, version in sorted(new)]
    gone = versions(new | some_keys(chance, 2))
    pairs = [
        row(DUPLICATE_PAIRS, article_id=a, version=v, other_id=b, other_version=w, jaccard=number / 10)
        for (a, v), (b, w) in pairwise(ends)
    ]
    removed = [{"text": "x" * number, "paragraph": 0, "subhead": None}] if number % 2 else []
    rows = {
        RUNS: [row(RUNS, run_id=str(number))],
        ARTICLES: [row(ARTICLES, **key, source_id=f"s{number}", furniture=removed) for key in given],
        SIGNATURES: [row(SIGNATURES, **key, text_key=str(number), numbers=[number]) for key in given],
        BANDS: [band for key in new for band in bands_of(key)],
        CLUSTER_MEMBERS: [row(CLUSTER_MEMBERS, **key, cluster_id=f"c{number}") for key in given],
        DUPLICATE_PAIRS: pairs,
    }
    return {
        table.name: Change(table_of(table.arrow, *of), None if table is RUNS else gone) for table, of in rows.items()
    }


def versions(wanted: set[tuple[str, str]]) -> pa.Table:
    return table_of(KEY, *({"article_id": id_, "version": version} for id_, version in sorted(wanted)))


def looked_up(connection: Connection, batch: set[tuple[str, str]]) -> list[object]:
    """What the history says of a batch, rows in one order."""
    bands = table_of(BANDS.arrow, *(band for key in batch for band in bands_of(key)))
    found = history.neighbourhood(connection, versions(batch), bands)
    tables = (found.subjects, found.bands, found.pairs, found.members)
    known = history.known_versions(connection, versions(batch))
    return [known, *(sorted(map(repr, rows.to_pylist())) for rows in tables)]
