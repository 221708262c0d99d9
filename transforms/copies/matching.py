"""Duplicate pairs and clusters of a closed set of article versions (docs/duplicates.md)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.copies.candidates import NEAR, Edges, Texts, measure, relate_all
from transforms.copies.clusters import codes, first_of, in_canonical_order, keys, link, members
from transforms.copies.fingerprint import VALUES
from transforms.copies.shingles import unpack
from warehouse.schema import ARTICLES, DUPLICATE_PAIRS, SIGNATURES

Positions = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

SUBJECTS = pa.schema(
    [
        *(ARTICLES.arrow.field(name) for name in ("article_id", "version", "source_id", "published_at")),
        *(ARTICLES.arrow.field(name) for name in ("published_date", "published_precision", "agency", "body_chars")),
        *(SIGNATURES.arrow.field(name) for name in ("text_key", "signature", "shingles", "numbers")),
    ]
)
UNKNOWN_SOURCE = "unknown"


@dataclass(frozen=True, slots=True)
class Matches:
    """DUPLICATE_PAIRS and CLUSTER_MEMBERS of a set of article versions."""

    pairs: pa.Table
    members: pa.Table


def match(subjects: pa.Table, bands: pa.Table) -> Matches:
    """Pairs and clusters of a closed set of article versions (SUBJECTS, BANDS), whatever the order of its rows.

    Closed: with a version come all that share a band or the article with it and are new, and all that pairs lead to.
    """
    rows = in_canonical_order(subjects.select(SUBJECTS.names))
    articles = codes(rows["article_id"])
    text_of, firsts = _distinct_texts(rows)
    texts = _texts(rows.take(firsts))
    edges = relate_all(texts, *_buckets(keys(rows).take(firsts), bands))
    canonical = first_of(link(edges, (text_of, text_of[first_of(articles)]))[text_of])
    later, earlier, relation = _pairs(edges, firsts, text_of, articles)
    measures = measure(texts, text_of[later], text_of[earlier])
    similarity, _ = measure(texts, text_of, text_of[canonical])
    return Matches(
        _pair_table(rows.take(later), rows.take(earlier), relation, *measures), members(rows, canonical, similarity)
    )


def _positions(wanted: pa.Array, versions: pa.Array) -> Positions:
    """Position of each key among the versions, -1 for one that is not there."""
    positions: Positions = pc.index_in(wanted, versions).fill_null(-1).to_numpy().astype(np.int64)
    return positions


def _distinct_texts(rows: pa.Table) -> tuple[Positions, Positions]:
    """Text of each row and first row of each text, texts in the order of their keys.

    Texts without a shingle have nothing to be told by: each is one of its own.
    """
    own = np.where(rows["shingles"].to_numpy() == 0, keys(rows).to_numpy(zero_copy_only=False), "")
    names = rows["text_key"].to_numpy().astype(np.str_)
    _, firsts, text_of = np.unique(np.char.add(names, own.astype(np.str_)), return_index=True, return_inverse=True)
    return text_of, firsts


def _texts(rows: pa.Table) -> Texts:
    signatures = b"".join(signature or b"" for signature in rows["signature"].to_pylist())
    numbers, offsets = unpack(rows["numbers"])
    matrix = np.frombuffer(signatures, np.uint8).reshape(-1, VALUES)
    return Texts(matrix, rows["shingles"].to_numpy(), numbers, offsets.astype(np.int64))


def _buckets(firsts: pa.Array, bands: pa.Table) -> tuple[Positions, Positions]:
    """Bucket and text of each band of the given versions, one a text; texts ascend within a bucket."""
    texts = _positions(keys(bands), firsts)
    buckets = bands["band"].to_numpy().astype(np.int64) << 32 | bands["band_hash"].to_numpy().astype(np.int64)
    order = np.lexsort((texts, buckets))
    order = order[texts[order] >= 0]
    return buckets[order], texts[order]


def _pairs(
    edges: Edges, firsts: Positions, text_of: Positions, articles: Positions
) -> tuple[Positions, Positions, npt.NDArray[np.object_]]:
    """Later row, earlier row and relation of each pair.

    Copies lead to the first version with their text, versions of an article to its first; texts are related by firsts.
    """
    rows = np.arange(len(text_of))
    ends = firsts[edges.lower], firsts[edges.higher]
    later = np.concatenate([rows, np.maximum(*ends), rows])
    earlier = np.concatenate([firsts[text_of], np.minimum(*ends), first_of(articles)])
    relation = np.repeat(["exact", "", "revision"], [len(rows), len(edges.lower), len(rows)]).astype(object)
    relation[relation == ""] = np.where(edges.relation == NEAR, "near", "contains")
    kept = (later != earlier) & ((relation == "revision") == (articles[later] == articles[earlier]))
    kept = np.flatnonzero(kept)[np.lexsort((earlier[kept], later[kept]))]
    return later[kept], earlier[kept], relation[kept]


def _pair_table(
    later: pa.Table, earlier: pa.Table, relation: npt.NDArray[np.object_], likeness: Shares, contained: Shares
) -> pa.Table:
    sources, other_sources = later["source_id"].to_numpy(), earlier["source_id"].to_numpy()
    same_source = (sources == other_sources) & (sources != UNKNOWN_SOURCE)
    measures = relation, likeness, contained, _lag_hours(later, earlier), same_source.astype(np.bool_)
    columns = [
        *(rows[name] for rows in (later, earlier) for name in ("article_id", "version")),
        *(pa.array(measure_, from_pandas=True) for measure_ in measures),  # not a number is null
    ]
    return pa.table(columns, schema=DUPLICATE_PAIRS.arrow)


def _lag_hours(later: pa.Table, earlier: pa.Table) -> Shares:
    """Hours between two instants, else between two days; not a number where either is not known to the day."""
    instants, days = (
        [rows[name].to_numpy().astype("datetime64[us]") for rows in (later, earlier)]
        for name in ("published_at", "day")
    )
    between, between_days = ((late - early) / np.timedelta64(1, "h") for late, early in (instants, days))
    for rows in (later, earlier):
        between_days[rows["published_precision"].to_numpy() == "month"] = np.nan
    hours: Shares = np.where(np.isnan(between), between_days, between)
    return hours
