"""Modules whose import waits until they are used."""

import subprocess
import sys
from pathlib import Path

import pytest

from expectations.postponed import postponed


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "slow_to_load.py").write_text("answer = 42\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "slow_to_load", raising=False)
    return "slow_to_load"


def test_is_loaded_when_it_is_used(module: str) -> None:
    with postponed(module):
        bound = __import__(module)
    assert module not in sys.modules
    assert bound.answer == 42
    assert sys.modules[module].answer == 42


def test_others_import_the_real_one_afterwards(module: str) -> None:
    with postponed(module):
        bound = __import__(module)
    assert __import__(module) is not bound
    assert "answer" in vars(sys.modules[module])


def test_a_loaded_one_stays(module: str) -> None:
    loaded = __import__(module)
    with postponed(module):
        assert __import__(module) is loaded
    assert sys.modules[module] is loaded


def test_one_used_inside_is_loaded(module: str) -> None:
    with postponed(module):
        assert __import__(module).answer == 42
    assert "answer" in vars(sys.modules[module])


def test_the_gate_loads_without_what_it_does_not_use() -> None:
    code = "from expectations import gate; gate.prepare(); import sys; print('scipy.stats._stats_py' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
