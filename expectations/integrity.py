"""What the lake's tables must be like, whatever the news: whole, and fitting together."""

from expectations.rules import Measure

SUITE_OF_FILES, SUITE = "files", "tables"

FILES = Measure(
    "files_are_as_the_catalog_has_them",
    "files",
    {},
    "critical",
    "a lost or damaged Parquet file makes every query of its table fail, or silently leaves rows out",
    is_complete=True,
)

MEASURES = (
    Measure(
        "rows_lead_somewhere",
        "orphans",
        {},
        "critical",
        "a row without its article, or an article without its signature, is lost to every join",
        is_complete=True,
    ),
    Measure(
        "keys_are_unique", "keys", {}, "critical", "a double row is counted twice in every answer", is_complete=True
    ),
    Measure(
        "counts_add_up", "counts", {}, "critical", "a record that vanishes without a reason is lost", is_complete=True
    ),
    Measure(
        "groups_are_bounded",
        "clusters",
        # The widest wire story is carried by some dozens; beyond 100 it is a template that was taken for a text.
        {"articles": 100},
        "warning",
        "a group that has grown absurd is a form or a notice, and hides what it has swallowed",
        is_complete=True,
    ),
)
