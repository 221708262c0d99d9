"""Texts scored against langdetect's profiles by all their n-grams of 1 to 3 characters (Shuyo 2010)."""

import math
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import uint64

from transforms.compiled import compiled, compiled_part
from transforms.language import scripts
from transforms.language.profiles import EMPTY, GOLDEN, SLOT_BITS, STEPS, Model, model
from transforms.language.sample import NEWLINE, SPACE, Samples

Codes = npt.NDArray[np.uint16]

# Softmax(score / (2.8 n^.1)): fitted on half of the measured texts; on the other half it
# lowers the expected calibration error from .065 to .029 (docs/language.md).
TEMPERATURE, TEMPERATURE_POWER = 2.8, 0.1
# Mean log-probability of an n-gram, below what is typical of the language, at which a text is in
# none of the languages: .3, and more for a short text, whose mean scatters by 1/sqrt(n-grams).
FIT, FIT_SCATTER = 0.3, 5.0
# More than half of the letters capital, and more of them than an abbreviation has: the text is
# read in lower case, for langdetect skips runs of capitals and would find nothing in it.
CAPITALS, CAPITAL_SHARE = 8, 0.5
# From these shares on, Kana or Hangul make the Han letters beside them Japanese or Korean: news
# of either has far more, Chinese news quotes less.
KANA_SHARE, HANGUL_SHARE = 0.08, 0.15
LINE_SURE = 0.7  # a line votes from this confidence on: 99.7 % of those are right
LINE_WEIGHT = 40.0  # Latin letters; captions and bylines below it are mostly names

FIRST_LATIN, LAST_LATIN = 65, 122  # langdetect's Latin: A to z, with the six signs between Z and a
# Code points from here on are langdetect's "non-Latin"; it means to leave out Latin Extended
# Additional (Vietnamese), but compares a number with a name, so it never does.
FIRST_OTHER = 0x300
HANI, KANA, HANG = (scripts.position(code) for code in ("Hani", "Kana", "Hang"))
SHIFT = 64 - SLOT_BITS


class Readings(NamedTuple):
    """What the scorer finds in texts, an entry for each."""

    script: npt.NDArray[np.int64]  # position in SCRIPTS of the dominant one, 0 without letters
    weight: npt.NDArray[np.float64]  # of the letters of known scripts, in Latin letters
    in_capitals: npt.NDArray[np.bool_]
    ngrams: npt.NDArray[np.int64]  # known n-grams
    scores: npt.NDArray[np.int32]  # shape (texts, PROFILES): sums of their log-probabilities, in 1/STEPS
    language: npt.NDArray[np.int64]  # position in LANGUAGES of the likeliest, -1 if nothing was found
    confidence: npt.NDArray[np.float64]  # its probability
    fit: npt.NDArray[np.float64]  # mean natural log-probability of an n-gram in it, less what is typical of it
    votes: npt.NDArray[np.float64]  # shape (texts, LANGUAGES): weight of the lines that are surely in it


def read(samples: Samples) -> Readings:
    """Readings of samples, line by line; the same whatever stands beside a text."""
    readings = _blank(len(samples.offsets) - 1)
    if len(samples.codes):
        codes = np.minimum(samples.codes, scripts.BEYOND).astype(np.uint16)
        read_all(codes, samples.offsets, model(), readings)
    return readings


def _blank(texts: int) -> Readings:
    return Readings(
        script=np.zeros(texts, np.int64),
        weight=np.zeros(texts),
        in_capitals=np.zeros(texts, np.bool_),
        ngrams=np.zeros(texts, np.int64),
        scores=np.zeros((texts, len(scripts.PROFILES)), np.int32),
        language=np.full(texts, -1),
        confidence=np.zeros(texts),
        fit=np.zeros(texts),
        votes=np.zeros((texts, len(scripts.LANGUAGES))),
    )


class Line(NamedTuple):
    """Place for what is found in one line: letters by script, rows of its n-grams, scores by profile."""

    letters: npt.NDArray[np.int64]
    found: npt.NDArray[np.int32]
    scores: npt.NDArray[np.int32]


@compiled
def read_all(codes: Codes, offsets: npt.NDArray[np.int64], model: Model, readings: Readings) -> None:
    """Fill in the readings of the texts, which lie in codes from one offset to the next."""
    longest = np.diff(offsets).max()
    # Three n-grams, of 1, 2 and 3 letters, end at each letter.
    line = Line(
        np.zeros(len(model.densities), np.int64),
        np.empty(3 * longest, np.int32),
        np.zeros(len(model.typical), np.int32),
    )
    for d in range(len(offsets) - 1):
        read_text(codes[offsets[d] : offsets[d + 1]], d, model, line, readings)


