"""Whether a page can be parsed in bounded time, told by its tags."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

# 10 MB: real pages with their scripts end at 5.
PAGE_CHARS = 10 * 1024 * 1024
# 50,000: the largest real page measured has 19,600.
TAGS = 50_000
# 2,000: real pages reach 1,500; the parsers' time grows with the square, 25 s at 100,000.
DEPTH = 2_000
# 100,000: formatting left open is opened again in every block; 39 KB of it become 131 MB of tree. Real pages: 800.
REOPENED = 100_000
# 1 million: steps back through open elements, about a third of a second; real pages need 2,500.
STEPS = 1_000_000
# 250: real tags have 50; the parser compares each attribute with all before it, 10 MB of such tags take a second.
ATTRIBUTES = 250
# 2 characters: the shortest attribute and what parts it from the next.
_LONG_TAG = 2 * ATTRIBUTES

# Tags as the HTML standard reads them: quotes matter only after an equals sign. Possessive throughout: no way back.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_MANY_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE}){{{ATTRIBUTES + 1}}}")
# A comment, or a tag with its slash and its name.
_TAG = re.compile(
    rf"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|(/?)([a-z][^\s/>]*+)(?:{_ATTRIBUTE})*+[\s/]*+(?:>|\Z))",
    re.IGNORECASE | re.DOTALL,
)
# The start of a tag by its name, and of one so long behind its bracket; quotes are not looked at.
_TAG_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_LONG = re.compile(rf"([a-zA-Z][^\s/<>]*+)(?=[^<>]{{{_LONG_TAG}}})")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements without content, and those that the next of their kind closes: they do not nest in themselves.
_FLAT = _names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option"
)
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_OPENED_ONCE = _names("a nobr")  # formatting that the next of its kind closes
_RAW = _names("script style title textarea iframe noembed noframes xmp")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
# An end tag does not reach through these to what is open further out.
_SPECIAL = _names(
    "address applet article aside blockquote body button center details dialog dir div dl fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html iframe main marquee menu nav noscript object ol pre"
    " search section select summary table template ul caption colgroup foreignobject"
)
# Nor does any end tag reach through these.
_SCOPE = _names("html table caption applet marquee object template foreignobject")


def excess(markup: str) -> tuple[str, str] | None:
    """Reason and detail why a page is not parsed (`page_too_large`, `page_too_deep`); None if it can be."""
    if len(markup) > PAGE_CHARS:
        return "page_too_large", f"{len(markup)} characters, more than {PAGE_CHARS}"
    if _is_small(markup):
        return None
    return _Scan(markup).excess()


def _is_small(markup: str) -> bool:
    """Whether the tags are so few that no order of them is beyond the limits, as in nearly all pages."""
    tags: Counter[str] = Counter()
    for name, count in Counter(_TAG_NAME.findall(markup)).items():
        tags[name.lower()] += count
    nested = sum(count for name, count in tags.items() if name not in _FLAT)
    reopened = sum(count for name, count in tags.items() if name in _FORMATTING and name not in _OPENED_ONCE)
    if nested > DEPTH or (reopened + len(_OPENED_ONCE)) * tags.total() > REOPENED:
        return False
    return not any(_MANY_ATTRIBUTES.match(markup, tag.end()) for tag in _long_tags(markup))


def _long_tags(markup: str) -> Iterator[re.Match[str]]:
    """Names of the tags that may have too many attributes; nearly all tags are told by their length alone."""
    start = 0
    for part in markup.split("<"):
        if len(part) > _LONG_TAG and (tag := _LONG.match(markup, start)):
            yield tag
        start += len(part) + 1


class _Scan:
    """Stack of open elements, kept as a parser keeps it as far as the limits need."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._open: list[str] = []
        self._count: defaultdict[str, int] = defaultdict(int)
        self._tags = self._formatting = self._reopened = self._steps = 0

    def excess(self) -> tuple[str, str] | None:
        position = 0
        while tag := _TAG.search(self._markup, position):
            start, position = tag.span()
            slash, name = tag.groups()
            if name is None:  # a comment
                continue
            if position - start > _LONG_TAG and _MANY_ATTRIBUTES.match(self._markup, tag.end(2)):
                return "page_too_large", f"a tag with more than {ATTRIBUTES} attributes"
            if slash:
                self._close(name.lower())
            else:
                position = self._start(name.lower(), position)
            if found := self._beyond():
                return found
        return None

    def _beyond(self) -> tuple[str, str] | None:
        if self._tags > TAGS:
            return "page_too_large", f"more than {TAGS} tags"
        if len(self._open) > DEPTH or self._reopened > REOPENED or self._steps > STEPS:
            return "page_too_deep", f"nested {len(self._open)} deep, formatting opened again {self._reopened} times"
        return None

    def _start(self, name: str, position: int) -> int:
        """Position where the next tag may be: after the text of an element that has no elements in it."""
        self._tags += 1
        self._reopened += self._formatting
        if name in _FLAT:
            return position
        # Inside SVG and MathML the elements of raw text have elements like all others.
        if name in _RAW and not (self._count["svg"] or self._count["math"]):
            end = _RAW_ENDS[name].search(self._markup, position)
            return len(self._markup) if end is None else end.end()
        self._open.append(name)
        self._count[name] += 1
        self._formatting += name in _FORMATTING
        return position

    def _close(self, name: str) -> None:
        if self._open and self._open[-1] == name:  # as nearly always
            self._drop(len(self._open) - 1, len(self._open))
        elif self._count[name]:
            self._reach(name)

    def _reach(self, name: str) -> None:
        """Close the innermost element of the name, as far as an end tag reaches."""
        stops = _SCOPE if name in _SPECIAL or name in _FORMATTING else _SPECIAL
        for at in range(len(self._open) - 1, -1, -1):
            self._steps += 1
            if self._open[at] == name:
                self._drop(at, at + 1 if name in _FORMATTING else len(self._open))
                return
            if self._open[at] in stops:
                return

    def _drop(self, start: int, end: int) -> None:
        for name in self._open[start:end]:
            self._count[name] -= 1
            self._formatting -= name in _FORMATTING
        del self._open[start:end]
