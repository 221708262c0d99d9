"""The text of a page's article: trafilatura on the pruned page, checked against the page's own paragraphs."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.page.limits import PAGE_CHARS

# Not shown and not text; a form's controls go, but not forms, which some systems wrap around the whole page.
PRUNED = (
    "script style noscript svg math iframe canvas template video audio object embed select button input textarea map"
    " link picture source img"
)
# 0.3: shorter than this share of the page's paragraphs, the fast rules have missed the article.
_MISSED = 0.3
# 0.85 to 1.1: JSON-LD of about the paragraphs' length is the article; shorter is a teaser, longer another text.
_AGREES = (0.85, 1.1)
_CONTAINERS = "article, main, [role=main], [itemprop=articleBody]"
_CONTAINERS_SEEN = 50  # pages that list more are no articles, and nested ones cost their square

# It logs each page that it finds nothing in; that page's reject says so.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PageBody:
    """Lines of the article, the headings among them, and the extractor that gave them."""

    lines: tuple[str, ...]
    headings: frozenset[str]
    method: str


def extract_body(tree: LexborHTMLParser, declared_body: str | None) -> PageBody | None:
    """Article of a parsed page, which is pruned by it; `declared_body` is that of its JSON-LD.

    None if pruning leaves more than 10 MB: markup that the parser had to multiply.
    """
    tree.strip_tags(PRUNED.split())
    headings = frozenset(_line(node) for node in tree.css("h2, h3, h4, h5, h6"))
    markup = tree.html or ""
    if len(markup) > PAGE_CHARS:
        return None
    paragraphs = _paragraphs(tree)
    text, method = _choose(markup, declared_body, "\n".join(paragraphs))
    return PageBody(tuple(filter(None, map(_squeezed, text.splitlines()))), headings, method)


def _choose(markup: str, declared: str | None, paragraphs: str) -> tuple[str, str]:
    text, method = _trafilatura(markup, fast=True), "trafilatura-fast"
    if len(text) < _MISSED * len(paragraphs):
        thorough = _trafilatura(markup, fast=False)
        if len(thorough) > len(text):
            text, method = thorough, "trafilatura"
    least, most = (share * len(paragraphs) for share in _AGREES)
    if declared and (not text or ("\n" in declared and least <= len(declared) <= most)):
        return declared, "json-ld"
    return (text, method) if text else (paragraphs, "paragraphs")


def _trafilatura(markup: str, *, fast: bool) -> str:
    document = trafilatura.bare_extraction(markup, fast=fast, include_comments=False, include_tables=True)
    return str(document.text or "") if document else ""


def _paragraphs(tree: LexborHTMLParser) -> list[str]:
    """Paragraphs of the container that has the most text in them; of the whole page if none is marked."""
    containers = tree.css(_CONTAINERS)[:_CONTAINERS_SEEN]
    texts = [_texts(node.css("p")) for node in containers]
    return max(texts, key=_length, default=[]) or _texts(tree.css("p"))


def _texts(nodes: Iterable[LexborNode]) -> list[str]:
    return [text for node in nodes if (text := _line(node))]


def _length(texts: Iterable[str]) -> int:
    return sum(map(len, texts))


def _line(node: LexborNode) -> str:
    return _squeezed(node.text(deep=True))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
