"""Records in the shape in which scrapers and news interfaces write them."""

import io
import json

import pytest

from transforms.readers import Origin, read
from transforms.records import Document, Reject

URL = "https://nordpost.example/harbour/ferry-late"
TITLE = "Ferry leaves two hours late"
FIRST = "The ferry to the outer islands left two hours late on Saturday, said the harbour master."
SECOND = "Some forty passengers waited on the quay, and nobody told them why."
TEXT = f"{FIRST}\n\n{SECOND}"
MARKUP = f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n"
PAGE = f"<!DOCTYPE html><html><head><title>x</title></head><body><article>{MARKUP}</article></body></html>"
LEAD = "Nobody was hurt when the old engine failed, but many plans were spoilt."
IMAGE = "https://img.nordpost.example/ferry.jpg"

SCRAPERS = {
    "news-please": {
        "authors": ["Ida Lund"], "date_download": "2024-07-21 03:00:00", "date_modify": None,
        "date_publish": "2024-07-20 10:00:00", "description": LEAD, "filename": "ferry-late.json", "image_url": IMAGE,
        "language": "en", "localpath": None, "maintext": TEXT, "source_domain": "nordpost.example", "title": TITLE,
        "title_page": None, "title_rss": None, "url": URL,
    },
    "newspaper3k": {
        "url": URL, "source_url": "https://nordpost.example", "title": TITLE, "authors": ["Ida Lund"], "text": TEXT,
        "publish_date": "2024-07-20 10:00:00", "top_image": IMAGE, "images": [IMAGE], "movies": [], "keywords": ["sea"],
        "summary": FIRST, "meta_description": LEAD, "meta_lang": "en", "canonical_link": URL, "article_html": "",
    },
    "newspaper4k": {
        "url": URL, "read_more_link": "", "language": "en", "title": TITLE, "top_image": IMAGE, "meta_img": IMAGE,
        "images": [IMAGE], "movies": [], "keywords": [], "keyword_scores": {}, "meta_keywords": [""], "tags": None,
        "authors": ["Ida Lund"], "publish_date": "2024-07-20T10:00:00", "summary": "", "meta_description": LEAD,
        "meta_lang": "en", "meta_favicon": "", "meta_site_name": "nordpost.example", "canonical_link": URL,
        "text": TEXT,
    },
    "trafilatura": {
        "title": TITLE, "author": "Ida Lund", "hostname": "nordpost.example", "date": "2024-07-20", "id": None,
        "fingerprint": "9c2d6b0f1e5a4d3c", "license": None, "comments": "", "raw_text": TEXT.replace("\n", " "),
        "text": TEXT, "language": "en", "image": IMAGE, "pagetype": "article", "filedate": "2024-07-21", "source": URL,
        "source-hostname": "Nordpost", "excerpt": LEAD, "categories": "Harbour;News", "tags": "ferry;sea",
    },
    "fundus": {
        "title": TITLE, "authors": ["Ida Lund"], "publishing_date": "2024-07-20 10:00:00+02:00", "topics": ["Ferries"],
        "free_access": True, "lang": "en", "publisher": "nordpost.example",
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST, SECOND]}]},
        "images": [{"versions": [{"url": IMAGE, "type": "image/jpeg"}], "is_cover": True, "caption": "The ferry"}],
        "html": {"requested_url": URL, "responded_url": URL, "content": PAGE, "crawl_date": "2024-07-21 03:00:00"},
    },
    "media cloud": {
        "id": "8f1c", "media_name": "nordpost.example", "media_url": "nordpost.example", "title": TITLE,
        "publish_date": "2024-07-20", "url": URL, "language": "en", "indexed_date": "2024-07-21T03:00:00", "text": TEXT,
    },
    "cc-news": {
        "title": TITLE, "text": TEXT, "domain": "nordpost.example", "date": "2024-07-20 10:00:00", "description": LEAD,
        "url": URL, "image_url": IMAGE,
    },
    "scrapy": {
        "url": URL, "title": [TITLE], "author": ["Ida Lund"], "date": ["2024-07-20T10:00:00"],
        "content": [FIRST, SECOND], "images": [{"url": IMAGE, "path": "full/0a.jpg", "checksum": "0a"}],
    },
    "event registry": {
        "uri": "8190571234", "lang": "eng", "isDuplicate": False, "date": "2024-07-20", "time": "08:00:00",
        "dateTime": "2024-07-20T08:05:00Z", "dateTimePub": "2024-07-20T08:00:00Z", "dataType": "news", "sim": 0.8,
        "url": URL, "title": TITLE, "body": TEXT, "image": IMAGE, "sentiment": None,
        "source": {"uri": "nordpost.example", "dataType": "news", "title": "Nordpost"},
        "authors": [{"uri": "ida_lund@nordpost.example", "name": "Ida Lund", "type": "author", "isAgency": False}],
    },
    "schema.org": {
        "@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT, "datePublished": "2024-07-20T10:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ida Lund"}], "publisher": {"name": "nordpost.example"}, "url": URL,
        "image": {"@type": "ImageObject", "contentUrl": IMAGE}, "inLanguage": "en", "articleSection": "Harbour",
    },
}  # fmt: skip


