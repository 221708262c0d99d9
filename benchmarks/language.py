"""Accuracy, calibration and speed of the language tags, beside seeded langdetect on the same texts.

Corpora: language/*.jsonl (`lang`, `text`, in mixed `paras`) in the folder that DATELINE_CORPORA names.
"""

import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import langdetect
from langdetect.lang_detect_exception import LangDetectException
from measure import arguments, corpora, floors

from transforms.language.scripts import PROFILES, SCRIPTS
from transforms.language.tag import Tag, tag

SETS = ("ud_head", "ud_sent", "ud_caps", "ud_art", "boiler", "lg_sent", "lg_pair")
LABELS = {"nb": "no"}  # a corpus label that the profiles call otherwise
OURS = {name.partition("-")[0] for name in PROFILES} | {script.only for script in SCRIPTS if script.only}
# Without a profile, but so near to one (bs, sr: hr; nn: no; ms: id) that `und` is not expected.
NEAR = {"bs", "sr", "nn", "ms"}
BINS = 15  # of confidence, as in the prototypes' calibration
ROUNDS = 3  # the fastest counts: other work on the machine only ever slows one
SAMPLE = 120  # texts a set for langdetect, which takes 10 ms each

Row = dict[str, Any]


def main() -> int:
    """Print the figures; 1 if one is below its floor, 2 without corpora."""
    as_json = arguments(__doc__).json
    folder = corpora("language") / "language"
    rows = {path.stem: _rows(path) for path in sorted(folder.glob("*.jsonl"))}
    figures = {"sets": {name: _figures(rows[name]) for name in SETS}, **_other_figures(rows)}
    missed = _missed(figures)
    if as_json:
        print(json.dumps({**figures, "missed": missed}, indent=1))
    else:
        _print(figures, missed)
    return 1 if missed else 0


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def _primary(language: str) -> str:
    return LABELS.get(language, language).partition("-")[0]


def _figures(rows: Sequence[Row]) -> dict[str, float | None]:
    known = [row for row in rows if _primary(row["lang"]) in OURS]
    foreign = [row["text"] for row in rows if _primary(row["lang"]) not in OURS | NEAR]
    texts = [row["text"] for row in known]
    tag(texts[:1])  # loads the model
    tags, seconds = _timed(texts)
    right = [_primary(found.language) == _primary(row["lang"]) for found, row in zip(tags, known, strict=True)]
    sample = slice(None, None, max(1, len(known) // SAMPLE))
    return {
        "texts": len(known),
        "accuracy": statistics.fmean(right),
        "calibration_error": _calibration_error(tags, right),
        "und": statistics.fmean(found.language == "und" for found in tags),
        "foreign_und": statistics.fmean(found.language == "und" for found in tag(foreign)) if foreign else None,
        "texts_per_s": len(texts) / seconds,
        **_langdetect(known[sample], tags[sample]),
    }


def _timed(texts: Sequence[str]) -> tuple[list[Tag], float]:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        tags = tag(texts)
        best = min(best, time.process_time() - start)
    return tags, best


def _calibration_error(tags: Sequence[Tag], right: Sequence[bool]) -> float:
    """Mean distance of confidence and accuracy over equal bins (Naeini et al. 2015); `und` claims nothing."""
    error, claims = 0.0, [(t.confidence, r) for t, r in zip(tags, right, strict=True) if t.language != "und"]
    for number in range(BINS):
        inside = [claim for claim in claims if min(int(claim[0] * BINS), BINS - 1) == number]
        if inside:
            gap = statistics.fmean(c for c, _ in inside) - statistics.fmean(r for _, r in inside)
            error += abs(gap) * len(inside) / len(claims)
    return error


def _langdetect(rows: Sequence[Row], tags: Sequence[Tag]) -> dict[str, float]:
    langdetect.DetectorFactory.seed = 0
    langdetect.detect("loads the profiles")
    start = time.process_time()
    answers = [_detect(row["text"]) for row in rows]
    seconds = time.process_time() - start
    pairs = list(zip(answers, rows, tags, strict=True))
    return {
        "same_texts_accuracy": statistics.fmean(_primary(t.language) == _primary(r["lang"]) for _, r, t in pairs),
        "langdetect_accuracy": statistics.fmean(answer == _primary(row["lang"]) for answer, row, _ in pairs),
        "langdetect_agreement": statistics.fmean(answer == _primary(found.language) for answer, _, found in pairs),
        "langdetect_per_s": len(rows) / seconds,
    }


def _detect(text: str) -> str:
    try:
        return _primary(langdetect.detect(text))
    except LangDetectException:
        return "und"


def _other_figures(rows: dict[str, list[Row]]) -> dict[str, float]:
    mixed = [row for row in rows["mixed"] if all(_primary(language) in OURS for _, language in row["paras"])]
    tags, seconds = _timed([row["text"] for row in mixed])
    exact = [
        {_primary(share.language) for share in found.shares} == {_primary(language) for _, language in row["paras"]}
        for found, row in zip(tags, mixed, strict=True)
    ]
    # An article of one language whose paragraphs are given as two would be a false alarm.
    whole = tag([_in_paragraphs(row["text"]) for row in rows["ud_art"]])
    nothing = tag([row["text"] for row in rows["nolang"]])
    pages = _pages(rows["lg_sent"])
    return {
        "mixed_exact": statistics.fmean(exact),
        "mixed_per_s": len(mixed) / seconds,
        "false_mixed": statistics.fmean(len(found.shares) > 1 for found in whole),
        "nolang_und": statistics.fmean(found.language == "und" for found in nothing),
        "page_und": statistics.fmean(found.language == "und" for found in tag(pages[True])),
        "foreign_page_und": statistics.fmean(found.language == "und" for found in tag(pages[False])),
    }


def _pages(rows: Sequence[Row]) -> dict[bool, list[str]]:
    """Texts as long as an article, of sentences in one language; by whether the language is ours."""
    pages: dict[bool, list[str]] = {True: [], False: []}
    for language in sorted({row["lang"] for row in rows} - NEAR):
        texts = [row["text"] for row in rows if row["lang"] == language]
        pages[_primary(language) in OURS] += [" ".join(texts[i : i + 8]) for i in range(0, len(texts), 8)]
    return pages


def _in_paragraphs(text: str) -> str:
    size = 220 if " " in text[:400] else 75  # a news paragraph; Chinese says as much in a third of the letters
    return "\n\n".join(text[start : start + size] for start in range(0, len(text), size))


def _missed(figures: dict[str, Any]) -> list[str]:
    measured = {name: values["accuracy"] for name, values in figures["sets"].items()}
    measured |= {"mixed": figures["mixed_exact"], "nolang": figures["nolang_und"]}
    return [
        f"{name}: {measured[name]:.4g} is below {floor}"
        for name, floor in floors("language").items()
        if measured[name] < floor
    ]


def _print(figures: dict[str, Any], missed: Sequence[str]) -> None:
    names = list(next(iter(figures["sets"].values())))
    print("set       " + " ".join(f"{name:>20}" for name in names))
    for name, values in figures["sets"].items():
        print(f"{name:10}" + " ".join(f"{'-' if v is None else format(v, '.4g'):>20}" for v in values.values()))
    for name, value in figures.items():
        if name != "sets":
            print(f"{name}: {value:.4g}")
    print("\n".join(missed) or "all floors met")


if __name__ == "__main__":
    sys.exit(main())
