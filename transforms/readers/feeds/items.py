"""A feed in pieces, so that each item is parsed by itself: a broken or hostile one costs itself only."""

import html.entities
import re
from dataclasses import dataclass

# 1 MB: the longest articles have a tenth; the parser takes 2 s for as much.
ITEM_CHARS = 1024 * 1024
# 50,000: long pages have a tenth; the parser takes 2 s for as many.
TAGS = 50_000
# 1,000: real tags have 20; the parser's time grows with the square, 7 s for 20,000.
ATTRIBUTES = 1_000
# 64 KB: of what stands before the items, where a feed tells of itself.
HEAD_CHARS = 64 * 1024

_PARTS = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<(?P<close>/?)(?P<name>(?P<prefix>(?:\w[\w.-]*:)?)(?:(?P<around>rss|rdf|feed|channel)|item|entry))(?=[\s/>])"
    r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""",
    re.IGNORECASE | re.DOTALL,
)
_LONG_TAG = re.compile(rf"<[^<>]{{{4 * ATTRIBUTES},}}")  # shorter ones cannot have so many
# What XML does not allow at all, and a parser therefore gives up on.
_CONTROLS = dict.fromkeys({*range(32)} - {9, 10, 13})
# A character's name, or an ampersand that begins none; what stands in CDATA is as it is.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#\w+;|(?:amp|lt|gt|quot|apos);)(?P<name>[a-z][a-z0-9]{1,31};)?",
    re.IGNORECASE | re.DOTALL,
)

# An address beside the name of an author, of which feedparser takes a part for the name if its domain ends long.
_MAIL = re.compile(
    r"(<(?:author|dc:creator)\b[^<>]{0,200}>(?:<!\[CDATA\[)?[^<]{0,200}?)[^\s<>()\[\]@]{1,100}@[^\s<>()\]]{1,200}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the items of a feed lie in its text, the tags that are open around them, and what stands before them.

    `is_cut_off` says that the text ends within the last item.
    """

    opening: tuple[re.Match[str], ...]
    head: str
    items: tuple[tuple[int, int], ...]
    is_cut_off: bool

    def alone(self, xml: str) -> str:
        """A feed of one item, or of its head."""
        closing = (f"</{tag['name']}>" for tag in reversed(self.opening))
        whole = "".join((*(tag[0] for tag in self.opening), xml, *closing))
        return _AMPERSAND.sub(_as_xml, _MAIL.sub(r"\1", whole.translate(_CONTROLS)))


def cut(text: str) -> Pieces:
    """Pieces of a feed; an item that is not closed ends where the next one begins or what is around it ends."""
    opening: list[re.Match[str]] = []
    items: list[tuple[int, int]] = []
    begin: int | None = None
    for tag in filter(lambda part: part["name"], _PARTS.finditer(text)):
        if tag["around"] and not tag["close"]:
            opening += [] if items or begin is not None else [tag]
        elif tag["around"] or not _is_foreign(tag, opening):
            if begin is not None:
                items.append((begin, tag.start() if tag["around"] or not tag["close"] else tag.end()))
            begin = None if tag["close"] else tag.start()
            if tag["around"] and not items:
                opening = opening[:-1] or opening
    if begin is not None:
        items.append((begin, len(text)))
    head_end = items[0][0] if items else len(text)
    head = text[opening[-1].end() : head_end][:HEAD_CHARS] if opening else ""
    return Pieces(tuple(opening), head, tuple(items), is_cut_off=begin is not None)


def _is_foreign(tag: re.Match[str], opening: list[re.Match[str]]) -> bool:
    """Whether an item is none of the feed's: shops and podcasts have elements of that name in other namespaces."""
    prefixes = {"", "rss:", "atom:", *(around["prefix"].lower() for around in opening)}
    return tag["prefix"].lower() not in prefixes


def excess(xml: str) -> str | None:
    """What an item has too much of to be parsed in bounded time, None if it can be."""
    if len(xml) > ITEM_CHARS:
        return f"{len(xml)} characters, more than {ITEM_CHARS}"
    if xml.count("<") + xml.count("&lt;") > TAGS:
        return f"more than {TAGS} tags"
    if any(tag[0].count("=") > ATTRIBUTES for tag in _LONG_TAG.finditer(xml)):
        return f"a tag with more than {ATTRIBUTES} attributes"
    return None


def _as_xml(found: re.Match[str]) -> str:
    """A character that HTML has a name for, by the number that XML knows too; any other ampersand as itself."""
    if not found[0].startswith("&"):
        return found[0]
    characters = html.entities.html5.get(found["name"] or "")
    return "".join(f"&#{ord(character)};" for character in characters) if characters else f"&amp;{found[0][1:]}"
