"""The text of a page's article: trafilatura on the pruned page, checked against what resiliparse finds in it."""

import logging
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from lxml import etree, html
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.page.limits import PAGE_CHARS
from transforms.page.parsed import parsed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of proxies that urllib3 cannot use here, and that nobody asks for
    import trafilatura
    from trafilatura.settings import Extractor
    from trafilatura.xpaths import BODY_XPATH

# Not shown and not text; a form's controls go, but not forms, which some systems wrap around the whole page.
PRUNED = (
    "script style noscript svg math iframe canvas template video audio object embed select button input textarea map"
    " link picture source img"
)
# Shown, but beside the article; the extractors would leave them out too, after looking at all within.
_BESIDE = "head aside footer nav menu figure label legend fieldset dialog time rp rt datalist marquee output progress"
# Type within a line tells nothing of what is the article, nor does a span without attributes; less to look through.
_INLINE = "b strong i em u small big font abbr mark"
_MAIN = ("article", "main", "[role=main]")
# 0.8: an element that is marked as the article and holds this share of the page's paragraphs is all that is read.
_HOLDS_ALL = 0.8
# 250 characters in paragraphs: with fewer trafilatura passes over an article and looks for paragraphs anywhere.
_LEAST_CHARS = 250
# 0.4: shorter than this share of what resiliparse finds, the fast rules have missed the article.
_MISSED = 0.4
# 0.85 to 1.1: JSON-LD of about the main content's length is the article; shorter is a teaser, longer another text.
_AGREES = (0.85, 1.1)
# Elements in all and in one: trafilatura takes a second for the first and, with the square, half for the second.
_CROWDED = etree.XPath("count(//*) > 10000 or //*[count(*) > 3000]")
# 200: of tables in tables, trafilatura takes 4 s for 700 and more with the square.
_TABLES = 200

_ARTICLE = "post"  # the first class by which trafilatura knows one

_FAST, _THOROUGH = (Extractor(output_format="python", fast=fast, comments=False) for fast in (True, False))

# It logs each page that it finds nothing in; that page's reject says so.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PageBody:
    """Lines of the article, the headings among them, and the extractor that gave them."""

    lines: tuple[str, ...]
    headings: frozenset[str]
    method: str


def prune(tree: LexborHTMLParser) -> None:
    """Take from a page what is no text, and keep what is shown without scripts if most of the text is there."""
    if (unscripted := tree.css("noscript p")) and 2 * _chars(unscripted) > _chars(tree.css("p")):
        tree.unwrap_tags(["noscript"])
    tree.strip_tags(PRUNED.split())


def extract_body(tree: LexborHTMLParser, declared: str | None) -> PageBody | None:
    """Article of a page after `prune`, of which more is pruned here; `declared` is the text that its JSON-LD gives.

    None if pruning leaves more than 10 MB: markup that the parser had to multiply.
    """
    headings = frozenset(_line(node) for node in tree.css("h2, h3, h4, h5, h6"))
    has_framed_table = tree.css_first("figure table") is not None
    tree.strip_tags([name for name in _BESIDE.split() if name != "figure" or not has_framed_table])
    article = _article(tree)
    markup = article.html or "" if article else ""
    if len(markup) > PAGE_CHARS:
        return None
    text, method = _choose(markup, len(article.text(deep=True)), declared or "") if article else ("", "")
    return PageBody(tuple(filter(None, map(_squeezed, text.splitlines()))), headings, method)


def _article(tree: LexborHTMLParser) -> LexborNode | None:
    """Element that is marked as the article and holds nearly all paragraphs; the body of the page if there is none."""
    body = tree.body
    least = _HOLDS_ALL * _chars(body.css("p")) if body else 0
    for selector in _MAIN if least else ():
        marked = tree.css(selector)
        if len(marked) == 1 and _chars(marked[0].css("p")) >= least:
            return marked[0]
    return body


def _chars(paragraphs: Iterable[LexborNode]) -> int:
    return sum(len(paragraph.text(deep=True)) for paragraph in paragraphs)


def _choose(markup: str, chars: int, declared: str) -> tuple[str, str]:
    """Text of the article and who gave it; `chars` is as much as the page has."""
    main = cache(lambda: _main_content(markup))
    text, method = _by_trafilatura(markup, chars, main)
    least, most = (share * len(main()) if "\n" in declared else 0 for share in _AGREES)
    if declared and (not text or least <= len(declared) <= most):
        return declared, "json-ld"
    return (text, method) if text else (main(), "resiliparse")


def _by_trafilatura(markup: str, chars: int, main: Callable[[], str]) -> tuple[str, str]:
    tree = parsed(markup)
    if markup.count("<table") > _TABLES or _CROWDED(tree):
        return "", ""
    _unwrap_inline(tree)
    _frame(tree)
    text = _extracted(tree, _FAST)
    # No text is longer than all of the page: mostly that settles it.
    if len(text) < _MISSED * chars and len(text) < _MISSED * len(main()):
        thorough = _extracted(tree, _THOROUGH)
        if len(thorough) > len(text):
            return thorough, "trafilatura"
    return text, "trafilatura-fast"


def _unwrap_inline(tree: html.HtmlElement) -> None:
    for span in tree.iter("span"):
        span.tag = "span" if span.attrib else "font"
    etree.strip_tags(tree, *_INLINE.split())


def _frame(tree: html.HtmlElement) -> None:
    """Mark what holds nearly all paragraphs of a page as its article, where trafilatura knows none by its name."""
    by_name = (found for expression in BODY_XPATH for found in expression(tree)[:1])
    for known in chain(islice(tree.iter("article"), 1), by_name):  # most pages have one, which is told soonest
        if sum(map(_length, known.iter("p"))) >= _LEAST_CHARS:
            return
        if known.get("class") == _ARTICLE:
            del known.attrib["class"]
    chars: Counter[html.HtmlElement] = Counter()
    for element in reversed([*tree.iter()]):  # from the inside out
        chars[element] += _length(element) if element.tag == "p" else 0
        chars[element.getparent()] += chars[element]
    least, frame, inner = _HOLDS_ALL * chars[tree], None, tree
    while least and inner is not None:
        frame, inner = inner, next((child for child in inner if child.tag != "p" and chars[child] >= least), None)
    if frame is not None and frame.tag not in {"html", "body"}:
        frame.tag = "div"
        frame.set("class", _ARTICLE)


def _length(element: html.HtmlElement) -> int:
    return len("".join(element.itertext()).strip())


def _extracted(tree: html.HtmlElement, options: Extractor) -> str:
    document = trafilatura.bare_extraction(tree, options=options)
    return str(document.text or "") if document else ""


def _main_content(markup: str) -> str:
    return str(extract_plain_text(markup, main_content=True, list_bullets=False, alt_texts=False))


def _line(node: LexborNode) -> str:
    return _squeezed(node.text(deep=True))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
