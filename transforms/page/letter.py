"""The article in a mail: its paragraphs, without what mailing programs put around them.

Mails are laid out in tables, on which rules for pages fail, and show everything, so that all of their text would count.
What is not the sender's own is told by words for leaving a list, and by being nothing but a link.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from transforms.page.letter_words import FOOTER, JOINING, LEAVING, WEB_VERSION

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SIGNATURE = "--"  # the line above one
# 200: a line about a list or a link, and no paragraph of an article.
_LINE_CHARS = 200
# 80: no label and no link is so long.
_PROSE_CHARS = 80
# 40, in bytes, so that scripts without spaces have 13 characters: labels of links such as "Read more in the app".
_LABEL_BYTES = 40
_LINKED_SHARE = 0.8  # the rest is arrows and bars

_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all|max-height:0(?:px)?(?:;|$)", re.IGNORECASE)
_NO_TEXT = ["head", "script", "style", "title", "svg", "template", "select", "button", "textarea"]
_INLINE = re.compile(
    "a|abbr|b|big|cite|code|del|em|font|i|img|ins|kbd|mark|o:p|q|s|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_KEPT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ADDRESS = re.compile(r"https?://[^\s<>()\"']+")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Link:
    """A link's words, and the web address that it leads to, None for any other."""

    text: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a mail: its text, the links in it, and the kind of element it was."""

    text: str
    links: tuple[Link, ...] = ()
    tag: str = "p"

    @property
    def linked(self) -> str:
        """Words of its links."""
        return " ".join(link.text for link in self.links)

    @property
    def is_prose(self) -> bool:
        """Whether it is too long for a label, and no link."""
        return len(self.text) >= _PROSE_CHARS and not self.is_link

    @property
    def is_link(self) -> bool:
        """Whether it is nothing but a link."""
        return len(self.linked) >= _LINKED_SHARE * len(self.text)

    @property
    def is_label(self) -> bool:
        """Whether it is a link of a few words, and no heading."""
        return self.is_link and not self.tag.startswith("h") and len(self.text.encode()) <= _LABEL_BYTES

    @property
    def is_of_list(self) -> bool:
        """Whether it tells how to leave the list."""
        return bool(LEAVING.search(self.linked or (self.text if len(self.text) <= _LINE_CHARS else "")))

    @property
    def is_invitation(self) -> bool:
        """Whether it is a line by which a reader joins the list."""
        return len(self.text) <= _PROSE_CHARS and bool(JOINING.search(self.linked))

    @property
    def is_web_version(self) -> bool:
        """Whether it leads to the same letter on the web."""
        return len(self.text) <= _LINE_CHARS and bool(WEB_VERSION.search(self.linked))


def pieces_of_text(text: str) -> list[Piece]:
    """Paragraphs of a plain text; one with an address counts as a link."""
    pieces = []
    for paragraph in filter(None, map(str.strip, _BLANK_LINES.split(text))):
        address = _ADDRESS.search(paragraph)
        pieces.append(Piece(paragraph, (Link(paragraph, address[0]),) if address else ()))
    return pieces


def pieces_of_markup(markup: str) -> list[Piece]:
    """Paragraphs that a page shows; those of tables in the order of their cells."""
    # Imported when the first such mail comes: a run over text pays for no parser of pages.
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    tree = LexborHTMLParser(markup)
    tree.strip_tags(_NO_TEXT)
    reading = _Reading()
    for node, is_end in _walk(tree.body) if tree.body else ():
        reading.take(node, is_end=is_end)
    reading.end_piece()
    return reading.pieces


def letter(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are the sender's own; all of them if none would be left."""
    shown = pieces[: _end(pieces)]
    return [piece for piece, following in pairwise([*shown, Piece("")]) if _is_own(piece, following)] or list(pieces)


def web_version(pieces: Sequence[Piece]) -> str | None:
    """Address of the letter on the web, None if it names none."""
    links = (link for piece in pieces if piece.is_web_version for link in piece.links if WEB_VERSION.search(link.text))
    return next((link.address for link in links), None)


