import io
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.fields import json_stream
from transforms.fields.json_stream import PIECE_BYTES, pieces

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.text(st.sampled_from('"\\[]{},:é\n')),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=5), VALUES, max_size=4)


def split(data: bytes, *, is_answer: bool = False) -> list[tuple[bytes, bool]]:
    return [tuple(piece) for piece in pieces(io.BytesIO(data), lambda _: is_answer)]  # type: ignore[misc]


@given(st.lists(VALUES, max_size=6), st.integers(1, 9), st.booleans())
@settings(deadline=None, max_examples=50)
def test_elements_are_found_wherever_chunks_end(values: list[object], chunk_bytes: int, is_indented: bool) -> None:  # noqa: FBT001
    data = json.dumps(values, indent=1 if is_indented else None).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK_BYTES", chunk_bytes)
        found = split(data)
    assert [json.loads(piece) for piece, _ in found] == values
    assert all(is_whole for _, is_whole in found)


@given(st.lists(OBJECTS, max_size=5), st.sampled_from(["", "\n", " ,\n", "\n\x1e"]), st.integers(1, 9))
@settings(deadline=None, max_examples=50)
def test_values_one_after_the_other_are_found(values: list[object], between: str, chunk_bytes: int) -> None:
    data = between.join(map(json.dumps, values)).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "CHUNK_BYTES", chunk_bytes)
        found = split(data)
    assert [json.loads(piece) for piece, _ in found] == values


@given(st.lists(OBJECTS, min_size=1, max_size=5), st.integers(min_value=0))
@settings(deadline=None, max_examples=50)
def test_array_that_breaks_off_gives_its_whole_elements_first(values: list[object], cut: int) -> None:
    data = json.dumps(values).encode()
    found = split(data[: 1 + cut % len(data)])
    whole = [json.loads(piece) for piece, is_whole in found if is_whole]
    assert whole == values[: len(whole)]
    assert [is_whole for _, is_whole in found[:-1]] == [True] * len(found[:-1])


def test_what_stands_beside_the_array_is_a_piece() -> None:
    assert split(b'[{"a": 1}] {"b": 2} [3]') == [(b'{"a": 1}', True), (b'{"b": 2}', True), (b"[3]", True)]
    assert split(b'\xef\xbb\xbf [1, 2}, {"a": 3}, x]') == [
        (b"1", True),
        (b"2", True),
        (b'{"a": 3}', True),
        (b"x]", True),
    ]
    assert split(b'{"a": 1}}} ] {"b": 2}') == [(b'{"a": 1}', True), (b'{"b": 2}', True)]
    assert split(b" \n") == split(b"[ ]") == []


def test_an_object_too_large_for_a_record_gives_the_list_within() -> None:
    records = [{"text": "x" * 1_000_000, "n": n} for n in range(20)]
    answer = {"status": "ok", "response": {"docs": records, "after": [{"n": 99}]}, "last": {"a": "]}"}}
    data = json.dumps(answer).encode() + b'{"b": 2}'
    found = split(data, is_answer=True)
    assert [json.loads(piece) for piece, _ in found] == [*records, {"b": 2}]
    broken_off = split(data[:5_000_000], is_answer=True)
    assert [is_whole for _, is_whole in broken_off] == [True] * 4 + [False]
    first, second = split(data)
    assert (len(first[0]) > PIECE_BYTES, second) == (True, (b'{"b": 2}', True))


def test_a_piece_too_large_costs_itself_only_and_no_memory() -> None:
    large = b"[" + b'"' + b"x" * (3 * PIECE_BYTES) + b'", {"a": 1}]'
    first, second = split(large)
    assert PIECE_BYTES < len(first[0]) <= PIECE_BYTES + json_stream.CHUNK_BYTES
    assert second == (b'{"a": 1}', True)


def test_backslashes_at_the_end_of_a_chunk_are_remembered() -> None:
    values = ["\\" * n + '"' * (n % 3) for n in range(40)]
    random.Random(3).shuffle(values)
    for chunk_bytes in range(1, 12):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(json_stream, "CHUNK_BYTES", chunk_bytes)
            assert [json.loads(piece) for piece, _ in split(json.dumps(values).encode())] == values
