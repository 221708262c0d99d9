"""HTML pages: one parse for what the page declares, then its text."""

from collections.abc import Container
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from transforms.dateline.agencies import without_agencies
from transforms.dateline.authors import authors_of
from transforms.dateline.parse import parse_dateline
from transforms.fields.sources import domain_of
from transforms.page.body import PageBody, extract_body, prune
from transforms.page.dates import page_dates
from transforms.page.embedded import embedded_lines
from transforms.page.ends import without_ends
from transforms.page.limits import excess
from transforms.page.metadata import Metadata, read_metadata
from transforms.page.standfirst import shown_standfirst
from transforms.page.titles import letters
from transforms.records import Article, Dateline, Declared, Document, Reject
from transforms.text.furniture import is_navigation, strip_furniture
from transforms.text.headlines import headline_flags
from transforms.text.standfirst import standfirst_of
from transforms.text.translation import translation_flags
from transforms.text.unicode import normalise

# 2: the dateline opens the first paragraph, or the second after a summary.
_DATELINE_PARAGRAPHS = 2

# 250: a page that shows less may have its text in its scripts, which the browser of a reader lays out.
_SHORT_CHARS = 250


def extract_page(document: Document) -> Article | Reject:
    """Article of a page: `page_too_large` or `page_too_deep` unparsed, `no_text` if nothing is left of it."""
    if found := excess(document.content):
        return _reject(document, *found)
    tree = LexborHTMLParser(document.content)
    metadata = read_metadata(tree, document.declared.url)
    dates = page_dates(document.declared, metadata, tree)
    prune(tree)
    body = extract_body(tree, metadata.body)
    if body is None:
        return _reject(document, "page_too_large", "its elements multiply when parsed")
    if sum(map(len, body.lines)) < _SHORT_CHARS and (lines := embedded_lines(document.content)):
        body = PageBody(tuple(lines), frozenset(), "embedded")
    article = _article(document, metadata, body)
    if isinstance(article, Reject):
        return article
    standfirst = article.standfirst or shown_standfirst(tree, metadata.titles, metadata.descriptions, body.lines)
    return replace(
        article, dates=dates or article.dates, standfirst=standfirst or _declared_standfirst(article, metadata)
    )


def _article(document: Document, metadata: Metadata, body: PageBody) -> Article | Reject:
    text, flags = normalise("\n".join(body.lines))
    known = _known(document.declared, metadata)
    ends = without_ends(text.split("\n"), metadata.titles, known)
    kept, furniture_chars = strip_furniture(ends.lines)
    dateline, paragraphs = _dateline(kept, body.headings)
    if not any(map(letters, paragraphs)) or is_navigation(paragraphs, furniture_chars):
        return _reject(document, "no_text", "the page has no text of an article")
    content = "\n\n".join(paragraphs)
    return Article(
        document=document,
        body=content,
        method=body.method,
        kicker=known.kicker,
        headline=known.headline,
        standfirst=standfirst_of(_normal(known.standfirst), known.headline, content),
        byline=known.byline or ends.byline or (authors_of(dateline.printed) if dateline else ()),
        subheads=tuple(line for line in paragraphs if line in body.headings),
        dateline=dateline,
        agency=known.agency,
        dates=ends.dates,
        section=known.section,
        url=metadata.url or known.url,
        source=known.source,
        modified=known.modified,
        language=known.language,
        image_url=known.image_url,
        furniture_chars=furniture_chars,
        flags=tuple(sorted({*document.flags, *flags, *headline_flags(known.headline), *translation_flags(content)})),
    )


def _known(declared: Declared, metadata: Metadata) -> Declared:
    """What the record declares, and where that is silent what the page does; an agency is a credit and no author."""
    byline, agency = without_agencies(declared.byline or metadata.byline)
    return replace(
        declared,
        source=declared.source or domain_of(metadata.url) or metadata.site,
        kicker=_normal(declared.kicker or metadata.kicker),
        headline=_normal(declared.headline or metadata.headline),
        byline=byline,
        modified=declared.modified or metadata.modified,
        language=declared.language or metadata.language,
        section=_normal(declared.section or metadata.section),
        agency=declared.agency or agency,
        image_url=declared.image_url or metadata.image_url,
    )


def _declared_standfirst(article: Article, metadata: Metadata) -> str | None:
    """Summary that the page declares, if the body has nothing of it."""
    declared = (standfirst_of(_normal(line), article.headline, article.body) for line in metadata.descriptions)
    return next(filter(None, declared), None)


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
