from datetime import date

import pytest

from transforms.dateline.declared import declared_dateline


@pytest.mark.parametrize(
    ("line", "place", "country", "agency"),
    [
        ("MOSCOW, Monday (Reuters)", "Moscow", "RU", "Reuters"),
        ("Newport News, VA", "Newport News", "US", None),
        ("Haag", "The Hague", "NL", None),
        ("Lisboa, 4 de março (Lusa) –", "Lisbon", "PT", "Lusa"),
        ("北京", "Beijing", "CN", None),
        ("Paris/London", "Paris", "FR", None),
    ],
)
def test_places_and_agencies_are_read(line: str, place: str, country: str, agency: str | None) -> None:
    found = declared_dateline(line)
    assert found is not None
    assert (found.place, found.country, found.agency) == (place, country, agency)
    assert found.lat is not None


def test_a_day_with_its_year_is_read_and_what_is_printed_is_kept() -> None:
    found = declared_dateline("Lisbon, March 4, 2026 (AFP) - ")
    assert found is not None
    assert (found.day, found.printed) == (date(2026, 3, 4), "Lisbon, March 4, 2026 (AFP)")


def test_an_unknown_place_is_printed_only() -> None:
    found = declared_dateline("Xqzzville-upon-Nowhere")
    assert found is not None
    assert (found.printed, found.country, found.lat) == ("Xqzzville-upon-Nowhere", None, None)


def test_a_sentence_in_the_wrong_field_is_no_dateline() -> None:
    assert (
        declared_dateline("Harbour pilots on the Tagus ended a strike of nine days on Wednesday, their union said.")
        is None
    )
    assert declared_dateline(" - ") is None
