"""What a page says of its article beside the text: JSON-LD, then meta tags, then microdata and <time>."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.fields.values import as_line, as_url
from transforms.page.bylines import authors
from transforms.page.json_ld import JsonLd, read_json_ld
from transforms.page.titles import Candidate, choose_headline, letters

Meta = Mapping[str, str]

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "title",
)
_PUBLISHED = (
    "article:published_time, og:article:published_time, parsely-pub-date, sailthru.date, datepublished, date.issued,"
    " dc.date.issued, dcterms.created, dcterms.date, dc.date, dc.date.created, pubdate, publishdate, publish-date,"
    " publication_date, publish_date, article.published, cxenseparse:recs:publishtime, cxenseparse:publishtime,"
    " og:published_time, og:pubdate, date, publisheddate, article:publicationdate, displaydate"
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified")
_AUTHORS = (
    "author, article:author_name, parsely-author, sailthru.author, dc.creator, dcterms.creator, byl, twitter:data1,"
    " article:author, cxenseparse:author"
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
# Places of a byline in the page itself, the surest first.
_BYLINES = (
    '[itemprop="author"] [itemprop="name"]',
    '[rel="author"]',
    '[itemprop="author"]',
    ".byline-name",
    ".author-name",
    'a[href*="/author/"]',
    ".byline",
    ".author",
)
_KICKERS = ", ".join(
    f'[class*="{name}"]' for name in ("kicker", "overline", "eyebrow", "roofline", "dachzeile", "topline")
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # of an issue or a date, which some designs set where a kicker stands
_KICKERS_SEEN = 20  # further ones belong to teasers, and each costs a search for the headline
_KICKER_CHARS = 100  # a kicker is a phrase; longer elements of the name hold more than it
_DATE_PLACES = 'time, [class*="date"], [class*="publish"], [class*="timestamp"], [id*="date"]'
_DATES_SEEN = 5  # the article's own stands above those of teasers
_DATE_CHARS = (6, 120)  # from 1.1.24 to a date with its time, place and label
_H1S = 3  # logos and navigation take the first ones at times
_BYLINE_NODES = 4  # further ones belong to teasers of other articles


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; dates are pairs of the text and where it stood, those shown apart from those stated."""

    headline: str | None
    kicker: str | None
    byline: tuple[str, ...]
    published: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, str], ...]
    modified: str | None
    url: str | None
    site: str | None
    language: str | None
    section: str | None
    body: str | None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Metadata of a parsed page, before anything is stripped from it."""
    meta = _meta(tree)
    json_ld = read_json_ld(_scripts(tree))
    site = json_ld.publisher or _first(meta, _SITES)
    kicker = _kicker(tree)
    headline = choose_headline(list(_titles(tree, meta, json_ld)), site)
    return Metadata(
        headline=_without_kicker(headline, kicker),
        kicker=kicker,
        byline=_byline(tree, meta, json_ld, site),
        published=tuple(_dates(tree, meta, json_ld)),
        shown=tuple(_shown_dates(tree)),
        modified=json_ld.modified or _first(meta, _MODIFIED),
        url=as_url(_attribute(tree, 'link[rel="canonical"]', "href")) or as_url(meta.get("og:url")) or json_ld.url,
        site=site,
        language=json_ld.language or _language(tree) or meta.get("og:locale"),
        section=json_ld.section or meta.get("article:section"),
        body=json_ld.body,
    )


def _meta(tree: LexborHTMLParser) -> Meta:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _scripts(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("script"):
        if (node.attributes.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            yield node.text(deep=True)


def _titles(tree: LexborHTMLParser, meta: Meta, json_ld: JsonLd) -> Iterator[Candidate]:
    if json_ld.headline:
        yield json_ld.headline, "json-ld"
    if titled := as_line(_first(meta, _TITLES)):
        yield titled, "meta"
    for node in tree.css("h1")[:_H1S]:
        if heading := text_of(node):
            yield heading, "h1"
    if (title := tree.css_first("title")) and (text := text_of(title)):
        yield text, "title"


def _dates(tree: LexborHTMLParser, meta: Meta, json_ld: JsonLd) -> Iterator[tuple[str, str]]:
    if json_ld.published:
        yield json_ld.published, "json-ld"
    yield from ((meta[name], "meta") for name in _PUBLISHED.split(", ") if name in meta)
    if node := tree.css_first('[itemprop="datePublished"]'):
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or text_of(node), "microdata"


def _shown_dates(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Dates of the first <time> and of the first short texts that are called dates: what readers see."""
    if time := _attribute(tree, "article time[datetime]", "datetime") or _attribute(tree, "time[datetime]", "datetime"):
        yield time, "time"
    for node in tree.css(_DATE_PLACES)[:_DATES_SEEN]:
        text = text_of(node)
        if _DATE_CHARS[0] <= len(text) <= _DATE_CHARS[1] and any(map(str.isdigit, text)):
            yield text, "page"


def _byline(tree: LexborHTMLParser, meta: Meta, json_ld: JsonLd, site: str | None) -> tuple[str, ...]:
    if found := authors(json_ld.authors, site):
        return found
    for name in _AUTHORS.split(", "):
        if name in meta and (found := authors([meta[name]], site)):
            return found
    for selector in _BYLINES:
        if found := authors(map(text_of, tree.css(selector)[:_BYLINE_NODES]), site):
            return found
    return ()


def _kicker(tree: LexborHTMLParser) -> str | None:
    """Text of an element that is called a kicker and stands in the headline or beside it."""
    for node in tree.css(_KICKERS)[:_KICKERS_SEEN]:
        around = node.parent
        text = text_of(node)
        is_beside = around is not None and (around.tag == "h1" or around.css_first("h1") is not None)
        if is_beside and text and len(text) <= _KICKER_CHARS and not _YEAR.search(text) and not node.css_first("h1"):
            return text.rstrip(" :|")
    return None


def _without_kicker(headline: str | None, kicker: str | None) -> str | None:
    if not headline or not kicker or letters(headline) == letters(kicker) or not headline.startswith(kicker):
        return headline
    return headline.removeprefix(kicker).lstrip(" :|–—-")


def _language(tree: LexborHTMLParser) -> str | None:
    return _attribute(tree, "html", "lang") or _attribute(tree, "html", "xml:lang")


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "").strip() or None if node else None


def _first(meta: Meta, names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def text_of(node: LexborNode) -> str:
    """Text of an element as one line."""
    return " ".join(node.text(deep=True, separator=" ").split())
