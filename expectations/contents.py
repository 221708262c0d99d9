"""What an outlet's articles must be like, compared with those of the four weeks before."""

from expectations.outlets import HISTORY_DAYS
from expectations.rules import Measure, Severity

SUITE = "contents"
# Below ten articles, three of them are a third and mean nothing.
ARTICLES = 10
# A quarter more than before, and so many that chance gives them at most once in exp(9), 8,000 days of an outlet.
JUMP: dict[str, float | str] = {"articles": ARTICLES, "jump": 0.25, "surprise": 9.0}


def _share(name: str, mark: str, severity: Severity, reason: str) -> Measure:
    return Measure(name, "shares", JUMP | {"mark": mark}, severity, reason, HISTORY_DAYS)


MEASURES = (
    Measure(
        "languages_are_usual",
        "languages",
        {"articles": ARTICLES, "share": 0.3},
        "warning",
        "an outlet that changes its language has changed its feed, or its pages are consent forms now",
        HISTORY_DAYS,
    ),
    Measure(
        "lengths_are_usual",
        "lengths",
        {"articles": ARTICLES, "ratio": 2.0},
        "warning",
        "bodies cut to a teaser behind a paywall, or pages with everything else on them",
        HISTORY_DAYS,
    ),
    _share("headlines_are_given", "headline_is_missing", "warning", "a field that was renamed upstream is empty here"),
    _share("dates_are_given", "date_is_missing", "warning", "without a date nobody can say who was first"),
    _share("bylines_are_given", "byline_is_missing", "warning", "a field that was renamed upstream is empty here"),
    _share(
        "addresses_are_given",
        "address_is_missing",
        "warning",
        "without addresses, revisions of an article are articles of their own",
    ),
    _share("copies_are_usual", "is_copy", "warning", "a feed that is sent again under other addresses is all copies"),
    _share("texts_are_undamaged", "is_damaged", "warning", "an outlet that changes its encoding is decoded wrongly"),
    _share("articles_are_whole", "is_furniture", "warning", "articles whose text was mostly furniture may be missing"),
    _share("texts_are_original", "is_translated", "warning", "machine translation is not the outlet's own wording"),
    _share("articles_come_in_time", "is_late", "warning", "a queue upstream is stuck, or an archive is sent again"),
    _share("dates_are_past", "is_of_the_future", "warning", "dates of next year are a day and a month changed over"),
    _share("clocks_are_right", "is_ahead", "warning", "a zone that is read wrongly moves all lags by its hours"),
)
