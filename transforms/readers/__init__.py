"""Files in, documents and rejects out: the formats that are read, and how one is chosen."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from transforms.readers import html, json, jsonl, text
from transforms.readers.compressed import Inflated
from transforms.readers.prefixed import Prefixed
from transforms.readers.reader import Fault, Input, Opened, Reader
from transforms.readers.sniff import HEAD_BYTES, magic, other_format, sample
from transforms.records import Document, Origin, Reject

__all__ = ["READERS", "Fault", "Input", "Opened", "Origin", "Reader", "open_file", "read"]

# The first that recognises a file reads it. JSON Lines before JSON, which its first line is; text takes what is left.
READERS = (
    jsonl.READER,
    json.READER,
    html.READER,
    text.READER,
)

# 2: a compressed file that was compressed again for transport, an archive in an archive; more is a trick.
NESTING = 2


def read(data: BinaryIO, origin: Origin) -> Iterator[Document | Reject]:
    """Documents and rejects of a file, numbered from 0; a reject of the whole file has no number."""
    return open_file(data, origin).records


def open_file(data: BinaryIO, origin: Origin) -> Opened:
    """Format, encoding and records of a file, which is read as its records are asked for.

    Bad content never raises; what the storage raises passes through.
    """
    return _open(data, origin, _Way())


@dataclass(frozen=True, slots=True)
class _Way:
    """How far inside other files a stream lies: compressions, the last of them, and archives."""

    compressions: tuple[str, ...] = ()
    inflated: Inflated | None = None
    archives: int = 0


def _open(data: BinaryIO | io.BufferedIOBase, origin: Origin, way: _Way) -> Opened:
    head = data.read(HEAD_BYTES)
    stream = _rewound(data, head)
    if magic(head) == "gz" and len(way.compressions) < NESTING:
        inner = Inflated(stream)
        return _open(
            io.BufferedReader(inner), origin, replace(way, compressions=("gz", *way.compressions), inflated=inner)
        )
    file = Input(
        stream,
        origin,
        sample(head, origin.path),
        lambda inside, path: _open_inside(inside, path, origin, way),
        lambda: way.inflated.fault if way.inflated else None,
    )
    opened = _opened(file)
    return Opened("+".join(filter(None, (opened.format, *way.compressions))), opened.encoding, opened.records)


def _rewound(data: BinaryIO | io.BufferedIOBase, head: bytes) -> io.BufferedIOBase:
    """The stream from its start again, of which `head` was read."""
    if data.seekable() and isinstance(data, io.BufferedIOBase):
        data.seek(0)
        return data
    return io.BufferedReader(Prefixed(head, data))


def _open_inside(data: BinaryIO | io.BufferedIOBase, path: str, outer: Origin, way: _Way) -> Opened:
    """A file within another: its sidecar is unknown, its folder there is its outlet's, else the outer file's."""
    inside = PurePosixPath(path)
    origin = replace(outer, path=path, sidecar=None, folder_source=inside.parent.name or outer.folder_source)
    if way.archives >= NESTING:
        reject = Reject(outer.file_sha256, None, "read", "nested_too_deep", f"more than {NESTING} files within files")
        return Opened("", None, iter([reject]))
    return _open(data, origin, _Way(archives=way.archives + 1))


def _opened(file: Input) -> Opened:
    sample_ = file.sample
    if (fault := file.fault()) and not sample_.head:
        return Opened("", None, iter([file.reject(fault.reason, fault.detail)]))
    if sample_.is_empty and len(sample_.head) < HEAD_BYTES:
        return Opened("empty", None, iter([file.reject("empty", "nothing but white space")]))
    if reader := next((reader for reader in READERS if reader.recognises(sample_)), None):
        return reader.read(file)
    if known := other_format(sample_):
        return Opened(known, None, iter([file.reject("unsupported_format", f"{known} is not read")]))
    return Opened("binary", None, iter([file.reject("binary", "bytes that no text has")]))
