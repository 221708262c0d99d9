import json
from datetime import date
from pathlib import Path

import pytest

from transforms.dateline.parse import complete_day, parse_dateline

OPENINGS = [json.loads(line) for line in (Path(__file__).parent / "datelines.jsonl").read_text("utf-8").splitlines()]
PRECISION = 0.98  # of the datelines given, those right in place, country, agency and date
RECALL = 0.95  # of the datelines there are, those given right
TEXT = "The harbour will stay closed for a week, the government said on Friday."


def test_openings_are_many_and_mixed() -> None:
    negatives = [opening for opening in OPENINGS if opening.get("dateline") is False]
    assert len(OPENINGS) >= 300
    assert len(negatives) >= 100


def test_precision_and_recall_on_labelled_openings() -> None:
    given = right = there = 0
    for opening in OPENINGS:
        found = parse_dateline(opening["opening"])
        is_dateline = opening.get("dateline", True)
        there += is_dateline
        given += found is not None
        if is_dateline and found is not None:
            line = found[0]
            day = line.day.isoformat() if line.day else None
            right += (line.place, line.country, line.agency, day) == tuple(
                opening[key] for key in ("place", "country", "agency", "date")
            )
    assert right / given >= PRECISION
    assert right / there >= RECALL


@pytest.mark.parametrize(
    "printed",
    [
        "New Delhi, 3 March 2023 (TDI):",
        "PARIS, May 3 (AFP) -",
        "MEXICO CITY (AP) —",
        "(OTTAWA)",
        "BEIJING:",
        "МОСКВА, 3 мар — РИА Новости.",
        "(ANSA) - ROMA, 03 MAR -",
        "TEMPO.CO, Jakarta -",
        "القاهرة 3 مارس (د ب أ) -",
    ],
)
def test_printed_as_it_stood_and_the_rest_whole(printed: str) -> None:
    found = parse_dateline(f"{printed} {TEXT}")
    assert found is not None
    assert found[0].printed == printed
    assert found[1] == TEXT


def test_byline_above_the_dateline_is_not_of_it() -> None:
    found = parse_dateline(f"By Jane Holloway\nCAIRO (AP) — {TEXT}")
    assert found is not None
    assert (found[0].printed, found[0].place) == ("CAIRO (AP) —", "Cairo")


def test_coordinates_come_with_the_place() -> None:
    found = parse_dateline(f"OTTAWA — {TEXT}")
    assert found is not None
    assert found[0].lat == pytest.approx(45.4, abs=0.1)


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        ("PARIS, May 3 (AFP) -", date(2023, 5, 4), date(2023, 5, 3)),
        ("PARIS, Dec 31 (AFP) -", date(2024, 1, 1), date(2023, 12, 31)),
        ("TOKYO, Jan 1 (Kyodo) -", date(2023, 12, 31), date(2024, 1, 1)),
        ("NAIROBI, Feb 29 (AP) —", date(2024, 3, 2), date(2024, 2, 29)),
        ("New Delhi, 3 March 2023 (TDI):", date(2024, 1, 1), date(2023, 3, 3)),
        ("МОСКВА, 3 мар — РИА Новости.", date(2023, 3, 4), date(2023, 3, 3)),
        ("القاهرة 3 مارس (د ب أ) -", date(2023, 3, 4), date(2023, 3, 3)),
        ("ঢাকা, ৩ মার্চ (বাসস) :", date(2023, 3, 4), date(2023, 3, 3)),
        ("新华社北京3月2日电", date(2023, 3, 2), date(2023, 3, 2)),
        ("［東京　31日　ロイター］ -", date(2023, 2, 1), date(2023, 1, 31)),
        ("Москва. 3 марта. INTERFAX.RU -", date(2023, 3, 3), date(2023, 3, 3)),
        ("MEXICO CITY (AP) —", date(2023, 3, 3), None),
    ],
)
def test_complete_day_takes_the_nearest_year(printed: str, published: date, day: date | None) -> None:
    assert complete_day(printed, published) == day


def test_day_without_a_year_is_left_open() -> None:
    found = parse_dateline(f"PARIS, May 3 (AFP) - {TEXT}")
    assert found is not None
    assert found[0].day is None
    assert complete_day(found[0].printed, date(2023, 5, 4)) == date(2023, 5, 3)


@pytest.mark.parametrize("paragraph", ["", " ", "-", "(", "【", "PARIS", "PARIS:", "PARIS —", "(AP)", "3", "新华社"])
def test_fragments_are_no_datelines(paragraph: str) -> None:
    assert parse_dateline(paragraph) is None
