"""Paragraphs of a DOCX in the order of the page: text, headings, tables and boxes, as the last revision has them."""

from collections.abc import Iterator
from typing import Any, cast

from transforms.wire.elements import Element, child, children, name_of

# What is not shown: what was deleted or moved away, codes of fields, settings, and doubles for older programs.
_HIDDEN = frozenset(
    {"del", "movefrom", "instrtext", "deltext", "rpr", "ppr", "tblpr", "trpr", "tcpr", "sectpr", "fallback"}
)
_BOX = "txbxcontent"  # a text box, which hangs in a paragraph and is none of its text
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}
_NO = frozenset({"0", "false", "off"})


def paragraphs_of(root: Element) -> list[str]:
    """Paragraphs that hold anything; the rows of a table are lines, unless it only lays out paragraphs."""
    return [text for block in _blocks(root) if (text := block.strip())]


def _blocks(parent: Element) -> Iterator[str]:
    for element in parent:
        name = name_of(element)
        if name == "p":
            yield "".join(_inline(element))
            for box in _boxes(element):
                yield from _blocks(box)
        elif name == "tbl":
            yield from _rows(element)
        elif name and name not in _HIDDEN:
            yield from _blocks(element)


def _rows(table: Element) -> Iterator[str]:
    for row in children(table, "tr"):
        cells = [paragraphs_of(cell) for cell in children(row, "tc", "sdt")]
        if any(len(paragraphs) > 1 for paragraphs in cells):
            yield from (paragraph for paragraphs in cells for paragraph in paragraphs)
        else:
            yield "\t".join(paragraph for paragraphs in cells for paragraph in paragraphs)


def _inline(parent: Element) -> Iterator[str]:
    """Pieces of a paragraph's text."""
    for element in parent:
        name = name_of(element)
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name and name not in _HIDDEN and name != _BOX and not _vanishes(element):
            yield from _inline(element)


def _boxes(parent: Element) -> Iterator[Element]:
    for element in parent:
        name = name_of(element)
        if name == _BOX:
            yield element
        elif name and name not in _HIDDEN:
            yield from _boxes(element)


def _vanishes(run: Element) -> bool:
    mark = child(run, "rpr", "vanish")
    return mark is not None and not _NO.intersection(cast("Any", mark).values())