def records(value: object, path: str = "a.json") -> list[Document | Reject]:
    return list(read(io.BytesIO(json.dumps(value).encode()), Origin("0" * 64, path)))


def document(value: object) -> Document:
    (found,) = records(value)
    assert isinstance(found, Document), found
    return found


def reject(value: object) -> Reject:
    (found,) = records(value)
    assert isinstance(found, Reject), found
    return found


@pytest.mark.parametrize("scraper", SCRAPERS)
def test_each_scraper_s_article_is_read(scraper: str) -> None:
    record = SCRAPERS[scraper]
    found = document([record])
    declared = found.declared
    assert (found.media, found.content, declared.headline, declared.url) == ("text", TEXT, TITLE, URL)
    assert (declared.published or "")[:10] == "2024-07-20"
    assert (declared.source or "").lower() in {"nordpost", "nordpost.example"}
    assert declared.byline == (("Ida Lund",) if scraper not in {"media cloud", "cc-news"} else ())
    assert declared.image_url == (IMAGE if scraper != "media cloud" else None)
    has_summary = scraper in {"news-please", "newspaper3k", "newspaper4k", "trafilatura", "cc-news"}
    assert declared.standfirst == (LEAD if has_summary else None)


def test_the_instant_is_preferred_to_the_day_beside_it() -> None:
    assert document([SCRAPERS["event registry"]]).declared.published == "2024-07-20T08:00:00Z"
    assert document([SCRAPERS["trafilatura"]]).declared.section == "Harbour"


def test_wordpress_gives_markup_local_time_with_its_zone_and_what_it_embeds() -> None:
    post = {
        "id": 817, "date": "2024-07-20T10:00:00", "date_gmt": "2024-07-20T08:00:00",
        "guid": {"rendered": f"{URL}?p=817"}, "modified": "2024-07-20T11:30:00", "modified_gmt": "2024-07-20T09:30:00",
        "slug": "ferry-late", "type": "post",
        "status": "publish", "link": URL, "title": {"rendered": "Fish &#038; ferries"}, "author": 12,
        "content": {"rendered": MARKUP, "protected": False}, "categories": [3], "featured_media": 99,
        "excerpt": {"rendered": f"<p>{FIRST[:40]} [&hellip;]</p>\n", "protected": False},
        "_embedded": {
            "author": [{"id": 12, "name": "Ida Lund", "url": "", "slug": "ida"}],
            "wp:featuredmedia": [{"id": 99, "media_type": "image", "source_url": IMAGE}],
            "wp:term": [[{"id": 3, "name": "Harbour", "taxonomy": "category"}], []],
        },
    }  # fmt: skip
    found = document([post])
    declared = found.declared
    assert (found.media, found.content) == ("markup", MARKUP.strip())
    assert (declared.headline, declared.byline, declared.section) == ("Fish & ferries", ("Ida Lund",), "Harbour")
    assert declared.published == "2024-07-20T10:00:00+02:00"
    assert declared.modified == "2024-07-20T11:30:00+02:00"
    assert (declared.url, declared.image_url, declared.standfirst) == (URL, IMAGE, None)


