"""What waits to be told: in the lake, and in the spool where the lake could not take it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.alerts import journal, spool
from flows.alerts.alert import RANK, Alert, Told, alerts_in, told_of
from flows.alerts.channels import Channel
from flows.settings import Settings
from warehouse.errors import QueryError, RetryLaterError
from warehouse.lake import Connection

WAITING = "from lake.alerts where delivery = 'waiting' or (delivery = 'unrouted' and state = 'open')"
FAILURES = ("run_failed", "run_killed")
# What is wrong with a lake that no alert can be read from or written to.
NO_LAKE = (QueryError, RetryLaterError, OSError)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What waits to be told, what was told of it, and the flows whose last run failed."""

    alerts: Sequence[Alert] = ()
    told: Sequence[Told] = ()
    failing: frozenset[str] = frozenset()


def look(settings: Settings) -> Outlook:
    """What waits, in the lake and out of it; where nothing does, that is noted for the next run.

    A lake that cannot be read has no say.
    """
    snapshot = settings.lake.snapshot
    kept = spool.kept(settings.home)
    stored = Outlook()
    if settings.lake.exists:
        try:
            with settings.lake.open_readonly() as connection:
                stored = _stored(connection, settings.alerts)
        except NO_LAKE:
            snapshot = None
    if snapshot is not None and not kept and not stored.alerts:
        _note_idle(settings, snapshot, stored.failing)
    failing = {alert.subject for alert in kept if alert.kind in FAILURES and alert.state == "open"}
    known = {alert.alert_id for alert in kept}
    return Outlook(
        [*(alert for alert in stored.alerts if alert.alert_id not in known), *kept],
        [*stored.told, *journal.noted(settings.home)],
        stored.failing | failing,
    )


def listed(settings: Settings, *, with_recovered: bool) -> list[Alert]:
    """Alerts of the lake and of the spool: those that are open, the worst first, then those that have recovered."""
    found = {alert.alert_id: alert for alert in spool.kept(settings.home)}
    if settings.lake.exists:
        with settings.lake.open_readonly() as connection:
            query = "from lake.alerts where state = 'open' or ?"
            found |= {alert.alert_id: alert for alert in alerts_in(connection, query, [with_recovered])}
    chosen = [alert for alert in found.values() if with_recovered or alert.state == "open"]
    return sorted(chosen, key=lambda alert: (alert.state, -RANK[alert.severity], alert.first_at))


def is_idle(settings: Settings) -> bool:
    """Whether nothing has happened since it was last seen that nothing waits: costs a millisecond, not an opening."""
    return _idle_note(settings) is not None


def failing_flows(settings: Settings) -> frozenset[str]:
    """Flows with an open alert that a run failed or was killed."""
    note = _idle_note(settings)
    return look(settings).failing if note is None else note


def _stored(connection: Connection, channels: Sequence[Channel]) -> Outlook:
    # What no channel wanted is looked at again: there may be a channel now.
    alerts = [a for a in alerts_in(connection, WAITING) if a.delivery == "waiting" or any(c.wants(a) for c in channels)]
    query = "select distinct subject from lake.alerts where state = 'open' and list_contains(?, kind)"
    failing = connection.execute(query, [[*FAILURES]]).fetchall()
    told = told_of(connection, [alert.alert_id for alert in alerts]) if alerts else []
    return Outlook(alerts, told, frozenset(subject for (subject,) in failing))


def _idle_note(settings: Settings) -> frozenset[str] | None:
    """Flows that were failing when nothing waited, if nothing has changed since; else None."""
    place = journal.folder(settings.home)
    if (place / "told.jsonl").exists() or any((place / "spooled").glob("*.json")):
        return None
    try:
        note = json.loads((place / "idle.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        note = {}
    if not settings.lake.exists:
        return frozenset()
    is_same = note.get("snapshot") == settings.lake.snapshot and note.get("channels") == repr(settings.alerts)
    return frozenset(note["failing"]) if is_same and note else None


def _note_idle(settings: Settings, snapshot: int, failing: Iterable[str]) -> None:
    """Note that nothing waits; a note that is lost or torn costs the next run another look."""
    place = journal.folder(settings.home)
    place.mkdir(parents=True, exist_ok=True)
    note = {"snapshot": snapshot, "channels": repr(settings.alerts), "failing": sorted(failing)}
    (place / "idle.json").write_text(json.dumps(note), encoding="utf-8")
