"""Buckets: for each band its hashes, sorted, with the articles that have them, in immutable runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from warehouse.index.arrays import Array, Keys, mapped, new_folder, ranges, rows_of, written

Hashes = npt.NDArray[np.uint32]  # articles by bands
BANDS = 32  # of an article that has any; docs/duplicates.md
GATHERED = 200_000  # articles that are moved at a time in a merge: 26 MB


def build(folder: Path, keys: Keys, hashes: Hashes) -> int:
    """Write a run of articles, their keys and hashes, and return how many they are."""
    order = np.argsort(keys, kind="stable")
    with new_folder(folder) as unfinished:
        np.save(unfinished / "keys.npy", keys[order])
        np.save(unfinished / "hashes.npy", hashes[order])
        places = np.arange(len(keys), dtype=np.uint32)
        _write_sorted(unfinished, len(keys), ((hashes[order, band], places) for band in range(BANDS)))
    return len(keys)


def check(folder: Path, count: int) -> None:
    """Raise ValueError or OSError if a run is not as large as it was written."""
    shapes = [mapped(folder / f"{name}.npy").shape for name in ("keys", "hashes", "sorted", "articles")]
    if shapes != [(count,), (count, BANDS), (BANDS, count), (BANDS, count)]:
        raise ValueError(f"{folder} is not whole")


def find(folders: Sequence[Path], hashes: Mapping[int, npt.NDArray[np.uint32]]) -> Keys:
    """Keys of all articles that have one of the hashes of a band, ascending."""
    found = [np.empty(0, np.uint64)]
    for folder in folders:
        articles = [np.empty(0, np.uint32)]
        for band in range(BANDS):
            wanted = np.sort(hashes[band])
            held = mapped(folder / "sorted.npy", len(wanted))[
                band
            ]  # mapped anew, so that the pages of one band are in memory
            places = ranges(np.searchsorted(held, wanted, "left"), np.searchsorted(held, wanted, "right"))
            articles.append(mapped(folder / "articles.npy", len(wanted))[band][places])
        found.append(mapped(folder / "keys.npy")[np.unique(np.concatenate(articles))])
    return np.unique(np.concatenate(found))


def hashes_of(folders: Sequence[Path], wanted: Keys) -> tuple[Keys, Hashes]:
    """Those of the keys that have bands, and their hashes."""
    keys, hashes = [np.empty(0, np.uint64)], [np.empty((0, BANDS), np.uint32)]
    for folder in folders:
        held = mapped(folder / "keys.npy", len(wanted))
        places = ranges(np.searchsorted(held, wanted, "left"), np.searchsorted(held, wanted, "right"))
        keys.append(held[places])
        hashes.append(rows_of(folder / "hashes.npy", places))
    return np.concatenate(keys), np.concatenate(hashes)


def mates(places_of: Mapping[Path, Array]) -> Iterator[tuple[Array, Array]]:
    """Places of the articles that follow each other in a bucket, one band after the other, given those of each run."""
    for band in range(BANDS):
        hashes, places = _band(band, places_of)
        order = np.argsort(hashes, kind="stable")
        same = np.flatnonzero(np.diff(hashes[order]) == 0)
        yield places[order[same]], places[order[same + 1]]


def merge(folders: Sequence[Path], target: Path) -> int:
    """Write one run of several and return how many articles it has; one band is in memory at a time."""
    keys = np.concatenate([mapped(folder / "keys.npy") for folder in folders])
    order = np.argsort(keys, kind="stable")
    moved = np.empty(len(order), np.uint32)  # place in the new run of each article of the old ones in turn
    moved[order] = np.arange(len(order), dtype=np.uint32)
    starts = np.cumsum([0, *(len(mapped(folder / "keys.npy")) for folder in folders)])
    with new_folder(target) as unfinished:
        np.save(unfinished / "keys.npy", keys[order])
        _write_hashes(unfinished, folders, order, starts)
        del keys, order
        moved_of = dict(zip(folders, np.split(moved, starts[1:-1]), strict=True))
        _write_sorted(unfinished, len(moved), (_band(band, moved_of) for band in range(BANDS)))
    return len(moved)


def _band(band: int, moved_of: Mapping[Path, Array]) -> tuple[Array, Array]:
    """Hashes of a band in several runs, one after the other, and the new places of their articles."""
    hashes = [mapped(folder / "sorted.npy")[band] for folder in moved_of]
    articles = [moved[mapped(folder / "articles.npy")[band]] for folder, moved in moved_of.items()]
    return np.concatenate(hashes), np.concatenate(articles)


def _write_sorted(unfinished: Path, count: int, bands: Iterable[tuple[Array, Array]]) -> None:
    """Hashes of each band in ascending order, and the places of the articles that have them."""
    with (
        written(unfinished / "sorted.npy", np.uint32, (BANDS, count)) as add_hashes,
        written(unfinished / "articles.npy", np.uint32, (BANDS, count)) as add_articles,
    ):
        for hashes, articles in bands:
            order = np.argsort(hashes, kind="stable")  # quick where it is of runs that are sorted
            add_hashes(hashes[order])
            add_articles(articles[order])


def _write_hashes(unfinished: Path, folders: Sequence[Path], order: Array, starts: Array) -> None:
    """Hashes of all articles in their new order, a part at a time."""
    with written(unfinished / "hashes.npy", np.uint32, (len(order), BANDS)) as add:
        for at in range(0, len(order), GATHERED):
            part = order[at : at + GATHERED]
            run_of = np.searchsorted(starts, part, "right") - 1
            rows = np.empty((len(part), BANDS), np.uint32)
            for run in np.unique(run_of):
                here = run_of == run
                rows[here] = mapped(folders[run] / "hashes.npy")[part[here] - starts[run]]
            add(rows)
