"""NewsML 1: items whose components nest, each with lines and metadata of its own."""

import re
from collections.abc import Iterable, Iterator

from transforms.fields.values import as_url
from transforms.wire.content import content_of, longest
from transforms.wire.elements import Element, attribute, child, children, language_of, line_of, name_of, within
from transforms.wire.item import Item, agency_of, instant, known_agency, latest

_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_TEXTS = re.compile("(?:text|complexdata)?", re.IGNORECASE)  # of IPTC's media types
_DESK = re.compile("department|desk|section|category|rubric|ressort", re.IGNORECASE)


def items_of(news: Element) -> Iterator[Item]:
    """Articles of a `NewsItem`: one, or one for each component that has a headline and a text of its own."""
    status = _formal(child(news, "newsmanagement", "status")).lower()
    components = list(within(news, "newscomponent"))
    texts = [(component, body) for component in components if (body := _body(component)).content]
    headed = [text for text in texts if line_of(child(text[0], "newslines", "headline"))]
    if status in _WITHDRAWN:
        yield Item(_fields(news, components[:1]), refusal=("withdrawn", f"its status is {status}"))
    elif not texts:
        yield Item(_fields(news, components[:1]), refusal=_why_without_text(news))
    else:
        alone = max(texts, key=lambda text: len(text[1].content))
        for component, body in headed if len(headed) > 1 else [alone]:
            stated = {name: value for name, value in _fields(news, _scopes(component)).items() if value}
            yield Item(body.fields | stated, body.media, body.content, body.refusal)


def _body(component: Element) -> Item:
    contents = [item for item in children(component, "contentitem") if _is_text(item)]
    return longest([content_of(data) for item in contents for data in children(item, "datacontent")])


def _is_text(content: Element) -> bool:
    return _TEXTS.fullmatch(_formal(child(content, "mediatype"))) is not None


def _why_without_text(news: Element) -> tuple[str, str] | None:
    contents = list(within(news, "contentitem"))
    if not contents or any(map(_is_text, contents)):
        return None
    return "not_text", f"an item of {_formal(child(contents[0], 'mediatype'))}"


def _scopes(component: Element) -> list[Element]:
    """A component and those that it lies in, whose lines and metadata hold for it too."""
    scopes: list[Element] = []
    scope: Element | None = component
    while scope is not None:
        scopes += [scope] if name_of(scope) == "newscomponent" else []
        scope = scope.getparent()
    return scopes


def _fields(news: Element, scopes: list[Element]) -> dict[str, object]:
    management, identifier = child(news, "newsmanagement"), child(news, "identification", "newsidentifier")
    envelope = child(news.getparent(), "newsenvelope")
    provider = _first(_formal(child(s, "administrativemetadata", "provider", "party")) for s in scopes)
    sources = [_formal(child(s, "administrativemetadata", "source", "party")) for s in scopes]
    owner = line_of(child(identifier, "providerid"))
    created, revised = (line_of(child(management, name)) for name in ("firstcreated", "thisrevisioncreated"))
    first = _first([created, revised, line_of(child(identifier, "dateid")), line_of(child(envelope, "dateandtime"))])
    return {
        "url": _first(
            filter(as_url, (line_of(child(identifier, name)) for name in ("publicidentifier", "newsitemid")))
        ),
        "headline": _line(scopes, "headline"),
        "standfirst": _line(scopes, "subheadline"),
        "byline": _line(scopes, "byline"),
        "dateline": _line(scopes, "dateline"),
        "published": latest(first, line_of(child(management, "statuswillchange", "dateandtime"))),
        "modified": instant(revised if revised != created else ""),
        "language": _first(_formal(child(s, "descriptivemetadata", "language")) for s in scopes)
        or _first(map(language_of, [*scopes, news])),
        "section": _first(_section(scope) for scope in scopes),
        "source": provider or owner or _formal(child(envelope, "sentfrom", "party")),
        "agency": agency_of([_line(scopes, "creditline"), *sources]) or known_agency([provider, owner]),
    }


def _line(scopes: Iterable[Element], name: str) -> str:
    return _first(line_of(child(scope, "newslines", name)) for scope in scopes)


def _section(scope: Element) -> str:
    properties = [of for kind in ("descriptivemetadata", "metadata") for of in children(child(scope, kind), "property")]
    return _first(attribute(of, "Value") for of in properties if _DESK.search(_formal(of)))


def _formal(element: Element | None) -> str:
    return attribute(element, "FormalName")


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
