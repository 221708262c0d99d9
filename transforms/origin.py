"""What is known of a file from outside: its hash, its path, its sidecar and its folder."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from; `sidecar` is the parsed `<file>.meta.json` and `folder_source` the folder's name."""

    file_sha256: str
    path: str
    sidecar: Mapping[str, object] | None = None
    folder_source: str | None = None
