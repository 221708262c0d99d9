"""Values of JSON records as text: strings, or what lists and objects hold in their place."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timezone
from html.entities import html5

# Where an object holds its own value: schema.org, MongoDB, WordPress and news interfaces.
_VALUE_KEYS = ("name", "main", "@value", "$date", "rendered", "value", "#text", "text", "title", "domain", "uri", "url")
_BODY_KEYS = ("text", "#text", "value", "rendered", "content")
# Parts of a body that is given in parts (Fundus and block editors), in reading order.
_PART_KEYS = ("summary", "headline", "paragraphs", "sections", "blocks")
_NAME_KEYS = ("name", "fullname", "full_name", "display_name", "displayname", "original", "title")
# Where an object holds the address of a picture: schema.org, WordPress, Fundus; of several sizes the largest first.
_PICTURE_KEYS = ("url", "src", "href", "contentUrl", "source_url", "original", "full", "large", "medium", "versions")
_DEPTH = 4  # lists of objects of objects; deeper values are no scalars
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|span|article|section|blockquote|figure|table|html|body)\b[^<>]*>", re.IGNORECASE
)
# 2: one tag in a text is a stray or spoken of; a marked-up text opens and closes.
_MIN_BLOCKS = 2
_PAGE = re.compile(r"<(?:!doctype\s|html\b|head\b|body\b)", re.IGNORECASE)
_PAGE_OPENING = 4096  # characters; longer comments do not stand before the first element of a page
# With their semicolon: &copy=1 in an address is no sign of copyright.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# 2: one reference in a plain text may be spoken of; a text that was escaped has one for every quotation mark.
_MIN_REFERENCES = 2
_ESCAPED_TIMES = 2  # by the outlet's system and by its feed


def scalar(value: object) -> str | None:
    """Text of a string, a number or the first of a list or the main key of an object; None if it is empty."""
    if isinstance(value, str):
        return value.strip() or None
    for _ in range(_DEPTH):
        if isinstance(value, list):
            value = next(filter(None, value), None)
        elif isinstance(value, Mapping):
            value = next((value[key] for key in _VALUE_KEYS if value.get(key)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:  # noqa: PLR0124  # NaN
        return None
    return str(value).strip() or None


def as_line(value: object) -> str | None:
    """Scalar as one line without markup and character references."""
    line = scalar(value)
    if line is None:
        return None
    if "<" in line:
        line = _TAG.sub("", line)
    if "&" in line:
        line = unescaped(line)
    return " ".join(line.split()) or None


def as_label(value: object) -> str | None:
    """First of several labels as one line, if it has a letter: a number there is a key of the outlet's system."""
    label = (as_line(value) or "").partition(";")[0].rstrip()
    return label if any(map(str.isalpha, label)) else None


def as_url(value: object) -> str | None:
    """Web address, with a scheme if only that is missing; None for anything else."""
    url = scalar(value) or ""
    if url.startswith("//"):
        url = f"https:{url}"
    return url if url.lower().startswith(("http://", "https://")) and len(url.split()) == 1 else None


def zoned(local: object, universal: object) -> str | None:
    """Time in UTC with its zone, which is the outlet's own where its local time stands beside it."""
    try:
        utc = datetime.fromisoformat(scalar(universal) or "")
    except ValueError:
        return scalar(universal)
    if utc.tzinfo:
        return utc.isoformat()
    try:
        offset = datetime.fromisoformat(scalar(local) or "") - utc
        return (utc + offset).replace(tzinfo=timezone(offset)).isoformat()
    except (ValueError, TypeError):  # none, or more than a day apart; TypeError: it has a zone itself
        return utc.replace(tzinfo=UTC).isoformat()


def as_picture(value: object) -> str | None:
    """Address of the first picture in a string, an object or a list of either; None without one on the web."""
    return _picture(value, _DEPTH)


def _picture(value: object, depth: int) -> str | None:
    if isinstance(value, str):
        return as_url(value)
    if isinstance(value, Mapping):
        inside = [value[key] for key in _PICTURE_KEYS if key in value]
    else:
        inside = value if isinstance(value, list) else []
    return next((found for item in inside if (found := _picture(item, depth - 1))), None) if depth else None


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
    return "<" in text and _at_least(_MIN_BLOCKS, _BLOCK, text)


def is_page(markup: str) -> bool:
    """Whether markup is a whole page and not the body of an article alone."""
    return _PAGE.search(markup, 0, _PAGE_OPENING) is not None


def unescaped(text: str) -> str:
    """Text with its character references (`&amp;`, `&#8217;`) as characters; those without a semicolon stay."""
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    if reference[0][1] == "#":
        return html.unescape(reference[0])
    return html5.get(reference[0][1:], reference[0])  # html.unescape would take &copying; for a sign of copyright


def without_references(text: str) -> str:
    """Plain text with its character references as characters, if it has so many that none can be spoken of."""
    for _ in range(_ESCAPED_TIMES):
        if "&" not in text or not _at_least(_MIN_REFERENCES, _REFERENCE, text):
            break
        text = unescaped(text)
    return text


def _at_least(count: int, pattern: re.Pattern[str], text: str) -> bool:
    return sum(1 for _ in zip(pattern.finditer(text), range(count), strict=False)) == count
