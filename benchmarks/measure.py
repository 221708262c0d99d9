"""What the benchmarks share: where the corpora lie, the floors, and how figures are printed."""

import argparse
import json
import os
import resource
import sys
import time
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).parent / "floors.toml"
ROUNDS = 3  # the fastest counts: other work on the machine only slows one
WIDTH, CELL = 32, 14  # of a name and of a cell, in characters


def parser(description: str | None) -> argparse.ArgumentParser:
    """What reads the arguments that every benchmark has: --help and --json."""
    found = argparse.ArgumentParser(description=description)
    found.add_argument("--json", action="store_true", help="print one JSON object")
    return found


def arguments(description: str | None) -> argparse.Namespace:
    """Arguments of a benchmark that has no others."""
    return parser(description).parse_args()


def seconds_of_processes() -> float:
    """CPU seconds of all processes that this one has started and waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def corpora(*needed: str) -> Path:
    """Folder of the corpora; exits with 2, saying so, if one of those that are needed is not there."""
    folder = Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))
    for name in needed:
        if not (folder / name).exists():
            print(f"no corpus at {folder / name}: set DATELINE_CORPORA to the folder of corpora", file=sys.stderr)
            sys.exit(2)
    return folder


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Least CPU seconds of a few runs, and the result."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def below_floors(subject: str, figures: Mapping[str, Any]) -> list[str]:
    """What is below its floor, over its ceiling (`at_most`) or not measured, of the limits of a subject."""
    floors = tomllib.loads(FLOORS.read_text())[subject]
    ceilings = floors.pop("at_most", {})
    missed = [f"{name}: not measured" for name in [*floors, *ceilings] if name not in figures]
    low = ((name, floor) for name, floor in floors.items() if figures.get(name, floor) < floor)
    high = ((name, most) for name, most in ceilings.items() if figures.get(name, most) > most)
    missed += [f"{name}: {figures[name]} is below {floor}" for name, floor in low]
    return missed + [f"{name}: {figures[name]} is over {most}" for name, most in high]


def told(figures: Mapping[str, Any], missed: list[str], *, as_json: bool) -> int:
    """Print figures, those in mappings as a table, and what was missed; the exit code, 1 if anything was."""
    if as_json:
        print(json.dumps({**figures, "missed": missed}))
    else:
        for name, value in figures.items():
            print("\n".join(_table(name, value)) if isinstance(value, Mapping) else f"{name:{WIDTH}} {value}")
        print("\n".join(missed) or "all floors met")
    return int(bool(missed))


def _table(name: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    lines = ["".join((f"{name:{CELL}}", *(f" {column:>{max(CELL, len(column))}}" for column in columns)))]
    for row_name, row in rows.items():
        cells = (f" {_cell(row.get(column)):>{max(CELL, len(column))}}" for column in columns)
        lines.append("".join((f"{row_name:{CELL}}", *cells)))
    return lines


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) and abs(value) < 1000 else f"{value}"
