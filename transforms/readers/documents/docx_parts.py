"""Parts of an office document, each unpacked and parsed by itself within bounds."""

from zipfile import ZipFile

from transforms.readers.packed.compressed import bomb
from transforms.text.unicode import decode
from transforms.wire.elements import Element, attribute, within
from transforms.wire.xml import parse

# 16 MB: the text of a thick book has 5.
PART_BYTES = 16 * 1024 * 1024
_MAIN = "word/document.xml"
_MAIN_TYPE = "/officeDocument"  # the end of it, which the transitional and the strict standard share
_LOCKED = 1  # among the flags of a member


class PartError(ValueError):
    """A part that cannot be had; `reason` is the code of the reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def main_part(archive: ZipFile) -> Element | None:
    """Root of the part with the text, wherever the archive keeps it, None without one; raises PartError."""
    relations = within(part(archive, "_rels/.rels"), "relationship")
    targets = (attribute(each, "Target") for each in relations if attribute(each, "Type").endswith(_MAIN_TYPE))
    return part(archive, next(targets, _MAIN).lstrip("/"))


def part(archive: ZipFile, name: str) -> Element | None:
    """Root of a part, None if it is missing; raises PartError for one that is too large, locked or no XML."""
    if name not in archive.NameToInfo:
        return None
    info = archive.getinfo(name)
    if info.flag_bits & _LOCKED:
        raise PartError("encrypted", "it needs a password")
    with archive.open(info) as member:
        content = member.read(PART_BYTES + 1)
    if fault := bomb(info.compress_size, len(content)):
        raise PartError(fault.reason, fault.detail)
    if len(content) > PART_BYTES:
        raise PartError("file_too_large", f"{name} has more than {PART_BYTES} bytes")
    parsed = parse(decode(content).text)
    if isinstance(parsed, tuple):
        raise PartError(*parsed)
    if parsed.trouble:
        raise PartError(*parsed.trouble)
    return parsed.root
