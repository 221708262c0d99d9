from pathlib import Path

import pytest

from transforms.fields.field_map import FIELD_MAP, extended
from transforms.fields.listed import listed_records
from transforms.fields.record import document_of, source_id, source_of
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


def test_a_record_without_text_is_a_reject_with_its_payload() -> None:
    reject = document_of({"title": "Late", "text": " ", "content": None}, "payload", ORIGIN, 7)
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.reason, reject.record_index, reject.payload) == ("extract", "no_text", 7, "payload")


def test_whole_page_and_body_s_markup_are_told_apart_and_plain_text_comes_first() -> None:
    page = "<!doctype html><html><body><p>One.</p></body></html>"
    assert body({"content": page}) == ("html", page)
    assert body({"html": page}) == ("html", page)
    assert body({"html": "<p>One.</p>"}) == ("markup", "<p>One.</p>")
    assert body({"content": "<p>One.</p><p>Two.</p>"}) == ("markup", "<p>One.</p><p>Two.</p>")
    assert body({"content": {"rendered": "<p>One.</p>"}})[0] == "markup"
    assert body({"html": page, "text": "One."}) == ("text", "One.")
    assert body({"text": "If a < b and <br> is spoken of once."})[0] == "text"
    assert body({"paragraphs": ["One.", {"text": "Two."}]}) == ("text", "One.\n\nTwo.")


def test_a_long_summary_is_the_text_where_there_is_no_other() -> None:
    long = "The ferry is late again. " * 50
    page = "<html><body><p>One.</p></body></html>"
    assert body({"description": long}) == ("text", long.strip())
    assert body({"description": long, "html": page})[0] == "html"
    assert isinstance(document_of({"description": "The ferry is late."}, "", ORIGIN, 0), Reject)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Fish &amp; chips cost more, the cook&#8217;s wife said.", "Fish & chips cost more, the cook’s wife said."),
        ("&amp;quot;Late&amp;quot;, he said.", '"Late", he said.'),
        ("Write &amp; for the sign in a page.", "Write &amp; for the sign in a page."),
        (
            "See https://nordpost.example/?a=1&copy=2&para=3&reg=4.",
            "See https://nordpost.example/?a=1&copy=2&para=3&reg=4.",
        ),
        ("&nonsense; and &copying; stay.", "&nonsense; and &copying; stay."),
    ],
)
def test_escaped_text_is_read_as_it_was_meant(text: str, plain: str) -> None:
    assert body({"text": text}) == ("text", plain)


def test_escaped_markup_is_markup() -> None:
    assert body({"text": "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"}) == ("markup", "<p>One.</p><p>Two.</p>")


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


def test_headline_is_unescaped_once() -> None:
    assert declared({"title": "Q&amp;A: what &quot;late&quot; means"}).headline == 'Q&A: what "late" means'


def test_summary_is_no_standfirst_if_it_is_cut_off_or_endless() -> None:
    assert declared({"standfirst": "Nobody knows …", "summary": "No."}).standfirst == "Nobody knows …"
    assert declared({"subtitle": "<b>Nobody</b> knows."}).standfirst == "Nobody knows."
    assert declared({"description": "Nobody knows."}).standfirst == "Nobody knows."
    for cut in ("Nobody knows…", "Nobody knows...", "Nobody knows [&hellip;]", "Nobody knows [...]", "N. [+9 chars]"):
        assert declared({"description": cut}).standfirst is None
    assert declared({"standfirst": "Nobody knows. " * 100}).standfirst is None


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("//img.example/a.jpg", "https://img.example/a.jpg"),
        ({"url": "https://img.example/a.jpg"}, "https://img.example/a.jpg"),
        ([{"@type": "ImageObject", "contentUrl": ["https://img.example/a.jpg"]}], "https://img.example/a.jpg"),
        ([{"src": "data:image/png;base64,iVBO"}, {"src": "https://img.example/b.jpg"}], "https://img.example/b.jpg"),
        ("/relative.jpg", None),
        ({"alt": "A ferry"}, None),
        (17, None),
    ],
)
def test_image_is_an_address_on_the_web(image: object, address: str | None) -> None:
    assert declared({"image": image}).image_url == address


def test_names_of_the_settings_come_first_and_need_their_field() -> None:
    names = extended(FIELD_MAP, {"headline": ["Titulo"], "text": ["cuerpo_nota"]})
    origin = Origin("0" * 64, "a.jsonl", field_map=names)
    found = document_of({"titulo": "Tarde", "headline": "Late", "cuerpoNota": "El barco.", "text": "x"}, "", origin, 0)
    assert isinstance(found, Document)
    assert (found.declared.headline, found.content) == ("Tarde", "El barco.")
    with pytest.raises(ValueError, match=r"no field 'heading'; there are .*headline"):
        extended(FIELD_MAP, {"heading": ["titulo"]})


def test_numbers_in_the_place_of_names_are_passed_over() -> None:
    found = declared({"author": 12, "categories": [3, 4], "_embedded": {"author": [{"name": "Ida Lund"}]}})
    assert (found.byline, found.section) == (("Ida Lund",), None)


def test_not_a_number_is_nothing() -> None:
    assert declared({"title": float("nan"), "headline": float("nan")}).headline is None


@pytest.mark.parametrize(
    ("local", "universal", "expected"),
    [
        ("2024-07-20T10:00:00", "2024-07-20T08:00:00", "2024-07-20T10:00:00+02:00"),
        ("2024-07-19T22:30:00", "2024-07-20T02:30:00", "2024-07-19T22:30:00-04:00"),
        (None, "2024-07-20T08:00:00", "2024-07-20T08:00:00+00:00"),
        ("soon", "2024-07-20T08:00:00", "2024-07-20T08:00:00+00:00"),
        ("2024-07-24T10:00:00", "2024-07-20T08:00:00", "2024-07-20T08:00:00+00:00"),
        ("2024-07-20T10:00:00", "soon", "soon"),
    ],
)
def test_local_time_beside_one_in_utc_tells_the_zone(local: str | None, universal: str, expected: str) -> None:
    assert declared({"date": local, "date_gmt": universal}).published == expected


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
    assert listed_records({"message": "ok", "articles": [record]}) == [record]


def test_the_documented_field_map_is_the_one_in_use() -> None:
    documented = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
    for field, names in FIELD_MAP.items():
        assert f"| {field} | {', '.join(names)} |" in documented
