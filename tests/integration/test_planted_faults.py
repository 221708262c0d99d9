"""Faults planted in an ordinary month: each raises the alert that it should, and no other.

Faults that touch different outlets, or different tables, are planted on the same day: one ingest and one audit tell of
all of them, and what they tell must be the sum of what each should raise.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import newsroom
import pyarrow as pa
import pytest
from newsroom import DAY, LAST, OUTLETS, Record
from tests_support import settings_file

from expectations.rule_book import rule_book
from flows.audit import AuditError, AuditReport, audit, checks_of
from flows.held.drop import drop
from flows.held.selection import Selection
from warehouse.commit import Change, publish
from warehouse.lake import Lake
from warehouse.schema import TABLES

AS_OF = LAST + DAY
POST, BOTE, COURRIER, TONGUES, OFFICE, NOTES = (outlet.name for outlet in OUTLETS)
Alerts = set[tuple[str, str, str]]
OWN_MEASURE = (
    "select 'lake' as subject, 1 as value, null as low, 2 as high, null as history_days, '' as observed,"
    " '' as expected, [] as examples"
)


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose lake has seen a month of ordinary days."""
    home = tmp_path_factory.mktemp("month")
    newsroom.history(home)
    return home


def copied(month: Path, folder: Path) -> Path:
    shutil.copytree(month / "lake", folder / "home" / "lake")
    return folder / "home"


@pytest.fixture
def home(month: Path, tmp_path: Path) -> Path:
    return copied(month, tmp_path)


def lake_of(home: Path) -> Lake:
    return Lake((home / "lake").absolute())


def load_day(home: Path, records: list[Record], day: date = LAST) -> None:
    """Load a day's records, and let them have come in the night after it."""
    report = newsroom.ingest(home, newsroom.write_day(home / "days", day, records))
    newsroom.arrive(lake_of(home), lambda _: newsroom.at_night(day), report.run_ids)


def audited(home: Path, as_of: date = AS_OF) -> AuditReport:
    try:
        return audit(str(home), as_of=as_of.isoformat(), quiet=True)
    except AuditError as error:
        return error.report


def open_alerts(home: Path) -> Alerts:
    with lake_of(home).open_readonly() as connection:
        query = "select kind, subject, severity from lake.alerts where state = 'open'"
        return set(connection.execute(query).fetchall())


# --- what an outlet sends


def of(name: str, records: list[Record]) -> Iterator[Record]:
    return (record for record in records if record["source"] == name)


def without(name: str, field: str) -> Callable[[list[Record]], list[Record]]:
    def change(records: list[Record]) -> list[Record]:
        for record in of(name, records):
            record.pop(field, None)
        return records

    return change


def renamed(name: str, field: str, other: str) -> Callable[[list[Record]], list[Record]]:
    def change(records: list[Record]) -> list[Record]:
        for record in of(name, records):
            if field in record:
                record[other] = record.pop(field)
        return records

    return change


def each(name: str, change_one: Callable[[Record], object]) -> Callable[[list[Record]], list[Record]]:
    def change(records: list[Record]) -> list[Record]:
        for record in of(name, records):
            change_one(record)
        return records

    return change


def replaced(name: str, records_of: Callable[[], list[Record]]) -> Callable[[list[Record]], list[Record]]:
    def change(records: list[Record]) -> list[Record]:
        return [record for record in records if record["source"] != name] + records_of()

    return change


def outlet(name: str) -> newsroom.Outlet:
    return next(each for each in OUTLETS if each.name == name)


def times(name: str, factor: float) -> Callable[[list[Record]], list[Record]]:
    return replaced(name, lambda: newsroom.articles(outlet(name), LAST, times=factor))


def in_language(language: str) -> Callable[[Record], object]:
    def change(record: Record) -> None:
        rng = random.Random(record["url"])
        record["text"], record["title"] = (newsroom.text(language, rng, words) for words in (140, 6))

    return change


def cut(record: Record) -> None:
    record["text"] = " ".join(record["text"].split()[:48]) + "."


def padded(record: Record) -> None:
    record["text"] = record["text"] + "\n\n" + newsroom.text("de", random.Random(record["url"] + "more"), 700)


def dated(published: str) -> Callable[[Record], object]:
    def change(record: Record) -> None:
        record["published"] = published

    return change


