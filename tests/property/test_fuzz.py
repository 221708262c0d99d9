"""Damaged files of every format: each ends in records and reasons, whatever is wrong with it."""

import faulthandler
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import hostile
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import ROOT, article_text

from transforms.extract import extract
from transforms.readers import Origin, open_file
from transforms.records import Document, Reject

HANG_SECONDS = 120  # for all examples of a file; a reader that takes longer is shown where it hangs
MARKS = st.sampled_from(
    [b"\0", b"\xff", b"\n", b'"', b"<", b">", b"{", b"[", b"&x;", b"\x1f\x8b", b"PK\x03\x04", b"WARC/1.0\r\n", b"From "]
)
# What happens at a place, given as a share of the length: bytes go, come, change, or stand twice.
DAMAGE = st.tuples(
    st.sampled_from(["cut", "drop", "insert", "overwrite", "repeat"]),
    st.floats(0, 1),
    st.one_of(MARKS, st.binary(min_size=1, max_size=8)),
)


def inner(path: Path) -> bytes:
    """Bytes of a sample, decompressed: damage to gzip alone would hide the rest."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" and "articles.jsonl" not in path.name else data


def in_arrow() -> bytes:
    data = pa.BufferOutputStream()
    table = pa.table({"title": ["A title"], "text": [article_text(1)]})
    with pa.ipc.new_file(data, table.schema) as writer:
        writer.write_table(table)
    return data.getvalue().to_pybytes()


def in_arc() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + hostile.article_page(1)
    head = b"filedesc://a.arc 0.0.0.0 20260301000000 text/plain 76\n1 0 example\n"
    head += b"URL IP-address Archive-date Content-type Archive-length\n\n"
    return head + b"https://post.example/1 10.0.0.1 20260301000000 text/html %d\n%s\n" % (len(page), page)


# The smallest sample of each format, and what no sample is of.
SEEDS: dict[str, bytes] = {
    "arc": in_arc(),
    "arrow": in_arrow(),
    "mbox": b"From a@post.example Sun Mar  1 00:00:00 2026\nFrom: a@post.example\nSubject: s\n\n" * 2,
    "tar": hostile.tarred({"a.txt": article_text(1).encode(), "b.html": hostile.article_page(2)}),
    "xml": b"<?xml version='1.0'?><articles><article><title>A title</title><text>"
    + article_text(1).encode()
    + b"</text></article></articles>",
}
for path in sorted((ROOT / "samples").rglob("*"), key=lambda p: -p.stat().st_size):
    if path.is_file() and path.name != "sources.csv" and not path.name.endswith(".meta.json"):
        SEEDS[open_file(io.BytesIO(inner(path)), Origin("0" * 64, path.name)).format] = inner(path)


def damaged(data: bytes, damages: list[tuple[str, float, bytes]]) -> bytes:
    for kind, share, piece in damages:
        at = int(share * len(data))
        before, after = data[:at], data[at:]
        data = {
            "cut": before,
            "drop": before + after[len(piece) :],
            "insert": before + piece + after,
            "overwrite": before + piece + after[len(piece) :],
            "repeat": before + after[:200] + after,
        }[kind]
    return data


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    faulthandler.dump_traceback_later(HANG_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("format_", sorted(SEEDS))
def test_damaged_file_ends_in_records_and_reasons(format_: str, pytestconfig: pytest.Config) -> None:
    seed = SEEDS[format_]
    assert open_file(io.BytesIO(seed), Origin("0" * 64, "a")).format == format_

    @settings(max_examples=pytestconfig.getoption("--fuzz"), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(DAMAGE, min_size=1, max_size=4))
    def check(damages: list[tuple[str, float, bytes]]) -> None:
        found = list(open_file(io.BytesIO(damaged(seed, damages)), Origin("0" * 64, "a")).records)
        indexes = [record.record_index for record in found if record.record_index is not None]
        assert found
        assert indexes == list(range(len(indexes)))
        assert sum(record.record_index is None for record in found) <= 1
        for record in found:
            outcome = extract(record) if isinstance(record, Document) else record
            assert not (isinstance(outcome, Reject) and outcome.reason == "extractor_failed"), outcome.detail

    check()


def test_every_reader_has_a_sample() -> None:
    from transforms.readers import READERS  # noqa: PLC0415  # beside what it checks

    assert {reader.format for reader in READERS} <= SEEDS.keys()
