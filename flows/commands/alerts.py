"""`dateline alerts`: what is wrong, and whether those who should know have been told."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.shell import FAILED, json_of, settings_of, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.alerts.alert import Alert
    from flows.alerts.channels import Channel


@click.group()
def alerts() -> None:
    """List alerts, deliver them, and try the channels.

    \b
    Example:
      dateline alerts list
      dateline alerts test on-call
    """


@alerts.command("list")
@click.option("--all", "with_recovered", is_flag=True, help="Those that have recovered too.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def list_alerts(home: Path | None, *, with_recovered: bool, as_json: bool) -> None:
    """List what is wrong now, the worst first.

    \b
    Example:
      dateline alerts list --all --json
    """
    with told():
        from dataclasses import asdict

        from flows.alerts.outlook import listed

        found = listed(settings_of(home), with_recovered=with_recovered)
        click.echo(json_of([asdict(alert) for alert in found]) if as_json else _table(found))


@alerts.command("deliver")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.pass_obj
def deliver_alerts(home: Path | None, *, as_json: bool) -> None:
    """Send what waits, and tell of runs that were killed; exit with 1 if a channel could not be reached.

    Each run does so by itself; this is for a schedule of its own, so that an alert does not wait for the next run.

    \b
    Example:
      dateline alerts deliver --json
    """
    with told():
        from dataclasses import asdict

        from flows.alerts.delivery import deliver
        from flows.alerts.watch import notice_killed

        settings = settings_of(home)
        _check(settings.alerts)
        notice_killed(settings)
        done = deliver(settings, is_asked_for=True)
        text = f"{done.sent} messages sent, {done.quiet} wait for the end of quiet hours"
        failures = [f"channel {name}: {error}" for name, error in done.failed.items()]
        click.echo(json_of(asdict(done)) if as_json else "\n".join([text, *failures]))
    sys.exit(FAILED if done.failed else 0)


@alerts.command("test")
@click.argument("channel", required=False)
@click.pass_obj
def test_channels(home: Path | None, channel: str | None) -> None:
    """Send a test message to a CHANNEL, or to all; exit with 1 and the reason if one does not take it.

    \b
    Example:
      dateline alerts test on-call
    """
    with told():
        from flows.alerts.message import trial
        from flows.alerts.sending import Sender

        settings = settings_of(home)
        names = [each.name for each in settings.alerts]
        if not names or (channel and channel not in names):
            raise click.UsageError(f"there is no channel {channel or ''}; there are: {', '.join(names) or 'none'}")
        wanted = [each for each in settings.alerts if channel in {None, each.name}]
        _check(wanted)
        with Sender() as sender:
            errors = [(e.name, sender.send(e, trial(e.name, str(settings.home.absolute())))) for e in wanted]
        for name, error in errors:
            click.echo(f"channel {name}: {error or 'has taken the message'}")
    sys.exit(FAILED if any(error for _, error in errors) else 0)


def _check(channels: "Sequence[Channel]") -> None:
    """Raise SettingsError for a URL that apprise does not know what to do with."""
    from flows.alerts.sending import Sender
    from flows.settings import SettingsError

    with Sender() as sender:
        for channel in channels:
            if error := sender.check(channel):
                raise SettingsError(f"alerts: channel {channel.name!r}: {error}")


def _table(found: "Sequence[Alert]") -> str:
    from flows.alerts.message import plain

    lines = []
    for alert in found:
        state = alert.severity if alert.state == "open" else alert.state
        about = f"{plain(alert.kind, 80)} {plain(alert.subject, 80)}"
        lines += [
            f"{state:<9} {alert.first_at:%Y-%m-%d %H:%M}  {about}",
            f"          {plain(alert.message)}",
            f"          found by {alert.count} run(s), {alert.delivery}; {plain(alert.command)}",
        ]
    return "\n".join(lines) if lines else "no alerts"
