"""What hostile files cost: seconds until each has its reason, and memory above a worker that has read a page."""

import sys
import tempfile
import time
from pathlib import Path

import measure

sys.path.insert(0, str(measure.ROOT / "tests"))

import hostile

from flows.inbox import hashed
from flows.reading.messages import Limits, Piece
from flows.reading.workers import Worker
from flows.settings import Settings
from transforms.fields.field_map import FIELD_MAP
from transforms.records import Reject

SCALE = 5  # of the sizes; 100 MB where a file may have any


def main() -> int:
    """Read every hostile file by a worker, print what it cost, and return the exit code."""
    arguments = measure.arguments(__doc__)
    figures: dict[str, object] = {}
    slowest = largest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in hostile.made(SCALE).items():
            path = Path(folder) / name
            path.write_bytes(make())
            seconds, megabytes, outcome = _read(path)
            path.unlink()
            slowest, largest = max(slowest, seconds), max(largest, megabytes)
            figures[name.replace("\n", " ")] = f"{seconds:5.1f} s {megabytes:6.0f} MB  {outcome}"
    figures |= {"slowest_seconds": round(slowest, 1), "largest_megabytes": round(largest)}
    return measure.told(figures, measure.below_floors("hostile", figures), as_json=arguments.json)


def _read(path: Path) -> tuple[float, float, str]:
    settings = Settings()
    worker = Worker(Limits(settings.record_seconds, settings.record_bytes), FIELD_MAP)
    try:
        warm = path.with_name("warm.html")
        warm.write_bytes(hostile.article_page(1))
        list(worker.pieces(hashed(warm), 0))
        base = _peak(worker)
        begun = time.monotonic()
        pieces = list(worker.pieces(hashed(path), 0))
        return time.monotonic() - begun, max(_peak(worker) - base, 0.0), _outcome(pieces)
    finally:
        worker.close()


def _peak(worker: Worker) -> float:
    """Most memory that the worker's process has held, in MB; 0 if it was ended, which its limit did then."""
    process = worker._process  # noqa: SLF001  # the benchmark looks inside
    if process is None:
        return 0.0
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _outcome(pieces: list[Piece]) -> str:
    results = [result for piece in pieces for result in piece.results]
    rejects = [result for result in results if isinstance(result, Reject)]
    reasons = ", ".join(sorted({reject.reason for reject in rejects}))
    return f"{len(results) - len(rejects)} articles, {len(rejects)} rejects: {reasons}"


if __name__ == "__main__":
    sys.exit(main())
