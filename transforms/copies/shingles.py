"""Normal form of a text and its shingles: runs of words, or of characters where words are not spaced (Broder 1997)."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.cache import cached_table
from transforms.compiled import compiled
from transforms.text.characters import code_points

Codes = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

# What a character of the normal form is part of.
SEPARATOR, WORD, EAST_ASIAN, SOUTH_EAST_ASIAN = range(4)
# Tokens in a shingle that begins with a token of the kind. 3 words; 8 characters carry about
# as much in Chinese and Japanese; 12 in scripts with written vowels and no spaces, where 8 give
# noise that grows with the history.
WINDOWS = np.array([0, 3, 8, 12])
UNSPACED = {
    EAST_ASIAN: (  # Kana, Bopomofo, Han
        *((0x3005, 0x3007), (0x3040, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF)),
        *((0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1B000, 0x1B16F), (0x20000, 0x323AF)),
    ),
    SOUTH_EAST_ASIAN: (  # Thai and Lao, Burmese, Khmer, Burmese extended
        *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    ),
}
SPACE = 32
# Code points from here on are private, unassigned or noncharacters; the last ones that matter
# are the variation selectors before it, which are dropped.
BEYOND = 0xE01F0
# Default-ignorable marks that are not of category Cf: they change how a letter looks, not which it is.
INVISIBLE = frozenset(chain((0x34F, 0x115F, 0x1160, 0x3164), range(0xFE00, 0xFE10), range(0xE0100, BEYOND)))

# Odd 64-bit constants of high entropy: FNV-like steps between, SplitMix64 (Steele 2014) at the end.
SEED, STEP = np.uint64(0x632BE59BD9B4E019), np.uint64(0x9FB21C651E98DF25)
GOLDEN, MIX_1, MIX_2 = (np.uint64(c) for c in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
BITS_27, BITS_29, BITS_30, BITS_31 = (np.uint64(b) for b in (27, 29, 30, 31))


class Characters(NamedTuple):
    """What the normal form makes of each code point."""

    offsets: npt.NDArray[np.int32]  # where the letters of a code point begin; none: it is dropped
    letters: Codes  # code points of the normal form
    kinds: npt.NDArray[np.uint8]  # kind of each code point of the normal form


class Shingled(NamedTuple):
    """Texts in normal form with the hashes of their distinct shingles, as they come; each text from its offset on."""

    codes: Codes  # code points as they stood, after NFC
    code_offsets: Offsets
    normal: Codes
    normal_offsets: Offsets
    hashes: Hashes
    offsets: Offsets


def shingle(texts: Sequence[str]) -> Shingled:
    """Normal form and distinct shingles of each text; the same for a text whatever stands beside it."""
    table = characters()
    # Characters are folded one by one, so accents must stand in their letter first.
    texts = [text if text.isascii() else unicodedata.normalize("NFC", text) for text in texts]
    points, code_offsets = code_points(texts)
    codes = np.minimum(points, np.uint32(BEYOND))
    normal, normal_offsets = normalise(codes, code_offsets, table)
    hashes, offsets = find_shingles(normal, normal_offsets, table.kinds)
    return Shingled(codes, code_offsets, normal, normal_offsets, hashes, offsets)


@compiled
def normalise(codes: Codes, offsets: Offsets, table: Characters) -> tuple[Codes, Offsets]:
    """Normal form of texts: folded letters, digits and marks, a space between words, nothing else."""
    room = 0
    for code in codes:
        room += table.offsets[code + 1] - table.offsets[code]
    normal, normal_offsets, used = np.empty(room, np.uint32), np.zeros_like(offsets), 0
    for d in range(len(offsets) - 1):
        before, apart = SEPARATOR, False
        for code in codes[offsets[d] : offsets[d + 1]]:
            for letter in table.letters[table.offsets[code] : table.offsets[code + 1]]:
                kind = table.kinds[letter]
                if kind == SEPARATOR:
                    apart = True
                    continue
                if apart and before == WORD and kind == WORD:
                    normal[used] = SPACE
                    used += 1
                normal[used] = letter
                used += 1
                before, apart = kind, False
        normal_offsets[d + 1] = used
    return normal[:used], normal_offsets


@compiled
def find_shingles(normal: Codes, offsets: Offsets, kinds: npt.NDArray[np.uint8]) -> tuple[Hashes, Offsets]:
    """Hashes of the distinct shingles of texts in normal form, in the order in which they come first."""
    found, found_offsets, used = np.empty(len(normal), np.uint64), np.zeros_like(offsets), 0
    longest = 0
    for d in range(len(offsets) - 1):
        longest = max(longest, offsets[d + 1] - offsets[d])
    tokens, windows = np.empty(longest, np.uint64), np.empty(longest, np.int64)
    slots = np.empty(room_for(longest), np.uint64)
    for d in range(len(offsets) - 1):
        count = find_tokens(normal[offsets[d] : offsets[d + 1]], kinds, tokens, windows)
        many = hash_windows(tokens[:count], windows, found[used:])
        used += keep_firsts(found[used : used + many], slots[: room_for(many)])
        found_offsets[d + 1] = used
    return found[:used].copy(), found_offsets


@compiled
def find_tokens(text: Codes, kinds: npt.NDArray[np.uint8], tokens: Hashes, windows: npt.NDArray[np.int64]) -> int:
    """Write hash and window of each token, a word or an unspaced character, and return how many there are."""
    count, in_word = 0, False
    for letter in text:
        kind = kinds[letter]
        if kind == SEPARATOR:
            in_word = False
            continue
        if not (in_word and kind == WORD):
            tokens[count], windows[count] = SEED, WINDOWS[kind]
            count += 1
        tokens[count - 1] = absorb(tokens[count - 1], np.uint64(letter))
        in_word = kind == WORD
    return count


@compiled
def hash_windows(tokens: Hashes, windows: npt.NDArray[np.int64], found: Hashes) -> int:
    """Write the hash of each shingle and return how many there are; a shorter text is one shingle."""
    many = 0
    for first in range(len(tokens)):
        last = first + windows[first]
        if last <= len(tokens):
            found[many] = hash_run(tokens[first:last])
            many += 1
    if many == 0 and len(tokens) > 0:
        found[0] = hash_run(tokens)
        many = 1
    return many


@compiled
def hash_run(tokens: Hashes) -> np.uint64:
    """64-bit hash of tokens in their order."""
    state = SEED
    for token in tokens:
        state = absorb(state, token)
    return finish(state)


@compiled
def room_for(values: int) -> int:
    """Slots of a hash table at most half full: a power of two."""
    slots = 2
    while slots < 2 * values:
        slots *= 2
    return slots


@compiled
def keep_firsts(values: Hashes, slots: Hashes) -> int:
    """Bring the first of equal values to the front and return how many there are; three times as fast as to sort.

    Slots are a power of two and more than the values, which are hashes: their low bits say where to look.
    """
    slots[:] = 0  # free; a hash is 0 once in 2 ** 64
    kept, last = 0, np.uint64(len(slots) - 1)
    for value in values:
        at = value & last
        while slots[at] != 0 and slots[at] != value:
            at = (at + np.uint64(1)) & last
        if slots[at] == 0:
            slots[at] = value
            values[kept] = value
            kept += 1
    return kept


@compiled
def keep_distinct(values: Hashes) -> int:
    """Sort values, bring each one once to the front and return how many there are."""
    values.sort()
    kept = 0
    for i in range(len(values)):
        if kept == 0 or values[i] != values[kept - 1]:
            values[kept] = values[i]
            kept += 1
    return kept


@compiled
def absorb(state: np.uint64, value: np.uint64) -> np.uint64:
    """State of a hash after one more value."""
    state = (state ^ value) * STEP
    return state ^ (state >> BITS_29)


@compiled
def finish(state: np.uint64) -> np.uint64:
    """State with every bit spread over all others (SplitMix64)."""
    state += GOLDEN
    state = (state ^ (state >> BITS_30)) * MIX_1
    state = (state ^ (state >> BITS_27)) * MIX_2
    return state ^ (state >> BITS_31)


@cache
def characters() -> Characters:
    """Table of the normal form, built once for a Unicode version."""
    table = cached_table("characters", f"{unicodedata.unidata_version}-1", _build)
    letters, offsets = unpack(table["letters"])
    return Characters(offsets.astype(np.int32), letters.astype(np.uint32), table["kind"].to_numpy().astype(np.uint8))


def unpack(lists: pa.ChunkedArray) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Values of a column of lists one after the other, and where the values of each row begin."""
    column = lists.combine_chunks()
    return column.values.to_numpy(), column.offsets.to_numpy()


def _build() -> pa.Table:
    folded = [fold(code) for code in range(BEYOND + 1)]
    kinds = np.array([_kind(code) for code in range(BEYOND + 1)], np.uint8)
    for kind, ranges in UNSPACED.items():
        for first, last in ranges:
            kinds[first : last + 1][kinds[first : last + 1] == WORD] = kind
    return pa.table({"letters": pa.array(folded, pa.list_(pa.uint32())), "kind": pa.array(kinds)})


def fold(code: int) -> list[int]:
    """Code points that stand for one in the normal form: NFKC and casefold (UAX 44), ASCII digits, no invisibles."""
    character = chr(code)
    category = unicodedata.category(character)
    if category in {"Cf", "Me"} or code in INVISIBLE:
        return []
    if category == "Nd":
        return [ord("0") + unicodedata.decimal(character)]
    if code == BEYOND or category[0] == "C":
        return [SPACE]
    return [ord(c) for c in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())]


def _kind(code: int) -> int:
    category = unicodedata.category(chr(code))
    is_word = category[0] in "LN" or category in {"Mn", "Mc"}
    return WORD if is_word and code != BEYOND else SEPARATOR
