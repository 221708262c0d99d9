"""NewsML-G2: items of text, with what their envelopes and their bodies say of them."""

import re
from collections.abc import Iterator

from transforms.dateline.agencies import is_agency
from transforms.fields.sources import domain_of
from transforms.fields.values import as_url
from transforms.wire.content import content_of, longest
from transforms.wire.elements import Element, attribute, child, children, language_of, line_of
from transforms.wire.item import Item, agency_of, instant, known_agency, latest

_TEXTS = frozenset({"", "text", "composite"})  # classes of items (IPTC's ninature) that an article may be of
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_PICTURES = re.compile(r"(?:image|video|audio)/.*")
# What subjects are that name a section of the outlet, and what those that name no topic at all.
_DESK = re.compile("department|desk|section|category|rubric|ressort", re.IGNORECASE)
_NO_TOPIC = re.compile("person|organi[sz]ation|geo|event|object|poi|team|league", re.IGNORECASE)
_SUMMARY = re.compile("summary|abstract|lead|teaser|intro", re.IGNORECASE)


def item_of(news: Element) -> Item:
    """Article of a `newsItem`: `not_text` if it is of another class, `withdrawn` if its sender took it back."""
    meta = child(news, "itemmeta")
    kind, status = (_code(child(meta, name)).lower() for name in ("itemclass", "pubstatus"))
    body = _body(child(news, "contentset"))
    fields = {"language": language_of(news)} | body.fields
    fields |= {name: value for name, value in _fields(news, meta, child(news, "contentmeta")).items() if value}
    if status in _WITHDRAWN:
        return Item(fields, refusal=("withdrawn", f"its status is {status}"))
    if kind not in _TEXTS:
        return Item(fields, refusal=("not_text", f"an item of {kind}"))
    return Item(fields, body.media, body.content, body.refusal)


def _body(contents: Element | None) -> Item:
    """The longest of the renditions that are in the item itself: as markup, else as plain text."""
    marked = [content_of(inline) for inline in children(contents, "inlinexml")]
    plain = [content_of(inline) for inline in children(contents, "inlinedata")]
    if renditions := [item for item in marked if item.content or item.refusal] or plain:
        return longest(renditions)
    types = [attribute(remote, "contenttype") for remote in children(contents, "remotecontent")]
    if types and all(map(_PICTURES.fullmatch, types)):
        return Item(refusal=("not_text", types[0]))
    return Item()


def _fields(news: Element, meta: Element | None, about: Element | None) -> dict[str, object]:
    provider = _party(child(meta, "provider"))
    creators = [creator for creator in children(about, "creator") if "photo" not in attribute(creator, "role").lower()]
    credits_ = [line_of(child(about, "creditline")), *map(_party, children(about, "infosource"))]
    organisations = [_party(creator) for creator in creators if not _is_person(creator)]
    created = (line_of(child(meta, "firstcreated")), line_of(child(about, "contentcreated")))
    version = line_of(child(meta, "versioncreated"))
    published = latest(next(filter(None, created), version), line_of(child(meta, "embargoed")))
    return {
        "url": next(filter(as_url, [attribute(news, "guid"), *map(line_of, children(about, "altid"))]), ""),
        "headline": next((line_of(line) for line in _headlines(about) if "sub" not in _role(line)), ""),
        "standfirst": next((line_of(line) for line in _headlines(about) if "sub" in _role(line)), ""),
        "abstract": next(filter(None, map(line_of, _summaries(about))), ""),
        "byline": list(filter(None, map(line_of, children(about, "by"))))
        or [_party(creator) for creator in creators if _is_person(creator)],
        "dateline": line_of(child(about, "dateline")) or line_of(child(about, "located", "name")),
        "published": published,
        "modified": instant(line_of(child(about, "contentmodified")) or (version if version != published else "")),
        "language": attribute(child(about, "language"), "tag"),
        "section": _section(meta, about),
        "source": provider,
        "agency": agency_of([*credits_, *organisations]) or known_agency([provider]),
    }


def _headlines(about: Element | None) -> list[Element]:
    """Headlines that say something, the main one first."""
    return sorted(filter(line_of, children(about, "headline")), key=lambda line: _role(line) not in {"", "main"})


def _summaries(about: Element | None) -> Iterator[Element]:
    return (text for text in children(about, "description") if not _role(text) or _SUMMARY.search(_role(text)))


def _section(meta: Element | None, about: Element | None) -> str:
    named = {line_of(child(subject, "name")): subject for subject in children(about, "subject")}
    named.pop("", None)
    kinds = {name: f"{attribute(subject, 'type')} {attribute(subject, 'qcode')}" for name, subject in named.items()}
    desks = [name for name, kind in kinds.items() if _DESK.search(kind)]
    topics = [name for name, kind in kinds.items() if not _NO_TOPIC.search(kind)]
    return next(iter([*desks, *topics]), "") or line_of(child(meta, "service", "name"))


def _is_person(creator: Element) -> bool:
    """Whether a creator may be a person: no agency, nor what is known by its domain."""
    is_domain = domain_of(f"https://{_code(creator)}") is not None
    return not ("organi" in attribute(creator, "type").lower() or is_domain or is_agency(_party(creator)))


def _party(element: Element | None) -> str:
    """Who is meant: by name, by domain, or by a code that can be read."""
    named = line_of(child(element, "name")) or attribute(element, "literal") or domain_of(attribute(element, "uri"))
    code = _code(element)
    return named or (code if any(map(str.isalpha, code)) else "")


def _role(element: Element) -> str:
    return attribute(element, "role").rpartition(":")[2].lower()


def _code(element: Element | None) -> str:
    """Code without the alias of its scheme: `text` of ninat:text."""
    return attribute(element, "qcode").rpartition(":")[2]
