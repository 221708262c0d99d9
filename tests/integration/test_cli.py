"""The command line as its users meet it: processes, exit codes, what is printed."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from tests_support import Write, article_text, contents, dateline, ingest, loaded

from warehouse import lake as lake_module
from warehouse.lake import Lake

ARTICLES = 4


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose inbox is loaded; only read by the tests."""
    home = tmp_path_factory.mktemp("cli") / "home"
    for number in range(ARTICLES):
        path = home / "inbox" / "post.example" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_text(number))
    (home / "sources.csv").write_text("source_id,name,kind\npost.example,The Post,newspaper\nx,X,clown\n")
    report = ingest(home=home)
    assert report["counts"]["records_published"] == ARTICLES  # type: ignore[index,call-overload]
    return home


def test_ingest_tells_what_happened_and_shows_the_stages(tmp_path: Path, inbox: Path, write: Write) -> None:
    write("post/1.txt", article_text(1))
    done = dateline("ingest", inbox, home=tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert "1 published" in done.stdout
    assert str(tmp_path / "home" / "lake") in done.stdout
    stages = [line.split()[0] for line in done.stderr.splitlines()]
    assert (stages[0], *stages[-2:]) == ("read_batch", "publish_batch", "read_batch")  # the last finds nothing more
    again = dateline("ingest", inbox, home=tmp_path / "home")
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing new: 1 files, all known" in again.stdout


def test_outlets_are_named_by_sources_csv_and_its_mistakes_are_told(home: Path, tmp_path: Path) -> None:
    done = dateline("sql", "select name, kind from sources", "--format", "csv", home=home)
    assert done.stdout.splitlines() == ["name,kind", "The Post,newspaper"]
    other = shutil.copytree(home, tmp_path / "home")
    (other / "inbox" / "post.example" / "new.txt").write_text(article_text(99))
    assert "kind 'clown'" in str(loaded(other / "inbox", home=other).warnings)


@pytest.mark.parametrize("format_", ["csv", "json", "parquet", "table"])
def test_answer_has_every_row_in_every_format(home: Path, tmp_path: Path, format_: str) -> None:
    query = "select article_id, flags, published_at, words from articles order by 1"
    output = tmp_path / "answer"
    printed = subprocess.run(
        [sys.executable, "-m", "flows.cli", "--home", home, "sql", query, "--format", format_],
        capture_output=True,
        check=True,
    ).stdout
    dateline("sql", query, "--format", format_, "--output", output, home=home)
    if format_ == "table":
        assert b"article_id" in printed
        format_ = "csv"  # a file has no box around its cells
    else:
        assert output.read_bytes() == printed
    if format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(output.read_text())))
    elif format_ == "json":
        rows = json.loads(output.read_text())
    else:
        rows = pq.read_table(output).to_pylist()
    assert len(rows) == ARTICLES
    assert list(rows[0]) == ["article_id", "flags", "published_at", "words"]


