"""The suite over the pairs of copies that a batch belongs to."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import row_keys
from expectations.rules import Rule, probability, true

SUITE = "duplicate_pairs"

RULES = (
    true("pairs_have_both_ends", "has_both_ends", "a pair that leads nowhere is lost to every join"),
    true("pairs_are_of_two", "is_of_two", "a text is no copy of itself"),
    probability("jaccard_is_a_share", "jaccard", "similarities are compared across rows"),
    probability("containment_is_a_share", "containment", "similarities are compared across rows"),
    Rule(
        "relation_is_known",
        "ExpectColumnValuesToBeInSet",
        {"column": "relation", "value_set": ["exact", "near", "contains", "revision"]},
        "critical",
        "queries ask by relation",
    ),
    Rule(
        "copies_come_later",
        "ExpectColumnValuesToBeBetween",
        {"column": "lag_hours", "min_value": 0},
        "critical",
        "the earlier of a pair stands second: who copied whom is read from it",
    ),
)


def frame(pairs: pa.Table, subjects: pa.Table) -> pa.Table:
    """One row per pair; `subjects` are all versions that may stand in one."""
    known = row_keys(subjects).combine_chunks()
    one = row_keys(pairs)
    other = pc.binary_join_element_wise(pairs["other_id"], pairs["other_version"], " ")
    return pa.table(
        {
            "row": pc.binary_join_element_wise(one, other, " "),
            "has_both_ends": pc.and_(pc.is_in(one, value_set=known), pc.is_in(other, value_set=known)),
            "is_of_two": pc.not_equal(one, other),
            "jaccard": pairs["jaccard"],
            "containment": pairs["containment"],
            "relation": pairs["relation"],
            "lag_hours": pairs["lag_hours"],
        }
    )
