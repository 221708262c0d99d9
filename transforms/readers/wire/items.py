"""Items of agencies in XML, made documents: NewsML of both kinds and NITF, whatever they lie in."""

from collections.abc import Iterator

from transforms.fields.record import declared_of
from transforms.readers.reader import Input, Opened
from transforms.readers.wire.xml_elements import read_elements
from transforms.records import Document, Reject
from transforms.wire import newsml_1, newsml_g2, nitf
from transforms.wire.elements import Element, children, name_of
from transforms.wire.item import Item

# What stands beside items in messages, and lists or describes them.
_OTHER_ITEMS = frozenset({"packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"})
_ITEMS = _OTHER_ITEMS | {"newsitem", "nitf"}


def read_items(file: Input, format_: str) -> Opened:
    """A record for each item of a message, for some of NewsML 1 several."""
    return read_elements(
        file,
        format_,
        lambda root: list(_items(root)),
        lambda element, source: (_record(item, source, file) for item in _read_item(element)),
    )


def _items(element: Element) -> Iterator[Element]:
    """Elements that are items, none of them within another."""
    if name_of(element) in _ITEMS:
        yield element
    else:
        for inner in element:
            yield from _items(inner)


def _read_item(element: Element) -> Iterator[Item]:
    name = name_of(element)
    if name in _OTHER_ITEMS:
        yield Item(refusal=("not_text", f"a {name}"))
    elif name == "nitf":
        yield nitf.item_of(element)
    elif next(children(element, "identification", "newsmanagement", "newscomponent"), None) is not None:
        yield from newsml_1.items_of(element)
    else:
        yield newsml_g2.item_of(element)


def _record(item: Item, source: str, file: Input) -> Document | Reject:
    headline = item.fields.get("headline") or "without a headline"
    if item.refusal:
        return file.reject(item.refusal[0], f"{item.refusal[1]}: {headline}", 0, source, is_article=False)
    if not item.content:
        has_summary = bool(item.fields.get("abstract"))
        reason, detail = ("summary_only", "a summary and no text") if has_summary else ("no_text", "no text in it")
        return file.reject(reason, f"{detail}: {headline}", 0, source, is_article=not has_summary)
    declared = declared_of(item.fields, file.origin)
    return Document(file.origin.file_sha256, 0, item.media, item.content, source, declared)
