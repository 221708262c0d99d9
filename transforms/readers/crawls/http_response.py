"""HTTP responses as crawlers store them: status, type and decoded body."""

import re
from dataclasses import dataclass

from transforms.readers.crawls.content_codings import Body, dechunked, decoded
from transforms.readers.crawls.frames import HEADER_BYTES

_HEAD = re.compile(
    rb"\s*+HTTP/\d(?:\.\d)?[ \t]++(?P<status>\d{3})(?!\d)[^\n]*+\n(?P<fields>(?:[^\r\n][^\n]*+\n)*+)(?:\r?\n|\Z)"
)
_FOLD = re.compile(rb"\r?\n[ \t]++")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MediaType:
    """Media type in lower case (empty if none is stated), and the charset that stands beside it."""

    name: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Response:
    """A response to a request, its body decoded."""

    status: int
    media_type: MediaType
    body: Body


def parse_response(block: bytes) -> Response | None:
    """Response of a block of bytes; None if no head of one stands at its start, or it is over 64 KB."""
    head = _HEAD.match(block, 0, HEADER_BYTES)
    if head is None:
        return None
    fields = header_fields(head["fields"])
    body = Body(block[head.end() :])
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = dechunked(body.data)
    body = decoded(body, fields.get("content-encoding", ""))
    return Response(int(head["status"]), media_type(fields.get("content-type", "")), body)


def header_fields(lines: bytes) -> dict[str, str]:
    """Fields of a header by their names in lower case, the first of each name."""
    fields: dict[str, str] = {}
    for line in _FOLD.sub(b" ", lines).split(b"\n"):
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def media_type(stated: str) -> MediaType:
    """Media type as a header states it: `text/html; charset=utf-8`."""
    charset = _CHARSET.search(stated)
    return MediaType(stated.partition(";")[0].strip().lower(), charset[1] if charset else None)
