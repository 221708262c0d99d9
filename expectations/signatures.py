"""The suite over what a batch's articles are matched by."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import row_keys
from expectations.rules import Rule, true

SUITE = "signatures"

RULES = (
    true("articles_have_a_signature", "has_signature", "an article without one is never found as a copy"),
    Rule(
        "shingles_are_counted",
        "ExpectColumnValuesToBeBetween",
        {"column": "shingles", "min_value": 0},
        "critical",
        "containment is a share of them",
    ),
)


def frame(signatures: pa.Table, articles: pa.Table) -> pa.Table:
    """One row per article, `shingles` null where it has no signature."""
    keys, of = row_keys(articles), row_keys(signatures).combine_chunks()
    at = pc.index_in(keys, value_set=of)
    return pa.table({"row": keys, "has_signature": pc.is_valid(at), "shingles": signatures["shingles"].take(at)})
