import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.page.json_ld import read_json_ld
from transforms.page.metadata import Metadata, read_metadata

NODE = {
    "@type": "NewsArticle",
    "headline": "Ferry late again",
    "datePublished": "2024-07-20T10:00:00+02:00",
    "dateModified": "2024-07-20T12:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ida Lund"}, {"@id": "#ole"}],
    "publisher": {"@type": "Organization", "name": "Nordpost"},
    "articleSection": ["Harbour"],
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@id": "https://nordpost.example/a"},
}


def page(head: str = "", body: str = "") -> Metadata:
    return read_metadata(LexborHTMLParser(f"<html lang=en><head>{head}</head><body>{body}</body></html>"))


def script(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def test_json_ld_gives_all_that_it_declares() -> None:
    found = page(
        script({"@graph": [{"@type": "Person", "@id": "#ole", "name": "Ole Berg"}, {"@type": "WebPage"}, NODE]})
    )
    assert (found.headline, found.byline, found.site) == ("Ferry late again", ("Ida Lund", "Ole Berg"), "Nordpost")
    assert found.published == (("2024-07-20T10:00:00+02:00", "json-ld"),)
    assert (found.modified, found.section, found.language) == ("2024-07-20T12:00:00+02:00", "Harbour", "en-GB")


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"@type": "NewsArticle", "headline": "Ferry late"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry late"}\n//]]>',
        '{"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Ferry late",}',
        '{"@type": "NewsArticle", "headline": "Ferry late", "description": "a\nb\\_c"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Ferry late&quot;}",
    ],
)
def test_json_ld_is_read_as_pages_write_it(text: str) -> None:
    assert read_json_ld([text]).headline == "Ferry late"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "null", '"x"', '{"@type": 3}', "{" + " ]]> x" * 100_000, "{" + " " * 10**6 + "x"]
)
def test_broken_json_ld_declares_nothing(text: str) -> None:
    assert read_json_ld([text]).headline is None


def test_json_ld_is_read_as_far_as_pages_have_any() -> None:
    assert read_json_ld([json.dumps([{}] * 100), json.dumps(NODE)]).headline == "Ferry late again"
    assert read_json_ld([json.dumps([{}] * 2_600), json.dumps([{}] * 2_600), json.dumps(NODE)]).headline is None


def test_the_page_s_own_article_is_chosen_among_teasers() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Another story"}
    assert read_json_ld([json.dumps([teaser, NODE, teaser])]).headline == "Ferry late again"


def test_meta_tags_stand_in_for_json_ld() -> None:
    found = page(
        '<meta property="og:title" content="Ferry late | Nordpost"><meta property="og:site_name" content="Nordpost">'
        '<meta property="article:published_time" content="2024-07-20"><meta name="author" content="By Ida Lund">'
        '<meta property="article:modified_time" content="2024-07-21"><meta property="article:section" content="Port">'
        '<link rel="canonical" href="https://nordpost.example/a"><title>Ferry late | Nordpost</title>'
    )
    assert (found.headline, found.byline, found.section) == ("Ferry late", ("Ida Lund",), "Port")
    assert (found.published, found.modified) == ((("2024-07-20", "meta"),), "2024-07-21")
    assert (found.url, found.site, found.language) == ("https://nordpost.example/a", "Nordpost", "en")


def test_microdata_come_last() -> None:
    found = page(
        body='<article><span itemprop="author"><b itemprop="name">Ida Lund</b></span>'
        '<meta itemprop="datePublished" content="2024-07-20"><time datetime="2024-07-21">Sunday</time></article>'
    )
    assert found.byline == ("Ida Lund",)
    assert found.published == (("2024-07-20", "meta"), ("2024-07-20", "microdata"))


def test_a_kicker_stands_beside_the_headline() -> None:
    found = page(
        body='<div class="teaser"><b class="kicker">Other</b></div>'
        '<header><p class="kicker">Harbour:</p><h1>Late</h1></header>'
    )
    assert (found.kicker, found.headline) == ("Harbour", "Late")
    inside = page(body='<h1><span class="overline">Harbour</span> <span>Ferry late again</span></h1>')
    assert (inside.kicker, inside.headline) == ("Harbour", "Ferry late again")


def test_an_empty_page_declares_nothing() -> None:
    found = read_metadata(LexborHTMLParser(""))
    assert (found.headline, found.byline, found.published, found.url, found.body) == (None, (), (), None, None)
