import gzip
import io
import time

import pytest

from transforms.extract import extract
from transforms.readers import Opened, Origin, open_file
from transforms.readers.feeds import items as feed_items
from transforms.records import Article, Document, Reject

PARAGRAPHS = "".join(
    f"<p>On day {n} the ferry to Lisholm was late again, and nobody at the quay could say why.</p>" for n in range(9)
)
SUMMARY = "The ferry to Lisholm has been late for nine days."
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
HEAD = (
    f'<rss version="2.0" {NAMESPACES}><channel><title>Nordpost &amp;amp; Co</title>'
    "<link>https://www.nordpost.example/</link><language>en-gb</language>"
    "<managingEditor>desk@nordpost.example (Eva Ro)</managingEditor>"
)
TAIL = "</channel></rss>"


def item(body: str = f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded>", number: int = 1) -> str:
    return f"<item><title>Ferry {number}</title><link>https://nordpost.example/{number}</link>{body}</item>"


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?>{HEAD}{"".join(items)}{TAIL}'


def opened(data: bytes | str, path: str = "a") -> Opened:
    binary = data.encode() if isinstance(data, str) else data
    return open_file(io.BytesIO(binary), Origin("ab" * 32, path))


def told(data: bytes | str) -> list[tuple[int | None, str | None]]:
    """Index of every record, and its headline or the reason of its reject."""
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.declared.headline) for r in opened(data).records]


def only(data: bytes | str) -> Document:
    (found,) = opened(data).records
    assert isinstance(found, Document), found
    return found


def test_an_item_with_its_text_is_an_article() -> None:
    body = (
        "<feedburner:origLink>https://nordpost.example/late?a=1&amp;b=2</feedburner:origLink>"
        "<dc:creator>Ida Lund</dc:creator><author>bo@nordpost.example (Bo Ek)</author>"
        "<pubDate>Wed, 04 Mar 2026 10:00:00 +0100</pubDate><category>Sea</category><category>Land</category>"
        f"<description>{SUMMARY}</description><content:encoded><![CDATA[{PARAGRAPHS}<script>x()</script>]]>"
        '</content:encoded><media:thumbnail url="https://i.example/t.jpg"/>'
    )
    data = rss(item(body))
    assert opened(data).format == "feed"
    found = only(data)
    declared = found.declared
    assert (found.media, found.payload) == ("markup", item(body))
    assert (declared.url, declared.source) == ("https://nordpost.example/late?a=1&b=2", "nordpost.example")
    assert (declared.byline, declared.section, declared.language) == (("Ida Lund", "Bo Ek"), "Sea", "en-gb")
    assert (declared.published, declared.standfirst) == ("Wed, 04 Mar 2026 10:00:00 +0100", SUMMARY)
    assert declared.image_url == "https://i.example/t.jpg"
    article = extract(found)
    assert isinstance(article, Article)
    assert (article.headline, len(article.body.split("\n\n"))) == ("Ferry 1", 9)


def test_items_without_their_text_are_no_articles() -> None:
    teaser = f"<content:encoded><![CDATA[<p>{SUMMARY} <a href='x'>Continue reading</a></p>]]></content:encoded>"
    found = list(opened(rss(item(), item(f"<description>{SUMMARY}</description>"), item(""), item(teaser))).records)
    rejects = [r for r in found if isinstance(r, Reject)]
    assert [(r.record_index, r.reason) for r in rejects] == [(1, "summary_only"), (2, "no_text"), (3, "summary_only")]
    assert not any(r.is_article for r in rejects)
    assert rejects[1].payload == item("")


def test_a_long_description_is_the_text_if_no_item_has_another() -> None:
    long = f"<description>{PARAGRAPHS.replace('<', '&lt;')}</description>"
    assert told(rss(item(long))) == [(0, "Ferry 1")]
    assert only(rss(item(long))).declared.byline == ()  # the editor of a channel wrote none of its items
    assert told(rss(item(long), item(number=2))) == [(0, "summary_only"), (1, "Ferry 2")]
    assert told(rss(item(long.replace("</description>", " [...]</description>")))) == [(0, "summary_only")]


