"""Body, title, date and speed on real pages, beside trafilatura, resiliparse and htmldate on the same pages.

Each has the page alone, without its address, and the CPU seconds of all are taken in turn, page by page; ours are those
of the whole of `extract_page`. Corpus: html/gold.jsonl and html/pages in the folder that DATELINE_CORPORA names. Of the
set `fundus` the text is known, of `segments` pieces that must and must not appear.
"""

import gzip
import io
import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import htmldate
import trafilatura
from measure import arguments, below_floors, corpora, told
from resiliparse.extract.html2text import extract_plain_text

from transforms.content import UNSPACED
from transforms.extract import extract
from transforms.page.titles import letters
from transforms.publication import publication
from transforms.readers import Origin, read
from transforms.records import Article, Document
from transforms.text.unicode import normalise

GOLD = "html/gold.jsonl"
SETS = ("fundus", "segments")
GRAM = 4  # words; the scrapinghub benchmark of article bodies counts these
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
NOW = datetime(2030, 1, 1, tzinfo=UTC)  # after every page
WARM = 3  # pages that each reads before the clock counts; they load parsers and tables, and are not measured
OURS = "dateline"


@dataclass(frozen=True, slots=True)
class Found:
    """What one of the extractors gave for a page; None where it is not asked for it or found nothing."""

    text: str = ""
    title: str | None = None
    day: str | None = None


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = (corpora(GOLD) / GOLD).parent
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_bytes().splitlines()]
    pages = [document(folder / "pages" / row["page"]) for row in gold]
    for page in pages[:WARM]:
        found_by_each(page, Counter())
    seconds: Counter[str] = Counter()
    found = [found_by_each(page, seconds) for page in pages]
    figures = {name: value for set_ in SETS for name, value in quality(set_, gold, found).items()}
    figures |= speed(seconds, len(pages))
    return told(figures, missed(figures), as_json=as_json)


def document(path: Path) -> Document:
    """A page as the flow reads it."""
    records: Iterable[object] = read(io.BytesIO(gzip.decompress(path.read_bytes())), Origin("0" * 64, path.stem))
    return next(record for record in records if isinstance(record, Document))


def ours(page: Document) -> Found:
    """What this project gives."""
    article = extract(page)
    if not isinstance(article, Article):
        return Found()
    day = publication(article.dates, article.modified, NOW).columns().get("published_date")
    return Found(article.body, article.headline, str(day) if day else None)


def of_trafilatura(page: Document, **options: bool) -> Found:
    """What trafilatura gives, with an option or two of its own."""
    given = trafilatura.bare_extraction(page.content, **options)
    return Found(given.text or "", given.title, given.date) if given else Found()


def of_resiliparse(page: Document) -> Found:
    """Main content by resiliparse, which tells no title and no date."""
    return Found(extract_plain_text(page.content, main_content=True))


def of_htmldate(page: Document, *, is_thorough: bool) -> Found:
    """Day by htmldate."""
    return Found(day=htmldate.find_date(page.content, extensive_search=is_thorough, original_date=True))


EACH: Mapping[str, Callable[[Document], Found]] = {
    OURS: ours,
    "trafilatura": of_trafilatura,
    "trafilatura_with_metadata": lambda page: of_trafilatura(page, with_metadata=True),
    "trafilatura_fast": lambda page: of_trafilatura(page, fast=True),
    "resiliparse": of_resiliparse,
    "htmldate_fast": lambda page: of_htmldate(page, is_thorough=False),
    "htmldate_extensive": lambda page: of_htmldate(page, is_thorough=True),
}
OF_BODIES = (OURS, "trafilatura", "trafilatura_fast", "resiliparse")
OF_TITLES = (OURS, "trafilatura_with_metadata")
OF_DATES = (OURS, "trafilatura_with_metadata", "htmldate_fast", "htmldate_extensive")


def found_by_each(page: Document, seconds: Counter[str]) -> dict[str, Found]:
    """What each gives for a page; the CPU seconds are added to those of the pages before."""
    found = {}
    for name, work in EACH.items():
        start = time.process_time()
        found[name] = work(page)
        seconds[name] += time.process_time() - start
    return found


