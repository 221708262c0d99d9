"""A second opinion: py3langid's naive Bayes over byte n-grams, by its own automaton (Lui and Baldwin 2012)."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from numba import uint64

from transforms.cache import arrays_of, cached_table
from transforms.compiled import compiled, compiled_whole
from transforms.language import scripts
from transforms.language.sample import WINDOW_CHARS, Codes, Samples, sample_line

# py3langid's version, then ours: raise the second when the table below changes.
VERSION = "0.4.0-1"
# py3langid keeps log-probabilities from -15 to -2.7 as half floats, all whole 512ths: in int16 they are the same.
STEPS = 512
BYTES = 256
WINDOWS = 6  # heard of a sample, spread over it: all 16 tell no more texts rightly and take twice as long
# Characters from these code points on take 2, 3 and 4 bytes in UTF-8 (RFC 3629).
TWO, THREE, FOUR, LONGEST = 0x80, 0x800, 0x10000, 4
# Its labels that are a variety of a language of ours, by ISO 639-3's macrolanguages, or an older stage of it.
VARIETY_OF = {
    "ary": "ar", "arz": "ar", "fuv": "ff", "gom": "kok", "gug": "gn", "hbo": "he", "kik": "ki", "ltg": "lv",
    "sdh": "ku", "uzs": "uz",
}  # fmt: skip

Bytes = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.int32]
Evidence = npt.NDArray[np.float64]


class Automaton(NamedTuple):
    """Arrays of the model: an automaton with a state for what was read last, the n-grams it met, and their weights."""

    row_of: npt.NDArray[np.uint16]  # by state: its row in next_states, which many states share
    next_states: npt.NDArray[np.uint32]  # shape (rows, 256)
    ngram_of: npt.NDArray[np.int32]  # by state: the n-gram that ends there, -1 if none does
    log_probs: npt.NDArray[np.int16]  # shape (n-grams, columns), in 1/STEPS
    priors: npt.NDArray[np.float32]  # by column, natural logarithm
    language_of: npt.NDArray[np.int64]  # by column: position in LANGUAGES
    gate: npt.NDArray[np.int64]  # shape (scripts, 2): first column and the one after the last
    lower: npt.NDArray[np.uint16]  # by code point up to BEYOND


@cache
def automaton() -> Automaton:
    """The model, memory-mapped from the cached table."""
    arrays = arrays_of(cached_table("language-arbiter", VERSION, build))
    arrays["next_states"] = arrays["next_states"].reshape(-1, BYTES)
    arrays["log_probs"] = arrays["log_probs"].reshape(-1, len(arrays["priors"]))
    arrays["gate"] = arrays["gate"].reshape(-1, 2)
    return Automaton(**arrays)


def build() -> pa.Table:
    """Table of one row and a list for each array, from py3langid's model."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE  # noqa: PLC0415 - needed once, to build the table
    from py3langid.modelio import load_model  # noqa: PLC0415 - needed once, to build the table

    log_probs, priors, labels, next_states, row_of, ngram_of = load_model(MODEL_DIR / MODEL_FILE)
    columns = list(_columns(labels))
    chosen = [label for _, label, _ in columns]
    ends = np.searchsorted([script for script, _, _ in columns], np.arange(len(scripts.SCRIPTS)), "right")
    arrays = {
        "row_of": np.asarray(row_of, np.uint16),
        "next_states": np.asarray(next_states, np.uint32),
        "ngram_of": np.asarray(ngram_of, np.int32),
        "log_probs": np.rint(log_probs[:, chosen].astype(np.float64) * STEPS).astype(np.int16).ravel(),
        "priors": priors[chosen],
        "language_of": np.array([language for _, _, language in columns], np.int64),
        "gate": np.stack([np.concatenate([[0], ends[:-1]]), ends], axis=1).astype(np.int64).ravel(),
        "lower": np.array([ord(chr(code).lower()[0]) for code in range(scripts.BEYOND + 1)], np.uint16),
    }
    return pa.table({name: pa.array([array]) for name, array in arrays.items()})


