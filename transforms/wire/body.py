"""The body of an item as plain markup: its paragraphs, headings, list items and rows, in order."""

import itertools
from collections.abc import Iterator
from html import escape

from transforms.fields.values import unescaped, without_references
from transforms.wire.elements import Element, children, line_of, name_of, squeezed
from transforms.wire.lines import is_signature, paragraphs

# Of NITF and XHTML; whatever else there is counts as a part of a paragraph.
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"})
_TABLES = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_LISTS = frozenset({"ul", "ol", "dl", "li", "dt", "dd"})
_PARAGRAPHS = frozenset(
    {"p", "pre", "hr", "bq", "blockquote", "quote", "lede", "para", "paragraph", "address", "center"}
)
_DIVISIONS = frozenset({"body", "body.content", "block", "div", "section", "article", "main"})
_BLOCKS = _HEADINGS | _TABLES | _LISTS | _PARAGRAPHS | _DIVISIONS
# What is no text of the article: pictures and their captions, notes to editors, credits at the end.
_PICTURES = frozenset({"media", "media-caption", "media-producer", "figure", "figcaption", "picture", "img", "object"})
_LEFT_OUT = _PICTURES | frozenset({"video", "audio", "iframe", "script", "style", "head", "form", "nav"})
_LEFT_OUT |= frozenset({"note", "fn", "body.head", "body.end", "copyrite"})
_BREAK = "\0"  # no character of XML


def markup_of(element: Element) -> str:
    """Markup of all text within an element, its blocks one below the other; empty if it has none."""
    whole = "".join(element.itertext())
    is_escaped = without_references(whole) != whole
    blocks = [(tag, unescaped(text) if is_escaped else text) for tag, text in _Blocks().of(element)]
    while blocks and is_signature(blocks[-1][1]):
        blocks.pop()
    return "\n".join(f"<{tag}>{escape(text, quote=False).replace(_BREAK, '<br>')}</{tag}>" for tag, text in blocks)


def is_block(element: Element) -> bool:
    """Whether an element is a paragraph, a heading or another block of text."""
    return name_of(element) in _BLOCKS


class _Blocks:
    """Gathers the words of the block that is under way."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def of(self, element: Element) -> Iterator[tuple[str, str]]:
        """Tag and text of each block within an element."""
        yield from self._within(element, "p")
        yield from self._ended("p")

    def _within(self, element: Element, tag: str) -> Iterator[tuple[str, str]]:
        self._words.append(element.text or "")
        for child in element:
            name = name_of(child)
            if is_block(child):
                yield from self._ended(tag)
                yield from self._block(child, name)
            elif name == "br":
                self._words.append(_BREAK)
            elif name and name not in _LEFT_OUT:
                yield from self._within(child, tag)
            self._words.append(child.tail or "")

    def _block(self, element: Element, name: str) -> Iterator[tuple[str, str]]:
        if name == "pre":
            yield from (("p", text) for text in paragraphs("".join(element.itertext())))
        elif name == "tr" and not any(_is_laid_out(cell) for cell in element):
            self._words.append(" ".join(filter(None, map(line_of, children(element, "td", "th")))))
            yield from self._ended("p")
        else:
            tag = "h2" if name in _HEADINGS else "li" if name == "li" else "p"
            yield from self._within(element, tag)
            yield from self._ended(tag)

    def _ended(self, tag: str) -> Iterator[tuple[str, str]]:
        lines = [squeezed(line) for line in "".join(self._words).split(_BREAK)]
        self._words.clear()
        if any(lines):
            yield tag, _BREAK.join(lines)


def _is_laid_out(cell: Element) -> bool:
    """Whether a cell of a table has several blocks in it, as where a table holds a page together."""
    return len(list(itertools.islice(filter(is_block, cell.iterdescendants()), 2))) > 1
