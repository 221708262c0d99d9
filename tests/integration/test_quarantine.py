"""Held records as a person meets them: listed, shown and dropped by the command line."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests_support import article_text, loaded

from flows.cli import main
from flows.held import selection
from warehouse.lake import Lake
from warehouse.quarantine import rows_of
from warehouse.schema import QUARANTINE, RUNS

NASTY = "Short\x1b[2J\u202e \x9b2J text."


def command(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "quarantine", *arguments])


def as_json(home: Path, *arguments: str) -> dict[str, object]:
    done = command(home, *arguments, "--json")
    assert done.exit_code == 0, done.output
    values: dict[str, object] = json.loads(done.stdout)
    return values


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two outlets' held records; only read by the tests."""
    home = tmp_path_factory.mktemp("quarantine") / "home"
    for outlet, texts in {
        "post": ["Too few.", article_text(1), "Few words."],
        "ledger": ["Fewer.", "x" * 5000],
    }.items():
        path = home / "inbox" / f"{outlet}.example" / "a.jsonl"
        path.parent.mkdir(parents=True)
        lines = [json.dumps({"text": text, "source": f"{outlet}.example"}) for text in texts]
        path.write_text("\n".join([*lines, '{"text": "cut']))
    (home / "inbox" / "nasty.example").mkdir()
    (home / "inbox" / "nasty.example" / "a.txt").write_text(NASTY)
    loaded(home / "inbox", home=home)
    return home


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "home")


def rows(home: Path, *arguments: str) -> list[dict[str, object]]:
    found = as_json(home, "list", *arguments)["rows"]
    assert isinstance(found, list)
    return found


def test_list_is_narrowed_by_rule_outlet_run_and_state(filled: Path) -> None:
    everything = rows(filled)
    assert {(row["state"], row["stage"]) for row in everything} == {("held", "audit"), ("held", "read")}
    assert len(everything) == 7
    short = {row["source_id"] for row in rows(filled, "--rule", "body_has_words")}
    assert short == {"post.example", "ledger.example", "nasty.example"}
    assert {row["source_id"] for row in rows(filled, "--rule", "json_syntax")} == {None}
    assert len(rows(filled, "--source", "post.example")) == 2
    assert len(rows(filled, "--run", str(everything[0]["run_id"])[:6])) == 7
    assert rows(filled, "--state", "dropped") == []
    assert as_json(filled, "list", "--limit", "2")["total"] == 7
    assert "and 5 more" in command(filled, "list", "--limit", "2").stdout


def test_what_a_record_holds_does_nothing_to_a_terminal(filled: Path) -> None:
    (row,) = (row for row in rows(filled) if str(row["path"]).endswith(".txt"))
    shown = command(filled, "show", str(row["row"])).stdout
    assert "\\x1b[2J" in shown
    assert not {"\x1b", "\u202e", "\x9b"} & set(shown)
    assert "body_has_words" in shown
    raw = command(filled, "show", str(row["row"]), "--payload").stdout_bytes
    assert raw.decode() == NASTY
    assert as_json(filled, "show", str(row["row"]))["payload"] == raw.decode()


def test_a_long_record_is_shown_in_part(filled: Path) -> None:
    (row,) = (row for row in rows(filled, "--source", "ledger.example") if row["record_index"] == 1)
    shown = command(filled, "show", str(row["row"])).stdout
    assert len(shown) < 4000
    assert "--payload writes all of it" in shown


def test_name_that_means_none_or_several_is_refused(filled: Path) -> None:
    for name, complaint in {"12ab": "no name of a record", "ffff:77": "not in quarantine"}.items():
        done = command(filled, "show", name)
        assert (done.exit_code, complaint in done.output) == (2, True), done.output
    hashes = sorted({str(row["file_sha256"]) for row in rows(filled)})
    assert len(hashes) == 3
    done = command(filled, "list", "--run", "zz")
    assert (done.exit_code, "no id of a run" in done.output) == (2, True)


def test_name_that_two_records_share_is_refused(home: Path) -> None:
    # No two hashes of these files begin alike, so one row is made to.
    with Lake(home / "lake").open_writer(0) as connection:
        first = str(rows(home)[0]["file_sha256"])
        twin = first[:20] + "0" * 44
        connection.execute(
            "insert into lake.quarantine by name select * replace (? as file_sha256) from lake.quarantine"
            " where file_sha256 = ? and record_index = 0",
            [twin, first],
        )
        with pytest.raises(selection.SelectionError, match="may be any of 2 records"):
            selection.row_named(connection, f"{first[:12]}:0")
        assert selection.row_named(connection, f"{twin[:21]}:0").file_sha256 == twin


def test_dropped_records_say_who_and_why_and_are_counted_by_a_run(home: Path) -> None:
    done = as_json(home, "drop", "--rule", "json_syntax", "--by", "ada", "--why", "cut by the exporter")
    with Lake(home / "lake").open_readonly() as connection:
        dropped = rows_of(connection, QUARANTINE, "state", ["dropped"])
        (run,) = rows_of(connection, RUNS, "flow", ["drop"])
    assert len(dropped) == len(done["dropped"]) == 2  # type: ignore[arg-type]
    assert {(row["decided_by"], row["decision"]) for row in dropped} == {("ada", "cut by the exporter")}
    assert {row["resolved_run_id"] for row in dropped} == {run["run_id"]} == {done["run_id"]}
    assert {row["payload"] for row in dropped} == {'{"text": "cut'}
    assert (run["status"], run["records_seen"], run["records_dropped"]) == ("done", 2, 2)
    assert len(rows(home)) == 5


def test_dropping_twice_does_nothing_and_says_so(home: Path) -> None:
    name = str(rows(home)[0]["row"])
    as_json(home, "drop", name, "--by", "ada")
    again = as_json(home, "drop", name, "--by", "bob")
    assert (again["run_id"], again["passed_over"]) == (None, {name: "dropped"})
    assert [row["decided_by"] for row in rows(home, "--state", "dropped")] == ["ada"]


def test_a_drop_needs_a_name_and_a_choice(home: Path) -> None:
    name = str(rows(home)[0]["row"])
    assert command(home, "drop", name).exit_code == 2
    assert command(home, "drop", "--by", "ada").exit_code == 2
    assert command(home, "drop", name, "--rule", "json_syntax", "--by", "ada").exit_code == 2


def test_exit_codes_tell_whether_anything_stays_held(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "0")
    (cut, _) = rows(home, "--rule", "json_syntax")
    (short,) = (row for row in rows(home, "--source", "nasty.example"))
    assert command(home, "replay", str(cut["row"]), "--quiet").exit_code == 3
    refused = command(home, "release", str(cut["row"]), "--by", "ada", "--quiet")
    assert (refused.exit_code, "no article could be made of it" in refused.stdout) == (3, True)
    assert command(home, "release", str(short["row"])).exit_code == 2
    assert command(home, "release", str(short["row"]), str(short["run_id"]), "--by", "ada").exit_code == 2
    released = command(home, "release", str(short["row"]), "--by", "ada", "--quiet")
    assert (released.exit_code, "1 published" in released.stdout) == (0, True)
    assert command(home, "replay", str(short["row"]), "--rule", "body_has_words").exit_code == 2
    assert command(home, "replay", str(short["row"]), "--quiet").exit_code == 0
