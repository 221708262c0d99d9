"""The suite over a batch of articles: every rule with its reason, its severity and what a failing row becomes."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.rules import ROW_TOLERANCE, Rule

SUITE = "articles"

# What the gate looks at: keys, lengths and marks, never a body.
SLIM_COLUMNS = (
    "article_id",
    "version",
    "row",
    "source_id",
    "body_chars",
    "words",
    "headline_chars",
    "language",
    "language_confidence",
    "published_year",
    "furniture_share",
    "garbled_share",
    "is_copy",
)


RULES = (
    Rule(
        "columns_are_the_declared_ones",
        "ExpectTableColumnsToMatchSet",
        {"column_set": list(SLIM_COLUMNS)},
        "critical",
        "a stage that drops or renames a column must not publish",
    ),
    Rule(
        "key_is_unique",
        "ExpectCompoundColumnsToBeUnique",
        {"column_list": ["article_id", "version"]},
        "critical",
        "the lake has no primary keys: a double row would stay",
    ),
    Rule(
        "article_id_is_an_id",
        "ExpectColumnValuesToMatchRegex",
        {"column": "article_id", "regex": r"^[0-9a-f]{32}$"},
        "critical",
        "every other table refers to it",
    ),
    Rule(
        "source_is_known",
        "ExpectColumnValuesToNotBeInSet",
        {"column": "source_id", "value_set": ["unknown"], "mostly": 0.5},
        "info",
        "who carried a story needs an outlet",
    ),
    Rule(
        "body_has_words",
        "ExpectColumnValuesToBeBetween",
        {"column": "words", "min_value": 10, "mostly": ROW_TOLERANCE},
        "critical",
        "below ten words there is a caption or a remnant of furniture, no article",
        "quarantine",
    ),
    Rule(
        "body_is_no_dump",
        "ExpectColumnValuesToBeBetween",
        {"column": "body_chars", "max_value": 1_000_000, "mostly": ROW_TOLERANCE},
        "critical",
        "the longest articles have some 200,000 characters; a million is a file of many, or a log",
        "quarantine",
    ),
    Rule(
        "text_is_legible",
        "ExpectColumnValuesToBeBetween",
        {"column": "garbled_share", "max_value": 0.02, "mostly": ROW_TOLERANCE},
        "critical",
        "more than two replacement characters in a hundred: decoded wrongly upstream, not to be mended here",
        "quarantine",
    ),
    Rule(
        "body_is_not_short",
        "ExpectColumnValuesToBeBetween",
        {"column": "words", "min_value": 40, "mostly": 0.5},
        "warning",
        "most news items have more; a batch full of shorter ones is teasers",
        "flag",
    ),
    Rule(
        "headline_is_a_line",
        "ExpectColumnValuesToBeBetween",
        {"column": "headline_chars", "min_value": 3, "max_value": 400, "mostly": 0.9},
        "warning",
        "beyond 400 characters a paragraph was taken for the headline",
        "flag",
    ),
    Rule(
        "language_is_told",
        "ExpectColumnValuesToNotBeInSet",
        {"column": "language", "value_set": ["und"], "mostly": 0.5},
        "warning",
        "half a batch without a language is not prose",
        "flag",
    ),
    Rule(
        "language_is_a_tag",
        "ExpectColumnValuesToMatchRegex",
        {"column": "language", "regex": r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"},
        "critical",
        "language codes are BCP 47, or queries by language miss rows",
    ),
    Rule(
        "confidence_is_a_probability",
        "ExpectColumnValuesToBeBetween",
        {"column": "language_confidence", "min_value": 0, "max_value": 1},
        "critical",
        "confidences are compared across rows",
    ),
    Rule(
        "year_is_of_the_press",
        "ExpectColumnValuesToBeBetween",
        {"column": "published_year", "min_value": 1600, "mostly": ROW_TOLERANCE},
        "critical",
        "the first newspaper is of 1605",
        "quarantine",
    ),
    Rule(
        "furniture_is_a_part",
        "ExpectColumnValuesToBeBetween",
        {"column": "furniture_share", "max_value": 0.6, "mostly": 0.9},
        "warning",
        "where more than six characters in ten were furniture, the article may be missing",
        "flag",
    ),
    Rule(
        "copies_are_a_part",
        "ExpectColumnMeanToBeBetween",
        {"column": "is_copy", "max_value": 0.9},
        "warning",
        "a batch of copies only is a feed loaded twice under new addresses",
    ),
)


def slim_frame(articles: pa.Table, copies: pa.Table) -> pa.Table:
    """Table of SLIM_COLUMNS, one row per article; `copies` holds the keys of those that copy another."""
    copied = _keys(copies)
    row = _keys(articles)
    body_chars = articles["body_chars"]
    garbled = pc.count_substring(articles["body"], "\ufffd")
    whole = pc.add(articles["furniture_chars"], body_chars)
    columns = {
        "article_id": articles["article_id"],
        "version": articles["version"],
        "row": row,
        "source_id": articles["source_id"],
        "body_chars": body_chars,
        "words": articles["words"],
        "headline_chars": pc.utf8_length(articles["headline"]),
        "language": articles["language"],
        "language_confidence": articles["language_confidence"],
        "published_year": pc.year(articles["published_date"]),
        "furniture_share": _share(articles["furniture_chars"], whole),
        "garbled_share": _share(garbled, body_chars),
        "is_copy": pc.cast(pc.is_in(row, value_set=copied), pa.float64()),
    }
    return pa.table({name: columns[name] for name in SLIM_COLUMNS})


def _keys(table: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(table["article_id"], table["version"], " ")


def _share(part: pa.ChunkedArray, whole: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.divide(pc.cast(part, pa.float64()), pc.cast(pc.max_element_wise(whole, 1), pa.float64()))
