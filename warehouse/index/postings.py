"""Postings: for each key of a table the places of its rows (copies.py), sorted by key, in immutable runs."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from warehouse.index.arrays import Keys, mapped, new_folder, ranges, written

Places = npt.NDArray[np.uint64]
PARTS = 64  # of a merge, each in memory at a time: 1e8 keys take some 100 MB


def build(folder: Path, keys: Keys, places: Places) -> int:
    """Write a run of postings and return how many it has."""
    order = np.argsort(keys, kind="stable")
    with new_folder(folder) as unfinished:
        np.save(unfinished / "keys.npy", keys[order])
        np.save(unfinished / "places.npy", places[order])
    return len(keys)


def check(folder: Path, count: int) -> None:
    """Raise ValueError or OSError if a run is not as long as it was written."""
    if not len(mapped(folder / "keys.npy")) == len(mapped(folder / "places.npy")) == count:
        raise ValueError(f"{folder} is not whole")


def find(folders: Sequence[Path], wanted: Keys) -> Places:
    """Places of the rows with these keys in all runs, ascending."""
    wanted = np.sort(wanted)  # ascending probes walk through the pages once
    found = [np.empty(0, np.uint64)]
    for folder in folders:
        keys = mapped(folder / "keys.npy", len(wanted))
        here = ranges(np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right"))
        found.append(mapped(folder / "places.npy", len(wanted))[here])
    return np.unique(np.concatenate(found))


def merge(folders: Sequence[Path], target: Path) -> int:
    """Write one run of several and return how many postings it has."""
    runs = [(mapped(folder / "keys.npy"), mapped(folder / "places.npy")) for folder in folders]
    count = sum(len(keys) for keys, _ in runs)
    limits = np.arange(1, PARTS, dtype=np.uint64) * np.uint64(2**64 // PARTS)
    cuts = [np.concatenate([[0], np.searchsorted(keys, limits), [len(keys)]]) for keys, _ in runs]
    with (
        new_folder(target) as unfinished,
        written(unfinished / "keys.npy", np.uint64, (count,)) as add_keys,
        written(unfinished / "places.npy", np.uint64, (count,)) as add_places,
    ):
        for part in range(PARTS):
            slices = [slice(cut[part], cut[part + 1]) for cut in cuts]
            keys = np.concatenate([keys[where] for (keys, _), where in zip(runs, slices, strict=True)])
            places = np.concatenate([places[where] for (_, places), where in zip(runs, slices, strict=True)])
            order = np.argsort(keys, kind="stable")
            add_keys(keys[order])
            add_places(places[order])
    return count
