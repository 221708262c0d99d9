"""What an outlet's days must be like: as many articles as usual, and some."""

from expectations.rules import Measure

SUITE = "outlets"
# Two weeks hold each weekday twice: with less, a weekend is a collapse and a Monday a storm.
HISTORY_DAYS = 14

MEASURES = (
    Measure(
        "volume_is_usual",
        "volume",
        # Twice or half as many, and 4 standard deviations: one in 10,000 days of an outlet by chance (docs/quality.md).
        {"ratio": 2.0, "sigmas": 4.0},
        "warning",
        "five times as many articles are a feed loaded twice or a site gone mad; a fifth of them, a feed cut off",
        HISTORY_DAYS,
    ),
    Measure(
        "outlet_is_not_silent",
        "silence",
        # 8 missing where each is independent: one in 3,000 by chance; two days, or a public holiday is an alert.
        {"days": 2, "articles": 8.0},
        "warning",
        "a feed that has moved or a scraper that is locked out gives no error, only silence",
        HISTORY_DAYS,
    ),
    Measure(
        "lake_is_fed",
        "fed",
        {"articles": 20.0},
        "critical",
        "when all outlets are silent at once, it is the way to them: a scraper, a disk, a schedule that is off",
        HISTORY_DAYS,
    ),
    Measure(
        "outlets_are_known",
        "unknown",
        {"articles": 10, "jump": 0.25},
        "warning",
        "who carried a story first cannot be told of articles without an outlet",
        HISTORY_DAYS,
    ),
)
