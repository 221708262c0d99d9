from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.records import DateCandidate
from transforms.text.dates import as_day, as_instant, find_date, locate_date, parse_date

ZONES = st.integers(-55, 55).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-07-20", "2024-07-20"),
        ("2024/07/20", "2024-07-20"),
        ("2024-01-12", "2024-01-12"),
        ("20240720", "2024-07-20"),
        ("20240720T140500Z", "2024-07-20T14:05:00+00:00"),
        ("2024-07-20T14:05:00+02:00", "2024-07-20T14:05:00+02:00"),
        ("2024-07-20T14:05Z", "2024-07-20T14:05:00+00:00"),
        ("2024-07-20 14:05:00.123456", "2024-07-20T14:05:00"),
        ("2024-07-20T14:05:00.000-0500", "2024-07-20T14:05:00-05:00"),
        ("Sat, 20 Jul 2024 14:05:00 +0200", "2024-07-20T14:05:00+02:00"),
        ("Sat, 20 Jul 2024 14:05:00 GMT", "2024-07-20T14:05:00+00:00"),
        ("Sat Jul 20 2024", "2024-07-20"),
        ("Sat Jul 20 14:05:00 +0000 2024", "2024-07-20T14:05:00+00:00"),
        ("Fri Mar  3 10:00:00 EST 2023", "2023-03-03T10:00:00-05:00"),
        ("Sat Jul 20 2024 14:05:00 GMT+0200 (CEST)", "2024-07-20T14:05:00+02:00"),
        ("1721484300", "2024-07-20T14:05:00+00:00"),
        ("1721484300000", "2024-07-20T14:05:00+00:00"),
        ("3 March 2023", "2023-03-03"),
        ("March 3rd, 2023 at 2:05 pm EST", "2023-03-03T14:05:00-05:00"),
        ("10:30 AM EDT, Tue July 23, 2024", "2024-07-23T10:30:00-04:00"),
        ("12-Jan-2024", "2024-01-12"),
        ("Jan. 12, 2024", "2024-01-12"),
        ("12:15 am, January 12, 2024", "2024-01-12T00:15:00"),
        ("1er août 2024 à 14h05", "2024-08-01T14:05:00"),
        ("20. Juli 2024, 14:05 Uhr", "2024-07-20T14:05:00"),
        ("20.07.2024 14:05", "2024-07-20T14:05:00"),
        ("20 de julio de 2024", "2024-07-20"),
        ("20 luglio 2024", "2024-07-20"),
        ("20 июля 2024 г.", "2024-07-20"),
        ("20 липня 2024", "2024-07-20"),
        ("20 lipca 2024", "2024-07-20"),
        ("11 listopada 2024", "2024-11-11"),
        ("20 Temmuz 2024", "2024-07-20"),
        ("20 NİSAN 2024", "2024-04-20"),
        ("3 Μαρτίου 2023", "2023-03-03"),
        ("2024. július 20.", "2024-07-20"),
        ("2024年7月20日 14:05", "2024-07-20T14:05:00"),
        ("2024년 7월 20일", "2024-07-20"),
        ("2024. 7. 20.", "2024-07-20"),
        ("٢٠ يوليو ٢٠٢٤", "2024-07-20"),
        ("15 كانون الثاني 2024", "2024-01-15"),
        ("20 กรกฎาคม 2567", "2024-07-20"),
        ("२० जुलाई २०२४", "2024-07-20"),
        ("20 Juli 2024", "2024-07-20"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("3/3/2024", "2024-03-03"),
        ("03.04.2024", "2024-04-03"),
        ("July 2024", "2024-07"),
        ("2024-07", "2024-07"),
        ("2024年7月", "2024-07"),
    ],
)
def test_parse_date(text: str, value: str) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert (candidate.value, candidate.origin) == (value, "record")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2024",
        "12",
        "in 2024",
        "03/04/2024",
        "20 July",
        "14 Seiten 2024",
        "the 5 people of 2024",
        "2024-W05",
        "a" * 200,
    ],
)
def test_parse_date_refuses_what_is_not_certain(text: str) -> None:
    assert parse_date(text, "record") is None


