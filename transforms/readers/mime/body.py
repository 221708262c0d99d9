"""What a message shows, put together of its parts, and what is attached to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from transforms.page.letter import Piece, as_markup, as_text, letter, pieces_of_markup, pieces_of_text, web_version
from transforms.page.limits import excess
from transforms.readers.html import declared_charset
from transforms.readers.mime.flowed import unwrapped, without_signature
from transforms.readers.mime.message import MessageError, Part
from transforms.readers.reader import PAGE_BYTES
from transforms.text.unicode import Decoded, UndecodableError, decode

_HTML = "text/html"
# What may be an article that was attached; others are pictures, cards, calendars, signatures.
_READABLE = re.compile(r"text/(?:plain|html)|application/(?:pdf|xhtml\+xml|.*wordprocessingml\.document)")
_READABLE_NAME = re.compile(r".*\.(?:txt|html?|pdf|docx|eml)", re.IGNORECASE | re.DOTALL)
_UNTOLD = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a message or its markup, its language, what decoding had to do, and where it is on the web."""

    media: Literal["text", "markup"]
    content: str
    language: str | None
    flags: tuple[str, ...]
    address: str | None


def body_of(message: Part) -> Body | None:
    """What a message shows, None if that is nothing; raises MessageError for what is undecodable or too large.

    Its page is preferred to the same as text, since paragraphs and headings are certain there.
    """
    pieces: list[Piece] = []
    flags: set[str] = set()
    shown = _shown(message) or _unparted(message)
    for part in shown:
        decoded = decoded_text(part)
        pieces += _pieces(part, decoded.text)
        flags |= set(decoded.flags)
    if not pieces:
        return None
    is_page = any(part.get_content_type() == _HTML for part in shown)
    own = letter(pieces)
    content = as_markup(own) if is_page else as_text(own)
    # Of a message of several parts, the language is stated there.
    languages = (str(part.get("content-language", "")).split(",")[0].strip() for part in (message, *shown))
    language = next(filter(None, languages), None)
    return Body("markup" if is_page else "text", content, language, tuple(sorted(flags)), web_version(pieces))


def decoded_text(part: Part) -> Decoded:
    """Text of a part in its encoding; raises MessageError for what is undecodable or too large."""
    data = part.content()
    if len(data) > PAGE_BYTES:
        raise MessageError("page_too_large", f"{len(data)} bytes, more than {PAGE_BYTES}")
    declared = part.get_content_charset()
    if declared is None and part.get_content_type() == _HTML:
        declared = declared_charset(data)
    try:
        return decode(data, declared)
    except UndecodableError as error:
        raise MessageError("undecodable", str(error)) from None


def attached(message: Part) -> Iterator[tuple[str, Part | bytes]]:
    """Names of what may be an article by itself: messages that were passed on, and bytes of texts, pages, documents."""
    for part in message.inner() or [message]:
        kind = part.get_content_type()
        name = _file_name(part)
        if kind.startswith("message/"):
            name = _base_name(part.get_filename() or "message.eml")
            yield from ((name, inner) for inner in part.inner() if kind == "message/rfc822")
        elif part.inner():
            yield from attached(part)
        elif name and (_READABLE.fullmatch(kind) or (kind == _UNTOLD and _READABLE_NAME.fullmatch(name))):
            yield name, part.content()


def _file_name(part: Part) -> str | None:
    """Name of an attachment; None for a part that is shown."""
    if name := part.get_filename():
        return _base_name(name)
    return "attachment" if part.get_content_disposition() == "attachment" else None


def _base_name(name: str) -> str:
    """The name without folders, which are the sender's."""
    return re.split(r"[/\\]", name)[-1] or "attachment"


def _shown(part: Part) -> list[Part]:
    """Parts that hold what a reader sees: of alternatives the best, of all others each."""
    kind = part.get_content_type()
    if kind in {"text/plain", _HTML}:
        return [] if _file_name(part) else [part]
    if not kind.startswith("multipart/"):
        return []
    within = [found for inner in part.inner() if (found := _shown(inner))]
    if kind == "multipart/alternative":
        pages = [found for found in within if found[0].get_content_type() == _HTML]
        return next(iter(pages[-1:] or within[-1:]), [])
    if kind in {"multipart/related", "multipart/signed"}:
        return within[0] if within else []
    return [shown for found in within for shown in found]


def _unparted(message: Part) -> list[Part]:
    """A message that announces parts and has none: what there is of it is text."""
    is_parted = message.get_content_maintype() == "multipart"
    return [message] if is_parted and not message.inner() else []


def _pieces(part: Part, text: str) -> list[Piece]:
    if part.get_content_type() != _HTML:
        text = text.replace("\r\n", "\n")
        if _parameter(part, "format") == "flowed":
            text = unwrapped(text, is_spaced=_parameter(part, "delsp") != "yes")
        return pieces_of_text(without_signature(text))
    if found := excess(text):
        raise MessageError(*found)
    return pieces_of_markup(text)


def _parameter(part: Part, name: str) -> str:
    return str(part.get_param(name, "")).lower()
