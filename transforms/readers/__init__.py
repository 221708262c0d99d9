"""Files in, documents and rejects out: the formats that are read, and how one is chosen."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from transforms.readers import html, json, jsonl, text
from transforms.readers.compressed import Inflated
from transforms.readers.prefixed import Prefixed
from transforms.readers.reader import Fault, Input, Opened, Reader
from transforms.readers.sniff import HEAD_BYTES, magic, other_format, sample
from transforms.records import Document, Origin, Reject

__all__ = ["READERS", "Fault", "Input", "Opened", "Origin", "Reader", "open_file", "read"]

# The first that recognises a file reads it. JSON Lines before JSON, which its first line is; text takes what is left.
READERS = (jsonl.READER, json.READER, html.READER, text.READER)

# 2: a compressed file that was compressed again for transport; more is a trick.
_NESTING = 2


def read(data: BinaryIO, origin: Origin) -> Iterator[Document | Reject]:
    """Documents and rejects of a file, numbered from 0; a reject of the whole file has no number."""
    return open_file(data, origin).records


def open_file(data: BinaryIO, origin: Origin) -> Opened:
    """Format, encoding and records of a file, which is read as its records are asked for.

    Bad content never raises; what the storage raises passes through.
    """
    return _open(data, origin, "", None)


def _open(data: BinaryIO | io.BufferedIOBase, origin: Origin, compression: str, inflated: Inflated | None) -> Opened:
    head = data.read(HEAD_BYTES)
    stream = io.BufferedReader(Prefixed(head, data))
    if magic(head) == "gz" and compression.count("gz") < _NESTING:
        inner = Inflated(stream)
        return _open(io.BufferedReader(inner), origin, f"{compression}+gz", inner)
    file = Input(stream, origin, sample(head, origin.path), lambda: inflated.fault if inflated else None)
    opened = _opened(file)
    return Opened((opened.format + compression).removeprefix("+"), opened.encoding, opened.records)


def _opened(file: Input) -> Opened:
    if refused := _refusal(file):
        format_, reject = refused
        return Opened(format_, None, iter([reject]))
    return next(reader for reader in READERS if reader.recognises(file.sample)).read(file)


def _refusal(file: Input) -> tuple[str, Reject] | None:
    sample_ = file.sample
    if (fault := file.fault()) and not sample_.head:
        return "", file.reject(fault.reason, fault.detail)
    if sample_.is_empty and len(sample_.head) < HEAD_BYTES:
        return "empty", file.reject("empty", "nothing but white space")
    if any(reader.recognises(sample_) for reader in READERS):
        return None
    if known := other_format(sample_):
        return known, file.reject("unsupported_format", f"{known} is not read yet")
    return "binary", file.reject("binary", "bytes that no text has")
