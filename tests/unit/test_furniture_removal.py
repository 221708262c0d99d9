import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from transforms.furniture.removal import furniture_paragraphs, without_furniture
from warehouse.schema import ARTICLES, FURNITURE_CANDIDATES, FURNITURE_LINES

COLUMNS = (
    "article_id",
    "version",
    "headline",
    "body",
    "subheads",
    "body_chars",
    "words",
    "furniture_chars",
    "furniture",
)
SCHEMA = pa.schema([ARTICLES.arrow.field(name) for name in COLUMNS])


def article(article_id: str, *paragraphs: str, subheads: tuple[str, ...] = (), removed_chars: int = 0) -> pa.Table:
    body = "\n\n".join(paragraphs)
    row = {
        "article_id": article_id,
        "version": "1",
        "headline": "A headline",
        "body": body,
        "subheads": list(subheads),
        "body_chars": len(body),
        "words": len(body.split()),
        "furniture_chars": removed_chars,
        "furniture": [],
    }
    return pa.Table.from_pylist([row], schema=SCHEMA)


def test_paragraphs_go_and_are_kept_beside_with_their_place() -> None:
    before = article(
        "a", "Listen now", "The text.", "More", "Its end.", "Follow us.", subheads=("More",), removed_chars=7
    )
    (row,) = without_furniture(before, {"a 1": [0, 2, 4]}).to_pylist()
    assert row == {
        "article_id": "a",
        "version": "1",
        "headline": "A headline",
        "body": "The text.\n\nIts end.",
        "subheads": [],
        "body_chars": 19,
        "words": 4,
        "furniture_chars": 7 + 24,
        "furniture": [
            {"paragraph": 0, "subhead": None, "text": "Listen now"},
            {"paragraph": 2, "subhead": 0, "text": "More"},
            {"paragraph": 4, "subhead": None, "text": "Follow us."},
        ],
    }


def test_articles_without_furniture_stay_as_they_are() -> None:
    articles = pa.concat_tables([article("a", "Listen", "The text."), article("b", "Listen", "The text.")])
    assert without_furniture(articles, {}) == articles
    assert without_furniture(articles, {"b 1": [0]}).slice(0, 1) == articles.slice(0, 1)


def test_row_of_an_older_version_has_no_furniture() -> None:
    old = article("a", "The text.").set_column(
        8, SCHEMA.field("furniture"), pa.nulls(1, SCHEMA.field("furniture").type)
    )
    assert without_furniture(old, {}) == article("a", "The text.")


words = st.sampled_from(["More", "Listen", "The text.", "And more of it.", "", "\n", "Ende"])


@given(paragraphs=st.lists(words, min_size=1, max_size=9), chance=st.randoms(use_true_random=False))
def test_putting_back_is_the_inverse_of_taking_out(paragraphs: list[str], chance: object) -> None:
    places = [at for at in range(len(paragraphs)) if chance.random() < 0.5][: len(paragraphs) - 1]  # type: ignore[attr-defined]
    subheads = tuple(text for text in paragraphs if chance.random() < 0.4)  # type: ignore[attr-defined]
    before = article("a", *paragraphs, subheads=subheads)
    after = without_furniture(before, {"a 1": places})
    assert without_furniture(after, {}) == before
    assert without_furniture(after, {"a 1": places[:1]}) == without_furniture(before, {"a 1": places[:1]})
    (removed,) = after["furniture"].to_pylist()
    assert [one["paragraph"] for one in removed] == places


def test_places_are_those_of_candidates_among_the_lines_of_their_source() -> None:
    candidates = [
        {"article_id": "a", "version": "1", "source_id": "post", "paragraph": 4, "line_hash": 2**64 - 1},
        {"article_id": "a", "version": "1", "source_id": "post", "paragraph": 0, "line_hash": 7},
        {"article_id": "a", "version": "1", "source_id": "post", "paragraph": 2, "line_hash": 8},
        {"article_id": "b", "version": "1", "source_id": "ledger", "paragraph": 0, "line_hash": 7},
    ]
    lines = [{"source_id": "post", "line_hash": 2**64 - 1}, {"source_id": "post", "line_hash": 7}]
    found = furniture_paragraphs(
        pa.Table.from_pylist(candidates, schema=FURNITURE_CANDIDATES.arrow),
        pa.Table.from_pylist(lines, schema=FURNITURE_LINES.arrow),
    )
    assert found == {"a 1": [0, 4]}
