"""Members of an archive, each read as a file of its own and numbered over the archive; nothing is ever unpacked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from transforms.readers.reader import Breakable, Fault, Input, Records
from transforms.records import Document, Reject

# 100,000: the directory of so large a zip takes some 100 MB; larger collections are packed by day or month.
MEMBERS = 100_000
SIDECAR = ".meta.json"

# What systems leave behind, and what the inbox passes over too.
_LITTER = re.compile(r"\..*|__macosx|(?:eh)?thumbs\.db|desktop\.ini|sources\.csv", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name there, its bytes or why they cannot be had, and what its sidecar says."""

    name: str
    content: Breakable | Reject
    sidecar: Mapping[str, object] | None = None


def records(file: Input, members: Iterable[Member | Fault]) -> Records:
    """Records of all members, numbered over the archive; a fault among the members says why they end there."""
    index = count = 0
    fault = told = None
    for member in members:
        if isinstance(member, Fault):
            fault = member
            break
        if _is_litter(member.name):
            continue
        count += 1
        if count > MEMBERS:
            yield file.reject("too_many_members", f"only the first {MEMBERS} members are read", index)
            return
        for record in _records_of(member, file):
            yield replace(record, record_index=index, member=_path(member.name, record.member))
            index += 1
            if _is_of_all(record):
                return
        told = member.content.fault if isinstance(member.content, Breakable) else None
    fault = file.fault() or fault
    if fault and fault != told:
        yield file.reject(fault.reason, fault.detail, index or None)
    elif not index:
        yield file.reject("no_records", "there is no file in it")


def _records_of(member: Member, file: Input) -> Iterable[Document | Reject]:
    if isinstance(member.content, Reject):
        return [member.content]
    return file.open_inside(member.content, _plain(member.name), member.sidecar).records


def _is_of_all(record: Document | Reject) -> bool:
    """Whether the other members would be refused for the same reason: the archive lies too deep, or is one too many."""
    reasons = {"nested_too_deep", "too_many_members"}
    return isinstance(record, Reject) and record.reason in reasons and record.member is None


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(_plain(name)).parts
    return name.endswith(SIDECAR) or any(part != ".." and _LITTER.fullmatch(part) for part in parts)


def _path(name: str, inner: str | None) -> str:
    return f"{_plain(name)}/{inner}" if inner else _plain(name)


def _plain(name: str) -> str:
    """The name with slashes between folders, as packers on Windows do not all write it."""
    return (name if "/" in name else name.replace("\\", "/")) or "unnamed"
