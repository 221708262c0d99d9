"""What the benchmarks share: where the corpora lie, the floors, and how figures are printed."""

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def arguments(description: str | None) -> argparse.Namespace:
    """Arguments of a benchmark: --help and --json."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def corpora(*needed: str) -> Path:
    """Folder of the corpora; exits with 2, saying so, if one of those that are needed is not there."""
    folder = Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))
    for name in needed:
        if not (folder / name).exists():
            print(f"no corpus at {folder / name}: set DATELINE_CORPORA to the folder of corpora", file=sys.stderr)
            sys.exit(2)
    return folder


def floors(subject: str) -> dict[str, float]:
    """Floors of a subject in floors.toml."""
    return dict(tomllib.loads((Path(__file__).parent / "floors.toml").read_text())[subject])


def told(figures: Mapping[str, object], missed: list[str], *, as_json: bool) -> int:
    """Print figures and what was missed; the exit code, 1 if anything was."""
    if as_json:
        print(json.dumps({**figures, "missed": missed}))
    else:
        print("\n".join(f"{name:32} {value}" for name, value in figures.items()))
        print("\n".join(missed) or "all floors met")
    return int(bool(missed))
