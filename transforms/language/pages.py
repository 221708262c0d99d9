"""Pages of several languages: the share of each, by the votes of their lines."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.language.ngrams import LINE_SURE, Readings, read
from transforms.language.sample import NEWLINE, Samples, take
from transforms.language.scripts import LANGUAGES
from transforms.language.verdict import Verdicts, judge

SHARE = 0.15  # of the votes; a quotation has less

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LanguageShare:
    """A language of a text: BCP 47 code, share of the text and probability that it is right, both 0 to 1."""

    language: str
    share: float
    confidence: float


def shares_of_pages(samples: Samples, verdicts: Verdicts, readings: Readings) -> dict[int, tuple[LanguageShare, ...]]:
    """Languages, the largest first, of each text whose lines vote for several, or for one where the whole has none.

    The lines that vote for a language are judged anew as one text, by both models: those in a third language may have
    voted for two others.
    """
    elected = (readings.votes > 0) & (readings.votes >= SHARE * readings.votes.sum(axis=1, keepdims=True))
    pages = np.flatnonzero(elected.sum(axis=1) > (verdicts.language >= 0))
    if not len(pages):
        return {}
    page, language = np.nonzero(elected[pages])
    judged, _ = judge(_voters(take(samples, pages), page, language), always_ask=True)
    weights = readings.votes[pages[page], language]
    found: dict[int, defaultdict[str, list[tuple[float, float]]]] = {}
    columns = (pages[page], weights, judged.language, judged.confidence)
    for text, weight, position, confidence in zip(*(column.tolist() for column in columns), strict=True):
        if confidence >= LINE_SURE:
            found.setdefault(text, defaultdict(list))[LANGUAGES[position]].append((weight, confidence))
    return {text: _shares(parts) for text, parts in found.items()}


def _voters(samples: Samples, page: Places, language: Places) -> Samples:
    """The lines of each page that vote for each of its languages, put together."""
    ends = np.flatnonzero(samples.codes == NEWLINE) + 1
    lines = Samples(samples.codes, np.unique(np.concatenate([samples.offsets, ends])))
    votes = read(lines).votes
    group_of = np.full((len(samples.offsets), len(LANGUAGES)), -1)
    group_of[page, language] = np.arange(len(page))
    page_of_line = np.searchsorted(samples.offsets, lines.offsets[:-1], "right") - 1
    group = np.where(votes.any(axis=1), group_of[page_of_line, votes.argmax(axis=1)], -1)
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    together = take(lines, order)
    return Samples(together.codes, together.offsets[np.searchsorted(group[order], np.arange(len(page) + 1))])


def _shares(parts: dict[str, list[tuple[float, float]]]) -> tuple[LanguageShare, ...]:
    weights = {language: sum(weight for weight, _ in votes) for language, votes in parts.items()}
    total = sum(weights.values())
    largest_first = sorted(weights, key=lambda language: (-weights[language], language))
    return tuple(
        LanguageShare(language, weights[language] / total, _mean(parts[language])) for language in largest_first
    )


def _mean(votes: list[tuple[float, float]]) -> float:
    return sum(weight * confidence for weight, confidence in votes) / sum(weight for weight, _ in votes)
