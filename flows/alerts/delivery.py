"""Delivery: what waits is sent, and noted as told.

The order is what makes it safe: a message is sent, then noted in the journal, and the journal goes into the lake in
one commit. A crash repeats the one message that was out and not yet noted; none is lost.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.alerts import events, journal, spool
from flows.alerts.alert import Alert, Told
from flows.alerts.book import entered, nothing
from flows.alerts.channels import Channel
from flows.alerts.finding import Finding
from flows.alerts.message import News, composed
from flows.alerts.outlook import Outlook, is_idle, look
from flows.alerts.recording import record, up_to_date
from flows.alerts.routing import ToldByKey, due, has_heard, rests
from flows.alerts.sending import Sender
from flows.settings import Settings

FOLDED = 5  # messages that a person reads one by one; more at once are one message
ATTEMPTS = 3
PAUSE_SECONDS = 0.5  # before the second attempt, twice that before the third, each give or take a half
RETRY_SECONDS = 20.0  # beyond it a run tries nothing twice: what is left goes out with the next
LOCK_SECONDS = 30.0  # another process that delivers is done by then, or has a channel that hangs


@dataclass(slots=True)
class Delivered:
    """Messages sent; why others were not, by channel; alerts that quiet hours hold back; whether the lake knows."""

    sent: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    quiet: int = 0
    is_recorded: bool = True


def deliver(settings: Settings, now: datetime | None = None, *, is_asked_for: bool = False) -> Delivered:
    """Send what waits, to every channel that wants it; never raises for a channel or a lake that fails.

    What a channel has refused run after run is tried less and less often, unless somebody asks for it.
    """
    done = Delivered()
    if is_idle(settings):
        return done
    with journal.locked(settings.home, LOCK_SECONDS) as is_ours:
        if not is_ours:  # whoever delivers, or comes next, does this too
            return Delivered(is_recorded=False)
        outlook = look(settings)
        if outlook.alerts:
            _send_all(settings, outlook, now or datetime.now(UTC), done, is_asked_for=is_asked_for)
        if _is_news_for_the_lake(settings, outlook):
            done.is_recorded = record(settings)
    return done


def _is_news_for_the_lake(settings: Settings, outlook: Outlook) -> bool:
    """Whether there is anything to record: what waits on, for a quiet night or a dead channel, is none."""
    told = {each.key: each for each in outlook.told}
    waits = all(up_to_date(alert, told, settings.alerts) == alert for alert in outlook.alerts)
    return not waits or bool(journal.noted(settings.home) or spool.kept(settings.home))


def tell_unkept(settings: Settings, finding: Finding, run_id: str) -> None:
    """Send a finding that nothing can keep, once to each channel; whoever finds it again tells it again."""
    now = datetime.now(UTC)
    alerts = entered([], [finding], judged=nothing, run_id=run_id, at=now)
    with Sender() as sender:
        for channel in settings.alerts:
            if news := due(alerts, {}, channel, now):
                sender.send(channel, composed(news, str(settings.home.absolute())))


def _send_all(settings: Settings, outlook: Outlook, now: datetime, done: Delivered, *, is_asked_for: bool) -> None:
    told = {each.key: each for each in outlook.told}
    deadline = time.monotonic() + RETRY_SECONDS
    with Sender() as sender:
        for channel in (*settings.alerts, *events.servers()):
            news = due(outlook.alerts, told, channel, now)
            unheard = [
                alert for alert in outlook.alerts if channel.wants(alert) and not has_heard(channel, alert, told)
            ]
            done.quiet += len(unheard) - len(news)
            if not is_asked_for:
                news = [n for n in news if not rests(told.get((n.alert.alert_id, n.event, channel.name)), now)]
            for message in [news] if len(news) > FOLDED else [[each] for each in news]:
                error, attempts = _sent(sender, channel, message, settings.home, deadline)
                outcome = [_outcome(channel, each.alert, told, error, attempts) for each in message]
                journal.note(settings.home, outcome)
                if error is not None:
                    done.failed[channel.name] = error
                    break  # what is down stays down for the next message
                done.sent += 1


def _sent(
    sender: Sender, channel: Channel, news: Sequence[News], home: Path, deadline: float
) -> tuple[str | None, int]:
    """Why a message could not be sent, None if it was; and how often it was tried."""
    if channel is events.SERVER:
        return events.emitted(news), 1
    message = composed(news, str(home.absolute()))
    for attempt in range(1, ATTEMPTS + 1):
        error = sender.send(channel, message)
        if error is None or attempt == ATTEMPTS or time.monotonic() > deadline:
            break
        time.sleep(PAUSE_SECONDS * 2 ** (attempt - 1) * random.uniform(0.5, 1.5))  # noqa: S311  # no secret
    return error, attempt


def _outcome(channel: Channel, alert: Alert, told: ToldByKey, error: str | None, attempts: int) -> Told:
    before = told.get((alert.alert_id, alert.event, channel.name))
    return Told(
        alert_id=alert.alert_id,
        event=alert.event,
        channel=channel.name,
        severity=alert.severity,
        state="delivered" if error is None else "waiting",
        attempts=attempts + (before.attempts if before else 0),
        tried_at=datetime.now(UTC),
        error=error,
    )
