"""What several tests call: the command line as a process, the lake as rows, invented articles."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pyarrow as pa

import flows.ingest
from flows.report import DataQualityError, RunReport
from warehouse.lake import Lake
from warehouse.schema import TABLES

ROOT = Path(__file__).parents[1]
# Columns that differ from run to run; everything else must not.
RUN_COLUMNS = {"run_id", "flow_run_id", "started_at", "ended_at", "path"}
Write = Callable[[str, str], Path]


def dateline(*arguments: object, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, without what the tester's shell has set."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PREFECT_"))}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", "--home", home, *map(str, arguments)],
        env=clean | environment,
        cwd=home.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def ingest(*paths: Path, home: Path, exit_code: int = 0) -> dict[str, object]:
    """Report of an ingest by the command line."""
    done = dateline("ingest", "--json", "--quiet", *paths, home=home)
    assert done.returncode == exit_code, done.stderr[-2000:]
    report: dict[str, object] = json.loads(done.stdout)
    return report


def loaded(*paths: Path, home: Path, retry_blocked: bool = False) -> RunReport:
    """Report of an ingest in this process, which has loaded what an ingest needs; whatever its quality."""
    with mock.patch.dict(os.environ, {"DATELINE_WORKERS": "0"}):
        return _loaded(*paths, home=home, retry_blocked=retry_blocked)


def _loaded(*paths: Path, home: Path, retry_blocked: bool) -> RunReport:
    try:
        return flows.ingest.ingest([*map(str, paths)], str(home), retry_blocked=retry_blocked, quiet=True)
    except DataQualityError as error:
        return error.report


SHORT_ARE_FINE = "[rules.body_has_words]\nmin_value = 2\n"


def settings_file(folder: Path, text: str) -> dict[str, str]:
    """The environment that makes this the settings file: what somebody has written into dateline.toml."""
    path = folder / f"settings-{len(list(folder.glob('settings-*.toml')))}.toml"
    path.write_text(text, encoding="utf-8")
    return {"DATELINE_CONFIG": str(path)}


def contents(lake: Lake, *without: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that tell of runs, in one order, without what differs from run to run."""
    rows = {}
    with lake.open_readonly() as connection:
        for table in TABLES:
            if table.name in {"runs", "checks", "alerts", "deliveries", *without}:
                continue
            names = ", ".join(name for name in table.names if name not in RUN_COLUMNS)
            rows[table.name] = sorted(connection.execute(f"select {names} from lake.{table.name}").fetchall(), key=repr)  # noqa: S608
    return rows


def article_text(number: int, words: int = 120) -> str:
    """An invented article of plain words; two numbers share no shingle."""
    stems = ("harbour", "council", "bridge", "winter", "market", "teacher", "engine", "garden", "signal", "paper")
    body = [f"{stems[(number * 7 + i * 3) % 10]}{number}x{i}" for i in range(words)]
    sentences = [" ".join(body[i : i + 12]).capitalize() + "." for i in range(0, words, 12)]
    return f"Report number {number} on the works at the quay\n\n" + "\n\n".join(sentences) + "\n"


def table_of(schema: pa.Schema, *rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)
