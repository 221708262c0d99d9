"""An HTML page: the file is one document, whatever its name says."""

import re
from html import unescape

from transforms.fields.record import declared_of
from transforms.readers.reader import PAGE_BYTES, Input, Opened, Reader
from transforms.readers.sniff import Sample, other_format, root_element
from transforms.readers.whole import read_whole
from transforms.records import Document, Reject

# 4 KB: browsers look at the first 1,024 bytes; pages with long comments in front need some more.
_CHARSET_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|h1|h2|article|section|meta|title|a|span|br|table|script|main)\b[^>]*>", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
# 256 K: where heads of pages with styles in them end.
_HEAD_CHARS = 256 * 1024
_LINK = re.compile(r"<(?:link|meta)\b[^<>]{1,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(r"\b(?:rel|property)\s*=\s*[\"']?(?:canonical|og:url)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:href|content)\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.IGNORECASE)
_ROOTS = re.compile(
    "html|head|body|div|p|article|main|section|header|meta|title|script|link|style|h[1-3]|table|span|a|center|font|br"
    "|figure|img|ul|ol|blockquote"
)
# 3: prose that quotes one element, opened and closed, is not a page.
_MIN_TAGS = 3


def _recognises(sample: Sample) -> bool:
    if sample.opening is None or other_format(sample) not in {None, "xml:html"}:
        return False
    if _ROOTS.fullmatch(root_element(sample.opening) or ""):
        return True
    tags = len(_TAG.findall(sample.opening))
    is_named_so = sample.suffix in {".html", ".htm", ".xhtml"}
    return tags > 0 if is_named_so else tags >= _MIN_TAGS and bool(_PAGE.search(sample.opening))


def declared_charset(head: bytes) -> str | None:
    """Encoding that a page declares in its head, None if it declares none."""
    found = _CHARSET.search(head[:_CHARSET_BYTES])
    return found[1].decode("ascii", "ignore") if found else None


def _stated_url(markup: str) -> str | None:
    """Address that a page gives as its own; read ahead of the page's parse, as it tells the outlet."""
    for tag in _LINK.findall(markup[:_HEAD_CHARS]):
        if _CANONICAL.search(tag) and (found := _ADDRESS.search(tag)):
            return unescape(found[1])
    return None


def _read(file: Input) -> Opened:
    """The file as one page; its sidecar says what is known beside it."""
    decoded = read_whole(file, PAGE_BYTES, file.sample.encoding or declared_charset(file.sample.head))
    if isinstance(decoded, Reject):
        return Opened("html", None, iter([decoded]))
    origin = file.origin
    declared = declared_of({}, origin, is_only_record=True, page_url=_stated_url(decoded.text))
    document = Document(origin.file_sha256, 0, "html", decoded.text, decoded.text, declared, decoded.flags)
    return Opened("html", decoded.encoding, iter([document]))


READER = Reader("html", _recognises, _read)
