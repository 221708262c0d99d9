"""What a crawl has fetched, made documents: pages, texts, and whatever else the readers take."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from transforms.fields.record import declared_of
from transforms.fields.sources import domain_of
from transforms.readers.crawls.content_codings import Body
from transforms.readers.crawls.frames import Frame
from transforms.readers.crawls.http_response import MediaType, Response, parse_response
from transforms.readers.html import declared_charset
from transforms.readers.reader import PAGE_BYTES, PAYLOAD_CHARS, Fault, Input, Records
from transforms.readers.sniff import BLANK, magic, root_element
from transforms.readers.whole import without_nuls
from transforms.records import Document, Reject
from transforms.text.unicode import UndecodableError, decode

_OK = 200
_WEB = re.compile(r"(?:https?|ftps?|file):", re.IGNORECASE)
# Texts for machines that sites have at their root.
_SITE_FILE = re.compile(
    r"https?://[^/]+/(?:robots|ads|app-ads|humans|llms|(?:\.well-known/)?security)\.txt(?:[?#].*)?", re.IGNORECASE
)
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_DOCUMENTS: dict[str, Literal["html", "text"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
# What the pages of a site need besides text.
_PARTS = re.compile(
    r"(?:image|audio|video|font|model)/.*"
    r"|(?:text|application)/(?:x-)?(?:css|javascript|ecmascript|font.*|shockwave-flash|dns|vnd\.ms-fontobject|wasm)"
)
# What servers deliver as a page and is none.
_OTHER_ROOTS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex", "svg"})
_OPENING_BYTES = 4096  # enough for the first element of a page behind a comment
# Why a file gives no article that was never meant to be one; in a crawl it is a part of the site.
_NO_ARTICLE = frozenset({"unsupported_format", "binary", "empty", "no_records", "no_text", "not_an_object"})


@dataclass(frozen=True, slots=True)
class Capture:
    """A record of an archive: its address, and the type and bytes of its block, which may be an HTTP response.

    `is_cut_off` says that the crawler took no more of the page, `is_too_large` that the block is only its opening.
    """

    url: str | None
    media_type: MediaType
    block: bytes
    is_response: bool
    is_cut_off: bool = False
    is_too_large: bool = False


def records_of(captures: Iterable[Capture | Reject], file: Input) -> Records:
    """Documents and rejects of what an archive holds, numbered from 0, and at the end what broke the archive."""
    index = 0
    last: Document | Reject | None = None
    for capture in captures:
        for record in [capture] if isinstance(capture, Reject) else _made(capture, file):
            last = replace(record, record_index=index)
            yield last
            index += 1
    fault = file.fault()
    if fault and not (isinstance(last, Reject) and last.reason == fault.reason):
        yield file.reject(fault.reason, fault.detail, index or None)
    elif not index:
        yield file.reject("no_records", "nothing in it was fetched")


def broken(frame: Frame, file: Input) -> Reject:
    """Reject of a record that the archive breaks off in, or of bytes that belong to none."""
    payload = (frame.header + frame.block)[:PAYLOAD_CHARS].decode("utf-8", "replace")
    if frame.state == "stray":
        return file.reject("corrupt", f"{frame.length} bytes that belong to no record", payload=payload)
    fault = file.fault() or Fault("truncated", f"a record of {frame.length} bytes has {len(frame.block)}")
    return file.reject(fault.reason, fault.detail, payload=payload)


def _made(capture: Capture, file: Input) -> Iterable[Document | Reject]:
    url = capture.url
    response: Response | None = Response(_OK, capture.media_type, Body(capture.block))
    if capture.is_response:
        response = parse_response(capture.block)
    if response is None:
        return [_refused("corrupt", f"no HTTP response: {url}", capture.block, file)]
    if reject := _refusal(response, capture, file):
        return [reject]
    kind, body = response.media_type, response.body
    media = _DOCUMENTS.get(kind.name)
    if media is None or _is_other(body.data, media):
        return _inside(body.data, url, file)
    is_cut = body.is_cut or capture.is_cut_off
    return [_document(media, replace(body, is_cut=is_cut), kind.charset, url, file)]


def _refusal(response: Response, capture: Capture, file: Input) -> Reject | None:
    body, url = response.body, capture.url
    if response.status != _OK:
        return file.reject("http_status", f"{response.status} {url}", is_article=False)
    if _is_part(response.media_type.name, url):
        return file.reject("not_a_page", f"{response.media_type.name} {url}", is_article=False)
    if body.refusal:
        return _refused(body.refusal[0], f"{body.refusal[1]}: {url}", body.data, file)
    if capture.is_too_large or len(body.data) > PAGE_BYTES:
        return _refused("page_too_large", f"more than {PAGE_BYTES} bytes: {url}", body.data, file)
    if not body.data.strip():
        reason = "truncated" if body.is_cut else "empty"
        return file.reject(reason, f"nothing but white space: {url}", is_article=body.is_cut)
    return None


def _is_part(media_type: str, url: str | None) -> bool:
    if url and (not _WEB.match(url) or _SITE_FILE.fullmatch(url)):
        return True
    return _PARTS.fullmatch(media_type) is not None


def _is_other(data: bytes, media: Literal["html", "text"]) -> bool:
    """Whether what is called a page or a text is a feed, JSON or a file of another kind."""
    opening = data[:_OPENING_BYTES].decode("utf-8", "ignore").lstrip(BLANK)
    if opening.startswith(("{", "[")) or magic(data):
        return True
    return opening.startswith("<") if media == "text" else root_element(opening) in _OTHER_ROOTS


def _document(
    media: Literal["html", "text"], body: Body, charset: str | None, url: str | None, file: Input
) -> Document | Reject:
    data = without_nuls(body.data)
    try:
        decoded = decode(data, charset or (declared_charset(data) if media == "html" else None))
    except UndecodableError as error:
        return _refused("undecodable", f"{error}: {url}", body.data, file)
    declared = declared_of({"url": url}, file.origin)
    flags = (*decoded.flags, "page_cut_off") if body.is_cut else decoded.flags
    return Document(file.origin.file_sha256, 0, media, decoded.text, decoded.text, declared, flags)


def _inside(data: bytes, url: str | None, file: Input) -> Records:
    """Records of a file that lay on the site; the address is that of the article if the file is one."""
    name = _QUERY.sub("", url or "").rpartition("/")[2]
    for record in file.open_inside(io.BytesIO(data), f"{domain_of(url) or ''}/{name}", {"url": url}).records:
        if isinstance(record, Reject) and record.reason in _NO_ARTICLE:
            record = replace(record, is_article=False)  # noqa: PLW2901  # it is the same record, seen as a crawl's
        yield record


def _refused(reason: str, detail: str, data: bytes, file: Input) -> Reject:
    return file.reject(reason, detail, payload=data[:PAYLOAD_CHARS].decode("utf-8", "replace"))
