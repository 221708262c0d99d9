"""The manifest: of which lake and which of its files the index knows the rows, and in which runs."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from warehouse.index import buckets, copies, postings
from warehouse.index.arrays import write_text
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, SIGNATURES, Table

FORMAT = 1  # of the runs; an index of another one is built anew
NAME = "manifest.json"


def keys_kind(table: Table) -> str:
    """Kind of the runs that tell where the rows of a table are."""
    return f"{table.name}_keys"


def rows_kind(table: Table) -> str:
    """Kind of the runs with copies of the rows of a table."""
    return f"{table.name}_rows"


COPIED = (ARTICLES, SIGNATURES, DUPLICATE_PAIRS, CLUSTER_MEMBERS)
MODULES = {BANDS.name: buckets} | {
    kind: module for table in COPIED for kind, module in ((keys_kind(table), postings), (rows_kind(table), copies))
}


class Run(NamedTuple):
    """An immutable part of the index: the number that names its folder, and how many entries it has."""

    number: int
    entries: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index knows: the files of each table by their ids in the catalog, and its runs by kind, oldest first."""

    lake: str
    files: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    runs: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)
    next_number: int = 0
    format: int = FORMAT


def load(folder: Path, lake: str) -> Manifest:
    """Manifest of a lake's index; an empty one if there is none, or one of another lake or format, or a broken one."""
    try:
        read = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = {table: {int(key): path for key, path in paths.items()} for table, paths in read["files"].items()}
        runs = {kind: tuple(Run(*run) for run in given) for kind, given in read["runs"].items()}
        manifest = Manifest(read["lake"], files, runs, read["next_number"], read["format"])
        if (manifest.lake, manifest.format) != (lake, FORMAT):
            return Manifest(lake)
        for kind, given in runs.items():
            for run in given:
                MODULES[kind].check(folder_of(folder, kind, run.number), run.entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest(lake)
    return manifest


def save(folder: Path, manifest: Manifest) -> None:
    """Let the next reader see these runs."""
    write_text(folder / NAME, json.dumps(asdict(manifest)))


def clean(folder: Path, manifest: Manifest) -> None:
    """Remove what the manifest does not name: runs that were merged, and what a killed process left."""
    named = {folder_of(folder, kind, run.number) for kind, given in manifest.runs.items() for run in given}
    if not named:  # nothing may be named by a manifest while other runs take its numbers
        (folder / NAME).unlink(missing_ok=True)
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_dir() and path not in named:
            shutil.rmtree(path)


def folder_of(folder: Path, kind: str, number: int) -> Path:
    """Folder of a run."""
    return folder / f"{kind}-{number:06}"
