import gzip
import io
import json
import random
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.readers.tables import parquet
from transforms.records import Document, Reject

RNG = random.Random(5)


def noise(chars: int) -> str:
    return f"{RNG.getrandbits(4 * chars):x}"


def packed(columns: dict[str, Any], **options: object) -> bytes:
    data = io.BytesIO()
    pq.write_table(pa.table(columns), data, **options)
    return data.getvalue()


def articles(count: int = 300, **options: object) -> bytes:
    """Articles in parts of 100 that no compression makes smaller."""
    return packed(
        {"title": [f"Ferry {n}" for n in range(count)], "text": [noise(400) for _ in range(count)], "n": range(count)},
        row_group_size=100,
        **options,
    )


def opened(data: bytes, path: str = "a") -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path))


def told(data: bytes) -> list[tuple[int | None, str | None]]:
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.declared.headline) for r in opened(data).records]


def documents(data: bytes) -> list[Document]:
    records = list(opened(data).records)
    assert all(isinstance(record, Document) for record in records), records
    return [record for record in records if isinstance(record, Document)]


def damaged(data: bytes, at: int) -> bytes:
    return data[:at] + b"\xff" * 60 + data[at + 60 :]


def test_a_row_is_a_record() -> None:
    data = articles()
    assert opened(data).format == "parquet"
    assert told(data) == [(n, f"Ferry {n}") for n in range(300)]
    payload = json.loads(documents(data)[0].payload)
    assert payload.keys() == {"title", "text"}  # no field is called n


def test_columns_may_be_of_any_type() -> None:
    moment = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    data = packed(
        {
            "headline": pa.array(["Ferry"]).dictionary_encode(),
            "body": pa.array(["Die Fähre läuft später aus.".encode("cp1252")]),
            "authors": [[{"name": "Ida Lund"}, {"name": "Bo Ek"}]],
            "published": pa.array([moment], pa.timestamp("ns", "Europe/Berlin")),
            "modified": pa.array([date(2026, 3, 5)]),
            "metadata": [{"language": "de", "parts": [b"\xff\0\1"]}],
            "text": pa.array([None], pa.string()),
        }
    )
    (found,) = documents(data)
    declared = found.declared
    assert (found.content, declared.headline, declared.byline) == (
        "Die Fähre läuft später aus.",
        "Ferry",
        ("Ida Lund", "Bo Ek"),
    )
    assert (declared.published, declared.modified) == ("2026-03-04T06:06:00+01:00", "2026-03-05")
    assert declared.language == "de"


def test_times_that_no_calendar_has_are_left_out() -> None:
    times = pa.array([2**62, 0, None], pa.timestamp("us", "Nowhere/Else"))
    found = documents(packed({"text": ["One.", "Two.", "Three."], "date": times}))
    assert [d.declared.published for d in found] == [None, "1970-01-01T00:00:00+00:00", None]


def test_a_table_without_a_field_or_a_row_says_so() -> None:
    assert told(packed({"a": [1], "b": [2]})) == [(None, "no_known_columns")]
    assert told(packed({"text": pa.array([], pa.string())})) == [(None, "no_records")]


def test_a_compressed_table_is_laid_down_and_read() -> None:
    data = articles()
    assert opened(gzip.compress(data)).format == "parquet+gz"
    assert len(documents(gzip.compress(data))) == 300
    assert told(gzip.compress(data)[:-20]) == [(None, "truncated")]


@pytest.mark.parametrize("end", [8, 5000, -1])
def test_a_table_that_is_cut_off_is_a_reject_of_the_file(end: int) -> None:
    assert told(articles()[:end]) == [(None, "truncated")]


def test_a_damaged_footer_is_a_reject_of_the_file() -> None:
    data = articles()
    assert told(damaged(data, len(data) - 400)) == [(None, "corrupt")]


def test_of_a_damaged_part_the_rest_is_lost_and_the_other_parts_are_kept() -> None:
    data = articles(compression="none", write_page_checksum=True)
    found = told(damaged(data, len(data) // 2))
    assert found == [*((n, f"Ferry {n}") for n in range(100)), (100, "corrupt")] + [
        (n - 99, f"Ferry {n}") for n in range(200, 300)
    ]


def test_a_page_that_says_it_is_huge_takes_no_memory() -> None:
    data = packed({"text": [noise(3000)]}, compression="none", use_dictionary=False, write_statistics=False)
    size = data[7:9]  # of the first page, behind the mark of the file, its kind and its size before compression
    assert data[4:10] == b"\x15\x00\x15" + size + b"\x15"
    assert data[10:12] == size
    huge = b"\xfe\xff\xff\xff\x0d"  # 1.9 GB
    assert told(data[:10] + huge + data[12:50] + data[53:]) == [(0, "corrupt")]
    assert pa.default_memory_pool().max_memory() < 2**30


def test_rows_that_all_hold_one_long_text_end_as_a_bomb() -> None:
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["x" * 20_000])
    data = packed({"text": text}, compression="zstd")
    assert len(data) < 30_000  # of 2 GB
    *kept, last = opened(data).records
    assert len(kept) < 1000
    assert isinstance(last, Reject)
    assert (last.reason, last.record_index) == ("bomb", len(kept))


def test_a_part_that_says_that_it_is_a_bomb_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pq.ParquetFile, "iter_batches")
    assert told(packed({"text": ["x" * 20_000_000]}, compression="zstd")) == [(0, "bomb")]


def test_a_billion_empty_rows_end_early() -> None:
    data = packed({"text": pa.nulls(1_000_000, pa.string())})
    found = told(data)
    assert found[-1][1] == "bomb"
    assert len(found) < 100_000


def test_a_record_beyond_the_limit_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.readers.tables.columns.LINE_BYTES", 1000)
    data = packed({"title": ["A", "B"], "text": [noise(2000), "Text."]})
    assert told(data) == [(0, "record_too_large"), (1, "B")]


def test_large_parts_are_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    read = pq.ParquetFile.iter_batches

    def iter_batches(self: pq.ParquetFile, batch_size: int, **options: object) -> object:
        asked.append(batch_size)
        return read(self, batch_size, **options)

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", iter_batches)
    data = articles(100)
    documents(data)
    monkeypatch.setattr(parquet, "STEP_BYTES", 200_000)  # a part has some 40,000
    documents(data)
    monkeypatch.setattr(parquet, "STEP_BYTES", 1)
    documents(data)
    assert asked[0] == parquet.STEP_ROWS
    assert 1 < asked[1] < 10
    assert asked[2] == 1


def test_an_encrypted_table_says_so() -> None:
    pe = pytest.importorskip("pyarrow.parquet.encryption")
    kms = pe.KmsConnectionConfig(custom_kms_conf={})

    class Keys(pe.KmsClient):  # type: ignore[misc, name-defined]
        def __init__(self, _: object) -> None:
            pe.KmsClient.__init__(self)

        def wrap_key(self, key: bytes, _: str) -> bytes:
            return key

        def unwrap_key(self, key: bytes, _: str) -> bytes:
            return key

    for is_plain in (True, False):
        config = pe.EncryptionConfiguration(footer_key="k", column_keys={"k": ["text"]}, plaintext_footer=is_plain)
        properties = pe.CryptoFactory(Keys).file_encryption_properties(kms, config)
        data = packed({"text": ["A text."] * 3}, encryption_properties=properties)
        assert {reason for _, reason in told(data)} == {"encrypted"}
