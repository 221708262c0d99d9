import gzip
import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.readers import Origin, open_file
from transforms.records import Document, Reject

PATHS = st.sampled_from(["a", "a.txt", "a.json", "a.jsonl", "a.html", "a.txt.gz"])
OPENINGS = st.sampled_from(
    [b"", b"{", b"[", b'{"text":', b"<html>", b"<", b"\x1f\x8b\x08\0", b"\xff\xfe", b"\xef\xbb\xbf"]
)


def records(data: bytes, path: str) -> list[Document | Reject]:
    return list(open_file(io.BytesIO(data), Origin("0" * 64, path)).records)


@given(OPENINGS, st.binary(max_size=2000), PATHS)
@settings(deadline=None)
def test_no_bytes_raise_and_every_file_answers(opening: bytes, rest: bytes, path: str) -> None:
    found = records(opening + rest, path)
    assert found
    indexes = [record.record_index for record in found]
    assert indexes in ([None], list(range(len(found))))
    for record in found:
        if isinstance(record, Document):
            record.content.encode()


@given(st.lists(st.one_of(st.text(min_size=1), st.none(), st.integers()), min_size=2), st.booleans())
@settings(deadline=None)
def test_each_line_is_a_document_or_a_reject(bodies: list[object], is_packed: bool) -> None:  # noqa: FBT001
    data = "\n".join(json.dumps({"text": body}) for body in bodies).encode()
    found = records(gzip.compress(data) if is_packed else data, "a.jsonl")
    assert [record.record_index for record in found] == list(range(len(bodies)))
    for body, record in zip(bodies, found, strict=True):
        has_text = isinstance(body, str) and bool(body.strip())
        assert isinstance(record, Document) == has_text


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1), st.integers(min_value=0))
@settings(deadline=None)
def test_an_array_cut_anywhere_keeps_what_is_whole(bodies: list[str], cut: int) -> None:
    data = json.dumps([{"text": body} for body in bodies]).encode()
    found = records(data[: 2 + cut % len(data)], "a.json")
    kept = [record for record in found if isinstance(record, Document)]
    assert [record.content for record in kept] == [body.strip() for body in bodies[: len(kept)]]
    assert len(found) - len(kept) <= 1
