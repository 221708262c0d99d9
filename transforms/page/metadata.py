"""What a page says of its article beside the text: JSON-LD, then meta tags, then microdata and what is shown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.fields.values import as_label, as_line
from transforms.page.addresses import outlet_names, own_address, picture
from transforms.page.bylines import authors
from transforms.page.json_ld import JsonLd, read_json_ld
from transforms.page.titles import Candidate, choose_headline, letters

Meta = Mapping[str, str]


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(", "))


_TITLES = _names("og:title, twitter:title, dc.title, dcterms.title, parsely-title, sailthru.title, headline, title")
_PUBLISHED = _names(
    "article:published_time, og:article:published_time, parsely-pub-date, sailthru.date, datepublished, date.issued,"
    " dc.date.issued, dcterms.created, dcterms.date, dc.date, dc.date.created, pubdate, publishdate, publish-date,"
    " publication_date, publish_date, article.published, cxenseparse:recs:publishtime, cxenseparse:publishtime,"
    " og:published_time, og:pubdate, date, publisheddate, article:publicationdate, displaydate"
)
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified")
_AUTHORS = _names(
    "author, article:author_name, parsely-author, sailthru.author, dc.creator, dcterms.creator, byl, twitter:data1,"
    " article:author, cxenseparse:author"
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_SECTIONS = ("article:section", "parsely-section", "og:section", "cxenseparse:section", "section")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "dcterms.description")
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
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
_TRAIL = '[class*="breadcrumb"] a, [class*="Breadcrumb"] a, [itemtype*="BreadcrumbList"] [itemprop="name"]'
_TRAIL_SEEN = 8  # longer ones are menus
_HOME = {*_names("home, homepage, start, startseite, accueil, inicio, início, portada, hjem, hem, etusivu, главная")}
_KICKER = re.compile("kicker|overline|eyebrow|roofline|dachzeile|topline", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # of an issue or a date, which some designs set where a kicker stands
_AROUND = 3  # elements around a headline in which its kicker may stand; larger ones hold the whole page
_KICKER_CHARS = 100  # a kicker is a phrase; longer elements of the name hold more than it
_H1S = 3  # logos and navigation take the first ones at times
_BYLINE_NODES = 4  # further ones belong to teasers of other articles


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares; its dates are pairs of the text and where it stood.

    `titles` are all of its titles, `descriptions` its summaries as declared, `byline` its authors and agencies.
    """

    headline: str | None
    titles: tuple[str, ...]
    kicker: str | None
    descriptions: tuple[str, ...]
    byline: tuple[str, ...]
    published: tuple[tuple[str, str], ...]
    modified: str | None
    url: str | None
    site: str | None
    language: str | None
    section: str | None
    image_url: str | None
    body: str | None


def read_metadata(tree: LexborHTMLParser, address: str | None = None) -> Metadata:
    """Metadata of a parsed page, before anything is stripped from it; `address` is where it was fetched, if known."""
    meta = _meta(tree)
    json_ld = read_json_ld(_scripts(tree))
    site = json_ld.publisher or _first(meta, _SITES)
    url = own_address((_attribute(tree, 'link[rel="canonical"]', "href"), meta.get("og:url"), json_ld.url), address)
    outlet = tuple(filter(None, (site, meta.get("og:site_name"), *outlet_names(url or address))))
    kicker = _kicker(tree)
    titles = list(_titles(tree, meta, json_ld))
    headline = _without_kicker(choose_headline(titles, outlet), kicker)
    return Metadata(
        headline=headline,
        titles=tuple(text for text, _ in titles),
        kicker=kicker,
        descriptions=tuple(dict.fromkeys(_descriptions(meta, json_ld))),
        byline=_byline(tree, meta, json_ld, outlet),
        published=tuple(_dates(tree, meta, json_ld)),
        modified=json_ld.modified or _first(meta, _MODIFIED),
        url=url,
        site=site,
        language=json_ld.language or _language(tree) or meta.get("og:locale"),
        section=json_ld.section or as_label(_first(meta, _SECTIONS)) or _of_trail(tree, json_ld, outlet, titles),
        image_url=picture((json_ld.image_url, *map(meta.get, _IMAGES)), url or address),
        body=json_ld.body,
    )


def text_of(node: LexborNode) -> str:
    """Text of an element as one line."""
    return " ".join(node.text(deep=True, separator=" ").split())


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
    return (node.text(deep=True) for node in tree.css('script[type*="application/ld+json" i]'))


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


def _descriptions(meta: Meta, json_ld: JsonLd) -> Iterator[str]:
    yield from (line for name in _DESCRIPTIONS if name in meta and (line := as_line(meta[name])))
    if json_ld.description:
        yield json_ld.description


def _dates(tree: LexborHTMLParser, meta: Meta, json_ld: JsonLd) -> Iterator[tuple[str, str]]:
    if json_ld.published:
        yield json_ld.published, "json-ld"
    yield from ((meta[name], "meta") for name in _PUBLISHED if name in meta)
    if node := tree.css_first('[itemprop="datePublished"]'):
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or text_of(node), "microdata"


def _byline(tree: LexborHTMLParser, meta: Meta, json_ld: JsonLd, outlet: Iterable[str]) -> tuple[str, ...]:
    """Authors by the first place that names one who is not the outlet itself."""
    given = [json_ld.authors, *((meta[name],) for name in _AUTHORS if name in meta)]
    shown = (tuple(map(text_of, tree.css(selector)[:_BYLINE_NODES])) for selector in _BYLINES)
    for names in chain(given, shown):
        if found := authors(names, *outlet):
            return found
    return ()


def _of_trail(
    tree: LexborHTMLParser, json_ld: JsonLd, outlet: Iterable[str], titles: Iterable[Candidate]
) -> str | None:
    """Section by the breadcrumb: its first label that is neither the outlet nor the article."""
    shown = json_ld.trail or tuple(map(text_of, tree.css(_TRAIL)[:_TRAIL_SEEN]))
    others = _HOME | {letters(name) for name in (*outlet, *(text for text, _ in titles))}
    return next((label for text in shown if (label := as_label(text)) and letters(label) not in others), None)


def _kicker(tree: LexborHTMLParser) -> str | None:
    """Text of an element that is called a kicker and stands in the headline or beside it."""
    for heading in tree.css("h1")[:_H1S]:
        for node in _within_and_beside(heading):
            text = text_of(node) if _KICKER.search(node.attributes.get("class") or "") else ""
            if text and len(text) <= _KICKER_CHARS and not _YEAR.search(text) and not node.css_first("h1"):
                return text.rstrip(" :|")
    return None


def _within_and_beside(heading: LexborNode) -> Iterator[LexborNode]:
    yield from heading.css("[class]")
    around: LexborNode | None = heading.parent
    for _ in range(_AROUND):
        if around is None or around.tag == "body":
            return
        yield from around.iter()
        around = around.parent


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
