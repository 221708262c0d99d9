"""Held records taken to the lake after all: replayed once a rule, a file or the code is mended, or released."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from ledger import assert_counts_add_up
from tests_support import ROOT, SHORT_ARE_FINE, article_text, contents, loaded, settings_file

from flows.held.drop import drop
from flows.held.replay import release, replay
from flows.held.report import HeldReport
from flows.held.selection import Selection
from flows.ingest import ingest
from flows.reading import workers
from flows.report import DataQualityError
from warehouse.lake import Lake
from warehouse.quarantine import Quarantined, Wanted, quarantined, rows_of
from warehouse.schema import ARTICLES, CHECKS, FILES, QUARANTINE, RUNS

SHORT = "Only {} short words."


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "0")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home; whatever a test does there, its counts add up in the end."""
    yield tmp_path / "home"
    assert_counts_add_up(Lake(tmp_path / "home" / "lake"))


def mend(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The rule that holds short texts as somebody has mended it."""
    for name, value in settings_file(folder, SHORT_ARE_FINE).items():
        monkeypatch.setenv(name, value)


def write(home: Path, name: str, *texts: str, url: str | None = None) -> Path:
    path = home / "inbox" / "post.example" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"text": text} | ({"url": f"{url}/{n}"} if url else {})) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines) if name.endswith("l") else texts[0])
    return path


def load(home: Path) -> None:
    loaded(home / "inbox", home=home)


def replay_of(home: Path, *names: str, rule: str | None = None, run: str | None = None) -> HeldReport:
    return replay(Selection(names, rule, run), str(home), quiet=True)


def release_of(home: Path, *names: str, run: str | None = None) -> HeldReport:
    return release(Selection(names, run=run), str(home), by="ada", why="they are captions", quiet=True)


def rows(home: Path, table: object, column: str, *values: str) -> list[dict[str, object]]:
    with Lake(home / "lake").open_readonly() as connection:
        return rows_of(connection, table, column, values)  # type: ignore[arg-type]


def held(home: Path, state: str = "held") -> list[Quarantined]:
    with Lake(home / "lake").open_readonly() as connection:
        return quarantined(connection, Wanted(state=state))


def test_a_record_that_passes_now_is_published_once_where_it_lay(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, "a.jsonl", article_text(1), SHORT.format("four"), "no", SHORT.format("five"))
    load(home)
    before = replay_of(home)
    assert (before.is_complete, len(before.held), before.counts.records_published) == (False, 3, 0)
    mend(monkeypatch, home.parent)
    report = replay_of(home, rule="body_has_words")
    assert (report.is_complete, len(report.ended), report.counts.records_published) == (False, 2, 2)
    assert list(report.held.values()) == [["body_has_words"]]
    ended = held(home, "replayed")
    articles = {
        (row["file_sha256"], row["record_index"]): row for row in rows(home, ARTICLES, "run_id", *report.run_ids)
    }
    assert articles.keys() == {row.place for row in ended} == {(ended[0].file_sha256, 1), (ended[0].file_sha256, 3)}
    assert {row.resolved_run_id for row in ended} == set(report.run_ids)
    assert all(row.decided_at and row.decided_by is None for row in ended)
    again = replay_of(home, *(row.row_id for row in ended))
    assert (again.run_ids, again.is_complete) == ([], True)
    assert set(again.resolved.values()) == {"replayed"}


def test_what_is_replayed_is_what_an_ingest_gives(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        home, "a.jsonl", *(SHORT.format(n) for n in range(3)), article_text(1), article_text(2), url="https://p.example"
    )
    write(home, "b.jsonl", SHORT.format(0), article_text(1), "Another short one.")
    write(home, "c.txt", SHORT.format("text"))
    load(home)
    mend(monkeypatch, home.parent)
    other = tmp_path / "other"
    loaded(home / "inbox", home=other)
    assert replay_of(home).is_complete
    names = ("quarantine", "cluster_aliases")
    assert contents(Lake(home / "lake"), *names) == contents(Lake(other / "lake"), *names)


def test_a_record_whose_file_is_gone_is_read_from_what_was_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        f"<html><head><title>A page</title></head><body><article><p>{SHORT.format('html')}</p></article></body></html>"
    )
    for number, name in enumerate(("a.jsonl", "b.txt")):
        write(home, name, SHORT.format(number), url="https://p.example")
    csv = home / "inbox" / "ledger.example" / "c.csv"
    csv.parent.mkdir()
    csv.write_text(
        'title,text,url\nA title,"Three short words.",https://ledger.example/1\nA,"' + article_text(3) + '",x\n'
    )
    (csv.parent / "d.html").write_text(page)
    load(home)
    kept = {row.place: row.source_id for row in held(home)}
    assert len(kept) == 4
    mend(monkeypatch, home.parent)
    shutil.rmtree(home / "inbox")
    report = replay_of(home)
    assert (report.is_complete, report.missing, len(report.ended)) == (True, {}, 4)
    articles = rows(home, ARTICLES, "run_id", *report.run_ids)
    assert {(row["file_sha256"], row["record_index"]): row["source_id"] for row in articles} == kept
    assert "https://ledger.example/1" in {row["canonical_url"] for row in articles}


def test_a_record_that_cannot_be_read_again_stays_held_and_says_what_to_do(home: Path, tmp_path: Path) -> None:
    path = write(home, "a.csv", "title,text\n" + "A row of one field only, of many words. " * 20 + "\n")
    load(home)
    aside = path.rename(tmp_path / "aside")
    report = replay_of(home)
    (why,) = report.missing.values()
    assert "put the file back" in why
    assert "reads as text" in why
    assert not report.is_complete
    aside.rename(path)
    report = replay_of(home)
    assert (report.missing, list(report.held.values())) == ({}, [["too_many_fields"]])


def test_a_record_that_has_been_published_meanwhile_counts_as_known(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, "a.txt", SHORT.format("more"))
    load(home)
    mend(monkeypatch, home.parent)
    write(home, "b.txt", SHORT.format("more") + "\n")
    load(home)
    report = replay_of(home)
    assert (report.counts.records_published, report.counts.records_known, report.is_complete) == (0, 1, True)
    assert len(held(home, "replayed")) == 1


def test_one_record_that_fails_keeps_none_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = [SHORT.format(n) for n in range(5)]
    write(home, "a.jsonl", *(article_text(n) for n in range(40)), *good, *(f"no{n}" for n in range(30)))
    load(home)
    mend(monkeypatch, home.parent)
    report = replay_of(home)
    assert (report.counts.records_published, len(report.held), report.blocked) == (5, 30, [])


def test_a_replay_is_protected_as_an_ingest_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, "a.jsonl", article_text(1), "CRASHES " + article_text(2))
    monkeypatch.setenv("DATELINE_WORKERS", "1")
    with monkeypatch.context() as spoilt:
        spoilt.setattr(workers, "MODULE", "spoilt_worker")
        spoilt.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "tests"), str(ROOT)]))
        with pytest.raises(DataQualityError):
            ingest([str(home / "inbox")], str(home), quiet=True)
        assert list(replay_of(home).held.values()) == [["parser_died"]]
    assert replay_of(home).counts.records_published == 1


@pytest.fixture
def blocked(home: Path) -> Iterator[str]:
    """The run that has blocked a batch of short texts, one good one and one that cannot be read."""
    path = write(home, "a.jsonl", *(SHORT.format(n) for n in range(30)), article_text(1))
    path.write_text(path.read_text() + "\n{}")
    load(home)
    (run,) = rows(home, RUNS, "status", "blocked")
    return str(run["run_id"])


def statuses(home: Path) -> list[object]:
    return [row["status"] for row in rows(home, FILES, "status", "read", "blocked", "reading")]


def test_a_blocked_batch_is_judged_again_as_a_batch(home: Path, blocked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    good = next(row for row in held(home) if row.record_index == 30)
    report = replay_of(home, good.row_id)
    assert (report.counts.records_published, len(report.blocked), statuses(home)) == (0, 1, ["blocked"])
    mend(monkeypatch, home.parent)
    report = replay_of(home, run=blocked[:9])
    assert (report.counts.records_published, list(report.held.values())) == (31, [["no_text"]])
    assert statuses(home) == ["read"]
    assert {row.rules for row in held(home)} == {("no_text",)}


def test_replay_of_a_blocked_batch_agrees_with_a_retry(
    home: Path, blocked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shutil.copytree(home, tmp_path / "other")
    mend(monkeypatch, home.parent)
    replay_of(home, run=blocked)
    loaded(home / "inbox", home=other, retry_blocked=True)
    assert_counts_add_up(Lake(other / "lake"))
    assert contents(Lake(home / "lake"), "quarantine") == contents(Lake(other / "lake"), "quarantine")
    assert [row.place for row in held(home)] == [row.place for row in held(other)]


def test_a_blocked_batch_is_released_by_name(home: Path, blocked: str) -> None:
    report = release_of(home, run=blocked)
    assert (report.counts.records_published, len(report.refused), report.is_complete) == (31, 1, False)
    articles = rows(home, ARTICLES, "run_id", *report.run_ids)
    assert {("released" in row["flags"], len(articles)) for row in articles} == {(True, 31)}  # type: ignore[operator]
    assert {(row.decided_by, row.decision) for row in held(home, "released")} == {("ada", "they are captions")}
    assert statuses(home) == ["read"]
    failed = [row for row in rows(home, CHECKS, "run_id", *report.run_ids) if row["outcome"] == "failed"]
    assert "body_has_words" in {row["expectation"] for row in failed}
    again = release_of(home, run=blocked)
    assert (again.run_ids, again.counts.records_published) == ([], 0)


def test_one_record_of_a_blocked_batch_is_released_and_stays_so(home: Path, blocked: str) -> None:
    name = next(row.row_id for row in held(home) if row.record_index == 3)
    assert release_of(home, name).counts.records_published == 1
    dropped = next(row.row_id for row in held(home) if row.record_index == 4)
    drop(Selection([dropped]), str(home), by="ada")
    assert statuses(home) == ["blocked"]
    report = loaded(home / "inbox", home=home, retry_blocked=True)
    assert report.blocked
    assert report.counts.records_seen == 30
    assert [row.row_id for row in held(home, "released") + held(home, "dropped")] == [name, dropped]


def test_an_error_of_the_gate_blocks_a_replay_and_not_a_release(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, "a.txt", SHORT.format("more"))
    broken = "ExpectColumnValuesToBeBetween"
    own = f'[rules.broken]\nkind = "{broken}"\ncolumn = "no_such_column"\nmin_value = 1\n{SHORT_ARE_FINE}'
    monkeypatch.setenv("DATELINE_CONFIG", settings_file(home.parent, own)["DATELINE_CONFIG"])
    load(home)
    assert [row.rules for row in held(home)] == [("blocked_by_broken",)]
    assert replay_of(home).blocked
    report = release_of(home, held(home)[0].row_id)
    assert (report.counts.records_published, report.is_complete, statuses(home)) == (1, True, ["read"])
    (check,) = (row for row in rows(home, CHECKS, "run_id", *report.run_ids) if row["expectation"] == "broken")
    assert check["outcome"] == "error"


@pytest.mark.parametrize("way", ["released", "replayed", "dropped"])
def test_the_rest_of_a_blocked_file_is_loaded_by_the_next_ingest(
    way: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = [SHORT.format(n) for n in range(60)]
    write(home, "a.jsonl", *short, *(article_text(n) for n in range(60)))
    monkeypatch.setenv("DATELINE_BATCH_BYTES", "3000")
    load(home)
    (run,) = (str(row["run_id"]) for row in rows(home, RUNS, "status", "blocked"))
    taken = len(held(home))
    assert 20 <= taken < 60
    assert statuses(home) == ["blocked"]
    mend(monkeypatch, home.parent)
    if way == "released":
        release_of(home, run=run)
    elif way == "dropped":
        drop(Selection(run=run), str(home), by="ada")
    else:
        replay_of(home, run=run)
    assert (len(held(home, way)), statuses(home)) == (taken, ["reading"])
    monkeypatch.delenv("DATELINE_BATCH_BYTES")
    load(home)
    assert statuses(home) == ["read"]
    (file,) = rows(home, FILES, "status", "read")
    published = len(rows(home, ARTICLES, "file_sha256", str(file["file_sha256"])))
    assert published == (120 - taken if way == "dropped" else 120)


def test_extractors_that_all_fail_block_their_batch(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise AttributeError("the parser has changed")

    write(home, "a.jsonl", *(article_text(n) for n in range(25)))
    with monkeypatch.context() as context:
        context.setattr("transforms.extract._extractor", lambda _: broken)
        load(home)
    (run,) = rows(home, RUNS, "status", "blocked")
    assert (run["records_rejected"], statuses(home)) == (25, ["blocked"])
    assert release_of(home, run=str(run["run_id"])).counts.records_published == 0
    other = loaded(home / "inbox", home=home, retry_blocked=True)
    assert other.counts.records_published == 25
    assert statuses(home) == ["read"]


def checks_of(home: Path, run_ids: Sequence[str]) -> Mapping[object, object]:
    return {row["expectation"]: row["outcome"] for row in rows(home, CHECKS, "run_id", *run_ids)}


def test_a_few_documents_that_fail_in_their_extractor_are_held_only(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise AttributeError("the parser has changed")

    write(home, "a.jsonl", *(article_text(n) for n in range(19)))
    with monkeypatch.context() as context:
        context.setattr("transforms.extract._extractor", lambda _: broken)
        load(home)
    assert statuses(home) == ["read"]
    assert (
        checks_of(home, [str(row["run_id"]) for row in rows(home, RUNS, "flow", "ingest")])["extractors_work"]
        == "passed"
    )
    assert replay_of(home).counts.records_published == 19
    assert rows(home, QUARANTINE, "state", "held") == []
