"""Every benchmark in turn; exits with 1 if one missed a floor, and tells those that lacked their corpus."""

import subprocess
import sys
from pathlib import Path

BENCHMARKS = (
    "ingest",
    "throughput",
    "reading",
    "pages",
    "language",
    "duplicates",
    "batches",
    "scale",
    "furniture",
    "quotes",
    "gate",
    "hostile",
)
NO_CORPUS = 2


def main() -> int:
    """Run the benchmarks and return the exit code."""
    folder = Path(__file__).parent
    codes = {}
    for name in BENCHMARKS:
        print(f"\n== {name}", flush=True)
        codes[name] = subprocess.run([sys.executable, folder / f"{name}.py", *sys.argv[1:]], check=False).returncode
    unmeasured = [name for name, code in codes.items() if code == NO_CORPUS]
    missed = [name for name, code in codes.items() if code not in {0, NO_CORPUS}]
    print(f"\nnot measured, without corpus: {', '.join(unmeasured) or 'none'}")
    print(f"below a floor: {', '.join(missed) or 'none'}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
