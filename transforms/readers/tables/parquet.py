"""Parquet: a row is a record; only the columns of known fields are read, and a few rows at a time."""

import io
from typing import BinaryIO

from transforms.readers.packed.compressed import bomb
from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample
from transforms.readers.spooled import seekable
from transforms.readers.tables.columns import (
    Batches,
    BombError,
    Broken,
    known_columns,
    none_known,
    readable,
    records_of,
    telling,
)
from transforms.records import Reject

# 4 GB: what a table that comes compressed may take of the disk; years of an outlet.
FILE_BYTES = 4 * 1024**3
# 256 MB: the most that one step may take of memory, were every value in it as large as its part of the file.
STEP_BYTES = 256 * 1024 * 1024
# 64 rows: more at a time are not read faster.
STEP_ROWS = 64
# 1 MB: a page of a column, which is what is read of a large file at a time.
PAGE_BYTES = 1024 * 1024
# 256 MB: a smaller file has its columns read whole; page by page, one that only says it is large takes the memory.
WHOLE_BYTES = 256 * 1024 * 1024
# 64: levels of nested columns, as of JSON.
DEPTH = 64


def _recognises(sample: Sample) -> bool:
    return sample.head.startswith((b"PAR1", b"PARE"))  # the second has an encrypted footer


def _read(file: Input) -> Opened:
    """The rows of the file; of a part that is broken those before the break, and all of the other parts."""
    data = seekable(file, FILE_BYTES)
    if isinstance(data, Reject):
        return Opened("parquet", None, iter([data]))
    size = data.seek(0, io.SEEK_END)
    return Opened("parquet", None, records_of(_batches(data, size, file), file, lambda: size))


def _batches(data: BinaryIO, size: int, file: Input) -> Batches:
    import pyarrow.parquet as pq  # noqa: PLC0415  # a third of a second, for the files that need it

    with telling() as problems:
        table = pq.ParquetFile(
            data,
            pre_buffer=False,
            buffer_size=PAGE_BYTES if size > WHOLE_BYTES else 0,
            schema_depth_limit=DEPTH,
            page_checksum_verification=True,
        )
        schema = table.schema_arrow
        names = [schema.names[place] for place in known_columns(schema, file.origin.field_map)]
        if not names:
            problems.append(none_known(schema))
    if problems:
        yield Broken(*problems[0], is_end=True)
        return
    for part in range(table.num_row_groups):
        rows = 0
        with telling() as problems:
            step = _step_rows(table.metadata.row_group(part).total_byte_size, size)
            for batch in table.iter_batches(step, row_groups=[part], columns=names, use_threads=False):
                yield readable(batch)
                rows += batch.num_rows
        for reason, detail in problems:
            yield Broken(reason, f"part {part} from its row {rows} on: {detail}")


def _step_rows(part_bytes: int, file_bytes: int) -> int:
    """Rows of a part to be read at a time, by the size it says it has; raises BombError if that is one's."""
    if fault := bomb(file_bytes, part_bytes):
        raise BombError(fault.detail)
    return min(STEP_ROWS, STEP_BYTES // max(part_bytes, 1)) or 1


READER = Reader("parquet", _recognises, _read)
