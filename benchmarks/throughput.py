"""Articles a second from a JSONL file to the committed lake, whole process, and its peak memory; ten times as many too.

Articles of 2 to 3 KB are put together from paragraphs of real news, their longer words exchanged, so that two share no
wording; one in seven is copied by another outlet, whole or cut. Corpus: duplicates/bbc.parquet in the folder that
DATELINE_CORPORA names.
"""

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pyarrow.parquet as pq
from measure import below_floors, corpora, parser, seconds_of_processes, told

TEXTS = "duplicates/bbc.parquet"
ARTICLES = 20_000
BODY_CHARS = (2_000, 3_000)
COPIED = 1 / 7  # of the articles, from one of the last so many
RECENT = 3_000
CUT = 0.6  # of the copies, by their last paragraph
OUTLETS = 60
LONGER_WORD = re.compile(r"\b[a-z]{5,}\b")


def main() -> int:
    """Print the figures and return the exit code."""
    arguments = parser(__doc__)
    arguments.add_argument("--articles", type=int, default=ARTICLES, help="how many (default: %(default)s)")
    arguments.add_argument("--tenfold", action="store_true", help="ten times as many as well, for the memory")
    given = arguments.parse_args()
    texts = pq.read_table(corpora(TEXTS) / TEXTS)["text"].to_pylist()
    figures = measure(texts, given.articles)
    if given.tenfold:
        figures |= {f"tenfold_{name}": value for name, value in measure(texts, 10 * given.articles).items()}
    missed = below_floors("throughput", figures)
    return told(figures, missed, as_json=given.json)


def measure(texts: list[str], articles: int) -> dict[str, float]:
    """Articles a second, seconds by the clock and of CPU, MB of the largest process, milliseconds of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, home = Path(folder) / "inbox", Path(folder) / "home"
        inbox.mkdir()
        with (inbox / "articles.jsonl").open("wb") as file:
            file.writelines(orjson.dumps(record) + b"\n" for record in records(texts, articles))
        before, began = seconds_of_processes(), time.monotonic()
        command = [sys.executable, "-m", "flows.cli", "--home", home, "ingest", "--quiet", "--json", inbox]
        report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        seconds, cpu = time.monotonic() - began, seconds_of_processes() - before
    if report["counts"]["records_published"] != articles:
        raise SystemExit(f"only {report['counts']['records_published']} of {articles} articles were published")
    stages = report["cpu_seconds"]
    return {
        "articles": articles,
        "articles_per_second": round(articles / seconds),
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        **{f"{name}_ms": round(1000 * spent / articles, 3) for name, spent in stages.items()},
        "rest_ms": round(1000 * (cpu - sum(stages.values())) / articles, 3),
    }


def records(texts: list[str], count: int) -> Iterator[dict[str, object]]:
    """Records as scrapers give them."""
    chance = random.Random(7)  # noqa: S311  # an order, not a secret
    paragraphs = [line for text in texts for line in text.split("\n\n")[1:] if line]
    words = sorted({word for paragraph in paragraphs for word in LONGER_WORD.findall(paragraph)})
    headlines = [text.partition("\n")[0] for text in texts]
    made: list[tuple[str, list[str]]] = []
    for number in range(count):
        if made and chance.random() < COPIED:
            headline, body = made[-chance.randint(1, min(len(made), RECENT))]
            body = body[:-1] or body if chance.random() < CUT else body
        else:
            headline, body, size = chance.choice(headlines), [], chance.randint(*BODY_CHARS)
            while sum(map(len, body)) < size:
                body.append(LONGER_WORD.sub(lambda _: chance.choice(words), chance.choice(paragraphs)))
            made.append((headline, body))
        outlet = f"outlet{chance.randrange(OUTLETS):02}.example"
        yield {
            "title": headline,
            "text": "\n\n".join(body),
            "authors": ["Ida Lund", "Per Holm"],
            "date": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:{number % 60:02}:00+02:00",
            "url": f"https://www.{outlet}/news/{number}.html",
            "source": outlet,
            "language": "en",
        }


if __name__ == "__main__":
    sys.exit(main())