def test_query_is_read_from_standard_input_and_cannot_write(home: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "--home", str(home), "sql", "-", "--format", "csv"]
    done = subprocess.run(command, input="select 6 * 7 as x", capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["x", "42"]
    refused = dateline("sql", "delete from articles", home=home)
    assert (refused.returncode, "only queries that read" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    "query",
    [
        "attach '{lake}/data/../catalog.sqlite' as e (type sqlite); select 1",
        "copy (select 1) to '{lake}/data/evil.parquet'",
        "export database '{lake}/data/exp'",
        "call lake.set_option('parquet_compression', 'none')",
        "select 1; delete from articles",
        "set threads = 1",
        "install httpfs",
    ],
)
def test_query_that_does_not_read_is_refused(home: Path, query: str) -> None:
    before = sorted(path for path in (home / "lake").rglob("*") if path.is_file())
    done = dateline("sql", query.format(lake=home / "lake"), home=home)
    assert (done.returncode, "only queries that read" in done.stderr) == (1, True)
    assert sorted(path for path in (home / "lake").rglob("*") if path.is_file()) == before


def test_values_that_python_and_parquet_lack_are_written_as_they_are(home: Path, tmp_path: Path) -> None:
    query = """
        select 1 as a, 2 as a, 'nan'::double as n, date '10000-01-01' as d, interval 3 days as i, sum(7) as s,
               340282366920938463463374607431768211455::uhugeint as u, bitstring '0101' as b, [1, null] as l
    """
    rows = dateline("sql", query, "--format", "csv", home=home).stdout.splitlines()
    assert rows == ["a,a,n,d,i,s,u,b,l", f'1,2,nan,10000-01-01,3 days,7,{2**128 - 1},0101,"[1,null]"']
    (row,) = json.loads(dateline("sql", query, "--format", "json", home=home).stdout)
    assert list(row.values()) == [1, 2, None, "10000-01-01", "3 days", 7, 2**128 - 1, "0101", [1, None]]
    done = dateline("sql", query, "--format", "parquet", "--output", tmp_path / "x.parquet", home=home)
    assert done.returncode == 0, done.stderr
    assert pq.read_metadata(tmp_path / "x.parquet").num_rows == 1


def test_failing_query_leaves_the_former_file(home: Path, tmp_path: Path) -> None:
    output = tmp_path / "kept.csv"
    output.write_text("kept")
    query = "select case when i = 90000 then error('late') else i::varchar end as x from range(100000) as t(i)"
    assert dateline("sql", query, "--format", "csv", "--output", output, home=home).returncode == 1
    assert output.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [output]


def test_reader_that_has_seen_enough_is_no_error(home: Path) -> None:
    command = f"{sys.executable} -m flows.cli --home '{home}' sql 'from range(300000)' --format csv | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "range\n", "")


def test_empty_answer_is_an_empty_array(home: Path) -> None:
    assert json.loads(dateline("sql", "from articles limit 0", "--format", "json", home=home).stdout) == []


def test_queries_are_listed_and_answered(home: Path) -> None:
    listed = dateline("query", home=home).stdout
    names = [line.split()[0] for line in listed.splitlines()]
    assert "who_copied_whom" in names
    for name in names:
        done = dateline("query", name, "--format", "json", home=home)
        assert done.returncode == 0, done.stderr
        json.loads(done.stdout)


def test_status_counts_rows_and_tells_the_last_run(home: Path) -> None:
    state = json.loads(dateline("status", "--json", home=home).stdout)
    assert state["rows"]["articles"] == ARTICLES
    assert [run["status"] for run in state["runs"]] == ["published"]
    assert f"{ARTICLES} published" in dateline("status", home=home).stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code", "told"),
    [
        (["status"], 1, "run `dateline ingest` first"),
        (["sql", "select 1"], 1, "run `dateline ingest` first"),
        (["ingest", "/absent"], 2, "/absent"),
        (["query", "absent"], 2, "who_copied_whom"),
        (["absent"], 2, "No such command"),
    ],
)
def test_mistake_is_told_in_a_line_and_by_the_exit_code(
    tmp_path: Path, arguments: list[str], exit_code: int, told: str
) -> None:
    done = dateline(*arguments, home=tmp_path / "home")
    assert done.returncode == exit_code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_setting_is_usage_and_wrong_sql_is_failure(home: Path) -> None:
    assert dateline("status", home=home, DATELINE_BATCH_FILES="x").returncode == 2
    done = dateline("sql", "selec 1", home=home)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_reading_imports_neither_prefect_nor_great_expectations(home: Path) -> None:
    heavy = {"prefect", "great_expectations", "pandas", "trafilatura", "numba"}
    # pyarrow itself loads pandas where it is handed Python values, which an ingest has to.
    commands = {"sql": ["from articles"], "status": [], "query": ["who_was_first"], "ingest": []}
    for command, arguments in commands.items():
        script = f"""
import sys
from flows.cli import main
try:
    main(["--home", {str(home)!r}, {command!r}, *{arguments!r}])
except SystemExit as done:
    assert done.code == 0, done.code
loaded = {heavy - ({"pandas"} if command == "ingest" else set())!r} & sys.modules.keys()
assert not loaded, loaded
"""
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)


def test_bad_batch_is_blocked_kept_and_not_tried_again(tmp_path: Path, inbox: Path) -> None:
    lines = [json.dumps({"url": f"https://post.example/{n}", "text": f"Only {n} words."}) for n in range(30)]
    (inbox / "bad.jsonl").write_text("\n".join(lines))
    report = ingest(inbox, home=tmp_path / "home", exit_code=3)
    assert "body_has_words" in json.dumps(report["blocked"])
    lake = Lake(tmp_path / "home" / "lake")
    rows = contents(lake)
    assert (len(rows["articles"]), len(rows["quarantine"])) == (0, 30)
    with lake.open_readonly() as connection:
        assert connection.execute("select status, records_quarantined from runs").fetchall() == [("blocked", 30)]
        assert connection.execute("select status, records from files").fetchall() == [("blocked", 30)]
        assert connection.execute("select payload from quarantine where record_index = 7").fetchall() == [(lines[7],)]
        failed = connection.execute("select expectation, severity from checks where not success").fetchall()
        assert ("body_has_words", "critical") in failed
    assert loaded(inbox, home=tmp_path / "home").counts.files_known == 1


