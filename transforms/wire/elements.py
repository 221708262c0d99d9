"""Elements found by their local names: agencies disagree about prefixes and case."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Protocol


class Element(Protocol):
    """An element of lxml, which has no types of its own, as far as it is used here."""

    tag: object
    text: str | None
    tail: str | None
    attrib: Mapping[str, str]

    def get(self, name: str, default: str) -> str:
        """Value of an attribute."""

    def getparent(self) -> "Element | None":
        """The element that this one lies in."""

    def itertext(self) -> Iterator[str]:
        """Pieces of text within, in order."""

    def iter(self) -> "Iterator[Element]":
        """The element and all within it, in order."""

    def iterdescendants(self) -> "Iterator[Element]":
        """All elements within, in order."""

    def __len__(self) -> int: ...

    def __iter__(self) -> "Iterator[Element]": ...


_KNOWN_TAGS = 1024  # the standards have some hundred
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def local_name(element: Element) -> str:
    """Local name as it is written; empty for what is no element."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def name_of(element: Element) -> str:
    """Local name in lower case; empty for what is no element, such as a reference."""
    return _lowered(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=_KNOWN_TAGS)
def _lowered(tag: str) -> str:
    return _local(tag).lower()


def _local(tag: str) -> str:
    # Behind the address of a namespace, or behind a prefix that was never declared.
    return tag.rpartition("}")[2].rpartition(":")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Children of any of the names, in order."""
    return (child for child in (() if element is None else element) if name_of(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """First element at the end of a path of names, None if there is none."""
    if element is None or not path:
        return element
    ends = (child(found, *path[1:]) for found in children(element, path[0]))
    return next((end for end in ends if end is not None), None)


def within(element: Element | None, *names: str) -> Iterator[Element]:
    """Elements of any of the names at any depth, in order, the element itself first."""
    return (found for found in (() if element is None else element.iter()) if name_of(found) in names)


def line_of(element: Element | None) -> str:
    """Text of an element and of all within it as one line; empty without one."""
    return "" if element is None else squeezed("".join(element.itertext()))


def attribute(element: Element | None, *names: str) -> str:
    """First of the attributes that holds something; empty without one."""
    values = () if element is None else (element.get(name, "") for name in names)
    return next((value.strip() for value in values if value.strip()), "")


def own_language(element: Element | None) -> str:
    """Language that an element states itself; empty if it states none."""
    return attribute(element, _LANG, "lang")


def language_of(element: Element | None) -> str:
    """Language that holds for an element: its own, or that of what it lies in; empty if none is stated."""
    while element is not None:
        if stated := own_language(element):
            return stated
        element = element.getparent()
    return ""


def squeezed(text: str) -> str:
    """Text on one line, single-spaced."""
    return re.sub(r"\s+", " ", text).strip()
