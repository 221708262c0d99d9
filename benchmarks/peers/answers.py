"""How a peer answers, in an environment of its own: PEER TEXTS ANSWERS, the last two JSON files by set."""

import json
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Work = Callable[[Sequence[Any]], Sequence[Any]]

ROUNDS = 3  # the fastest counts: other work on the machine only slows one
ENOUGH = 5.0  # CPU seconds after which a slow peer is not asked again


def main(peers: Mapping[str, Callable[[], Work]]) -> None:
    """Write the answers of the peer that is asked for to each set, and the CPU seconds without loading."""
    name, texts, answers = sys.argv[1:]
    sets = json.loads(Path(texts).read_text())
    work = peers[name]()
    for rows in sets.values():
        work([rows[0], rows[-1]])  # loads models, which some do only when asked
    Path(answers).write_text(json.dumps({name: _asked(work, rows) for name, rows in sets.items()}))


def _asked(work: Work, rows: Sequence[Any]) -> dict[str, Any]:
    seconds: list[float] = []
    found: Sequence[Any] = ()
    while len(seconds) < ROUNDS and sum(seconds) < ENOUGH:
        start = _cpu_seconds()
        found = work(rows)
        seconds.append(_cpu_seconds() - start)
    return {"answers": list(found), "seconds": min(seconds)}


def _cpu_seconds() -> float:
    """Seconds of this process and of those that it has started and waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
