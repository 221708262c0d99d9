"""The suite over the dates that were seen for a batch's articles."""

import pyarrow as pa
import pyarrow.compute as pc

from expectations.articles import row_keys, summed
from expectations.rules import Rule, true

SUITE = "date_candidates"

RULES = (
    true("dates_are_of_an_article", "is_of_article", "a date of no article explains nothing"),
    Rule(
        "precision_is_known",
        "ExpectColumnValuesToBeInSet",
        {"column": "precision", "value_set": ["minute", "day", "month"]},
        "critical",
        "who was first is told by precision, and never guessed below a day",
    ),
    Rule(
        "one_date_is_chosen",
        "ExpectColumnValuesToBeBetween",
        {"column": "chosen", "max_value": 1},
        "critical",
        "an article is published once",
    ),
    true("chosen_date_stands", "is_allowed", "a date that was refused must not be the date of publication"),
)


def frame(dates: pa.Table, articles: pa.Table) -> pa.Table:
    """One row per article and date, `chosen` being how many of the article's are chosen."""
    of = row_keys(dates)
    known, chosen = summed(of, articles, pc.cast(dates["chosen"], pa.int64()))
    return pa.table(
        {
            "row": pc.binary_join_element_wise(of, dates["value"], " "),
            "is_of_article": known,
            "precision": dates["precision"],
            "chosen": chosen,
            "is_allowed": pc.or_(pc.is_null(dates["refused"]), pc.invert(dates["chosen"])),
        }
    )
