"""Records of scrapers and news interfaces, under whatever names they give their fields (docs/formats.md)."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from transforms.fields.field_map import normal_name
from transforms.fields.sources import domain_of, source_id
from transforms.fields.values import (
    as_label,
    as_line,
    as_markup,
    as_names,
    as_picture,
    as_text,
    as_url,
    is_markup,
    is_page,
    scalar,
    without_references,
    zoned,
)
from transforms.page.bylines import authors
from transforms.records import Declared, Document, Media, Origin, Reject

__all__ = ["declared_of", "document_of", "has_text", "source_id", "source_of"]

Record = Mapping[str, object]
T = TypeVar("T")

# Objects within a record whose fields count as its own where it has none of that name.
_INNER = frozenset({"fields", "attributes", "article", "data", "html", "metadata", "meta"})
_SEARCH_HIT = "_source"  # of Elasticsearch: an object as the others, and no outlet
_RESOLVED = "embedded"  # of WordPress and HAL: in full what the record itself gives by number, such as its author
# Times of WordPress in UTC, which they do not say, and the local ones beside them.
_UNIVERSAL_TIMES = (("dategmt", "date"), ("modifiedgmt", "modified"))
_NAME_CHARS = 100  # longer keys are no names of fields, and are not worth remembering
# What a sidecar says of all records of its file; the rest can only be meant for a file of one.
_SHARED = frozenset({"source", "language", "agency"})
_KNOWN_BYLINES = 4096  # a batch has some thousand authors, most of them many times
# A summary that is cut off, by the site or by the interface that hands it on: it is the article's opening.
_CUT_OFF = re.compile(r"(?:…|\.{3}|\[(?:…|\.{3})\]|\[\+\d+ chars\])\W*$")
_COUNTED_CUT = re.compile(r"\[\+\d+ chars\]\s*\Z")
_CUT_CHARS = 30  # of that mark, with slack
_SHOWN_NAMES = 20  # of a record's fields, in the detail of a reject
_SUMMARY_CHARS = 1_000  # no summary is longer; where a record calls its text so, it is the text


class _Told(NamedTuple):
    """Fields of a record by their normal names, those of its sidecar, and the names of each field."""

    own: Record
    beside: Record
    names: Mapping[str, tuple[str, ...]]
    is_only_record: bool = False

    def first(self, field: str, convert: Callable[[object], T | None]) -> T | None:
        """First value of a field that converts to something: the record's, else its sidecar's."""
        names = self.names[field]
        found = _first(self.own, names, convert)
        if not found and self.beside and (self.is_only_record or field in _SHARED):
            found = _first(self.beside, names, convert)
        return found


def document_of(
    record: Record, payload: str, origin: Origin, record_index: int, flags: tuple[str, ...] = ()
) -> Document | Reject:
    """Document of a record, or a reject: `no_text` if no field holds a text, `summary_only` if a summary is all.

    Payload and flags are kept as they are.
    """
    told = _Told(_named(record), _named(origin.sidecar or {}), origin.field_map)
    content = _content(told)
    if content is None or _COUNTED_CUT.search(content[1], max(0, len(content[1]) - _CUT_CHARS)):
        return _without_text(record, told, payload, origin, record_index)
    return Document(origin.file_sha256, record_index, *content, payload, _declared(told, origin), flags)


def declared_of(
    record: Record, origin: Origin, *, is_only_record: bool = False, page_url: str | None = None
) -> Declared:
    """What a record declares, and where it is silent its sidecar; `page_url` is where a page says it lives."""
    beside = _named(origin.sidecar or {})
    return _declared(_Told(_named(record), beside, origin.field_map, is_only_record), origin, page_url)


def source_of(record: Record, origin: Origin, *, page_url: str | None = None) -> str | None:
    """Outlet of a record, name or domain: its own field, its address, its sidecar's, else the folder; None without."""
    return _source(_Told(_named(record), _named(origin.sidecar or {}), origin.field_map), origin, page_url)


