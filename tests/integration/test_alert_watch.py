"""A flow under watch: failures, a lake that cannot be written or read, and the command line."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alert_home import alerts, finding, found, home
from alert_receivers import Webhook, kept_sender, webhook
from click.testing import CliRunner, Result
from tests_support import dateline

from flows.alerts import spool
from flows.alerts.channels import Channel
from flows.alerts.watch import watched
from flows.cli import main
from flows.report import DataQualityError, RunReport
from flows.settings import Settings
from warehouse.errors import LakeBusyError


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    monkeypatch.setattr("flows.alerts.recording.WRITER_SECONDS", 0.0)
    monkeypatch.setattr("flows.alerts.watch.WRITER_SECONDS", 0.0)
    monkeypatch.setattr("flows.alerts.delivery.Sender", kept_sender)
    with webhook() as running:
        yield running


def command(*arguments: str, home: Path, **environment: str) -> Result:
    """The command line in this process, which has loaded what it needs."""
    return CliRunner().invoke(main, ["--home", str(home), *arguments], env=environment)


def run(settings: Settings, error: BaseException | None = None) -> None:
    if error is None:
        with watched(settings, "ingest"):
            return
    with pytest.raises(type(error)), watched(settings, "ingest"):
        raise error


def test_run_that_fails_is_an_alert_until_one_gets_through(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, run_id="0")  # creates the lake
    for _ in range(2):
        run(settings, ValueError("bad page at https://ann:pa55word@cms.example/\nsecond line"))
    run(settings, DataQualityError(RunReport("lake", 0.1)))  # a run that got through
    assert hook.titles == ["[critical] run_failed: ingest", "[recovered] run_failed: ingest"]
    assert "ValueError: bad page at" in hook.got[0][1]
    assert "pa55word" not in str(hook.got)
    assert "second line" not in str(hook.got)
    assert [(alert.count, alert.state) for alert in alerts(settings)] == [(2, "recovered")]


def test_a_busy_lake_is_a_warning_and_ctrl_c_is_nothing(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, run_id="0")
    run(settings, KeyboardInterrupt())
    assert hook.titles == []
    with settings.lake.open_writer(0):  # as the process that is busy
        for _ in range(2):
            run(settings, LakeBusyError("process 1 is writing"))
        assert hook.titles == ["[warning] run_failed: ingest"]
        assert len(spool.kept(tmp_path)) == 1
        assert alerts(settings) == []
    run(settings)
    assert hook.titles == ["[warning] run_failed: ingest", "[recovered] run_failed: ingest"]
    assert spool.kept(tmp_path) == []
    assert [(alert.count, alert.delivery) for alert in alerts(settings)] == [(2, "delivered")]


def test_a_broken_catalog_is_told_once_and_taken_in_when_it_is_mended(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path, Channel("chat", hook.url))
    found(settings, run_id="0")
    with closing(sqlite3.connect(settings.lake.catalog)) as catalog:
        catalog.execute("pragma wal_checkpoint(truncate)")
    whole = settings.lake.catalog.read_bytes()
    settings.lake.catalog.write_bytes(b"\0" * len(whole))
    for _ in range(3):
        run(settings, OSError("the catalog is broken"))
    assert hook.titles == ["[critical] run_failed: ingest"]
    settings.lake.catalog.write_bytes(whole)
    run(settings)
    assert hook.titles == ["[critical] run_failed: ingest", "[recovered] run_failed: ingest"]
    assert [(alert.count, alert.state) for alert in alerts(settings)] == [(3, "recovered")]


def test_where_nothing_can_be_kept_it_is_told_all_the_same(hook: Webhook, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the home should be: nobody can write there, not even root")
    run(home(tmp_path / "home", Channel("chat", hook.url)), OSError("no home"))
    assert hook.titles == ["[critical] run_failed: ingest"]


def test_an_alert_that_fails_does_not_change_how_a_run_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("flows.alerts.watch.deliver", None)
    run(home(tmp_path))
    run(home(tmp_path), ValueError("x"))
    assert "alerts: TypeError" in capsys.readouterr().err


def test_command_line_lists_delivers_and_tries(hook: Webhook, tmp_path: Path) -> None:
    settings = home(tmp_path / "data")
    found(settings, finding(), finding("gone"), run_id="1")
    found(settings, finding("worse", severity="critical"), run_id="2", judged=lambda kind, _: kind == "gone")
    urls = {"DATELINE_ALERT_URLS": hook.url}
    listed = json.loads(command("alerts", "list", "--json", home=settings.home).stdout)
    assert [alert["kind"] for alert in listed] == ["worse", "source_silent"]
    shown = command("alerts", "list", "--all", home=settings.home).stdout
    assert ["worse" in line for line in shown.splitlines()].index(True) == 0
    assert "recovered" in shown
    done = command("alerts", "test", home=settings.home, **urls)
    assert (done.exit_code, hook.titles) == (0, ["[test] Dateline alerts reach url-1"])
    done = dateline("alerts", "deliver", "--json", home=settings.home, **urls)
    assert (done.returncode, json.loads(done.stdout)["sent"]) == (0, 3)
    hook.status = 500
    done = command("alerts", "test", "url-1", home=settings.home, **urls)
    assert done.exit_code == 1
    assert "500" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "url", "told"),
    [
        (("test", "absent"), "json://127.0.0.1/T0KENT0KEN", "there is no channel absent"),
        (("test",), "slack://T0KENT0KEN", "'url-1': it is no URL"),
        (("deliver",), "nonsense://T0KENT0KEN", "'url-1': it is no URL"),
        (("list",), "T0KENT0KEN", "'url-1': its URL is none"),
    ],
)
def test_wrong_channel_is_wrong_usage_and_its_url_is_not_shown(
    arguments: tuple[str, ...], url: str, told: str, tmp_path: Path
) -> None:
    done = command("alerts", *arguments, home=tmp_path / "data", DATELINE_ALERT_URLS=url)
    assert done.exit_code == 2
    assert told in done.stderr
    assert "T0KEN" not in done.stdout + done.stderr


def test_nothing_is_listed_where_there_is_no_lake(tmp_path: Path) -> None:
    assert command("alerts", "list", home=tmp_path / "data").stdout == "no alerts\n"
