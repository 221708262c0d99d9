"""Texts scored against langdetect's profiles by all their n-grams of 1 to 3 characters (Shuyo 2010)."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import uint64

from transforms.compiled import compiled
from transforms.language import scripts
from transforms.language.profiles import EMPTY, GOLDEN, SLOT_BITS, STEPS, Model, model

Codes = npt.NDArray[np.uint16]

# Softmax(score / (2.8 n^.1)): fitted on half of the measured texts; on the other half it
# lowers the expected calibration error from .065 to .029 (docs/language.md).
TEMPERATURE, TEMPERATURE_POWER = 2.8, 0.1
# More than half of the letters capital, and more of them than an abbreviation has: the text is
# read in lower case, for langdetect skips runs of capitals and would find nothing in it.
CAPITALS, CAPITAL_SHARE = 8, 0.5
# From these shares on, Kana or Hangul make the Han letters beside them Japanese or Korean: news
# of either has far more, Chinese news quotes less.
KANA_SHARE, HANGUL_SHARE = 0.08, 0.15

SPACE = 32
FIRST_LATIN, LAST_LATIN = 65, 122  # langdetect's Latin: A to z, with the six signs between Z and a
# Code points from here on are langdetect's "non-Latin"; it means to leave out Latin Extended
# Additional (Vietnamese), but compares a number with a name, so it never does.
FIRST_OTHER = 0x300
HANI, KANA, HANG = (scripts.position(code) for code in ("Hani", "Kana", "Hang"))
SHIFT = 64 - SLOT_BITS


class Reading(NamedTuple):
    """What the scorer finds in a text."""

    script: int  # position in SCRIPTS of the dominant one, 0 without letters
    script_share: float  # its share of the letters' weight
    weight: float  # of its letters of known scripts, in Latin letters
    language: int  # position in PROFILES of the likeliest, -1 if the script has none or nothing was found
    confidence: float  # its probability
    ngrams: int  # known n-grams in the text
    fit: float  # mean natural log-probability of an n-gram in it, less what is typical of it


READING = np.dtype([(name, kind) for name, kind in Reading.__annotations__.items()])


def read(texts: Sequence[str]) -> list[Reading]:
    """Reading of each text, of up to 25,000 characters; the same whatever stands beside it."""
    if not texts:
        return []
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=offsets[1:])
    # Lone surrogates pass: they are characters of no script.
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    readings = np.zeros(len(texts), READING)
    read_all(np.minimum(codes, scripts.BEYOND).astype(np.uint16), offsets, model(), readings)
    return [Reading(*reading) for reading in readings.tolist()]


@compiled
def read_all(codes: Codes, offsets: npt.NDArray[np.int64], model: Model, readings: npt.NDArray[Any]) -> None:
    """Fill in the reading of each text, which lies in codes from its offset to the next."""
    found = np.empty(3 * np.diff(offsets).max(), np.int32)  # n-grams of 1, 2 and 3 letters end at each letter
    for d in range(len(readings)):
        text, reading = codes[offsets[d] : offsets[d + 1]], readings[d]
        letters, capitals = count_letters(text, model)
        script, reading.script_share, reading.weight = dominant_script(letters, model.densities)
        in_capitals = capitals > CAPITALS and capitals > CAPITAL_SHARE * letters.sum()
        ngrams = find_ngrams(text, in_capitals, model, found)
        reading.script, reading.ngrams = script, ngrams
        first, last = model.gate[script]
        reading.language = -1
        if ngrams > 0 and first < last:
            scores = add_up(found[:ngrams], model.log_probs, first, last)
            best = int(np.argmax(scores))
            reading.language = first + best
            reading.confidence = confidence(scores, best, ngrams)
            reading.fit = scores[best] / STEPS / ngrams - model.typical[first + best]


@compiled
def count_letters(text: Codes, model: Model) -> tuple[npt.NDArray[np.int64], int]:
    """Letters of each script, shape (scripts,), and how many letters are capitals."""
    letters = np.zeros(len(model.densities), np.int64)
    capitals = 0
    for code in text:
        script = model.script_of[code]
        if script > 0:
            letters[script] += 1
            capitals += model.is_capital[code]
    return letters, capitals


@compiled
def dominant_script(letters: npt.NDArray[np.int64], densities: npt.NDArray[np.float64]) -> tuple[int, float, float]:
    """Script with most weight, its share of all weight, and all weight; Han goes to the Kana or Hangul beside it."""
    weights = letters * densities
    han, kana, hangul = letters[HANI], letters[KANA], letters[HANG]
    if kana > KANA_SHARE * (han + kana):
        weights[KANA] += weights[HANI]
        weights[HANI] = 0
    elif hangul > HANGUL_SHARE * (han + hangul):
        weights[HANG] += weights[HANI]
        weights[HANI] = 0
    script, total = int(np.argmax(weights)), weights.sum()
    if total == 0:
        return 0, 0.0, 0.0
    return script, weights[script] / total, total


@compiled
def find_ngrams(text: Codes, in_capitals: bool, model: Model, found: npt.NDArray[np.int32]) -> int:  # noqa: FBT001 - numba takes positions
    """Write the rows of the text's known n-grams into found, as langdetect would meet them, and count them."""
    without_latin = mostly_other(text)
    folded = model.folded_lower if in_capitals else model.folded
    count = 0
    before, last, last_is_capital = uint64(SPACE), uint64(SPACE), False
    for code in text:
        if without_latin and FIRST_LATIN <= code <= LAST_LATIN:
            continue
        letter = uint64(folded[code])
        is_capital = model.is_capital[letter]
        in_run = is_capital and last_is_capital  # langdetect skips a capital after a capital
        if not in_run and not (letter == SPACE and last == SPACE):
            pair = last << uint64(16) | letter
            count = look_up(letter, model, found, count)
            count = look_up(pair, model, found, count)
            if last != SPACE:  # no n-gram reaches across a space
                count = look_up(before << uint64(32) | pair, model, found, count)
        before, last, last_is_capital = last, letter, is_capital
    return count


