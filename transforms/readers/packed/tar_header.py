"""Headers of tar archives: POSIX (ustar and pax) and GNU."""

from collections.abc import Mapping
from dataclasses import dataclass

BLOCK_BYTES = 512
# Regular files, with the mark of the oldest form and that of files that lie on disk in one piece.
_FILES = (b"0", b"\0", b"7")
# Links, devices and folders: what their size says is not stored.
_WITHOUT_CONTENT = (b"1", b"2", b"3", b"4", b"5", b"6")
# Extended header of the next file and of all, its long name, the long target of a link.
_OF_NEXT = (b"x", b"g", b"L", b"K")
_SPARSE = "GNU.sparse."
_SUM = slice(148, 156)


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says: the name, one letter for the kind, and how many bytes follow."""

    name: str
    kind: bytes
    size: int
    is_sparse: bool = False

    @property
    def is_file(self) -> bool:
        """Whether it is of a regular file; the oldest archives mark folders by a slash only."""
        return self.kind in _FILES and not self.name.endswith("/")

    @property
    def is_mapped(self) -> bool:
        """Whether a map of its parts begins in the header, as GNU once wrote sparse files."""
        return self.kind == b"S"

    @property
    def is_of_next(self) -> bool:
        """Whether it belongs to a file whose own header follows."""
        return self.kind in _OF_NEXT

    def amended(self, extended: Mapping[str, bytes]) -> "Header":
        """The header with what extended headers before it say instead; raises ValueError for a size that is none."""
        name = extended.get(f"{_SPARSE}name") or extended.get("path")
        size = int(extended.get("size", self.size))
        if size < 0:
            raise ValueError(f"a size of {size} bytes")
        return Header(
            _text(name) if name else self.name,
            self.kind,
            0 if self.kind in _WITHOUT_CONTENT else size,
            self.is_mapped or any(field.startswith(_SPARSE) for field in extended),
        )


def header(block: bytes) -> Header:
    """Header in a block of 512 bytes; raises ValueError if its checksum or a number is wrong."""
    if len(block) < BLOCK_BYTES:
        raise ValueError(f"the archive breaks off in a header of {len(block)} bytes")
    if _number(block[_SUM]) not in _sums(block):
        raise ValueError("a header does not add up")
    folder = _string(block[345:500]) if block[257:263] == b"ustar\0" else b""
    name = _string(block[:100])
    return Header(_text(folder + b"/" + name if folder else name), block[156:157], _number(block[124:136]))


def _sums(block: bytes) -> tuple[int, int]:
    """Sum of a header's bytes with blanks in place of the sum, and as some systems make it, of signed bytes."""
    others = block[: _SUM.start] + b" " * 8 + block[_SUM.stop :]
    return sum(others), sum(others) - 256 * sum(byte > 127 for byte in others)  # noqa: PLR2004  # what a byte can hold


def goes_on(block: bytes, *, is_header: bool) -> bool:
    """Whether another block follows that maps a sparse file, after its header or after such a block."""
    at = 482 if is_header else 504
    return block[at : at + 1] not in {b"", b"\0"}


def pax_fields(data: bytes) -> dict[str, bytes]:
    """Fields of an extended header, each written "length name=value"; raises ValueError if one is not."""
    fields = {}
    at = 0
    while at < len(data) and data[at]:
        space = data.index(b" ", at, at + 20)  # 20: a number of more digits is none
        end = at + int(data[at:space])
        name, is_one, value = data[space + 1 : end].partition(b"=")
        if not is_one or not value.endswith(b"\n"):
            raise ValueError("an extended header is broken")
        fields[_text(name)] = value[:-1]
        at = end
    return fields


def gnu_path(data: bytes) -> dict[str, bytes]:
    """The long name that GNU writes before a file, as the field of an extended header."""
    return {"path": _string(data)}


def _number(field: bytes) -> int:
    """Number in octal digits, or in binary if its first bit is set, as GNU writes large ones."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    return int(_string(field).strip() or b"0", 8)


def _string(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")
