"""Tar archives, read from front to back, so that compressed ones need no disk.

The standard library takes a damaged header for the end of an archive, and holds extended headers of any size. Here the
first is told and the second refused. Sidecars are passed over, as they may stand far behind their files.
"""

import io
from collections.abc import Iterator

from transforms.readers.packed.archive import Member, records
from transforms.readers.packed.tar_header import BLOCK_BYTES, Header, gnu_path, goes_on, header, pax_fields
from transforms.readers.packed.tar_member import TarMember
from transforms.readers.reader import Fault, Input, Opened, Reader
from transforms.readers.sniff import Sample, magic

# 64 KB: a path, and the attributes that systems add; it is held whole.
_EXTENDED_BYTES = 64 * 1024
_EXTENDED = {b"x": pax_fields, b"L": gnu_path}


def _members(file: Input) -> Iterator[Member | Fault]:
    """Members in order, each to be read before the next is asked for."""
    extended: dict[str, bytes] = {}
    is_over = False
    while block := file.stream.read(BLOCK_BYTES):
        if block.count(0) == len(block):
            is_over = True  # unless another archive was appended
            continue
        try:
            head = header(block).amended(extended)
            _skip_map(head, block, file)
            content = TarMember(file, head.size)
            extended |= _extended(head, content)
        except ValueError as error:
            if not is_over:
                yield file.fault() or Fault("truncated" if len(block) < BLOCK_BYTES else "corrupt", str(error))
            return
        if head.is_sparse:
            yield Member(head.name, file.reject("unsupported_format", "a sparse file, of which the holes are left out"))
        elif head.is_file:
            yield Member(head.name, content)
        if not head.is_of_next:
            extended = {}
        content.skip()
        if content.fault:
            yield content.fault
            return


def _skip_map(head: Header, block: bytes, file: Input) -> None:
    is_more = head.is_mapped and goes_on(block, is_header=True)
    while is_more:
        is_more = goes_on(file.stream.read(BLOCK_BYTES), is_header=False)


def _extended(head: Header, content: TarMember) -> dict[str, bytes]:
    """What a header says of the one that follows: nothing unless it is an extended one; raises ValueError."""
    if head.kind not in _EXTENDED:
        return {}
    data = io.BufferedReader(content).read(_EXTENDED_BYTES + 1)
    if len(data) > _EXTENDED_BYTES:
        raise ValueError(f"an extended header of more than {_EXTENDED_BYTES} bytes")
    return _EXTENDED[head.kind](data)


def _recognises(sample: Sample) -> bool:
    return magic(sample.head) == "tar"


def _read(file: Input) -> Opened:
    """The archive's files, each read as what it is."""
    return Opened("tar", None, records(file, _members(file)))


READER = Reader("tar", _recognises, _read)
