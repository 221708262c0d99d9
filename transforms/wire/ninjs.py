"""ninjs (IPTC's News in JSON, versions 1 to 3): items of text, under whichever of its names they give their parts."""

import re
from collections.abc import Iterator, Mapping

from transforms.fields.field_map import normal_name
from transforms.fields.values import as_label, as_line, as_markup, as_picture, as_text, as_url
from transforms.wire.item import Item, instant, known_agency

News = Mapping[str, object]

_OTHER_TYPES = frozenset({"picture", "audio", "video", "graphic", "composite", "component", "planning", "event"})
_TYPES = _OTHER_TYPES | {"text"}
# One of these tells an item from a record that merely has a type.
_MARKS = frozenset({"versioncreated", "pubstatus", "headlines", "bodies", "bodyxhtml", "representationtype"})
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_PLAIN_BODIES, _BODIES = ("bodytext", "bodyplain"), ("bodyxhtml", "bodyhtml", "bodyhtml5")
_OUTSIDE_BODY = re.compile(r"\A.*?<body\b[^>]*>|</body\s*>.*\Z", re.IGNORECASE | re.DOTALL)
_MARKUP_TYPE = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)


def is_item(record: News) -> bool:
    """Whether a record is an item of ninjs."""
    kind = record.get("type")
    return isinstance(kind, str) and kind in _TYPES and not _MARKS.isdisjoint(map(normal_name, record))


def item_of(record: News) -> Item:
    """Article of an item: `not_text` if it is of another type, `withdrawn` if its sender took it back."""
    news = {normal_name(name): value for name, value in record.items() if value}
    fields = {name: value for name, value in _fields(news).items() if value}
    if (status := str(news.get("pubstatus", "")).lower()) in _WITHDRAWN:
        return Item(fields, refusal=("withdrawn", f"its status is {status}"))
    if news["type"] in _OTHER_TYPES:
        return Item(fields, refusal=("not_text", f"an item of type {news['type']}"))
    plain, marked_up = next(_plain(news), ""), next(_marked_up(news), "")
    if marked_up and "\n" not in plain:  # in one line: its paragraphs are lost
        return Item(fields, "markup", _OUTSIDE_BODY.sub("", marked_up))
    return Item(fields, "text", plain)


def _marked_up(news: News) -> Iterator[str]:
    values = [news.get(name) for name in _BODIES]
    values += [body.get("value") for body in _listed(news, "bodies") if _MARKUP_TYPE.match(_text(body, "contenttype"))]
    return filter(None, map(as_markup, values))


def _plain(news: News) -> Iterator[str]:
    values = [news.get(name) for name in _PLAIN_BODIES]
    values += [body.get("value") for body in _listed(news, "bodies") if "xml" not in _text(body, "contenttype")]
    return filter(None, map(as_text, values))


def _fields(news: News) -> dict[str, object]:
    version = instant(_text(news, "versioncreated"))
    published = next(filter(None, (instant(_text(news, name)) for name in ("firstcreated", "contentcreated"))), version)
    modified = instant(_text(news, "contentmodified")) or (version if version != published else "")
    url = next(filter(None, map(as_url, (news.get(name) for name in ("canonicalurl", "url", "uri", "guid")))), "")
    senders = [name for value in ("source", "provider") if (name := _name(news.get(value)))]
    owners = [name for value in ("copyrightholder", "infosources") if (name := _name(news.get(value)))]
    return {
        "url": url,
        "headline": as_line(news.get("headline")) or _main(news, "headlines"),
        "summary": as_line(news.get("descriptiontext")) or _main(news, "descriptions"),
        "byline": as_line(news.get("byline")) or as_line(news.get("by")) or news.get("authors"),
        "published": published,
        "modified": modified,
        "language": news.get("language"),
        "section": next(filter(None, (_name(news.get(n)) for n in ("subject", "subjects", "service"))), ""),
        "source": next(iter(senders if url else senders + owners), ""),  # before its owner, the domain of its address
        "agency": known_agency(senders + owners),
        "dateline": as_line(news.get("located")),
        "image": _picture(news.get("associations")),
    }


def _main(news: News, name: str) -> str:
    """Value of the main one of several versions of a part."""
    versions = sorted(_listed(news, name), key=lambda version: _text(version, "role") not in {"", "main"})
    return next(filter(None, (as_line(version.get("value")) or "" for version in versions)), "")


def _picture(associations: object) -> str | None:
    """Address of the first rendition of the first picture that goes with the item."""
    items = list(associations.values()) if isinstance(associations, Mapping) else associations
    pictures = [item for item in _mappings(items) if item.get("type") == "picture"]
    renditions = (picture.get("renditions") for picture in pictures)
    lists = (list(r.values()) if isinstance(r, Mapping) else r for r in renditions)
    return next(filter(None, map(as_picture, lists)), None)


def _name(value: object) -> str:
    return as_label(value) or ""


def _text(part: News, name: str) -> str:
    value = part.get(name)
    return value if isinstance(value, str) else ""


def _listed(news: News, name: str) -> list[News]:
    return [{normal_name(key): item for key, item in part.items()} for part in _mappings(news.get(name))]


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []
