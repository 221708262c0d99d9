from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pytest
from plain_lake import plain_lake
from plain_lake import take as store
from tests_support import article_text, table_of

from flows.learn import Learnt, learn_furniture
from transforms.copies.fingerprint import fingerprint
from transforms.furniture.candidates import furniture_candidates
from transforms.keys import key_list
from warehouse import history
from warehouse.commit import Change
from warehouse.history import Neighbourhood
from warehouse.lake import Connection
from warehouse.schema import (
    ARTICLES,
    BANDS,
    CLUSTER_MEMBERS,
    DUPLICATE_PAIRS,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    SIGNATURES,
)

NOTICE = "Our editors choose the best of the week for subscribers, every Friday."
KEY = ["article_id", "version"]
OF_TYPE = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.list_(pa.string()): []}


def text(number: int) -> str:
    return article_text(number, 96).split("\n\n", 1)[1].strip()


def articles(numbers: range, *below: str, source: str = "post", version: str = "00000000") -> pa.Table:
    rows: list[dict[str, Any]] = []
    for number in numbers:
        row = {
            field.name: OF_TYPE[field.type] for field in ARTICLES.arrow if not field.nullable and field.type in OF_TYPE
        }
        body = "\n\n".join([text(number), *below])
        row |= {
            "article_id": f"{number * 0x9E3779B1 % 2**32:08x}{source:0>24}",
            "version": version,
            "source_id": source,
        }
        row |= {"body": body, "body_chars": len(body), "words": len(body.split()), "furniture": []}
        rows.append(row)
    return pa.Table.from_pylist(rows, schema=ARTICLES.arrow)


def clusters(rows: pa.Table, cluster: str | None = None) -> pa.Table:
    """Each article a cluster of its own, or all of them one."""
    told = rows.select(KEY).to_pylist()
    more = [{"cluster_id": cluster or row["article_id"], "role": "canonical", "similarity": 1.0} for row in told]
    return table_of(CLUSTER_MEMBERS.arrow, *(row | rest for row, rest in zip(told, more, strict=True)))


def neighbours(subjects: pa.Table, members: pa.Table) -> Neighbourhood:
    empty = (BANDS.arrow.empty_table(), DUPLICATE_PAIRS.arrow.empty_table())
    return Neighbourhood(subjects.select([*KEY, "source_id"]), *empty, members)


NO_NEIGHBOURS = neighbours(ARTICLES.arrow.empty_table(), CLUSTER_MEMBERS.arrow.empty_table())


def take(
    connection: Connection, rows: pa.Table, members: pa.Table | None = None, near: Neighbourhood = NO_NEIGHBOURS
) -> Learnt:
    """Learn from a batch and store it."""
    members = clusters(rows) if members is None else members
    learnt = learn_furniture(connection, rows, furniture_candidates(rows), near, members)
    changes = {
        ARTICLES.name: Change(
            pa.concat_tables([learnt.articles, learnt.rewritten]),
            pa.concat_tables([rows.select(KEY), learnt.rewritten.select(KEY)]),
        ),
        FURNITURE_CANDIDATES.name: Change(learnt.candidates, rows.select(KEY)),
        FURNITURE_LINES.name: Change(learnt.lines, learnt.lines_before),
        CLUSTER_MEMBERS.name: Change(members, members.select(KEY)),
    }
    store(connection, changes)
    return learnt


def bodies(connection: Connection) -> dict[str, str]:
    rows = connection.execute("from lake.articles").to_arrow_table()
    return dict(zip(key_list(rows), rows["body"].to_pylist(), strict=True))


@pytest.fixture
def connection() -> Iterator[Connection]:
    with plain_lake() as connection:
        yield connection


def ends_with_notice(bodies: Mapping[Any, str]) -> set[bool]:
    return {body.endswith(NOTICE) for body in bodies.values()}


def test_line_is_removed_from_old_and_new_articles_once_enough_have_it(connection: Connection) -> None:
    first = take(connection, articles(range(4), NOTICE))
    assert first.articles == articles(range(4), NOTICE)
    assert (first.rewritten.num_rows, first.lines.num_rows) == (0, 0)
    second = take(connection, articles(range(4, 6), NOTICE))
    assert second.articles["body"].to_pylist() == [text(4), text(5)]
    assert sorted(second.rewritten["body"].to_pylist()) == sorted(map(text, range(4)))
    (furniture,) = second.articles.slice(0, 1)["furniture"].to_pylist()
    assert furniture == [{"paragraph": 8, "subhead": None, "text": NOTICE}]
    assert sorted(bodies(connection).values()) == sorted(map(text, range(6)))
    third = take(connection, articles(range(6, 7), NOTICE))
    assert (third.articles["body"].to_pylist(), third.rewritten.num_rows) == ([text(6)], 0)


def test_verdict_is_taken_back_where_later_articles_lack_the_line(connection: Connection) -> None:
    take(connection, articles(range(6), NOTICE))
    assert ends_with_notice(bodies(connection)) == {False}
    learnt = take(connection, articles(range(6, 13)))
    assert key_list(learnt.rewritten) != []
    assert learnt.rewritten.sort_by("article_id") == articles(range(6), NOTICE).sort_by("article_id")
    assert (learnt.lines.num_rows, ends_with_notice(dict(enumerate(learnt.articles["body"].to_pylist())))) == (
        0,
        {False},
    )


