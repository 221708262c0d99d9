"""Alerts from a run's commit to a real web and mail server, and what the lake says of it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alert_home import NOON, alerts, deliveries, everything, finding, found, home, later
from alert_receivers import Webhook, kept_sender, mailbox, webhook

from flows.alerts import delivery, journal
from flows.alerts.channels import Channel
from flows.alerts.delivery import deliver
from warehouse.lake import Lake

SECRETS = ("pa55word", "T0KENT0KEN", "Sup3rSecret")


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    monkeypatch.setattr(delivery, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(delivery, "Sender", kept_sender)
    with webhook() as running:
        yield running


def test_an_alert_is_told_once_by_web_and_mail_until_it_recovers(hook: Webhook, tmp_path: Path) -> None:
    with mailbox() as (box, mailto):
        settings = home(tmp_path, Channel("chat", hook.url), Channel("desk", mailto))
        found(settings, finding(), run_id="1")
        assert deliver(settings, NOON).sent == 2
        found(settings, finding(), run_id="2", at=later(hours=1))
        assert deliver(settings, NOON).sent == 0
        found(settings, run_id="3", at=later(hours=2), judged=everything)
        assert deliver(settings, NOON).sent == 2
        assert deliver(settings, NOON).sent == 0
    assert hook.titles == ["[warning] source_silent: kestrel.example", "[recovered] source_silent: kestrel.example"]
    assert [subject for subject, _ in box.got] == hook.titles
    raised, recovered = (text for _, text in hook.got)
    for part in ("No article of kestrel.example", "0 articles", "11 to 30", "run       1", "a1, a2", "dateline sql"):
        assert part in raised
    assert "after 2 h 0 min" in recovered
    assert "found by 2 runs" in recovered
    (alert,) = alerts(settings)
    assert (alert.state, alert.count, alert.delivery) == ("recovered", 2, "delivered")
    assert [(told.event, told.channel, told.state, told.attempts) for told in deliveries(settings)] == [
        ("raised", "chat", "delivered", 1),
        ("raised", "desk", "delivered", 1),
        ("recovered", "chat", "delivered", 1),
        ("recovered", "desk", "delivered", 1),
    ]


def test_what_a_channel_refuses_goes_out_with_the_next_run_and_no_other_message_waits_for_it(
    hook: Webhook, tmp_path: Path
) -> None:
    hook.status = 503
    with webhook() as other:
        settings = home(tmp_path, Channel("chat", hook.url), Channel("other", other.url))
        found(settings, finding(), run_id="1")
        done = deliver(settings, NOON)
        assert (done.sent, [*done.failed]) == (1, ["chat"])
        assert "503" in done.failed["chat"]
        assert hook.tried == delivery.ATTEMPTS
        assert alerts(settings)[0].delivery == "waiting"
        hook.status = 200
        assert deliver(settings, NOON).sent == 1
    assert (len(hook.got), len(other.got)) == (1, 1)
    assert alerts(settings)[0].delivery == "delivered"
    assert {told.channel: (told.attempts, told.error) for told in deliveries(settings)} == {
        "chat": (4, None),
        "other": (1, None),
    }


def test_a_channel_that_refuses_run_after_run_is_tried_less_often_unless_asked_for(
    hook: Webhook, tmp_path: Path
) -> None:
    hook.status = 404
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, finding(), run_id="1")
    for _ in range(4):
        deliver(settings)
    assert hook.tried == 3 * delivery.ATTEMPTS
    assert deliver(settings, is_asked_for=True).failed
    assert not deliver(settings).failed
    assert deliver(settings, datetime.now(UTC) + timedelta(minutes=2)).failed
    hook.status = 200
    assert deliver(settings, datetime.now(UTC) + timedelta(hours=1)).sent == 1


def test_what_recovers_before_it_could_be_told_is_one_message_that_says_both(hook: Webhook, tmp_path: Path) -> None:
    hook.status = 500
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, finding(), run_id="1")
    deliver(settings, NOON)
    found(settings, run_id="2", at=later(hours=1), judged=everything)
    hook.status = 200
    deliver(settings, NOON)
    ((title, text),) = hook.got
    assert title.startswith("[recovered]")
    assert "could not be told" in text


def test_an_alert_that_becomes_worse_is_told_again_to_whom_it_was_less(hook: Webhook, tmp_path: Path) -> None:
    with webhook() as pager:
        settings = home(tmp_path, Channel("chat", hook.url), Channel("pager", pager.url, severity="critical"))
        for number, severity in enumerate(("warning", "critical", "warning", "critical")):
            found(settings, finding(severity=severity), run_id=str(number))  # type: ignore[arg-type]
            deliver(settings, NOON)
        found(settings, run_id="9", judged=everything)
        deliver(settings, NOON)
    assert [title.split()[0] for title in hook.titles] == ["[warning]", "[critical]", "[recovered]"]
    assert [title.split()[0] for title in pager.titles] == ["[critical]", "[recovered]"]


def test_quiet_hours_hold_back_what_is_not_critical_until_the_first_run_after_them(
    hook: Webhook, tmp_path: Path
) -> None:
    quiet = Channel("chat", hook.url, quiet=(datetime.min.time().replace(22), datetime.min.time().replace(7)))
    settings = home(tmp_path, quiet)
    night, morning = datetime(2026, 3, 2, 23, tzinfo=UTC), datetime(2026, 3, 3, 7, tzinfo=UTC)
    found(settings, finding(), finding(subject="ledger.example", severity="critical"), run_id="1")
    done = deliver(settings, night)
    assert (done.sent, done.quiet) == (1, 1)
    assert [title.split()[0] for title in hook.titles] == ["[critical]"]
    done = deliver(settings, morning)
    assert (done.sent, done.quiet) == (1, 0)
    assert [title.split()[0] for title in hook.titles] == ["[critical]", "[warning]"]


def test_a_storm_is_one_message_that_names_them_all(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    storm = [finding(subject=f"outlet{number}.example") for number in range(30)]
    found(settings, *storm, finding(severity="critical"), run_id="1")
    assert deliver(settings, NOON).sent == 1
    ((title, text),) = hook.got
    assert title == "[critical] 31 alerts: 1 critical, 30 warning"
    assert all(f"outlet{number}.example" in text for number in range(30))
    assert text.index("kestrel") < text.index("outlet0")
    assert {told.state for told in deliveries(settings)} == {"delivered"}
    assert len(deliveries(settings)) == 31


def test_no_secret_gets_into_tables_files_logs_or_what_is_printed(
    hook: Webhook, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(1)
    hook.status = 401
    closed = Channel("closed", "json://ann:pa55word@127.0.0.1:9/T0KENT0KEN?+X-Key=Sup3rSecret")
    wrong = Channel("wrong", "slack://T0KENT0KEN/pa55word?x=Sup3rSecret")
    mail = Channel("mail", "mailto://ann:pa55word@127.0.0.1:9/T0KENT0KEN?to=Sup3rSecret")
    settings = home(tmp_path / "home", Channel("chat", hook.url), closed, wrong, mail)
    found(settings, finding(), run_id="1")
    done = deliver(settings, NOON)
    assert [*done.failed] == ["chat", "closed", "wrong", "mail"]
    assert "refused" in done.failed["closed"]
    assert [told.state for told in deliveries(settings)] == ["waiting"] * 4
    kept = b"".join(path.read_bytes() for path in settings.home.rglob("*") if path.is_file())
    shown = "".join([*capfd.readouterr(), caplog.text, repr(settings), repr(done), repr(deliveries(settings))])
    for secret in SECRETS:
        assert secret.lower() not in shown.lower()
        assert secret.encode() not in kept


def test_without_channels_alerts_are_unrouted_and_told_when_a_channel_comes(hook: Webhook, tmp_path: Path) -> None:
    found(home(tmp_path), finding(), finding("odd", severity="info"), run_id="1")
    deliver(home(tmp_path), NOON)
    assert {alert.delivery for alert in alerts(home(tmp_path))} == {"unrouted"}
    settings = home(tmp_path, Channel("chat", hook.url))
    assert deliver(settings, NOON).sent == 1
    assert {alert.kind: alert.delivery for alert in alerts(settings)} == {
        "source_silent": "delivered",
        "odd": "unrouted",
    }


def test_where_nothing_waits_nothing_is_opened(hook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    assert deliver(settings, NOON) == delivery.Delivered()  # without a lake
    found(settings, finding(), run_id="1")
    deliver(settings, NOON)
    deliver(settings, NOON)  # looks once more, and notes it
    monkeypatch.setattr(Lake, "open_readonly", None)
    assert deliver(settings, NOON) == delivery.Delivered()
    monkeypatch.undo()
    found(settings, finding("other"), run_id="2")
    assert deliver(settings, NOON).sent == 1
    assert "apprise" not in sys.modules


def test_a_lake_that_is_busy_is_told_later_what_was_sent(
    hook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.alerts.recording.WRITER_SECONDS", 0.0)
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, finding(), run_id="1")
    with settings.lake.open_writer(0):
        done = deliver(settings, NOON)
        assert (done.sent, done.is_recorded) == (1, False)
        assert deliver(settings, NOON).sent == 0
    assert deliver(settings, NOON).is_recorded
    assert len(hook.got) == 1
    assert alerts(settings)[0].delivery == "delivered"
    assert not list(journal.folder(tmp_path).glob("told*"))


def test_processes_that_deliver_at_once_send_each_message_once(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, finding(), finding("other"), run_id="1")
    with ThreadPoolExecutor(3) as several:
        sent = [done.sent for done in several.map(deliver, [settings] * 3, [NOON] * 3)]
    assert (sum(sent), len(hook.got)) == (2, 2)


def test_a_channel_that_hangs_is_given_up_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.alerts.delivery.ATTEMPTS", 1)
    monkeypatch.setattr("flows.alerts.sending.Sender.__init__.__defaults__", (0.01,))
    settings = home(tmp_path, Channel("chat", "json://127.0.0.1:9/x"))
    found(settings, finding(), run_id="1")
    assert deliver(settings, NOON).failed == {"chat": "no answer in 0.01 s"}


def test_environment_reaches_the_sender_but_no_secret_its_command_line(
    hook: Webhook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[bytes] = []
    hook.got = _Listening(lines)
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, finding(), run_id="1")
    assert deliver(settings, NOON).sent == 1
    assert any(b"flows.alerts.sender" in line for line in lines)
    assert not any(secret.encode() in line for line in lines for secret in SECRETS)


class _Listening(list[tuple[str, str]]):
    """Looks at the command lines of all processes when a message arrives."""

    def __init__(self, lines: list[bytes]) -> None:
        super().__init__()
        self._lines = lines

    def append(self, item: tuple[str, str]) -> None:
        for command_line in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                self._lines.append(command_line.read_bytes())
            except OSError:
                continue
        super().append(item)
