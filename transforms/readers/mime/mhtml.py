"""Pages that a browser saved with all they need (MHTML): the page is read, its pictures and styles are not."""

import re

from transforms.fields.record import declared_of
from transforms.readers.mime.body import decoded_text
from transforms.readers.mime.message import CUT, Part, is_cut, parse_message, told, whole_message
from transforms.readers.reader import PAYLOAD_CHARS, Input, Opened, Reader, Records
from transforms.readers.sniff import Sample, mail_format, mail_headers
from transforms.records import Document, Reject

_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
# What browsers write, and no mail has.
_SAVED = re.compile(
    r"^(?:snapshot-content-location:|content-location:|from:\s*\"?<?saved by )", re.IGNORECASE | re.MULTILINE
)
_SENT = re.compile(r"^(?:received|message-id|return-path|delivered-to|to):", re.IGNORECASE | re.MULTILINE)
_SUFFIXES = frozenset({".mht", ".mhtml"})


def _recognises(sample: Sample) -> bool:
    if sample.opening is None or mail_format(sample.opening) != "eml":
        return False
    headers = mail_headers(sample.opening)
    is_saved = sample.suffix in _SUFFIXES or _SAVED.search(headers) or not _SENT.search(headers)
    return bool(_RELATED.search(headers) and is_saved)


def _records(data: bytes, file: Input) -> Records:
    message = parse_message(data)
    page = _page(message)
    if page is None:
        yield file.reject("no_text", "there is no page in it", 0, data[:PAYLOAD_CHARS].decode("utf-8", "replace"))
        return
    text = decoded_text(page)
    url = message.get("snapshot-content-location") or page.get("content-location")
    declared = declared_of({"url": str(url or "")}, file.origin, is_only_record=True)
    flags = (*text.flags, CUT) if is_cut(message) else text.flags
    yield Document(file.origin.file_sha256, 0, "html", text.text, text.text, declared, flags)


def _page(message: Part) -> Part | None:
    """The part that is the page: the one that is said to be, else the first."""
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    return next((page for page in pages if start and page.get("content-id") == start), next(iter(pages), None))


def _read(file: Input) -> Opened:
    """The page that was saved; the day on which it was saved says nothing of the article."""
    data = whole_message(file)
    if isinstance(data, Reject):
        return Opened("mhtml", None, iter([data]))
    payload = data[:PAYLOAD_CHARS].decode("utf-8", "replace")
    return Opened("mhtml", None, told(_records(data, file), file, 0, payload))


READER = Reader("mhtml", _recognises, _read)