@pytest.mark.parametrize(
    ("text", "precision", "zone"),
    [
        ("2024-07-20T14:05:00+02:00", "minute", "+02:00"),
        ("20 July 2024 14:05 MSK", "minute", "+03:00"),
        ("20 July 2024 14:05 IST", "minute", None),
        ("20 July 2024 14:05 CST", "minute", None),
        ("20 July 2024", "day", None),
        ("July 2024", "month", None),
    ],
)
def test_precision_and_zone(text: str, precision: str, zone: str | None) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert (candidate.precision, candidate.zone) == (precision, zone)


def test_instant_needs_time_and_zone() -> None:
    full, local, day = (parse_date(t, "record") for t in ("2024-07-20T01:05+02:00", "2024-07-20T01:05", "2024-07-20"))
    assert full is not None
    assert local is not None
    assert day is not None
    assert as_instant(full) == datetime(2024, 7, 19, 23, 5, tzinfo=UTC)
    assert as_instant(local) is None
    assert as_instant(day) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-07-20T01:05+02:00", date(2024, 7, 20)), ("2024-07-20", date(2024, 7, 20)), ("2024-07", date(2024, 7, 1))],
)
def test_day_is_that_of_the_place_of_publication(text: str, day: date) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert as_day(candidate) == day


def test_find_date_takes_the_first_certain_date() -> None:
    candidate = find_date("Issue 03/04/2024, printed 5 May 2024, sold 6 June 2024", "date-line")
    assert candidate is not None
    assert candidate.value == "2024-05-05"


def test_locate_date_covers_its_time() -> None:
    line = "Posted 5 May 2024 at 10:15 by the desk"
    found = locate_date(line, "date-line")
    assert found is not None
    assert line[found.start : found.end] == "5 May 2024 at 10:15"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9999-12-31", "9999-12-31"),
        ("31 December 9999", "9999-12-31"),
        ("99991231T235959Z", "9999-12-31T23:59:59+00:00"),
        ("29.02.2104", "2104-02-29"),
    ],
)
def test_declared_date_far_ahead_is_kept_for_cleaning_to_refuse(text: str, value: str) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert candidate.value == value
    assert as_instant(candidate) is None or candidate.value < "2287"
    assert find_date(text, "date-line") is None
    assert parse_date(text, "page") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 آذار/مارس 2026", "2026-03-05"),
        ("24 كانون الثاني 2026", "2026-01-24"),
        ("4 במרץ 2026", "2026-03-04"),
        ("4 มี.ค. 69", "2026-03-04"),
        ("4 มีนาคม พ.ศ. 2569", "2026-03-04"),
        ("4 มีนาคม 2026", "2026-03-04"),
        ("4 tháng 3 năm 2026", "2026-03-04"),
        ("5 ΜΑΡΤΙΟΥ 2026", "2026-03-05"),
        ("令和8年3月6日", "2026-03-06"),
        ("民國115年3月14日", "2026-03-14"),
    ],
)
def test_calendars_and_spellings(text: str, value: str) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert candidate.value == value


@given(
    st.datetimes(datetime(1600, 1, 1), datetime(2100, 12, 31), timezones=st.none() | ZONES),  # noqa: DTZ001
    st.sampled_from("T "),
)
def test_iso_is_read_as_it_is(moment: datetime, between: str) -> None:
    candidate = parse_date(moment.isoformat(between), "record")
    assert candidate is not None
    assert candidate.value == moment.isoformat(timespec="seconds")
    assert candidate.zone == (moment.isoformat()[-6:] if moment.tzinfo else None)
    assert parse_date(moment.date().isoformat(), "record") == DateCandidate(candidate.value[:10], "day", None, "record")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-02T10:30Z", "2026-03-02T10:30:00+00:00"),
        ("2026-03-02 10:30:05.123456+0530", "2026-03-02T10:30:05+05:30"),
        ("2026-03-02T10:30:05-00:00", "2026-03-02T10:30:05+00:00"),
        ("2026-03-02T10:30+14:00", "2026-03-02T10:30:00+14:00"),
        ("2026-03-02T10:30-23:00", "2026-03-02T10:30:00"),
    ],
)
def test_iso_in_short_spellings(text: str, value: str) -> None:
    candidate = parse_date(text, "record")
    assert candidate is not None
    assert candidate.value == value
