"""HTML pages: one parse for what the page declares, then its text."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from transforms.dateline.authors import authors_of
from transforms.dateline.parse import parse_dateline
from transforms.fields.sources import domain_of
from transforms.page.body import PageBody, extract_body
from transforms.page.limits import excess
from transforms.page.metadata import Metadata, read_metadata
from transforms.page.titles import letters
from transforms.records import Article, DateCandidate, Dateline, Declared, Document, Reject
from transforms.text.dates import parse_date
from transforms.text.furniture import is_navigation, strip_furniture
from transforms.text.headlines import headline_flags
from transforms.text.translation import translation_flags
from transforms.text.unicode import normalise

# 2: the dateline opens the first paragraph, or the second after a summary.
_DATELINE_PARAGRAPHS = 2
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](1[0-2]|0?[1-9])[/-](3[01]|[12]\d|0?[1-9])(?=[/-]|$)")


def extract_page(document: Document) -> Article | Reject:
    """Article of a page: `page_too_large` or `page_too_deep` unparsed, `no_text` if nothing is left of it."""
    if found := excess(document.content):
        return _reject(document, *found)
    tree = LexborHTMLParser(document.content)
    metadata = read_metadata(tree)
    body = extract_body(tree, metadata.body)
    if body is None:
        return _reject(document, "page_too_large", "its elements multiply when parsed")
    return _article(document, metadata, body)


def _article(document: Document, metadata: Metadata, body: PageBody) -> Article | Reject:
    text, flags = normalise("\n".join(body.lines))
    headline = _normal(document.declared.headline or metadata.headline)
    lines = _without_headline(text.split("\n"), headline)
    kept, furniture_chars = strip_furniture(lines)
    dateline, paragraphs = _dateline(kept, body.headings)
    if not any(map(letters, paragraphs)) or is_navigation(paragraphs, furniture_chars):
        return _reject(document, "no_text", "the page has no text of an article")
    content = "\n\n".join(paragraphs)
    article = Article(
        document=document,
        body=content,
        method=body.method,
        headline=headline,
        subheads=tuple(line for line in paragraphs if line in body.headings),
        dateline=dateline,
        furniture_chars=furniture_chars,
        flags=tuple(sorted({*document.flags, *flags, *headline_flags(headline), *translation_flags(content)})),
    )
    return _with_metadata(article, metadata)


def _with_metadata(article: Article, metadata: Metadata) -> Article:
    """Article with what its record declares, and where that is silent what the page does."""
    declared = article.document.declared
    return replace(
        article,
        kicker=_normal(declared.kicker or metadata.kicker),
        byline=declared.byline or metadata.byline or (authors_of(article.dateline.printed) if article.dateline else ()),
        dates=tuple(_dates(declared, metadata)),
        section=_normal(declared.section or metadata.section),
        url=metadata.url or declared.url,
        source=declared.source or domain_of(metadata.url) or metadata.site,
        modified=declared.modified or metadata.modified,
        language=declared.language or metadata.language,
    )


def _dates(declared: Declared, metadata: Metadata) -> Iterator[DateCandidate]:
    """Dates of publication, the surest first; what the page only shows may be a teaser's, so it counts alone."""
    stated = [*_parsed([(declared.published, "record")]), *_parsed(metadata.published)]
    yield from stated or list(_parsed(metadata.shown))[:1]
    for url in filter(None, (declared.url, metadata.url)):
        if day := _URL_DAY.search(url):
            yield DateCandidate(f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}", "day", None, "url")
            return


def _parsed(written: Iterable[tuple[str | None, str]]) -> Iterator[DateCandidate]:
    return (found for text, origin in written if text and (found := parse_date(text, origin)))


def _without_headline(lines: list[str], headline: str | None) -> list[str]:
    first = next((at for at, line in enumerate(lines) if letters(line)), 0)
    return lines[first + 1 :] if lines and letters(lines[first]) == letters(headline) else lines[first:]


def _dateline(lines: list[str], headings: Container[str]) -> tuple[Dateline | None, list[str]]:
    """Dateline of the first paragraphs, and all lines without it."""
    openings = [at for at, line in enumerate(lines) if line not in headings][:_DATELINE_PARAGRAPHS]
    for at in openings:
        if found := parse_dateline(lines[at]):
            dateline, rest = found
            return dateline, [*lines[:at], *([rest] if rest else []), *lines[at + 1 :]]
    return None, lines


def _normal(line: str | None) -> str | None:
    return normalise(line)[0].strip() or None if line else None


def _reject(document: Document, reason: str, detail: str) -> Reject:
    return Reject(document.file_sha256, document.record_index, "extract", reason, detail, document.payload)
