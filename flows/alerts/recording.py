"""What was told, and what the lake could not take, brought into the lake in one commit."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from flows.alerts import journal, spool
from flows.alerts.alert import Alert, Told, alerts_in, told_of, told_rows
from flows.alerts.book import change
from flows.alerts.channels import Channel
from flows.alerts.outlook import NO_LAKE, WAITING
from flows.alerts.routing import ToldByKey, has_heard
from flows.settings import Settings
from warehouse.commit import Change, publish
from warehouse.lake import Connection
from warehouse.schema import DELIVERIES

WRITER_SECONDS = 2.0  # the journal keeps what was told for as long as a run keeps the lake


def record(settings: Settings) -> bool:
    """Bring the journal and the spool into the lake; false if that cannot be done now, and nothing is lost."""
    told, kept = journal.noted(settings.home), spool.kept(settings.home)
    if not settings.lake.exists:  # an ingest creates it, no alert
        return False
    try:
        with settings.lake.open_writer(WRITER_SECONDS) as connection:
            if changes := recorded(connection, kept, told, settings.alerts):
                publish(settings.lake, connection, secrets.token_hex(16), changes, "deliver alerts")
    except NO_LAKE:
        return False
    spool.forget(settings.home, kept)
    journal.forget(settings.home)
    return True


def recorded(
    connection: Connection, kept: Sequence[Alert], told: Sequence[Told], channels: Sequence[Channel]
) -> dict[str, Change]:
    """Changes that bring the journal and the spool into the lake, by what it holds at this moment."""
    ids = [*(each.alert_id for each in told), *(alert.alert_id for alert in kept)]
    before = alerts_in(connection, f"{WAITING} or state = 'open' or list_contains(?, alert_id)", [ids])
    rows, told = spool.taken_in(before, kept, told)
    now = {alert.alert_id: alert for alert in (*before, *rows)}
    news = {each.key: each for each in told if each.alert_id in now}
    known = {each.key: each for each in told_of(connection, now)}
    after = [up_to_date(alert, {**known, **news}, channels) for alert in now.values()]
    stored = {alert.alert_id: alert for alert in before}
    changes = change(before, [alert for alert in after if alert != stored.get(alert.alert_id)])
    if fresh := [each for each in news.values() if each != known.get(each.key)]:
        keys = told_rows(known[each.key] for each in fresh if each.key in known).select(list(DELIVERIES.key))
        changes[DELIVERIES.name] = Change(told_rows(fresh), keys)
    return changes


def up_to_date(alert: Alert, told: ToldByKey, channels: Sequence[Channel]) -> Alert:
    """An alert with what has become of its last message."""
    if alert.delivery == "delivered":
        return alert
    wanting = [channel for channel in channels if channel.wants(alert)]
    if not wanting:
        return replace(alert, delivery="unrouted")
    if not all(has_heard(channel, alert, told) for channel in wanting):
        return replace(alert, delivery="waiting")
    last = max(told[alert.alert_id, alert.event, channel.name].tried_at for channel in wanting)
    return replace(alert, delivery="delivered", delivered_at=last)
