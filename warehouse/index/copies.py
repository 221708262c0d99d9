"""Copies of rows, uncompressed and in the order in which they came, so that a few are read without the rest of a file.

A row's place is its position among all that were ever copied of its table; a merge of neighbouring runs keeps it.
"""

import mmap
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from warehouse.index.arrays import new_folder
from warehouse.index.postings import Places

NAME = "rows.arrow"
BATCH_ROWS = 20_000  # a batch costs .1 ms and 1 KB to look into; 20,000 rows are 5 MB at most


def build(folder: Path, rows: pa.Table) -> int:
    """Write a run of rows and return how many it has."""
    return _write(folder, rows.schema, rows.combine_chunks().to_batches(BATCH_ROWS))


def merge(folders: Sequence[Path], target: Path) -> int:
    """Write one run of several that follow each other and return how many rows it has."""
    batches = (batch for folder in folders for batch in _batches(folder, mmap.MADV_SEQUENTIAL))
    first = next(batches)
    return _write(target, first.schema, chain([first], batches))


def check(folder: Path, count: int) -> None:
    """Raise ValueError or OSError if a run is cut; what tells of its batches is written last."""
    with pa.memory_map(str(folder / NAME)) as file:
        if (pa.ipc.open_file(file).num_record_batches > 0) != (count > 0):
            raise ValueError(f"{folder} is not whole")


def find(runs: Sequence[tuple[Path, int]], places: Places, schema: pa.Schema) -> pa.Table:
    """Rows at these places, which ascend, in runs with so many rows each."""
    ends = np.cumsum([0, *(count for _, count in runs)])
    cuts = np.searchsorted(places, ends.astype(np.uint64))
    found: list[pa.RecordBatch] = []
    for (folder, _), first, start, end in zip(runs, ends, cuts, cuts[1:], strict=False):
        if start < end:
            found += _taken(folder, places[start:end].astype(np.int64) - first)
    return pa.Table.from_batches(found).cast(schema) if found else schema.empty_table()


def tables(folders: Iterable[Path]) -> Iterator[pa.Table]:
    """All rows, a batch at a time; they are gone when the next is asked for."""
    for folder in folders:
        for batch in _batches(folder, mmap.MADV_SEQUENTIAL):
            yield pa.Table.from_batches([batch])


def _taken(folder: Path, rows: npt.NDArray[np.int64]) -> Iterator[pa.RecordBatch]:
    first = 0
    for batch in _batches(folder, mmap.MADV_RANDOM):
        start, end = np.searchsorted(rows, [first, first + batch.num_rows])
        if start < end:
            yield batch.take(pa.array(rows[start:end] - first))
        first += batch.num_rows


def _batches(folder: Path, access: int) -> Iterator[pa.RecordBatch]:
    """Batches of a run, each mapped only until the next is asked for, so that it does not count as memory any more."""
    with (folder / NAME).open("rb") as file:
        mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    mapping.madvise(access)
    reader = pa.ipc.open_file(pa.py_buffer(mapping))
    for number in range(reader.num_record_batches):
        yield reader.get_batch(number)
        mapping.madvise(mmap.MADV_DONTNEED)


def _write(folder: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    count = 0
    with (
        new_folder(folder) as unfinished,
        pa.OSFile(str(unfinished / NAME), "wb") as file,
        pa.ipc.new_file(file, schema) as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count
