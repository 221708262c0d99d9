import io
import json

import pytest

from transforms.extract import extract
from transforms.readers import Origin, read
from transforms.records import Article, Document, Reject
from transforms.wire.ninjs import is_item

FIRST = "The harbour board of Kristiansund has sold its last tug, and the crew learnt of it from the radio."
SECOND = "The buyer will use the vessel for trips along the coast from the spring of next year."
LEAD = "Sixteen people lose their work, says the union."
MARKUP = f"<p>{FIRST}</p><h2>Trips</h2><p>{SECOND}</p>"
IMAGE = "https://img.meridianwire.example/tug-large.jpg"

FIRST_VERSION = {
    "uri": "urn:newsml:meridianwire.example:2026-03-03:tug", "type": "text", "mimetype": "text/html", "version": "2",
    "versioncreated": "2026-03-03T11:00:00+0000", "firstcreated": "2026-03-03T09:30:00+0000", "pubstatus": "usable",
    "urgency": 3, "language": "nb", "headline": "Last tug sold", "slugline": "tug", "byline": "Ida Lund and Per Holm",
    "located": "Kristiansund", "description_text": LEAD, "body_xhtml": f"<html><body>{MARKUP}</body></html>",
    "body_text": f"{FIRST} {SECOND}", "copyrightholder": "Meridian Wire", "usageterms": "Not for archives",
    "subject": [{"code": "04000000", "name": "economy"}], "place": [{"name": "Norway"}],
    "associations": {
        "featuremedia": {
            "type": "picture", "uri": "urn:x", "renditions": {"original": {"href": IMAGE, "mimetype": "image/jpeg"}},
        },
        "related": {"type": "text", "renditions": {"original": {"href": "https://meridianwire.example/other"}}},
    },
}  # fmt: skip
SECOND_VERSION = {
    "uri": "https://meridianwire.example/items/tug", "type": "text", "representationtype": "full",
    "pubstatus": "usable", "versioncreated": "2026-03-03T09:30:00Z", "language": "nb", "by": "Ida Lund and Per Holm",
    "headlines": [{"role": "short", "value": "Tug sold"}, {"role": "main", "value": "Last tug sold"}],
    "descriptions": [{"role": "text", "value": LEAD}], "located": "Kristiansund",
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "charcount": 180, "value": f"{FIRST} {SECOND}"},
        {"role": "xhtml", "contenttype": "text/html", "value": f"<body>{MARKUP}</body>"},
        {"role": "own", "contenttype": "application/xml", "value": "<OWN>x</OWN>"},
    ],
    "subjects": [{"name": "economy"}], "infosources": [{"role": "src", "name": "Meridian Wire"}],
    "associations": [{"name": "a1", "type": "picture", "renditions": [{"name": "r0", "href": IMAGE}]}],
}  # fmt: skip
THIRD_VERSION = {
    {"versioncreated": "versionCreated", "pubstatus": "pubStatus"}.get(name, name): value
    for name, value in SECOND_VERSION.items()
}
THIRD_VERSION["bodies"] = [
    {"contentType": body["contenttype"], "value": body["value"]}
    for body in SECOND_VERSION["bodies"]  # type: ignore[attr-defined]
]


def read_item(item: object) -> Document | Reject:
    (found,) = read(io.BytesIO(json.dumps(item).encode()), Origin("0" * 64, "a.json"))
    return found


@pytest.mark.parametrize("item", [FIRST_VERSION, SECOND_VERSION, THIRD_VERSION])
def test_items_of_each_version_give_their_parts(item: dict[str, object]) -> None:
    document = read_item(item)
    assert isinstance(document, Document)
    declared = document.declared
    assert (document.media, document.content) == ("markup", MARKUP)
    assert (declared.headline, declared.byline) == ("Last tug sold", ("Ida Lund", "Per Holm"))
    assert (declared.published or "")[:16] == "2026-03-03T09:30"
    assert (declared.standfirst, declared.language, declared.dateline) == (LEAD, "nb", "Kristiansund")
    assert declared.source == ("meridianwire.example" if declared.url else "Meridian Wire")
    assert (declared.section, declared.image_url) == ("economy", IMAGE)
    article = extract(document)
    assert isinstance(article, Article)
    assert (article.body, article.subheads) == (f"{FIRST}\n\nTrips\n\n{SECOND}", ("Trips",))
    assert (article.standfirst, article.image_url) == (LEAD, IMAGE)


def test_first_version_tells_when_it_was_changed_and_has_no_address() -> None:
    document = read_item(FIRST_VERSION)
    assert isinstance(document, Document)
    assert (document.declared.modified, document.declared.url) == ("2026-03-03T11:00:00+00:00", None)


def test_named_sender_comes_before_the_domain_of_the_address() -> None:
    document = read_item(SECOND_VERSION | {"provider": {"name": "Kestrel"}})
    assert isinstance(document, Document)
    assert document.declared.source == "Kestrel"


def test_plain_text_with_lines_is_preferred_to_markup() -> None:
    document = read_item(FIRST_VERSION | {"body_text": f"{FIRST}\n{SECOND}"})
    assert isinstance(document, Document)
    assert (document.media, document.content) == ("text", f"{FIRST}\n{SECOND}")


@pytest.mark.parametrize(
    ("changed", "reason", "is_article"),
    [
        ({"type": "picture", "body_xhtml": "<p>A tug at the quay.</p>"}, "not_text", False),
        ({"type": "composite"}, "not_text", False),
        ({"pubstatus": "canceled"}, "withdrawn", False),
        ({"pubstatus": "withheld"}, "withdrawn", False),
        ({"body_xhtml": None, "body_text": ""}, "summary_only", False),
        ({"body_xhtml": None, "body_text": "", "description_text": None}, "no_text", True),
    ],
)
def test_items_that_are_no_articles_say_why(changed: dict[str, object], reason: str, is_article: bool) -> None:  # noqa: FBT001
    found = read_item(FIRST_VERSION | changed)
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article) == (reason, is_article)
    assert "Last tug sold" in found.detail


def test_record_of_a_type_is_no_item_by_that_alone() -> None:
    assert is_item(FIRST_VERSION)
    assert not is_item({"type": "text", "title": "Late", "text": FIRST, "uri": "https://nordpost.example/a"})
    assert not is_item({"type": ["text"], "versioncreated": "2026-03-03"})
