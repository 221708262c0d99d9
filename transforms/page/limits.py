"""Whether a page can be parsed in bounded time, told by one pass over its tags."""

import re
from collections import Counter

# 10 MB: real pages with their scripts end at 5.
PAGE_CHARS = 10 * 1024 * 1024
# 100,000: the largest real page measured has 19,600; parsers take 25 s for three times as many paragraphs.
TAGS = 100_000
# 3,000: real pages reach 1,500; the parser's time grows with the square, 25 s at 100,000.
DEPTH = 3_000
# 100,000: formatting left open is opened again in every block; 39 KB of it become 131 MB of tree. Real pages: 800.
REOPENED = 100_000
# 1 million: steps back through open elements, about a third of a second; real pages need 2,500.
STEPS = 1_000_000
# 1,000: real tags have 50; the parser compares each attribute with all before it, 90 s for 100,000.
ATTRIBUTES = 1_000
# 4,000 characters: shorter tags cannot have so many.
_LONG_TAG = 4 * ATTRIBUTES

# Tags as the HTML standard reads them: quotes matter only after an equals sign. Possessive throughout: no way back.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_MANY_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE}){{{ATTRIBUTES + 1}}}")
_TAG = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<close>/?)(?P<name>[a-z][^\s/>]*+)(?:{_ATTRIBUTE})*+[\s/]*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# Elements without content, and those that the next of their kind closes: they do not nest in themselves.
_FLAT = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option"
)
_FORMATTING = re.compile("a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u")
_RAW = re.compile("script|style|title|textarea|iframe|noembed|noframes|xmp")
# An end tag does not reach through these to what is open further out.
_SPECIAL = re.compile(
    "address|applet|article|aside|blockquote|body|button|center|details|dialog|dir|div|dl|fieldset|figcaption|figure"
    "|footer|form|frameset|h[1-6]|header|hgroup|html|iframe|main|marquee|menu|nav|noscript|object|ol|pre|search|section"
    "|select|summary|table|template|ul|caption|colgroup|foreignobject"
)
# Nor does any end tag reach through these.
_SCOPE = re.compile("html|table|caption|applet|marquee|object|template|foreignobject")


def excess(markup: str) -> tuple[str, str] | None:
    """Reason and detail why a page is not parsed (`page_too_large`, `page_too_deep`); None if it can be."""
    if len(markup) > PAGE_CHARS:
        return "page_too_large", f"{len(markup)} characters, more than {PAGE_CHARS}"
    return _Scan(markup).excess()


class _Scan:
    """Stack of open elements, kept as a parser keeps it as far as the limits need."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self._tags = self._formatting = self._reopened = self._steps = 0

    def excess(self) -> tuple[str, str] | None:
        position = 0
        while tag := _TAG.search(self._markup, position):
            position = tag.end()
            if not tag["name"]:
                continue
            if tag.end() - tag.start() > _LONG_TAG and _MANY_ATTRIBUTES.match(self._markup, tag.end("name")):
                return "page_too_large", f"a tag with more than {ATTRIBUTES} attributes"
            name = tag["name"].lower()
            if tag["close"]:
                self._close(name)
            else:
                self._start(name)
                position = self._after_raw(name, position)
            if found := self._beyond():
                return found
        return None

    def _beyond(self) -> tuple[str, str] | None:
        if self._tags > TAGS:
            return "page_too_large", f"more than {TAGS} tags"
        if len(self._open) > DEPTH or self._reopened > REOPENED or self._steps > STEPS:
            return "page_too_deep", f"nested {len(self._open)} deep, formatting opened again {self._reopened} times"
        return None

    def _start(self, name: str) -> None:
        self._tags += 1
        self._reopened += self._formatting
        if not _FLAT.fullmatch(name):
            self._open.append(name)
            self._count[name] += 1
            self._formatting += bool(_FORMATTING.fullmatch(name))

    def _after_raw(self, name: str, position: int) -> int:
        """Position after the text of an element that has no elements in it; inside SVG and MathML these have."""
        if not _RAW.fullmatch(name) or self._count["svg"] or self._count["math"]:
            return position
        self._close(name)
        end = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(self._markup, position)
        return len(self._markup) if end is None else end.end()

    def _close(self, name: str) -> None:
        if not self._count[name]:
            return
        stops = _SCOPE if _SPECIAL.fullmatch(name) or _FORMATTING.fullmatch(name) else _SPECIAL
        for at in range(len(self._open) - 1, -1, -1):
            self._steps += 1
            if self._open[at] == name:
                self._drop(at, at + 1 if _FORMATTING.fullmatch(name) else len(self._open))
                return
            if stops.fullmatch(self._open[at]):
                return

    def _drop(self, start: int, end: int) -> None:
        dropped = self._open[start:end]
        del self._open[start:end]
        self._count.subtract(dropped)
        self._formatting -= sum(1 for name in dropped if _FORMATTING.fullmatch(name))
