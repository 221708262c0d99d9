import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from flows.page import charts

HOSTILE = "<script>alert(1)</script>\u202e" + "w" * 2**20


def parsed(svg: Markup) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own


def path(svg: Markup, kind: str) -> str:
    found = parsed(svg).find(f"path[@class='{kind}']")
    return "" if found is None else found.attrib["d"]


def test_spark_tells_its_values_in_words_and_leaves_gaps_where_there_are_none() -> None:
    svg = charts.spark([1.0, 2.0, None, 4.0], "Trend")
    assert parsed(svg).findtext("title") == "Trend"
    assert parsed(svg).findtext("desc") == "3 values from 1 to 4, the last 4"
    assert path(svg, "line").count("M") == 2
    assert charts.spark([None, None], "Trend") == ""
    assert charts.spark([], "Trend") == ""


def test_spark_from_zero_stands_on_zero() -> None:
    heights = [
        re.findall(r" ([\d.]+)", path(charts.spark([5.0, 10.0], "", from_zero=z), "line")) for z in (False, True)
    ]
    assert heights == [["19.0", "3.0"], ["11.0", "3.0"]]


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=40), st.booleans())
def test_spark_stays_in_its_box_whatever_the_values(values: list[float | None], from_zero: bool) -> None:  # noqa: FBT001
    svg = charts.spark(values, "", from_zero=from_zero)
    width, height = charts.SPARK
    if svg:
        for x, y in re.findall(r"[ML]([\d.e-]+) ([\d.e-]+)", path(svg, "line")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def test_strip_has_a_mark_for_each_run_and_a_form_for_each_outcome() -> None:
    svg = charts.strip(["not_enough_history", "passed", "passed", "failed", "error"], "Last runs")
    assert parsed(svg).attrib["width"] == "20"
    assert parsed(svg).findtext("desc") == (
        "2 passed, 1 failed, 1 not evaluated, 1 without enough history; the newest is the last"
    )
    assert path(svg, "faint") == "M0 14v2h3v-2z"
    assert path(svg, "good") == "M4 11v5h3v-5zM8 11v5h3v-5z"
    assert path(svg, "bad") == "M12 0v16h3v-16zM16 0v6h3v-6zm0 9v7h3v-7z"


def test_columns_are_as_high_as_their_days_and_the_line_stands_where_it_is_known() -> None:
    svg = charts.columns([50, 0, 200, 0], [10, 0, 100, 0], [None, 100.0, 400.0, 0.0], "Volume", "4 days")
    assert path(svg, "column") == "M1 100v-12.5h8V100zM21 100v-50.0h8V100z"
    assert path(svg, "part") == "M1 100v-2.5h8V100zM21 100v-25.0h8V100z"
    assert path(svg, "baseline") == "M10 75.0h10M20 0.0h10M30 100.0h10"


@pytest.mark.parametrize(("share", "width"), [(None, "0.0"), (0.5, "40.0"), (7.0, "80.0"), (-1.0, "0.0")])
def test_bar_is_never_longer_than_its_frame(share: float | None, width: str) -> None:
    fill = parsed(charts.bar(share, "Share")).find("rect[@class='fill']")
    assert fill is not None
    assert fill.attrib["width"] == width


def test_names_in_charts_are_escaped_and_bounded() -> None:
    made = [
        charts.spark([1.0], HOSTILE),
        charts.strip(["passed"], HOSTILE),
        charts.columns([1], [0], [None], HOSTILE, "a day"),
        charts.bar(0.1, HOSTILE),
    ]
    for svg in made:
        assert len(svg) < 1000
        title = parsed(svg).findtext("title") or ""
        assert title.startswith("<script>alert(1)</script>⟨U+202E⟩")
        assert "nan" not in svg
