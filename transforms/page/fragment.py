"""The marked-up body of an article, as feeds and agencies deliver it: all of its text counts."""

from dataclasses import replace

from transforms.page.limits import excess
from transforms.page.markup_text import text_of_markup
from transforms.records import Article, Document, Reject
from transforms.text.plain_text import extract_text
from transforms.text.unicode import normalise


def extract_markup(document: Document) -> Article | Reject:
    """Article of a marked-up body: `page_too_large` or `page_too_deep` unparsed, else as `extract_text`."""
    if found := excess(document.content):
        return Reject(document.file_sha256, document.record_index, "extract", *found, document.payload)
    text = text_of_markup(document.content)
    article = extract_text(replace(document, media="text", content="\n\n".join(text.paragraphs)))
    if isinstance(article, Reject):
        return article
    headings = {normalise(heading)[0] for heading in text.headings}
    marked = tuple(paragraph for paragraph in article.body.split("\n\n") if paragraph in headings)
    return replace(article, document=document, method="markup", subheads=marked or article.subheads)