def quality(set_: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Found]]) -> dict[str, float]:
    """Figures of a set: body, title and date of each."""
    pairs = [(row, each) for row, each in zip(gold, found, strict=True) if row["set"] == set_]
    figures: dict[str, float] = {}
    for name in OF_BODIES:
        scores = body_scores([(row, each[name].text) for row, each in pairs])
        figures |= {f"{set_}_{score}_{name}": round(value, 4) for score, value in scores.items()}
    titled = [(row, each) for row, each in pairs if row["title"]]
    for name in OF_TITLES:
        right = [letters(each[name].title) == letters(row["title"]) for row, each in titled]
        figures[f"{set_}_title_{name}"] = round(statistics.fmean(right), 4)
    dated = [(row, each) for row, each in pairs if row["date"]]
    for name in OF_DATES:
        right = [each[name].day == row["date"][: len("2024-07-20")] for row, each in dated]
        figures[f"{set_}_date_{name}"] = round(statistics.fmean(right), 4)
    return figures


def body_scores(pairs: Sequence[tuple[Mapping[str, Any], str]]) -> dict[str, float]:
    """Precision, recall and F1, 0 to 1: means over the pages where texts are known, else of all pieces together."""
    if all("with" in row for row, _ in pairs):
        return piece_scores(pairs)
    sums: defaultdict[str, list[float]] = defaultdict(list)
    for row, text in pairs:
        wanted, given = grams(row["text"]), grams(text)
        common = sum((wanted & given).values())
        scores = (common / max(given.total(), 1), common / max(wanted.total(), 1))
        sums["precision"].append(scores[0])
        sums["recall"].append(scores[1])
        sums["f1"].append(f1(*scores))
    return {name: statistics.fmean(values) for name, values in sums.items()}


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, each as often as it comes; in scripts without spaces words are characters."""
    words = TOKEN.findall(normal(text).lower())
    return Counter(tuple(words[at : at + GRAM]) for at in range(max(len(words) - GRAM + 1, 1)))


def piece_scores(pairs: Sequence[tuple[Mapping[str, Any], str]]) -> dict[str, float]:
    """Precision, recall and F1 of pieces that must and must not appear, as trafilatura's own evaluation counts."""
    pages = [(row, normal(text)) for row, text in pairs]
    wanted = [normal(piece) in text for row, text in pages for piece in row["with"]]
    kept = [normal(piece) in text for row, text in pages for piece in row["without"]]
    precision, recall = sum(wanted) / (sum(wanted) + sum(kept)), sum(wanted) / len(wanted)
    return {"precision": precision, "recall": recall, "f1": f1(precision, recall)}


def normal(text: str) -> str:
    """Text on one line without soft hyphens and the like, which some keep and some do not."""
    return " ".join(normalise(text)[0].split())


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def speed(seconds: Mapping[str, float], pages: int) -> dict[str, float]:
    """CPU seconds and pages a second of each, and ours in those of trafilatura."""
    figures: dict[str, float] = {"pages": pages}
    for name, taken in seconds.items():
        figures |= {f"seconds_{name}": round(taken, 2), f"pages_per_second_{name}": round(pages / taken, 1)}
    for name in ("trafilatura", "trafilatura_with_metadata", "trafilatura_fast"):
        figures[f"times_{name}"] = round(seconds[name] / seconds[OURS], 2)
    return figures


def missed(figures: Mapping[str, float]) -> list[str]:
    """What is below a floor, or below a peer where it has to be above."""
    low = below_floors("pages", figures)
    for measured, peer in (
        ("fundus_f1", "trafilatura"),
        ("segments_f1", "trafilatura"),
        ("fundus_title", "trafilatura_with_metadata"),
        ("fundus_date", "trafilatura_with_metadata"),
        ("segments_date", "htmldate_extensive"),
    ):
        mine, theirs = figures[f"{measured}_{OURS}"], figures[f"{measured}_{peer}"]
        if mine < theirs:
            low.append(f"{measured}: {mine} is below {theirs} of {peer}")
    return low


if __name__ == "__main__":
    sys.exit(main())