def sent_again(records: list[Record]) -> list[Record]:
    """Half of the articles are those of the day before, under new addresses."""
    before = list(of(POST, newsroom.day_of(LAST - DAY)))
    mine = list(of(POST, records))
    for record, old in zip(mine[: len(mine) // 2], before, strict=False):
        record["text"], record["title"] = old["text"], old["title"]
    return records


def twice_encoded(record: Record) -> None:
    record["text"] = "Été, près de l'hôtel, où la forêt gêne. ".encode().decode("cp1252") * 2 + record["text"].encode(
        "utf-8"
    ).decode("cp1252", "replace").replace("\ufffd", "")


def translated(record: Record) -> None:
    marks = "The minister met [une] delegation, and M's officeme Joly answered [le] question of [la] press."
    record["text"] = f"{marks}\n\n{record['text']}\n\n{marks}"


def nameless(record: Record) -> None:
    record["source"] = "?"
    del record["url"]


def illegible(record: Record) -> None:
    record["text"] = record["text"].replace("e", "\ufffd")


def remnant(record: Record) -> None:
    record["text"] = " ".join(record["text"].split()[:6]) + "."


def framed(records: list[Record]) -> list[Record]:
    """Eight articles of an outlet are mostly what stands around them: too few for the batch to be said so."""
    for record in list(of(OFFICE, records))[:8]:
        record["text"] += "\n\n" + "\n".join(["Subscribe to our newsletter"] * 120)
    return records


def headed(record: Record) -> None:
    record["title"] = newsroom.text("en", random.Random(record["url"]), 90).replace("\n\n", " ")


SENT: dict[str, tuple[str, Callable[[list[Record]], list[Record]], Alerts]] = {
    "titles gone": (POST, without(POST, "title"), {("headlines_are_given", POST, "warning")}),
    "bylines renamed": (POST, renamed(POST, "author", "verfasser_in"), {("bylines_are_given", POST, "warning")}),
    "dates renamed": (BOTE, renamed(BOTE, "published", "erschienen_am_tag"), {("dates_are_given", BOTE, "warning")}),
    "addresses renamed": (
        COURRIER,
        renamed(COURRIER, "url", "lien_permanent"),
        {("addresses_are_given", COURRIER, "warning")},
    ),
    "bodies cut": (BOTE, each(BOTE, cut), {("lengths_are_usual", BOTE, "warning")}),
    "bodies with everything else on the page": (BOTE, each(BOTE, padded), {("lengths_are_usual", BOTE, "warning")}),
    "five times as many": (BOTE, times(BOTE, 5), {("volume_is_usual", BOTE, "warning")}),
    "a fifth": (POST, times(POST, 0.2), {("volume_is_usual", POST, "warning")}),
    "five times as many of few": (NOTES, times(NOTES, 8), {("volume_is_usual", NOTES, "warning")}),
    "German in French": (BOTE, each(BOTE, in_language("fr")), {("languages_are_usual", BOTE, "warning")}),
    "two languages in a third": (
        TONGUES,
        each(TONGUES, in_language("de")),
        {("languages_are_usual", TONGUES, "warning")},
    ),
    "dates of the next century": (
        POST,
        each(POST, dated("2126-03-04T08:00:00Z")),
        {("dates_are_past", POST, "warning")},
    ),
    "clock six hours ahead": (
        COURRIER,
        each(COURRIER, dated(f"{AS_OF}T09:00:00Z")),
        {("clocks_are_right", COURRIER, "warning")},
    ),
    "articles of two weeks ago": (
        BOTE,
        each(BOTE, dated(f"{LAST - 14 * DAY}T09:00:00Z")),
        {("articles_come_in_time", BOTE, "warning")},
    ),
    "feed sent again": (POST, sent_again, {("copies_are_usual", POST, "warning")}),
    "texts encoded twice": (COURRIER, each(COURRIER, twice_encoded), {("texts_are_undamaged", COURRIER, "warning")}),
    "machine translation": (POST, each(POST, translated), {("texts_are_original", POST, "warning")}),
    "texts decoded wrongly": (BOTE, each(BOTE, illegible), {("records_held", BOTE, "critical")}),
    "texts of three words": (COURRIER, each(COURRIER, remnant), {("records_held", COURRIER, "critical")}),
    "texts renamed": (POST, renamed(POST, "text", "fliesstext"), {("records_held", "batch", "critical")}),
    "paragraphs for headlines": (OFFICE, each(OFFICE, headed), {("headline_is_a_line", "batch", "warning")}),
    "mostly furniture": (OFFICE, framed, {("articles_are_whole", OFFICE, "warning")}),
    "no outlet": (POST, each(POST, nameless), {("outlets_are_known", "lake", "warning")}),
}


def rounds_of(places: dict[str, set[object]]) -> list[list[str]]:
    """Names in as few groups as it takes that no two of a group share a place."""
    rounds: list[tuple[set[object], list[str]]] = []
    for name, mine in places.items():
        taken, names = next((each for each in rounds if not each[0] & mine), (None, None))
        if taken is None or names is None:
            rounds.append((set(mine), [name]))
        else:
            taken |= mine
            names.append(name)
    return [names for _, names in rounds]


SENT_ROUNDS = rounds_of({name: {place} for name, (place, _, _) in SENT.items()})
told: dict[str, Alerts] = {}  # by a fault's name, what the audit of its round has raised


def alerts_of_round(names: list[str], plant: Callable[[], Path], as_of: date) -> Alerts:
    """Open alerts after the faults of a round; they are planted and audited once."""
    if names[0] not in told:
        home = plant()
        audited(home, as_of)
        told.update(dict.fromkeys(names, open_alerts(home)))
    return told[names[0]]


def sent_wrongly(month: Path, folder: Path, names: list[str]) -> Path:
    home = copied(month, folder)
    records = newsroom.day_of(LAST)
    for name in names:
        records = SENT[name][1](records)
    load_day(home, records)
    return home


@pytest.mark.parametrize("name", SENT)
def test_fault_in_what_an_outlet_sends(month: Path, tmp_path: Path, name: str) -> None:
    names = next(names for names in SENT_ROUNDS if name in names)
    alerts = alerts_of_round(names, lambda: sent_wrongly(month, tmp_path, names), AS_OF)
    assert SENT[name][2] <= alerts
    assert alerts == set().union(*(SENT[each][2] for each in names))


def test_ordinary_day_raises_nothing(home: Path) -> None:
    load_day(home, newsroom.day_of(LAST))
    report = audited(home)
    assert (open_alerts(home), report.complaints) == (set(), [])
    assert {check.outcome for check in report.checks} == {"passed"}


def test_bad_batch_is_one_alert_until_it_is_ended(home: Path) -> None:
    """It is blocked, told once however often it is met, and cleared by whoever decides what becomes of it."""
    records = newsroom.day_of(LAST)
    for record in records:
        remnant(record)
    path = newsroom.write_day(home / "days", LAST, records)
    first = newsroom.ingest(home, path)
    blocked = {("batch_blocked", "body_has_words", "critical")}
    assert (len(first.blocked), open_alerts(home)) == (1, blocked)
    assert not newsroom.ingest(home, path).blocked  # it is not tried again
    newsroom.ingest(home, newsroom.write_day(home / "days", LAST + DAY, newsroom.day_of(LAST + DAY)))
    assert open_alerts(home) == blocked  # nor forgotten over what is sound
    with lake_of(home).open_readonly() as connection:
        assert connection.execute("select count from lake.alerts").fetchall() == [(1,)]
    drop(Selection(run=first.run_ids[0]), str(home), by="ada")
    assert open_alerts(home) == set()


def test_rule_that_cannot_be_evaluated_blocks_and_says_so(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = '[rules.mine]\nkind = "ExpectColumnValuesToNotBeNull"\ncolumn = "no_such_column"\n'
    for name, value in settings_file(tmp_path, broken).items():
        monkeypatch.setenv(name, value)
    report = newsroom.ingest(home, newsroom.write_day(home / "days", LAST, newsroom.day_of(LAST)))
    assert (len(report.blocked), open_alerts(home)) == (1, {("batch_blocked", "mine", "critical")})


def test_measure_that_cannot_be_taken_is_an_error_and_clears_when_it_can(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sql, alerts in {"select no_such_column": {("mine", "lake", "critical")}, OWN_MEASURE: set()}.items():
        for name, value in settings_file(tmp_path, f'[rules.mine]\nsql = """{sql}"""\n').items():
            monkeypatch.setenv(name, value)
        audited(home, LAST)
        assert open_alerts(home) == alerts


# --- days without


@pytest.mark.parametrize(
    ("silent", "alerts"),
    [
        ({POST}, {("outlet_is_not_silent", POST, "warning")}),
        ({OFFICE, BOTE}, {("outlet_is_not_silent", OFFICE, "warning"), ("outlet_is_not_silent", BOTE, "warning")}),
        ({outlet.name for outlet in OUTLETS}, {("lake_is_fed", "lake", "critical")}),
        ({NOTES}, set()),  # two articles a day: two days without are nothing yet
    ],
    ids=["one outlet", "two outlets", "all outlets", "a small outlet"],
)
def test_two_days_of_silence(home: Path, silent: set[str], alerts: Alerts) -> None:
    for day in (LAST, LAST + DAY):
        if records := [record for record in newsroom.day_of(day) if record["source"] not in silent]:
            load_day(home, records, day)
    audited(home, LAST + 2 * DAY)
    assert open_alerts(home) == alerts


def test_silence_is_told_once_and_cleared_by_the_next_article(home: Path) -> None:
    for number in range(4):
        day = LAST + number * DAY
        load_day(home, [r for r in newsroom.day_of(day) if r["source"] != POST or number == 3], day)
        audited(home, day + DAY)
        is_silent = {("outlet_is_not_silent", POST, "warning")} if number in {1, 2} else set()
        assert open_alerts(home) == is_silent, number
    with lake_of(home).open_readonly() as connection:
        told = connection.execute("select count, state, recovered_at is not null from lake.alerts").fetchall()
    assert told == [(2, "recovered", True)]


# --- what becomes of the lake itself


def rows_of(home: Path, table: str, where: str = "true") -> pa.Table:
    with lake_of(home).open_readonly() as connection:
        return connection.execute(f"from lake.{table} where {where} order by all limit 1").to_arrow_table()


def put(home: Path, table: str, rows: pa.Table, *, remove: bool = False, **values: object) -> None:
    """Add rows with other values, or remove those that stand there."""
    declared = next(each for each in TABLES if each.name == table)
    changed = pa.Table.from_pylist([row | values for row in rows.to_pylist()], schema=declared.arrow)
    gone = rows.select(list(declared.key)) if remove else None
    with lake_of(home).open_writer(0) as connection:
        change = Change(changed.slice(0, 0) if remove and not values else changed, gone)
        publish(lake_of(home), connection, random.randbytes(16).hex(), {table: change}, "spoil")


def files_of(home: Path, table: str) -> list[Path]:
    return sorted((home / "lake" / "data" / "main" / table).glob("*.parquet"), key=lambda path: path.stat().st_size)


def lose(table: str) -> Callable[[Path], None]:
    return lambda home: files_of(home, table)[-1].unlink()


def cut_short(table: str) -> Callable[[Path], None]:
    def spoil(home: Path) -> None:
        path = files_of(home, table)[-1]
        path.write_bytes(path.read_bytes()[:-200])

    return spoil


def overwrite(table: str) -> Callable[[Path], None]:
    """As a disk does that gives zeros where the footer was."""

    def spoil(home: Path) -> None:
        path = files_of(home, table)[-1]
        data = path.read_bytes()
        path.write_bytes(data[:-400] + bytes(400))

    return spoil


def stray(table: str, **values: object) -> Callable[[Path], None]:
    return lambda home: put(home, table, rows_of(home, table), **({"article_id": "f" * 32} | values))


def removed(table: str, where: str = "true") -> Callable[[Path], None]:
    return lambda home: put(home, table, rows_of(home, table, where), remove=True)


def doubled(table: str) -> Callable[[Path], None]:
    return lambda home: put(home, table, rows_of(home, table))


def grouped(home: Path) -> None:
    """Let a group have swallowed 120 articles."""
    with lake_of(home).open_readonly() as connection:
        rows = connection.execute("from lake.cluster_members order by article_id limit 120").to_arrow_table()
    put(home, "cluster_members", rows, remove=True, cluster_id="c" * 32)


def is_of_files(alerts: Alerts) -> bool:
    return any(kind == FILES_FAULT for kind, _, _ in alerts)


FILES_FAULT = "files_are_as_the_catalog_has_them"
SPOILT: dict[str, tuple[Callable[[Path], None], Alerts]] = {
    "lost file of articles": (lose("articles"), {(FILES_FAULT, "articles", "critical")}),
    "lost file of bands": (lose("bands"), {(FILES_FAULT, "bands", "critical")}),
    "file cut short": (cut_short("signatures"), {(FILES_FAULT, "signatures", "critical")}),
    "file with a broken footer": (overwrite("date_candidates"), {(FILES_FAULT, "date_candidates", "critical")}),
    "signature of no article": (stray("signatures"), {("rows_lead_somewhere", "signatures", "critical")}),
    "bands of no article": (stray("bands"), {("rows_lead_somewhere", "bands", "critical")}),
    "language of no article": (stray("article_languages"), {("rows_lead_somewhere", "article_languages", "critical")}),
    "pair with no article": (stray("duplicate_pairs"), {("rows_lead_somewhere", "duplicate_pairs", "critical")}),
    "pair with no other": (
        lambda home: put(home, "duplicate_pairs", rows_of(home, "duplicate_pairs"), other_id="e" * 32),
        {("rows_lead_somewhere", "duplicate_pairs", "critical")},
    ),
    "article without signature": (removed("signatures"), {("rows_lead_somewhere", "articles", "critical")}),
    "article without group": (removed("cluster_members"), {("rows_lead_somewhere", "articles", "critical")}),
    "articles without their file": (removed("files"), {("rows_lead_somewhere", "articles", "critical")}),
    "articles without their outlet": (
        removed("sources", f"source_id = '{NOTES}'"),
        {("rows_lead_somewhere", "articles", "critical")},
    ),
    "article twice": (doubled("articles"), {("keys_are_unique", "articles", "critical")}),
    "file twice": (doubled("files"), {("keys_are_unique", "files", "critical")}),
    "group twice": (doubled("cluster_members"), {("keys_are_unique", "cluster_members", "critical")}),
    "outlet twice": (doubled("sources"), {("keys_are_unique", "sources", "critical")}),
    "records that vanished": (
        lambda home: put(home, "runs", rows_of(home, "runs"), run_id="d" * 32, records_seen=9),
        {("counts_add_up", "runs", "critical")},
    ),
    "absurd group": (grouped, {("groups_are_bounded", "c" * 32, "warning")}),
}


# Damaged files keep everything else from being judged, so they are planted among themselves.
SPOILT_ROUNDS = [
    *rounds_of({name: {pair[:2] for pair in alerts} for name, (_, alerts) in SPOILT.items() if is_of_files(alerts)}),
    *rounds_of(
        {name: {pair[:2] for pair in alerts} for name, (_, alerts) in SPOILT.items() if not is_of_files(alerts)}
    ),
]


def spoilt(month: Path, folder: Path, names: list[str]) -> Path:
    home = copied(month, folder)
    for name in names:
        SPOILT[name][0](home)
    return home


@pytest.mark.parametrize("name", SPOILT)
def test_fault_in_the_lake(month: Path, tmp_path: Path, name: str) -> None:
    names = next(names for names in SPOILT_ROUNDS if name in names)
    alerts = alerts_of_round(names, lambda: spoilt(month, tmp_path, names), LAST)
    assert SPOILT[name][1] <= alerts
    assert alerts == set().union(*(SPOILT[each][1] for each in names))


def test_ordinary_days_raise_nothing(month: Path) -> None:
    """The days whose history is long enough to be judged by."""
    for number in range(15, newsroom.HISTORY_DAYS + 1):
        checks, _ = checks_of(lake_of(month), newsroom.FIRST + number * DAY, rule_book({}))
        assert not [check for check in checks if check.is_wrong], number
        assert {check.outcome for check in checks} == {"passed"}, number


def test_every_measure_is_seen_to_fail() -> None:
    silences = {"outlet_is_not_silent", "lake_is_fed"}  # seen above
    seen = {kind for _, _, alerts in SENT.values() for kind, _, _ in alerts}
    seen |= {kind for _, alerts in SPOILT.values() for kind, _, _ in alerts}
    assert seen | silences >= {measure.name for ours in rule_book({}).lake.values() for measure in ours}


def test_short_history_is_told_and_never_passes(month: Path) -> None:
    checks, _ = checks_of(lake_of(month), newsroom.FIRST + 9 * DAY, rule_book({}))
    by_history = [check for check in checks if check.suite in {"outlets", "contents"}]
    assert {check.outcome for check in by_history} == {"not_enough_history"}
    assert not any(check.success for check in by_history)
