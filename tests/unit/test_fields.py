import json
from pathlib import Path

import pytest

from transforms.fields.field_map import FIELD_MAP
from transforms.fields.record import document_of, listed_records, source_id, source_of
from transforms.records import Declared, Document, Origin, Reject

ORIGIN = Origin("0" * 64, "a.jsonl")


def declared(record: dict[str, object]) -> Declared:
    document = document_of({"text": "The ferry is late."} | record, "", ORIGIN, 0)
    assert isinstance(document, Document)
    return document.declared


def body(record: dict[str, object]) -> tuple[str, str]:
    document = document_of(record, "", ORIGIN, 0)
    assert isinstance(document, Document)
    return document.media, document.content


SCRAPERS = {
    "news-please": {
        "maintext": "Body.", "title": "Late", "authors": ["Ida Lund"], "date_publish": "2024-07-20 10:00:00",
        "source_domain": "nordpost.example", "url": "https://nordpost.example/a", "language": "en",
    },
    "newspaper4k": {
        "text": "Body.", "title": "Late", "authors": ["Ida Lund"], "publish_date": "2024-07-20 10:00:00",
        "meta_site_name": "nordpost.example", "canonical_link": "https://nordpost.example/a", "meta_lang": "en",
    },
    "trafilatura": {
        "raw_text": "", "text": "Body.", "title": "Late", "author": "Ida Lund", "date": "2024-07-20 10:00:00",
        "source": "https://nordpost.example/a", "hostname": "nordpost.example", "language": "en",
    },
    "fundus": {
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["Body."]}]}, "title": "Late",
        "authors": ["Ida Lund"], "publishing_date": "2024-07-20 10:00:00", "lang": "en",
        "html": {"requested_url": "https://nordpost.example/a", "source_info": {"publisher": "x"}},
    },
    "search index": {
        "_source": {
            "Content": "Body.", "Headline": "Late", "Byline": "By Ida Lund", "publishedAt": "2024-07-20 10:00:00",
            "Link": "https://www.nordpost.example/a", "lang": "en",
        },
    },
    "schema.org": {
        "articleBody": "Body.", "headline": "Late", "author": [{"@type": "Person", "name": "Ida Lund"}],
        "datePublished": "2024-07-20 10:00:00", "publisher": {"name": "nordpost.example"}, "inLanguage": "en",
        "url": "https://nordpost.example/a",
    },
}  # fmt: skip


@pytest.mark.parametrize("scraper", SCRAPERS)
def test_the_fields_of_usual_scrapers_are_known(scraper: str) -> None:
    record = SCRAPERS[scraper]
    document = document_of(record, json.dumps(record), ORIGIN, 3)
    assert isinstance(document, Document)
    found = document.declared
    assert (document.media, document.content, document.record_index) == ("text", "Body.", 3)
    assert (found.headline, found.byline, found.published) == ("Late", ("Ida Lund",), "2024-07-20 10:00:00")
    assert (found.source, found.language) == ("nordpost.example", "en")
    assert (found.url or "").endswith("nordpost.example/a")


def test_a_record_without_text_is_a_reject_with_its_payload() -> None:
    reject = document_of({"title": "Late", "text": " ", "content": None}, "payload", ORIGIN, 7)
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.reason, reject.record_index, reject.payload) == ("extract", "no_text", 7, "payload")


def test_marked_up_text_is_a_page_and_plain_text_comes_before_markup() -> None:
    assert body({"content": "<p>One.</p><p>Two.</p>"}) == ("html", "<p>One.</p><p>Two.</p>")
    assert body({"content": {"rendered": "<p>One.</p>"}})[0] == "html"
    assert body({"html": "<p>One.</p>", "text": "One."}) == ("text", "One.")
    assert body({"text": "If a < b and <br> is spoken of once."})[0] == "text"
    assert body({"paragraphs": ["One.", {"text": "Two."}]}) == ("text", "One.\n\nTwo.")


def test_declared_values_are_cleaned() -> None:
    found = declared(
        {
            "title": " Fish &amp; <i>chips</i>\n rise ",
            "section": ["Economy"],
            "url": "/relative",
            "link": "//a.example/x",
        }
    )
    assert (found.headline, found.section, found.url) == ("Fish & chips rise", "Economy", "https://a.example/x")
    assert declared({"date": {"$date": "2024-07-20"}}).published == "2024-07-20"
    assert declared({"timestamp": 1721469600}).published == "1721469600"
    assert declared({"author": {"first_name": "Ida", "last_name": "Lund"}}).byline == ("Ida Lund",)


def test_the_source_is_the_record_s_then_its_domain_then_the_sidecar_then_the_folder() -> None:
    origin = Origin("0" * 64, "a", sidecar={"source": "Sydpost"}, folder_source="harvest")
    record: dict[str, object] = {"source": {"id": None, "name": "Nordpost"}, "url": "https://www.vestpost.example/a"}
    assert source_of(record, origin) == "Nordpost"
    assert source_of({"url": record["url"]}, origin) == "vestpost.example"
    assert source_of({}, origin, page_url="https://ostpost.example/a") == "ostpost.example"
    assert source_of({}, origin) == "Sydpost"
    assert source_of({}, Origin("0" * 64, "a", None, "harvest")) == "harvest"
    assert source_of({}, ORIGIN) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://www.Nordpost.example/a?b", "nordpost.example"),
        ("m.nordpost.example", "nordpost.example"),
        ("WWW.amp.nordpost.co.example.", "nordpost.co.example"),
        ("m.example", "m.example"),
        ("The Daily  Ferry", "the-daily-ferry"),
        ("L’Écho du Port", "l-écho-du-port"),
        ("ＮＯＲＤ Post", "nord-post"),
        ("दैनिक नाव", "दैनिक-नाव"),
        ("北方日报", "北方日报"),
        ("St. Olaf Post", "st-olaf-post"),
        ("", "unknown"),
        (None, "unknown"),
        ("—", "unknown"),
    ],
)
def test_a_source_id_is_a_domain_or_a_hyphened_name(name: str | None, expected: str) -> None:
    assert source_id(name) == expected
    assert source_id(source_id(name)) == expected


def test_lists_are_found_under_usual_names_only() -> None:
    record = {"text": "One."}
    assert listed_records({"Results": [record]}) == [record]
    assert listed_records({"response": {"page": 1, "docs": [record]}}) == [record]
    assert listed_records({"articles": []}) == []
    assert listed_records({"text": "Own text.", "items": [record]}) is None
    assert listed_records({"title": "Late", "tags": [{"name": "sea"}]}) is None


def test_the_documented_field_map_is_the_one_in_use() -> None:
    documented = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
    for field, names in FIELD_MAP.items():
        assert f"| {field} | {', '.join(names)} |" in documented