def test_blocked_files_are_taken_again_when_asked(tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = [{"url": f"https://post.example/{n}", "text": f"Only {n} words."} for n in range(16)]
    whole = [{"url": f"https://post.example/long{n}", "text": article_text(n)} for n in range(14)]
    for number, record in enumerate([*short, *whole]):
        (inbox / f"{number}.json").write_text(json.dumps(record))
    home = tmp_path / "home"
    assert loaded(inbox, home=home).blocked
    rows = contents(Lake(home / "lake"))
    assert (len(rows["articles"]), len(rows["quarantine"])) == (0, 30)
    monkeypatch.setenv("DATELINE_BATCH_FILES", "10")
    assert not loaded(inbox, home=home, retry_blocked=True).blocked
    rows = contents(Lake(home / "lake"))
    assert (len(rows["articles"]), len(rows["quarantine"]), len(rows["files"])) == (14, 16, 30)


def test_twin_of_a_held_record_is_held_too(tmp_path: Path, inbox: Path) -> None:
    (inbox / "a.txt").write_text("Too few words here.")
    (inbox / "b.txt").write_text("Too few words here.\n")
    counts = loaded(inbox, home=tmp_path / "home").counts
    assert (counts.records_quarantined, counts.records_known) == (2, 0)
    assert len(contents(Lake(tmp_path / "home" / "lake"))["quarantine"]) == 2


def test_name_that_is_no_utf8_is_loaded(tmp_path: Path, inbox: Path) -> None:
    (inbox / os.fsdecode(b"\xff.txt")).write_text(article_text(1))
    assert loaded(inbox, home=tmp_path / "home").counts.records_published == 1


def test_broken_installation_costs_no_file(tmp_path: Path, inbox: Path) -> None:
    (inbox / "a.txt").write_text(article_text(1))
    # Python runs a module of this name first: as if one of ours were missing.
    (tmp_path / "sitecustomize.py").write_text('import sys; sys.modules["transforms.text.plain_text"] = None')
    done = dateline("ingest", inbox, home=tmp_path / "home", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "ModuleNotFoundError" in done.stderr
    assert loaded(inbox, home=tmp_path / "home").counts.records_published == 1


def test_lake_is_read_by_plain_duckdb_while_it_is_written_and_shows_whole_runs(tmp_path: Path, inbox: Path) -> None:
    home, batch = tmp_path / "home", 20
    for number in range(4 * batch):
        (inbox / f"{number}.txt").write_text(article_text(number))
    environment = os.environ | {"DATELINE_BATCH_FILES": str(batch)}
    command = [sys.executable, "-m", "flows.cli", "--home", str(home), "ingest", "--quiet", str(inbox)]
    writing = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    lake, seen = Lake(home / "lake"), set()
    while writing.poll() is None:
        time.sleep(0.1)  # a look costs as much as a part of a batch, and would slow what it looks at
        if not lake.exists:
            continue
        plain = duckdb.connect()
        for name in lake_module.EXTENSIONS:
            lake_module._load(plain, name)
        plain.execute(f"attach 'ducklake:sqlite:{lake.catalog}' as lake (read_only)")
        query = "select (select count(*) from lake.articles), (select sum(records_published) from lake.runs)"
        query += ", (select count(*) from lake.unique_articles)"
        articles, told, texts = plain.execute(query).fetchone() or (0, 0, 0)
        assert articles == (told or 0) == texts
        seen.add(articles)
        plain.close()
    assert writing.returncode == 0
    assert {count % batch for count in seen} == {0}
    assert len(seen) > 2, "the ingest was over before it could be watched"


def test_interrupted_run_leaves_whole_batches_and_the_next_finishes(tmp_path: Path, inbox: Path) -> None:
    home, articles = tmp_path / "home", 300
    for number in range(articles):
        (inbox / f"{number}.txt").write_text(article_text(number))
    environment = os.environ | {"DATELINE_BATCH_FILES": "10"}
    command = [sys.executable, "-m", "flows.cli", "--home", str(home), "ingest", str(inbox)]
    heard = "import signal, sys, os; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    # A test that runs in a shell's background inherits that SIGINT is ignored; a person's terminal does not.
    command = [sys.executable, "-c", heard, *command]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    next(line for line in running.stderr if line.startswith("publish_batch"))
    while running.poll() is None:  # a library may swallow one; a person presses again
        running.send_signal(signal.SIGINT)
        time.sleep(0.5)
    running.stderr.close()
    assert running.returncode != 0
    rows = contents(Lake(home / "lake"))
    assert 0 < len(rows["articles"]) < articles
    assert len(rows["articles"]) % 10 == 0
    assert loaded(inbox, home=home).counts.records_published == articles - len(rows["articles"])


def test_an_edited_outlet_is_applied_by_a_run_that_finds_nothing_new(home: Path, tmp_path: Path) -> None:
    other = shutil.copytree(home, tmp_path / "home")
    assert loaded(other / "inbox", home=other).run_ids == []
    (other / "sources.csv").write_text("source_id,name,kind\npost.example,The Morning Post,agency\n")
    (run_id,) = loaded(other / "inbox", home=other).run_ids
    with Lake(other / "lake").open_readonly() as connection:
        assert connection.execute("select name, kind from sources").fetchall() == [("The Morning Post", "agency")]
        run = connection.execute("select flow, status, records_seen from runs where run_id = ?", [run_id]).fetchall()
    assert run == [("sources", "done", 0)]
    assert loaded(other / "inbox", home=other).run_ids == []
