"""What the properties of a document add to its text: they are often another document's, so the text goes first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.page.bylines import authors
from transforms.records import Declared
from transforms.text.bylines import begins_as_byline
from transforms.text.prose import is_prose

# 8 paragraphs: a byline stands among them if there is one.
_HEAD_PARAGRAPHS = 8
# 200 characters and 3 words, or 6 characters of a script without spaces: a headline, and no label.
_TITLE_CHARS = 200
_TITLE = re.compile(r"\S+(?:\s\S+){2,}|.*[\u3040-\u30ff\u3400-\u9fff]{6}.*")
# What programs write there by themselves: names of files, of templates and of themselves.
_NO_TITLE = re.compile(
    r".*\.(?:docx?|dotx?|pdf|odt|rtf|txt|indd|qxd|pages|html?|pptx?|xlsx?|tex|dvi|ps)|microsoft word\b.*|untitled\b.*"
    r"|(?:document|dokument|documento|slide|layout|page|seite)\s?\d*",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_.]*\.?(?:[ -][^\W\d_][^\W\d_'’]*\.?){1,4}")
_PROGRAM = re.compile(
    r"\b(?:microsoft|office|word|adobe|user|admin\w*|owner|owner|python|windows|company|inc|ltd)\b", re.IGNORECASE
)


def with_properties(declared: Declared, paragraphs: Sequence[str], title: str | None, author: str | None) -> Declared:
    """Declared fields with title and author of a document's properties, where nothing else can tell them.

    The title counts if the text begins without a headline, the author if no byline stands above it. Dates of creation
    count never: they are of the file, often of the template that it was made from.
    """
    headline = _title(title) if not declared.headline and paragraphs and is_prose(paragraphs[0]) else None
    is_signed = bool(declared.byline) or any(map(begins_as_byline, paragraphs[:_HEAD_PARAGRAPHS]))
    byline = () if is_signed else _names(author)
    return replace(declared, headline=declared.headline or headline, byline=declared.byline or byline)


def _title(title: str | None) -> str | None:
    line = " ".join((title or "").split())
    return line if len(line) <= _TITLE_CHARS and _TITLE.fullmatch(line) and not _NO_TITLE.fullmatch(line) else None


def _names(author: str | None) -> tuple[str, ...]:
    return tuple(name for name in authors([author or ""]) if _PERSON.fullmatch(name) and not _PROGRAM.search(name))
