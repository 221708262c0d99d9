"""XML of agencies, parsed without loading or resolving anything, mended where nothing is lost, bounded in size."""

import re
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

from transforms.wire.elements import Element, name_of

# 2,000,000 tags, and as many references: ten thousand articles of two hundred; each takes some hundred bytes.
MARKS = 2_000_000
LIMITS = frozenset({"xml_too_deep", "xml_too_large"})  # of the parser: 256 levels, 10 MB of text in one element
_TAIL_CHARS = 512  # what may stand behind the last tag of a document: white space, a comment

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
# Sections, whose text stands for itself, and what has to be written otherwise for a strict parser.
_LOOSE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31});|(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};))"
    r"|<(?![A-Za-z_/!?:])",
    re.DOTALL,
)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # controls and halves of pairs


@dataclass(frozen=True, slots=True)
class Parsed:
    """Root of a document; `trouble` is the reason and detail why its end is lost, None if it is not."""

    root: Element
    trouble: tuple[str, str] | None = None


def parse(text: str) -> Parsed | tuple[str, str]:
    """A document, or the reason and detail why there is none: `xml_entities`, `xml_too_large`, `xml_syntax`.

    References to the characters of HTML, bare `&` and `<` and control characters pass.
    """
    if max(text.count("<"), text.count("&")) > MARKS:
        return "xml_too_large", f"more than {MARKS} tags or references"
    mended = _LOOSE.sub(_mended, _NO_XML.sub(" ", _DECLARATION.sub("", text, count=1)))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(mended.encode(), parser)
    except etree.XMLSyntaxError as error:
        return "xml_syntax", str(error)
    if root is None:
        return "xml_syntax", "no element"
    doctype = root.getroottree().docinfo.internalDTD
    if doctype is not None and next(doctype.iterentities(), None) is not None:
        return "xml_entities", "its document type defines entities"
    return Parsed(root, _trouble(parser, root, text))


def _mended(loose: re.Match[str]) -> str:
    found, name = loose[0], loose["name"]
    if found.startswith("<!["):
        return found
    if found == "<":
        return "&lt;"
    if name in _OF_XML:
        return found
    character = html5.get(f"{name};")
    return escape(character, quote=False) if character else f"&amp;{found[1:]}"


def _trouble(parser: etree.XMLParser, root: Element, text: str) -> tuple[str, str] | None:
    """Why the parser did not come to the end of the document, None if it did."""
    errors = {error.type_name: error.message.strip() for error in parser.error_log}
    if limit := errors.get("ERR_RESOURCE_LIMIT"):
        return ("xml_too_deep" if "depth" in limit else "xml_too_large"), limit.partition(",")[0]
    if "ERR_DOCUMENT_END" in errors:
        return "xml_syntax", "what follows the end of the document is lost"
    is_broken = any("_NOT_FINISHED" in kind or kind == "ERR_GT_REQUIRED" for kind in errors)
    if is_broken and f"{name_of(root)}>" not in text[-_TAIL_CHARS:].lower():
        return "truncated", f"breaks off after {len(text)} characters"
    return None
