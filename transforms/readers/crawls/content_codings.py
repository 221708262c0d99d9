"""Bodies of HTTP messages freed of their codings, bounded in size; crawlers often undid them and kept the fields."""

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

from transforms.readers.crawls.frames import BLOCK_BYTES
from transforms.readers.packed.compressed import Inflated
from transforms.readers.sniff import magic

# 1,000,000: of 10 bytes each in a body of 10 MB; servers send chunks of some KB.
CHUNKS = 1_000_000
# 2: by the outlet's system and once more by its server; more is a trick.
CODINGS = 2

_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\r\n]{0,1000}+)?\r?\n")


@dataclass(frozen=True, slots=True)
class Body:
    """A decoded body; `refusal` is the reason and detail why it cannot be used, `is_cut` that its end is missing."""

    data: bytes
    is_cut: bool = False
    refusal: tuple[str, str] | None = None


def dechunked(data: bytes) -> Body:
    """Body put together from its chunks; as it is if it has none."""
    chunks: list[bytes] = []
    at = 0
    while (found := _CHUNK.match(data, at)) and len(chunks) < CHUNKS:
        at = found.end() + int(found[1], 16)
        if at == found.end():
            return Body(b"".join(chunks))
        chunks.append(data[found.end() : at])
    return Body(b"".join(chunks), is_cut=True) if chunks else Body(data)


def decoded(body: Body, codings: str) -> Body:
    """Body without the codings that a header lists, the last of them first; as it is where it is not so coded."""
    known = [_DECODERS[name] for coding in codings.split(",") if (name := coding.strip().lower()) in _DECODERS]
    if len(known) > CODINGS:
        return Body(b"", refusal=("bomb", f"encoded {len(known)} times"))
    for decode in reversed(known):
        found = decode(body.data)
        if len(found.data) > BLOCK_BYTES:
            return Body(b"", refusal=("bomb", f"{len(body.data)} bytes gave more than {BLOCK_BYTES}"))
        body = Body(found.data, body.is_cut or found.is_cut, found.refusal)
    return body


def _of_gzip(data: bytes) -> Body:
    return _inflated(data, "gz")


def _of_zstandard(data: bytes) -> Body:
    return _inflated(data, "zst")


def _inflated(data: bytes, name: str) -> Body:
    if magic(data) != name:
        return Body(data)
    stream = Inflated(io.BytesIO(data), name)
    whole = io.BufferedReader(stream).read(BLOCK_BYTES + 1)
    if stream.fault is None or stream.fault.reason == "truncated":
        return Body(whole, is_cut=stream.fault is not None)
    return Body(whole, refusal=(stream.fault.reason, stream.fault.detail))


def _of_deflate(data: bytes) -> Body:
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # with the header that the standard asks for, and without
        inflater = zlib.decompressobj(window)
        try:
            whole = inflater.decompress(data, BLOCK_BYTES + 1)
        except zlib.error:
            continue
        return Body(whole, is_cut=not inflater.eof)
    return Body(data)


def _of_brotli(data: bytes) -> Body:
    inflater = brotli.Decompressor()
    try:
        whole = inflater.process(data, output_buffer_limit=BLOCK_BYTES + 1)
    except brotli.error:
        return Body(data)
    return Body(whole, is_cut=not inflater.is_finished())


_DECODERS: dict[str, Callable[[bytes], Body]] = {
    "gzip": _of_gzip,
    "x-gzip": _of_gzip,
    "deflate": _of_deflate,
    "br": _of_brotli,
    "zstd": _of_zstandard,
}
