"""From the parts of an article to its row: keys, one address, one date of publication, counts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from transforms.content import content_of
from transforms.dateline.parse import complete_day
from transforms.fields.record import source_id
from transforms.language.codes import canonical_language
from transforms.publication import publication
from transforms.records import Article, DateCandidate
from transforms.text.dates import as_day
from transforms.urls import address_key, canonical_url
from warehouse.schema import ARTICLES, DATE_CANDIDATES

ID_HEX = 32  # 128 bits: no two of 10^12 articles meet
VERSION_HEX = 8  # 32 bits: apart among the few versions of one article
# Filled by later stages of the flow, so not part of what cleaning gives.
LATER = {"run_id", "language", "language_confidence"}
CLEANED = pa.schema([field for field in ARTICLES.arrow if field.name not in LATER])


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Rows of `articles` but for run and language, the rows of `date_candidates` that belong to them, and the twins.

    Twins are records that give the version of another, by its key (`transforms/keys.py`): file hash and record index.
    """

    articles: pa.Table
    dates: pa.Table
    twins: Mapping[str, Sequence[tuple[str, int]]]


def clean(articles: Sequence[Article], now: datetime) -> Cleaned:
    """One row for each article version; of records that give the same version, the first by file and index.

    `now` (aware) bounds dates of publication: what lies more than a day ahead of it is refused and flagged.
    """
    rows: dict[str, dict[str, Any]] = {}
    dates: list[dict[str, Any]] = []
    twins: dict[str, list[tuple[str, int]]] = {}
    for article in sorted(articles, key=lambda a: (a.document.file_sha256, a.document.record_index)):
        row, candidates = _row(article, now)
        key = f"{row['article_id']} {row['version']}"
        if key in rows:
            twins.setdefault(key, []).append((row["file_sha256"], row["record_index"]))
            continue
        rows[key] = row
        dates += candidates
    return Cleaned(
        pa.Table.from_pylist(list(rows.values()), schema=CLEANED),
        pa.Table.from_pylist(dates, schema=DATE_CANDIDATES.arrow),
        twins,
    )


def _row(article: Article, now: datetime) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    document = article.document
    url = document.declared.url or article.url
    canonical = canonical_url(article.url) or canonical_url(url)
    source = source_id(article.source)
    content = content_of(article.headline, article.body)
    key = address_key(canonical) if canonical else content.sha256
    article_id = hashlib.sha256(f"{source}\n{key}".encode()).hexdigest()[:ID_HEX]
    published = publication(article.dates, article.modified, now)
    row = {
        "article_id": article_id,
        "version": content.sha256[:VERSION_HEX],
        "file_sha256": document.file_sha256,
        "record_index": document.record_index,
        "member": document.member,
        "source_id": source,
        "url": url,
        "canonical_url": canonical,
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": list(article.byline),
        "body": article.body,
        "subheads": list(article.subheads),
        "body_chars": len(article.body),
        "words": content.words,
        "furniture_chars": article.furniture_chars,
        "furniture": [],
        "image_url": article.image_url,
        "language_declared": canonical_language(article.language),
        "content_sha256": content.sha256,
        "extraction_method": article.method,
        **published.columns(),
        **_dateline(article, published.chosen),
        "flags": sorted({*article.flags, *published.flags()}),
    }
    return row, published.rows({"article_id": article_id, "version": row["version"]})


def _dateline(article: Article, chosen: DateCandidate | None) -> dict[str, Any]:
    dateline = article.dateline
    credited = article.document.declared.agency or article.agency
    if dateline is None:
        return {"agency": credited}
    return {
        "dateline": dateline.printed,
        "dateline_place": dateline.place,
        "dateline_country": dateline.country,
        "dateline_lat": dateline.lat,
        "dateline_lon": dateline.lon,
        "dateline_date": dateline.day or _completed(dateline.printed, chosen),
        "agency": dateline.agency or credited,
    }


def _completed(printed: str, chosen: DateCandidate | None) -> date | None:
    return complete_day(printed, as_day(chosen)) if chosen and chosen.precision != "month" else None
