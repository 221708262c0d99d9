"""Records of scrapers and news interfaces, under whatever names they give their fields (docs/formats.md)."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from transforms.fields.field_map import FIELD_MAP
from transforms.fields.sources import domain_of, source_id
from transforms.fields.values import as_line, as_markup, as_names, as_text, as_url, is_markup, scalar
from transforms.page.bylines import authors
from transforms.records import Declared, Document, Origin, Reject

__all__ = ["declared_of", "document_of", "listed_records", "source_id", "source_of"]

Record = Mapping[str, object]

# Objects within a record whose fields count as its own where it has none of that name.
_INNER = frozenset({"fields", "attributes", "article", "data", "html", "metadata", "meta"})
_IGNORED = str.maketrans("", "", "_-:. ")
# Names under which an interface lists its records.
_LISTS = re.compile(
    "articles|items|results?|data|docs|documents|hits|entries|stories|news|records|posts|response|rows|list"
)
_LIST_DEPTH = 3  # hits.hits and response.data.articles; deeper lists belong to a record
# What a sidecar says of all records of its file; the rest can only be meant for a file of one.
_SHARED = frozenset({"source", "language", "agency"})


def document_of(
    record: Record, payload: str, origin: Origin, record_index: int, flags: tuple[str, ...] = ()
) -> Document | Reject:
    """Document of a record, or a reject `no_text` if no field holds a text; payload and flags are kept as they are."""
    fields = _flat(record)
    body = _body(fields)
    if body is None:
        detail = f"no field holds a text: {', '.join(sorted(map(str, record))[:20])}"
        return Reject(origin.file_sha256, record_index, "extract", "no_text", detail, payload)
    media, content = body
    return Document(origin.file_sha256, record_index, media, content, payload, declared_of(record, origin), flags)


def declared_of(
    record: Record, origin: Origin, *, is_only_record: bool = False, page_url: str | None = None
) -> Declared:
    """What a record declares, and where it is silent its sidecar; `page_url` is where a page says it lives."""
    own = _flat(record)
    beside = _flat(origin.sidecar or {})
    either = {
        field: _values(own, field) + (_values(beside, field) if is_only_record or field in _SHARED else ())
        for field in FIELD_MAP
    }
    source = source_of(record, origin, page_url=page_url)
    return Declared(
        url=_first(as_url, either["url"] + either["source"]),
        source=source,
        kicker=_first(as_line, either["kicker"]),
        headline=_first(as_line, either["headline"]),
        byline=next((found for value in either["byline"] if (found := authors(as_names(value), source))), ()),
        published=_first(scalar, either["published"]),
        modified=_first(scalar, either["modified"]),
        language=_first(scalar, either["language"]),
        section=_first(as_line, either["section"]),
        agency=_first(as_line, either["agency"]),
    )


def source_of(record: Record, origin: Origin, *, page_url: str | None = None) -> str | None:
    """Outlet of a record, name or domain: its own field, its address, its sidecar's, else the folder; None without."""
    sidecar = origin.sidecar or {}
    return (
        _stated_source(record)
        or domain_of(page_url)
        or _stated_source(sidecar)
        or as_line(origin.folder_source)
        or None
    )


def listed_records(value: object) -> list[object] | None:
    """Records that an interface's answer lists under a usual name, None if the value is a record itself."""
    return _listed(value, _LIST_DEPTH)


def _listed(value: object, depth: int) -> list[object] | None:
    if not isinstance(value, Mapping) or not depth or _body(_flat(value)):
        return None
    under = [item for key, item in value.items() if _LISTS.fullmatch(_key(key))]
    for item in under:
        if isinstance(item, list) and all(isinstance(record, Mapping) for record in item):
            return item
    return next((found for item in under if (found := _listed(item, depth - 1)) is not None), None)


def _stated_source(record: Record) -> str | None:
    fields = _flat(record)
    named = _first(as_line, _values(fields, "source"))
    return domain_of(named) or named or domain_of(_first(as_url, _values(fields, "url")))


def _body(fields: Record) -> tuple[Literal["text", "html"], str] | None:
    """Text of a record, else its markup; text that is marked up counts as markup."""
    if text := _first(as_text, _values(fields, "text")):
        return ("html" if is_markup(text) else "text"), text
    if markup := _first(as_markup, _values(fields, "html")):
        return "html", markup
    return None


def _flat(record: Record) -> dict[str, object]:
    """Fields by their normal names, those of the usual inner objects after the record's own."""
    inner = [item for key, item in record.items() if key == "_source" or _key(key) in _INNER]
    fields: dict[str, object] = {}
    for part in (record, *(item for item in inner if isinstance(item, Mapping))):
        for key, item in part.items():
            if item not in (None, "", [], {}):
                fields.setdefault(_key(key), item)
    return fields


def _key(name: object) -> str:
    return str(name).lower().translate(_IGNORED)


def _values(fields: Record, field: str) -> tuple[object, ...]:
    return tuple(fields[name] for name in FIELD_MAP[field] if name in fields)


def _first(convert: Callable[[object], str | None], values: Iterable[object]) -> str | None:
    return next((found for value in values if (found := convert(value))), None)
