import gzip
import random
import zlib

import brotli
import pytest
import zstandard

from transforms.readers.crawls import content_codings
from transforms.readers.crawls.content_codings import Body, dechunked, decoded
from transforms.readers.crawls.http_response import header_fields, media_type, parse_response

# Random words, so that there is something to cut.
PAGE = b"<p>" + " ".join(f"{random.Random(n).getrandbits(40):x}" for n in range(5000)).encode() + b"</p>"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


CODED = {
    "gzip": gzip.compress(PAGE),
    "x-gzip": gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]),
    "deflate": zlib.compress(PAGE),
    "Deflate": raw_deflate(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstandard.compress(PAGE),
}


def quick_brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=1)
    return packed


def chunks(data: bytes, size: int = 1000) -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("coding", CODED)
def test_codings_are_undone(coding: str) -> None:
    assert decoded(Body(CODED[coding]), coding) == Body(PAGE)


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert decoded(Body(gzip.compress(CODED["br"])), "br, gzip").data == PAGE


@pytest.mark.parametrize("coding", [*CODED, "identity", "", "unheard-of"])
def test_a_body_that_is_not_so_coded_stays(coding: str) -> None:
    assert decoded(Body(PAGE), coding) == Body(PAGE)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])  # zstd gives 128 KB or nothing
def test_a_body_that_breaks_off_is_kept_as_far_as_it_goes(coding: str) -> None:
    found = decoded(Body(CODED[coding][:-2000]), coding)
    assert found.is_cut
    assert PAGE.startswith(found.data)
    assert len(found.data) > len(PAGE) // 2


def test_a_corrupt_body_is_refused() -> None:
    damaged = bytearray(CODED["gzip"])
    damaged[-6] ^= 0xFF
    refusal = decoded(Body(bytes(damaged)), "gzip").refusal
    assert refusal is not None
    assert refusal[0] == "corrupt"


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", quick_brotli), ("deflate", zlib.compress)]
)
def test_a_bomb_is_refused(coding: str, pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_codings, "BLOCK_BYTES", 1_000_000)
    refusal = decoded(Body(pack(bytes(1_100_000))), coding).refusal  # type: ignore[operator]
    assert refusal is not None
    assert refusal[0] == "bomb"


def test_many_codings_are_refused() -> None:
    refusal = decoded(Body(PAGE), "gzip, " * 1000).refusal
    assert refusal == ("bomb", "encoded 1000 times")


def test_chunks_are_put_together() -> None:
    assert dechunked(chunks(PAGE)) == Body(PAGE)
    assert dechunked(b"5;name=x\r\nferry\r\n0\r\nTrailer: y\r\n\r\n") == Body(b"ferry")


def test_a_body_without_chunks_stays() -> None:
    assert dechunked(PAGE) == Body(PAGE)


def test_chunks_that_break_off_are_kept() -> None:
    assert dechunked(chunks(PAGE)[:3000]).is_cut
    broken = dechunked(
        chunks(PAGE, 1000).replace(b"\r\n3e8\r\n", b"\r\nnonsense\r\n", 2).replace(b"nonsense", b"3e8", 1)
    )
    assert (broken.is_cut, broken.data) == (True, PAGE[:2000])


def test_chunks_and_codings_come_apart() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"
    response = parse_response(head + chunks(CODED["gzip"]))
    assert response is not None
    assert (response.status, response.body) == (200, Body(PAGE))


@pytest.mark.parametrize("line", [b"HTTP/1.0 200", b"HTTP/2 200 OK", b"\r\nHTTP/1.1 200 Fine by me"])
def test_status_lines_of_several_kinds_pass(line: bytes) -> None:
    response = parse_response(line + b"\nContent-Type: Text/HTML;charset='utf-8'\n\nferry")
    assert response is not None
    assert (response.status, response.media_type.name, response.media_type.charset) == (200, "text/html", "utf-8")
    assert response.body.data == b"ferry"


def test_what_is_no_response_is_none() -> None:
    assert parse_response(PAGE) is None
    assert parse_response(b"HTTP/1.1 OK\r\n\r\n") is None
    assert parse_response(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n") is None


def test_header_fields_are_unfolded_and_the_first_of_a_name_counts() -> None:
    fields = header_fields(b"Content-Type: text/html;\r\n  charset=utf-8\r\nX:1\r\nx: 2\r\nno colon\r\n")
    assert (fields["content-type"], fields["x"]) == ("text/html; charset=utf-8", "1")
    assert media_type("").name == ""
