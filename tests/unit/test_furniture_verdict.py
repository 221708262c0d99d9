import pyarrow as pa
import pytest

from transforms.furniture.verdict import COUNTS, furniture_lines
from warehouse.schema import FURNITURE_LINES

LABEL = {
    "source_id": "post",
    "line_hash": 2**64 - 1,
    "source_texts": 30,
    "texts": 10,
    "texts_at_place": 5,
    "kinship_sum": 500,
    "chars": 20,
    "is_sentence": False,
}
SENTENCE = LABEL | {"texts": 15, "texts_at_place": 8, "kinship_sum": 150, "chars": 90, "is_sentence": True}


def is_furniture(row: dict[str, object]) -> bool:
    return furniture_lines(pa.Table.from_pylist([row], schema=COUNTS)).num_rows == 1


@pytest.mark.parametrize(
    ("row", "change", "expected"),
    [
        (LABEL, {}, True),
        (LABEL, {"texts": 9}, False),  # less than a third
        (LABEL, {"texts_at_place": 4}, False),  # now here, now there
        (LABEL, {"texts": 15, "texts_at_place": 1}, True),  # in half of the texts it may stand anywhere
        (LABEL, {"kinship_sum": 501}, False),  # a label of the articles' own words
        (LABEL, {"texts": 4, "source_texts": 4}, False),  # too few to tell
        (LABEL, {"texts": 5, "source_texts": 15, "kinship_sum": 0}, True),
        (SENTENCE, {}, True),
        (SENTENCE, {"texts": 14}, False),  # less than half
        (SENTENCE, {"texts_at_place": 7}, False),
        (SENTENCE, {"kinship_sum": 151}, False),  # background of a running story
        (SENTENCE, {"chars": 151}, False),  # a paragraph
        (SENTENCE, {"chars": 151, "texts": 24, "texts_at_place": 12}, True),
    ],
)
def test_line_is_furniture_by_share_place_and_strangeness(
    row: dict[str, object], change: dict[str, object], *, expected: bool
) -> None:
    assert is_furniture(row | change) is expected


def test_lines_are_told_by_source_and_hash() -> None:
    rows = [LABEL, LABEL | {"source_id": "ledger", "texts": 9}, SENTENCE | {"line_hash": 7}]
    lines = furniture_lines(pa.Table.from_pylist(rows, schema=COUNTS))
    assert lines.schema == FURNITURE_LINES.arrow
    assert lines.to_pylist() == [{"source_id": "post", "line_hash": h} for h in (2**64 - 1, 7)]
    assert furniture_lines(COUNTS.empty_table()).num_rows == 0
