"""Zip archives: the directory at their end is read first, then every member where it lies."""

import io
import stat
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo, is_zipfile

from transforms.fields.json_text import JsonError, parse
from transforms.readers.documents.office import office_format
from transforms.readers.packed.archive import SIDECAR, Member, records
from transforms.readers.packed.zip_member import ERRORS, Bounded, Meter, ZipContent
from transforms.readers.reader import Fault, Input, Opened, Reader
from transforms.readers.sniff import Sample, magic
from transforms.readers.spooled import seekable
from transforms.records import Reject

# 1 GB: disk for an archive that came compressed or within another; one that lies in the inbox may be of any size.
SPOOL_BYTES = 1024 * 1024 * 1024
# 1 MB: as beside files of the inbox.
SIDECAR_BYTES = 1024 * 1024
_ENCRYPTED = 1  # among the flags of a member


def _recognises(sample: Sample) -> bool:
    return magic(sample.head) == "zip"


def _read(file: Input) -> Opened:
    """The archive's files, each read as what it is; office documents are one file each, and none that is read here."""
    data = cast("BinaryIO", file.stream) if file.stream.seekable() else seekable(file, SPOOL_BYTES)
    if isinstance(data, Reject):
        return Opened("zip", None, iter([data]))
    try:
        archive = ZipFile(Bounded(data))
    except ERRORS as error:
        return Opened("zip", None, iter([_broken(file, data, error)]))
    if office := office_format(archive):
        return Opened(office, None, iter([file.reject("unsupported_format", f"{office} is not read")]))
    return Opened("zip", None, records(file, _members(file, archive, Meter(data.seek(0, io.SEEK_END)))))


def _broken(file: Input, data: BinaryIO, error: Exception) -> Reject:
    if is_zipfile(data):
        return file.reject("corrupt", str(error))
    return file.reject("truncated", "no directory at the end of the archive, which says where its files lie")


def _members(file: Input, archive: ZipFile, meter: Meter) -> Iterator[Member | Fault]:
    infos = archive.infolist()
    for place, info in enumerate(infos, start=1):
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
            continue
        content = _content(file, archive, info, meter)
        yield Member(info.filename, content, _sidecar(archive, f"{info.filename}{SIDECAR}"))
        if not isinstance(content, Reject) and content.fault and content.fault.reason == "bomb":
            yield Fault("bomb", f"{len(infos) - place} members after {info.filename} are not read")
            return


def _content(file: Input, archive: ZipFile, info: ZipInfo, meter: Meter) -> ZipContent | Reject:
    if info.flag_bits & _ENCRYPTED:
        return file.reject("encrypted", "it needs a password")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return file.reject("unsupported_format", f"compressed by method {info.compress_type} of zip, which is not read")
    try:
        return ZipContent(archive.open(info), info.compress_size, meter)
    except ERRORS as error:
        return file.reject("corrupt", str(error))


def _sidecar(archive: ZipFile, name: str) -> Mapping[str, object] | None:
    """What a sidecar says; None if there is none that can be read."""
    try:
        with archive.open(name) as sidecar:
            fields = parse(sidecar.read(SIDECAR_BYTES).decode("utf-8-sig"))
    except (KeyError, JsonError, *ERRORS):
        return None
    return fields if isinstance(fields, dict) else None


READER = Reader("zip", _recognises, _read)