@pytest.mark.parametrize("version", ["0.3", "1.0"])
def test_atom_entries_inherit_from_their_feed(version: str) -> None:
    space = {"0.3": "http://purl.org/atom/ns#", "1.0": "http://www.w3.org/2005/Atom"}[version]
    kind = {"0.3": 'type="application/xhtml+xml" mode="xml"', "1.0": 'type="xhtml"'}[version]
    data = (
        f'<feed version="{version}" xmlns="{space}" xml:lang="da" xml:base="https://nordpost.example/news/">'
        "<title>Nordpost</title><author><name>Ida Lund</name></author><entry><title>Færgen</title>"
        '<link rel="alternate" type="text/html" href="late"/><updated>2026-03-04T10:00:00+01:00</updated>'
        f'<content {kind}><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>'
    )
    declared = only(data).declared
    assert (declared.url, declared.language) == ("https://nordpost.example/news/late", "da")
    assert declared.byline == ("Ida Lund",)
    if version == "1.0":
        assert declared.published == "2026-03-04T10:00:00+01:00"


def test_prefixed_atom_and_rdf_are_feeds() -> None:
    atom = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Ferry</a:title>'
        f'<a:content type="html">{PARAGRAPHS.replace("<", "&lt;")}</a:content></a:entry></a:feed>'
    )
    rdf = (
        f'<!-- c --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f"{NAMESPACES}><channel><title>Nordpost</title><items><rdf:Seq/></items></channel><item><title>Ferry</title>"
        f"<dc:date>2026-03-04</dc:date><content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item></rdf:RDF>"
    )
    assert told(atom) == told(rdf) == [(0, "Ferry")]
    assert only(rdf).declared.published == "2026-03-04"
    foaf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>'
    assert opened(foaf).format != "feed"


