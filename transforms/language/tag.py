"""Languages of articles, tagged by script and n-grams, and compared with what the articles declare."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa

from transforms.language.ngrams import Reading, read
from transforms.language.scripts import PROFILES, SCRIPTS
from warehouse.schema import ARTICLE_LANGUAGES, ARTICLES

UNKNOWN = "und"
# langdetect's names that are not BCP 47. Its `no` is, and covers both written norms, so it is not `nb`.
BCP47 = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}

# 1,000 characters in 4 windows tell the language of 100 % of articles; the first 400 alone tell
# 24 % of those that begin with a page's English furniture.
SAMPLE_CHARS, WINDOWS = 1000, 4
# Bounded and ASCII only, as langdetect's: Chinese text may follow an address without a space.
URL = re.compile(r"(?:https?://|www\.)[-_.?&~;+=/#%:0-9A-Za-z]{1,2076}")
# Tried at the beginning of a word only, or a long word would be scanned from each of its letters.
MAIL = re.compile(r"(?<![-_.0-9A-Za-z])[-_.0-9A-Za-z]{1,64}@[-_.0-9A-Za-z]{2,510}")
# Numbers, hashes, file names and model numbers; they matter only where little else stands.
CODE = re.compile(r"(?<![!-~])[!-~]{0,64}[0-9][!-~]*")
CODE_CHARS = 200

# Scripts in which n-grams have to tell languages apart; texts in the others need not fit a profile.
SHARED = frozenset(i for i, script in enumerate(SCRIPTS) if script.is_shared)

LETTERS = 3  # Latin ones, or one Han letter: less is a unit or an initial, not a language
# Mean log-probability of an n-gram, below what is typical of the language, at which a text is in
# none of the languages: .3, and more for a short text, whose mean scatters by 1/sqrt(n-grams).
FIT, FIT_SCATTER = 0.3, 5.0

UNSURE = 0.2  # below it three guesses of four are wrong (lg_pair)
SURE = 0.9  # from here on a declared language is doubted and no arbiter asked: 99.7 % of short texts are right
PARAGRAPH_SURE = 0.7  # a paragraph counts from here on: 99.7 % of those are right
PARAGRAPHS = 16  # read at most, spread over the text; a share of 15 % is then 2 paragraphs
PARAGRAPH_CHARS = 150  # read of each; with 100, 2 of 400 mixed pages are wrong and 2 of 834 others mixed
PARAGRAPH_WEIGHT = 40.0  # Latin letters: captions and bylines below it are mostly names
SHARE = 0.15  # a quotation is less
SHORT_BODY = 200  # characters; the headline is read with a shorter one

# Declared languages without a profile, and the ones that their texts are taken for: no contradiction.
# Measured on lg_sent for nb nn bs sr be kk mn az eo ms; of the others, kin or the only ones in their script.
TAKEN_FOR: dict[str, frozenset[str]] = {
    **dict.fromkeys(("nb", "nn"), frozenset({"no"})),
    **dict.fromkeys(("bs", "sr"), frozenset({"hr", "mk"})),
    **dict.fromkeys(("be", "kk", "ky", "mn", "tg", "tt"), frozenset({"ru", "uk", "bg", "mk"})),
    **dict.fromkeys(("ps", "sd", "ug", "ku", "ckb"), frozenset({"ar", "fa", "ur"})),
    "as": frozenset({"bn"}),
    "az": frozenset({"tr"}),
    "eo": frozenset({"es", "sl"}),
    "fil": frozenset({"tl"}),
    "gl": frozenset({"pt", "es"}),
    "ms": frozenset({"id"}),
    "yi": frozenset({"he"}),
    "yue": frozenset({"zh"}),
}


@dataclass(frozen=True, slots=True)
class LanguageShare:
    """A language of a text: BCP 47 code, share of the text and probability that it is right, both 0 to 1."""

    language: str
    share: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Tag:
    """Main language of a text, probability that it is right (0 to 1, 0 for `und`), and all its languages."""

    language: str
    confidence: float
    shares: tuple[LanguageShare, ...]


class Guess(NamedTuple):
    """A language, BCP 47, and the probability that it is right, 0 to 1."""

    language: str
    confidence: float


NOTHING = Guess(UNKNOWN, 0.0)
# Asked for a text that the profiles are not sure of; gives None if it knows no better.
Arbiter: TypeAlias = Callable[[str, Guess], Guess | None]


def tag(texts: Sequence[str], arbiter: Arbiter | None = None) -> list[Tag]:
    """Tag of each text, the same whatever stands beside it; paragraphs are lines."""
    cleaned = [_clean(text) for text in texts]
    samples = [_sample(text, SAMPLE_CHARS, WINDOWS) for text in cleaned]
    pages = [_paragraphs(text) for text in cleaned]
    readings = iter(read([_sample(part, PARAGRAPH_CHARS, 1) for page in pages for part in page]))
    tags = []
    for sample, whole, page in zip(samples, read(samples), pages, strict=True):
        shares = _shares(page, [next(readings) for _ in page])
        tags.append(_tag(sample, whole, shares, arbiter))
    return tags


def tag_language(articles: pa.Table, arbiter: Arbiter | None = None) -> tuple[pa.Table, pa.Table]:
    """Articles with language, language_confidence and their flags, and the rows of ARTICLE_LANGUAGES."""
    headlines, bodies = _values(articles, "headline"), _values(articles, "body")
    declared, flags = _values(articles, "language_declared"), _values(articles, "flags")
    tags = tag([_text(headline, body) for headline, body in zip(headlines, bodies, strict=True)], arbiter)
    news = zip(flags, tags, declared, strict=True)
    articles = _with_column(articles, "language", [found.language for found in tags])
    articles = _with_column(articles, "language_confidence", [found.confidence for found in tags])
    articles = _with_column(articles, "flags", [sorted({*old, *_flags(found, said)}) for old, found, said in news])
    return articles, _language_rows(articles, tags)


def _values(table: pa.Table, name: str) -> list[Any]:
    values: list[Any] = table.column(name).to_pylist()
    return values


def _text(headline: str | None, body: str) -> str:
    return f"{headline}\n\n{body}" if headline and len(body) < SHORT_BODY else body


def _flags(found: Tag, declared: str | None) -> list[str]:
    flags = ["mixed_language"] if len(found.shares) > 1 else []
    detected, stated = _primary(found.language), _primary(declared or found.language)
    if found.confidence >= SURE and detected != stated and detected not in TAKEN_FOR.get(stated, ()):
        flags.append("language_conflict")
    return flags


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _with_column(table: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    field = ARTICLES.arrow.field(name)
    column = pa.array(values, field.type)
    if name in table.column_names:
        return table.set_column(table.column_names.index(name), field, column)
    return table.append_column(field, column)


def _language_rows(articles: pa.Table, tags: Sequence[Tag]) -> pa.Table:
    keys = zip(_values(articles, "article_id"), _values(articles, "version"), tags, strict=True)
    rows = [
        {"article_id": id_, "version": version, "language": s.language, "share": s.share, "confidence": s.confidence}
        for id_, version, found in keys
        for s in found.shares
    ]
    return pa.Table.from_pylist(rows, ARTICLE_LANGUAGES.arrow)


def _tag(sample: str, whole: Reading, shares: tuple[LanguageShare, ...], arbiter: Arbiter | None) -> Tag:
    if len(shares) > 1:
        return Tag(shares[0].language, shares[0].confidence, shares)
    guess = _guess(whole)
    if guess == NOTHING and shares:  # pieces of several languages fit none, but one paragraph may
        guess = Guess(shares[0].language, shares[0].confidence)
    if arbiter and guess.confidence < SURE and whole.weight >= LETTERS:
        guess = arbiter(sample, guess) or guess
    language, confidence = guess
    return Tag(language, confidence, () if language == UNKNOWN else (LanguageShare(language, 1.0, confidence),))


def _guess(reading: Reading) -> Guess:
    script = SCRIPTS[reading.script]
    if reading.weight < LETTERS:
        return NOTHING
    if script.only:
        return Guess(script.only, reading.script_share)
    if reading.language < 0:
        return NOTHING
    fits = reading.fit >= -FIT - FIT_SCATTER / reading.ngrams**0.5
    if (reading.script in SHARED and not fits) or reading.confidence < UNSURE:
        return NOTHING
    name = PROFILES[reading.language]
    return Guess(BCP47.get(name, name), reading.confidence)


def _paragraphs(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    if len(lines) < 2:  # noqa: PLR2004 - one paragraph is the text itself
        return []
    step = max(1.0, len(lines) / PARAGRAPHS)
    return [lines[int(i * step)] for i in range(min(len(lines), PARAGRAPHS))]


def _shares(paragraphs: Sequence[str], readings: Sequence[Reading]) -> tuple[LanguageShare, ...]:
    weights: defaultdict[str, float] = defaultdict(float)
    sums: defaultdict[str, float] = defaultdict(float)
    for paragraph, reading in zip(paragraphs, readings, strict=True):
        language, confidence = _guess(reading)
        weight = reading.weight * max(1.0, len(paragraph) / PARAGRAPH_CHARS)
        if confidence >= PARAGRAPH_SURE and weight >= PARAGRAPH_WEIGHT:
            weights[language] += weight
            sums[language] += weight * confidence
    total = sum(weights.values())
    kept = {language: weight for language, weight in weights.items() if weight >= SHARE * total}
    total = sum(kept.values())
    largest_first = sorted(kept, key=lambda language: (-kept[language], language))
    return tuple(LanguageShare(k, kept[k] / total, sums[k] / kept[k]) for k in largest_first)


def _clean(text: str) -> str:
    if "://" in text or "www." in text:
        text = URL.sub(" ", text)
    if "@" in text:
        text = MAIL.sub(" ", text)
    return CODE.sub(" ", text) if len(text) < CODE_CHARS else text


def _sample(text: str, chars: int, windows: int) -> str:
    if len(text) > chars:
        size = chars // windows
        gap = (len(text) - size) // max(1, windows - 1)  # from the start of a window to the next
        text = " ".join(text[i * gap : i * gap + size] for i in range(windows))
    return unicodedata.normalize("NFC", text)  # langdetect's normalize_vi, for every script
