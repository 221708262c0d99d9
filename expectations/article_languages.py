"""The suite over the languages of a batch's articles."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import LANGUAGE_TAG, row_keys, summed
from expectations.rules import Rule, probability, true

SUITE = "article_languages"

RULES = (
    true("languages_are_of_an_article", "is_of_article", "a share of no article is counted all the same"),
    probability("share_is_a_share", "share", "shares are added up across articles"),
    probability("share_confidence_is_a_probability", "confidence", "confidences are compared across rows"),
    Rule(
        "shares_are_of_one_whole",
        "ExpectColumnValuesToBeBetween",
        {"column": "whole", "max_value": 1.001},  # thousandths of rounding
        "critical",
        "an article that is more than whole counts twice in every language",
    ),
    true("share_language_is_a_tag", "has_language_tag", "language codes are BCP 47, or queries by language miss rows"),
)


def frame(languages: pa.Table, articles: pa.Table) -> pa.Table:
    """One row per article and language in it, `whole` being the sum of the article's shares."""
    of = row_keys(languages)
    known, sums = summed(of, articles, languages["share"])
    return pa.table(
        {
            "row": pc.binary_join_element_wise(of, languages["language"], " "),
            "is_of_article": known,
            "share": languages["share"],
            "confidence": languages["confidence"],
            "whole": sums,
            "has_language_tag": pc.match_substring_regex(languages["language"], LANGUAGE_TAG),
        }
    )
