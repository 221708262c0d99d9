"""The audit by its command: what it prints, its exit codes, and what it does where the lake itself is broken."""

import json
from pathlib import Path

import pytest
from tests_support import article_text, dateline, loaded, settings_file

from warehouse.lake import Lake


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("audit") / "home"
    inbox = home / "inbox" / "post.example"
    inbox.mkdir(parents=True)
    for number in range(3):
        (inbox / f"{number}.txt").write_text(article_text(number))
    loaded(inbox, home=home)
    return home


def test_sound_lake_passes_and_says_where_history_is_short(home: Path) -> None:
    done = dateline("audit", "--json", "--quiet", home=home)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    outcomes = {check["expectation"]: check["outcome"] for check in report["checks"]}
    assert (outcomes["files_are_as_the_catalog_has_them"], outcomes["counts_add_up"]) == ("passed", "passed")
    assert outcomes["outlet_is_not_silent"] == "not_enough_history"
    assert report["complaints"] == []
    with Lake(home / "lake").open_readonly() as connection:
        stored = connection.execute("select count(*) from lake.checks where run_id = ?", [report["run_id"]]).fetchone()
        run = connection.execute("select flow, status from lake.runs where run_id = ?", [report["run_id"]]).fetchone()
    assert stored == (len(report["checks"]),)
    assert run == ("audit", "done")


def test_lost_file_is_a_complaint_and_exit_code_3(home: Path, tmp_path: Path) -> None:
    (lost,) = (home / "lake" / "data" / "main" / "signatures").glob("*.parquet")
    aside = lost.rename(tmp_path / "aside")
    try:
        done = dateline("audit", "--quiet", home=home)
    finally:
        aside.rename(lost)
    assert done.returncode == 3
    assert "critical   files_are_as_the_catalog_has_them of signatures: Parquet files: 1 missing" in done.stdout
    assert dateline("audit", "--quiet", home=home).returncode == 0
    listed = dateline("alerts", "list", "--all", home=home).stdout
    assert "recovered" in listed
    assert "files_are_as_the_catalog_has_them signatures" in listed


def test_lake_whose_alerts_are_lost_is_told_all_the_same(home: Path, tmp_path: Path) -> None:
    folder = home / "lake" / "data" / "main" / "alerts"
    aside = [path.rename(tmp_path / path.name) for path in folder.glob("*.parquet")]
    assert aside  # of the test above
    try:
        failed = dateline("audit", "--quiet", home=home)
    finally:
        for path in aside:
            path.rename(folder / path.name)
    assert failed.returncode == 1
    assert "alerts" in failed.stderr
    assert dateline("alerts", "deliver", home=home).returncode == 0  # takes what was kept outside the lake into it
    assert "run_failed audit" in dateline("alerts", "list", home=home).stdout
    assert dateline("audit", "--quiet", home=home).returncode == 0
    assert dateline("alerts", "list", home=home).stdout.strip() == "no alerts"


def test_what_is_asked_wrongly_is_told(home: Path, tmp_path: Path) -> None:
    assert dateline("audit", "--as-of", "yesterday", home=home).returncode == 2
    missing = dateline("audit", home=tmp_path / "elsewhere")
    assert (missing.returncode, "dateline ingest" in missing.stderr) == (1, True)
    wrong = settings_file(tmp_path, "[rules.volume_is_usual]\nratoi = 3\n")
    told = dateline("audit", home=home, **wrong)
    assert (told.returncode, "ratoi" in told.stderr) == (2, True)
