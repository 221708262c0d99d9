"""Tables that are derived from an installed package once and then memory-mapped."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa

# Beside Python's own compiled code: derived, per checkout, ignored by git, safe to delete.
FOLDER = Path(__file__).parent / "__pycache__"


def cached_table(name: str, version: str, build: Callable[[], pa.Table]) -> pa.Table:
    """Table that `build` gives, kept as an Arrow file under name and version and memory-mapped from then on.

    Where the folder cannot be written the table is built anew in memory; a file that cannot be read is replaced.
    """
    path = FOLDER / f"{name}-{version}.arrow"
    if (table := _open(path)) is not None:
        return table
    table = build().combine_chunks()
    with contextlib.suppress(OSError):
        _store(table, path)
        return _open(path) or table
    return table


def _open(path: Path) -> pa.Table | None:
    try:
        return pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    except (OSError, pa.ArrowInvalid):
        return None


def _store(table: pa.Table, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        Path(part).replace(path)  # whole or not at all: several processes may build at once
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def arrays_of(table: pa.Table) -> dict[str, npt.NDArray[Any]]:
    """Arrays by name of a table with one row, a list of whole or broken numbers in each column, without a copy."""
    return {name: _array(column) for name, column in zip(table.column_names, table.columns, strict=True)}


def _array(lists: "pa.ChunkedArray[Any]") -> npt.NDArray[Any]:
    # Its buffer and not its to_numpy, which would import pandas: 0.4 s of processor time.
    values = cast("pa.ListArray[Any]", lists.chunk(0)).values
    kind = np.dtype(values.type.to_pandas_dtype())  # numpy's own; it does not need pandas
    buffer = cast("memoryview[int]", values.buffers()[1])
    return np.frombuffer(buffer, kind, len(values), values.offset * kind.itemsize)
