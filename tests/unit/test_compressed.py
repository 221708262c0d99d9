import bz2
import gzip
import io
import json
import lzma
import random
import struct
import time
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard

from transforms.readers import Opened, Origin, open_file
from transforms.readers.sniff import magic, sample
from transforms.records import Document, Reject

Pack = Callable[[bytes], bytes]


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


def streamed_zst(data: bytes) -> bytes:
    """As zst writes what it reads from a pipe: the frame declares no size."""
    packer = zstandard.ZstdCompressor().compressobj()
    return packer.compress(data) + packer.flush()


def xz(data: bytes) -> bytes:
    return lzma.compress(data, preset=0)


PACKERS: dict[str, Pack] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": xz, "zst": zst}
EACH = pytest.mark.parametrize("name", PACKERS)
# Random digits, so that every format has something to cut.
LINES = [json.dumps({"text": f"{n} {random.Random(n).getrandbits(400):x}"}).encode() + b"\n" for n in range(1500)]
DATA = b"".join(LINES)


def opened(data: bytes, path: str = "a") -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path))


def told(data: bytes) -> list[str]:
    """The text of every record, or the reason of its reject."""
    found = list(opened(data).records)
    assert [r.record_index for r in found] in ([None], list(range(len(found))))
    return [r.reason if isinstance(r, Reject) else r.content for r in found]


def kept(texts: list[str]) -> int:
    """Number of records that are as they were, from the first on."""
    return next((n for n, text in enumerate(texts) if text != json.loads(LINES[n])["text"]), len(texts))


@EACH
def test_a_compression_is_told_by_content_and_read_whole(name: str) -> None:
    packed = PACKERS[name](DATA)
    assert magic(packed) == name
    assert (opened(packed).format, kept(told(packed))) == (f"jsonl+{name}", len(LINES))


@pytest.mark.parametrize("suffix", ["gz", "gzip", "zst", "ZSTD", "bz2", "xz", "xz.gz"])
def test_the_suffix_is_that_of_what_is_inside(suffix: str) -> None:
    assert sample(b"", f"articles.jsonl.{suffix}").suffix == ".jsonl"


@EACH
def test_streams_in_a_row_are_one_file(name: str) -> None:
    pack = PACKERS[name]
    packed = pack(DATA[:50_000]) + pack(b"") + bytes(8) + pack(DATA[50_000:])
    assert kept(told(packed)) == len(LINES)


def test_frames_of_zstandard_that_hold_nothing_are_skipped() -> None:
    skipped = struct.pack("<II", 0x184D2A5E, 5) + b"notes"
    packed = skipped + streamed_zst(DATA[:50_000]) + skipped + zst(DATA[50_000:]) + skipped
    assert magic(packed) == "zst"
    assert kept(told(packed)) == len(LINES)


@EACH
@pytest.mark.parametrize("rest", [b"\n", bytes(512), b"-----BEGIN SIGNATURE-----\n"])
def test_what_tools_pass_over_behind_a_stream_is_passed_over(name: str, rest: bytes) -> None:
    assert told(PACKERS[name](DATA) + rest) == told(DATA)


@EACH
def test_a_stream_lost_behind_the_first_is_told(name: str) -> None:
    *texts, last = told(PACKERS[name](DATA) + b"?" * 70_000)
    assert (kept(texts), last) == (len(LINES), "corrupt")


