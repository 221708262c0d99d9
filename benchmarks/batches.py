"""The same articles in 1, 7 and 20 random batches, through the ingest into a lake: whether pairs and clusters differ.

Corpora: duplicates/reuters.parquet and duplicates/bbc.parquet in the folder that DATELINE_CORPORA names. Exits 1 if
anything differs, 2 without the corpora.
"""

import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet as pq
from measure import arguments, below_floors, corpora, told

from flows.ingest import ingest
from flows.report import DataQualityError
from warehouse.lake import Lake
from warehouse.schema import CLUSTER_MEMBERS, DUPLICATE_PAIRS, Table

CORPORA = ("reuters", "bbc")
BATCHES = (1, 7, 20)
SEED = 7
CLUSTER_ID = CLUSTER_MEMBERS.names.index("cluster_id")

Rows = frozenset[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows of a lake after all batches, cluster ids of old that lead to no cluster, and CPU seconds."""

    members: Rows
    pairs: Rows
    lost: int
    seconds: float


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = corpora(*(f"duplicates/{name}.parquet" for name in CORPORA))
    os.environ["DATELINE_WORKERS"] = "0"  # in this process, whose seconds are counted
    figures: dict[str, Any] = {name: measure(folder / "duplicates" / f"{name}.parquet") for name in CORPORA}
    for name in ("different_members", "different_pairs", "lost_ids"):
        figures[name] = sum(row[name] for corpus in CORPORA for row in figures[corpus].values())
    return told(figures, below_floors("batches", figures), as_json=as_json)


def measure(corpus: Path) -> dict[str, dict[str, float]]:
    """By number of batches: what differs from all articles in one batch, and what there is."""
    records = [
        {"url": f"https://{corpus.stem}.example/{row['id']}", "title": row["title"], "text": row["text"]}
        for row in pq.read_table(corpus).to_pylist()
    ]
    outcomes = {f"{batches}_batches": loaded(records, batches) for batches in BATCHES}
    whole = outcomes[f"{BATCHES[0]}_batches"]
    return {name: figures_of(outcome, whole) for name, outcome in outcomes.items()}


def figures_of(outcome: Outcome, whole: Outcome) -> dict[str, float]:
    """What there is, and what is in one of two outcomes only."""
    sizes = Counter(row[CLUSTER_ID] for row in outcome.members)
    return {
        "articles": len(outcome.members),
        "pairs": len(outcome.pairs),
        "groups": sum(size > 1 for size in sizes.values()),
        "largest": max(sizes.values()),
        "different_members": len(outcome.members ^ whole.members),
        "different_pairs": len(outcome.pairs ^ whole.pairs),
        "lost_ids": outcome.lost,
        "articles_per_s": round(len(outcome.members) / outcome.seconds),
    }


def loaded(records: list[dict[str, str]], batches: int) -> Outcome:
    """Lake of records that come in random batches, one after the other."""
    shuffled = random.Random(SEED + batches).sample(records, len(records))  # noqa: S311  # an order, not a secret
    ids: set[str] = set()
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        lake = Lake(home / "lake")
        for batch in range(batches):
            path = Path(folder) / f"{batch}.jsonl"
            path.write_bytes(b"\n".join(orjson.dumps(record) for record in shuffled[batch::batches]))
            start = time.process_time()
            load(path, home)
            seconds += time.process_time() - start
            ids |= {row[CLUSTER_ID] for row in rows_of(lake, CLUSTER_MEMBERS)}
        members = rows_of(lake, CLUSTER_MEMBERS)
        return Outcome(members, rows_of(lake, DUPLICATE_PAIRS), lost_ids(lake, ids, members), seconds)


def load(path: Path, home: Path) -> None:
    """Ingest a file, whatever its quality."""
    try:
        ingest([str(path)], str(home), quiet=True)
    except DataQualityError as error:
        print(error, file=sys.stderr)


def rows_of(lake: Lake, table: Table) -> Rows:
    """All rows of a table."""
    with lake.open_readonly() as connection:
        return frozenset(connection.execute(f"select {', '.join(table.names)} from lake.{table.name}").fetchall())  # noqa: S608  # names of the schema


def lost_ids(lake: Lake, ids: set[str], members: Rows) -> int:
    """Cluster ids that once were and lead to no cluster by way of the aliases."""
    alive = {row[CLUSTER_ID] for row in members}
    with lake.open_readonly() as connection:
        aliases = dict(connection.execute("select old_id, new_id from lake.cluster_aliases").fetchall())
    return sum(followed(id_, aliases) not in alive for id_ in ids)


def followed(id_: str, aliases: dict[str, str]) -> str:
    """Where an id leads to; a ring of aliases leads nowhere."""
    for _ in range(len(aliases)):
        if id_ not in aliases:
            break
        id_ = aliases[id_]
    return id_


if __name__ == "__main__":
    sys.exit(main())
