"""How a file is opened: what compresses it, which reader it has, and the same for the files within it."""

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from transforms.fields.sources import outlet_folder
from transforms.readers.packed.archive import MEMBERS
from transforms.readers.packed.compressed import Inflated
from transforms.readers.packed.inflaters import CHUNK_BYTES, COMPRESSIONS
from transforms.readers.prefixed import Prefixed
from transforms.readers.reader import Breakable, Fault, Input, Opened
from transforms.readers.registry import READERS
from transforms.readers.sniff import HEAD_BYTES, NO_ARTICLES, magic, other_format, sample
from transforms.records import Document, Origin, Reject

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
    """How far inside other files a stream lies: compressions, the streams made on the way, and archives."""

    compressions: tuple[str, ...] = ()
    streams: tuple[Breakable, ...] = ()
    archives: int = 0
    nested: Iterator[int] = field(default_factory=itertools.count)  # the files within files within the file

    def refusal(self) -> tuple[str, str] | None:
        """Reason and detail why no file within this one is opened, None if one is."""
        if self.archives >= NESTING:
            return "nested_too_deep", f"more than {NESTING} files within files"
        if self.archives and next(self.nested) >= MEMBERS:
            return "too_many_members", f"more than {MEMBERS} files in the archives within it"
        return None

    def inside(self, stream: Breakable | None) -> "_Way":
        """The way of a file within this one."""
        return _Way(streams=(stream,) if stream else (), archives=self.archives + 1, nested=self.nested)

    def fault(self) -> Fault | None:
        """What broke the outermost stream that is broken: those within it only miss its rest."""
        return next((stream.fault for stream in self.streams if stream.fault), None)

    def through(self, stream: Inflated, name: str) -> "_Way":
        """The way of what a compressed stream holds."""
        return replace(self, compressions=(name, *self.compressions), streams=(*self.streams, stream))


def _open(data: BinaryIO | io.BufferedIOBase, origin: Origin, way: _Way) -> Opened:
    head = data.read(HEAD_BYTES)
    stream = _rewound(data, head)
    name = magic(head)
    if name in COMPRESSIONS and len(way.compressions) < NESTING:
        inner = Inflated(stream, name)
        return _open(io.BufferedReader(inner, CHUNK_BYTES), origin, way.through(inner, name))
    file = Input(
        stream,
        origin,
        sample(head, origin.path),
        lambda inside, path, sidecar=None: _open_inside(inside, path, replace(origin, sidecar=sidecar), way),
        way.fault,
    )
    opened = _opened(file)
    return Opened("+".join(filter(None, (opened.format, *way.compressions))), opened.encoding, opened.records)


def _rewound(data: BinaryIO | io.BufferedIOBase, head: bytes) -> io.BufferedIOBase:
    """The stream from its start again, of which `head` was read."""
    if data.seekable() and isinstance(data, io.BufferedIOBase):
        data.seek(0)
        return data
    return io.BufferedReader(Prefixed(head, data))


def _open_inside(data: BinaryIO | io.BufferedIOBase | Breakable, path: str, outer: Origin, way: _Way) -> Opened:
    """A file within another: its folder there is its outlet's, else the outer file's."""
    origin = replace(outer, path=path, folder_source=outlet_folder(path) or outer.folder_source)
    if refusal := way.refusal():
        return Opened("", None, iter([Reject(outer.file_sha256, None, "read", *refusal)]))
    if isinstance(data, Breakable):
        return _open(io.BufferedReader(data, CHUNK_BYTES), origin, way.inside(data))
    return _open(data, origin, way.inside(None))


def _opened(file: Input) -> Opened:
    sample_ = file.sample
    if sample_.is_empty and len(sample_.head) < HEAD_BYTES:
        if fault := file.fault():
            return Opened("", None, iter([file.reject(fault.reason, fault.detail)]))
        return Opened("empty", None, iter([file.reject("empty", "nothing but white space")]))
    if reader := next((reader for reader in READERS if reader.recognises(sample_)), None):
        return reader.read(file)
    if known := other_format(sample_):
        reject = file.reject("unsupported_format", f"{known} is not read", is_article=known not in NO_ARTICLES)
        return Opened(known, None, iter([reject]))
    return Opened("binary", None, iter([file.reject("binary", "bytes that no text has")]))
