"""Promises 1, 2 and 4 of the design, over inboxes that hypothesis makes up."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import article_text, contents, loaded

from flows.report import RunReport
from warehouse.lake import Lake


@dataclass(frozen=True)
class File:
    """A file of the inbox: outlet, name, content."""

    outlet: str
    name: str
    content: str


def record(number: int, outlet: str, url: int | None, day: int) -> str:
    fields = {"title": f"Title {number}", "text": article_text(number, 60), "date": f"2026-03-{day:02}T10:00:00Z"}
    if url is not None:
        fields["url"] = f"https://{outlet}.example/{url}"
    return json.dumps(fields)


# Few numbers and outlets, so that copies, revisions and the same record in two files are common.
numbers = st.integers(0, 5)
outlets = st.sampled_from(["post", "ledger", "courier"])
records = st.builds(record, numbers, outlets, st.one_of(st.none(), st.integers(0, 2)), st.integers(1, 28))
lines = st.lists(
    st.one_of(records, records, records, st.sampled_from(['{"text": "cut', "{}", '{"text": "short"}'])), max_size=6
)
bodies = st.one_of(
    numbers.map(article_text), lines.map("\n".join), st.sampled_from(["", "Share\nTweet", "\x00\x01\x02"])
)
files = st.builds(File, outlets, st.sampled_from(["a", "b", "c", "d"]), bodies)
inboxes = st.lists(files, min_size=1, max_size=6, unique_by=lambda file: (file.outlet, file.name))
# Each example is a whole ingest or several; a few meet most cases of so small an alphabet.
fewer = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def load(home: Path, inbox: Path, *parts: list[File]) -> list[RunReport]:
    reports = []
    inbox.mkdir(parents=True, exist_ok=True)
    for part in parts:
        for file in part:
            path = inbox / file.outlet / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.content)
        reports.append(loaded(inbox, home=home))
    return reports


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty lake, to be copied: to create one takes a second."""
    home = tmp_path_factory.mktemp("empty") / "home"
    with Lake(home / "lake").open_writer(0):
        return home


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder that each example finds empty."""
    return tmp_path / "work"


def fresh(work: Path, empty: Path, *homes: str) -> Path:
    shutil.rmtree(work, ignore_errors=True)
    for home in homes:
        shutil.copytree(empty, work / home)
    return work


@fewer
@given(inbox=inboxes)
def test_no_record_disappears(work: Path, empty: Path, inbox: list[File]) -> None:
    folder = fresh(work, empty, "home")
    (report,) = load(folder / "home", folder / "inbox", inbox)
    counts = report.counts
    assert counts.files_seen == len(inbox)
    assert counts.files_seen == counts.files_known + counts.files_read + counts.files_rejected
    ended = counts.records_published + counts.records_known + counts.records_quarantined + counts.records_rejected
    ended += counts.records_dropped
    assert counts.records_seen == ended
    rows = contents(Lake(folder / "home" / "lake"))
    assert len(rows["articles"]) == counts.records_published
    assert len(rows["quarantine"]) == counts.records_quarantined + counts.records_rejected + counts.records_dropped
    assert len(rows["files"]) == counts.files_read + counts.files_rejected
    assert len(rows["cluster_members"]) == len(rows["signatures"]) == len(rows["articles"])


@fewer
@given(inbox=inboxes)
def test_what_is_loaded_is_not_loaded_again(work: Path, empty: Path, inbox: list[File]) -> None:
    folder = fresh(work, empty, "home")
    renamed = [File(file.outlet, f"copy of {file.name}", file.content) for file in inbox]
    load(folder / "home", folder / "inbox", inbox)
    before = contents(Lake(folder / "home" / "lake"))
    again, copied = load(folder / "home", folder / "inbox", [], renamed)
    assert again.counts.files_known == again.counts.files_seen == len(inbox)
    assert copied.counts.files_known == copied.counts.files_seen == 2 * len(inbox)
    assert contents(Lake(folder / "home" / "lake")) == before


@fewer
@given(inbox=inboxes, cut=st.integers(0, 6), seed=st.randoms(use_true_random=False))
def test_order_and_batching_do_not_matter(work: Path, empty: Path, inbox: list[File], cut: int, seed: object) -> None:
    folder = fresh(work, empty, "at-once", "in-parts")
    # The same bytes under two outlets are one file, and its outlet the first one's: here each content has one.
    inbox = list({file.content: file for file in inbox}.values())
    load(folder / "at-once", folder / "inbox", inbox)
    shuffled = list(inbox)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    shutil.rmtree(folder / "inbox")
    load(folder / "in-parts", folder / "inbox", shuffled[:cut], shuffled[cut:])
    at_once, in_parts = (contents(Lake(folder / name / "lake"), "cluster_aliases") for name in ("at-once", "in-parts"))
    for table, rows in at_once.items():
        assert in_parts[table] == rows, table
