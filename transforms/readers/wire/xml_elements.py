"""Files of XML whose records are elements of theirs."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from transforms.readers.reader import Input, Opened, Records
from transforms.readers.whole import read_whole
from transforms.records import Document, Reject
from transforms.text.unicode import Decoded
from transforms.wire.elements import Element, name_of, within
from transforms.wire.xml import LIMITS, Parsed, parse

# 64 MB: some ten thousand articles; the tree of a document takes several times its size.
FILE_BYTES = 64 * 1024 * 1024
_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})")

# The elements of a document that are records, and what one of them gives; its text is that of the file or its own.
Find = Callable[[Element], list[Element]]
Make = Callable[[Element, str], Iterable[Document | Reject]]


def read_elements(file: Input, format_: str, find: Find, make: Make) -> Opened:
    """Records of the elements that are found; of a document that breaks off those that are whole, then the break."""
    encoding = _ENCODING.match(file.sample.head)
    decoded = read_whole(file, FILE_BYTES, encoding[1].decode() if encoding else None, keep_to=b">")
    if isinstance(decoded, Reject):
        return Opened(format_, None, iter([decoded]))
    parsed = parse(decoded.text)
    if isinstance(parsed, tuple):
        return Opened(format_, decoded.encoding, iter([file.reject(*parsed, payload=decoded.text)]))
    return Opened(format_, decoded.encoding, _records(parsed, decoded, file, find, make))


def _records(parsed: Parsed, decoded: Decoded, file: Input, find: Find, make: Make) -> Records:
    elements = find(parsed.root)
    is_cut = bool(elements) and _is_cut(elements[-1], parsed, decoded.text)
    index = 0
    for element in elements[:-1] if is_cut else elements:
        for record in make(element, decoded.text if len(elements) == 1 else _source(element)):
            numbered = replace(record, record_index=index)
            yield replace(numbered, flags=decoded.flags) if isinstance(numbered, Document) else numbered
            index += 1
    fault = file.fault()
    if fault or parsed.trouble:
        reason, detail = (fault.reason, fault.detail) if fault else parsed.trouble or ("", "")
        yield file.reject(reason, detail, index if index or is_cut else None, _source(elements[-1]) if is_cut else None)
    elif not index:
        yield file.reject("no_records", f"no record in its {name_of(parsed.root)}")


def _is_cut(last: Element, parsed: Parsed, text: str) -> bool:
    """Whether the parser stopped within the last element."""
    reason = parsed.trouble[0] if parsed.trouble else ""
    if reason != "truncated":
        return reason in LIMITS
    name = name_of(last)
    closed = re.findall(rf"</(?:[\w-]+:)?{re.escape(name)}\s*>", text, re.IGNORECASE)
    return len(closed) < sum(1 for _ in within(parsed.root, name))


def _source(element: Element) -> str:
    source: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return source
