"""Rules that somebody has changed, switched off and added, without touching ours."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from expectations.rule_book import OWN_SUITE, RuleBook, rule_book
from expectations.rules import Measure, Rule
from flows.rules import rules_of, try_out
from flows.settings import SettingsError, load

OWN_FILE = """
import pyarrow.compute as pc
from expectations.rules import Measure, Rule

COLUMNS = {"section_chars": lambda articles: pc.utf8_length(articles["section"])}
RULES = [
    Rule("section_is_given", "ExpectColumnValuesToNotBeNull", {"column": "section_chars"}, "warning", "why", "flag")
]
MEASURES = [Measure("own_measure", "own_measure", {}, "info", "why", sql="select 1")]
"""


def rule(book: RuleBook, name: str) -> Rule | Measure:
    every: list[Rule | Measure] = [each for rules in book.batch.values() for each in rules]
    every += [each for measures in book.lake.values() for each in measures]
    return next(each for each in every if each.name == name)


def test_without_settings_the_rules_are_ours() -> None:
    book = rule_book({})
    assert book == rule_book({}, None)
    assert all(book.reasons.values())


def test_bounds_severity_and_spared_subjects_are_changed() -> None:
    changes: dict[str, dict[str, Any]] = {
        "body_has_words": {"min_value": 25, "severity": "warning", "row": "flag"},
        "volume_is_usual": {"ratio": 3.0, "spared": ["*.agency.example"], "history_days": 21},
    }
    book = rule_book(changes)
    words, volume = rule(book, "body_has_words"), rule(book, "volume_is_usual")
    assert isinstance(words, Rule)
    assert (words.arguments["min_value"], words.arguments["column"], words.severity) == (25, "words", "warning")
    assert words.row == "flag"
    assert isinstance(volume, Measure)
    assert (volume.bounds["ratio"], volume.bounds["sigmas"], volume.spared) == (3.0, 4.0, ("*.agency.example",))
    assert volume.history_days == 21


def test_a_rule_is_switched_off() -> None:
    book = rule_book({"copies_are_a_part": {"off": True}, "lake_is_fed": {"off": True}})
    assert not {"copies_are_a_part", "lake_is_fed"} & book.reasons.keys()
    assert len(book.reasons) == len(rule_book({}).reasons) - 2


def test_rules_and_measures_are_added_by_settings() -> None:
    book = rule_book(
        {
            "language_is_ours": {"kind": "ExpectColumnValuesToBeInSet", "column": "language", "value_set": ["en"]},
            "wire_is_credited": {"sql": "select 1", "bounds": {"least": 0.2}, "severity": "critical"},
        }
    )
    added = rule(book, "language_is_ours")
    assert isinstance(added, Rule)
    assert (added.arguments, added.severity) == ({"column": "language", "value_set": ["en"]}, "warning")
    (measure,) = book.lake[OWN_SUITE]
    assert (measure.sql, measure.bounds, measure.severity) == ("select 1", {"least": 0.2}, "critical")


def test_rules_measures_and_columns_are_added_by_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.py"
    file.write_text(OWN_FILE)
    book = rule_book({"section_is_given": {"mostly": 0.5}}, file)
    added = rule(book, "section_is_given")
    assert isinstance(added, Rule)
    assert added.arguments == {"column": "section_chars", "mostly": 0.5}
    assert [measure.name for measure in book.lake[OWN_SUITE]] == ["own_measure"]
    assert book.columns["section_chars"](pa.table({"section": ["ab", None]})).to_pylist() == [2, None]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"body_has_wrods": {"min_value": 3}}, "no such rule"),
        ({"body_has_words": {"severity": "fatal"}}, "none of critical, warning, info"),
        ({"body_has_words": {"row": "drop"}}, "none of quarantine, flag"),
        ({"volume_is_usual": {"ratoi": 3.0}}, "it has ratio, sigmas"),
        ({"volume_is_usual": {"row": "flag"}}, "has no 'row'"),
        ({"body_has_words": {"history_days": 3}}, "has no 'history_days'"),
    ],
)
def test_what_cannot_be_used_is_told(changes: dict[str, dict[str, Any]], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        rule_book(changes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("raise RuntimeError('broken')", "RuntimeError: broken"),
        ("RULES = ['words']", "which is no Rule"),
        ("not python at all", "SyntaxError"),
        (OWN_FILE.replace("section_is_given", "body_has_words"), "body_has_words already"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "own.py"
    file.write_text(text)
    with pytest.raises(ValueError, match=told):
        rule_book({}, file)


def test_settings_name_rules_and_their_file(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(OWN_FILE)
    config = tmp_path / "dateline.toml"
    config.write_text('rules_file = "own.py"\n[rules.body_has_words]\nmin_value = 2\n')
    book = rules_of(load(environment={"DATELINE_CONFIG": str(config)}))
    assert {"section_is_given", "own_measure"} <= book.reasons.keys()
    config.write_text("[rules.no_such_rule]\nmin_value = 2\n")
    with pytest.raises(SettingsError, match="no_such_rule"):
        rules_of(load(environment={"DATELINE_CONFIG": str(config)}))
    config.write_text("rules = 3\n")
    with pytest.raises(SettingsError, match="table of tables"):
        load(environment={"DATELINE_CONFIG": str(config)})


def test_rule_that_great_expectations_does_not_take_is_told_before_anything_is_read() -> None:
    with pytest.raises(SettingsError, match=r"rules\.mine: .*least"):
        try_out(rule_book({"mine": {"kind": "ExpectColumnValuesToBeBetween", "column": "words", "least": 3}}))
    with pytest.raises(SettingsError, match=r"rules\.mine: .*ExpectMuch"):
        try_out(rule_book({"mine": {"kind": "ExpectMuch"}}))
    try_out(rule_book({}))
