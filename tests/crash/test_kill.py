"""Promise 1: a crash at any instant loses and doubles nothing. Processes are killed for real, then run again."""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from dying import CONTEXT, Dying, child, commits
from tests_support import ROOT, article_text, contents

import flows.ingest
from flows.report import DataQualityError
from warehouse.lake import Lake

STAGES = (
    "read_batch",
    "clean",
    "compare",
    "tag",
    "fingerprint",
    "look_up",
    "match",
    "audit",
    "learn",
    "quote",
    "publish_batch",
)

# Wire copy and those who copied it, a revision, templates, broken files.
OUTLETS = [f"{name}.example" for name in ("harbourpost", "kestrelnews", "ledgerdaily", "meridianwire", "worldfeed")]


def run(home: Path, inbox: Path, patch: Callable[[], None] | None = None) -> None:
    """In a child: ingest, after a patch that makes it die somewhere."""
    if patch:
        patch()
    try:
        flows.ingest.ingest([str(inbox)], str(home), quiet=True)
    except DataQualityError:
        os._exit(3)


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The samples in two folders, so that the second ingest meets clusters, versions and outlets of the first."""
    first = tmp_path_factory.mktemp("first") / "samples"
    whole = tmp_path_factory.mktemp("whole") / "samples"
    for outlet in OUTLETS:
        shutil.copytree(ROOT / "samples" / outlet, whole / outlet, ignore=shutil.ignore_patterns("*.html"))
    shutil.copytree(whole, first)
    for number, path in enumerate(sorted(path for path in first.rglob("*") if path.is_file())):
        if number % 2:
            path.unlink()  # of each copied text one outlet's is left
    return first, whole


@pytest.fixture(scope="module")
def begun(halves: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("begun")
    assert child(run, home, halves[0]) in {0, 3}
    return home


@pytest.fixture(scope="module")
def expected(halves: tuple[Path, Path], begun: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    home = shutil.copytree(begun, tmp_path_factory.mktemp("expected") / "home")
    assert child(run, home, halves[1]) in {0, 3}
    return contents(Lake(home / "lake"))


def test_killed_before_each_stage_in_turn_and_run_again(
    halves: tuple[Path, Path], begun: Path, expected: object, tmp_path: Path
) -> None:
    home = shutil.copytree(begun, tmp_path / "home")
    before = commits(home)
    for stage in STAGES:  # what one killed run leaves behind, the next finds, and is killed one stage later
        assert child(run, home, halves[1], Dying(stage, "flows.stages", call=1, after=False)) == -signal.SIGKILL
        assert commits(home) == before, f"killed before {stage}, it has committed something"
    assert child(run, home, halves[1]) in {0, 3}
    assert contents(Lake(home / "lake")) == expected


# After the last stage, and within it: between the files that it writes and removes.
POINTS = [("publish_batch", "flows.stages", 1), ("_stage", "warehouse.commit", 1), ("_stage", "warehouse.commit", 4)]
POINTS += [("_remove", "warehouse.commit", 1)]


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"after-{point[0]}-{point[2]}")
def test_killed_at_the_commit_and_run_again(
    point: tuple[str, str, int], halves: tuple[Path, Path], begun: Path, expected: object, tmp_path: Path
) -> None:
    home = shutil.copytree(begun, tmp_path / "home")
    assert child(run, home, halves[1], Dying(*point, after=True)) == -signal.SIGKILL
    assert child(run, home, halves[1]) in {0, 3}
    assert contents(Lake(home / "lake")) == expected


def test_killed_at_random_moments_and_run_again(inbox: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    kills, articles = pytestconfig.getoption("--kills"), pytestconfig.getoption("--articles")
    for number in range(articles):
        path = inbox / f"outlet{number % 7}" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article_text(number // 2 if number % 10 == 0 else number))
    begun = time.monotonic()
    assert child(run, tmp_path / "expected", inbox) == 0
    seconds = time.monotonic() - begun
    expected = contents(Lake(tmp_path / "expected" / "lake"))
    chance = random.Random(articles)  # reproducible moments, no secret
    for number in range(kills):
        home = tmp_path / f"killed{number}"
        process = CONTEXT.Process(target=run, args=(home, inbox))
        process.start()
        process.join(chance.uniform(0, seconds * 1.1))
        process.kill()
        process.join()
        assert child(run, home, inbox) == 0
        assert contents(Lake(home / "lake")) == expected
        shutil.rmtree(home)
