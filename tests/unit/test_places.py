import pytest

from transforms.dateline.agencies import is_agency, short_form
from transforms.dateline.places import as_written, is_region, look_up


@pytest.mark.parametrize(
    ("place", "name", "country"),
    [
        ("MANCHESTER, N.H.", "Manchester", "US"),
        ("Manchester", "Manchester", "GB"),
        ("Toronto, Canada", "Toronto", "CA"),
        ("London, Ontario", "London", "CA"),
        ("LONDON, England", "London", "GB"),
        ("WASHINGTON", "Washington", "US"),
        ("Washington, D.C.", "Washington", "US"),
        ("KYIV, Ukraine", "Kyiv", "UA"),
        ("Kiev", "Kyiv", "UA"),
        ("UNITED NATIONS", "United Nations", "US"),
        ("Москва", "Moscow", "RU"),
        ("北京", "Beijing", "CN"),
        ("华盛顿", "Washington", "US"),
        ("القاهرة", "Cairo", "EG"),
        ("서울", "Seoul", "KR"),
        ("नई दिल्ली", "New Delhi", "IN"),
        ("New Delhi", "New Delhi", "IN"),
        ("ISLAMABAD", "Islamabad", "PK"),
        ("Pekin", "Beijing", "CN"),
        ("Odessa", "Odesa", "UA"),
        ("Nice", "Nice", "FR"),
        ("San José", "San José", "CR"),
        ("SAN JOSE, Calif.", "San Jose", "US"),
        ("ST. JOHN’S, N.L.", "St. John's", "CA"),
        ("DİYARBAKIR", "Diyarbakır", "TR"),
        ("Köln", "Cologne", "DE"),
        ("München/London", "Munich", "DE"),
        ("Frankfurt/Main", "Frankfurt", "DE"),
        ("Georgia", "Georgia", "GE"),
        ("Jordan", "Jordan", "JO"),
        ("Panama", "Panama City", "PA"),
        ("New York", "New York", "US"),
        ("GAZA CITY, Gaza Strip", "Gaza City", "PS"),
        ("Vatican City", "Vatican City", "VA"),
    ],
)
def test_look_up(place: str, name: str, country: str) -> None:
    found = look_up(place)
    assert found is not None
    assert (found.name, found.country) == (name, country)


def test_look_up_gives_coordinates() -> None:
    found = look_up("Ottawa")
    assert found is not None
    assert found.lat == pytest.approx(45.41, abs=0.1)
    assert found.lon == pytest.approx(-75.70, abs=0.1)
    assert found.population > 900_000


def test_unknown_town_of_a_known_state_has_a_country_only() -> None:
    found = look_up("PINE HOLLOW, Tenn.")
    assert found is not None
    assert (found.name, found.country, found.lat) == ("Pine Hollow", "US", None)


@pytest.mark.parametrize("place", ["CNN", "", "Xyzzytown", "a" * 100, ",", "The minister", "\ud800"])
def test_look_up_knows_nothing_else(place: str) -> None:
    assert look_up(place) is None


def test_regions() -> None:
    assert is_region("N.H.")
    assert is_region("Ukraine")
    assert is_region("Ontario")
    assert not is_region("Reuters")


@pytest.mark.parametrize(
    ("printed", "name"), [("FLUSHING MEADOWS", "Flushing Meadows"), ("ST JOHN’S", "St John’s"), ("McAllen", "McAllen")]
)
def test_as_written(printed: str, name: str) -> None:
    assert as_written(printed) == name


@pytest.mark.parametrize(
    ("credit", "short"),
    [
        ("AP", "AP"),
        ("The Associated Press", "AP"),
        ("新华社", "Xinhua"),
        ("ТАСС", "TASS"),
        ("dpa/lby", "dpa"),
        ("AFP=時事", "AFP"),
        ("EUROPA PRESS", "Europa Press"),
        ("د ب أ", "dpa"),
        ("रॉयटर्स", "Reuters"),
    ],
)
def test_agencies(credit: str, short: str) -> None:
    assert short_form(credit) == short


@pytest.mark.parametrize("credit", ["left", "R", "Texas", "TDI", ""])
def test_unknown_agencies(credit: str) -> None:
    assert short_form(credit) is None
    assert not is_agency(credit)
