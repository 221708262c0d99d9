"""Mail messages, parsed within bounds whatever their headers and boundaries say."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from functools import lru_cache
from typing import cast

from transforms.readers.reader import Input, Records
from transforms.records import Reject
from transforms.text.unicode import UndecodableError, decode

# 50 MB: what servers let through is half of it; it is held whole, and again in its parts.
MESSAGE_BYTES = 50 * 1024 * 1024
# 30: a letter that was forwarded ten times, each with its pictures; parsing takes lines times levels.
DEPTH = 30
# 10,000: digests of a thousand letters; each part takes some kilobytes.
PARTS = 10_000
# 1.5 million: 50 MB of base64 have 1.4 million ends of lines. Each may be a header, of 200 bytes and 5 microseconds.
LINE_ENDS = 1_500_000
# 2,000: longer headers are lists of who it went to; the parser takes the square of their length, 1.5 s for 8,000.
HEADER_CHARS = 2_000

CUT = "message_cut_off"  # flag of a message whose end is missing

_REGISTRY = HeaderRegistry()
_UNSTRUCTURED = HeaderRegistry(use_default_map=False)
_LEADING = b"\xef\xbb\xbf \t\r\n"  # a byte order mark and blank lines, which mail has not, but files of it have


class MessageError(ValueError):
    """A message that is not taken; `reason` is the code of the reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Part(EmailMessage):
    """A message, or a part of one, which knows how deep it lies."""

    depth = 0

    def attach(self, payload: "Part") -> None:  # type: ignore[override]  # the parser makes nothing else
        """Take in a part; raises MessageError beyond 30 levels."""
        payload.depth = self.depth + 1
        if self.depth >= DEPTH:
            raise MessageError("mail_too_deep", f"parts within parts, more than {DEPTH} levels")
        super().attach(payload)

    def inner(self) -> list["Part"]:
        """Parts directly within it, the message within an attached one."""
        payload = self.get_payload()
        return [part for part in payload if isinstance(part, Part)] if isinstance(payload, list) else []

    def content(self) -> bytes:
        """What it holds if it has no parts, decoded from base64 or quoted-printable."""
        payload = self.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


def parse_message(data: bytes) -> Part:
    """Message of its bytes; raises MessageError beyond the limits: `mail_too_deep`, `mail_too_many_parts`, `_lines`."""
    if data.count(b"\n") + data.count(b"\r") > LINE_ENDS:
        raise MessageError("mail_too_many_lines", f"more than {LINE_ENDS} line ends")
    parser = BytesParser(_counting(), policy=_Policy(header_factory=_header))
    return cast("Part", parser.parsebytes(data.lstrip(_LEADING)))


def whole_message(file: Input) -> bytes | Reject:
    """Bytes of a file that is one message, or why there are none: too large or cut short."""
    data = file.stream.read(MESSAGE_BYTES + 1)
    if fault := file.fault():
        return file.reject(fault.reason, fault.detail)
    return data if len(data) <= MESSAGE_BYTES else file.reject("file_too_large", f"more than {MESSAGE_BYTES} bytes")


def told(records: Records, file: Input, first_index: int, payload: str) -> Records:
    """Records of a message numbered from `first_index`; what parsing it raises is the last of them, as a reject."""
    index = first_index
    try:
        for record in records:
            yield replace(record, record_index=index)
            index += 1
    except MessageError as error:
        yield file.reject(error.reason, str(error), index, payload)
    except (MemoryError, ImportError, NameError, OSError):  # troubles of the machine or of the code
        raise
    except Exception as error:  # noqa: BLE001  # the standard parser raises anything on broken headers and parts
        yield file.reject("mail_syntax", f"{type(error).__name__}: {error}", index, payload)


class _Policy(EmailPolicy):
    """What mail of today is, with headers cut at 2,000 characters as they are read."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:HEADER_CHARS]


def is_cut(message: Part) -> bool:
    """Whether a boundary was announced that never came: the end is missing."""
    cut = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    return any(isinstance(defect, cut) for part in message.walk() for defect in part.defects)


def _counting() -> Callable[..., Part]:
    counted = itertools.count(1)

    def part(policy: EmailPolicy) -> Part:
        if next(counted) > PARTS:
            raise MessageError("mail_too_many_parts", f"more than {PARTS} parts")
        return Part(policy)

    return part


@lru_cache(1024)  # the parser asks for the type of a part again and again, and parts have the same few
def _header(name: str, value: str) -> BaseHeader:
    """A header as its kind asks; one that its parser cannot take is plain text."""
    if not value.isascii():  # in no encoding that it states; the parser has its bytes as surrogates
        value = _decoded(value.encode("utf-8", "surrogateescape"))
    try:
        return _REGISTRY(name, value)
    except Exception:  # noqa: BLE001  # it raises anything from RecursionError to AttributeError on broken headers
        return _UNSTRUCTURED(name, value)


def _decoded(value: bytes) -> str:
    try:
        return decode(value).text
    except UndecodableError:
        return value.decode("utf-8", "replace")