def test_copies_and_revisions_of_one_text_count_once(connection: Connection) -> None:
    copies = articles(range(6), NOTICE)
    take(connection, copies, clusters(copies, "one"))
    assert ends_with_notice(bodies(connection)) == {True}


def test_copies_without_the_line_count_once_too(connection: Connection) -> None:
    take(connection, articles(range(6), NOTICE))
    copies = articles(range(10, 18))
    take(connection, copies, clusters(copies, "one"))
    assert ends_with_notice(bodies(connection)) == {False}


@pytest.mark.parametrize("merging", [True, False])
def test_articles_of_another_outlet_may_merge_or_part_texts(connection: Connection, *, merging: bool) -> None:
    rows = articles(range(6), NOTICE)
    before, after = clusters(rows), clusters(rows, "one")
    if not merging:
        before, after = after, before
    take(connection, rows, before)
    assert ends_with_notice(bodies(connection)) == {not merging}
    other = articles(range(20, 21), source="ledger")
    learnt = take(connection, other, pa.concat_tables([after, clusters(other)]), neighbours(rows, before))
    assert learnt.rewritten.num_rows == 6
    assert sum(body.endswith(NOTICE) for body in bodies(connection).values()) == (6 if merging else 0)


def test_other_sources_are_left_alone(connection: Connection) -> None:
    take(connection, articles(range(4), NOTICE, source="ledger"))
    take(connection, articles(range(6), NOTICE))
    take(connection, articles(range(6, 8), NOTICE))
    assert {key.endswith("ledger 00000000"): body.endswith(NOTICE) for key, body in bodies(connection).items()} == {
        True: True,
        False: False,
    }


def test_version_that_the_batch_brings_anew_counts_as_the_batch_has_it(connection: Connection) -> None:
    take(connection, articles(range(4), NOTICE))
    learnt = take(connection, articles(range(3, 6), NOTICE))
    assert learnt.lines.num_rows == 1  # six texts, not seven
    again = take(
        connection, articles(range(5))
    )  # the same versions without the notice: one text of six is left with it
    assert (again.lines.num_rows, again.rewritten.num_rows) == (0, 1)
    assert sum(body.endswith(NOTICE) for body in bodies(connection).values()) == 1


def test_large_source_is_judged_by_a_sample_that_does_not_depend_on_the_batch(connection: Connection) -> None:
    rows = articles(range(60), NOTICE)
    limits = pa.table({"least_texts": [2], "sample_articles": [20]})
    ids = sorted(rows["article_id"].to_pylist())
    sampled = [article_id for article_id in ids if article_id < f"{int(2**32 * (20 / 60)):08x}"]
    for stored in (0, 30, 59):
        if stored:
            take(connection, rows.slice(len(bodies(connection)), stored - len(bodies(connection))))
        batch = rows.slice(stored)
        counts = history.furniture_counts(
            connection,
            ["post"],
            keys=batch.select(KEY),
            candidates=furniture_candidates(batch),
            members=clusters(batch),
            limits=limits,
        )
        assert counts["source_texts"].unique().to_pylist() == [len(sampled)]
        assert len(sampled) < 30
        assert max(counts["texts"].to_pylist()) == len(sampled)


@pytest.mark.parametrize("above", [(), ("He was 45.",)])
def test_place_is_the_most_frequent_distance_from_either_end(connection: Connection, above: tuple[str, ...]) -> None:
    below = () if above else ("He was 45.",)
    batch = pa.concat_tables([articles(range(3), NOTICE), framed(range(3, 5), above, below)])
    counts = history.furniture_counts(
        connection,
        ["post"],
        keys=batch.select(KEY),
        candidates=furniture_candidates(batch),
        members=clusters(batch),
        limits=pa.table({"least_texts": [3], "sample_articles": [100]}),
    )
    # Always the ninth paragraph from above, or always the last; never both.
    assert [(row["texts"], row["texts_at_place"]) for row in counts.to_pylist()] == [(5, 5)]
    assert counts["kinship_sum"].to_pylist() == [0]


def framed(numbers: range, above: tuple[str, ...], below: tuple[str, ...]) -> pa.Table:
    rows = articles(numbers, NOTICE, *below)
    framed = pa.array(["\n\n".join([*above, body]) for body in rows["body"].to_pylist()])
    return rows.set_column(rows.column_names.index("body"), ARTICLES.arrow.field("body"), framed)


def test_copies_are_matched_by_the_body_as_extracted(connection: Connection) -> None:
    rows = articles(range(6), NOTICE)
    signatures, bands = fingerprint(rows)
    take(connection, rows)
    store(connection, {SIGNATURES.name: Change(signatures), BANDS.name: Change(bands)})
    assert ends_with_notice(bodies(connection)) == {False}
    found = history.neighbourhood(connection, rows.slice(0, 1).select(KEY), bands.slice(0, 0))
    assert found.subjects["body_chars"].to_pylist() == rows.slice(0, 1)["body_chars"].to_pylist()
