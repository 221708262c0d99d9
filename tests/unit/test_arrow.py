import gzip
import io
import random
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.feather
import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.readers.tables import arrow
from transforms.records import Document, Reject

RNG = random.Random(6)
TABLE = pa.table(
    {
        "n": range(300),
        "title": [f"Ferry {n}" for n in range(300)],
        "text": [f"{RNG.getrandbits(1600):x}" for _ in range(300)],
        "section": pa.array(["News"] * 300).dictionary_encode(),
    }
)


def streamed(table: pa.Table = TABLE, make: Callable[..., Any] = pa.ipc.new_stream) -> bytes:
    data = io.BytesIO()
    with make(data, table.schema) as writer:
        writer.write_table(table, max_chunksize=100)
    return data.getvalue()


def filed() -> bytes:
    return streamed(make=pa.ipc.new_file)


def feather(table: pa.Table = TABLE, compression: str = "lz4") -> bytes:
    data = io.BytesIO()
    pyarrow.feather.write_feather(table, data, compression=compression)
    return data.getvalue()


def opened(data: bytes, path: str = "a") -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path))


def told(data: bytes) -> list[tuple[int | None, str | None]]:
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.declared.headline) for r in opened(data).records]


@pytest.mark.parametrize("make", [streamed, filed, feather])
def test_a_row_is_a_record(make: Callable[[], bytes]) -> None:
    assert opened(make()).format == "arrow"
    assert opened(gzip.compress(make())).format == "arrow+gz"
    assert told(gzip.compress(make())) == told(make()) == [(n, f"Ferry {n}") for n in range(300)]
    first = next(opened(make()).records)
    assert isinstance(first, Document)
    assert (first.content, first.declared.section) == (TABLE["text"][0].as_py(), "News")


@pytest.mark.parametrize("make", [streamed, filed])
def test_of_a_file_that_is_cut_off_the_whole_batches_are_kept(make: Callable[[], bytes]) -> None:
    data = make()
    assert told(data[: len(data) // 2]) == [*((n, f"Ferry {n}") for n in range(100)), (100, "truncated")]
    assert told(data[:100]) == [(None, "truncated")]
    packed = told(gzip.compress(data)[:-2000])
    assert packed[-1][1] == "truncated"
    assert len(packed) in {101, 201}


def test_a_damaged_compression_says_so_though_all_batches_can_be_read() -> None:
    packed = bytearray(gzip.compress(filed()))
    packed[-6] ^= 0xFF  # in the checksum
    found = told(bytes(packed))
    assert found[-1] == (len(found) - 1, "corrupt")
    assert len(found) > 200


def test_a_file_that_is_cut_off_between_batches_says_so() -> None:
    data = filed()
    second = data.index(b"\xff\xff\xff\xff", data.index(TABLE["text"][100].as_py().encode()))
    assert told(data[:second])[-1] == (200, "truncated")
    whole = streamed()
    assert len(told(whole[: whole.rindex(b"\xff\xff\xff\xff")])) == 300  # a stream need not say that it ends


def test_a_damaged_batch_ends_the_file() -> None:
    data = bytearray(filed())
    at = data.index(TABLE["text"][100].as_py().encode()) - 404  # the offsets of the texts
    data[at : at + 8] = b"\xff" * 8
    assert told(bytes(data))[-1] == (100, "corrupt")
    assert told(b"ARROW1\0\0" + b"\xff" * 500)[0][0] is None


def test_a_zone_whose_name_is_no_text_ends_the_file() -> None:
    times = pa.array([0], pa.timestamp("s", "Europe/Berlin"))
    data = streamed(pa.table({"text": ["A text."], "date": times})).replace(b"Europe/Berlin", b"Europe/Berl\xff\xff")
    assert told(data) == [(None, "corrupt")]


def test_a_dictionary_that_all_rows_point_to_is_a_bomb() -> None:
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["x" * 20_000])
    *kept, last = told(feather(pa.table({"text": text}), "zstd"))
    assert last == (len(kept), "bomb")
    assert len(kept) < 1000


def test_a_batch_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_BYTES", 30_000)
    assert told(streamed()) == [(None, "batch_too_large")]
    length = bytearray(streamed())
    length[4:8] = (0x7FFFFFF8).to_bytes(4, "little")  # of the schema, 2 GB
    assert opened(bytes(length)).format != "arrow"


def test_a_table_without_a_field_or_a_row_says_so() -> None:
    assert told(streamed(pa.table({"a": [1]}))) == [(None, "no_known_columns")]
    assert told(streamed(TABLE[:0])) == [(None, "no_records")]
