"""Peers on the same texts: each in a process of its own, in the environment of requirements-peers.lock."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measure import ROOT

PYTHON = ROOT / ".venv-peers" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a peer says of the texts of a set, in their order, and the least CPU seconds that it took."""

    answers: Sequence[Any]
    seconds: float


def asked(
    subject: str, peers: Sequence[str], sets: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[str, dict[str, Answers]]]:
    """Each peer with its answers by set; one that cannot be asked is told on standard error and has none."""
    if not PYTHON.exists():
        print(f"not measured, without {PYTHON}, which make bench sets up: {', '.join(peers)}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        texts, answers = Path(folder) / "texts.json", Path(folder) / "answers.json"
        texts.write_text(json.dumps(sets))
        for peer in peers:
            command = [PYTHON, ROOT / "benchmarks" / "peers" / f"{subject}.py", peer, texts, answers]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"not measured: {peer}, {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            yield peer, {name: Answers(**found) for name, found in json.loads(answers.read_text()).items()}
