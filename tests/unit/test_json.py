import io
import json
import time
import tracemalloc

import pytest

from transforms.fields.json_stream import CHUNK_BYTES, PIECE_BYTES
from transforms.readers import Opened, Origin, open_file
from transforms.records import Document, Reject

RECORDS = [{"title": f"Ferry {n}", "text": f"Ferry {n} is late."} for n in range(3)]
RUSSIAN = "Паром опоздал на два часа, сообщил начальник порта города. " * 6
JAPANESE = "フェリーは二時間遅れて出港したと表明した。港の代表は、乗客に謝罪すると表" * 6


class Endless(io.RawIOBase):
    """A stream of some bytes said many times over, of which nothing is held."""

    def __init__(self, opening: bytes, repeated: bytes, times: int) -> None:
        self._opening, self._repeated, self._left = opening, repeated, times

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._opening and self._left:
            times = min(self._left, max(1, 65536 // len(self._repeated)))
            self._opening, self._left = self._repeated * times, self._left - times
        piece, self._opening = self._opening[: len(buffer)], self._opening[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def opened(data: bytes, path: str = "a.json") -> Opened:
    return open_file(io.BytesIO(data), Origin("0" * 64, path))


def told(data: bytes, path: str = "a.json") -> list[tuple[int | None, str]]:
    return [(r.record_index, r.reason if isinstance(r, Reject) else r.content) for r in opened(data, path).records]


def texts(data: bytes, path: str = "a.json") -> list[str]:
    records = list(opened(data, path).records)
    assert [record.record_index for record in records] == list(range(len(records)))
    return [record.content if isinstance(record, Document) else record.reason for record in records]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(json.dumps(record, indent=2) for record in RECORDS),
        "".join(f"\x1e{json.dumps(record)}\n" for record in RECORDS),
        "".join(f"\x1e{json.dumps(record, indent=1)}\n" for record in RECORDS),
        ",\n".join(map(json.dumps, RECORDS)),
        "\n".join(json.dumps([record]) for record in RECORDS),
        "\n".join(json.dumps({"results": [record]}, indent=1) for record in RECORDS),
        "[\n" + ",\n".join(map(json.dumps, RECORDS)) + ",\n]\n",
    ],
)
@pytest.mark.parametrize("path", ["a.json", "a.jsonl", "a.txt"])
def test_records_are_found_however_they_are_strung_together(text: str, path: str) -> None:
    assert texts(text.encode(), path) == [record["text"] for record in RECORDS]


def test_records_may_stand_in_one_line() -> None:
    assert texts("".join(map(json.dumps, RECORDS)).encode()) == [record["text"] for record in RECORDS]


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis"), (RUSSIAN, "utf-16"), (JAPANESE, "utf-32")]
)
def test_arrays_of_other_encodings_are_told_whole(text: str, encoding: str) -> None:
    found = opened(json.dumps([{"text": text}, {"text": text}], ensure_ascii=False).encode(encoding))
    records = list(found.records)
    assert [record.content for record in records if isinstance(record, Document)] == [text.strip()] * 2
    is_guessed = encoding in {"cp1251", "shift_jis"}
    assert all(record.flags == (("encoding_guessed",) if is_guessed else ()) for record in records)  # type: ignore[union-attr]


def test_one_record_in_another_encoding_costs_nothing() -> None:
    records = [json.dumps({"text": text}, ensure_ascii=False) for text in ("One.", RUSSIAN)]
    assert texts(b"[" + records[0].encode() + b"," + records[1].encode("cp1251") + b"]") == ["One.", RUSSIAN.strip()]


def test_odd_values_are_taken_as_scrapers_mean_them() -> None:
    odd = rb'[{"text": "One.", "text": "Two."}, {"text": "caf\ud800 \u0000x", "n": NaN}, {"text": "a' + b"\0" + b'b"}]'
    first, second, third = texts(odd + b" " * 200)
    assert (first, third) == ("Two.", "ab")
    assert second.startswith("caf\ufffd")


def test_an_array_larger_than_memory_is_read_as_a_stream() -> None:
    record = json.dumps({"text": "The ferry is late. " * 2500}).encode() + b","
    stream = io.BufferedReader(Endless(b"[", record, 800))
    tracemalloc.start()
    count = sum(isinstance(r, Document) for r in open_file(stream, Origin("0" * 64, "a.json")).records)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 800
    assert peak < 64 * CHUNK_BYTES < count * len(record) / 4


@pytest.mark.parametrize(
    ("opening", "repeated", "reasons"),
    [
        (b'[{"text": "One."}, ', b"[" * 1000, ["One.", "record_too_large"]),
        (b'[{"text": "One."}, ', b'{"a":', ["One.", "record_too_large"]),
        (b'{"text": "One."} {"text": "', b"x" * 1000, ["One.", "record_too_large"]),
        (b'[{"text": "One."}, {"text": "', b'\\"' * 500, ["One.", "record_too_large"]),
    ],
)
def test_what_never_ends_is_refused_in_bounded_time(opening: bytes, repeated: bytes, reasons: list[str]) -> None:
    stream = io.BufferedReader(Endless(opening, repeated, 2 * PIECE_BYTES // len(repeated)))
    start = time.process_time()
    found = [r.reason if isinstance(r, Reject) else r.content for r in open_file(stream, Origin("0" * 64, "a")).records]
    assert found == reasons
    assert time.process_time() - start < 10


def test_a_list_in_an_object_is_read_though_its_end_is_missing() -> None:
    data = json.dumps({"status": "ok", "articles": RECORDS}).encode()
    assert told(data[:-10]) == [(0, "Ferry 0 is late."), (1, "Ferry 1 is late."), (2, "json_syntax")]
    record = json.dumps({"title": "x", "text": "Own.", "items": RECORDS}).encode()
    assert told(record[:-10]) == [(0, "json_syntax")]


def test_an_object_in_lines_is_not_taken_for_json_lines() -> None:
    assert texts(json.dumps(RECORDS[0], indent=1).encode(), "a.jsonl") == ["Ferry 0 is late."]
    assert opened(json.dumps(RECORDS[0]).encode(), "a.jsonl").format == "jsonl"
