"""Values of JSON records as text: strings, or what lists and objects hold in their place."""

import html
import re
from collections.abc import Mapping

# Where an object holds its own value: schema.org, MongoDB, WordPress and news interfaces.
_VALUE_KEYS = ("name", "main", "@value", "$date", "rendered", "value", "#text", "text", "title", "domain", "uri", "url")
_BODY_KEYS = ("text", "#text", "value", "rendered", "content")
# Parts of a body that is given in parts (Fundus and block editors), in reading order.
_PART_KEYS = ("summary", "headline", "paragraphs", "sections", "blocks")
_NAME_KEYS = ("name", "fullname", "full_name", "display_name", "displayname", "original", "title")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|span|article|section|blockquote|figure|table|html|body)\b[^<>]*>", re.IGNORECASE
)
# 2: one tag in a text is a stray or spoken of; a marked-up text opens and closes.
_MIN_BLOCKS = 2


def scalar(value: object) -> str | None:
    """Text of a string, a number or the first of a list or the main key of an object; None if it is empty."""
    for _ in range(4):  # 4: lists of objects of objects; deeper values are no scalars
        if isinstance(value, list):
            value = next(filter(None, value), None)
        elif isinstance(value, Mapping):
            value = next((value[key] for key in _VALUE_KEYS if value.get(key)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def as_line(value: object) -> str | None:
    """Scalar as one line without markup and character references."""
    line = scalar(value)
    if line and "<" in line:
        line = _TAG.sub("", line)
    return " ".join(html.unescape(line).split()) or None if line else None


def as_url(value: object) -> str | None:
    """Web address, with a scheme if only that is missing; None for anything else."""
    url = scalar(value) or ""
    if url.startswith("//"):
        url = f"https:{url}"
    return url if url.lower().startswith(("http://", "https://")) and not any(map(str.isspace, url)) else None


def as_names(value: object) -> list[str]:
    """Names in a string, an object or a list of either."""
    if isinstance(value, list):
        return [name for item in value for name in as_names(item)]
    if isinstance(value, Mapping):
        lowered = {str(key).lower(): item for key, item in value.items()}
        named = next((lowered[key] for key in _NAME_KEYS if lowered.get(key)), None)
        return as_names(named or _given_and_family(lowered))
    line = as_line(value)
    return [line] if line else []


def _given_and_family(person: Mapping[str, object]) -> str:
    given = person.get("first_name") or person.get("firstname") or person.get("givenname")
    family = person.get("last_name") or person.get("lastname") or person.get("familyname")
    return " ".join(str(part) for part in (given, family) if part)


def as_text(value: object) -> str | None:
    """Body in a string, a list of paragraphs or an object of parts, paragraphs apart by an empty line."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(as_text, value))) or None
    if isinstance(value, Mapping):
        whole = next((text for key in _BODY_KEYS if (text := as_text(value.get(key)))), None)
        return whole or as_text([value[key] for key in _PART_KEYS if key in value])
    return None


def as_markup(value: object) -> str | None:
    """Page or fragment of HTML; None if the value has no tags."""
    text = as_text(value)
    return text if text and _TAG.search(text) else None


def is_markup(text: str) -> bool:
    """Whether a text is marked up: it has two tags that lay out text."""
    return sum(1 for _ in zip(_BLOCK.finditer(text), range(_MIN_BLOCKS), strict=False)) == _MIN_BLOCKS
