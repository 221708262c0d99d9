"""What a look-up in the history costs, by default at 1e5 and 1e6 articles; exits 1 above a ceiling.

CPU seconds and peak memory are of a process of its own, the least of three. The megabytes that come from disk are those
of a further run after the system has been told to forget the files of the lake and of the index.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from measure import below_floors, parser, told
from scale_lake import COMMIT, copies_of, grow, history_values, store, tables_of

from transforms.copies.matching import SUBJECTS, match
from warehouse import history
from warehouse.index import lookup
from warehouse.lake import Connection, Lake

SIZES = (100_000, 1_000_000)
BATCHES = (10, 10_000)
RELATED = 0.15  # articles of a batch that have a relative in the history
RUNS = 3  # of each batch, the least of which is reported: other work on the machine only adds


def main() -> int:
    """Print the figures and return the exit code."""
    arguments = parser(__doc__)
    arguments.add_argument(
        "--articles", type=int, nargs="+", default=SIZES, help="ascending; 1e7 take 15 GB, 30 minutes"
    )
    arguments.add_argument("--lake", type=Path, help="folder of a lake to grow and keep; else a temporary one")
    arguments.add_argument("--look-up", nargs=2, help=argparse.SUPPRESS)  # what the process that is measured does
    given = arguments.parse_args()
    if given.look_up:
        print(json.dumps(measured(Lake(given.lake), Path(given.look_up[0]), index=given.look_up[1] == "index")))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake((given.lake or Path(folder, "lake")).absolute())
        figures = dict(measure(lake, Path(folder), given.articles))
    for kind in ("cpu_seconds", "peak_megabytes"):
        figures[f"look_up_{kind}"] = max(value for name, value in figures.items() if name.endswith(f"look-up {kind}"))
    missed = below_floors("scale", figures)
    return told(figures, missed, as_json=given.json)


def measure(lake: Lake, folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Figures by name: size of the history, size of the batch or what is done to the index, and what it costs."""
    costs: dict[int, list[float]] = {batch: [] for batch in BATCHES}
    for size in sizes:
        with lake.open_writer(0) as connection:
            grow(lake, connection, size)
        yield from named(f"{size:.0e} index built", run(lake, folder, "index"))
        for batch in BATCHES:
            write_batch(folder, size, batch)
            best = min((run(lake, folder, "look-up") for _ in range(RUNS)), key=lambda figures: figures["cpu_seconds"])
            forget(lake.root)
            best["disk_megabytes"] = run(lake, folder, "look-up")["disk_megabytes"]
            costs[batch].append(best["cpu_seconds"])
            yield from named(f"{size:.0e} batch {batch} look-up", best)
        with lake.open_writer(0) as connection:
            store(lake, connection, *batch_tables(folder), np.arange(BATCHES[-1]), flow="batch")
        yield from named(f"{size:.0e} index with 10000 more", run(lake, folder, "index"))
    for batch, seconds in costs.items() if len(sizes) > 1 else ():
        slope = np.polyfit(np.log(sizes), np.log(seconds), 1)[0]
        yield f"slope of CPU seconds, batch {batch} (log-log)", round(float(slope), 2)


def named(what: str, figures: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Figures with what they are of before their names."""
    yield from ((f"{what} {name}", value) for name, value in figures.items())


def run(lake: Lake, folder: Path, what: str) -> dict[str, float]:
    """Figures of a process that looks the batch up, or only brings the index up to date."""
    command = [sys.executable, __file__, "--lake", lake.root, "--look-up", folder, what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def measured(lake: Lake, folder: Path, *, index: bool) -> dict[str, float]:
    """Cost of bringing the index up to date, or of looking a batch up; what is imported and opened is left out."""
    if index:
        with lake.open_writer(0) as connection, costs() as spent:
            lookup.current(connection)
        return spent
    subjects, bands = batch_tables(folder)
    match(subjects.slice(0, 0), bands.slice(0, 0))  # loads the compiled code
    with lake.open_writer(0) as connection, costs() as spent:
        look_up(connection, subjects, bands)
    return spent


def look_up(connection: Connection, subjects: pa.Table, bands: pa.Table) -> None:
    """The stages compare, look_up and match, on tables as they pass them on."""
    keys = subjects.select(["article_id", "version"])
    history.known_versions(connection, keys)
    found = history.neighbourhood(connection, keys, bands)
    match(pa.concat_tables([found.subjects.cast(SUBJECTS), subjects]), pa.concat_tables([found.bands, bands]))


@contextmanager
def costs() -> Iterator[dict[str, float]]:
    """What runs inside costs: CPU seconds and megabytes from disk; the peak of memory is the process's."""
    spent: dict[str, float] = {}
    before, seconds = bytes_from_disk(), time.process_time()
    yield spent
    spent["cpu_seconds"] = round(time.process_time() - seconds, 2)
    spent["disk_megabytes"] = round((bytes_from_disk() - before) / 1e6, 1)
    spent["peak_megabytes"] = round(peak_kilobytes() / 1e3)


def peak_kilobytes() -> int:
    """Most memory that this process had; getrusage would count that of the process that started it, too."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def bytes_from_disk() -> int:
    """Bytes that the disk gave this process until now, by calls and for pages of mapped files."""
    counters = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counters["read_bytes"])


def forget(folder: Path) -> None:
    """Ask the system to drop the files of a folder from its cache."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def write_batch(folder: Path, size: int, articles: int) -> None:
    """Make a batch: some articles are copies of articles from all over the history, the others are new."""
    chance = np.random.default_rng(articles + size)
    related = max(1, round(articles * RELATED))
    commits = np.sort(chance.integers(0, size // COMMIT, related)) * COMMIT
    values = [chance.integers(0, 2**32, (articles - related, 128), np.uint32)]
    for at in np.unique(commits):
        held, _ = history_values(np.random.default_rng(int(at)), min(COMMIT, size - int(at)))
        values.append(copies_of(chance, held[chance.integers(0, len(held), np.count_nonzero(commits == at))]))
    for name, table in zip(("subjects", "bands"), tables_of(chance, np.concatenate(values)), strict=True):
        pq.write_table(table, folder / f"{name}.parquet")


def batch_tables(folder: Path) -> tuple[pa.Table, pa.Table]:
    """Subjects and bands of the batch."""
    subjects, bands = (pq.read_table(folder / f"{name}.parquet") for name in ("subjects", "bands"))
    return subjects.cast(SUBJECTS), bands


if __name__ == "__main__":
    sys.exit(main())