def test_a_channel_of_the_old_format_is_a_feed() -> None:
    entry = '<ITEM HREF="/1"><TITLE>a</TITLE><ABSTRACT>b</ABSTRACT></ITEM>'
    data = f'<CHANNEL HREF="https://nordpost.example/">{entry}</CHANNEL>'
    assert opened(data).format == "feed"
    assert told(data) == [(0, "summary_only")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_any_encoding_behind_anything_in_front(encoding: str) -> None:
    text = rss(item().replace("Ferry", "Fähre")).replace('"1.0"?', f'"1.0" encoding="{encoding.removesuffix("-sig")}"?')
    for front in ("", "\n \n", "Warning: none on line 3<br />\n"):
        assert told((front + text).encode(encoding)) == [(0, "Fähre 1")]


def test_an_item_of_another_outlet_says_so() -> None:
    own = item() + item(
        f'<source url="https://www.sydpost.example/rss">S</source>{item()[item().index("<content") :]}', 2
    )
    sources = [
        r.declared.source
        for r in opened(rss(own.replace("</item></item>", "</item>"))).records
        if isinstance(r, Document)
    ]
    assert sources == ["nordpost.example", "sydpost.example"]
    nameless = item().replace("<link>https://nordpost.example/1</link>", "")
    declared = only(rss(nameless)).declared
    assert (declared.source, declared.url) == ("nordpost.example", None)


def test_a_broken_item_costs_itself_only() -> None:
    broken = item().replace("</title>", "</titel>").replace("<item>", "<item a=b & c>")
    bare = item(number=3).replace("Ferry 3", "Ferry & bridge &nbsp; 3 & AT&T \x0b<3")
    found = list(opened(rss(broken, item(number=2), bare, item(number=4))).records)
    assert [r.record_index for r in found] == [0, 1, 2, 3]
    assert isinstance(found[1], Document)
    assert isinstance(found[3], Document)
    assert isinstance(found[2], Document)
    assert (found[2].declared.headline or "").startswith("Ferry & bridge")


def test_what_looks_like_an_item_in_a_text_is_text() -> None:
    odd = (
        "<content:encoded><![CDATA[<p>Write &lt;item> or <item> and </item>.</p>" + PARAGRAPHS + "]]></content:encoded>"
    )
    assert told(rss("<!-- <item><title>x</title></item> -->", item(odd), item(number=2))) == [
        (0, "Ferry 1"),
        (1, "Ferry 2"),
    ]


def test_elements_of_that_name_in_other_namespaces_are_no_items() -> None:
    goods = '<shop:item xmlns:shop="https://s.example/">boat</shop:item><shop:entry/>'
    assert told(rss(goods, item(goods + item()[item().index("<content") : -7]))) == [(0, "Ferry 1")]


def test_control_characters_cost_nothing() -> None:
    found = only(rss(item()).replace("Ferry", "Fer\x01ry").replace("quay", "qu\x1fay"))
    assert (found.declared.headline, "quay" in found.content) == ("Ferry 1", True)


def test_a_feed_that_is_cut_off_keeps_its_whole_items() -> None:
    data = rss(item(), item(number=2), item(number=3))
    assert told(data[:-200]) == [(0, "Ferry 1"), (1, "Ferry 2"), (2, "truncated")]
    assert told(data[: data.rindex("<item>")]) == [(0, "Ferry 1"), (1, "Ferry 2")]  # a feed may forget to end
    packed = gzip.compress(data.encode(), 0)
    assert told(packed[:-200]) == [(0, "Ferry 1"), (1, "Ferry 2"), (2, "truncated")]
    assert told(packed[: packed.rindex(b"<item>")]) == [(0, "Ferry 1"), (1, "Ferry 2"), (2, "truncated")]


def test_an_item_that_is_not_closed_ends_at_the_next() -> None:
    assert told(rss(item().removesuffix("</item>"), item(number=2))) == [(0, "Ferry 1"), (1, "Ferry 2")]


def test_entities_of_its_own_are_refused_and_nothing_is_fetched() -> None:
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    outside = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert told(laughs + rss(item())) == told(outside + rss(item())) == [(None, "xml_entities")]
    known = '<!DOCTYPE rss [<!ENTITY % lat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://w.example/l.ent">%lat1;]>'
    document_type = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://n.example/rss-0.91.dtd">'
    for front in (known, document_type):
        assert told(front + rss(item()).replace("Ferry 1", "F&eacute;rry")) == [(0, "Férry")]


def test_feeds_without_items_say_so() -> None:
    assert told(rss()) == told('<feed xmlns="http://www.w3.org/2005/Atom"/>') == [(None, "no_records")]


@pytest.mark.parametrize(
    "body",
    [
        "<a " + " ".join(f"a{n}='1'" for n in range(200_000)) + "/>",
        "<a " + " ".join(f"a{n}='1'" for n in range(20_000)) + "/>",
        "<content:encoded><![CDATA[" + "<b>x" * 60_000 + "]]></content:encoded>",
        "<description>" + "&lt;b&gt;" * 60_000 + "</description>",
        "<description>" + "word " * 300_000 + "</description>",
    ],
)
def test_a_hostile_item_is_refused_unparsed(body: str) -> None:
    began = time.process_time()
    assert told(rss(item(body), item(number=2))) == [(0, "item_too_large"), (1, "Ferry 2")]
    assert time.process_time() - began < 2


def test_a_hostile_head_is_refused_unparsed() -> None:
    attributes = " ".join(f"a{n}='1'" for n in range(20_000))
    assert told(rss(item()).replace("<channel>", f"<channel {attributes}>")) == [(None, "feed_too_large")]


def test_the_densest_items_within_the_limits_take_seconds() -> None:
    tags = feed_items.TAGS - 100
    bodies = [
        "<a>" * (tags // 2) + "</a>" * (tags // 2),
        "<content:encoded><![CDATA[" + "<div>" * tags + "]]></content:encoded>",
        ("<a " + " ".join(f"a{n}='1'" for n in range(feed_items.ATTRIBUTES - 1)) + "/>") * 30,
    ]
    for body in bodies:
        assert feed_items.excess(item(body)) is None
        began = time.process_time()
        assert len(told(rss(item(body)))) == 1
        assert time.process_time() - began < 8  # of one record; some 1 s


@pytest.mark.parametrize(
    "piece", ["<", "<item ", '<item "', "<!-- <item>", "<![CDATA[", "<item><title>", "&", "<item a='"]
)
def test_pieces_are_cut_in_linear_time(piece: str) -> None:
    began = time.process_time()
    list(zip(opened(HEAD + piece * 300_000).records, range(3), strict=False))
    assert time.process_time() - began < 5
