import pytest

from transforms.page.titles import Candidate, choose_headline, without_outlet


@pytest.mark.parametrize(
    ("headline", "outlet", "others", "expected"),
    [
        ("Ferry late - Nordpost", ["Nordpost"], [], "Ferry late"),
        ("Ferry late | Nordpost.example", ["nordpost"], [], "Ferry late"),
        ("Ferry late – NP", ["Nordpost", "NP"], [], "Ferry late"),
        ("Ferry late | The Nordpost Online", ["nordpost"], [], "Ferry late"),
        ("Nordpost: Ferry late", ["Nordpost"], [], "Nordpost: Ferry late"),
        ("Nordpost | Ferry late", ["Nordpost"], [], "Ferry late"),
        ("Ferry late | Harbour | Nordpost", [], ["Ferry late"], "Ferry late"),
        ("Ferry late - for the third time", ["Nordpost"], [], "Ferry late - for the third time"),
        ("Ferry late - for the third time", [], [], "Ferry late - for the third time"),
        ("Well-known ferry", ["known ferry"], [], "Well-known ferry"),
        ("Ferry late", ["Ferry late"], [], "Ferry late"),
    ],
)
def test_the_outlet_is_cut_only_where_it_is_confirmed(
    headline: str, outlet: list[str], others: list[str], expected: str
) -> None:
    assert without_outlet(headline, outlet, others) == expected


def test_the_headline_that_is_confirmed_wins() -> None:
    candidates: list[Candidate] = [
        ("Why the ferry was late", "json-ld"),
        ("The ferry was late again", "meta"),
        ("The ferry was late again", "h1"),
        ("The ferry was late again – Nordpost", "title"),
    ]
    assert choose_headline(candidates, ["Nordpost"]) == "The ferry was late again"


def test_the_outlet_s_name_is_no_headline() -> None:
    candidates: list[Candidate] = [("Nordpost", "h1"), ("The ferry was late | Nordpost", "title")]
    assert choose_headline(candidates, ["Nordpost"]) == "The ferry was late"
    assert choose_headline([], ["Nordpost"]) is None


def test_a_text_is_no_headline() -> None:
    assert choose_headline([(" - word" * 100_000, "h1"), ("Ferry late", "title")]) == "Ferry late"
