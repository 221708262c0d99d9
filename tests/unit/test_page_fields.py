"""What a page tells beside its text, from the page to the row: each field from where pages have it."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from transforms.clean import clean
from transforms.extract import extract
from transforms.page.bylines import authors
from transforms.records import Article, Declared, Document

WORDS = "The harbour master said the ferry would not leave before the storm had passed over the outer islands."
TEXT = "".join(f"<p>{WORDS} Crew number {n} waited on the quay with some passengers.</p>" for n in range(6))
NOW = datetime(2024, 8, 1, tzinfo=UTC)
CANONICAL = '<link rel="canonical" href="https://www.nordpost.example/news/ferry">'
LEAD = "Storms have kept the crossing closed for the third day in a row, and supplies on the islands run low."


def article(head: str = "", top: str = "", text: str = TEXT, declared: Declared | None = None) -> Article:
    markup = (
        f"<html lang=en><head>{head}<title>Ferry late again | Nordpost</title></head>"
        f"<body><nav>Menu</nav><header><h1>Ferry late again</h1>{top}</header><article>{text}</article></body></html>"
    )
    found = extract(Document("0" * 64, 0, "html", markup, markup, declared or Declared()))
    assert isinstance(found, Article), found
    return found


def row(found: Article) -> dict[str, Any]:
    return clean([found], NOW).articles.to_pylist()[0]


def candidates(found: Article) -> list[tuple[str, str, str | None, bool]]:
    dates = clean([found], NOW).dates.to_pylist()
    return [(seen["value"], seen["origin"], seen["refused"], seen["chosen"]) for seen in dates]


def ld(**declared: object) -> str:
    node = {"@type": "NewsArticle", "headline": "Ferry late again", **declared}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_row_has_all_that_a_page_declares() -> None:
    found = row(
        article(
            CANONICAL
            + ld(
                datePublished="2024-07-20T23:30:00+02:00",
                dateModified="2024-07-21T09:00:00+02:00",
                author=[{"@type": "Person", "name": "Ida Lund"}, {"@type": "Organization", "name": "Reuters"}],
                publisher={"name": "Nordpost"},
                articleSection="Harbour",
                inLanguage="en-GB",
                image={"@type": "ImageObject", "url": "https://www.nordpost.example/img/ferry.jpg"},
            ),
            top=f'<p class="kicker">Outer islands</p><p class="standfirst">{LEAD}</p>',
            text=f"<p>SVENDBORG, Denmark, July 20 - {TEXT[3:]}",
        )
    )
    assert (found["headline"], found["kicker"], found["standfirst"]) == ("Ferry late again", "Outer islands", LEAD)
    assert (found["byline"], found["agency"], found["section"]) == (["Ida Lund"], "Reuters", "Harbour")
    assert found["published_at"] == datetime(2024, 7, 20, 21, 30, tzinfo=UTC)
    assert (found["published_date"], found["published_precision"]) == (date(2024, 7, 20), "minute")
    assert (found["published_zone"], found["published_from"]) == ("+02:00", "json-ld")
    assert found["modified_at"] == datetime(2024, 7, 21, 7, 0, tzinfo=UTC)
    assert (found["modified_date"], found["modified_zone"]) == (date(2024, 7, 21), "+02:00")
    assert (found["dateline_place"], found["dateline_country"]) == ("Svendborg", "DK")
    assert found["source_id"] == "nordpost.example"
    assert found["canonical_url"] == "https://www.nordpost.example/news/ferry"
    assert (found["language_declared"], found["image_url"]) == ("en", "https://www.nordpost.example/img/ferry.jpg")
    assert found["body"].startswith(WORDS)


@pytest.mark.parametrize(
    ("credit", "byline", "agency"),
    [
        ("Reuters", (), "Reuters"),
        ("By Reuters Staff", (), "Reuters"),
        ("By Jane Roe, Associated Press", ("Jane Roe",), "AP"),
        ("Jane Roe (AFP)", ("Jane Roe",), "AFP"),
        ("Von Jana Roth, dpa", ("Jana Roth",), "dpa"),
        ("Jane Roe and Kim Aas", ("Jane Roe", "Kim Aas"), None),
    ],
)
def test_an_agency_in_the_byline_is_a_credit(credit: str, byline: tuple[str, ...], agency: str | None) -> None:
    for found in (
        article(ld(author=credit)),
        article(f'<meta name="author" content="{credit}">'),
        article(top=f'<div class="byline">{credit}</div>'),
        article(declared=Declared(byline=authors([credit]))),
    ):
        assert (found.byline, found.agency) == (byline, agency)


@pytest.mark.parametrize("junk", ["admin", "Staff", "Guest", "desk@nordpost.example", "Nordpost", "20 July 2024"])
def test_junk_gives_way_to_the_author_who_is_shown(junk: str) -> None:
    shown = '<a rel="author">Ida Lund</a>'
    assert article(CANONICAL + ld(author=junk)).byline == ()
    assert article(CANONICAL + ld(author=junk), top=shown).byline == ("Ida Lund",)


def test_dates_that_cannot_be_are_kept_refused_and_others_looked_for() -> None:
    head = CANONICAL.replace("news", "2024/07/20") + meta("article:published_time", "9999-12-31T00:00:00Z")
    found = article(ld(datePublished="2024-09-20") + head)
    assert candidates(found) == [
        ("2024-09-20", "json-ld", "future", False),
        ("9999-12-31T00:00:00+00:00", "meta", "year", False),
        ("2024-07-20", "url", None, True),
    ]
    assert row(found)["flags"] == ["future_date"]
    assert row(found)["published_date"] == date(2024, 7, 20)


def test_a_date_of_no_calendar_gives_way_to_what_is_shown() -> None:
    found = article(meta("article:published_time", "2024-02-30"), top='<time datetime="2024-03-01">1 March</time>')
    assert candidates(found) == [("2024-02-30", "meta", "impossible", False), ("2024-03-01", "time", None, True)]


def test_a_day_of_tomorrow_may_be_today_elsewhere() -> None:
    assert candidates(article(ld(datePublished="2024-08-02"))) == [("2024-08-02", "json-ld", None, True)]
    assert candidates(article(ld(datePublished="2024-08-03"))) == [("2024-08-03", "json-ld", "future", False)]


def test_places_of_dates_are_ranked_and_all_kept() -> None:
    found = article(
        ld(datePublished="2024-07-20") + meta("article:published_time", "2024-07-21T10:00:00"),
        declared=Declared(published="2024-07-19", url="https://www.nordpost.example/2024/07/22/ferry"),
    )
    assert candidates(found) == [
        ("2024-07-19", "record", None, True),
        ("2024-07-20", "json-ld", None, False),
        ("2024-07-21T10:00:00", "meta", None, False),
        ("2024-07-22", "url", None, False),
    ]
    assert row(found)["published_precision"] == "day"


@pytest.mark.parametrize(
    ("language", "shown", "expected"),
    [
        ("de", "3.4.2024", "2024-04-03"),
        ("en-GB", "3/4/2024", "2024-04-03"),
        ("en-US", "3/4/2024", None),
        ("fr", "3 avril 2024", "2024-04-03"),
        ("el", "3 Απριλίου 2024", "2024-04-03"),
    ],
)
def test_a_shown_date_is_read_in_the_page_s_language(language: str, shown: str, expected: str | None) -> None:
    found = article(top=f'<div class="date">{shown}</div>', declared=Declared(language=language))
    assert next((seen.value for seen in found.dates if seen.origin == "page"), None) == expected


def test_a_logo_is_no_picture_of_the_article() -> None:
    head = ld(image="https://www.nordpost.example/logo.png") + meta("og:image", "/img/quay.jpg")
    assert article(CANONICAL + head).image_url == "https://www.nordpost.example/img/quay.jpg"


def test_the_section_is_declared_or_the_first_step_of_the_trail() -> None:
    assert article(meta("article:section", "Harbour")).section == "Harbour"
    trail = '<div class="breadcrumb"><a href="/">Home</a><a href="/port">Harbour</a><a>Ferry late again</a></div>'
    assert article(top=trail).section == "Harbour"


def test_a_summary_that_is_only_declared_stands_in_for_one_that_is_shown() -> None:
    assert article(meta("og:description", LEAD)).standfirst == LEAD
    assert article(meta("og:description", f"{WORDS} Crew")).standfirst is None  # the opening of the text


def test_the_title_is_free_of_the_outlet() -> None:
    named = meta("og:site_name", "Nordpost") + meta("og:title", "Ferry late again – Nordpost")
    assert article(named).headline == "Ferry late again"
