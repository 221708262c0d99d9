"""Held records are published once, wherever a replay or a release is killed, and however often it is run again."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from dying import Dying, child, commits
from ledger import assert_counts_add_up
from tests_support import SHORT_ARE_FINE, article_text, contents, loaded, settings_file

from flows.held.replay import release, replay
from flows.held.selection import Selection
from warehouse.lake import Lake

STAGES = ("clean", "compare", "tag", "fingerprint", "look_up", "match", "audit", "learn", "quote", "publish_batch")
WITHIN = [("_stage", 1), ("_stage", 4), ("_remove", 1)]  # between the files of the commit
COLUMNS = ("quarantine",)  # its run ids and times differ from run to run; the equations look at its states


def run(flow: str, home: Path, patch: Callable[[], None] | None = None) -> None:
    """In a child: end all that is held, after a patch that makes it die somewhere."""
    os.environ["DATELINE_WORKERS"] = "0"
    if patch:
        patch()
    if flow == "release":
        with Lake(home / "lake").open_readonly() as connection:
            (blocked,) = connection.execute("select run_id from runs where status = 'blocked'").fetchone() or ("",)
        release(Selection(run=blocked), str(home), by="ada", quiet=True)
    else:
        os.environ |= settings_file(home.parent, SHORT_ARE_FINE)  # somebody has mended the rule
        replay(Selection(), str(home), quiet=True)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with single held records and, from a second ingest, a blocked batch."""
    home = tmp_path_factory.mktemp("held") / "home"
    for name, shorts in {"a": 3, "b": 25}.items():
        path = home / "inbox" / f"{name}.example" / "a.jsonl"
        path.parent.mkdir(parents=True)
        texts = [*(f"Only {name} {number} short words." for number in range(shorts)), *map(article_text, range(5))]
        path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
        loaded(home / "inbox", home=home)
    return home


@pytest.mark.parametrize(("flow", "before"), [("replay", STAGES), ("release", STAGES[-1:])])
def test_killed_at_each_stage_and_within_the_commit_and_run_again(
    flow: str, before: tuple[str, ...], held: Path, tmp_path: Path
) -> None:
    expected = shutil.copytree(held, tmp_path / "expected")
    assert child(run, flow, expected) == 0
    home = shutil.copytree(held, tmp_path / "home")
    snapshot = commits(home)
    points = [Dying(stage, "flows.stages", call=1, after=False) for stage in before]
    points += [Dying(name, "warehouse.commit", call=call, after=True) for name, call in WITHIN]
    for point in points:
        assert child(run, flow, home, point) == -signal.SIGKILL, point
        assert commits(home) == snapshot, point
    assert child(run, flow, home, Dying("publish_batch", "flows.stages", call=1, after=True)) == -signal.SIGKILL
    assert commits(home) == snapshot + 1
    for _ in range(2):  # the second finds nothing to do
        assert child(run, flow, home) == 0
        assert contents(Lake(home / "lake"), *COLUMNS) == contents(Lake(expected / "lake"), *COLUMNS)
        assert states(home) == states(expected)
        assert_counts_add_up(Lake(home / "lake"))


def states(home: Path) -> list[tuple[object, ...]]:
    with Lake(home / "lake").open_readonly() as connection:
        return connection.execute("select file_sha256, record_index, state from quarantine order by all").fetchall()
