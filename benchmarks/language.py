"""Accuracy, calibration and speed of the language tags, beside langdetect, py3langid, pycld2 and lingua.

Corpora: language/*.jsonl (`lang`, `text`, in mixed `paras`) in the folder that DATELINE_CORPORA names. The peers read a
sample of each set, in the same run. Exits 1 below a floor, 2 without corpora.
"""

import json
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from beside import asked
from measure import arguments, below_floors, corpora, timed, told

from transforms.language.scripts import PROFILES, SCRIPTS
from transforms.language.tag import Tag, tag

SETS = ("ud_head", "ud_sent", "ud_caps", "ud_art", "boiler", "lg_sent", "lg_pair")
CALIBRATED = SETS[:5]  # the ceiling of the calibration error is theirs, each by itself; two words say little
ARTICLES = "ud_art"
PEERS = ("langdetect", "py3langid", "pycld2", "lingua")
LABELS = {"nb": "no"}  # a corpus label that the profiles call otherwise
OURS = {name.partition("-")[0] for name in PROFILES} | {script.only for script in SCRIPTS if script.only}
# Without a profile, but near to one (bs, sr: hr; nn: no; ms: id) or known to the arbiter: `und` is not expected.
NEAR = {"bs", "sr", "nn", "ms"} | {name.partition("-")[0] for script in SCRIPTS for name in script.others}
BINS = 15  # of confidence, as in the prototypes' calibration
SAMPLE = 300  # texts a set for the peers, the slowest of which take 10 ms each

Row = dict[str, Any]


def main() -> int:
    """Print the figures and return the exit code."""
    as_json = arguments(__doc__).json
    folder = corpora("language") / "language"
    rows = {path.stem: _rows(path) for path in sorted(folder.glob("*.jsonl"))}
    tag([rows[ARTICLES][0]["text"]])  # loads the model
    sets = {name: _figures(rows[name]) for name in SETS}
    figures = {"sets": sets, **_beside({name: _sample(_known(rows[name])) for name in SETS}), **_other_figures(rows)}
    figures["articles_per_second"] = sets[ARTICLES]["texts_per_s"]
    figures["calibration_error"] = round(max(sets[name]["calibration_error"] for name in CALIBRATED), 4)
    measured = {name: values["accuracy"] for name, values in sets.items()}
    measured |= {"mixed": figures["mixed_exact"], "nolang": figures["nolang_und"]}
    return told(figures, below_floors("language", figures | measured), as_json=as_json)


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def _primary(language: str) -> str:
    return LABELS.get(language, language).partition("-")[0]


def _known(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if _primary(row["lang"]) in OURS]


def _sample(rows: Sequence[Row]) -> Sequence[Row]:
    return rows[:: max(1, len(rows) // SAMPLE)]


def _figures(rows: Sequence[Row]) -> dict[str, Any]:
    known = _known(rows)
    foreign = [row["text"] for row in rows if _primary(row["lang"]) not in OURS | NEAR]
    seconds, tags = timed(lambda: tag([row["text"] for row in known]))
    right = _right([found.language for found in tags], known)
    return {
        "texts": len(known),
        "accuracy": statistics.fmean(right),
        "calibration_error": _calibration_error(tags, right),
        "und": statistics.fmean(found.language == "und" for found in tags),
        "foreign_und": statistics.fmean(found.language == "und" for found in tag(foreign)) if foreign else None,
        "texts_per_s": round(len(known) / seconds),
    }


def _right(languages: Sequence[str], rows: Sequence[Row]) -> list[bool]:
    return [_primary(language) == _primary(row["lang"]) for language, row in zip(languages, rows, strict=True)]


def _calibration_error(tags: Sequence[Tag], right: Sequence[bool]) -> float:
    """Mean distance of confidence and accuracy over equal bins (Naeini et al. 2015); `und` claims nothing."""
    error, claims = 0.0, [(t.confidence, r) for t, r in zip(tags, right, strict=True) if t.language != "und"]
    for number in range(BINS):
        inside = [claim for claim in claims if min(int(claim[0] * BINS), BINS - 1) == number]
        if inside:
            gap = statistics.fmean(c for c, _ in inside) - statistics.fmean(r for _, r in inside)
            error += abs(gap) * len(inside) / len(claims)
    return error


def _beside(samples: dict[str, Sequence[Row]]) -> dict[str, Any]:
    """Accuracy and speed of us and of each peer on the same texts, and our speed on articles in those of each."""
    texts = {name: [row["text"] for row in rows] for name, rows in samples.items()}
    taken = {name: timed(lambda texts=texts: tag(texts)) for name, texts in texts.items()}
    answers = {"ours": {name: ([t.language for t in tags], seconds) for name, (seconds, tags) in taken.items()}}
    for peer, found in asked("language", PEERS, texts):
        answers[peer] = {name: (told_.answers, told_.seconds) for name, told_ in found.items()}
    mine = answers["ours"][ARTICLES][1]
    return {
        "right_on_sample": {
            name: {peer: statistics.fmean(_right(found[name][0], rows)) for peer, found in answers.items()}
            for name, rows in samples.items()
        },
        "texts_per_s": {
            name: {peer: round(len(rows) / found[name][1]) for peer, found in answers.items()}
            for name, rows in samples.items()
        },
        **{f"times_{peer}": round(found[ARTICLES][1] / mine, 1) for peer, found in answers.items() if peer != "ours"},
    }


def _other_figures(rows: dict[str, list[Row]]) -> dict[str, Any]:
    mixed = [row for row in rows["mixed"] if all(_primary(language) in OURS for _, language in row["paras"])]
    seconds, tags = timed(lambda: tag([row["text"] for row in mixed]))
    exact = [
        {_primary(share.language) for share in found.shares} == {_primary(language) for _, language in row["paras"]}
        for found, row in zip(tags, mixed, strict=True)
    ]
    # An article of one language whose paragraphs are given as two would be a false alarm.
    whole = tag([_in_paragraphs(row["text"]) for row in rows[ARTICLES]])
    nothing = tag([row["text"] for row in rows["nolang"]])
    pages = _pages(rows["lg_sent"])
    figures = {
        "mixed_exact": statistics.fmean(exact),
        "false_mixed": statistics.fmean(len(found.shares) > 1 for found in whole),
        "nolang_und": statistics.fmean(found.language == "und" for found in nothing),
        "page_und": statistics.fmean(found.language == "und" for found in tag(pages[True])),
        "foreign_page_und": statistics.fmean(found.language == "und" for found in tag(pages[False])),
    }
    return {name: round(value, 4) for name, value in figures.items()} | {"mixed_per_s": round(len(mixed) / seconds)}


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


if __name__ == "__main__":
    sys.exit(main())
