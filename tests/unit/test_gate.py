from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from expectations.articles import RULES, SUITE, frame
from expectations.gate import MIN_ROWS_FOR_A_SHARE, Verdict, judge, unusable
from expectations.rules import Rule

GOOD: dict[str, Any] = {
    "version": "0123abcd",
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


def articles(*changes: dict[str, Any]) -> pa.Table:
    rows = [{"article_id": f"{i:032x}"} | GOOD | change for i, change in enumerate(changes)]
    table = pa.Table.from_pylist(rows)
    column = table.schema.get_field_index("published_date")
    return table.set_column(column, "published_date", table["published_date"].cast(pa.date32()))


def verdict(*changes: dict[str, Any], copies: int = 0) -> Verdict:
    table = articles(*changes)
    return judge(frame(table, table.slice(0, copies)), SUITE, RULES)


def failed(result: Verdict) -> set[str]:
    return {check.expectation for check in result.checks if check.is_wrong}


def test_good_batch_passes_every_rule() -> None:
    result = verdict(*[{}] * 30)
    assert [check.expectation for check in result.checks] == [rule.name for rule in RULES]
    assert (failed(result), result.held, result.flagged, result.blocking) == (set(), {}, {}, ())


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"words": 9}, "body_has_words"),
        ({"body_chars": 1_000_001}, "body_is_no_dump"),
        ({"body": "\ufffd" * 9 + "x" * 291}, "text_is_legible"),
        ({"published_date": date(1599, 1, 1)}, "year_is_of_the_press"),
    ],
)
def test_bad_row_is_held_alone_and_a_bad_batch_is_blocked(change: dict[str, Any], rule: str) -> None:
    single = verdict(*[{}] * 29, change)
    assert (list(single.held.values()), single.blocking) == ([(rule,)], ())
    assert rule in verdict(*[change] * 16, *[{}] * 14).blocking


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"words": 39}, "body_is_not_short"),
        ({"headline": "x" * 401}, "headline_is_a_line"),
        ({"language": "und"}, "language_is_told"),
        ({"furniture_chars": 500}, "furniture_is_a_part"),
    ],
)
def test_doubtful_row_is_flagged_and_a_batch_of_them_only_warns(change: dict[str, Any], rule: str) -> None:
    single = verdict(*[{}] * 29, change)
    assert (single.held, list(single.flagged.values()), single.blocking) == ({}, [(rule,)], ())
    whole = verdict(*[change] * 30)
    assert rule in failed(whole)
    assert whole.blocking == ()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"article_id": "0" * 32}, "key_is_unique"),
        ({"article_id": "not-an-id"}, "article_id_is_an_id"),
        ({"language": "english"}, "language_is_a_tag"),
        ({"language_confidence": 1.1}, "confidence_is_a_probability"),
    ],
)
def test_defect_of_the_pipeline_blocks_the_batch(change: dict[str, Any], rule: str) -> None:
    assert rule in verdict(*[{}] * 29, change).blocking


def test_batch_of_unknown_outlets_or_of_copies_only_is_told() -> None:
    assert failed(verdict(*[{"source_id": "unknown"}] * 30)) == {"source_is_known"}
    assert failed(verdict(*[{}] * 30, copies=29)) == {"copies_are_a_part"}


def test_batch_of_unsure_languages_or_encodings_is_told() -> None:
    assert failed(verdict(*[{"language_confidence": 0.4}] * 20, *[{}] * 10)) == {"language_is_sure"}
    assert failed(verdict(*[{"flags": ["a", "encoding_guessed"]}] * 20, *[{}] * 10)) == {"decoding_is_sure"}


def test_small_batch_is_judged_row_by_row() -> None:
    result = verdict(*[{"words": 1}] * (MIN_ROWS_FOR_A_SHARE - 1))
    assert len(result.held) == MIN_ROWS_FOR_A_SHARE - 1
    assert result.blocking == ()


def test_rule_that_cannot_be_evaluated_is_an_error_and_blocks() -> None:
    without = frame(articles(*[{}] * 30), articles({}).slice(0, 0)).drop_columns(["headline_chars"])
    result = judge(without, SUITE, RULES)
    check = next(check for check in result.checks if check.expectation == "headline_is_a_line")
    assert (check.outcome, check.success) == ("error", False)
    assert result.blocking == ("headline_is_a_line",)


def test_rule_with_wrong_arguments_is_an_error_and_not_the_end() -> None:
    wrong = Rule("wrong", "ExpectColumnValuesToBeBetween", {"column": "words", "least": 1}, "warning", "none")
    unknown = Rule("unknown", "ExpectNothing", {}, "warning", "none")
    result = judge(frame(articles({}), articles({}).slice(0, 0)), SUITE, [wrong, unknown, *RULES])
    assert result.blocking == ("wrong", "unknown")
    assert set(unusable([wrong, unknown, *RULES])) == {"wrong", "unknown"}


def test_checks_name_the_rows_that_fail() -> None:
    result = verdict(*[{}] * 40, *[{"words": 9}] * 7)
    check = next(check for check in result.checks if check.expectation == "body_has_words")
    assert (check.unexpected_count, check.observed) == (7, "7 of 47 rows fail")
    assert all(each.observed == "0 of 47 rows fail" for each in result.checks if each.expectation == "body_is_no_dump")
    assert check.examples == tuple(f"{i:032x} 0123abcd" for i in range(40, 45))


def test_frame_has_no_bodies() -> None:
    assert "body" not in frame(articles({}), articles({})).column_names


def test_every_rule_has_a_reason_and_is_named_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.reason for rule in RULES)
