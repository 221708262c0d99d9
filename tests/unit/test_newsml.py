import gzip
import io
import time

import pytest

from transforms.extract import extract
from transforms.readers import Opened, Origin, open_file
from transforms.records import Article, Document, Reject

pytestmark = pytest.mark.filterwarnings("error")

FIRST = "Harbour pilots on the Tagus ended a strike of nine days on Wednesday, their union said."
SECOND = "Ships began to move before noon, and the port expects to be clear of them by Friday."
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
  <body.head><hedline><hl1>Pilots end walkout, says union</hl1></hedline>
    <byline>By <person>Teresa Valadim</person>, <byttl>Staff Reporter</byttl></byline></body.head>
  <body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"""
XHTML = f"""<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="pt"><head><title>Not this</title></head>
  <body><p>{FIRST}</p><h2>What comes next</h2><p>{SECOND}</p></body></html>"""


def item(content: str = f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>', **changed: str) -> str:
    parts = {
        "kind": '<itemClass qcode="ninat:text"/>',
        "meta": '<provider qcode="prov:MW"><name>Meridian Wire</name></provider>',
        "status": '<pubStatus qcode="stat:usable"/>',
        "dates": "<firstCreated>2026-03-04T09:15:00+01:00</firstCreated>",
        "about": "<headline> Pilots end\n walkout </headline>",
    } | changed
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:mw:1" xml:lang="en-GB">
  <itemMeta>{parts["kind"]}{parts["meta"]}{parts["dates"]}{parts["status"]}</itemMeta>
  <contentMeta>{parts["about"]}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


def opened(text: str | bytes, encoding: str = "utf-8") -> Opened:
    data = text if isinstance(text, bytes) else f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    return open_file(io.BytesIO(data), Origin("ab" * 32, "a.xml", None, "harvest"))


def only(text: str) -> Document | Reject:
    (found,) = opened(text).records
    return found


def document(text: str) -> Document:
    found = only(text)
    assert isinstance(found, Document), found
    return found


def article(text: str) -> Article:
    found = extract(document(text))
    assert isinstance(found, Article), found
    return found


def told(text: str | bytes) -> list[tuple[int | None, str | None]]:
    """Index of every record, and its headline or the reason of its reject."""
    records = opened(text).records
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.declared.headline) for r in records]


def test_an_item_has_what_its_envelope_and_its_body_say() -> None:
    found = article(item())
    assert opened(item()).format == "newsml"
    assert (found.headline, found.byline, found.source) == ("Pilots end walkout", ("Teresa Valadim",), "Meridian Wire")
    assert found.body == f"{FIRST}\n\n{SECOND}"
    assert (found.language, found.dates[0].value) == ("en-GB", "2026-03-04T09:15:00+01:00")


def test_the_envelope_wins_over_the_body() -> None:
    about = """<language tag="pt-PT"/><by>Rui Falcato</by><dateline>LISBON, March 4 (Reuters)</dateline>
      <headline role="hld:sub">Port clears its backlog</headline>
      <headline role="hld:main">Pilots back at work</headline>
      <subject type="cpnat:person" qcode="p:1"><name>Somebody</name></subject>
      <subject qcode="medtop:1"><name>labour</name></subject>
      <subject qcode="dept:9" type="x:department"><name>Economy</name></subject>
      <description role="drol:caption">A boat.</description><creditline>Lusa –</creditline>"""
    found = article(item(about=about))
    assert (found.headline, found.byline, found.language) == ("Pilots back at work", ("Rui Falcato",), "pt-PT")
    assert (found.section, found.document.declared.agency) == ("Economy", "Lusa")
    assert found.document.declared.standfirst == "Port clears its backlog"
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.country, found.dateline.agency) == ("Lisbon", "PT", "Reuters")


def test_creators_are_authors_unless_they_are_organisations() -> None:
    names = """<creator qcode="web:tagussports.example"><name>Tagus Sports</name></creator>
      <creator role="crol:photographer"><name>Ana Lopes</name></creator><creator><name>Rui Falcato</name></creator>"""
    bare = NITF.replace("By <person>Teresa Valadim</person>, ", "")
    found = document(item(f"<inlineXML>{bare}</inlineXML>", about=names))
    assert (found.declared.byline, found.declared.agency) == (("Rui Falcato",), "Tagus Sports")


def test_the_providers_code_or_domain_stands_in_for_its_name() -> None:
    assert document(item(meta='<provider qcode="nprov:MW"/>')).declared.source == "MW"
    assert document(item(meta='<provider uri="http://www.meridian.example/about/"/>')).declared.source == (
        "meridian.example"
    )
    assert document(item(meta='<provider qcode="x:17"/>')).declared.source == "harvest"


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<versionCreated>2026-03-05T10:00:00Z</versionCreated>", "2026-03-05T10:00:00Z"),
        (
            "<versionCreated>2026-03-05T10:00:00Z</versionCreated><firstCreated> 2026-03-04T09:00:00Z </firstCreated>",
            "2026-03-04T09:00:00Z",
        ),
        (
            "<firstCreated>20260304T090000+0100</firstCreated><embargoed>2026-03-06T12:00:00Z</embargoed>",
            "2026-03-06T12:00:00Z",
        ),
        ("<firstCreated>20260304T090000+0100</firstCreated>", "2026-03-04T09:00:00+01:00"),
    ],
)
def test_an_item_is_published_when_it_is_first_sent_and_free(dates: str, published: str) -> None:
    assert document(item(dates=dates)).declared.published == published


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (f'<inlineXML contenttype="application/xhtml+xml">{XHTML}</inlineXML>', "markup"),
        (f'<inlineData contenttype="text/plain">{FIRST}\n\n{SECOND}</inlineData>', "text"),
        (f"<inlineData>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</inlineData>", "markup"),
        (f"<inlineData><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></inlineData>", "markup"),
        (f"<remoteContent href='a.jpg' contenttype='image/jpeg'/><inlineXML>{NITF}</inlineXML>", "markup"),
        (f"<inlineXML><p>{FIRST}</p></inlineXML><inlineXML>{NITF}</inlineXML>", "markup"),
    ],
)
def test_content_lies_inline_in_several_ways(content: str, media: str) -> None:
    found = document(item(content))
    assert found.media == media
    made = extract(found)
    assert isinstance(made, Article)
    assert made.body.startswith(FIRST)
    assert made.body.endswith(SECOND)
    assert "Not this" not in made.body


def test_inline_pages_tell_their_language() -> None:
    assert document(item(f"<inlineXML>{XHTML}</inlineXML>")).declared.language == "pt"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (item(status='<pubStatus qcode="stat:canceled"/>'), "withdrawn"),
        (item(status='<pubStatus qcode="stat:withheld"/>'), "withdrawn"),
        (item(kind='<itemClass qcode="ninat:picture"/>'), "not_text"),
        (item("<remoteContent href='a.jpg' contenttype='image/jpeg'/>", kind=""), "not_text"),
        (item("", about="<description>What it is about.</description>"), "summary_only"),
        ('<packageItem xmlns="x"><groupSet/></packageItem>', "not_text"),
    ],
)
def test_what_is_no_article_by_nature_is_told_so(text: str, reason: str) -> None:
    found = only(text)
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article, found.record_index) == (reason, False, 0)


def test_an_item_whose_text_lies_elsewhere_is_one_that_is_missed() -> None:
    found = only(item("<remoteContent href='a.xml' contenttype='application/nitf+xml'/>"))
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article) == ("no_text", True)


def test_a_message_gives_its_items() -> None:
    items = "".join(item(about=f"<headline>Story number {n}</headline>") for n in range(3))
    message = f"<newsMessage xmlns='x'><header><sent>2026-03-04</sent></header><itemSet>{items}</itemSet></newsMessage>"
    assert told(message) == [(n, f"Story number {n}") for n in range(3)]
    assert told(f"<envelope><deep>{items}</deep></envelope>") == [(n, f"Story number {n}") for n in range(3)]


def test_an_item_in_pieces_is_read_as_far_as_it_goes() -> None:
    assert told(f"<contentSet><inlineXML>{NITF}</inlineXML></contentSet>") == [(0, "Pilots end walkout, says union")]
    assert told("<contentMeta><headline>Nothing but this</headline></contentMeta>") == [(None, "no_records")]


def test_declared_and_undeclared_encodings_pass() -> None:
    text = item(f"<inlineXML><p>{FIRST} Café, não.</p></inlineXML>")
    for encoding in ("utf-8", "iso-8859-1", "windows-1252", "utf-16"):
        (found,) = opened(text, encoding).records
        assert isinstance(found, Document)
        assert "Café, não." in found.content
    (found,) = opened(f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode()).records
    assert isinstance(found, Document)
    assert "Café, não." in found.content


def first_version(*components: str, status: str = "Usable") -> str:
    return f"""<NewsML><NewsEnvelope><DateAndTime>20260304T130000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang="en">
  <Identification><NewsIdentifier><ProviderId>meridian.example</ProviderId></NewsIdentifier></Identification>
  <NewsManagement><FirstCreated>20260304T124501Z</FirstCreated>
    <ThisRevisionCreated>20260304T133000+0100</ThisRevisionCreated><Status FormalName="{status}"/></NewsManagement>
  <NewsComponent><NewsLines><DateLine>Lisbon, March 4</DateLine><CreditLine>AFP</CreditLine></NewsLines>
    <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>{"".join(components)}</NewsComponent>
  </NewsItem></NewsML>"""


def component(headline: str, data: str, media: str = "Text") -> str:
    return f"""<NewsComponent><NewsLines><HeadLine>{headline}</HeadLine><ByLine>By Rui Falcato</ByLine></NewsLines>
  <ContentItem><MediaType FormalName="{media}"/><DataContent>{data}</DataContent></ContentItem></NewsComponent>"""


def test_newsml_1_has_its_lines_where_they_hold() -> None:
    picture = component("A boat", "", "Photo")
    found = article(
        first_version(picture, component("Pilots end walkout", f"<p>{FIRST}</p><p>{SECOND}</p><p>rf/mo</p>"))
    )
    assert (found.headline, found.byline, found.body) == (
        "Pilots end walkout",
        ("Rui Falcato",),
        f"{FIRST}\n\n{SECOND}",
    )
    assert (found.source, found.language) == ("meridian.example", "en")
    declared = found.document.declared
    assert (declared.published, declared.modified) == ("2026-03-04T12:45:01Z", "2026-03-04T13:30:00+01:00")
    assert (declared.agency, found.dateline and found.dateline.place) == ("AFP", "Lisbon")


def test_newsml_1_gives_each_component_with_a_headline_and_a_text() -> None:
    two = first_version(component("One", f"<p>{FIRST}</p>"), component("Two", NITF), component("Boat", "", "Photo"))
    assert told(two) == [(0, "One"), (1, "Two")]
    assert told(first_version(component("Boat", "", "Photo"))) == [(0, "not_text")]
    assert told(first_version(component("One", f"<p>{FIRST}</p>"), status="Canceled")) == [(0, "withdrawn")]
    assert told(first_version()) == [(0, "no_text")]


def test_what_is_whole_before_a_break_is_kept() -> None:
    items = [item(about=f"<headline>Story number {n}</headline>") for n in range(3)]
    message = f"<newsMessage>{''.join(items)}</newsMessage>"
    third = message.rindex("<newsItem")
    assert told(message[: third + 700]) == [(0, "Story number 0"), (1, "Story number 1"), (2, "truncated")]
    assert told(message[:third]) == [(0, "Story number 0"), (1, "Story number 1"), (2, "truncated")]
    packed = gzip.compress(message.encode())
    assert told(packed[:-40])[-1][1] == "truncated"
    assert told(items[0][:-300]) == [(0, "truncated")]


def test_entities_are_refused_and_read_nothing(tmp_path: object) -> None:
    secret = f"{tmp_path}/secret"
    with open(secret, "w", encoding="utf-8") as file:  # noqa: PTH123  # any file will do
        file.write("secret words")
    outside = f'<!DOCTYPE newsItem [<!ENTITY own SYSTEM "file://{secret}">]>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    for doctype, reference in ((outside, "&own;"), (f"<!DOCTYPE newsItem [{laughs}]>", "&l11;")):
        (found,) = opened(doctype + item(f"<inlineXML><p>{reference}</p></inlineXML>")).records
        assert isinstance(found, Reject)
        assert found.reason == "xml_entities"
        assert "secret words" not in str(found)
    by_dtd = f'<!DOCTYPE newsItem SYSTEM "file://{secret}">'
    assert told(by_dtd + item()) == [(0, "Pilots end walkout")]


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<p>" * 100_000 + "x" + "</p>" * 100_000, "xml_too_deep"),
        (f"<p>{'x' * 11_000_000}</p>", "xml_too_large"),
        ("<p/>" * 2_000_001, "xml_too_large"),
        ("&" * 2_000_001, "xml_too_large"),
    ],
)
def test_what_is_too_much_is_refused_in_time(inside: str, reason: str) -> None:
    started = time.process_time()
    assert [of for _, of in told(item(f"<inlineXML>{inside}</inlineXML>"))] == [reason]
    assert time.process_time() - started < 5


def test_many_attributes_do_no_harm() -> None:
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    started = time.process_time()
    assert told(item(f"<inlineXML><p {attributes}>{FIRST}</p></inlineXML>")) == [(0, "Pilots end walkout")]
    assert time.process_time() - started < 5
