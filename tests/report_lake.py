"""Lakes for the tests of the report: rows of our own, published without files and texts."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import Any

import pyarrow as pa
from plain_lake import plain_lake, take

from warehouse.commit import Change, publish
from warehouse.lake import Connection, Lake, statements_in
from warehouse.schema import (
    ALERTS,
    ARTICLES,
    CHECKS,
    CLUSTER_MEMBERS,
    DELIVERIES,
    FILES,
    QUARANTINE,
    RUNS,
    SOURCES,
    Column,
    Table,
)

LAST_DAY = date(2026, 3, 31)
NOW = datetime.combine(LAST_DAY, time(6, 30), UTC)
Row = Mapping[str, object]
# What a column holds where a row does not say.
EMPTY: dict[pa.DataType, Any] = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.bool_(): False}


def filled(table: Table, rows: Iterable[Row]) -> Change:
    """Rows of a table, with something harmless in every required column that they do not name."""
    return Change(pa.table([_column(c, rows) for c in table.columns], schema=table.arrow))


def _column(column: Column, rows: Iterable[Row]) -> pa.Array:
    default = None if column.nullable else EMPTY.get(column.type, NOW if pa.types.is_timestamp(column.type) else [])
    return pa.array([row.get(column.name, default) for row in rows], column.type)


def hexed(number: int, digits: int = 32) -> str:
    """An id that looks like one."""
    return blake2b(str(number).encode(), digest_size=digits // 2).hexdigest()


def _with_views() -> Connection:
    connection = plain_lake()
    for name, sql in statements_in("views"):
        connection.execute(f"create view lake.{name} as {sql}")
    connection.execute("create macro lake.snapshots() as table select 7 as snapshot_id")
    return connection


@dataclass(frozen=True)
class PlainLake:
    """What the report needs of a lake, over plain tables in memory: to make one costs a tenth of a real one."""

    connection: Connection = field(default_factory=_with_views)

    def open_readonly(self) -> Connection:
        """Connection to the same tables, with temporary ones of its own."""
        cursor = self.connection.cursor()
        cursor.execute("use lake")
        return cursor


def fill(lake: Lake | PlainLake, rows: Mapping[Table, list[Row]]) -> None:
    """Publish rows of any tables in one commit."""
    changes = {table.name: filled(table, some) for table, some in rows.items() if some}
    if isinstance(lake, PlainLake):
        take(lake.connection, changes)
        return
    with lake.open_writer(0) as connection:
        assert publish(lake, connection, "commit", changes, "rows of a test")


def run(number: int, **columns: object) -> Row:
    """A run of the night that many days before the last."""
    ended_at = NOW - timedelta(days=number, minutes=0 if columns.get("flow") != "audit" else -20)
    seconds = 40 + 9 * (number % 5)
    return {
        "run_id": hexed(number + 1),
        "flow": "ingest",
        "flow_run_id": hexed(number + 7_000),
        "started_at": ended_at - timedelta(seconds=seconds),
        "ended_at": ended_at,
        "status": "published",
        "code_version": "0.5.0",
        "files_seen": 30,
        "files_read": 30,
        "records_seen": 300,
        "records_published": 290,
        "records_known": 10,
    } | columns


def check(run_id: object, expectation: str, outcome: str = "passed", **columns: object) -> Row:
    """A result of a rule."""
    return {
        "run_id": run_id,
        "suite": "articles",
        "expectation": expectation,
        "subject": "batch",
        "severity": "warning",
        "success": outcome == "passed",
        "outcome": outcome,
    } | columns


def articles(source_id: str, day: date, count: int, *, copies: int = 0, language: str = "en") -> dict[Table, list[Row]]:
    """Articles of an outlet on a day, the first of them copies."""
    keys = [
        {"article_id": blake2b(f"{source_id} {day} {at}".encode(), digest_size=16).hexdigest(), "version": hexed(1, 8)}
        for at in range(count)
    ]
    dated = {"published_date": day, "published_precision": "day", "language": language, "language_confidence": 0.98}
    return {
        ARTICLES: [key | dated | {"source_id": source_id, "words": 320, "run_id": hexed(1)} for key in keys],
        CLUSTER_MEMBERS: [
            key | {"cluster_id": key["article_id"], "role": "copy" if at < copies else "canonical", "similarity": 1.0}
            for at, key in enumerate(keys)
        ],
    }


def newsroom(lake: Lake | PlainLake) -> None:
    """A lake of ten weeks with what goes wrong in one: a silent source, a blocked batch, alerts, decisions."""
    rows: dict[Table, list[Row]] = {table: [] for table in (*_book(), ARTICLES, CLUSTER_MEMBERS)}
    names = ("harbour", "ledger", "meridian", "courier", "granite", "kestrel", "nordlicht", "littoral", "estuario")
    for at, name in enumerate(names):
        source_id = f"{name}.example"
        rows_of_source = {"source_id": source_id, "name": f"The {name.title()}", "kind": "newspaper"}
        rows.setdefault(SOURCES, []).append(rows_of_source)
        for back in range(70):
            day = LAST_DAY - timedelta(days=back)
            if name == "kestrel" and back < 9:
                continue
            count = round((14 - at) * (0.45 if day.weekday() >= 5 else 1) * (1.15 + 0.15 * math.sin(back * (at + 2))))
            if name == "littoral" and back < 7:
                count *= 3
            language = {"nordlicht": "de", "littoral": "fr", "estuario": "pt"}.get(name, "en")
            made = articles(source_id, day, count, copies=count // (3 + at), language=language)
            for table, some in made.items():
                rows[table] += some
    fill(lake, rows | _book())


def _book() -> dict[Table, list[Row]]:
    """Runs, checks, alerts and held records of the newsroom."""
    runs = [run(number) for number in range(45)]
    runs[0] = run(0, status="blocked", records_published=0, records_known=0, records_quarantined=300)
    audits = [
        run(number, run_id=hexed(number + 500), flow="audit", status="done", records_seen=0, records_published=0,
            records_known=0, files_seen=0, files_read=0)
        for number in range(45)
    ]  # fmt: skip
    rules = [
        ("key_is_unique", "critical", 0.0, "no two rows of one key"),
        ("body_has_words", "critical", 0.31, "at least 10 words in 50% of the articles"),
        ("text_is_legible", "critical", 0.02, "at most 2% replacement characters"),
        ("headline_is_a_line", "warning", 2.4, "3 to 400 characters in 90%"),
        ("copies_are_a_part", "warning", 0.28, "at most 0.9"),
        ("source_is_known", "info", 0.0, "an outlet for half of the articles"),
    ]
    checks = []
    for number in range(45):
        for at, (name, severity, value, expected) in enumerate(rules):
            seen = value * (1 + 0.3 * math.sin(number * (at + 1.3)))
            failed = (name == "body_has_words" and number == 0) or (name == "headline_is_a_line" and number in {3, 17})
            seen = 61.0 if failed else seen
            checks.append(
                check(runs[number]["run_id"], name, "failed" if failed else "passed", severity=severity, value=seen,
                      observed=f"{seen:.3g}", expected=expected, unexpected_count=183 if failed else 0,
                      examples=[f"{hexed(number * 9 + k)} {hexed(k, 8)}" for k in range(5)] if failed else [])
            )  # fmt: skip
        for name, subject, outcome, value in (
            ("volume_is_usual", "littoral.example", "failed" if number < 5 else "passed", 3.1 if number < 5 else 1.0),
            ("source_is_heard", "kestrel.example", "failed" if number < 8 else "passed", float(max(9 - number, 0))),
            ("volume_is_usual", "harbour.example", "passed", 1.0 + 0.1 * math.sin(number)),
            ("languages_are_usual", "lake", "not_enough_history" if number > 12 else "passed", 0.04),
            ("files_are_there", "lake", "error" if number == 1 else "passed", 0.0),
        ):
            checks.append(
                check(audits[number]["run_id"], name, outcome, suite="lake", subject=subject, value=value,
                      observed=f"{value:.2g}", expected="0.5 to 2 of the usual" if "volume" in name else None,
                      error="the catalog could not be read" if outcome == "error" else None,
                      severity="critical" if name == "files_are_there" else "warning")
            )  # fmt: skip
    alerts = [
        {
            "alert_id": hexed(1), "kind": "batch_blocked", "subject": str(runs[0]["run_id"])[:12],
            "severity": "critical", "state": "open",
            "message": "The gate blocked a batch of 300 records: body_has_words failed.",
            "observed": "61% of the articles", "expected": "at least 10 words in 50% of the articles",
            "examples": [f"{hexed(k)} {hexed(k, 8)}" for k in range(5)], "run_id": runs[0]["run_id"],
            "command": "dateline quarantine list --run " + str(runs[0]["run_id"])[:12], "count": 1,
            "first_at": NOW, "last_at": NOW, "first_run_id": runs[0]["run_id"], "delivery": "waiting",
        },
        {
            "alert_id": hexed(2), "kind": "source_is_heard", "subject": "kestrel.example", "severity": "warning",
            "state": "open", "message": "kestrel.example has published nothing for 9 days.", "observed": "9 days",
            "expected": "an article within 2 days", "run_id": audits[0]["run_id"], "count": 8, "delivery": "delivered",
            "command": "dateline sql \"from source_health where source_id = 'kestrel.example'\"",
            "first_at": NOW - timedelta(days=7), "last_at": NOW, "first_run_id": audits[7]["run_id"],
        },
        {
            "alert_id": hexed(3), "kind": "headline_is_a_line", "subject": "batch", "severity": "warning",
            "state": "recovered", "message": "A fifth of the headlines are paragraphs.", "count": 1,
            "run_id": runs[3]["run_id"], "first_run_id": runs[3]["run_id"], "delivery": "delivered",
            "command": "dateline report " + str(runs[3]["run_id"])[:12], "first_at": NOW - timedelta(days=3),
            "last_at": NOW - timedelta(days=3), "recovered_at": NOW - timedelta(days=2),
        },
    ]  # fmt: skip
    deliveries = [
        {"alert_id": hexed(1), "event": "raised", "channel": "desk", "state": "delivered", "attempts": 1},
        {"alert_id": hexed(1), "event": "raised", "channel": "on-call", "state": "waiting", "attempts": 4,
         "error": "connection refused"},
        {"alert_id": hexed(2), "event": "raised", "channel": "desk", "state": "delivered", "attempts": 1},
    ]  # fmt: skip
    held = [
        {
            "file_sha256": hexed(number, 64), "record_index": number % 7, "stage": "audit" if number % 3 else "extract",
            "source_id": "ledger.example" if number % 3 else None, "run_id": runs[number // 20]["run_id"],
            "rules": ["body_has_words"] if number % 3 else ["no_text"], "state": "held",
            "detail": None if number % 3 else "447 characters without a paragraph of text",
            "payload": '{"title": "Ferry timetable", "text": "Photo: the quay", "url": "https://ledger.example/a"}',
        }
        for number in range(60)
    ]  # fmt: skip
    decided = [
        row | {"file_sha256": hexed(at + 900, 64), "state": state, "decided_by": who,
               "decided_at": NOW - timedelta(days=at // 4 + 1), "decision": why, "resolved_run_id": runs[1]["run_id"]}
        for at, (row, (state, who, why)) in enumerate(
            zip(held, [("released", "Ada Vermeer", "captions of a picture page, wanted as they are")] * 4
                + [("dropped", "Ada Vermeer", "a test feed")] * 4 + [("replayed", None, None)] * 4, strict=False))
    ]  # fmt: skip
    files = [
        {"file_sha256": row["file_sha256"], "path": f"inbox/ledger.example/2026-03-31/{at:03}.json", "format": "json",
         "run_id": row["run_id"], "status": "blocked" if at < 20 else "read"}
        for at, row in enumerate(held)
    ]  # fmt: skip
    return {
        RUNS: [*runs, *audits], CHECKS: checks, ALERTS: alerts, DELIVERIES: deliveries,
        QUARANTINE: held + decided, FILES: files,
    }  # fmt: skip


BREAKING = (
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    "\"><svg onload=document.title='pwned'>",
    "</style></title></table><script>document.title='pwned'</script>",
    "javascript:document.title='pwned'",
    "{{ 7 * 7 }}{% include 'page.css' %}",
    "<!--",
    "\u202etxet desrever\u2066",
    "\x07\x1b[31mred\x9b",
    "w" * 2**20,
    "e" + "\u0301" * 5000,
    "خبر عاجل من المراسل",
)


def hostile_newsroom(lake: Lake | PlainLake) -> None:
    """A lake in which every text that others give tries to break out of the page."""
    rows: dict[Table, list[Row]] = {table: [] for table in (*_book(), SOURCES, ARTICLES, CLUSTER_MEMBERS)}
    rows[RUNS].append(run(0, flow=BREAKING[0], status="blocked", code_version=BREAKING[1]))
    run_id = rows[RUNS][0]["run_id"]
    for at, bad in enumerate(BREAKING):
        told = {"message": bad, "observed": bad, "expected": bad, "examples": [bad] * 7, "severity": bad}
        file = {"file_sha256": hexed(at, 64), "run_id": run_id}
        held = {"record_index": at, "member": bad, "source_id": bad, "stage": bad, "rules": [bad] * 9, "detail": bad}
        rows[CHECKS].append(
            check(run_id, bad, "failed", subject=bad, suite=bad, value=math.nan, unexpected_count=9, error=bad) | told
        )
        rows[ALERTS].append(
            {"alert_id": hexed(at), "kind": bad, "subject": bad, "state": "open", "command": bad, "delivery": bad}
            | told
        )
        rows[DELIVERIES].append(
            {"alert_id": hexed(at), "event": bad, "channel": bad, "state": bad, "error": bad, "attempts": 2}
        )
        rows[QUARANTINE].append(file | held | {"payload": bad, "state": "held"})
        rows[QUARANTINE].append(
            file
            | held
            | {"record_index": -1, "state": "dropped", "decided_by": bad, "decided_at": NOW, "decision": bad}
        )
        rows[FILES].append(
            file | {"path": bad, "format": bad, "reason": bad, "status": ("blocked", "rejected")[at % 2]}
        )
        rows[SOURCES].append({"source_id": bad, "name": bad})
        for table, some in articles(bad, LAST_DAY, 3, copies=1, language=bad).items():
            rows[table] += some
    fill(lake, rows)
