"""The suite over the groups of copies that a batch belongs to."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import row_keys
from expectations.rules import Rule, probability, true

SUITE = "cluster_members"

RULES = (
    Rule(
        "versions_are_in_one_group",
        "ExpectColumnValuesToBeBetween",
        {"column": "groups", "min_value": 1, "max_value": 1},
        "critical",
        "a version in none is missing from every count of stories, one in two counts twice",
    ),
    Rule(
        "groups_have_one_original",
        "ExpectColumnValuesToBeBetween",
        {"column": "originals", "min_value": 1, "max_value": 1},
        "critical",
        "who carried a story first is the group's canonical article",
    ),
    true("roles_are_known", "has_role", "queries ask by role"),
    probability("similarity_is_a_share", "similarity", "similarities are compared across rows"),
)
ROLES = pa.array(["canonical", "copy", "revision"])


def frame(members: pa.Table, subjects: pa.Table) -> pa.Table:
    """One row per version: in how many groups it is, and how many canonical articles its group has."""
    of = row_keys(members)
    versions = pa.chunked_array([pc.unique(pa.concat_arrays([*row_keys(subjects).chunks, *of.chunks]))])
    counted = pc.value_counts(of)
    groups = counted.field("counts").take(pc.index_in(versions, value_set=counted.field("values")))
    at = pc.index_in(versions, value_set=of.combine_chunks())
    is_original = pc.cast(pc.equal(members["role"], "canonical"), pa.int64())
    sums = (
        pa.table({"id": members["cluster_id"], "original": is_original}).group_by("id").aggregate([("original", "sum")])
    )
    group = pc.index_in(members["cluster_id"], value_set=sums["id"].combine_chunks())
    return pa.table(
        {
            "row": versions,
            "groups": pc.fill_null(groups, 0),
            "originals": sums["original_sum"].take(group).take(at),
            "has_role": pc.is_in(members["role"], value_set=ROLES).take(at),
            "similarity": members["similarity"].take(at),
        }
    )