def test_news_interface_that_cuts_its_texts_gives_teasers() -> None:
    article = {
        "source": {"id": None, "name": "Nordpost"}, "author": "Ida Lund", "title": TITLE, "description": LEAD,
        "url": URL, "urlToImage": IMAGE, "publishedAt": "2024-07-20T10:00:00Z",
        "content": f"{FIRST[:60]}… [+812 chars]",
    }  # fmt: skip
    answer = {"status": "ok", "totalResults": 1, "articles": [article]}
    assert (reject(answer).reason, reject(answer).is_article) == ("summary_only", False)
    whole = document({**answer, "articles": [article | {"content": TEXT}]})
    assert (whole.declared.source, whole.declared.published) == ("Nordpost", "2024-07-20T10:00:00Z")


def test_list_of_addresses_alone_has_no_texts() -> None:
    listed = {
        "url": URL, "url_mobile": "", "title": TITLE, "seendate": "20240720T100000Z", "socialimage": IMAGE,
        "domain": "nordpost.example", "language": "English", "sourcecountry": "Norway",
    }  # fmt: skip
    assert (reject({"articles": [listed]}).reason, reject({"articles": [listed]}).is_article) == ("no_text", True)


def test_text_under_an_unknown_name_is_no_mere_summary() -> None:
    found = reject([{"title": TITLE, "description": FIRST, "inhalt": TEXT}])
    assert (found.reason, found.is_article) == ("no_text", True)
    assert "inhalt" in found.detail


def test_json_feed_shares_what_it_says_and_tells_its_teasers() -> None:
    item = {"id": "1", "title": TITLE, "content_html": MARKUP, "date_published": "2024-07-20T10:00:00+02:00"}
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Nordpost",
        "home_page_url": "https://nordpost.example/", "feed_url": "https://nordpost.example/feed.json",
        "language": "en",        "authors": [{"name": "Newsroom of Nordpost"}],
        "items": [
            item | {"url": URL, "authors": [{"name": "Ida Lund"}], "image": IMAGE, "summary": LEAD},
            item | {"id": "2", "content_html": None, "content_text": TEXT},
            {"id": "3", "url": URL, "title": TITLE, "summary": LEAD, "tags": ["harbour news", "late ferries", "x y z"]},
        ],
    }  # fmt: skip
    first, second, third = records(feed)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Reject)
    assert (first.media, first.declared.byline, first.declared.language) == ("markup", ("Ida Lund",), "en")
    assert (first.declared.standfirst, first.declared.image_url) == (LEAD, IMAGE)
    assert (second.media, second.declared.byline) == ("text", ("Newsroom of Nordpost",))
    assert (second.declared.source, second.record_index) == ("nordpost.example", 1)
    assert (third.reason, third.is_article, third.record_index) == ("summary_only", False, 2)


def test_search_hits_are_their_sources() -> None:
    hits = [
        {"_index": "news", "_id": "1", "_score": 1.2, "_source": {"title": TITLE, "body": TEXT, "url": URL}},
        {"_index": "news", "_id": "2", "fields": {"title": [TITLE], "body": [TEXT], "url": [URL]}},
    ]
    found = records({"took": 3, "timed_out": False, "hits": {"total": {"value": 2}, "max_score": 1.2, "hits": hits}})
    for record in found:
        assert isinstance(record, Document)
        assert (record.content, record.declared.headline, record.declared.url) == (TEXT, TITLE, URL)
        assert record.declared.source == "nordpost.example"


def test_answers_may_come_one_a_line() -> None:
    lines = "\n".join(json.dumps({"page": n, "message": "ok", "results": [SCRAPERS["cc-news"]] * 2}) for n in range(2))
    found = list(read(io.BytesIO(lines.encode()), Origin("0" * 64, "a.jsonl")))
    assert [(type(record), record.record_index) for record in found] == [(Document, n) for n in range(4)]
