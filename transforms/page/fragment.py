"""The marked-up body of an article, as feeds and agencies deliver it: all of its text counts."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from transforms.page.body import PRUNED
from transforms.page.limits import excess
from transforms.records import Article, Document, Reject
from transforms.text.plain_text import extract_text

_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote|section|article|table|tr|pre|hr|hl2|figure|figcaption)\b[^<>]*>"
    r"|<br\b[^<>]*>\s*<br\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)


def extract_markup(document: Document) -> Article | Reject:
    """Article of a marked-up body: `page_too_large` or `page_too_deep` unparsed, else as `extract_text`."""
    if found := excess(document.content):
        return Reject(document.file_sha256, document.record_index, "extract", *found, document.payload)
    article = extract_text(replace(document, media="text", content=_text(document.content)))
    return replace(article, document=document, method="markup") if isinstance(article, Article) else article


def _text(markup: str) -> str:
    tree = LexborHTMLParser(_BREAK.sub("\n", _BLOCK.sub(lambda tag: f"\n\n{tag[0]}\n\n", markup)))
    tree.strip_tags(PRUNED.split())
    return tree.body.text(deep=True) if tree.body else ""
