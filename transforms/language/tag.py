"""Languages of articles, tagged by script and n-grams, and compared with what the articles declare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from transforms.language.pages import LanguageShare, shares_of_pages
from transforms.language.sample import sample
from transforms.language.scripts import LANGUAGES
from transforms.language.verdict import SURE, judge
from warehouse.schema import ARTICLE_LANGUAGES, ARTICLES

UNKNOWN = "und"
SHORT_BODY = 200  # characters; the headline is read with a shorter one
TEXTS = 128  # tagged at a time: their code points, 10 KB for an article, stay in the cache

# Declared languages, and others for which their texts are taken without a contradiction: the wider of the two, or one
# that neither model tells apart from it (measured on lg_sent for bs, hr, sr, id, ms, nb, nn; the others are kin).
TAKEN_FOR: dict[str, frozenset[str]] = {
    **dict.fromkeys(("nb", "nn"), frozenset({"no"})),
    "no": frozenset({"nn"}),
    **dict.fromkeys(("bs", "hr", "sr"), frozenset({"bs", "hr", "sr"})),
    **dict.fromkeys(("ckb", "sd"), frozenset({"ar", "fa", "ku", "ps", "ug", "ur"})),
    "fil": frozenset({"tl"}),
    "gl": frozenset({"pt"}),
    "id": frozenset({"ms"}),
    "ms": frozenset({"id"}),
    "yi": frozenset({"he"}),
    "yue": frozenset({"zh"}),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """Main language of a text, probability that it is right (0 to 1, 0 for `und`), and all its languages."""

    language: str
    confidence: float
    shares: tuple[LanguageShare, ...]


NOTHING = Tag(UNKNOWN, 0.0, ())


def tag(texts: Sequence[str]) -> list[Tag]:
    """Tag of each text, the same whatever stands beside it; paragraphs are lines."""
    return [found for start in range(0, len(texts), TEXTS) for found in _tag(texts[start : start + TEXTS])]


def _tag(texts: Sequence[str]) -> list[Tag]:
    samples = sample(texts)
    verdicts, readings = judge(samples)
    mixed = shares_of_pages(samples, verdicts, readings)
    tags = []
    for place, (language, confidence) in enumerate(
        zip(verdicts.language.tolist(), verdicts.confidence.tolist(), strict=True)
    ):
        if place in mixed:
            shares = mixed[place]
            tags.append(Tag(shares[0].language, shares[0].confidence, shares))
        elif language >= 0:
            code = LANGUAGES[language]
            tags.append(Tag(code, confidence, (LanguageShare(code, 1.0, confidence),)))
        else:
            tags.append(NOTHING)
    return tags


def tag_language(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Articles with language, language_confidence and their flags, and the rows of ARTICLE_LANGUAGES."""
    headlines, bodies = _values(articles, "headline"), _values(articles, "body")
    declared, flags = _values(articles, "language_declared"), _values(articles, "flags")
    tags = tag([_text(headline, body) for headline, body in zip(headlines, bodies, strict=True)])
    news = zip(flags, tags, declared, strict=True)
    articles = _with_column(articles, "language", [found.language for found in tags])
    articles = _with_column(articles, "language_confidence", [found.confidence for found in tags])
    articles = _with_column(articles, "flags", [_with_flags(old, found, said) for old, found, said in news])
    return articles, _language_rows(articles, tags)


def _values(table: pa.Table, name: str) -> list[Any]:
    values: list[Any] = table.column(name).to_pylist()
    return values


def _text(headline: str | None, body: str) -> str:
    return f"{headline}\n\n{body}" if headline and len(body) < SHORT_BODY else body


def _with_flags(old: list[str], found: Tag, declared: str | None) -> list[str]:
    flags = {"mixed_language"} if len(found.shares) > 1 else set()
    detected, stated = _primary(found.language), _primary(declared or found.language)
    if found.confidence >= SURE and detected != stated and detected not in TAKEN_FOR.get(stated, ()):
        flags.add("language_conflict")
    return sorted(flags.union(old)) if flags or len(old) > 1 else old


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _with_column(table: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    field = ARTICLES.arrow.field(name)
    column = pa.array(values, field.type)
    if name in table.column_names:
        return table.set_column(table.column_names.index(name), field, column)
    return table.append_column(field, column)


def _language_rows(articles: pa.Table, tags: Sequence[Tag]) -> pa.Table:
    rows = pa.array([row for row, found in enumerate(tags) for _ in found.shares], pa.int64())
    shares = [share for found in tags for share in found.shares]
    columns = {
        "article_id": articles.column("article_id").take(rows),
        "version": articles.column("version").take(rows),
        "language": [share.language for share in shares],
        "share": [share.share for share in shares],
        "confidence": [share.confidence for share in shares],
    }
    return pa.table(columns, ARTICLE_LANGUAGES.arrow)
