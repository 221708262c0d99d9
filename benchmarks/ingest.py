"""CPU seconds of the command line, whole processes: five files, nothing new, sql, status, 2,000 articles."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, arguments, below_floors, seconds_of_processes, told

sys.path.insert(0, str(ROOT / "tests"))

from tests_support import article_text

RUNS = 3  # the least of them is reported: other work on the machine only adds
WORDS = 350  # of an article: about 2.5 KB
IMPORTS = "import duckdb, pyarrow, pandas, numba, great_expectations"


def main() -> int:
    """Print the figures and return the exit code."""
    given = arguments(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    return told(figures, below_floors("ingest", figures), as_json=given.json)


def measure(folder: Path) -> dict[str, float]:
    """CPU seconds by name; `imports` is the floor that no ingest can be below."""
    few, many = inbox(folder / "few", 5), inbox(folder / "many", 2_000)
    homes = iter(range(1_000))
    figures = {
        "imports": least(lambda: python("-c", IMPORTS)),
        "five_files": least(lambda: dateline(folder / f"home{next(homes)}", "ingest", "--quiet", few)),
        "nothing_new": least(lambda: dateline(folder / "home0", "ingest", "--quiet", few)),
        "sql": least(lambda: dateline(folder / "home0", "sql", "select count(*) from articles")),
        "status": least(lambda: dateline(folder / "home0", "status")),
    }
    report = json.loads(dateline(folder / "large", "ingest", "--quiet", "--json", many))
    stages = report["cpu_seconds"]
    return figures | {
        "imports_share_of_five_files": round(figures["imports"] / figures["five_files"], 2),
        **{f"2000 articles: {name}": round(seconds, 2) for name, seconds in stages.items()},
        "2000 articles: all stages": round(sum(stages.values()), 2),
    }


def inbox(folder: Path, articles: int) -> Path:
    """Folder of so many plain-text articles of some outlets."""
    for number in range(articles):
        path = folder / f"outlet{number % 7}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_text(number, WORDS))
    return folder


def least(run: object) -> float:
    """Least CPU seconds of some runs of a function that waits for a process."""
    seconds = []
    for _ in range(RUNS):
        before = seconds_of_processes()
        run()  # type: ignore[operator]
        seconds.append(seconds_of_processes() - before)
    return round(min(seconds), 2)


def dateline(home: Path, *command: object) -> str:
    """What a command of Dateline prints."""
    return python("-m", "flows.cli", "--home", home, *command)


def python(*command: object) -> str:
    """What a Python process prints."""
    return subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
