"""Processes are killed between the commit and the messages, and among them; each message arrives, as a rule once."""

import importlib
import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alert_home import NOON, alerts, deliveries, finding, found, home
from alert_receivers import Webhook, mailbox, webhook

from flows.alerts import journal, running
from flows.alerts.channels import Channel
from flows.alerts.delivery import deliver
from flows.alerts.watch import watched
from flows.settings import Settings

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["flows.alerts.watch"])
SUBJECTS = ["a.example", "b.example", "c.example"]


def dies(module: str, name: str, call: int, *, after: bool) -> None:
    """Let this process die before or after a call of a function."""
    real, calls = getattr(importlib.import_module(module), name), 0

    def dying(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        result = real(*arguments, **named) if after or calls != call else None
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(importlib.import_module(module), name, dying)


def run(
    folder: Path, channels: tuple[Channel, ...], point: tuple[str, str, int, bool], subjects: tuple[str, ...]
) -> None:
    settings, (module, name, call, after) = home(folder, *channels), point
    with watched(settings, "ingest"):
        found(settings, *(finding(subject=subject) for subject in subjects), run_id=subjects[0])
        dies(module, name, call, after=after)


def noticing_run(folder: Path) -> None:
    dies("flows.alerts.watch", "enter", 1, after=True)
    with watched(home(folder), "other"):
        pass


def killed(target: Callable[..., None], *arguments: object) -> None:
    process = CONTEXT.Process(target=target, args=arguments)
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def killed_run(settings: Settings, point: tuple[str, str, int, bool], *subjects: str) -> None:
    killed(run, settings.home, settings.alerts, point, subjects)


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as running_hook:
        yield running_hook


POINTS = {
    "before the delivery": ("flows.alerts.watch", "deliver", 1, False),
    "after the first message is noted": ("flows.alerts.journal", "note", 1, True),
    "before the journal is in the lake": ("flows.alerts.recording", "publish", 1, False),
    "after the journal is in the lake": ("flows.alerts.recording", "publish", 1, True),
    "after the delivery": ("flows.alerts.watch", "deliver", 1, True),
}


def test_killed_at_each_point_in_turn_no_message_is_lost_and_none_doubled(hook: Webhook, tmp_path: Path) -> None:
    with mailbox() as (box, mailto):
        settings = home(tmp_path, Channel("chat", hook.url), Channel("desk", mailto))
        for subject, point in POINTS.items():  # what one killed run leaves behind, the next finds
            killed_run(settings, point, subject)
        with watched(settings, "ingest"):
            pass
    raised = [f"[warning] source_silent: {subject}" for subject in POINTS]
    about_the_runs = ["[critical] run_killed: ingest", "[recovered] run_killed: ingest"]
    # Each killed run is found by the next one, which gets through its work before it is killed in its turn.
    assert Counter(hook.titles) == Counter([*raised, *about_the_runs * len(POINTS)])
    assert Counter(subject for subject, _ in box.got) == Counter(hook.titles)
    assert {alert.delivery for alert in alerts(settings)} == {"delivered"}
    assert {alert.count for alert in alerts(settings)} == {1}
    assert len(deliveries(settings)) == 2 * len(hook.got)
    assert not list(journal.folder(tmp_path).glob("told*"))
    assert not list((tmp_path / "running").iterdir())


def test_killed_between_a_message_and_its_note_it_is_the_only_one_that_comes_twice(
    hook: Webhook, tmp_path: Path
) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    killed_run(settings, ("flows.alerts.journal", "note", 2, False), *SUBJECTS)
    deliver(settings, NOON)
    twice = [title for title, count in Counter(hook.titles).items() if count == 2]
    assert sorted(set(hook.titles)) == [f"[warning] source_silent: {subject}" for subject in SUBJECTS]
    assert len(hook.got) == 4
    assert len(twice) == 1


def test_killed_in_the_midst_of_the_note_of_its_death_it_is_told_once(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    killed_run(settings, POINTS["before the delivery"], *SUBJECTS)
    # The next run finds the mark, brings it into the lake, and dies before it removes it.
    killed(noticing_run, tmp_path)
    assert len(list((tmp_path / "running").iterdir())) == 2
    for _ in range(2):
        with watched(settings, "other"):
            pass
    assert hook.titles.count("[critical] run_killed: ingest") == 1
    assert {a.subject: (a.count, a.state) for a in alerts(settings) if a.kind == "run_killed"} == {
        "ingest": (1, "open"),
        "other": (1, "recovered"),
    }


def test_a_run_that_is_alive_is_not_taken_for_dead(tmp_path: Path) -> None:
    with running.marked(tmp_path, "ingest", "1"):
        assert list(running.killed(tmp_path)) == []
    assert list(running.killed(tmp_path)) == []


def test_a_mark_that_is_no_mark_is_put_away(tmp_path: Path) -> None:
    (tmp_path / "running").mkdir()
    (tmp_path / "running" / "half.json").write_text('{"flow": "ing')
    assert list(running.killed(tmp_path)) == []
    assert not list((tmp_path / "running").iterdir())
