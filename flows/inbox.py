"""What lies in the inbox: its files, their hashes, their outlets, and the batches they are loaded in."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from transforms.fields.json_text import parse
from transforms.fields.sources import outlet_folder

SIDECAR = ".meta.json"
SIDECAR_BYTES = 2**20  # the metadata of an article has some kilobytes
SOURCES = "sources.csv"  # lists outlets, is never an article


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file as it was found: its hash is its identity, the rest is where it lay."""

    path: Path
    sha256: str
    bytes: int
    modified_ns: int
    unreadable: str | None = None

    @property
    def shown_path(self) -> str:
        """The path as text, bytes that are no UTF-8 written as escapes."""
        return _text(str(self.path))

    @property
    def folder_source(self) -> str | None:
        """Name of the nearest folder that is not a date."""
        return outlet_folder(self.shown_path)

    def sidecar(self) -> Mapping[str, object] | None:
        """Fields of `<file>.meta.json`, None if there is none; raises ValueError if it is not a JSON object."""
        path = Path(f"{self.path}{SIDECAR}")
        try:
            if not path.is_file():
                return None
            with path.open("rb") as file:
                data = file.read(SIDECAR_BYTES + 1)
        except OSError:  # its name would be too long, or it may not be read
            return None
        if len(data) > SIDECAR_BYTES:
            raise ValueError(f"it has more than {SIDECAR_BYTES} bytes")
        fields = parse(data.decode("utf-8-sig"))
        if not isinstance(fields, dict):
            raise ValueError("it holds no JSON object")  # noqa: TRY004  # bad content, like a JSON error
        return fields

    def is_unchanged(self) -> bool:
        """Whether the file is still the one that was hashed, by size and time of change."""
        now = self.path.stat()
        return (now.st_size, now.st_mtime_ns) == (self.bytes, self.modified_ns)


def find_files(roots: Iterable[Path]) -> Iterator[Path]:
    """Regular files under the roots, by path; hidden ones, sidecars and links that leave a root are passed over.

    Raises FileNotFoundError for a root that does not exist.
    """
    for root in roots:
        if not root.exists():
            raise FileNotFoundError(f"{root} does not exist; name a file or a folder")
        if root.is_file():
            yield root
            continue
        for folder, subfolders, names in os.walk(root):
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            yield from (path for name in sorted(names) if _is_wanted(path := Path(folder, name), root))


def _is_wanted(path: Path, root: Path) -> bool:
    if path.name.startswith(".") or path.name.endswith(SIDECAR) or path.name == SOURCES:
        return False
    if path.is_symlink():
        target = Path(os.path.realpath(path))  # takes a loop of links as it is
        if not target.is_relative_to(os.path.realpath(root)):
            return False
        return path.is_file() or not path.exists()  # one that leads nowhere is told as unreadable
    return path.is_file()


def _text(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def hashed(path: Path) -> InboxFile:
    """The file with the SHA-256 of its content; one that cannot be read is known by its path and says why."""
    path = path.absolute()
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256")
    except OSError as error:
        return InboxFile(path, hashlib.sha256(os.fsencode(path)).hexdigest(), 0, 0, error.strerror or str(error))
    return InboxFile(path, digest.hexdigest(), status.st_size, status.st_mtime_ns)


def distinct(files: Iterable[InboxFile]) -> list[InboxFile]:
    """One file for each content, the first by path, in an order that only the contents decide."""
    by_hash: dict[str, InboxFile] = {}
    for file in sorted(files, key=lambda f: str(f.path)):
        by_hash.setdefault(file.sha256, file)
    return sorted(by_hash.values(), key=lambda f: f.sha256)
