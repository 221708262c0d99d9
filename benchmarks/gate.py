"""CPU seconds that the gate takes beyond import for 100,000 articles with thousands of failing rows."""

import random
import sys
import time
from datetime import date

import pyarrow as pa
from measure import ROUNDS, arguments, below_floors, told

from expectations import gate
from expectations.batch import Tables, judge_batch
from warehouse.schema import (
    ARTICLE_LANGUAGES,
    ARTICLES,
    CLUSTER_MEMBERS,
    DATE_CANDIDATES,
    DUPLICATE_PAIRS,
    SIGNATURES,
    Table,
)

ROWS = 100_000


def main() -> int:
    """Print the figures and return the exit code."""
    given = arguments(__doc__)
    begun = time.process_time()
    gate.prepare()
    loading = time.process_time() - begun
    batch, seconds = tables(), []
    for _ in range(ROUNDS):
        begun = time.process_time()
        verdict = judge_batch(batch)
        seconds.append(time.process_time() - begun)
    figures = {
        "rows": ROWS,
        "rules": len(verdict.checks),
        "held_rows": len(verdict.held),
        "flagged_rows": len(verdict.flagged),
        "import_seconds": round(loading, 2),
        "gate_seconds": round(min(seconds), 2),
    }
    return told(figures, below_floors("gate", figures), as_json=given.json)


def tables() -> Tables:
    """A batch of which one article in four fails a rule: too short, garbled, without a language, too old, ..."""
    rng = random.Random(5)  # noqa: S311  # figures, no secrets
    keys = [{"article_id": f"{rng.getrandbits(128):032x}", "version": f"{i:08x}"} for i in range(ROWS)]
    words = [rng.randint(5, 400) for _ in keys]
    texts = ["word " * count if i % 50 else "\ufffd" * 40 + "word " * count for i, count in enumerate(words)]
    articles = filled(
        ARTICLES,
        keys,
        source_id=[f"outlet{i % 200}.example" if i % 3 else "unknown" for i in range(ROWS)],
        body=texts,
        body_chars=list(map(len, texts)),
        words=words,
        headline=["x" * rng.randint(0, 420) for _ in keys],
        language=["und" if rng.random() < 0.1 else "en" for _ in keys],
        language_confidence=[rng.random() for _ in keys],
        published_date=[date(1500, 1, 1) if i % 100 == 0 else date(2026, 1, 1) for i in range(ROWS)],
        furniture_chars=[rng.randint(0, 300) for _ in keys],
        flags=[["encoding_guessed"] if i % 9 == 0 else [] for i in range(ROWS)],
    )
    one = [1.0] * ROWS
    pairs = ROWS // 2
    return Tables(
        articles=articles.drop_columns(["run_id"]),
        languages=filled(ARTICLE_LANGUAGES, keys, language=["en"] * ROWS, share=one, confidence=one),
        dates=filled(
            DATE_CANDIDATES, keys, value=["2026-01-01"] * ROWS, precision=["day"] * ROWS, chosen=[True] * ROWS
        ),
        signatures=filled(SIGNATURES, keys, shingles=[300] * ROWS),
        pairs=filled(
            DUPLICATE_PAIRS,
            keys[1::2],
            other_id=[key["article_id"] for key in keys[::2]],
            other_version=[key["version"] for key in keys[::2]],
            relation=["near"] * pairs,
            jaccard=[0.8] * pairs,
            containment=[0.9] * pairs,
            lag_hours=[1.0] * pairs,
        ),
        members=filled(
            CLUSTER_MEMBERS,
            keys,
            cluster_id=[keys[i - i % 2]["article_id"] for i in range(ROWS)],
            role=["copy" if i % 2 else "canonical" for i in range(ROWS)],
            similarity=one,
        ),
        subjects=articles.select(["article_id", "version"]),
    )


def filled(table: Table, keys: list[dict[str, str]], **columns: list[object]) -> pa.Table:
    """Rows of a table of which only the keys and some columns are told; the others are null."""
    told_columns = columns | {name: [key[name] for key in keys] for name in ("article_id", "version")}
    arrays = {
        field.name: pa.array(told_columns[field.name], field.type)
        if field.name in told_columns
        else pa.nulls(len(keys), field.type)
        for field in table.arrow
    }
    return pa.table(arrays)


if __name__ == "__main__":
    sys.exit(main())