@compiled
def read_text(text: Codes, d: int, model: Model, line: Line, readings: Readings) -> None:
    """Fill in the reading of text d: what its lines in its dominant script say together, and the vote of each."""
    letters, ngrams = np.zeros(len(model.densities), np.int64), np.zeros(len(model.densities), np.int64)
    capitals = start = 0
    for end in range(len(text) + 1):
        if end < len(text) and text[end] != NEWLINE:
            continue
        line_capitals = count_letters(text[start:end], model, line.letters)
        script, share, weight = dominant_script(line.letters, model.densities)
        n = score(text[start:end], script, in_capitals(line_capitals, line.letters), model, line)
        language, confidence, fit = likeliest(script, share, line.scores, n, model)
        if confidence >= LINE_SURE and weight >= LINE_WEIGHT and (not model.is_shared[script] or fit >= least_fit(n)):
            readings.votes[d, language] += weight
        letters += line.letters
        capitals += line_capitals
        ngrams[script] += n
        readings.scores[d] += line.scores
        start = end + 1
    script, share, readings.weight[d] = dominant_script(letters, model.densities)
    readings.script[d], readings.ngrams[d] = script, ngrams[script]
    readings.in_capitals[d] = in_capitals(capitals, letters)
    language, confidence, fit = likeliest(script, share, readings.scores[d], ngrams[script], model)
    readings.language[d], readings.confidence[d], readings.fit[d] = language, confidence, fit


@compiled
def likeliest(
    script: int, share: float, scores: npt.NDArray[np.int32], ngrams: int, model: Model
) -> tuple[int, float, float]:
    """Likeliest language of a script, -1 if nothing was found, its probability, and how well it fits."""
    first, last, language, _ = model.gate[script]
    if first == last:  # the script gives its language away; the position 0 has none
        return (language, share, 0.0) if script > 0 else (-1, 0.0, 0.0)
    if ngrams == 0:
        return -1, 0.0, 0.0
    best = first + int(np.argmax(scores[first:last]))
    fit = scores[best] / STEPS / ngrams - model.typical[best]
    return language + best - first, probability(scores[first:last], scores[best], ngrams), fit


@compiled_part
def least_fit(ngrams: Any) -> Any:  # noqa: ANN401 - a number or an array of them
    """Fit from which on a text of so many n-grams may be in the language."""
    return -FIT - FIT_SCATTER / ngrams**0.5


@compiled
def score(text: Codes, script: int, capitals: bool, model: Model, line: Line) -> int:  # noqa: FBT001 - numba takes positions
    """Fill in the scores of a line for the profiles of its script, and count the n-grams that they are of."""
    scores, log_probs = line.scores, model.log_probs
    scores[:] = 0
    first, last = uint64(model.gate[script, 0]), uint64(model.gate[script, 1])
    if first == last:
        return 0
    ngrams = find_ngrams(text, capitals, model, line.found)
    # A few profiles too many, to add vectors of 8 only, which takes two thirds of the time.
    wide = uint64(min(len(scores), first + (last - first + uint64(7)) // uint64(8) * uint64(8)))
    # int32 holds the sum of 77,000 n-grams at -9.21; a sample has 3,000.
    for i in range(ngrams):
        row = uint64(line.found[i])  # unsigned, so that the loop below adds many at once
        for profile in range(first, wide):
            scores[profile] += log_probs[row, profile]
    scores[last:] = 0
    return ngrams


@compiled
def count_letters(text: Codes, model: Model, letters: npt.NDArray[np.int64]) -> int:
    """Fill in the letters of each script, and count those that are capitals."""
    letters[:] = 0
    capitals = 0
    for code in text:
        script = model.script_of[code]
        if script > 0:
            letters[script] += 1
            capitals += model.is_capital[code]
    return capitals


@compiled
def in_capitals(capitals: int, letters: npt.NDArray[np.int64]) -> bool:
    """Whether a text with so many capitals is written in them."""
    return capitals > CAPITALS and capitals > CAPITAL_SHARE * letters.sum()


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
def find_ngrams(text: Codes, capitals: bool, model: Model, found: npt.NDArray[np.int32]) -> int:  # noqa: FBT001 - numba takes positions
    """Write the rows of the text's known n-grams into found, as langdetect would meet them, and count them."""
    without_latin = mostly_other(text)
    folded = model.folded_lower if capitals else model.folded
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
def probability(scores: npt.NDArray[np.int32], best: int, ngrams: int) -> float:
    """Probability of the best of the scores, 0 to 1: softmax at the calibrated temperature (Guo et al. 2017)."""
    temperature = TEMPERATURE * ngrams**TEMPERATURE_POWER * STEPS
    total = 0.0
    for score in scores:
        total += math.exp((score - best) / temperature)
    return 1.0 / total
