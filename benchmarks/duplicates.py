"""Quality and speed of duplicate detection on the labelled set; exits 1 below a floor, 2 without the corpus."""

import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from measure import arguments, corpora, floors, told

from transforms.copies.fingerprint import fingerprint
from transforms.copies.matching import SUBJECTS, match

T = TypeVar("T")

LABELLED = "duplicates/labelled_en_zh.parquet"
REPEATS = 3  # the best of them is reported: other work on the machine only slows


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    figures = measure(pq.read_table(corpora(LABELLED) / LABELLED))
    missed = [
        f"{name}: {figures[name]} is below {floor}"
        for name, floor in floors("duplicates").items()
        if figures[name] < floor
    ]
    return told(figures, missed, as_json=as_json)


def measure(corpus: pa.Table) -> dict[str, float]:
    """Pair precision, recall and F1 of the clusters, and texts a second of one core."""
    articles = pa.table({"article_id": corpus["id"], "version": ["00000000"] * len(corpus), "body": corpus["body"]})
    match(*subjects(articles.slice(0, 10)))  # compiles
    fingerprint_seconds, _ = timed(lambda: fingerprint(articles))
    tables = subjects(articles)
    match_seconds, matches = timed(lambda: match(*tables))
    clusters = dict(
        zip(matches.members["article_id"].to_pylist(), matches.members["cluster_id"].to_pylist(), strict=True)
    )
    figures = score([clusters[name] for name in corpus["id"].to_pylist()], corpus["gold"].to_pylist())
    relations = Counter(matches.pairs["relation"].to_pylist())
    return {
        "texts": len(corpus),
        **{name: round(value, 4) for name, value in figures.items()},
        "fingerprints_per_second": round(len(corpus) / fingerprint_seconds),
        "matches_per_second": round(len(corpus) / match_seconds),
        **{f"pairs_{relation}": count for relation, count in sorted(relations.items())},
    }


def subjects(articles: pa.Table) -> tuple[pa.Table, pa.Table]:
    """What match takes, for articles without dates."""
    signatures, bands = fingerprint(articles)
    rest = {"source_id": "unknown", "published_precision": "none"}
    rows = [
        rest | {"body_chars": len(body)} | row
        for body, row in zip(articles["body"].to_pylist(), signatures.to_pylist(), strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=SUBJECTS), bands


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Least CPU seconds of a few runs, and the result."""
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def score(clusters: list[str], gold: list[str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of texts in one cluster."""
    right, found, wanted = (
        sum(n * (n - 1) // 2 for n in Counter(groups).values())
        for groups in (zip(clusters, gold, strict=True), clusters, gold)
    )
    precision, recall = right / found, right / wanted
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


if __name__ == "__main__":
    sys.exit(main())
