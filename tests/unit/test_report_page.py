"""What the report tells of lakes that are made for it, and what its document is made of."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import html
from report_lake import (
    BREAKING,
    LAST_DAY,
    NOW,
    PlainLake,
    articles,
    check,
    fill,
    hexed,
    hostile_newsroom,
    newsroom,
    run,
)

from flows.page.facts import CHARS, DAYS, ROWS, RUNS, Facts, RunUnknownError, facts_of_run, facts_of_warehouse
from flows.page.render import TEMPLATES, page_of_run, page_of_warehouse
from warehouse.errors import LakeMissingError
from warehouse.lake import Lake, grain_of, statements_in
from warehouse.schema import ALERTS, ARTICLES, CHECKS, CLUSTER_MEMBERS, FILES, QUARANTINE, SOURCES
from warehouse.schema import RUNS as RUNS_TABLE

AT = datetime(2026, 3, 31, 7, 0, tzinfo=UTC)
LEAST_CONTRAST = 4.5  # WCAG 2.2 AA for text
LEAST_CONTRAST_OF_MARKS = 3.0  # the same, for parts of a chart


@pytest.fixture(scope="module")
def known() -> PlainLake:
    lake = PlainLake()
    newsroom(lake)
    return lake


@pytest.fixture(scope="module")
def facts(known: PlainLake) -> Facts:
    return facts_of_warehouse(known)


@pytest.fixture(scope="module")
def hostile() -> PlainLake:
    lake = PlainLake()
    hostile_newsroom(lake)
    return lake


@pytest.fixture
def lake() -> PlainLake:
    return PlainLake()


def text_of(page: str) -> str:
    return " ".join(html.document_fromstring(page).body.text_content().split())


def test_missing_lake_is_told(tmp_path: Path) -> None:
    with pytest.raises(LakeMissingError):
        facts_of_warehouse(Lake(tmp_path / "lake"))


def test_empty_lake_says_so(lake: PlainLake) -> None:
    text = text_of(page_of_warehouse(facts_of_warehouse(lake), AT))
    assert "The lake is empty." in text
    for none in ("No alert is open.", "No check has been made yet.", "No record is held.", "There are no articles."):
        assert none in text
    with pytest.raises(RunUnknownError, match="no run yet"):
        facts_of_run(lake, None)


def test_lake_without_checks_is_not_called_sound(lake: PlainLake) -> None:
    fill(lake, {RUNS_TABLE: [run(0)]})
    assert "No check has been made yet." in html.document_fromstring(
        page_of_warehouse(facts_of_warehouse(lake), AT)
    ).findtext(".//h1")


def test_headline_tells_what_needs_a_person(facts: Facts, known: PlainLake) -> None:
    page = html.document_fromstring(page_of_warehouse(facts, AT))
    assert page.findtext(".//h1") == "2 alerts are open, 1 of them critical; 1 batch is blocked."
    blocked = html.document_fromstring(page_of_run(facts_of_run(known, hexed(1)), AT))
    assert blocked.findtext(".//h1") == "Blocked: nothing of 300 records was published."
    audit = html.document_fromstring(page_of_run(facts_of_run(known, hexed(501)), AT))
    assert audit.findtext(".//h1") == "3 of 5 checks failed."


def test_every_section_has_what_the_lake_says(facts: Facts) -> None:
    text = text_of(page_of_warehouse(facts, AT))
    told = (
        "kestrel.example has published nothing for 9 days.",
        "waiting: desk raised, delivered; on-call raised, waiting after 4 tries (connection refused)",
        "1 recovered",
        "dateline quarantine list --run",
        "183 rows, the first: ",
        "captions of a picture page, wanted as they are",
        '{"title": "Ferry timetable"',
        f"{hexed(0, 64)[:12]}:0",
        "and 40 more: dateline sql \"from quarantine where state = 'held'\"",
    )
    assert [part for part in told if part not in text] == []


def test_what_is_wrong_comes_first(facts: Facts) -> None:
    order = [(row.outcome, row.severity, row.expectation) for row in facts["check_results"].rows]
    assert order[:4] == [
        ("failed", "critical", "body_has_words"),
        ("failed", "warning", "source_is_heard"),
        ("failed", "warning", "volume_is_usual"),
        ("passed", "critical", "key_is_unique"),
    ]
    counted = {(row.suite, row.severity): (row.passed, row.failed) for row in facts["check_counts"].rows}
    assert counted["articles", "critical"] == (2, 1)
    failed = {row.run_id: row.failed_checks for row in facts["last_runs"].rows}
    assert [failed[hexed(number)] for number in (1, 2, 501)] == [1, 0, 3]


def test_trend_goes_over_the_last_runs_of_the_rules_own_flow(lake: PlainLake) -> None:
    batches = [run(number / 100, run_id=hexed(number + 1)) for number in range(200)]
    audits = [run(number, run_id=hexed(number + 900), flow="audit") for number in range(RUNS + 5)]
    checks = [check(row["run_id"], "of_a_batch") for row in batches]
    outcomes = ["failed", "error", *["passed"] * (RUNS + 3)]
    checks += [
        check(row["run_id"], "of_the_lake", outcome, suite="lake", value=float(at))
        for at, (row, outcome) in enumerate(zip(audits, outcomes, strict=True))
    ]
    fill(lake, {RUNS_TABLE: [*batches, *audits], CHECKS: checks})
    rows = {row.expectation: row for row in facts_of_warehouse(lake)["check_results"].rows}
    assert len(rows["of_a_batch"].outcomes) == RUNS
    assert rows["of_the_lake"].outcomes == [*["passed"] * (RUNS - 2), "error", "failed"]
    assert rows["of_the_lake"].numbers == [float(number) for number in reversed(range(RUNS))]
    assert rows["of_the_lake"].outcome == "failed"
    until = {row.expectation: row for row in facts_of_run(lake, hexed(901))["check_results"].rows}
    assert set(until) == {"of_the_lake"}
    assert until["of_the_lake"].outcomes[-2:] == ["passed", "error"]


def test_check_of_an_older_version_has_its_outcome_by_its_success(lake: PlainLake) -> None:
    run_id = run(0)["run_id"]
    checks = [
        check(run_id, "a", subject=None) | {"outcome": None},
        check(run_id, "b") | {"outcome": None, "success": False},
        check(run_id, "c") | {"outcome": None, "success": False, "error": "no such column"},
    ]
    fill(lake, {RUNS_TABLE: [run(0)], CHECKS: checks})
    rows = facts_of_warehouse(lake)["check_results"].rows
    assert {row.expectation: row.outcome for row in rows} == {"a": "passed", "b": "failed", "c": "error"}
    assert {row.subject for row in rows} == {"batch"}


def test_volume_has_every_day_and_the_mean_of_the_same_weekdays(lake: PlainLake) -> None:
    rows: dict = {RUNS_TABLE: [run(0)], ARTICLES: [], CLUSTER_MEMBERS: []}
    for back, count in ((0, 9), (7, 2), (14, 4), (28, 6), (36, 1)):
        for table, some in articles("a.example", LAST_DAY - timedelta(days=back), count, copies=count // 2).items():
            rows[table] += some
    fill(lake, rows)
    days = facts_of_warehouse(lake)["volume_days"].rows
    assert len(days) == 37
    assert (days[-1].articles, days[-1].copies, days[-1].baseline) == (9, 4, 3.0)
    assert (days[-2].articles, days[-2].baseline) == (0, 0.0)
    assert {day.baseline for day in days[:28]} == {None}  # 28 days before them the lake has nothing


def test_no_more_days_are_shown_than_fit(facts: Facts) -> None:
    days = facts["volume_days"].rows
    assert [days[0].day, days[-1].day] == [LAST_DAY - timedelta(days=DAYS - 1), LAST_DAY]
    assert None not in {day.baseline for day in days}


def test_state_of_each_source_is_told(facts: Facts, lake: PlainLake) -> None:
    states = {row.source_id: row.state for row in facts["source_days"].rows}
    assert states.pop("kestrel.example") == "silent"
    assert states.pop("littoral.example") == "high"
    assert set(states.values()) == {"steady"}
    assert facts["source_days"].rows[0].source_id == "kestrel.example"
    assert facts["source_days"].rows[0].numbers[-9:] == [0] * 9
    rows: dict = {RUNS_TABLE: [run(0)], ARTICLES: [], CLUSTER_MEMBERS: []}
    for name, back in (("new", 0), ("dormant", 50)):
        for table, some in articles(name, LAST_DAY - timedelta(days=back), 3).items():
            rows[table] += some
    fill(lake, rows)
    assert {row.source_id: row.state for row in facts_of_warehouse(lake)["source_days"].rows} == {
        "new": "new",
        "dormant": "dormant",
    }


def test_languages_have_their_share_and_its_change(lake: PlainLake) -> None:
    rows: dict = {RUNS_TABLE: [run(0)], ARTICLES: [], CLUSTER_MEMBERS: []}
    for language, back, count in (("en", 0, 3), ("de", 0, 1), ("en", 10, 10), ("de", 10, 0), ("fr", 60, 6)):
        for table, some in articles(language, LAST_DAY - timedelta(days=back), count, language=language).items():
            rows[table] += some
    fill(lake, rows)
    found = {row.language: row for row in facts_of_warehouse(lake)["language_shares"].rows}
    assert {code: (row.share, row.week_share, row.change) for code, row in found.items()} == {
        "en": (0.65, 0.75, -0.25),
        "fr": (0.3, 0.0, 0.0),
        "de": (0.05, 0.25, 0.25),
    }


def test_run_is_found_by_the_beginning_of_its_id(known: PlainLake, lake: PlainLake) -> None:
    assert facts_of_run(known, hexed(1)[:8])["head"].run_id == hexed(1)
    assert facts_of_run(known, None)["head"].flow == "audit"  # the last one
    with pytest.raises(RunUnknownError, match="no run zz"):
        facts_of_run(known, "zz")
    fill(lake, {RUNS_TABLE: [run(0, run_id="ab1"), run(1, run_id="ab2")]})
    with pytest.raises(RunUnknownError, match="several runs begin with ab, the newest is ab1"):
        facts_of_run(lake, "ab")


def test_page_of_a_run_has_its_rows_only(known: PlainLake) -> None:
    facts = facts_of_run(known, hexed(2))
    assert {row.expectation for row in facts["check_results"].rows} >= {"body_has_words", "key_is_unique"}
    assert facts["held_rows"].total == 20
    assert facts["alerts"].rows == ()
    text = text_of(page_of_run(facts, AT))
    assert "the lines add up to 300" in text
    assert "source_is_heard" not in text


def crowded(lake: PlainLake) -> None:
    """More of everything than a page can hold."""
    rows: dict = {ARTICLES: [], CLUSTER_MEMBERS: []}
    for number in range(300):
        for table, some in articles(f"{number}.example", LAST_DAY, 2, copies=1, language=f"x{number}").items():
            rows[table] += some
    rows[RUNS_TABLE] = [run(number) for number in range(500)]
    rows[CHECKS] = [
        check(hexed(number + 1), "volume", "failed", subject=f"{at}.example", examples=["w" * 5000] * 9)
        for number in range(3)
        for at in range(1000)
    ]
    rows[ALERTS] = [
        {"alert_id": hexed(number), "kind": "volume", "subject": str(number), "severity": "warning", "state": state}
        for number in range(900)
        for state in [("open", "recovered")[number % 2]]
    ]
    rows[QUARANTINE] = [
        {"file_sha256": hexed(number, 64), "record_index": number, "rules": [f"rule_{number}"], "payload": "w" * 5000}
        | {"run_id": hexed(number + 1), "state": "held", "decided_at": NOW - timedelta(seconds=number)}
        for number in range(1000)
    ]
    rows[FILES] = [
        {"file_sha256": hexed(number, 64), "run_id": hexed(number + 1), "path": "p" * 5000, "status": "blocked"}
        for number in range(400)
    ]
    rows[SOURCES] = [{"source_id": f"{number}.example", "name": "n" * 5000} for number in range(300)]
    fill(lake, rows)


def test_crowded_lake_gives_a_bounded_page_that_tells_what_it_leaves_out(lake: PlainLake) -> None:
    crowded(lake)
    facts = facts_of_warehouse(lake)
    shown = {name: (len(listing.rows), listing.total) for name, listing in facts.items() if name != "head"}
    assert shown.pop("volume_days") == (1, 1)
    assert shown.pop("check_counts") == (1, 1)
    assert shown == {
        name: (ROWS[name], total)
        for name, total in {
            "alerts": 450,
            "recovered": 450,
            "blocked_batches": 400,
            "check_results": 1000,
            "held_rules": 1000,
            "held_rows": 1000,
            "decisions": 1000,
            "source_days": 300,
            "language_shares": 300,
            "source_copies": 300,
            "last_runs": 500,
        }.items()
    }
    page = page_of_warehouse(facts, AT)
    assert len(page.encode()) < 1_000_000
    text = text_of(page)
    for left in (450 - ROWS["alerts"], 1000 - ROWS["check_results"], 1000 - ROWS["held_rows"], 500 - ROWS["last_runs"]):
        assert f"and {left} more: dateline sql" in text


@pytest.mark.parametrize("kind", ["warehouse", "run"])
def test_document_lets_nothing_in(hostile: PlainLake, kind: str) -> None:
    page = (
        page_of_warehouse(facts_of_warehouse(hostile), AT)
        if kind == "warehouse"
        else page_of_run(facts_of_run(hostile, None), AT)
    )
    assert len(page.encode()) < 400_000
    document = html.document_fromstring(page)
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert document.xpath("//script | //img | //iframe | //object | //link | //form | //base | //*[@style]") == []
    assert [value for value in document.xpath("//@href | //@src") if not value.startswith("#")] == []
    assert document.xpath("//@*[starts-with(name(), 'on')]") == []
    assert re.findall(r"url\(|@import|https?:", style) == []
    assert document.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    text = text_of(page)
    assert "<script>document.title='pwned'</script>" in text
    assert "{{ 7 * 7 }}{% include 'page.css' %}" in text
    assert "⟨U+202E⟩txet desrever⟨U+2066⟩" in text
    assert "w" * (CHARS + 1) not in text
    assert len(BREAKING) == facts_of_warehouse(hostile)["check_results"].total


def test_document_is_fit_for_readers_who_do_not_see_it(facts: Facts) -> None:
    document = html.document_fromstring(page_of_warehouse(facts, AT))
    assert document.get("lang") == "en"
    assert document.xpath("//svg[not(@role='img') or not(title/text())]") == []
    assert document.xpath("//div[@class='box'][not(@tabindex='0') or not(@role='region') or not(@aria-label)]") == []
    assert document.xpath("//thead//th[not(@scope='col')] | //tbody//th[not(@scope='row')]") == []
    assert document.xpath("//table[not(ancestor::div[@class='box'])]") == []
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [link for link in document.xpath("//a/@href") if link[1:] not in ids] == []


def test_every_query_of_the_report_is_asked_and_says_its_grain() -> None:
    queries = dict(statements_in("sql/report"))
    asked = {name for name in ROWS if name != "recovered"} | {"days", "judged", "glance", "run", "run_ids"}
    assert set(queries) == asked
    assert [name for name, sql in queries.items() if not grain_of(sql).startswith("one row")] == []


def luminance(colour: str) -> float:
    """Relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def schemes() -> Iterator[dict[str, str]]:
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL):
        yield dict(re.findall(r"--(\w+): (#\w+);", block))


@pytest.mark.parametrize("scheme", range(3))
def test_colours_stand_out_in_light_and_dark_and_on_paper(scheme: int) -> None:
    colours = list(schemes())[scheme]
    paper = luminance(colours["paper"])

    def contrast(name: str) -> float:
        high, low = sorted((paper, luminance(colours[name])), reverse=True)
        return (high + 0.05) / (low + 0.05)

    texts = ("ink", "soft", "bad", "doubtful", "good")
    assert [name for name in texts if contrast(name) < LEAST_CONTRAST] == []
    assert contrast("part") > LEAST_CONTRAST_OF_MARKS
