"""Articles a second and core of plain text and JSON Lines through read, extract and clean; MB/s of a JSON array.

Beside them, in the same run, what nobody can be below: orjson and SHA-256 over the same bytes. Each figure is also
given as a multiple of that, which the load of the machine changes little. Corpora: duplicates/bbc.parquet and
html/gold.jsonl in the folder that DATELINE_CORPORA names.
"""

import hashlib
import io
import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

import orjson
import pyarrow.parquet as pq
from measure import arguments, below_floors, corpora, told

from transforms.clean import clean
from transforms.dateline.parse import parse_dateline
from transforms.extract import extract
from transforms.fields.field_map import normal_name
from transforms.readers import Origin, read
from transforms.records import Article, Document
from transforms.text.date_lines import date_line
from transforms.text.furniture import _is_furniture

T = TypeVar("T")

TEXTS, PAGES = "duplicates/bbc.parquet", "html/gold.jsonl"
ROUNDS = 5  # the fastest counts: other work on the machine only slows one
ARTICLE_CHARS = range(2_000, 6_001)  # 3.1 KB on average
NOW = datetime(2026, 6, 1, tzinfo=UTC)
CACHES = (_is_furniture, parse_dateline, date_line, normal_name)  # emptied: no text comes twice in earnest


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = corpora(TEXTS, PAGES)
    pages = [json.loads(line) for line in (folder / PAGES).read_bytes().splitlines()]
    texts = pq.read_table(folder / TEXTS)["text"].to_pylist()
    texts += [f"{page['title']}\n\n{page['text']}" for page in pages if page.get("text")]
    figures = measure([text for text in texts if len(text) in ARTICLE_CHARS])
    return told(figures, below_floors("reading", figures), as_json=as_json)


def measure(texts: list[str]) -> dict[str, float]:
    """Records a second of each stage and of all, and of the floor below them."""
    random.Random(7).shuffle(texts)  # noqa: S311  # an order, not a secret
    files = [text.encode() for text in texts]
    records = [orjson.dumps(record(number, text)) for number, text in enumerate(texts)]
    lines, array = b"\n".join(records), b"[" + b",".join(records) + b"]"
    floor, _ = timed(lambda: [(orjson.loads(line), hashlib.sha256(line).hexdigest()) for line in records])
    figures = {
        "articles": len(texts),
        "mean_chars": round(sum(map(len, texts)) / len(texts)),
        "orjson_and_sha256": round(len(texts) / floor),
    }
    for name, work in {
        "plain_text": lambda: [document for file in files for document in documents(file, "a.txt")],
        "jsonl": lambda: documents(lines, "a.jsonl"),
    }.items():
        seconds = stages(work)
        figures |= {f"{name}_{stage}": round(len(texts) / taken) for stage, taken in seconds.items()}
        figures[f"{name}_times_the_floor"] = round(seconds["all"] / floor, 1)
    array_seconds, _ = timed(lambda: documents(array, "a.json"))
    return figures | {"json_array_mb_per_second": round(len(array) / array_seconds / 1e6, 1)}


def stages(read_all: Callable[[], list[Document]]) -> dict[str, float]:
    """CPU seconds of reading, extracting and cleaning."""
    read_seconds, found = timed(read_all)
    extract_seconds, articles = timed(lambda: [extract(document) for document in found])
    clean_seconds, _ = timed(lambda: clean([article for article in articles if isinstance(article, Article)], NOW))
    return {
        "read": read_seconds,
        "extract": extract_seconds,
        "clean": clean_seconds,
        "extract_and_clean": extract_seconds + clean_seconds,
        "all": read_seconds + extract_seconds + clean_seconds,
    }


def record(number: int, text: str) -> dict[str, object]:
    """A record as clean as scrapers give them."""
    headline, _, body = text.partition("\n")
    return {
        "title": headline,
        "text": body.strip(),
        "authors": [f"Ida Lund{'abcdefghij'[number % 10]}", "Per Holm"],
        "date": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}T10:{number % 60:02}:00+02:00",
        "url": f"https://www.nordpost.example/news/{number % 100}/the-ferry-is-late-{number}.html",
        "source": "nordpost.example",
        "language": "en",
    }


def documents(data: bytes, path: str) -> list[Document]:
    """Documents of a file; whatever is rejected would not be here."""
    found: Iterable[object] = read(io.BytesIO(data), Origin("0" * 64, path))
    return [document for document in found if isinstance(document, Document)]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Least CPU seconds of a few runs, and the result."""
    seconds = []
    for _ in range(ROUNDS):
        for cached in CACHES:
            cached.cache_clear()
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


if __name__ == "__main__":
    sys.exit(main())
