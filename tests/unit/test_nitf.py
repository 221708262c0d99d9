import io

import pytest

from transforms.extract import extract
from transforms.readers import Opened, Origin, open_file
from transforms.records import Article, Document, Reject

pytestmark = pytest.mark.filterwarnings("error")

FIRST = "Harbour pilots on the Tagus ended a strike of nine days on Wednesday, their union said."
SECOND = "Ships began to move before noon, and the port expects to be clear of them by Friday."
HEAD = """<title>Not this</title><docdata management-status="usable"><doc-id id-string="mw.1" regsrc="AP"/>
  <date.issue norm="20260304T143000-0500"/><doc.copyright holder="Somebody" year="2026"/></docdata>"""
TOP = """<hedline><hl1>Pilots end walkout</hl1><hl2>Port clears its backlog</hl2></hedline>
  <byline>By <person>Teresa Valadim</person><byttl>Staff Reporter</byttl></byline>
  <byline>Rui Falcato <byttl>in Porto</byttl></byline>
  <dateline><location><city>Newport News</city>, <state>VA</state></location></dateline>
  <abstract><p>A strike is over.</p></abstract>"""
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def nitf(body: str = BODY, head: str = HEAD, top: str = TOP, *, doctype: str = "") -> str:
    return f"""<?xml version="1.0"?>{doctype}<nitf><head>{head}</head><body><body.head>{top}</body.head>
  <body.content>{body}</body.content><body.end><tagline>Somebody helped.</tagline></body.end></body></nitf>"""


def opened(text: str, path: str = "a.xml") -> Opened:
    return open_file(io.BytesIO(text.encode()), Origin("ab" * 32, path, None, "harvest"))


def only(text: str) -> Document | Reject:
    (found,) = opened(text).records
    return found


def article(text: str) -> Article:
    found = only(text)
    assert isinstance(found, Document), found
    made = extract(found)
    assert isinstance(made, Article), made
    return made


def test_a_document_has_its_parts() -> None:
    found = article(nitf())
    assert opened(nitf()).format == "nitf"
    assert (found.headline, found.byline) == ("Pilots end walkout", ("Teresa Valadim", "Rui Falcato"))
    assert found.body == f"{FIRST}\n\n{SECOND}"
    assert found.dateline is not None
    assert (found.dateline.printed, found.dateline.place, found.dateline.country) == (
        "Newport News, VA",
        "Newport News",
        "US",
    )
    declared = found.document.declared
    assert (declared.standfirst, declared.source, declared.agency) == ("Port clears its backlog", "AP", "AP")
    assert found.dates[0].value == "2026-03-04T14:30:00-05:00"


def test_a_dateline_of_the_text_wins_over_the_declared_one() -> None:
    found = article(nitf(f"<p>LISBON, March 4 (Reuters) - {FIRST}</p><p>{SECOND}</p>"))
    assert found.dateline is not None
    assert (found.dateline.place, found.body.startswith(FIRST)) == ("Lisbon", True)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<docdata><date.issue norm="20260304"/></docdata>', "2026-03-04"),
        (
            '<docdata><date.issue norm="20260304T100000Z"/><date.release norm="20260305T060000+0100"/></docdata>',
            "2026-03-05T06:00:00+01:00",
        ),
        ("<docdata><date.issue>March 4, 2026</date.issue></docdata>", "March 4, 2026"),
        ('<pubdata name="The Post" date.publication="20260306T000000Z"/>', "2026-03-06T00:00:00Z"),
    ],
)
def test_dates_are_those_of_release_then_of_publication(head: str, published: str) -> None:
    assert article(nitf(head=head)).document.declared.published == published


def test_source_section_and_address_are_told_in_the_head() -> None:
    head = """<tobject><tobject.subject tobject.subject.matter="Labour"/></tobject>
      <docdata><doc-id id-string="https://post.example/1"/><del-list><from-src src-name="Reuters"/></del-list></docdata>
      <pubdata name="The Post" position.section="Economy"/>"""
    declared = article(nitf(head=head)).document.declared
    assert (declared.url, declared.source) == ("https://post.example/1", "The Post")
    assert (declared.section, declared.agency) == ("Economy", "Reuters")


