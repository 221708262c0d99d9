"""RSS, Atom, RDF and CDF: an item with its full text is an article, any other a reject that says what it is."""

import re

from transforms.fields.record import declared_of
from transforms.readers.feeds.entry import Entry, parsed, record_of, text_of
from transforms.readers.feeds.items import Pieces, cut, excess
from transforms.readers.reader import Fault, Input, Opened, Reader, Records
from transforms.readers.sniff import Sample, root_element
from transforms.readers.whole import read_whole
from transforms.records import Document, Reject
from transforms.text.unicode import Decoded

# 64 MB: some 10,000 articles; the text is held in memory, of the items one.
FILE_BYTES = 64 * 1024 * 1024
_ROOTS = frozenset({"rss", "feed", "channel"})
# RDF is other things too; of a feed it says so or has items.
_RDF = re.compile(r"purl\.org/(?:rss|net/rss)|netscape\.com/rdf|<(?:\w+:)?item[\s>]", re.IGNORECASE)
# A feed behind warnings that a server printed.
_LATE = re.compile(r"<(?:rss\s[^<>]{0,999}version|(?:\w+:)?feed\s[^<>]{0,999}xmlns)\b", re.IGNORECASE)
_LATE_CHARS = 4096
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
# Names for text of the feed's own; a parameter entity (%) brings in the names of HTML, which are known.
_ENTITY = re.compile(r"<!ENTITY\s+[^%\s]")
# An element that holds whole texts, in any of the items.
_CONTENT = re.compile(r"<(?:content:encoded|(?:atom:)?content|xhtml:body|body|fullitem)[\s>]", re.IGNORECASE)


def _recognises(sample: Sample) -> bool:
    if sample.opening is None:
        return False
    root = root_element(sample.opening)
    if root is None:
        return bool(_LATE.search(sample.opening[:_LATE_CHARS]))
    return root in _ROOTS or (root == "rdf" and bool(_RDF.search(sample.opening)))


def _read(file: Input) -> Opened:
    """The feed's items, each parsed by itself; of a feed that breaks off those before the break."""
    stated = _ENCODING.search(file.sample.head)
    whole = read_whole(file, FILE_BYTES, stated[1].decode("ascii") if stated else None, keep_to=b">")
    if isinstance(whole, Reject):
        return Opened("feed", None, iter([whole]))
    return Opened("feed", whole.encoding, _records(whole, file))


def _records(decoded: Decoded, file: Input) -> Records:
    pieces = cut(decoded.text)
    if reason := _refusal(decoded.text, pieces):
        yield file.reject(*reason)
        return
    feed, _ = parsed(pieces.alone(pieces.head))
    has_contents = bool(_CONTENT.search(decoded.text))
    fault = file.fault() or Fault("truncated", "the feed ends within this item")
    index = -1
    for index, (begin, end) in enumerate(pieces.items):
        xml = decoded.text[begin:end]
        if pieces.is_cut_off and end == len(decoded.text):
            yield file.reject(fault.reason, fault.detail, index, xml)
        elif detail := excess(xml):
            yield file.reject("item_too_large", detail, index, xml)
        else:
            yield _record(xml, pieces, feed, file, index, has_contents=has_contents, flags=decoded.flags)
    if file.fault() and not pieces.is_cut_off:
        yield file.reject(fault.reason, fault.detail, index + 1 or None)
    elif index < 0:
        yield file.reject("no_records", "a feed without items")


def _refusal(text: str, pieces: Pieces) -> tuple[str, str] | None:
    root = pieces.opening[0].start() if pieces.opening else len(text)
    if found := _ENTITY.search(text, 0, root):
        return "xml_entities", f"it declares entities of its own: {text[found.start() : found.end() + 40]}"
    if detail := excess(pieces.alone(pieces.head)):
        return "feed_too_large", f"before its items: {detail}"
    return None


def _record(
    xml: str, pieces: Pieces, feed: Entry, file: Input, index: int, *, has_contents: bool, flags: tuple[str, ...]
) -> Document | Reject:
    _, entry = parsed(pieces.alone(xml))
    if entry is None:
        return file.reject("xml_syntax", "no item can be made out", index, xml)
    text = text_of(entry, has_contents=has_contents)
    if isinstance(text, str):
        detail = "the item leads to its article" if text == "summary_only" else "the item has no text"
        return file.reject(text, detail, index, xml, is_article=False)
    declared = declared_of(record_of(entry, feed, text[1]), file.origin)
    return Document(file.origin.file_sha256, index, *text, xml, declared, flags)


READER = Reader("feed", _recognises, _read)
