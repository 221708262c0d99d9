"""Quality and speed of duplicate detection on the labelled set, beside datasketch, rensa, text-dedup and datatrove.

Corpus: duplicates/labelled_en_zh.parquet in the folder that DATELINE_CORPORA names. All go from the same texts to
clusters, in the same run. Exits 1 below a floor, 2 without the corpus.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from beside import asked
from measure import arguments, below_floors, corpora, timed, told

from transforms.copies.fingerprint import fingerprint
from transforms.copies.matching import SUBJECTS, match

LABELLED = "duplicates/labelled_en_zh.parquet"
PEERS = ("datasketch", "rensa", "rensa_readme", "text_dedup", "datatrove")
TEMPLATE = "neg_template"  # kind of the texts that differ from others in their facts only


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    figures = measure(pq.read_table(corpora(LABELLED) / LABELLED))
    return told(figures, below_floors("duplicates", figures), as_json=as_json)


def measure(corpus: pa.Table) -> dict[str, Any]:
    """Pair precision, recall and F1 of the clusters, templates merged, and texts a second of one core."""
    articles = pa.table({"article_id": corpus["id"], "version": ["00000000"] * len(corpus), "body": corpus["body"]})
    match(*subjects(articles.slice(0, 10)))  # compiles
    fingerprint_seconds, _ = timed(lambda: fingerprint(articles))
    tables = subjects(articles)
    match_seconds, matches = timed(lambda: match(*tables))
    cluster_of = dict(
        zip(matches.members["article_id"].to_pylist(), matches.members["cluster_id"].to_pylist(), strict=True)
    )
    clusters = [cluster_of[name] for name in corpus["id"].to_pylist()]
    mine = figures_of(clusters, corpus, fingerprint_seconds + match_seconds)
    texts = list(zip(corpus["lang"].to_pylist(), corpus["body"].to_pylist(), strict=True))
    found = {peer: answers["labelled"] for peer, answers in asked("copies", PEERS, {"labelled": texts})}
    peers = {peer: figures_of(its.answers, corpus, its.seconds) for peer, its in found.items()}
    relations = Counter(matches.pairs["relation"].to_pylist())
    return {
        "texts": len(corpus),
        **mine,
        "fingerprints_per_second": round(len(corpus) / fingerprint_seconds),
        "matches_per_second": round(len(corpus) / match_seconds),
        **{f"pairs_{relation}": count for relation, count in sorted(relations.items())},
        "beside": {"ours": mine} | peers,
        **{
            f"times_{peer}": round(mine["texts_per_second"] / its["texts_per_second"], 1) for peer, its in peers.items()
        },
    }


def figures_of(clusters: Sequence[object], corpus: pa.Table, seconds: float) -> dict[str, float]:
    """Quality of clusters, a name a text, and speed."""
    gold, kinds = corpus["gold"].to_pylist(), corpus["kind"].to_pylist()
    quality = score(clusters, gold)
    return {
        **{name: round(value, 4) for name, value in quality.items()},
        "templates_merged": templates_merged(clusters, gold, kinds),
        "texts_per_second": round(len(corpus) / seconds),
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


def score(clusters: Sequence[object], gold: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of texts in one cluster."""
    right, found, wanted = (
        sum(n * (n - 1) // 2 for n in Counter(groups).values())
        for groups in (zip(clusters, gold, strict=True), clusters, gold)
    )
    precision, recall = right / found, right / wanted
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def templates_merged(clusters: Sequence[object], gold: Sequence[str], kinds: Sequence[str]) -> int:
    """Pairs of texts in one cluster that are not the same story and one of which is a template with its own facts."""
    together = defaultdict(list)
    for cluster, story, kind in zip(clusters, gold, kinds, strict=True):
        together[cluster].append((story, kind == TEMPLATE))
    return sum(
        one != other and (is_template or other_is)
        for texts in together.values()
        if any(is_template for _, is_template in texts)
        for (one, is_template), (other, other_is) in combinations(texts, 2)
    )


if __name__ == "__main__":
    sys.exit(main())
