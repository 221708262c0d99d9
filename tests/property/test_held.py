"""Promise 2 over random lives of a lake: whatever is done to held records, each record is somewhere, once."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger import assert_counts_add_up
from tests_support import SHORT_ARE_FINE, article_text, loaded, settings_file

from flows.held.drop import drop
from flows.held.replay import release, replay
from flows.held.selection import Selection
from warehouse.lake import Lake
from warehouse.quarantine import Wanted, quarantined

# Few texts, so that twins, copies and what is known already are common; most are short, so that batches are blocked.
texts = st.one_of(*[st.integers(0, 6).map("Short number {}.".format)] * 3, st.integers(0, 3).map(article_text))
lines = st.lists(st.one_of(texts.map(lambda text: json.dumps({"text": text})), st.just("{}")), min_size=1, max_size=40)
chances = st.integers(0, 100)
steps = st.one_of(
    st.tuples(st.just("ingest"), lines),
    st.tuples(st.just("ingest"), lines),
    *(st.tuples(st.just(name), chances) for name in ("retry", "replay", "release", "release run", "drop", "lose")),
    st.tuples(st.just("mend"), st.booleans()),
)


@dataclass
class Life:
    """A lake and its inbox, and whether the rule for short texts is mended."""

    home: Path
    is_mended: bool = False

    def held(self, *, of_gate: bool = False) -> list[str]:
        with Lake(self.home / "lake").open_readonly() as connection:
            rows = quarantined(connection, Wanted("held"))
        return [row.row_id for row in rows if not of_gate or row.stage == "audit"]

    def runs(self) -> list[str]:
        with Lake(self.home / "lake").open_readonly() as connection:
            return sorted({row.run_id for row in quarantined(connection, Wanted("held"))})

    def take(self, name: str, value: object) -> None:
        inbox, home = self.home / "inbox", str(self.home)
        if name == "ingest":
            assert isinstance(value, list)
            (inbox / f"{len(list(inbox.iterdir()))}.jsonl").write_text("\n".join(value))
        if name == "mend":
            self.is_mended = bool(value)
        assert isinstance(value, list | int)
        number = value if isinstance(value, int) else 0
        with mock.patch.dict(os.environ, settings_file(self.home, SHORT_ARE_FINE if self.is_mended else "")):
            if name in {"ingest", "retry"}:
                loaded(inbox, home=self.home, retry_blocked=name == "retry")
            elif name == "replay":
                replay(Selection(), home, quiet=True)
            elif name == "release" and (names := self.held(of_gate=True)):
                release(Selection([names[number % len(names)]]), home, by="ada", quiet=True)
            elif name == "release run" and (runs := self.runs()):
                release(Selection(run=runs[number % len(runs)]), home, by="ada", quiet=True)
            elif name == "drop" and (names := self.held()):
                drop(Selection([names[number % len(names)]]), home, by="ada")
            elif name == "lose" and (files := sorted(inbox.iterdir())):
                shutil.move(files[number % len(files)], self.home / "lost")


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=lines, life=st.lists(steps, min_size=2, max_size=5))
def test_every_record_is_somewhere_once(
    first: list[str], life: list[tuple[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "0")
    home = tmp_path / "home"
    shutil.rmtree(home, ignore_errors=True)
    (home / "inbox").mkdir(parents=True)
    lake = Life(home)
    for name, value in [("ingest", first), *life]:
        lake.take(name, value)
        assert_counts_add_up(Lake(home / "lake"))
