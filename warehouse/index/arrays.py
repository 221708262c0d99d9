"""Arrays on disk: folders of .npy files that appear whole or not at all, are never changed, and are mapped to read."""

import mmap
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.durable import sync

Array = npt.NDArray[Any]
Keys = npt.NDArray[np.uint64]
UNFINISHED = ".unfinished"
# A probe of 1e7 hashes meets some 10 pages of 4 KB; with neighbours, each may bring 128 KB.
FEW_PROBES = 1_000
TEXT_BYTES = 40  # an article_id of 32 characters and a version of 8; of longer texts the end does not tell
# 2**64 / golden ratio, whose bits are well spread; the finish is that of SplitMix64 (Steele 2014).
STEP = np.uint64(0x9E3779B97F4A7C15)
FINISH = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
LAST_SHIFT = np.uint64(31)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Folder to write into, which has its own name only when everything in it is on disk."""
    unfinished = path.with_name(path.name + UNFINISHED)
    for left_over in (unfinished, path):  # by a process that was killed before the manifest named it
        shutil.rmtree(left_over, ignore_errors=True)
    unfinished.mkdir(parents=True)
    yield unfinished
    sync([*unfinished.iterdir(), unfinished])
    unfinished.rename(path)
    sync([path.parent])


def write_text(path: Path, text: str) -> None:
    """Replace a file so that after a crash it has the old text or the new one."""
    unfinished = path.with_name(path.name + UNFINISHED)
    unfinished.write_text(text, encoding="utf-8")
    sync([unfinished])
    unfinished.replace(path)
    sync([path.parent])


@contextmanager
def written(path: Path, dtype: npt.DTypeLike, shape: tuple[int, ...]) -> Iterator[Callable[[Array], None]]:
    """Function that appends the next part of an array of this shape, so that it is never in memory as a whole."""
    with path.open("wb") as file:
        header = {"descr": np.lib.format.dtype_to_descr(np.dtype(dtype)), "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
        yield lambda part: np.ascontiguousarray(part, dtype).tofile(file)


def mapped(path: Path, probes: int | None = None) -> Array:
    """Array of a file, read where it is looked at; raises ValueError or OSError for one that is cut or gone.

    For a few probes single pages are read, else their neighbours with them. Pages that were read count as memory of
    the process until the array is let go.
    """
    array: Array = np.load(path, mmap_mode="r" if path.stat().st_size else None)
    if probes is not None and probes < FEW_PROBES and array.size:
        array.base.madvise(mmap.MADV_RANDOM)  # type: ignore[union-attr]  # what a memory map is based on
    return array.view(np.ndarray)


def rows_of(path: Path, places: npt.NDArray[np.int64]) -> Array:
    """Some rows of an array of a file, read one by one: a mapping would bring 16 pages with each."""
    array = mapped(path)
    row_bytes = array.strides[0]
    first = path.stat().st_size - array.nbytes
    with path.open("rb", buffering=0) as file:
        found = b"".join(os.pread(file.fileno(), row_bytes, first + row_bytes * place) for place in places.tolist())
    return np.frombuffer(found, array.dtype).reshape(len(places), *array.shape[1:])


def texts(*columns: pa.ChunkedArray) -> npt.NDArray[np.uint64]:
    """Rows of one or two columns of text as rows of five words, zeros behind a shorter text."""
    joined = pc.binary_join_element_wise(*columns, "").combine_chunks()
    lengths = pc.min_max(pc.binary_length(joined)).as_py()
    width = lengths["min"]
    if width and width == lengths["max"] <= TEXT_BYTES:  # as a rule, and quicker than by Python's strings
        fixed = joined.cast(pa.binary()).cast(pa.binary(width))
        rows = np.zeros((len(fixed), TEXT_BYTES), np.uint8)
        rows[:, :width] = np.frombuffer(fixed.buffers()[1], np.uint8)[fixed.offset * width :].reshape(-1, width)
    else:
        rows = np.array([text.encode() for text in joined.to_pylist()], f"S{TEXT_BYTES}")
    words: npt.NDArray[np.uint64] = rows.view("<u8").reshape(len(rows), TEXT_BYTES // 8)
    return words


def keys_of(words: npt.NDArray[np.uint64]) -> Keys:
    """Hash of each row of words: equal for equal texts; two others share one once in 2**64, and cost a look."""
    keys = np.zeros(len(words), np.uint64)
    for word in words.T:
        keys = (keys ^ word) * STEP
        for shift, factor in FINISH:
            keys = (keys ^ (keys >> shift)) * factor
        keys ^= keys >> LAST_SHIFT
    return keys


def ranges(starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """All positions of some ranges, one range after the other."""
    counts = ends - starts
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