def has_text(record: Record, names: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a field of a record holds a text."""
    return _content(_Told(_named(record), {}, names)) is not None


def _content(told: _Told) -> tuple[Media, str] | None:
    """Text of a record, else its markup, else what it calls a summary and is too long for one."""
    markup = None if (text := told.first("text", as_text)) else told.first("html", as_markup)
    if markup:
        return _marked(markup), markup
    if text := text or told.first("summary", _as_long_text):
        text = text if is_markup(text) else without_references(text)
        return (_marked(text) if is_markup(text) else "text"), text
    return None


def _marked(markup: str) -> Media:
    return "html" if is_page(markup) else "markup"


def _without_text(record: Record, told: _Told, payload: str, origin: Origin, record_index: int) -> Reject:
    """Reject of a record without a text; a summary alone is no article, unless a field without a meaning says more."""
    shown = ", ".join(sorted(map(str, record))[:_SHOWN_NAMES])
    known = {name for names in told.names.values() for name in names}
    unknown = [value for name, value in told.own.items() if name not in known and isinstance(value, str)]
    summary = told.first("text", as_text) or told.first("summary", as_text) or told.first("standfirst", as_text)
    if summary and all(value.count(" ") <= summary.count(" ") for value in unknown):
        reason, detail, is_article = "summary_only", f"a summary and no text: {shown}", False
    else:
        reason, detail, is_article = "no_text", f"no field holds a text: {shown}", True
    return Reject(origin.file_sha256, record_index, "extract", reason, detail, payload, is_article)


def _declared(told: _Told, origin: Origin, page_url: str | None = None) -> Declared:
    source = _source(told, origin, page_url)
    if not (told.own or told.beside):  # a plain text without a sidecar
        return Declared(source=source)
    return Declared(
        url=told.first("url", as_url) or told.first("source", as_url),
        source=source,
        kicker=told.first("kicker", as_line),
        headline=told.first("headline", as_line),
        standfirst=told.first("standfirst", _as_standfirst) or told.first("summary", _as_summary),
        byline=told.first("byline", lambda value: _byline(tuple(as_names(value)), source)) or (),
        published=told.first("published", scalar),
        modified=told.first("modified", scalar),
        language=told.first("language", scalar),
        section=told.first("section", as_label),
        agency=told.first("agency", as_line),
        dateline=told.first("dateline", as_line),
        image_url=told.first("image_url", as_picture),
    )


def _source(told: _Told, origin: Origin, page_url: str | None) -> str | None:
    return (
        _stated_source(told.own, told.names)
        or domain_of(page_url)
        or _stated_source(told.beside, told.names)
        or as_line(origin.folder_source)
        or None
    )


def _stated_source(fields: Record, names: Mapping[str, tuple[str, ...]]) -> str | None:
    named = _first(fields, names["source"], as_line)
    return domain_of(named) or named or domain_of(_first(fields, names["url"], as_url))


@lru_cache(maxsize=_KNOWN_BYLINES)
def _byline(names: tuple[str, ...], source: str | None) -> tuple[str, ...]:
    return authors(names, source)


def _as_standfirst(value: object) -> str | None:
    line = as_line(value)
    return line if line and len(line) <= _SUMMARY_CHARS else None


def _as_summary(value: object) -> str | None:
    """Summary that may be a standfirst: one that is cut off is the opening of the article."""
    line = _as_standfirst(value)
    return None if line is None or _CUT_OFF.search(line) else line


def _as_long_text(value: object) -> str | None:
    text = as_text(value)
    return text if text and len(text) > _SUMMARY_CHARS else None


def _named(record: Record) -> dict[str, object]:
    """Fields that hold something by their normal names, those of the usual inner objects after the record's own."""
    fields: dict[str, object] = {}
    inner = []
    for key, value in record.items():
        if not value or len(key) > _NAME_CHARS:
            continue
        name = normal_name(key)
        if (name in _INNER or key == _SEARCH_HIT) and isinstance(value, Mapping):
            inner.append(value)
        if key != _SEARCH_HIT:
            fields.setdefault(name, value)
    if isinstance(resolved := fields.get(_RESOLVED), Mapping):
        fields.update({normal_name(key): value for key, value in resolved.items() if value})
    for part in inner:
        fields = _named(part) | fields
    for universal, local in _UNIVERSAL_TIMES:
        if universal in fields:
            fields[universal] = zoned(fields.get(local), fields[universal])
    return fields


def _first(fields: Record, names: Iterable[str], convert: Callable[[object], T | None]) -> T | None:
    for name in filter(fields.__contains__, names):
        if found := convert(fields[name]):
            return found
    return None
