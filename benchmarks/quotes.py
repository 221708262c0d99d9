"""Who said what: precision and recall on the labelled passages, and articles a second of one core.

Passages: tests/unit/quotes.jsonl. Speed: duplicates/bbc.parquet in the folder that DATELINE_CORPORA names. If
prototypes/extraction/quotes.py lies beside that folder it is measured in the same run, on what it knows: quotations
in marks whose speaker is told. Exits 1 below a floor, 2 without the corpus.
"""

import gc
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from measure import ROOT, arguments, below_floors, corpora, told

from transforms.quotes.find import quotations

ARTICLES, PASSAGES = "duplicates/bbc.parquet", ROOT / "tests" / "unit" / "quotes.jsonl"
LONGER = Path("html") / "gold.jsonl"  # articles of 4 KB, if they are there
PROTOTYPE = Path("prototypes") / "extraction" / "quotes.py"
TIMED = 600  # articles, 1.4 MB; the prototype takes a second for them
GROUP = 20  # articles timed at once; of each group the fastest run counts, since other work only slows one
ROUNDS = 5

Found = list[tuple[str, str | None]]  # quotations with their speakers
Finder = Callable[[str, str], Found]


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = corpora(ARTICLES)
    passages = [json.loads(line) for line in PASSAGES.read_text("utf-8").splitlines()]
    bodies = pq.read_table(folder / ARTICLES)["text"].to_pylist()[:TIMED]
    finders = {"": told_quotations} | prototype(folder.parent / PROTOTYPE)
    figures = labelled(passages)
    for name, finder in finders.items():
        precision, recall = shares(finder, passages)
        figures |= {f"{name}told_precision": precision, f"{name}told_recall": recall}
        figures[f"{name}articles_per_second"] = round(len(bodies) / seconds(finder, bodies))
    longer = longer_bodies(folder / LONGER)
    if longer:
        figures["longer_articles_per_second"] = round(len(longer) / seconds(told_quotations, longer))
    return told(figures, below_floors("quotes", figures), as_json=as_json)


def longer_bodies(path: Path) -> list[str]:
    """Bodies of the longer articles, if there are any."""
    rows = map(json.loads, path.read_text("utf-8").splitlines()) if path.exists() else ()
    return [row["text"] for row in rows if row.get("text")]


def labelled(passages: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Share of what is found that is right in text, kind and speaker, and of what there is that is found so."""
    right = given = there = 0
    for passage in passages:
        labels = {(label["quote"], label["is_indirect"], folded(label["speaker"])) for label in passage["quotes"]}
        found = {(q.quote, q.is_indirect, folded(q.speaker)) for q in quotations(passage["body"], passage["language"])}
        right, given, there = right + len(labels & found), given + len(found), there + len(labels)
    return {"passages": len(passages), "precision": round(right / given, 4), "recall": round(right / there, 4)}


def shares(finder: Finder, passages: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Precision and recall of quotations in marks whose speaker is told."""
    right = given = there = 0
    for passage in passages:
        told_labels = (label for label in passage["quotes"] if not label["is_indirect"] and label["speaker"])
        labels = {(label["quote"], folded(label["speaker"])) for label in told_labels}
        found = {(quote, folded(speaker)) for quote, speaker in finder(passage["body"], passage["language"])}
        right, given, there = right + len(labels & found), given + len(found), there + len(labels)
    return round(right / given, 4), round(right / there, 4)


def told_quotations(body: str, language: str) -> Found:
    """Quotations in marks whose speaker is told."""
    return [(q.quote, q.speaker) for q in quotations(body, language) if q.speaker and not q.is_indirect]


def prototype(path: Path) -> dict[str, Finder]:
    """The prototype, if there is one."""
    spec = importlib.util.spec_from_file_location("prototype_quotes", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return {}
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def find(body: str, language: str) -> Found:
        found = module.quotes(body, language if language in module.V else "en")
        return [(one["quote"], one["resolved"]) for one in found if one["speaker"]]

    return {"prototype_": find}


def folded(speaker: str | None) -> str:
    """A speaker without case."""
    return (speaker or "").casefold()


def seconds(finder: Finder, bodies: Sequence[str]) -> float:
    """CPU seconds for the bodies."""
    gc.collect()
    total = 0.0
    for first in range(0, len(bodies), GROUP):
        group = bodies[first : first + GROUP]
        runs = []
        for _ in range(ROUNDS):
            start = time.process_time()
            for body in group:
                finder(body, "en")
            runs.append(time.process_time() - start)
        total += min(runs)
    return total


if __name__ == "__main__":
    sys.exit(main())