def _columns(labels: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Position in SCRIPTS, in labels and in LANGUAGES of each language of a script that several share."""
    for position, script in enumerate(scripts.SCRIPTS):
        first = int(scripts.gate()[position, 2])
        if script.is_shared:
            for label, name in enumerate(labels):
                code = VARIETY_OF.get(name, name)
                if code in script.languages:
                    yield position, label, first + script.languages.index(code)


def hear(samples: Samples, script: npt.NDArray[np.int64], in_capitals: npt.NDArray[np.bool_]) -> Evidence:
    """Log-probability of each language over sqrt(bytes), less the likeliest's, shape (samples, LANGUAGES).

    Minus infinity for a language that is not written in the sample's dominant script.
    """
    found = np.full((len(script), len(scripts.LANGUAGES)), -np.inf)
    if len(script):
        hear_all(samples.codes, samples.offsets, script, in_capitals, automaton(), found)
    return found


@compiled_whole
def hear_all(  # noqa: PLR0917 - numba takes positions
    codes: Codes,
    offsets: npt.NDArray[np.int64],
    script: npt.NDArray[np.int64],
    in_capitals: npt.NDArray[np.bool_],
    model: Automaton,
    found: Evidence,
) -> None:
    """Fill in the row of found for each text, which lies in codes from one offset to the next."""
    window = np.empty(WINDOWS * (WINDOW_CHARS + 1), np.uint32)
    text = np.empty(LONGEST * len(window), np.uint8)
    met, counts = np.empty(len(text), np.int32), np.zeros(len(model.log_probs), np.int32)
    for d in range(len(found)):
        chars = sample_line(codes[offsets[d] : offsets[d + 1]], WINDOWS, window)
        size = encode(window[:chars], in_capitals[d], model.lower, text)
        kinds = count_ngrams(text[:size], model, counts, met)
        first, last = model.gate[script[d]]
        scores = model.priors[first:last].astype(np.float64)
        add_up(met[:kinds], counts, model.log_probs, first, scores)
        fold(scores / math.sqrt(max(1, size)), model.language_of[first:last], found[d])


@compiled
def encode(codes: Codes, lowered: bool, lower: npt.NDArray[np.uint16], data: Bytes) -> int:  # noqa: FBT001 - numba takes positions
    """Write characters, in lower case if so wished, into data in UTF-8 (RFC 3629), and count the bytes."""
    size = 0
    for character in codes:
        code = uint64(lower[character] if lowered and character < len(lower) else character)
        if code < TWO:
            data[size] = code
            size += 1
            continue
        tail = 1 if code < THREE else 2 if code < FOUR else 3
        data[size] = (0xFF00 >> (tail + 1)) & 0xFF | code >> uint64(6 * tail)
        for i in range(1, tail + 1):
            data[size + i] = 0x80 | code >> uint64(6 * (tail - i)) & 0x3F
        size += 1 + tail
    return size


@compiled
def count_ngrams(text: Bytes, model: Automaton, counts: Counts, met: npt.NDArray[np.int32]) -> int:
    """Count the n-grams of the text in counts, write those met into met, each once, and say how many they are."""
    kinds, state = 0, uint64(0)
    for byte in text:
        state = uint64(model.next_states[model.row_of[state], byte])
        ngram = model.ngram_of[state]
        if ngram >= 0:
            if counts[ngram] == 0:
                met[kinds] = ngram
                kinds += 1
            counts[ngram] += 1
    return kinds


@compiled
def add_up(
    met: npt.NDArray[np.int32], counts: Counts, log_probs: npt.NDArray[np.int16], first: int, scores: Evidence
) -> None:
    """Add the log-probabilities of the n-grams met to scores, each by log(1 + count), and set the counts to 0."""
    start = uint64(first)
    for i in range(len(met)):
        ngram = uint64(met[i])
        weight = math.log1p(counts[ngram]) / STEPS
        counts[ngram] = 0
        for column in range(uint64(len(scores))):  # unsigned, so that many are added at once
            scores[column] += weight * log_probs[ngram, start + column]


@compiled
def fold(scores: Evidence, language_of: npt.NDArray[np.int64], found: Evidence) -> None:
    """Write the scores into found by language, those of its varieties added up as probabilities."""
    if len(scores):
        best = scores.max()
        for column in range(len(scores)):
            language = language_of[column]
            found[language] = math.log(math.exp(found[language]) + math.exp(scores[column] - best))
