from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from flows.page.shown import CHARS, NAME_CHARS, name, percent, plain, points, seconds, shown


def test_text_is_cut_where_nobody_reads_on() -> None:
    assert plain("x" * CHARS) == "x" * CHARS
    assert plain("x" * 2**20) == "x" * CHARS + "…"


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x9b", "\u202e", "\u2067", "\u2028", "\ud800", "\U000e0041"])
def test_marks_that_turn_or_hide_text_are_shown_as_their_code_points(mark: str) -> None:
    assert plain(f"a{mark}b") == f"a⟨U+{ord(mark):04X}⟩b"


def test_scripts_keep_what_they_are_written_with() -> None:
    text = "می‌خواهم क्‍ष éàü\tשָׁלוֹם ไม่ใช่ \ufffd \u200fعربي\u200e"
    assert plain(text) == text


def test_accents_that_pile_up_are_cut() -> None:
    assert plain("e" + "\u0301" * 200 + "f") == "e" + "\u0301" * 9 + "f"


def test_values_are_printed_as_one_reads_them() -> None:
    told = {
        None: "–",
        "": "–",
        1234567: "1,234,567",
        1234.5: "1,234",
        0.0375: "0.0375",
        1e300: "1e+300",
        date(2026, 3, 1): "2026-03-01",
        datetime(2026, 3, 1, 6, 5, 59, tzinfo=UTC): "2026-03-01 06:05",
    }
    assert {value: shown(value) for value in told} == told
    assert shown(Markup("<b>")) == "<b>"


def test_shares_changes_and_durations() -> None:
    assert [percent(value) for value in (None, 0, 0.004, 0.5, 2.95)] == ["–", "0%", "0.4%", "50%", "295%"]
    assert [points(value) for value in (None, 0.123, -0.05)] == ["–", "+12.3", "−5.0"]
    assert [seconds(value) for value in (None, 0.25, 59.0)] == ["–", "0.2 s", "59.0 s"]
    assert [seconds(value) for value in (61, 7322)] == ["1 min 01 s", "2 h 02 min"]


def test_name_is_escaped_isolated_bounded_and_breaks_behind_underscores() -> None:
    assert name("body_<b>_words") == "<bdi>body_<wbr>&lt;b&gt;_<wbr>words</bdi>"
    assert len(name("x" * 2**20)) == NAME_CHARS + len("<bdi>…</bdi>")
    assert name(None) == "<bdi>–</bdi>"