def test_an_office_in_the_place_of_an_author_is_an_agency() -> None:
    found = article(
        nitf(top="<hedline><hl1>A game</hl1></hedline><byline><byttl>Tagus Sports</byttl></byline>", head="")
    )
    assert (found.byline, found.document.declared.agency) == ((), "Tagus Sports")


def test_all_text_of_the_body_counts_in_order() -> None:
    body = f"""Loose words first, and a <em>stress</em> in them.<p>{FIRST}</p><hl2>What comes next</hl2>
      <block><p>One line<br/>another line</p><ul><li>First item</li><li><em>Second:</em> item</li></ul></block>
      <media><media-caption>A boat.</media-caption></media><note><p>Eds: not for print.</p></note>
      <table><caption>Times</caption><tr><th>Port</th><th>Ships</th></tr><tr><td>Lisbon</td><td>40</td></tr></table>
      <pre>   Wrapped words that fill a line go on\nin the next one.\n   And another paragraph.</pre>
      <bq><block><p>{SECOND}</p></block></bq><p>ends</p>"""
    found = article(nitf(body))
    assert [line.removeprefix("- ") for line in found.body.split("\n\n")] == [
        "Loose words first, and a stress in them.",
        FIRST,
        "What comes next",
        "One line",
        "another line",
        "First item",
        "Second: item",
        "Times",
        "Port Ships",
        "Lisbon 40",
        "Wrapped words that fill a line go on in the next one.",
        "And another paragraph.",
        SECOND,
    ]
    assert found.subheads == ("What comes next",)


def test_what_a_strict_parser_would_lose_is_kept() -> None:
    doctype = '<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">'
    first = f"AT&T, R&D; caf&eacute;&nbsp;&hellip; 1 < 2\x01 &amp;quot;so&amp;quot; &AMP; on.<br>{FIRST}"
    body = f"<p>{first}</p><p>{SECOND}</p>"
    found = article(nitf(body, doctype=doctype))
    assert found.body.startswith('AT&T, R&D; café … 1 < 2 "so" & on.')
    assert found.body.endswith(SECOND)


@pytest.mark.parametrize("status", ["canceled", "Cancelled", "withheld"])
def test_what_was_taken_back_is_no_article(status: str) -> None:
    found = only(nitf(head=HEAD.replace("usable", status)))
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article) == ("withdrawn", False)
    kill = only(nitf(head='<docdata><ed-msg msg-type="KILL"/></docdata>'))
    assert isinstance(kill, Reject)
    assert kill.reason == "withdrawn"


def test_a_document_without_a_text_is_told() -> None:
    found = only(nitf("<media/>", top=TOP.partition("<abstract>")[0]))
    assert isinstance(found, Reject)
    assert (found.reason, found.is_article) == ("no_text", True)
    only_abstract = only(nitf(""))
    assert isinstance(only_abstract, Reject)
    assert (only_abstract.reason, only_abstract.is_article) == ("summary_only", False)


def test_prefixes_that_were_never_declared_pass() -> None:
    bare = f"<n:nitf><n:body><n:body.content>{BODY}</n:body.content><4:x y:z='1'/></n:body></n:nitf>"
    assert article(bare).body == f"{FIRST}\n\n{SECOND}"


def test_its_content_tells_it_whatever_it_is_called() -> None:
    assert opened(nitf(), "a.txt").format == "nitf"
    assert (
        opened(f"<n:nitf xmlns:n='x'><n:body><n:body.content>{BODY}</n:body.content></n:body></n:nitf>").format
        == "nitf"
    )
    assert opened("The nitf of the matter is a <nitf> element, said the editor of the paper.").format == "text"
