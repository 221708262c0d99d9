"""The benchmarks' own counting: what they say must be right, or their floors hold nothing."""

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))  # behind tests/, which has a hostile.py too

import beside
import measure
from batches import Outcome, figures_of, followed
from duplicates import score, templates_merged
from language import _calibration_error

from transforms.language.tag import Tag


def test_pairs_are_scored_within_clusters() -> None:
    # Three of one story in two clusters, and a stranger in the first: 1 of 2 pairs right, 1 of 3 found.
    found = score([1, 1, 2, 1, 3], ["a", "a", "a", "b", "c"])
    assert found == pytest.approx({"precision": 1 / 3, "recall": 1 / 3, "f1": 1 / 3})
    assert score([1, 1, 2], ["a", "a", "a"]) == pytest.approx({"precision": 1, "recall": 1 / 3, "f1": 0.5})


def test_a_merged_template_counts_with_each_that_it_was_merged_with() -> None:
    kinds = ["neg_template", "neg_template", "base", "neg_concat", "base"]
    assert templates_merged([1, 1, 1, 1, 2], ["a", "b", "c", "d", "e"], kinds) == 5
    assert templates_merged([1, 2, 3, 3, 3], ["a", "b", "c", "d", "c"], kinds) == 0
    assert templates_merged([1, 1, 2, 3, 4], ["a", "a", "c", "d", "e"], kinds) == 0


def test_what_is_in_one_of_two_lakes_only_is_counted_from_both() -> None:
    whole = Outcome(frozenset({("a", "1", "x"), ("b", "1", "x"), ("c", "1", "y")}), frozenset({("a", "b")}), 0, 1.0)
    other = Outcome(frozenset({("a", "1", "x"), ("b", "1", "z"), ("c", "1", "y")}), frozenset(), 2, 1.5)
    found = figures_of(other, whole)
    assert (found["different_members"], found["different_pairs"], found["lost_ids"]) == (2, 1, 2)
    assert (found["articles"], found["groups"], found["largest"], found["articles_per_s"]) == (3, 0, 1, 2)
    assert (figures_of(whole, whole)["groups"], figures_of(whole, whole)["largest"]) == (1, 2)
    assert figures_of(whole, whole)["different_members"] == 0


def test_aliases_are_followed_and_a_ring_leads_nowhere() -> None:
    assert followed("a", {"a": "b", "b": "c"}) == "c"
    assert followed("c", {"a": "b", "b": "c"}) == "c"
    assert followed("a", {"a": "b", "b": "a"}) in {"a", "b"}  # neither is the id of a cluster


def test_calibration_error_is_the_gap_between_confidence_and_accuracy() -> None:
    tags = [Tag("en", 0.9, ()), Tag("en", 0.9, ()), Tag("da", 0.5, ()), Tag("und", 0.0, ())]
    # .9 against one of two right, .5 against one of one; `und` claims nothing.
    assert _calibration_error(tags, [True, False, True, True]) == pytest.approx((2 * 0.4 + 0.5) / 3)


def test_floors_ceilings_and_what_was_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[ferries]\nlate = 0.5\nfull = 3\n[ferries.at_most]\nsunk = 0\nlost = 1\n")
    monkeypatch.setattr(measure, "FLOORS", floors)
    assert measure.below_floors("ferries", {"late": 0.5, "full": 3, "sunk": 0, "lost": 1}) == []
    assert measure.below_floors("ferries", {"late": 0.4, "full": 9, "sunk": 1}) == [
        "lost: not measured",
        "late: 0.4 is below 0.5",
        "sunk: 1 is over 0",
    ]


def test_a_peer_that_cannot_be_asked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(beside, "PYTHON", tmp_path / "python")
    assert list(beside.asked("language", ["lingua"], {"set": ["text"]})) == []
    assert "lingua" in capsys.readouterr().err
    monkeypatch.setattr(beside, "PYTHON", Path(sys.executable))
    assert [name for name, _ in beside.asked("language", ["absent", "py3langid"], {"set": ["a"]})] == ["py3langid"]
    assert "not measured: absent, KeyError: 'absent'" in capsys.readouterr().err


def test_a_table_has_a_row_for_each_name(capsys: pytest.CaptureFixture[str]) -> None:
    figures = {"texts": 2, "beside": {"ours": {"f1": 0.51239, "merged": 0}, "peer": {"f1": 1.0, "seconds": 12345}}}
    assert measure.told(figures, ["f1: low"], as_json=False) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[1:4]] == [
        ["beside", "f1", "merged", "seconds"],
        ["ours", "0.5124", "0", "-"],
        ["peer", "1", "-", "12345"],
    ]
    assert measure.told(figures, [], as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == figures | {"missed": []}
