"""langdetect's language profiles as arrays: characters, n-grams and log-probabilities (Shuyo 2010)."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.cache import arrays_of, cached_table
from transforms.language import scripts

# langdetect's version, then ours: raise the second when the table below changes.
VERSION = "1.0.9-2"
# langdetect adds .5 / 10,000 to each frequency; 1 is better when all n-grams count:
# 94.7 % instead of 94.0 % on sentences, and .2 or less hurts.
SMOOTHING = 1.0 / 10_000
# Log-probabilities are whole numbers of 1/3000: ln(SMOOTHING) = -9.21 still fits int16, and
# whole numbers give the same sum in any order and on any machine.
STEPS = 3000
# 87,598 n-grams in 2^18 slots: a third full, so 1.3 probes find one and 1.6 miss (Knuth, TAOCP 6.4).
SLOT_BITS = 18
# Multiplier of Fibonacci hashing (Knuth, TAOCP 6.4): 2^64 over the golden ratio.
GOLDEN = 0x9E37_79B9_7F4A_7C15
# A text's mean log-probability is the profile's own expectation less this, for n-grams that the
# profile lacks: sentences of 40 languages then fit by -.03 in the median, with a spread of .09.
UNSEEN = 0.1
EMPTY = 0xFFFF_FFFF_FFFF_FFFF  # in a slot without an n-gram; 64 bits, also their mask

Counts = npt.NDArray[np.float64]


class Model(NamedTuple):
    """Arrays of the scorer: by code point up to BEYOND, by script, by hash slot, by n-gram."""

    folded: npt.NDArray[np.uint16]  # code point as langdetect sees it
    folded_lower: npt.NDArray[np.uint16]  # the same of its lower-case letter
    is_capital: npt.NDArray[np.bool_]  # of a folded code point
    script_of: npt.NDArray[np.uint8]
    gate: npt.NDArray[np.int64]
    is_shared: npt.NDArray[np.bool_]  # whether several languages are written in a script
    densities: npt.NDArray[np.float64]
    keys: npt.NDArray[np.uint64]  # by slot
    rows: npt.NDArray[np.int32]  # by slot: the n-gram's row in log_probs
    log_probs: npt.NDArray[np.int16]  # shape (n-grams, PROFILES), in 1/STEPS
    typical: npt.NDArray[np.float64]  # shape (PROFILES,): what log_prob is in a text of the language


@cache
def model() -> Model:
    """Model of all languages, memory-mapped from the cached table."""
    table = cached_table("language-profiles", VERSION, build)
    arrays = arrays_of(table)
    return Model(
        folded=arrays["folded"],
        folded_lower=arrays["folded_lower"],
        is_capital=arrays["is_capital"].view(np.bool_),
        script_of=scripts.script_of_character(),
        gate=scripts.gate(),
        is_shared=np.array([script.is_shared for script in scripts.SCRIPTS]),
        densities=scripts.densities(),
        keys=arrays["keys"],
        rows=arrays["rows"],
        log_probs=arrays["log_probs"].reshape(-1, len(scripts.PROFILES)),
        typical=arrays["typical"] / STEPS,
    )


def build() -> pa.Table:
    """Table of one row and a list for each array, from langdetect's profiles."""
    from langdetect.utils.ngram import NGram  # noqa: PLC0415 - needed once, to build the table

    counts, totals = _counts()
    # The order is the memory layout only: frequent n-grams first share cache lines and pages.
    ngrams = sorted(counts, key=lambda ngram: (-(counts[ngram] / totals[len(ngram) - 1]).sum(), ngram))
    probs = np.array([counts[ngram] / totals[len(ngram) - 1] for ngram in ngrams])
    log_probs = np.log(probs + SMOOTHING)
    weights = np.array([counts[ngram] for ngram in ngrams])
    typical = (weights * log_probs).sum(axis=0) / weights.sum(axis=0) - UNSEEN
    keys, rows = _hash_table(ngrams)
    characters = [chr(code) for code in range(scripts.BEYOND + 1)]
    arrays = {
        "folded": _folded(characters, NGram.normalize),
        "folded_lower": _folded([character.lower()[0] for character in characters], NGram.normalize),
        "is_capital": np.array([character.isupper() for character in characters]).view(np.uint8),
        "keys": keys,
        "rows": rows,
        "log_probs": np.rint(log_probs * STEPS).astype(np.int16).ravel(),
        "typical": np.rint(typical * STEPS).astype(np.int32),
    }
    return pa.table({name: pa.array([array]) for name, array in arrays.items()})


def _counts() -> tuple[dict[str, Counts], Counts]:
    import langdetect  # noqa: PLC0415 - needed once, to build the table

    folder = Path(langdetect.__file__).parent / "profiles"
    counts: dict[str, Counts] = {}
    totals = np.zeros((3, len(scripts.PROFILES)))  # of the n-grams of 1, 2 and 3 characters
    for position, name in enumerate(scripts.PROFILES):
        profile = json.loads((folder / name).read_text(encoding="utf-8"))
        totals[:, position] = profile["n_words"]
        for ngram, count in profile["freq"].items():
            counts.setdefault(ngram, np.zeros(len(scripts.PROFILES)))[position] = count
    return counts, totals


def _folded(characters: Sequence[str], normalize: Callable[[str], str]) -> npt.NDArray[np.uint16]:
    table = np.array([ord(normalize(character)) for character in characters], np.uint16)
    table[scripts.BEYOND] = scripts.BEYOND
    return table


def key_of(ngram: str) -> int:
    """Number of an n-gram: its characters, 16 bits each."""
    key = 0
    for character in ngram:
        key = key << 16 | ord(character)
    return key


def _hash_table(ngrams: Sequence[str]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    slots = 1 << SLOT_BITS
    keys, rows = [EMPTY] * slots, [-1] * slots
    for row, ngram in enumerate(ngrams):
        key = key_of(ngram)
        slot = (key * GOLDEN & EMPTY) >> (64 - SLOT_BITS)
        while keys[slot] != EMPTY:  # linear probing
            slot = (slot + 1) % slots
        keys[slot], rows[slot] = key, row
    return np.array(keys, np.uint64), np.array(rows, np.int32)