@EACH
def test_a_truncated_stream_keeps_what_is_whole(name: str) -> None:
    packed = bz2.compress(DATA, 1) if name == "bz2" else PACKERS[name](DATA)  # bz2 gives by blocks, here of 100 KB
    *texts, last = told(packed[: len(packed) * 3 // 4])
    assert last == "truncated"
    assert len(LINES) // 4 < kept(texts) == len(texts)


@EACH
def test_a_stream_that_breaks_off_at_once_is_a_truncated_file(name: str) -> None:
    assert told(PACKERS[name](DATA)[:16]) == ["truncated"]


@EACH
def test_a_corrupt_stream_says_so(name: str) -> None:
    packed = bytearray(PACKERS[name](DATA))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = bytes(40)
    texts = told(bytes(packed))
    assert texts[-1] == "corrupt"
    # Until a checksum is reached, damage may look like text; it is then told with the last of it.
    assert len(texts) == 1 or kept(texts) > 0


@EACH
def test_one_compressed_page_that_is_cut_short_is_no_article(name: str) -> None:
    packed = PACKERS[name](b"<html><body><p>" + DATA.replace(b"{", b"") + b"</p></body></html>")
    assert told(packed[:-30]) == ["truncated"]


def bomb(name: str) -> bytes:
    return PACKERS[name](LINES[0] + (b" " * 1_000_000 + b"\n") * 40)


@EACH
def test_a_bomb_stops_early(name: str) -> None:
    packed = bomb(name)
    begun = time.process_time()
    *texts, last = told(packed)
    assert (kept(texts), last) == (len(texts), "bomb")
    assert time.process_time() - begun < 5  # 0.1 s


def test_what_gives_much_of_much_is_no_bomb() -> None:
    texts = told(gzip.compress(LINES[0] + b" " * 20_000_000 + b"\n" + DATA * 2))
    assert texts[-1] == "bomb"  # 20 MB of 20 KB
    assert told(gzip.compress(DATA * 2 + b" " * 20_000_000 + b"\n" + LINES[0], 1))[-1] == json.loads(LINES[0])["text"]


def test_a_bomb_in_a_bomb_stops_early() -> None:
    twice = gzip.compress(bomb("zst"))
    assert told(twice)[-1] == "bomb"
    assert opened(twice).format.endswith("zst+gz")


def test_a_frame_that_declares_little_is_not_trusted() -> None:
    packed = bytearray(zst(bytes(40_000_000)))
    declared = zstandard.get_frame_parameters(bytes(packed)).content_size
    packed[packed.index(declared.to_bytes(4, "little")) :][:4] = (10).to_bytes(4, "little")
    assert told(bytes(packed))[-1] in {"bomb", "corrupt"}


def test_a_frame_of_blocks_that_repeat_a_byte_is_held_in_small_pieces() -> None:
    text = LINES[0] + b" " * 100_000
    raw = (len(text) << 3).to_bytes(3, "little") + text
    blocks = b"\x02\x00\x10a" * 5000  # four bytes each for 128 KB; the header is that of a window of 1 MB
    data = io.BytesIO(b"\x28\xb5\x2f\xfd\x00\x50" + raw + blocks)
    tracemalloc.start()
    assert told(data.getvalue())[-1] == "bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000_000  # of 640 MB


@pytest.mark.parametrize("name", ["zst", "xz"])
def test_a_window_that_takes_too_much_memory_is_refused(name: str) -> None:
    if name == "zst":
        wide = zstandard.ZstdCompressionParameters(window_log=28, strategy=zstandard.STRATEGY_FAST)
        packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
        packed = packer.compress(DATA) + packer.flush()
    else:
        packed = lzma.compress(DATA, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}])
    assert told(packed) == ["window_too_large"]


def test_more_than_two_compressions_are_not_undone() -> None:
    (reject,) = opened(gzip.compress(bz2.compress(xz(DATA)))).records
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.detail) == ("unsupported_format", "xz is not read")


def test_a_break_in_the_outer_stream_is_the_reason_of_both() -> None:
    packed = bytearray(gzip.compress(streamed_zst(DATA), 0))
    packed[-6] ^= 0xFF  # in the checksum
    *_, last = opened(bytes(packed)).records
    assert isinstance(last, Reject)
    assert (last.reason, "incorrect data check" in last.detail) == ("corrupt", True)


def test_many_short_streams_take_time_in_proportion() -> None:
    lines = [gzip.compress(line) for line in LINES]
    begun = time.process_time()
    assert kept(told(b"".join(lines))) == len(LINES)
    assert time.process_time() - begun < 2  # 0.2 s; each stream copying the rest of its chunk would take minutes


def test_a_text_that_begins_like_a_magic_number_is_text() -> None:
    text = "BZh is what the mayor of the island is called by her friends, and by her enemies too."
    (document,) = opened(text.encode()).records
    assert isinstance(document, Document)
    assert document.content == text
