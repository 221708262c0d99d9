from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from transforms.copies.candidates import CONTAINS, NEAR, Edges
from transforms.copies.clusters import aliases, in_canonical_order, link, members
from transforms.copies.matching import SUBJECTS
from warehouse.schema import CLUSTER_MEMBERS

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
DEFAULTS: dict[str, Any] = {
    "version": "00000001",
    "source_id": "example.org",
    "published_at": None,
    "published_date": None,
    "published_precision": "none",
    "agency": None,
    "body_chars": 100,
    "text_key": "00",
    "signature": b"",
    "shingles": 1,
    "numbers": [],
}
NO_PAIRS = np.empty(0, np.int64), np.empty(0, np.int64)


def order(*rows: dict[str, Any]) -> list[str]:
    table = pa.Table.from_pylist([DEFAULTS | row for row in rows], schema=SUBJECTS)
    ordered: list[str] = in_canonical_order(table)["article_id"].to_pylist()
    assert in_canonical_order(table.take(list(range(len(rows)))[::-1]))["article_id"].to_pylist() == ordered
    return ordered


def edges(count: int, *pairs: tuple[int, int], relation: int = NEAR, capped: tuple[int, ...] = ()) -> Edges:
    lower, higher = np.array(pairs, np.int64).reshape(-1, 2).T
    likest_first = np.arange(128, 128 - len(pairs), -1)
    return Edges(lower, higher, likest_first, np.full(len(pairs), relation), np.isin(np.arange(count), capped))


def groups(labels: np.ndarray) -> set[tuple[int, ...]]:
    return {tuple(np.flatnonzero(labels == label).tolist()) for label in labels}


def at(moment: datetime) -> dict[str, Any]:
    return {"published_at": moment, "published_date": moment.date(), "published_precision": "minute"}


def on(day: date, precision: str = "day") -> dict[str, Any]:
    return {"published_date": day, "published_precision": precision}


def test_the_earliest_instant_comes_first() -> None:
    assert order({"article_id": "b"} | at(NOON), {"article_id": "a"} | at(NOON.replace(hour=13))) == ["b", "a"]


def test_instants_are_compared_whatever_the_local_day() -> None:
    # Half past midnight in Tokyo is the afternoon before in UTC.
    tokyo = at(datetime(2024, 3, 4, 15, 30, tzinfo=UTC)) | {"published_date": date(2024, 3, 5)}
    lisbon = at(datetime(2024, 3, 4, 20, 0, tzinfo=UTC))
    assert order({"article_id": "l"} | lisbon, {"article_id": "t"} | tokyo) == ["t", "l"]


def test_a_day_comes_after_the_instants_in_it_and_before_the_next() -> None:
    rows = [
        {"article_id": "unknown"},
        {"article_id": "day"} | on(date(2024, 3, 5)),
        {"article_id": "next"} | at(NOON.replace(day=6)),
        {"article_id": "instant"} | at(NOON.replace(hour=23)),
    ]
    assert order(*rows) == ["instant", "day", "next", "unknown"]


def test_a_month_cannot_claim_to_be_earlier_than_a_day_in_it() -> None:
    rows = [
        {"article_id": "month"} | on(date(2024, 2, 1), "month"),
        {"article_id": "day"} | on(date(2024, 2, 28)),
        {"article_id": "later"} | on(date(2024, 3, 1)),
    ]
    assert order(*rows) == ["day", "month", "later"]


def test_a_date_without_precision_is_not_trusted() -> None:
    assert order({"article_id": "a"} | on(date(2020, 1, 1), "none"), {"article_id": "b"} | on(date(2024, 1, 1))) == [
        "b",
        "a",
    ]


def test_ties_go_to_the_credited_then_the_fullest_then_the_ids() -> None:
    rows = [
        {"article_id": "z", "agency": "Reuters", "body_chars": 1},
        {"article_id": "y", "body_chars": 300},
        {"article_id": "x", "body_chars": 200, "text_key": "01"},
        {"article_id": "b", "body_chars": 200, "text_key": "02"},
        {"article_id": "c", "body_chars": 200, "text_key": "02"},
    ]
    assert order(*rows) == ["z", "y", "x", "b", "c"]


def test_one_edge_between_two_tight_groups_does_not_join_them() -> None:
    tight = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]
    assert groups(link(edges(6, *tight, (2, 3)), NO_PAIRS)) == {(0, 1, 2), (3, 4, 5)}
    # Three of nine pairs are 30 %.
    assert groups(link(edges(6, *tight, (0, 3), (1, 4), (2, 3)), NO_PAIRS)) == {tuple(range(6))}


def test_containment_does_not_join() -> None:
    assert groups(link(edges(2, (0, 1), relation=CONTAINS), NO_PAIRS)) == {(0,), (1,)}


def test_texts_of_one_article_are_together() -> None:
    same = np.array([0, 1, 2]), np.array([2, 1, 2])
    assert groups(link(edges(3, (0, 1)), same)) == {(0, 1, 2)}


def test_pairs_that_were_never_compared_do_not_count_against_a_storm() -> None:
    # Texts 2 to 9 met the cap: each was compared to 0 and 1 only.
    pairs = [(0, 1), *((hub, text) for hub in (0, 1) for text in range(2, 10))]
    assert groups(link(edges(10, *pairs, capped=tuple(range(2, 10))), NO_PAIRS)) == {tuple(range(10))}
    assert groups(link(edges(10, *pairs), NO_PAIRS)) != {tuple(range(10))}


def test_roles() -> None:
    rows = pa.Table.from_pylist(
        [
            DEFAULTS | {"article_id": a, "version": v}
            for a, v in (("a", "1"), ("b", "1"), ("a", "2"), ("b", "2"), ("c", "1"))
        ],
        schema=SUBJECTS,
    )
    table = members(rows, np.array([0, 0, 0, 0, 4]), np.ones(5))
    assert table.schema.equals(CLUSTER_MEMBERS.arrow)
    assert table["role"].to_pylist() == ["canonical", "copy", "revision", "revision", "canonical"]
    ids = table["cluster_id"].to_pylist()
    assert len(set(ids[:4])) == 1
    assert ids[0] != ids[4]
    assert all(len(cluster_id) == 32 for cluster_id in ids)


def test_cluster_ids_are_the_same_for_ever() -> None:
    rows = pa.Table.from_pylist([DEFAULTS | {"article_id": "a"}], schema=SUBJECTS)
    table = members(rows, np.array([0]), np.ones(1))
    assert table["cluster_id"].to_pylist() == ["0d14e52639286902097bdcd062adeb61"]


def cluster_table(clusters: dict[str, str]) -> pa.Table:
    return pa.table({"article_id": list(clusters), "version": ["1"] * len(clusters), "cluster_id": clusters.values()})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": "old"}, {"a": "new", "b": "new"}, {"old": "new"}),
        ({"a": "kept"}, {"a": "kept", "b": "kept"}, {}),
        ({"a": "one", "b": "two"}, {"a": "one", "b": "one"}, {"two": "one"}),
        ({"a": "old", "b": "old", "c": "old"}, {"a": "x", "b": "y", "c": "y"}, {"old": "y"}),
        ({"a": "old", "b": "old"}, {"a": "y", "b": "x"}, {"old": "x"}),
        ({"a": "kept", "b": "kept"}, {"a": "kept", "b": "other"}, {}),
        ({"gone": "old"}, {"a": "x"}, {}),
    ],
)
def test_aliases(before: dict[str, str], after: dict[str, str], expected: dict[str, str]) -> None:
    assert aliases(cluster_table(before), cluster_table(after)) == expected
