"""The summary that a page shows between headline and text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What designs call it.
_CALLED = ", ".join(
    f'[class*="{name}"]'
    for name in (
        "standfirst",
        "subtitle",
        "subheadline",
        "sub-head",
        "dek",
        "lead",
        "lede",
        "intro",
        "chapo",
        "excerpt",
        "summary",
        "sottotitolo",
        "entradilla",
        "bajada",
        "vorspann",
        "ingress",
    )
)
_PLACES = f'[itemprop="alternativeHeadline"], [itemprop="description"], {_CALLED}'
_SEEN = 12  # further ones belong to teasers
_BELOW = 12  # elements behind the headline, of which a paragraph or a second heading is one too
# 40 characters: shorter ones are labels; a third of it in scripts whose words have one or two.
_LEAST_CHARS = 40
_LEAST_UNSPACED_CHARS = 14
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_CHARS = 700  # the longest summaries; more is the text
_OPENING_CHARS = 30  # by which two texts are one: a declared summary may be cut off


def shown_standfirst(
    tree: LexborHTMLParser, titles: Iterable[str], declared: Sequence[str], lines: Sequence[str]
) -> str | None:
    """Summary that stands between the headline and the first of the lines, and in none of these; None if there is none.

    `declared` are the summaries that the page declares: if one of them is shown there, it is what is looked for.
    """
    text = " ".join(lines)
    if tree.body is None or any(_is_in(line, text) for line in declared):
        return None
    page = " ".join(tree.body.text(deep=True).split())
    start = max((page.find(title) + len(title) for title in titles if title in page), default=0)
    end = page.find(text[:_OPENING_CHARS], start) if text else -1
    between = page[start : end if end >= 0 else None]
    for candidate in chain(declared, _called_so(tree)):
        if _may_be_one(candidate) and candidate in between and not _is_in(candidate, text):
            return candidate
    return None


def _may_be_one(candidate: str) -> bool:
    least = _LEAST_UNSPACED_CHARS if _UNSPACED.search(candidate) else _LEAST_CHARS
    return least <= len(candidate) <= _MOST_CHARS


def _is_in(candidate: str, text: str) -> bool:
    return _may_be_one(candidate) and candidate[:_OPENING_CHARS] in text


def _called_so(tree: LexborHTMLParser) -> Iterator[str]:
    heading = tree.css_first("h1")
    below = islice(_behind(heading), _BELOW) if heading else ()
    for node in chain((node for node in below if node.tag in {"h2", "p"}), tree.css(_PLACES)[:_SEEN]):
        yield " ".join(node.text(deep=True).split())


def _behind(node: LexborNode) -> Iterator[LexborNode]:
    """Elements behind one in the same parent; a selector of them takes a time with the square of their number."""
    following = node.next
    while following is not None:
        if following.tag and following.tag[0].isalpha():
            yield following
        following = following.next
