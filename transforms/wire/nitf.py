"""NITF: the News Industry Text Format, 2 and 3, as a document of its own or within NewsML."""

import re
from collections.abc import Iterator

from transforms.wire.body import markup_of
from transforms.wire.elements import Element, attribute, child, children, language_of, line_of, squeezed, within
from transforms.wire.item import Item, agency_of, instant, known_agency, latest

_WITHDRAWN = re.compile("cancell?ed|withheld|killed")


def item_of(nitf: Element) -> Item:
    """Article of a `nitf` element; `withdrawn` if its sender has taken it back."""
    head, body = child(nitf, "head"), child(nitf, "body")
    status = attribute(child(head, "docdata"), "management-status").lower()
    fields = _fields(head, child(body, "body.head")) | {"language": _language(body)}
    if _WITHDRAWN.fullmatch(status) or "kill" in attribute(child(head, "docdata", "ed-msg"), "msg-type").lower():
        return Item(fields, refusal=("withdrawn", f"its status is {status or 'killed'}"))
    content = child(body, "body.content")
    return Item(fields, content=markup_of(body if content is None else content) if body is not None else "")


def _fields(head: Element | None, top: Element | None) -> dict[str, object]:
    document, publication = child(head, "docdata"), child(head, "pubdata")
    senders = [attribute(source, "src-name") for source in children(child(document, "del-list"), "from-src")]
    distributor = line_of(child(top, "distributor"))
    identifier = child(document, "doc-id")
    return {
        "url": attribute(identifier, "id-string"),
        "headline": line_of(child(top, "hedline", "hl1")) or line_of(child(head, "title")),
        "standfirst": line_of(child(top, "hedline", "hl2")),
        "abstract": line_of(child(top, "abstract")),
        "byline": [name for byline in children(top, "byline") for name in _names(byline)],
        "dateline": line_of(child(top, "dateline")),
        "published": _published(document, publication, top),
        "section": _section(head, publication),
        "source": next(
            filter(
                None,
                [
                    attribute(publication, "name"),
                    attribute(identifier, "regsrc"),
                    distributor,
                    *senders,
                    attribute(child(document, "doc.copyright"), "holder"),
                ],
            ),
            "",
        ),
        "agency": agency_of([distributor]) or known_agency([attribute(identifier, "regsrc"), *senders]) or _office(top),
    }


def _published(document: Element | None, publication: Element | None, top: Element | None) -> str:
    issued, released = (child(document, name) for name in ("date.issue", "date.release"))
    return (
        latest(*(attribute(date, "norm") or line_of(date) for date in (issued, released)))
        or instant(attribute(publication, "date.publication"))
        or instant(attribute(child(top, "dateline", "story.date"), "norm"))
    )


def _section(head: Element | None, publication: Element | None) -> str:
    subjects = list(children(child(head, "tobject"), "tobject.subject"))
    told = (attribute(subject, "tobject.subject.type", "tobject.subject.matter") for subject in subjects)
    return attribute(publication, "position.section") or next(filter(None, told), "")


def _names(byline: Element) -> Iterator[str]:
    """People of a byline; without their titles where they are not marked."""
    people = [line_of(person) for person in within(byline, "person")]
    yield from people or [_without_titles(byline)]


def _without_titles(byline: Element) -> str:
    pieces = [byline.text or ""]
    for part in byline:
        is_title = part in set(children(byline, "byttl", "virtloc", "location"))
        pieces += ["" if is_title else line_of(part), part.tail or ""]
    return squeezed("".join(pieces))


def _office(top: Element | None) -> str:
    """What stands in the place of an author's title where no author is named: an agency."""
    bylines = [byline for byline in children(top, "byline") if not any(_names(byline))]
    return agency_of(line_of(child(byline, "byttl")) for byline in bylines)


def _language(body: Element | None) -> str:
    """Language of the text: that of its first paragraph, or of what it lies in."""
    return language_of(next(within(child(body, "body.content"), "p"), body))
