import gzip
import io

import pytest

from transforms.readers import Fault, Input, Origin, spooled
from transforms.readers.sniff import sample
from transforms.readers.spooled import seekable
from transforms.records import Reject

DATA = bytes(range(256)) * 20


def input_of(stream: io.BufferedIOBase, fault: Fault | None = None) -> Input:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing is opened")

    return Input(stream, Origin("ab" * 32, "a"), sample(DATA, "a"), refuse, lambda: fault)  # type: ignore[arg-type]


class Pipe(io.BytesIO):
    """Bytes that cannot be sought, as those of a decompressed stream."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError("a pipe")


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
def test_a_file_can_be_read_anywhere(kind: type[io.BytesIO], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooled, "CHUNK_BYTES", 1000)
    data = seekable(input_of(kind(DATA)), len(DATA))
    assert not isinstance(data, Reject)
    assert (data.tell(), data.seek(-10, 2), data.read(), data.seek(0), data.read()) == (
        0,
        len(DATA) - 10,
        DATA[-10:],
        0,
        DATA,
    )


@pytest.mark.parametrize("kind", [io.BytesIO, Pipe])
def test_a_file_too_large_is_refused(kind: type[io.BytesIO]) -> None:
    reject = seekable(input_of(kind(DATA)), len(DATA) - 1)
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.record_index) == ("file_too_large", None)


def test_a_stream_that_broke_off_is_refused_with_its_reason() -> None:
    reject = seekable(input_of(Pipe(DATA), Fault("truncated", "half of it")), len(DATA))
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.detail) == ("truncated", "half of it")


def test_a_decompressed_file_is_one() -> None:
    data = seekable(input_of(io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(DATA))))), len(DATA))  # type: ignore[arg-type]
    assert not isinstance(data, Reject)
    assert data.read() == DATA