@compiled
def mostly_other(text: Codes) -> bool:
    """Whether letters beyond Latin are more than twice the Latin ones, which langdetect then leaves out."""
    latin = other = 0
    for code in text:
        if FIRST_LATIN <= code <= LAST_LATIN:
            latin += 1
        elif code >= FIRST_OTHER:
            other += 1
    return latin * 2 < other


@compiled
def look_up(key: int, model: Model, found: npt.NDArray[np.int32], count: int) -> int:
    """Append the row of an n-gram to found if a profile has it; gives the new count."""
    slot = (key * uint64(GOLDEN)) >> uint64(SHIFT)
    while model.keys[slot] != uint64(EMPTY):
        if model.keys[slot] == key:
            found[count] = model.rows[slot]
            return count + 1
        slot = (slot + uint64(1)) & uint64((1 << SLOT_BITS) - 1)
    return count


@compiled
def add_up(found: npt.NDArray[np.int32], log_probs: npt.NDArray[np.int16], first: int, last: int) -> Any:  # noqa: ANN401 - numba infers it
    """Sums of log-probabilities of the n-grams for the languages from first to last, in 1/STEPS."""
    scores = np.zeros(last - first, np.int32)
    # int32 holds the sum of 77,000 n-grams at -9.21; a sample has 3,000.
    for row in found:
        for language in range(last - first):
            scores[language] += log_probs[row, first + language]
    return scores


@compiled
def confidence(scores: npt.NDArray[np.int64], best: int, ngrams: int) -> float:
    """Probability of the best of the scores, 0 to 1: softmax at the calibrated temperature (Guo et al. 2017)."""
    temperature = TEMPERATURE * ngrams**TEMPERATURE_POWER * STEPS
    total = 0.0
    for score in scores:
        total += math.exp((score - scores[best]) / temperature)
    return 1.0 / total
