"""What learning takes from clean articles and from dressed ones; exits 1 below a floor, 2 without the corpus."""

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from duplicates import subjects
from furniture_lines import FURNITURE, Furniture
from measure import arguments, below_floors, corpora, told

from flows.learn import learn_furniture
from transforms.copies.matching import match
from transforms.extract import extract
from transforms.fields.sources import domain_of
from transforms.furniture.candidates import furniture_candidates
from transforms.language.tag import tag_language
from transforms.records import Article, Declared, Document
from transforms.text.furniture import is_furniture
from transforms.text.prose import ends_sentence
from warehouse.history import Neighbourhood
from warehouse.lake import Lake
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS

GOLD, CLEAN = "html/gold.jsonl", ("duplicates/bbc.parquet", "duplicates/reuters.parquet")
LABELLED = "duplicates/labelled_en_zh.parquet"
DRESSED_ARTICLES, DRESSED_SOURCES = 30, 20  # a small outlet: what a week of a local paper leaves in an inbox
OFTEN, SOMETIMES, HALF = 0.9, 0.7, 0.6  # how many articles have a line below, one within, one about the author


@dataclass(frozen=True, slots=True)
class Text:
    """An article of a source: its paragraphs, and which of them are furniture that was added."""

    source: str
    paragraphs: tuple[str, ...]
    added: tuple[bool, ...]


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = corpora(GOLD, LABELLED, *CLEAN)
    figures = measure(folder)
    return told(figures, below_floors("furniture", figures), as_json=as_json)


def measure(folder: Path) -> dict[str, float]:
    """Sentences and labels that clean articles keep, added furniture that goes, and articles a second of one core."""
    clean = list(clean_texts(folder))
    removed = Counter(ends_sentence(clean[at].paragraphs[place]) for at, place in removed_places(clean))
    whole = Counter(ends_sentence(line) for text in clean for line in text.paragraphs)
    pools = by_language(folder)
    dressed = list(dressed_texts(pools))
    known = sum(is_furniture(line) for text in dressed for line in added_lines(text))
    dressed = [without_known(text) for text in dressed]
    found = Counter(dressed[at].added[place] for at, place in removed_places(dressed))
    total = sum(sum(text.added) for text in dressed)
    start = time.process_time()
    furniture_candidates(table(clean))
    seconds = time.process_time() - start
    return {
        "clean_articles": len(clean),
        "clean_sentences_kept": 1 - removed[True] / whole[True],
        "clean_labels_kept": round(1 - removed[False] / whole[False], 4),
        "dressed_articles": len(dressed),
        "added_lines": known + total,
        "known_by_rules": round(known / (known + total), 3),
        "learnt_of_rest": round(found[True] / total, 3),
        "dressed_paragraphs_kept": 1 - found[False] / sum(len(text.added) - sum(text.added) for text in dressed),
        "articles_per_second": round(len(clean) / seconds),
    }


def clean_texts(folder: Path) -> Iterator[Text]:
    """Articles without furniture: two outlets of many articles, many of few."""
    for name in CLEAN:
        for row in pq.read_table(folder / name).to_pylist():
            yield from whole_text(name, body_of(row["title"], row["text"]))
    for row in gold(folder):
        yield from whole_text(domain_of(row["url"]) or "unknown", row["text"])


def whole_text(source: str, body: str | None) -> Iterator[Text]:
    """Text of a clean body, if there is one."""
    if body:
        paragraphs = tuple(body.split("\n\n"))
        yield Text(source, paragraphs, (False,) * len(paragraphs))


def body_of(headline: str, text: str) -> str | None:
    """Body as extraction gives it; None if the text is no article."""
    document = Document("0" * 64, 0, "text", text, text, Declared(headline=headline))
    article = extract(document)
    return article.body if isinstance(article, Article) else None


def gold(folder: Path) -> list[dict[str, Any]]:
    """Pages of many outlets, whose bodies were marked by hand."""
    rows = [json.loads(line) for line in (folder / GOLD).read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["set"] == "fundus" and row["text"]]


