"""The text of an article that a page carries in its scripts, for the reader's browser to lay out."""

import re
from collections.abc import Iterator

from transforms.fields.json_text import JsonError, parse
from transforms.page.markup_text import text_of_markup

_SCRIPT = re.compile(r"<script\b[^>]*+>(.*?)</script", re.IGNORECASE | re.DOTALL)
# A string of 500 characters or more under a name that says text: shorter ones are teasers and notices.
_STRING = re.compile(
    r'"\w{0,40}(?:body|content|text|html|article)\w{0,40}"\s*+:\s*+("(?:[^"\\]|\\.){500,}+")', re.IGNORECASE
)
_STRINGS = 20  # a page's state may hold other articles too; the page's own is the longest of the first
_PARAGRAPHS = 2  # marked ones, that tell a text from a notice
_MARK = re.compile(r"<p\b|<br\b", re.IGNORECASE)


def embedded_lines(markup: str) -> list[str]:
    """Paragraphs of the longest marked-up text in the scripts of a page; none if it carries none."""
    found = [text for _, text in zip(range(_STRINGS), _marked_up(markup), strict=False)]
    longest = max(found, key=len, default="")
    return [line for paragraph in text_of_markup(longest).paragraphs for line in paragraph.split("\n")]


def _marked_up(markup: str) -> Iterator[str]:
    for script in _SCRIPT.finditer(markup):
        for string in _STRING.finditer(markup, script.start(1), script.end(1)):
            try:
                text = parse(string[1])
            except JsonError:
                continue
            if isinstance(text, str) and len(_MARK.findall(text)) >= _PARAGRAPHS:
                yield text
