"""The index is killed while it grows: the next look-up finds the old one or the new one, and no left-overs."""

import multiprocessing
import os
import random
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest
from index_history import changes, looked_up, some_keys

from warehouse.commit import publish
from warehouse.index import arrays, lookup, manifest
from warehouse.lake import Lake

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["warehouse.history"])
BATCH = some_keys(random.Random(3), 9)  # a reproducible batch, no secret


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "FEWEST", 1)


def grow(root: Path, kill_at: int) -> None:
    """In a child: bring the index up to date and die at the n-th wait for the disk."""
    calls = iter(range(kill_at))
    sync = arrays.sync

    def dying(paths: Iterable[Path]) -> None:
        for path in paths:
            if next(calls, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            sync([path])

    arrays.sync = dying
    lookup.FEWEST = 1
    with Lake(root).open_writer(0) as connection:
        lookup.current(connection)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of three commits, of which the index knows two: it grows by a run of each kind and merges them."""
    root, chance = tmp_path_factory.mktemp("begun") / "lake", random.Random(13)  # as above
    with pytest.MonkeyPatch.context() as patch, Lake(root).open_writer(0) as connection:
        patch.setattr(lookup, "FEWEST", 1)
        for number in range(3):
            publish(Lake(root), connection, str(number), changes(number, chance), "")
            if number < 2:
                lookup.current(connection)
    assert (root / "index" / manifest.NAME).exists()
    return root


@pytest.fixture(scope="module")
def expected(begun: Path) -> list[object]:
    with pytest.MonkeyPatch.context() as patch, Lake(begun).open_writer(0) as connection:
        patch.setattr(lookup, "FEWEST", 1e9)
        return looked_up(connection, BATCH)


# While the first run is written, between runs, in a merge, before and after the manifest is replaced.
@pytest.mark.parametrize("kill_at", [1, 19, 44, 62])
def test_killed_while_it_grows(kill_at: int, begun: Path, expected: list[object], tmp_path: Path) -> None:
    root = shutil.copytree(begun, tmp_path / "lake")
    process = CONTEXT.Process(target=grow, args=(root, kill_at))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    with Lake(root).open_writer(0) as connection:
        assert looked_up(connection, BATCH) == expected
        index = lookup.current(connection)
        assert index
        named = {
            manifest.folder_of(root / "index", kind, run.number)
            for kind, of in index.manifest.runs.items()
            for run in of
        }
        assert set((root / "index").iterdir()) == named | {root / "index" / manifest.NAME}
