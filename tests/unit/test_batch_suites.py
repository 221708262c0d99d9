"""Every rule over a batch's tables is seen to pass and to fail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from expectations.batch import SUITES, Tables, judge_batch
from expectations.gate import NO_VERDICT
from expectations.rules import Rule
from warehouse.schema import (
    ARTICLE_LANGUAGES,
    ARTICLES,
    CLUSTER_MEMBERS,
    DATE_CANDIDATES,
    DUPLICATE_PAIRS,
    SIGNATURES,
    Table,
)

SIZE = 30
ONE, OTHER = f"{0:032x}", f"{1:032x}"
Change = Callable[[Tables], Tables]


def filled(table: Table, *rows: dict[str, Any]) -> pa.Table:
    """Rows of a table; what a row does not say is null."""
    nulls = dict.fromkeys(table.names)
    schema = pa.schema([pa.field(field.name, field.type) for field in table.arrow])
    return pa.Table.from_pylist([nulls | row for row in rows], schema=schema)


def good() -> Tables:
    """Thirty articles, the second a copy of the first."""
    keys = [{"article_id": f"{i:032x}", "version": f"{i:08x}"} for i in range(SIZE)]
    article = {
        "source_id": "post.example",
        "body": "word " * 60,
        "body_chars": 300,
        "words": 60,
        "headline": "A headline of some words",
        "language": "en",
        "language_confidence": 0.99,
        "published_date": date(2026, 3, 1),
        "furniture_chars": 0,
        "flags": [],
    }
    first = {"cluster_id": "c" * 32, "similarity": 1.0}
    members = [
        key | first | {"cluster_id": "c" * 32 if i < 2 else f"{i:032x}", "role": "copy" if i == 1 else "canonical"}
        for i, key in enumerate(keys)
    ]
    pair = {"other_id": ONE, "other_version": "0" * 8, "relation": "near", "jaccard": 0.8, "containment": 0.9}
    date_of = {"value": "2026-03-01", "precision": "day", "origin": "meta", "rank": 1, "chosen": True}
    articles = filled(ARTICLES, *(key | article for key in keys))
    return Tables(
        articles=articles.drop_columns(["run_id"]),
        languages=filled(ARTICLE_LANGUAGES, *(k | {"language": "en", "share": 1.0, "confidence": 0.9} for k in keys)),
        dates=filled(DATE_CANDIDATES, *(key | date_of for key in keys)),
        signatures=filled(SIGNATURES, *(key | {"shingles": 50} for key in keys)),
        pairs=filled(DUPLICATE_PAIRS, keys[1] | pair | {"lag_hours": 2.0}),
        members=filled(CLUSTER_MEMBERS, *members),
        subjects=articles.select(["article_id", "version"]),
    )


def with_value(table: str, column: str, value: object, row: int = 0) -> Change:
    """The batch with one value changed."""

    def change(batch: Tables) -> Tables:
        rows = getattr(batch, table)
        values = rows[column].to_pylist()
        values[row] = value
        at = rows.schema.get_field_index(column)
        return replace(batch, **{table: rows.set_column(at, column, pa.array(values, rows.schema.field(column).type))})

    return change


def without_row(table: str) -> Change:
    return lambda batch: replace(batch, **{table: getattr(batch, table).slice(1)})


def renamed(batch: Tables) -> Tables:
    return replace(batch, articles=batch.articles.rename_columns({"kicker": "overline"}))


def retyped(batch: Tables) -> Tables:
    at = batch.articles.schema.get_field_index("words")
    return replace(batch, articles=batch.articles.set_column(at, "words", pc.cast(batch.articles["words"], pa.int32())))


def two_groups(batch: Tables) -> Tables:
    return replace(batch, members=pa.concat_tables([batch.members, batch.members.slice(5, 1)]))


STRAY = "f" * 32
# A change of a good batch, and the rules that must fail then and no others.
FAULTS: dict[str, tuple[Change, set[str]]] = {
    "renamed column": (renamed, {"columns_are_declared", "columns_are_there"}),
    "column of another type": (retyped, {"types_are_declared"}),
    "language of no article": (
        with_value("languages", "article_id", STRAY),
        {"languages_are_of_an_article"},
    ),
    "share beyond 1": (with_value("languages", "share", 1.5), {"share_is_a_share", "shares_are_of_one_whole"}),
    "confidence beyond 1": (with_value("languages", "confidence", 1.5), {"share_confidence_is_a_probability"}),
    "language that is no tag": (with_value("languages", "language", "English"), {"share_language_is_a_tag"}),
    "date of no article": (with_value("dates", "article_id", STRAY), {"dates_are_of_an_article"}),
    "unknown precision": (with_value("dates", "precision", "hour"), {"precision_is_known"}),
    "two chosen dates": (
        lambda batch: replace(batch, dates=pa.concat_tables([batch.dates, batch.dates.slice(0, 1)])),
        {"one_date_is_chosen"},
    ),
    "refused date chosen": (with_value("dates", "refused", "future"), {"chosen_date_stands"}),
    "no signature": (without_row("signatures"), {"articles_have_a_signature"}),
    "fewer than no shingles": (with_value("signatures", "shingles", -1), {"shingles_are_counted"}),
    "pair without its other": (with_value("pairs", "other_id", STRAY), {"pairs_have_both_ends"}),
    "pair of one": (
        lambda batch: with_value("pairs", "article_id", ONE)(with_value("pairs", "version", "0" * 8)(batch)),
        {"pairs_are_of_two"},
    ),
    "jaccard beyond 1": (with_value("pairs", "jaccard", 1.2), {"jaccard_is_a_share"}),
    "containment below 0": (with_value("pairs", "containment", -0.1), {"containment_is_a_share"}),
    "unknown relation": (with_value("pairs", "relation", "cousin"), {"relation_is_known"}),
    "copy before its original": (with_value("pairs", "lag_hours", -1.0), {"copies_come_later"}),
    "version in no group": (without_row("members"), {"versions_are_in_one_group", "groups_have_one_original"}),
    "version in two groups": (two_groups, {"versions_are_in_one_group", "groups_have_one_original"}),
    "unknown role": (with_value("members", "role", "cousin", 1), {"roles_are_known"}),
    "similarity beyond 1": (with_value("members", "similarity", 1.1), {"similarity_is_a_share"}),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_fails_its_rules_and_no_others(name: str) -> None:
    change, rules = FAULTS[name]
    verdict = judge_batch(change(good()))
    assert {check.expectation for check in verdict.checks if check.is_wrong} == rules
    assert set(verdict.blocking) == rules


def test_good_batch_passes_every_rule_of_every_suite() -> None:
    verdict = judge_batch(good())
    assert [check.outcome for check in verdict.checks] == ["passed"] * sum(map(len, SUITES.values()))
    assert (verdict.blocking, verdict.held, verdict.flagged) == ((), {}, {})


def test_every_rule_of_the_tables_is_seen_to_fail() -> None:
    seen = set().union(*(rules for _, rules in FAULTS.values()))
    assert seen == {rule.name for suite, rules in SUITES.items() for rule in rules if suite != "articles"}


def test_batch_without_articles_has_nothing_to_judge() -> None:
    batch = good()
    assert judge_batch(replace(batch, articles=batch.articles.slice(0, 0))) == NO_VERDICT


def test_rules_of_all_suites_have_names_of_their_own() -> None:
    names = [rule.name for rules in SUITES.values() for rule in rules]
    assert len(set(names)) == len(names)


def test_column_of_others_that_fails_blocks_with_its_reason() -> None:
    verdict = judge_batch(good(), columns={"own": lambda articles: articles["no_such_column"]})
    assert verdict.blocking == ("column_own",)
    assert "no_such_column" in str(verdict.checks[0].error)


def test_rule_over_a_column_of_others_flags_its_rows() -> None:
    own = Rule(
        "few_words", "ExpectColumnValuesToBeBetween", {"column": "own", "max_value": 5}, "warning", "why", "flag"
    )
    suites = {**SUITES, "articles": (*SUITES["articles"], own)}
    verdict = judge_batch(good(), suites, {"own": lambda articles: pc.add(articles["words"], 0)})
    assert set(verdict.flagged.values()) == {("few_words",)}
    assert verdict.blocking == ()
