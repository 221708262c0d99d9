import os
import subprocess
import sys
from pathlib import Path

import pytest

from transforms import compiled
from transforms.warm_up import warm_up

# What a fresh process does with texts of other kinds, and how much of it had to be compiled.
OTHER_TEXTS = """
import gc
import numpy as np
import pyarrow as pa
from numba.core.dispatcher import Dispatcher
from transforms import warm_up
from transforms.language.tag import tag
from transforms.quotes.find import quotations

warm_up.TEXT = "Le port est fermé, a déclaré Mara Holt. " * 40
warm_up.warm_up()
tag(["", "港口关闭", "Hafen " * 9000])
for language in ("fr", "de", "zh", "xx", ""):
    quotations("— Il est tard, dit-il.\\n\\n« Bien », dit Roe. Er sagte, es sei spät. " * 20, language)
quotations("", "en")
ours = [d for d in gc.get_objects() if isinstance(d, Dispatcher) and d.py_func.__module__.startswith("transforms.")]
print(sum(sum(d.stats.cache_misses.values()) for d in ours), sum(sum(d.stats.cache_hits.values()) for d in ours))
"""
# A compiled function with a part in another file.
WHOLE = """
from transforms.compiled import compiled_whole
from changed.part import part


@compiled_whole
def whole(number):
    return part(number)
"""
PART = """
from transforms.compiled import compiled_part


@compiled_part
def part(number):
    return number + {added}
"""


def fresh(code: str, path: Path) -> str:
    """What a fresh process prints."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, [path, Path(compiled.__file__).parents[1]]))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, timeout=300
    )
    return done.stdout.strip()


def test_after_the_set_up_nothing_is_compiled(tmp_path: Path) -> None:
    warm_up()
    misses, hits = map(int, fresh(OTHER_TEXTS, tmp_path).split())
    assert misses == 0
    assert hits > 10


def test_a_change_of_a_part_compiles_the_whole_anew(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    folder.mkdir()
    (folder / "whole.py").write_text(WHOLE)
    for added in (1, 20):
        (folder / "part.py").write_text(PART.format(added=added))
        assert fresh("from changed.whole import whole; print(whole(1))", tmp_path) == str(1 + added)


def test_loops_are_compiled_without_a_place_for_their_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def njit(*, cache: bool = False, nogil: bool) -> object:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: (function, nogil)

    monkeypatch.setattr(compiled, "njit", njit)
    assert compiled.compiled(len) == (len, True)
