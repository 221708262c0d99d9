"""Text of markup whose every word counts: its blocks as paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.page.body import PRUNED
from transforms.page.limits import excess

# Shown, but beside the article.
_BESIDE = "head title figcaption aside nav"
_BLOCKS = (
    "p, div, li, ul, ol, dl, dt, dd, h1, h2, h3, h4, h5, h6, hl1, hl2, blockquote, pre, section, article, header"
    ", footer, main, table, caption, tr, figure, form, fieldset, address, details, summary, center, hr"
)
# Marks that are put into the tree, so that its text can be taken at once; each is taken from the markup first.
_PARAGRAPH, _LINE, _HEADING, _ITEM, _ITEM_END, _AS_IS = "\x01", "\x02", "\x03", "\x04", "\x05", "\x06"
_KIND_MARKS = (_HEADING, _AS_IS, _ITEM, _ITEM_END)
_NO_KINDS = dict.fromkeys(map(ord, _KIND_MARKS))
_NO_MARKS = dict.fromkeys(map(ord, (_PARAGRAPH, _LINE))) | _NO_KINDS
_KINDS = {"li": _ITEM, "pre": _AS_IS} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), _HEADING)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_HEADING_CHARS = 90  # the longest subheads; a longer paragraph in bold is an opening
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？")
_ROW_CELLS = 2  # the fewest; one alone is no row
_CELL_CHARS = 80  # a longer cell is one of a layout, and a paragraph
# A tag that lays out text, shown as text: the markup was escaped once more.
_SHOWN_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|strong|em|a)\b[^<>]{0,2000}>", re.IGNORECASE)
_ESCAPED_TIMES = 2  # by a system, and by the feed that carries what it made


@dataclass(frozen=True, slots=True)
class MarkupText:
    """Paragraphs in order, in which lines may end, and those of them that are headings."""

    paragraphs: tuple[str, ...]
    headings: frozenset[str]


def text_of_markup(markup: str) -> MarkupText:
    """Text of markup, also where it is escaped."""
    for _ in range(_ESCAPED_TIMES):
        found = _read(markup)
        shown = "\n\n".join(found.paragraphs)
        if "<" not in shown or not _SHOWN_TAG.search(shown) or excess(shown):
            return found
        markup = shown
    return _read(markup)


def _read(markup: str) -> MarkupText:
    tree = LexborHTMLParser(markup.translate(_NO_MARKS))
    tree.strip_tags([*PRUNED.split(), *_BESIDE.split()])
    _drop_unseen(tree)
    _mark(tree)
    paragraphs: list[str] = []
    headings: list[str] = []
    for kind, text in _pieces(tree.body.text(deep=True) if tree.body else ""):
        paragraphs.append(f"- {text}" if kind == _ITEM else text)
        if kind == _HEADING:
            headings.append(text)
    return MarkupText(tuple(paragraphs), frozenset(headings))


def _drop_unseen(tree: LexborHTMLParser) -> None:
    """Take out what is hidden, and captions of pictures."""
    found = tree.css('[hidden], [style*="none" i], [style*="hid" i], [class*="caption" i]')
    for node in reversed(found):  # inner ones first, which are gone with what is around them
        attributes = node.attributes
        is_hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
        if is_hidden or _CAPTION.search(attributes.get("class") or ""):
            node.decompose()


def _mark(tree: LexborHTMLParser) -> None:
    """Put marks where paragraphs and lines end."""
    for line in tree.css("br"):
        line.insert_before(_LINE)
    for bold in tree.css("p > b, p > strong"):
        if _is_heading(bold):
            bold.insert_before(_HEADING)
    for row in tree.css("tr"):
        _mark_cells(row)
    for block in tree.css(_BLOCKS):
        tag = block.tag or ""
        block.insert_before(_PARAGRAPH + _KINDS.get(tag, ""))
        block.insert_after(_ITEM_END + _PARAGRAPH if tag == "li" else _PARAGRAPH)


def _is_heading(bold: LexborNode) -> bool:
    """Whether bold type is all of its paragraph, and no sentence."""
    text = bold.text(deep=True).strip()
    if not text or len(text) > _HEADING_CHARS or text.endswith(_SENTENCE_ENDS) or _LINE in text:
        return False
    return bold.parent is not None and bold.parent.text(deep=True).strip() == text


def _mark_cells(row: LexborNode) -> None:
    """Part the cells of a row by bars; those of a layout, which are long or hold paragraphs, as paragraphs."""
    cells = [cell for cell in row.iter() if cell.tag in {"td", "th"} and cell.text(deep=True).strip()]
    is_row = len(cells) >= _ROW_CELLS and all(len(cell.text(deep=True).strip()) <= _CELL_CHARS for cell in cells)
    if is_row and row.css_first("p, div, table, ul, ol, h1, h2, h3, h4, br"):
        is_row = False
    for cell in cells[1:]:
        cell.insert_before(" | " if is_row else _PARAGRAPH)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Paragraphs of a marked text, each with the mark of its kind or nothing."""
    item = ""  # the mark of an item whose paragraph is still to come
    for piece in text.split(_PARAGRAPH):
        kinds = [mark for mark in _KIND_MARKS if mark in piece]
        bare = piece.translate(_NO_KINDS) if kinds else piece
        item = _ITEM if _ITEM in kinds else item
        kind = next(iter(kinds), "")
        for paragraph in _paragraphs(bare, is_as_it_is=_AS_IS in kinds):
            yield item or kind, paragraph
            item = ""
        if _ITEM_END in kinds:
            item = ""


def _paragraphs(piece: str, *, is_as_it_is: bool) -> list[str]:
    """Paragraphs of a piece, which empty lines part; spaces are kept in what is set as it is written."""
    if is_as_it_is:
        lines = piece.replace(_LINE, "\n").strip("\n").split("\n")
    else:
        lines = [" ".join(line.split()) for line in piece.split(_LINE)]
    return [block.strip("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
