"""Invented days of news of several outlets, and a lake that has seen weeks of them."""

import json
import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
from tests_support import loaded

from flows.report import RunReport
from warehouse.commit import Change, publish
from warehouse.lake import Lake
from warehouse.schema import ARTICLES, RUNS

Record = dict[str, Any]
DAY = timedelta(days=1)
WORDS = {
    "en": "the a of and in to with for on that this was were has have been not but from by at as their its which when"
    " council harbour bridge winter market teacher engine garden signal paper river minister police hospital village"
    " farmers weather report budget school railway station company workers season evening morning morning letter house"
    " said told opened closed planned found agreed refused expected announced reported repaired brought asked answered",
    "de": "der die das und in zu mit für auf dass dieser war waren hat haben nicht aber von bei als ihre seine wird"
    " Rat Hafen Brücke Winter Markt Lehrer Motor Garten Zeichen Zeitung Fluss Minister Polizei Krankenhaus Dorf Bauern"
    " Wetter Bericht Haushalt Schule Bahnhof Firma Arbeiter Jahreszeit Abend Morgen Brief Straße Gemeinde Brücken"
    " sagte öffnete schloss plante fand lehnte erwartete kündigte berichtete brachte fragte antwortete beschloss",
    "fr": "le la les des et dans pour avec sur que cette était étaient a ont pas mais par chez comme leur ses sera"
    " conseil port pont hiver marché professeur moteur jardin signal journal rivière ministre police hôpital village"
    " agriculteurs météo rapport budget école gare entreprise ouvriers saison soir matin lettre maison commune ponts"
    " dit ouvert fermé prévu trouvé accepté refusé attendu annoncé rapporté réparé apporté demandé répondu décidé",
}
VOCABULARY = {language: words.split() for language, words in WORDS.items()}


@dataclass(frozen=True)
class Outlet:
    """An outlet: articles on a weekday and at the weekend, the languages it writes in, how many articles are signed."""

    name: str
    weekday: int
    weekend: int
    languages: tuple[str, ...] = ("en",)
    signed: float = 0.9
    copied: float = 0.1


OUTLETS = (
    Outlet("harbourpost.example", 24, 14),
    Outlet("elbbote.example", 18, 12, ("de",)),
    Outlet("courrierdupont.example", 16, 12, ("fr",), signed=0.5),
    Outlet("twotongues.example", 16, 12, ("en", "fr")),
    Outlet("officehours.example", 12, 0, copied=0.3),
    Outlet("villagenotes.example", 2, 1, signed=0.0),
)
FIRST = date(2026, 2, 2)  # a Monday
HISTORY_DAYS = 30
LAST = FIRST + HISTORY_DAYS * DAY  # the day on which something goes wrong: a Wednesday


def text(language: str, rng: random.Random, words: int) -> str:
    """Prose of invented sentences; two texts share no shingle."""
    vocabulary, sentences = VOCABULARY[language], []
    while words > 0:
        length = rng.randint(8, 16)
        sentence = " ".join(rng.choice(vocabulary) for _ in range(length))
        sentences.append(f"{sentence[0].upper()}{sentence[1:]} {rng.randint(2, 99)}.")
        words -= length + 1
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def articles(outlet: Outlet, day: date, *, times: float = 1.0) -> list[Record]:
    """An outlet's articles of a day, as many as usual or so many times more."""
    rng = random.Random(f"{outlet.name} {day}")
    usual = outlet.weekend if day.weekday() >= 5 else outlet.weekday
    count = max(0, round(times * rng.gauss(usual, usual**0.5)))  # as independent events come
    return [article(outlet, day, number, rng) for number in range(count)]


def article(outlet: Outlet, day: date, number: int, rng: random.Random) -> Record:
    language = outlet.languages[number % len(outlet.languages)]
    told = {
        "url": f"https://{outlet.name}/{day:%Y/%m/%d}/story-{number}",
        "source": outlet.name,
        "title": text(language, rng, 6).split(".")[0],
        "text": text(language, rng, rng.randint(110, 190)),
        "published": f"{day}T{rng.randint(5, 20):02}:{rng.randint(0, 59):02}:00Z",
    }
    return told | ({"author": "Ada Brook"} if rng.random() < outlet.signed else {})


def day_of(day: date) -> list[Record]:
    """The articles of all outlets on a day, some of them copied from the first."""
    records = [record for outlet in OUTLETS for record in articles(outlet, day)]
    rng = random.Random(str(day))
    wire = [record for record in records if record["source"] == OUTLETS[0].name]
    for record in records:
        outlet = next(outlet for outlet in OUTLETS if outlet.name == record["source"])
        if outlet.languages == ("en",) and outlet is not OUTLETS[0] and rng.random() < outlet.copied:
            record["text"] = rng.choice(wire)["text"]
    return records


def write_day(folder: Path, day: date, records: Iterable[Record]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{day}.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def arrive(lake: Lake, arrived: Callable[[date | None], datetime], run_ids: Iterable[str]) -> None:
    """Let articles of these runs have come when their day says, each day in a run of its own."""
    with lake.open_writer(0) as connection:
        ids = list(run_ids)
        rows = connection.execute("from lake.articles where list_contains(?, run_id)", [ids]).to_arrow_table()
        runs = connection.execute("from lake.runs where list_contains(?, run_id)", [ids]).to_arrow_table()
        moved, days = [], {}
        for row in rows.cast(ARTICLES.arrow).to_pylist():
            at = arrived(row["published_date"])
            run_id = days.setdefault(at, f"{len(days):02}{at:%Y%m%d%H%M}".ljust(32, "0"))
            moved.append(row | {"run_id": run_id})
        run = runs.cast(RUNS.arrow).to_pylist()[0]
        none = {name: 0 for name in run if name.startswith(("files_", "records_"))}
        told = [run | none | {"run_id": run_id, "started_at": at, "ended_at": at} for at, run_id in days.items()]
        keys = rows.select(["article_id", "version"])
        publish(
            lake,
            connection,
            f"{len(moved)}".ljust(32, "f"),
            {
                ARTICLES.name: Change(pa.Table.from_pylist(moved, schema=ARTICLES.arrow), keys),
                RUNS.name: Change(pa.Table.from_pylist(told, schema=RUNS.arrow)),
            },
            "let articles have come day by day",
        )


def at_night(day: date) -> datetime:
    """When the articles of a day are loaded: at three in the night after it."""
    return datetime.combine(day + DAY, time(3), UTC)


def ingest(home: Path, *files: Path) -> RunReport:
    return loaded(*files, home=home)


def history(home: Path, days: int = HISTORY_DAYS) -> Lake:
    """A lake with a month of ordinary days, each loaded in the night after it."""
    records = [record for number in range(days) for record in day_of(FIRST + number * DAY)]
    with mock.patch.dict(os.environ, {"DATELINE_BATCH_BYTES": str(2**30)}):
        report = ingest(home, write_day(home / "first", FIRST, records))
    assert not report.complaints, report.complaints
    lake = Lake((home / "lake").absolute())
    arrive(lake, lambda day: at_night(day or FIRST), report.run_ids)
    return lake
