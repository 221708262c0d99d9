"""What two models say together: langdetect's profiles, and py3langid's where they are in doubt."""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled, compiled_whole
from transforms.language import scripts
from transforms.language.arbiter import Evidence, hear
from transforms.language.ngrams import Readings, least_fit, read
from transforms.language.profiles import STEPS
from transforms.language.sample import Samples, take

# Logits of the two models are added up: the profiles' over 5.7 sqrt(n-grams), the arbiter's times 1.8, less 1.5 for
# a language without a profile, which for the profiles is as likely as their likeliest. Fitted by likelihood on half
# of the measured texts; on the other half the expected calibration error of a set is .03 at most (docs/language.md).
PROFILES_OVER, ARBITER_TIMES, WITHOUT_PROFILE = 5.7, 1.8, 1.5
LETTERS = 3  # Latin ones, or one Han letter: less is a unit or an initial, not a language
UNSURE = 0.2  # below it three guesses of four are wrong (lg_pair)
SURE = 0.9  # from here on the arbiter is not asked, and believed: of short texts 99.7 % are right
# Profiles that texts as long as an article fit with .9 or more though they are in another language: la (ca), st (et),
# bs (hr), ms (id), sr (mk), nn (no), gl (pt), kk mn (ru), eo (sl), az (tr), be (uk). Measured on lg_sent, save for gl.
LIKE_OTHERS = frozenset({"ca", "et", "hr", "id", "mk", "no", "pt", "ru", "sl", "tr", "uk"})
# Languages in Latin script that a profile covers where the arbiter is not sure of them.
COVERED_BY = {"bs": "hr", "gl": "pt", "ms": "id", "nn": "no", "sr": "hr"}

IS_SHARED = np.array([script.is_shared for script in scripts.SCRIPTS])
GATE = scripts.gate()
IS_LIKE_OTHERS = np.array([language in LIKE_OTHERS for language in scripts.LANGUAGES])


class Verdicts(NamedTuple):
    """Language of each text, a position in LANGUAGES or -1 for none, and the probability that it is right."""

    language: npt.NDArray[np.int64]
    confidence: npt.NDArray[np.float64]


def _covering() -> npt.NDArray[np.int64]:
    """Position in LANGUAGES of the language that covers each, mostly its own."""
    script = scripts.position("Latn")
    names, first = scripts.SCRIPTS[script].languages, int(GATE[script, 2])
    covering = np.arange(len(scripts.LANGUAGES))
    for name, other in COVERED_BY.items():
        covering[first + names.index(name)] = first + names.index(other)
    return covering


COVERING = _covering()


def judge(samples: Samples, *, always_ask: bool = False) -> tuple[Verdicts, Readings]:
    """Verdict on each sample, and what the profiles say of it; the arbiter is asked where they are in doubt."""
    readings = read(samples)
    language, confidence = readings.language.copy(), readings.confidence.copy()
    # A text is in none of the profiles' languages below this, and in doubt from half of it on.
    misfit = least_fit(np.maximum(readings.ngrams, 1))
    shared = IS_SHARED[readings.script] & (language >= 0) & (readings.weight >= LETTERS)
    doubtful = (confidence < SURE) | (readings.fit < misfit / 2) | IS_LIKE_OTHERS[language]
    asked = np.flatnonzero(shared & (doubtful | always_ask))
    language[asked], confidence[asked] = _decide(samples, readings, asked)
    nothing = shared & (readings.fit < misfit) & (confidence < SURE)
    nothing |= (readings.weight < LETTERS) | (confidence < UNSURE)
    language[nothing], confidence[nothing] = -1, 0.0
    return Verdicts(language, confidence), readings


def _decide(samples: Samples, readings: Readings, asked: npt.NDArray[np.int64]) -> Verdicts:
    script = readings.script[asked]
    verdicts = Verdicts(np.empty(len(asked), np.int64), np.empty(len(asked)))
    heard = hear(take(samples, asked), script, readings.in_capitals[asked])
    decide_all(heard, script, readings.ngrams[asked], readings.scores[asked], GATE, COVERING, verdicts)
    return verdicts


@compiled_whole
def decide_all(  # noqa: PLR0917 - numba takes positions
    heard: Evidence,
    script: npt.NDArray[np.int64],
    ngrams: npt.NDArray[np.int64],
    scores: npt.NDArray[np.int32],
    gate: npt.NDArray[np.int64],
    covering: npt.NDArray[np.int64],
    verdicts: Verdicts,
) -> None:
    """Fill in the verdict on each text from what was heard and its scores in the profiles."""
    for d in range(len(heard)):
        first_profile, last_profile, first, last = gate[script[d]]
        said = scores[d, first_profile:last_profile]
        posterior = weigh(said, ngrams[d], heard[d, first:last])
        best = int(np.argmax(posterior))
        if best < len(said) or posterior[best] < SURE:
            for i in range(len(said), len(posterior)):
                if covering[first + i] != first + i:
                    posterior[covering[first + i] - first] += posterior[i]
            best = int(np.argmax(posterior[: len(said)]))
        verdicts.language[d], verdicts.confidence[d] = first + best, min(1.0, posterior[best])


@compiled
def weigh(said: npt.NDArray[np.int32], ngrams: int, heard: Evidence) -> Evidence:
    """Probabilities of a script's languages by scores in the profiles, which the first have, and what was heard."""
    logits = ARBITER_TIMES * heard - WITHOUT_PROFILE
    for i in range(len(said)):
        logits[i] += WITHOUT_PROFILE + (said[i] - said.max()) / (STEPS * PROFILES_OVER * math.sqrt(ngrams))
    posterior: Evidence = np.exp(logits - logits.max())
    posterior /= posterior.sum()
    return posterior
