"""NewsML 1: items whose components nest, each with lines and metadata of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.fields.values import as_url
from transforms.wire.content import content_of, longest
from transforms.wire.elements import Element, attribute, child, children, language_of, line_of, own_language, within
from transforms.wire.item import Item, agency_of, instant, known_agency, latest

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_TEXTS = re.compile("(?:text|complexdata)?", re.IGNORECASE)  # of IPTC's media types
_DESK = re.compile("department|desk|section|category|rubric|ressort", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Component:
    """A component with a text: what holds for it, whether it has a headline of its own, and its body."""

    fields: dict[str, object]
    is_headed: bool
    body: Item


def items_of(news: Element) -> Iterator[Item]:
    """Articles of a `NewsItem`: one, or one for each component that has a headline and a text of its own."""
    fields = _fields(news)
    status = _formal(child(news, "newsmanagement", "status")).lower()
    texts = [text for component in children(news, "newscomponent") for text in _texts(component, fields)]
    headed = [text for text in texts if text.is_headed]
    if status in _WITHDRAWN or not texts:
        first = child(news, "newscomponent")
        stated = fields if first is None else fields | _stated(first)
        why = ("withdrawn", f"its status is {status}") if status in _WITHDRAWN else _why_without_text(news)
        yield Item(stated, refusal=why)
        return
    for text in headed if len(headed) > 1 else [max(texts, key=lambda text: len(text.body.content))]:
        yield Item(text.body.fields | text.fields, text.body.media, text.body.content, text.body.refusal)


def _texts(component: Element, inherited: dict[str, object]) -> Iterator[_Component]:
    """Components with a text, this one and those within it, to which its lines and metadata apply too."""
    fields = inherited | _stated(component)
    contents = [item for item in children(component, "contentitem") if _is_text(item)]
    body = longest([content_of(data) for item in contents for data in children(item, "datacontent")])
    if body.content or body.refusal:
        yield _Component(fields, bool(line_of(child(component, "newslines", "headline"))), body)
    for inner in children(component, "newscomponent"):
        yield from _texts(inner, fields)


def _is_text(content: Element) -> bool:
    return _TEXTS.fullmatch(_formal(child(content, "mediatype"))) is not None


def _why_without_text(news: Element) -> tuple[str, str] | None:
    contents = list(within(news, "contentitem"))
    if not contents or any(map(_is_text, contents)):
        return None
    return "not_text", f"an item of {_formal(child(contents[0], 'mediatype'))}"


def _fields(news: Element) -> dict[str, object]:
    """What holds for the whole item."""
    management, identifier = child(news, "newsmanagement"), child(news, "identification", "newsidentifier")
    envelope = child(news.getparent(), "newsenvelope")
    created, revised = (line_of(child(management, name)) for name in ("firstcreated", "thisrevisioncreated"))
    first = _first([created, revised, line_of(child(identifier, "dateid")), line_of(child(envelope, "dateandtime"))])
    owner = line_of(child(identifier, "providerid"))
    return {
        "url": _first(
            filter(as_url, (line_of(child(identifier, name)) for name in ("publicidentifier", "newsitemid")))
        ),
        "published": latest(first, line_of(child(management, "statuswillchange", "dateandtime"))),
        "modified": instant(revised if revised != created else ""),
        "language": language_of(news),
        "source": owner or _formal(child(envelope, "sentfrom", "party")),
        "agency": known_agency([owner]),
    }


def _stated(component: Element) -> dict[str, object]:
    """What a component says itself."""
    lines, management = child(component, "newslines"), child(component, "administrativemetadata")
    provider, source = (_formal(child(management, name, "party")) for name in ("provider", "source"))
    told = {
        "headline": line_of(child(lines, "headline")),
        "standfirst": line_of(child(lines, "subheadline")),
        "byline": line_of(child(lines, "byline")),
        "dateline": line_of(child(lines, "dateline")),
        "language": _formal(child(component, "descriptivemetadata", "language")) or own_language(component),
        "section": _section(component),
        "source": provider,
        "agency": agency_of([line_of(child(lines, "creditline")), source]) or known_agency([provider]),
    }
    return {name: value for name, value in told.items() if value}


def _section(component: Element) -> str:
    properties = children(child(component, "descriptivemetadata"), "property")
    return _first(attribute(property_, "Value") for property_ in properties if _DESK.search(_formal(property_)))


def _formal(element: Element | None) -> str:
    return attribute(element, "FormalName")


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