def by_language(folder: Path) -> dict[str, list[str]]:
    """Bodies to be dressed: pages of many outlets in English and German, broadcasts in Chinese."""
    rows = gold(folder)
    tagged, _ = tag_language(
        pa.table(
            {
                "article_id": [str(at) for at in range(len(rows))],
                "version": ["0"] * len(rows),
                "headline": [row["title"] for row in rows],
                "body": [row["text"] for row in rows],
                "language_declared": pa.nulls(len(rows), pa.string()),
                "flags": pa.array([[]] * len(rows), pa.list_(pa.string())),
            }
        )
    )
    pools: dict[str, list[str]] = {"en": [], "de": [], "zh": []}
    for row, language in zip(rows, tagged["language"].to_pylist(), strict=True):
        if language in pools:
            pools[language].append(row["text"])
    labelled = pq.read_table(folder / LABELLED).to_pylist()
    pools["zh"] += list({row["gold"]: row["body"] for row in labelled if row["lang"] == "zh"}.values())
    return {language: [body for body in bodies if "\n\n" in body] for language, bodies in pools.items()}


def dressed_texts(pools: dict[str, list[str]]) -> Iterator[Text]:
    """Made-up outlets: articles of one language with the furniture of one site."""
    chance = random.Random(7)  # noqa: S311 - texts, not secrets
    for language, bodies in pools.items():
        for number in range(DRESSED_SOURCES):
            for body in chance.sample(bodies, DRESSED_ARTICLES):
                yield dress(f"{language}-{number}", body.split("\n\n"), FURNITURE[language], chance)


def dress(source: str, body: Sequence[str], furniture: Furniture, chance: random.Random) -> Text:
    """Article as a site shows it."""
    above = furniture.above if chance.random() < OFTEN else ()
    lines = [*((line, True) for line in above), *((line, False) for line in body)]
    if len(body) > len(furniture.within) and chance.random() < SOMETIMES:
        for line in furniture.within:
            lines.insert(chance.randrange(len(above) + 1, len(lines)), (line, True))
    if chance.random() < HALF:
        lines.append((chance.choice(furniture.authors), True))
    lines += [(line, True) for line in furniture.below if chance.random() < OFTEN]
    return Text(source, *zip(*lines, strict=True))


def added_lines(text: Text) -> Iterator[str]:
    """Lines of a text that are furniture."""
    return (line for line, added in zip(text.paragraphs, text.added, strict=True) if added)


def without_known(text: Text) -> Text:
    """Text as extraction leaves it: without lines that the rules of single lines know."""
    rest = [pair for pair in zip(text.paragraphs, text.added, strict=True) if not is_furniture(pair[0])]
    return Text(text.source, *zip(*rest, strict=True))


def removed_places(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Article and paragraph of all that is removed when the texts come in one batch into an empty lake."""
    articles = table(texts)
    bodies = pa.table({name: articles[name] for name in ("article_id", "version", "body")})
    members = match(*subjects(bodies)).members
    near = Neighbourhood(
        articles.slice(0, 0), BANDS.arrow.empty_table(), DUPLICATE_PAIRS.arrow.empty_table(), members.slice(0, 0)
    )
    with tempfile.TemporaryDirectory() as folder, Lake(Path(folder)).open_writer(0) as connection:
        learnt = learn_furniture(connection, articles, near, members.cast(CLUSTER_MEMBERS.arrow))
    for at, removed in enumerate(learnt.articles["furniture"].to_pylist()):
        yield from ((at, one["paragraph"]) for one in removed)


def table(texts: Iterable[Text]) -> pa.Table:
    """Rows of `articles`, as far as learning looks at them."""
    rows = [
        {
            "article_id": f"{at * 0x9E3779B1 % 2**32:08x}",
            "version": "0" * 8,
            "source_id": text.source,
            "body": "\n\n".join(text.paragraphs),
            "subheads": [],
            "furniture_chars": 0,
            "furniture": [],
        }
        for at, text in enumerate(texts)
    ]
    return pa.Table.from_pylist(rows, schema=ARTICLES.arrow)


if __name__ == "__main__":
    sys.exit(main())
