"""The suite over a batch of articles: every rule with its reason, its severity and what a failing row becomes."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from expectations.rules import ROW_TOLERANCE, Rule, probability, true

SUITE = "articles"
UNSURE_DECODING = ("encoding_guessed", "encoding_damaged")  # flags of a text whose bytes fitted no encoding
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"  # BCP 47: language and, if need be, script

RULES = (
    Rule(
        "key_is_unique",
        "ExpectColumnValuesToBeUnique",
        {"column": "key"},
        "critical",
        "the lake has no primary keys: a double row would stay",
    ),
    true("article_id_is_an_id", "has_id", "every other table refers to it"),
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
    true("language_is_a_tag", "has_language_tag", "language codes are BCP 47, or queries by language miss rows"),
    probability("confidence_is_a_probability", "language_confidence", "confidences are compared across rows"),
    Rule(
        "language_is_sure",
        "ExpectColumnValuesToBeBetween",
        {"column": "language_confidence", "min_value": 0.5, "mostly": 0.5},
        "warning",
        "a batch of which half could be of another language is no prose, or of a language that nobody knows",
    ),
    Rule(
        "decoding_is_sure",
        "ExpectColumnValuesToBeInSet",
        {"column": "is_decoded_surely", "value_set": [True], "mostly": 0.5},
        "warning",
        "a batch of which half had to be guessed at comes from somebody who has changed the encoding",
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


def frame(articles: pa.Table, copies: pa.Table) -> pa.Table:
    """One row per article: keys, lengths and marks, never a body; `copies` are keys of those that copy another."""
    copied = row_keys(copies)
    row = row_keys(articles)
    body_chars = articles["body_chars"]
    garbled = pc.count_substring(articles["body"], "\ufffd")
    whole = pc.add(articles["furniture_chars"], body_chars)
    return pa.table(
        {
            "row": row,
            "key": pc.dictionary_encode(row).combine_chunks().indices,  # numbers: cheaper to compare than text
            "has_id": pc.match_substring_regex(articles["article_id"], "^[0-9a-f]{32}$"),
            "source_id": articles["source_id"],
            "body_chars": body_chars,
            "words": articles["words"],
            "headline_chars": pc.utf8_length(articles["headline"]),
            "language": articles["language"],
            "has_language_tag": pc.match_substring_regex(articles["language"], LANGUAGE_TAG),
            "language_confidence": articles["language_confidence"],
            "is_decoded_surely": _has_none(articles["flags"], UNSURE_DECODING),
            "published_year": pc.year(articles["published_date"]),
            "furniture_share": _share(articles["furniture_chars"], whole),
            "garbled_share": _share(garbled, body_chars),
            "is_copy": pc.cast(pc.is_in(row, value_set=copied), pa.float64()),
        }
    )


def row_keys(table: pa.Table) -> pa.ChunkedArray:
    """Article id and version of each row, a space between."""
    return pc.binary_join_element_wise(table["article_id"], table["version"], " ")


def _has_none(flags: pa.ChunkedArray, unwanted: Sequence[str]) -> pa.Array:
    """Whether each list of flags has none of the unwanted ones."""
    lists = flags.combine_chunks()
    has = pc.is_in(lists.flatten().cast(pa.string()), value_set=pa.array(unwanted))
    found = np.zeros(len(lists), bool)
    found[pc.list_parent_indices(lists).filter(has).to_numpy()] = True
    return pa.array(~found)


def summed(keys: pa.ChunkedArray, articles: pa.Table, values: pa.ChunkedArray) -> tuple[pa.ChunkedArray, pa.Array]:
    """For rows with these keys: whether each is of one of the articles, and the sum of values over its article."""
    at = pc.index_in(keys, value_set=row_keys(articles).combine_chunks())
    places = pc.fill_null(at, articles.num_rows).to_numpy()  # those of no article together, behind the last
    sums = np.bincount(places, weights=values.to_numpy(), minlength=articles.num_rows + 1)
    return pc.is_valid(at), pa.array(sums[places])


def _share(part: pa.ChunkedArray, whole: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.divide(pc.cast(part, pa.float64()), pc.cast(pc.max_element_wise(whole, 1), pa.float64()))
