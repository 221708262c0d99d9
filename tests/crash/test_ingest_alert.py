"""A real ingest whose batch is blocked, killed between its commit and its messages: mail and webhook have each once."""

import json
import os
import signal
from pathlib import Path

import pytest
from alert_receivers import mailbox, webhook
from dying import Dying, child
from tests_support import settings_file

import flows.ingest
from flows.held.drop import drop
from flows.held.selection import Selection
from flows.report import DataQualityError
from warehouse.lake import Lake

BLOCKED, KILLED = "[critical] batch_blocked: body_has_words", "[critical] run_killed: ingest"


def run(home: Path, environment: dict[str, str], patch: Dying | None) -> None:
    """In a child: an ingest of the inbox, which may die somewhere."""
    os.environ |= environment
    if patch:
        patch()
    try:
        flows.ingest.ingest(None, str(home), quiet=True)
    except DataQualityError:
        os._exit(3)


@pytest.mark.parametrize(
    "point",
    [Dying("publish_batch", "flows.stages", 1, after=True), Dying("deliver", "flows.alerts.watch", 1, after=False)],
    ids=["after the commit", "before the messages"],
)
def test_messages_of_a_blocked_batch_outlast_a_kill(
    tmp_path: Path, point: Dying, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    inbox = home / "inbox" / "post.example"
    inbox.mkdir(parents=True)
    (inbox / "a.jsonl").write_text("".join(json.dumps({"text": f"Only {n} short words."}) + "\n" for n in range(30)))
    with mailbox() as (box, mailto), webhook() as hook:
        channels = "".join(
            f'[[alerts]]\nname = "{name}"\nurl = "{url}"\n' for name, url in {"desk": mailto, "chat": hook.url}.items()
        )
        environment = settings_file(tmp_path, channels) | {"DATELINE_WORKERS": "0"}
        assert child(run, home, environment, point) == -signal.SIGKILL
        assert (hook.titles, box.got) == ([], [])
        assert child(run, home, environment, None) == 0  # nothing is new; what waits goes out
        assert sorted(hook.titles) == [BLOCKED, KILLED, "[recovered] run_killed: ingest"]
        assert sorted(subject for subject, _ in box.got) == sorted(hook.titles)
        assert child(run, home, environment, None) == 0
        assert len(hook.titles) == len(box.got) == 3
        told = next(body for subject, body in box.got if subject == BLOCKED)
        with Lake(home / "lake").open_readonly() as connection:
            (run_id,) = connection.execute("select run_id from lake.runs where status = 'blocked'").fetchone() or ("",)
        assert "30 of 30 rows fail" in told
        assert f"dateline quarantine list --run {run_id}" in told
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        drop(Selection(run=run_id), str(home), by="ada")
        assert child(run, home, environment, None) == 0
        assert hook.titles[3:] == [f"[recovered] {BLOCKED.partition('] ')[2]}"]
        assert [subject for subject, _ in box.got[3:]] == hook.titles[3:]
