"""JSON-LD of news pages: the node that is the article, and what it declares."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from transforms.fields.json_text import JsonError, parse
from transforms.fields.values import as_label, as_line, as_names, as_picture, as_url, scalar

Node = Mapping[str, object]

# 2 MB: the longest article's text with its metadata stays below a tenth of it.
BLOCK_CHARS = 2_000_000
# 50 blocks and 5,000 nodes: real pages have 10 and 300.
BLOCKS = 50
NODES = 5_000
# 200 characters: shorter bodies are teasers.
BODY_CHARS = 200

_ARTICLE = re.compile(
    r"(?:\w*news)?article|blogposting|liveblogposting|socialmediaposting|report|(?:scholarly|tech|satirical)article"
    r"|advertisercontentarticle|webpage|itempage|medicalwebpage"
)
_PAGE = re.compile("webpage|itempage|medicalwebpage")
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
# What pages put around a block so that old browsers or XML parsers pass over it.
_BEFORE = ("<!--", "//", "/*", "<![CDATA[", "*/")
_AFTER = ("-->", "//", "/*", "]]>", "*/", ";")
_WRAPPINGS = 3  # a comment around a comment around CDATA
_TRAILING_COMMA = re.compile(r",\s*+([}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_BREAK = re.compile(r"</(?:p|div|h\d|li|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What a page's JSON-LD declares of its article; None where it says nothing."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    description: str | None = None
    image_url: str | None = None
    trail: tuple[str, ...] = ()
    body: str | None = None


def read_json_ld(blocks: Iterable[str]) -> JsonLd:
    """What the scripts of type application/ld+json declare of the article that the page is about."""
    nodes = list(islice((node for block in islice(blocks, BLOCKS) for node in _nodes(_value(block))), NODES))
    articles = [node for node in nodes if any(map(_ARTICLE.fullmatch, _types(node)))]
    trail = next((_trail(node) for node in nodes if "breadcrumblist" in _types(node)), ())
    if not articles:
        return JsonLd(trail=trail)
    named = {str(node["@id"]): node for node in nodes if node.get("@id") and as_names(node)}
    return replace(_declared(max(articles, key=_weight), named), trail=trail)


def _declared(node: Node, named: Mapping[str, Node]) -> JsonLd:
    return JsonLd(
        headline=as_line(node.get("headline") or node.get("name")),
        published=scalar(node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")),
        modified=scalar(node.get("dateModified")),
        authors=tuple(_people(node.get("author") or node.get("creator"), named)),
        publisher=next(iter(_people(node.get("publisher"), named)), None),
        url=as_url(node.get("url")) or as_url(node.get("mainEntityOfPage")) or as_url(node.get("@id")),
        language=scalar(node.get("inLanguage")),
        section=as_label(node.get("articleSection")),
        description=as_line(node.get("description")),
        image_url=as_picture(node.get("image")) or as_picture(node.get("thumbnailUrl")),
        body=_body(node.get("articleBody")),
    )


def _value(block: str) -> object:
    """Value of a block as pages write them: in comments, with trailing commas, bad escapes or entities; else None."""
    text = _unwrapped(block) if len(block) <= BLOCK_CHARS else ""
    if not text:
        return None
    mended = _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))
    for attempt in (text, mended, html.unescape(mended)):
        try:
            return parse(attempt)
        except JsonError:
            continue
    return None


def _unwrapped(block: str) -> str:
    text = block.strip()
    for _ in range(_WRAPPINGS):
        for mark in _BEFORE:
            text = text.removeprefix(mark).lstrip()
        for mark in _AFTER:
            text = text.removesuffix(mark).rstrip()
    return text


def _nodes(value: object) -> Iterator[Node]:
    waiting = [value]
    for _ in range(NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:NODES]))
        elif isinstance(item, Mapping):
            yield item
            waiting.extend(item[key] for key in reversed(_INNER) if isinstance(item.get(key), list | Mapping))


def _types(node: Node) -> list[str]:
    given = node.get("@type") or node.get("type") or ()
    return [str(name).rsplit("/", 1)[-1].lower() for name in (given if isinstance(given, list) else [given])]


def _weight(node: Node) -> int:
    """How much a node looks like the page's own article: an article by type 4, text and headline 2 each."""
    is_article = not all(map(_PAGE.fullmatch, _types(node)))
    tells = 2 * ("headline" in node) + 2 * ("articleBody" in node) + ("datePublished" in node) + ("author" in node)
    return 4 * is_article + tells


def _trail(node: Node) -> tuple[str, ...]:
    """Labels of a breadcrumb, from the outlet down to the article."""
    entries = node.get("itemListElement")
    named = (entry for entry in entries if isinstance(entry, Mapping)) if isinstance(entries, list) else ()
    labels = (as_label(entry.get("name")) or as_label(entry.get("item")) for entry in named)
    return tuple(label for label in labels if label)


def _people(value: object, named: Mapping[str, Node]) -> Iterator[str]:
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, Mapping) and not as_names(person):
            yield from as_names(named.get(str(person.get("@id"))))
        else:
            yield from as_names(person)


def _body(value: object) -> str | None:
    text = "\n\n".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    if not isinstance(text, str) or len(text) < BODY_CHARS:
        return None
    text = html.unescape(text)
    if "<" in text:
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n\n", text)))
    return text.strip()
