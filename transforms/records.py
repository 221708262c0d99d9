"""What passes from stage to stage: where a file came from, its documents, their articles, and rejects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from transforms.fields.field_map import FIELD_MAP

Stage = Literal["read", "extract", "audit"]
Media = Literal["text", "html", "markup"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from; `sidecar` is the parsed `<file>.meta.json` and `folder_source` the folder's name.

    `field_map` has the names under which records give each field, the usual ones and those of the settings.
    """

    file_sha256: str
    path: str
    sidecar: Mapping[str, object] | None = None
    folder_source: str | None = None
    field_map: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FIELD_MAP)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a record says of itself, apart from its text; None where it says nothing."""

    url: str | None = None
    source: str | None = None
    kicker: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    agency: str | None = None
    dateline: str | None = None
    image_url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A record as read: its content, what it declares, and what decoding had to do.

    `text` is plain text, `html` a page with whatever stands around the article, `markup` the marked-up body alone.
    `member` is the path within the archive that the record lay in.
    """

    file_sha256: str
    record_index: int
    media: Media
    content: str
    payload: str
    declared: Declared = field(default_factory=Declared)
    flags: tuple[str, ...] = ()
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A record, or a whole file if record_index is None, that went no further, and why.

    `is_article` is false for what is none by its nature: a picture in a crawl, a teaser in a feed. Nobody can mend it.
    """

    file_sha256: str
    record_index: int | None
    stage: Stage
    reason: str
    detail: str
    payload: str | None = None
    is_article: bool = True
    member: str | None = None


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
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    dateline: Dateline | None = None
    agency: str | None = None
    dates: tuple[DateCandidate, ...] = ()
    section: str | None = None
    url: str | None = None
    source: str | None = None
    modified: str | None = None
    language: str | None = None
    image_url: str | None = None
    furniture_chars: int = 0
    flags: tuple[str, ...] = ()

    @property
    def record_index(self) -> int:
        """Position of the record in its file, from 0."""
        return self.document.record_index
