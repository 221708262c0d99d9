"""Learnt furniture does not depend on order and batches: what is learnt is played on a lake in memory."""

import random
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_lake import plain_lake, take
from tests_support import article_text

from flows import stages
from flows.learn import learn_furniture
from transforms.content import content_of
from transforms.copies.fingerprint import fingerprint
from transforms.furniture.candidates import furniture_candidates
from warehouse import history
from warehouse.commit import Change
from warehouse.lake import Connection
from warehouse.schema import (
    ARTICLES,
    BANDS,
    CLUSTER_MEMBERS,
    DUPLICATE_PAIRS,
    FURNITURE_CANDIDATES,
    FURNITURE_LINES,
    SIGNATURES,
    Table,
)

KEY = ["article_id", "version"]
ABOVE = ["Listen to this", "Long read"]
BELOW = [
    "Our editors choose the best of the week for subscribers, every Friday.",
    "The Kestrel 2026",
    "The Kestrel 1999",
    "Jane Holm covers courts.",
]
OF_TYPE = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.list_(pa.string()): []}


def row(source: str, number: int, edit: int, above: list[str], below: list[str]) -> dict[str, Any]:
    """Article of a text, of which there are edits: copies under their own address, or a revision under the same."""
    paragraphs = article_text(number, 72).strip().split("\n\n")[1:]
    paragraphs[edit % len(paragraphs)] += f" Edit {edit} came later." if edit else ""
    body = "\n\n".join([*above, *paragraphs, *below])
    version = f"{edit:02}{len(above):02}{sum(map(len, below)):04}"
    address = number if edit == 1 else 100 * edit + number
    values = {
        field.name: OF_TYPE[field.type] for field in ARTICLES.arrow if not field.nullable and field.type in OF_TYPE
    }
    values |= {"article_id": f"{address:08}{source:>24}", "version": version, "source_id": source}
    values |= {"published_precision": "none", "subheads": [], "furniture": []}
    return values | {"body": body, "body_chars": len(body), "words": content_of(None, body).words}


rows = st.builds(
    row,
    st.sampled_from(["post", "post", "ledger"]),
    st.integers(0, 9),
    st.integers(0, 2),
    st.lists(st.sampled_from(ABOVE), max_size=2, unique=True),
    st.lists(st.sampled_from(BELOW), max_size=3, unique=True),
)
inboxes = st.lists(rows, min_size=8, max_size=24, unique_by=lambda r: (r["article_id"], r["version"]))


def publish(connection: Connection, batch: list[dict[str, Any]]) -> None:
    articles = pa.Table.from_pylist(batch, schema=ARTICLES.arrow)
    signatures, bands = fingerprint(articles)
    near = history.neighbourhood(connection, articles.select(KEY), bands)
    matches = stages.match(near, articles, signatures, bands)
    learnt = learn_furniture(connection, articles, furniture_candidates(articles), near, matches.members)
    changes = {
        ARTICLES: Change(pa.concat_tables([learnt.articles, learnt.rewritten]), learnt.rewritten.select(KEY)),
        FURNITURE_CANDIDATES: Change(learnt.candidates),
        FURNITURE_LINES: Change(learnt.lines, learnt.lines_before),
        SIGNATURES: Change(signatures),
        BANDS: Change(bands),
        CLUSTER_MEMBERS: Change(matches.members, near.members.select(KEY)),
        DUPLICATE_PAIRS: Change(matches.pairs, near.pairs.select(list(DUPLICATE_PAIRS.key))),
    }
    take(connection, {table.name: change for table, change in changes.items()})


def contents(connection: Connection, table: Table) -> list[Any]:
    return sorted(connection.execute(f"from lake.{table.name}").fetchall(), key=repr)


def assert_nothing_is_lost(inbox: list[dict[str, Any]], connection: Connection) -> None:
    whole = {(row["article_id"], row["version"]): row["body"] for row in inbox}
    query = "select article_id, version, body, furniture from lake.articles"
    for article_id, version, body, furniture in connection.execute(query).fetchall():
        paragraphs = body.split("\n\n")
        for removed in furniture:
            assert removed["text"] in {*ABOVE, *BELOW}
            paragraphs.insert(removed["paragraph"], removed["text"])
        assert "\n\n".join(paragraphs) == whole[article_id, version]


@settings(max_examples=12)  # each is some five batches of a tenth of a second
@given(inbox=inboxes, batches=st.integers(2, 5), seed=st.randoms(use_true_random=False))
def test_same_articles_lose_the_same_lines_in_any_order_and_batches(
    inbox: list[dict[str, Any]], batches: int, seed: random.Random
) -> None:
    shuffled = list(inbox)
    seed.shuffle(shuffled)
    with plain_lake() as at_once, plain_lake() as in_parts:
        publish(at_once, inbox)
        for part in range(batches):
            publish(in_parts, shuffled[part::batches])
        for table in (ARTICLES, FURNITURE_LINES, FURNITURE_CANDIDATES, CLUSTER_MEMBERS):
            assert contents(in_parts, table) == contents(at_once, table), table.name
        assert_nothing_is_lost(inbox, at_once)
