"""Which alerts a channel is to be told of now."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from flows.alerts.alert import RANK, Alert, Event, Told
from flows.alerts.channels import Channel
from flows.alerts.message import News

# A channel that has refused a message in three runs is dead or wrong: a schedule of minutes tries it less and less
# often, and each try costs the lake a commit. 9: three runs of three attempts.
PATIENCE = 9
LONGEST_REST = timedelta(hours=1)

ToldByKey = Mapping[tuple[str, Event, str], Told]


def due(alerts: Iterable[Alert], told: ToldByKey, channel: Channel, now: datetime) -> list[News]:
    """What a channel is to be told now, the worst first."""
    is_quiet = channel.is_quiet(now)
    news = []
    for alert in alerts:
        if not channel.wants(alert) or has_heard(channel, alert, told):
            continue
        before = told.get((alert.alert_id, "raised", channel.name))
        is_first = before is None or before.state != "delivered"
        # That a critical alert has come and gone wakes nobody.
        wakes = (
            alert.severity == "critical" and not channel.quiet_for_critical and not (alert.recovered_at and is_first)
        )
        if not is_quiet or wakes:
            news.append(News(alert, is_first))
    return sorted(news, key=lambda each: (-RANK[each.alert.severity], each.alert.first_at))


def rests(last: Told | None, now: datetime) -> bool:
    """Whether a message that was refused is not to be tried yet: a minute after the third run, then twice as long."""
    if last is None or last.state == "delivered" or last.attempts < PATIENCE:
        return False
    doublings = min((last.attempts - PATIENCE) // 3, 6)  # 2 ** 6 minutes are over an hour
    return now - last.tried_at < min(timedelta(minutes=2**doublings), LONGEST_REST)


def has_heard(channel: Channel, alert: Alert, told: ToldByKey) -> bool:
    """Whether the last message about an alert, as bad as it now is, has got to a channel."""
    last = told.get((alert.alert_id, alert.event, channel.name))
    return last is not None and last.state == "delivered" and RANK[last.severity] >= RANK[alert.severity]
