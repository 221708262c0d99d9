"""What passes from stage to stage: where a file came from, its documents, their articles, and rejects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Stage = Literal["read", "extract", "audit"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from; `sidecar` is the parsed `<file>.meta.json` and `folder_source` the folder's name."""

    file_sha256: str
    path: str
    sidecar: Mapping[str, object] | None = None
    folder_source: str | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a record says of itself, apart from its text; None where it says nothing."""

    url: str | None = None
    source: str | None = None
    kicker: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A record as read: plain text or a page's markup, what the record declares, and what decoding had to do."""

    file_sha256: str
    record_index: int
    media: Literal["text", "html"]
    content: str
    payload: str
    declared: Declared = field(default_factory=Declared)
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A record, or a whole file if record_index is None, that went no further, and why."""

    file_sha256: str
    record_index: int | None
    stage: Stage
    reason: str
    detail: str
    payload: str | None = None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date seen for an article: ISO 8601 value, its precision, its zone and where it stood."""

    value: str
    precision: Literal["minute", "day", "month"]
    zone: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of an article; None for what it does not state or nobody knows."""

    printed: str
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    agency: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The parts of an article as its extractor found them, before they are cleaned and keyed."""

    document: Document
    body: str
    method: str
    kicker: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    dateline: Dateline | None = None
    dates: tuple[DateCandidate, ...] = ()
    section: str | None = None
    url: str | None = None
    source: str | None = None
    modified: str | None = None
    language: str | None = None
    furniture_chars: int = 0
    flags: tuple[str, ...] = ()
