"""The content of an item, which lies inline in its envelope: NITF, XHTML or plain text."""

from transforms.fields.values import is_markup, is_page
from transforms.wire import nitf
from transforms.wire.body import markup_of
from transforms.wire.elements import Element, child, language_of, name_of
from transforms.wire.item import Item


def content_of(envelope: Element) -> Item:
    """What lies in an element of an envelope, with what it says of itself; of text alone what it says is unknown."""
    document = child(envelope, "nitf")
    if document is not None:
        return nitf.item_of(document)
    inner = next(filter(name_of, envelope), None)
    if inner is not None:
        return Item({"language": language_of(inner)}, content=markup_of(envelope))
    text = "".join(envelope.itertext()).strip()
    if is_markup(text):  # escaped, or in a section of characters
        return Item({}, "html" if is_page(text) else "markup", text)
    return Item({}, "text", text)


def longest(renditions: list[Item]) -> Item:
    """The longest of several renditions of one content; an empty one without any."""
    return max(renditions, key=lambda item: len(item.content), default=Item())
