import random
from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.copies.fingerprint import fingerprint
from transforms.copies.matching import SUBJECTS, Matches, match

DAYS = 19_800  # since 1970: an ordinary day in 2024
VOCABULARY = [f"{a}{b}" for a in ("ba", "do", "gri", "ku", "mel", "no", "pra", "si", "tor", "vu") for b in "lmnrst"]


@st.composite
def stories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Article versions of a few stories: copies with edits, digests, revisions, and texts without a letter."""
    sources = st.integers(0, 4)
    count = draw(st.integers(2, 26))
    rows = {}
    for _ in range(count):
        body = edited(draw(st.integers(0, 3)), draw(st.integers(0, 5)), draw(st.integers(0, 3)))
        if draw(st.integers(0, 9)) == 0:
            body = draw(st.sampled_from(["…", body + edited(3, 0, 0), body[:300]]))
        article, version = f"{draw(st.integers(0, 30)):032x}", f"{draw(st.integers(0, 1)):08x}"
        day = draw(st.one_of(st.none(), st.integers(DAYS, DAYS + 2)))
        precision = "none" if day is None else draw(st.sampled_from(["minute", "day", "month"]))
        instant = day * 86_400_000_000 + draw(sources) if day is not None and precision == "minute" else None
        rows[article, version] = {
            "article_id": article,
            "version": version,
            "source_id": f"s{draw(sources)}",
            "published_at": instant,
            "published_date": day,
            "published_precision": precision,
            "agency": draw(st.sampled_from([None, "Agency"])),
            "body": body,
            "body_chars": len(body),
        }
    return list(rows.values())


def edited(story: int, edit: int, strength: int) -> str:
    """A story of 120 words and four numbers, some words changed; numbers changed by the last edit."""
    told, change = random.Random(story), random.Random(f"{story} {edit}")
    words = told.choices(VOCABULARY, k=120)
    for _ in range(strength * 6):
        words[change.randrange(120)] = change.choice(VOCABULARY)
    numbers = [str(1000 * story + i + (100 if edit == 5 else 0)) for i in range(4)]
    return " ".join(words + numbers)


def tables(rows: list[dict[str, Any]]) -> tuple[pa.Table, pa.Table]:
    signatures, bands = fingerprint(
        pa.table(
            {name: pa.array([row[name] for row in rows], pa.string()) for name in ("article_id", "version", "body")}
        )
    )
    whole = [row | signature for row, signature in zip(rows, signatures.to_pylist(), strict=True)]
    return pa.Table.from_pylist(whole, schema=SUBJECTS), bands


def rows_of(table: pa.Table) -> set[tuple[Any, ...]]:
    rows = {tuple(row.values()) for row in table.to_pylist()}
    assert len(rows) == table.num_rows
    return rows


def keys(table: pa.Table, article_id: str = "article_id", version: str = "version") -> list[tuple[str, str]]:
    return list(zip(table[article_id].to_pylist(), table[version].to_pylist(), strict=True))


def only(table: pa.Table, wanted: set[tuple[str, str]], *, without: bool = False) -> pa.Table:
    return table.filter(pa.array([(key in wanted) != without for key in keys(table)], pa.bool_()))


def closed(subjects: pa.Table, bands: pa.Table, known: Matches, new: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The new versions, those that share a band or the article with one, and all that pairs lead to from there."""
    buckets = set(zip(*(only(bands, new)[name].to_pylist() for name in ("band", "band_hash")), strict=True))
    same = [bucket in buckets for bucket in zip(bands["band"].to_pylist(), bands["band_hash"].to_pylist(), strict=True)]
    mates = set(keys(bands.filter(pa.array(same, pa.bool_()))))
    articles = {article for article, _ in new}
    mates |= {key for key in keys(subjects) if key[0] in articles}
    reached = new | (mates & set(keys(known.members)))
    pairs = list(zip(keys(known.pairs), keys(known.pairs, "other_id", "other_version"), strict=True))
    while more := {end for pair in pairs if reached & set(pair) for end in pair} - reached:
        reached |= more
    return reached


def add(subjects: pa.Table, bands: pa.Table, known: Matches, new: set[tuple[str, str]]) -> Matches:
    """What the flow does with a batch: match the closed set, replace the rows of all that is in it."""
    seen = set(keys(known.members)) | new
    subjects, bands = only(subjects, seen), only(bands, seen)
    subset = closed(subjects, bands, known, new)
    fresh = match(only(subjects, subset), only(bands, subset))
    ends = zip(keys(known.pairs), keys(known.pairs, "other_id", "other_version"), strict=True)
    kept = pa.array([one not in subset and other not in subset for one, other in ends], pa.bool_())
    return Matches(
        pa.concat_tables([known.pairs.filter(kept), fresh.pairs]),
        pa.concat_tables([only(known.members, subset, without=True), fresh.members]),
    )


SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(stories(), st.randoms(use_true_random=False))
def test_order_does_not_show(rows: list[dict[str, Any]], draw: random.Random) -> None:
    matches = match(*tables(rows))
    draw.shuffle(rows)
    subjects, bands = tables(rows)
    again = match(subjects, bands.take(pa.array(draw.sample(range(len(bands)), len(bands)), pa.int64())))
    assert matches.pairs.equals(again.pairs)
    assert matches.members.equals(again.members)


@SLOW
@given(stories(), st.randoms(use_true_random=False), st.integers(2, 5))
def test_batching_does_not_show(rows: list[dict[str, Any]], draw: random.Random, batches: int) -> None:
    subjects, bands = tables(rows)
    whole = match(subjects, bands)
    known = match(subjects.slice(0, 0), bands.slice(0, 0))
    shuffled = draw.sample(keys(subjects), len(subjects))
    for batch in range(batches):
        if new := set(shuffled[batch::batches]):
            known = add(subjects, bands, known, new)
    assert rows_of(known.members) == rows_of(whole.members)
    assert rows_of(known.pairs) == rows_of(whole.pairs)


@SLOW
@given(stories())
def test_every_version_is_in_one_cluster_that_has_one_canonical(rows: list[dict[str, Any]]) -> None:
    subjects, bands = tables(rows)
    found = match(subjects, bands).members
    assert Counter(keys(found)) == Counter(keys(subjects))
    canonical = found.filter(pc.equal(found["role"], "canonical"))
    assert Counter(canonical["cluster_id"].to_pylist()) == dict.fromkeys(found["cluster_id"].to_pylist(), 1)
    clusters: dict[str, set[str]] = {}
    for row in found.to_pylist():
        clusters.setdefault(row["article_id"], set()).add(row["cluster_id"])
    assert all(len(ids) == 1 for ids in clusters.values())


@SLOW
@given(stories())
def test_a_pair_is_told_once_and_never_turned_round(rows: list[dict[str, Any]]) -> None:
    subjects, bands = tables(rows)
    pairs = match(subjects, bands).pairs.to_pylist()
    ends = [((row["article_id"], row["version"]), (row["other_id"], row["other_version"])) for row in pairs]
    assert len({frozenset(pair) for pair in ends}) == len(ends)
    for row, (one, other) in zip(pairs, ends, strict=True):
        assert one != other
        assert (row["relation"] == "revision") == (row["article_id"] == row["other_id"])
        assert 0 <= row["jaccard"] <= 1
        assert 0 <= row["containment"] <= 1
        assert row["lag_hours"] is None or row["lag_hours"] >= 0
