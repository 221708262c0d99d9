"""XML of no standard, as outlets and their systems export it: elements as the fields of records."""

from collections.abc import Callable

from transforms.wire.body import is_block, markup_of
from transforms.wire.elements import Element, local_name, name_of

# 3: articles in a list, in the answer of an interface.
_LIST_DEPTH = 3


def fields_of(element: Element) -> dict[str, object]:
    """Attributes of an element and values of those within it, by their names; several of a name as a list."""
    fields: dict[str, object] = {**element.attrib}
    for child in filter(name_of, element):
        name, value = local_name(child), _value(child)
        if not value:
            continue
        known = fields.get(name)
        fields[name] = value if known is None else [*known, value] if isinstance(known, list) else [known, value]
    return fields


def record_elements(element: Element, is_record: Callable[[Element], bool], depth: int = _LIST_DEPTH) -> list[Element]:
    """The element if it is a record, else those that it lists: several of one name, however deep within it."""
    if is_record(element) or not depth:
        return [element]
    groups: dict[str, list[Element]] = {}
    for child in element:
        if len(child):
            groups.setdefault(name_of(child), []).append(child)
    largest = max(groups.values(), key=lambda group: (len(group), sum(map(len, group))), default=[element])
    return largest if len(largest) > 1 else record_elements(largest[0], is_record, depth - 1)


def _value(element: Element) -> object:
    """Text of an element, markup if there is some in it, or else its fields."""
    inner = list(filter(name_of, element))
    if not inner:
        return (element.text or "").strip()
    is_mixed = any((text or "").strip() for text in (element.text, *(child.tail for child in inner)))
    return markup_of(element) if is_mixed or any(map(is_block, inner)) else fields_of(element)
