"""What is stored of a text to find its copies by: MinHash signature, bands, numbers and key (docs/duplicates.md)."""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.compiled import compiled
from transforms.copies.shingles import (
    SEED,
    Codes,
    Hashes,
    Offsets,
    Shingled,
    absorb,
    characters,
    finish,
    keep_distinct,
    shingle,
)
from warehouse.schema import BANDS, SIGNATURES

Values = npt.NDArray[np.uint32]

# 128 values: a Jaccard similarity of .3 is known to .04 (standard deviation).
VALUES, BIN_SHIFT = 128, np.uint64(64 - 7)
# 32 bands of 4: a pair of similarity .3 shares one with probability .23, of .5 with .87, of .7 with 1.
BAND_COUNT, BAND_ROWS = 32, 4
# A bin that no shingle fell into; a shingle falls on the value itself once in 4e9.
EMPTY = np.uint32(0xFFFFFFFF)
LOW_HALF, HALF = np.uint64(0xFFFFFFFF), np.uint64(32)
# Low byte of each value: 128 bytes a text verify 99.5 % of pairs like the exact sets do.
LOW_BYTE = 0xFF
# Texts at once: about 10 MB of code points and hashes, whatever the batch.
CHUNK = 512
KEY_BYTES = 16
ZERO, NINE = 48, 57
# What a character is to a number, where it is no digit of it.
MARK, NO_DIGIT = 10, 11
# Marks within a number, which outlets set differently: comma, point, and the Arabic ones.
MARKS = np.array([ord(","), ord("."), 0x66B, 0x66C], np.uint32)


def fingerprint(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """SIGNATURES and BANDS of article versions (article_id, version, body), in the rows' order.

    One-permutation MinHash (Li 2012) with densification (Shrivastava 2017); a text without letters has no bands.
    """
    parts = [_fingerprint(articles.slice(at, CHUNK)) for at in range(0, articles.num_rows, CHUNK)]
    return (
        pa.concat_tables([SIGNATURES.arrow.empty_table(), *(signatures for signatures, _ in parts)]),
        pa.concat_tables([BANDS.arrow.empty_table(), *(bands for _, bands in parts)]),
    )


def _fingerprint(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    ids = [articles["article_id"].combine_chunks(), articles["version"].combine_chunks()]
    shingled = shingle([body or "" for body in articles["body"].to_pylist()])
    values = sign(shingled.hashes, shingled.offsets)
    numbers, number_offsets = find_numbers(shingled.codes, shingled.code_offsets, digits())
    counts = np.diff(shingled.offsets)
    signatures = [
        *ids,
        pa.array(text_keys(shingled)),
        pa.array([row.tobytes() for row in (values & LOW_BYTE).astype(np.uint8)], pa.binary()),
        pa.array(counts),
        pa.ListArray.from_arrays(pa.array(number_offsets, pa.int32()), pa.array(numbers)),
    ]
    rows = np.repeat(np.flatnonzero(counts), BAND_COUNT)
    bands = np.tile(np.arange(BAND_COUNT, dtype=np.uint8), np.count_nonzero(counts))
    hashes = hash_bands(values)[counts > 0].ravel()
    banded = [*(column.take(rows) for column in ids), pa.array(bands), pa.array(hashes)]
    return pa.table(signatures, schema=SIGNATURES.arrow), pa.table(banded, schema=BANDS.arrow)


def text_keys(shingled: Shingled) -> list[str]:
    """BLAKE2b, 128 bits, of each normal form in UTF-32 little-endian; 32 hex digits."""
    normal, offsets = shingled.normal.astype("<u4", copy=False).data.cast("B"), (4 * shingled.normal_offsets).tolist()
    return [blake2b(normal[first:last], digest_size=KEY_BYTES).hexdigest() for first, last in pairwise(offsets)]


def signatures_of(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Stored signature of each text, as a matrix of texts by values."""
    shingled = shingle(texts)
    return (sign(shingled.hashes, shingled.offsets) & LOW_BYTE).astype(np.uint8)


@compiled
def sign(hashes: Hashes, offsets: Offsets) -> Values:
    """MinHash values of each text: the high 7 bits of a hash choose the bin, the least low half stays in it."""
    values = np.full((len(offsets) - 1, VALUES), EMPTY, np.uint32)
    for d in range(len(offsets) - 1):
        for value in hashes[offsets[d] : offsets[d + 1]]:
            place = value >> BIN_SHIFT
            values[d, place] = min(values[d, place], np.uint32(value & LOW_HALF))
        if offsets[d + 1] > offsets[d]:
            densify(values[d])
    return values


@compiled
def densify(values: Values) -> None:
    """Give each empty bin the value of a filled one, by a walk that is the same in all texts (Shrivastava 2017)."""
    filled = values != EMPTY
    for place in range(VALUES):
        if not filled[place]:
            walk = finish(np.uint64(place))
            # An odd stride comes by all bins of a power of two, so the walk ends.
            at, stride = np.int64(walk & np.uint64(VALUES - 1)), np.int64((walk >> HALF) & np.uint64(VALUES - 1)) | 1
            while not filled[at]:
                at = (at + stride) % VALUES
            values[place] = values[at]


@compiled
def hash_bands(values: Values) -> Values:
    """32-bit hash of the values of each band, as a matrix of texts by bands."""
    hashes = np.empty((len(values), BAND_COUNT), np.uint32)
    for d in range(len(values)):
        for band in range(BAND_COUNT):
            state = SEED
            for value in values[d, BAND_ROWS * band : BAND_ROWS * (band + 1)]:
                state = absorb(state, np.uint64(value))
            hashes[d, band] = finish(state) >> HALF
    return hashes


@cache
def digits() -> npt.NDArray[np.uint8]:
    """For each code point the digit that it stands for, MARK or NO_DIGIT."""
    table = characters()
    one = np.flatnonzero(np.diff(table.offsets) == 1)  # of one letter in the normal form
    letters = table.letters[table.offsets[one]]
    is_digit = (letters >= ZERO) & (letters <= NINE)
    values = np.full(len(table.offsets) - 1, NO_DIGIT, np.uint8)
    values[one[is_digit]] = letters[is_digit] - ZERO
    values[MARKS] = MARK
    return values


@compiled
def find_numbers(codes: Codes, offsets: Offsets, digit_of: npt.NDArray[np.uint8]) -> tuple[Hashes, Offsets]:
    """Hashes of the distinct numbers in each text, ascending: runs of digits, marks within them left out."""
    found, found_offsets, used = np.empty(len(codes), np.uint64), np.zeros_like(offsets), 0
    for d in range(len(offsets) - 1):
        first, in_number = used, False
        for code in codes[offsets[d] : offsets[d + 1]]:
            digit = digit_of[code]
            if digit < MARK:
                if not in_number:
                    found[used] = SEED
                    used += 1
                found[used - 1] = absorb(found[used - 1], np.uint64(ZERO + digit))
            in_number = digit < MARK or (in_number and digit == MARK)
        for i in range(first, used):
            found[i] = finish(found[i])
        used = first + keep_distinct(found[first:used])
        found_offsets[d + 1] = used
    return found[:used].copy(), found_offsets