def as_markup(pieces: Sequence[Piece]) -> str:
    """Markup of some pieces: paragraphs, headings, items."""
    return "\n".join(f"<{p.tag}>{escape(p.text, quote=False).replace(chr(10), '<br>')}</{p.tag}>" for p in pieces)


def as_text(pieces: Sequence[Piece]) -> str:
    """Text of some pieces, an empty line between two."""
    return "\n\n".join(piece.text for piece in pieces)


def _is_own(piece: Piece, following: Piece) -> bool:
    if piece.is_web_version or piece.is_invitation:
        return False
    return not piece.is_label or following.is_prose  # what leads to a paragraph may be its heading


def _end(pieces: Sequence[Piece]) -> int:
    """Place from which all is about the list, with the lines of rights and addresses above; not in the first half."""
    prose = [len(piece.text) * (piece.is_prose and not piece.is_of_list) for piece in pieces]
    chars = 0
    for place, piece in enumerate(pieces):
        if (piece.is_of_list or piece.text == SIGNATURE) and 2 * chars >= sum(prose):
            return _without_rights(pieces, place)
        chars += prose[place]
    return len(pieces)


def _without_rights(pieces: Sequence[Piece], end: int) -> int:
    while end and (pieces[end - 1].is_link or FOOTER.search(pieces[end - 1].text)):
        end -= 1
    return end


class _Reading:
    """Pieces as their nodes come."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._links: dict[str | None, str] = {}
        self._address: str | None = None
        self._tag = "p"
        self._is_link = self._is_in_line = False

    def take(self, node: "LexborNode", *, is_end: bool) -> None:
        """Go on by a node's start or end."""
        tag = node.tag or ""
        if tag == "-text":
            self._take_text(node.text_content or "")
        elif tag == "a":
            self._is_link, self._address = not is_end, _address(node)
        elif tag == "br":
            self._take_break()
        elif not _INLINE.fullmatch(tag):
            self.end_piece()
            self._tag = tag if tag in _KEPT and not is_end else "p"

    def _take_break(self) -> None:
        if self._is_in_line:
            self._text.append("\n")
            self._is_in_line = False
        else:  # the second of two, which stand for the end of a paragraph
            self.end_piece()

    def end_piece(self) -> None:
        """Take what was read as a piece, unless it has no letters or digits."""
        text = "\n".join(line.strip() for line in "".join(self._text).split("\n")).strip()
        if text == SIGNATURE or any(map(str.isalnum, text)):
            links = tuple(Link(words.strip(), address) for address, words in self._links.items())
            self.pieces.append(Piece(text, links, self._tag))
        self._text.clear()
        self._links.clear()
        self._is_in_line = False

    def _take_text(self, text: str) -> None:
        text = _SPACES.sub(" ", text)
        self._is_in_line = self._is_in_line or bool(text.strip())
        self._text.append(text)
        if self._is_link:
            self._links[self._address] = self._links.get(self._address, "") + text


def _walk(root: "LexborNode") -> Iterator[tuple["LexborNode", bool]]:
    """Nodes in order, each at its start and at its end, without what is hidden."""
    open_nodes: list[tuple[LexborNode, bool]] = [(root, False)]
    while open_nodes:
        node, is_end = open_nodes.pop()
        yield node, is_end
        if is_end or node.tag in {"-text", "br", "img"}:
            continue
        open_nodes.append((node, True))
        open_nodes += [(child, False) for child in reversed([*node.iter(include_text=True)]) if _is_shown(child)]


def _is_shown(node: "LexborNode") -> bool:
    if node.tag in {"-text", "-comment"}:
        return node.tag == "-text"
    style = (node.attributes or {}).get("style")
    return not style or not _HIDDEN.search(style.replace(" ", ""))


def _address(node: "LexborNode") -> str | None:
    found = _ADDRESS.match((node.attributes or {}).get("href") or "")
    return found[0] if found else None
