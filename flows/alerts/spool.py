"""Alerts that the lake could not take: a small file each, until a run that can write brings them into it.

They are told from here all the same, and once: what was told stands in the journal under the alert's id.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from flows.alerts.alert import RANK, Alert, Told
from flows.alerts.book import entered
from flows.alerts.finding import Finding
from flows.alerts.journal import folder
from warehouse.durable import sync

TIMES = ("first_at", "last_at", "recovered_at", "delivered_at")


def keep(
    home: Path, findings: Iterable[Finding], *, judged: Callable[[str, str], bool], run_id: str, at: datetime
) -> None:
    """Enter what a run has found into the alerts that are kept here; on disk when this returns."""
    place = folder(home) / "spooled"
    place.mkdir(parents=True, exist_ok=True)
    for alert in entered(kept(home), findings, judged=judged, run_id=run_id, at=at):
        path = place / f"{alert.alert_id}.json"
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(alert), default=datetime.isoformat), encoding="utf-8")
        sync([new])
        new.replace(path)
        sync([place])


def kept(home: Path) -> list[Alert]:
    """Alerts that are kept here, the first raised first."""
    return sorted(map(_read, (folder(home) / "spooled").glob("*.json")), key=lambda alert: alert.first_at)


def forget(home: Path, alerts: Iterable[Alert]) -> None:
    """Remove alerts that the lake has."""
    for alert in alerts:
        (folder(home) / "spooled" / f"{alert.alert_id}.json").unlink(missing_ok=True)


def taken_in(before: Iterable[Alert], spooled: Iterable[Alert], told: Iterable[Told]) -> tuple[list[Alert], list[Told]]:
    """The spooled alerts as rows for the lake, and what was told of them under the ids that they have there.

    Where an alert of their kind and subject is open in the lake, they are that one, found again.
    """
    opened = {(alert.kind, alert.subject): alert for alert in before if alert.state == "open"}
    known = {alert.alert_id: alert for alert in before}
    rows, renamed = [], {}
    for alert in spooled:
        other = known.get(alert.alert_id) or opened.get((alert.kind, alert.subject))
        if other is None:
            rows.append(alert)
        elif other.alert_id != alert.alert_id:
            renamed[alert.alert_id] = other.alert_id
            rows.append(_joined(other, alert))
        elif (alert.last_at, alert.state) > (other.last_at, other.state):  # else a crash left the file behind
            rows.append(alert)
    return rows, [replace(each, alert_id=renamed.get(each.alert_id, each.alert_id)) for each in told]


def _joined(stored: Alert, spooled: Alert) -> Alert:
    worse = max(stored.severity, spooled.severity, key=lambda severity: RANK[severity])
    return replace(
        spooled,
        alert_id=stored.alert_id,
        severity=worse,
        first_run_id=stored.first_run_id,
        first_at=stored.first_at,
        count=stored.count + spooled.count,
    )


def _read(path: Path) -> Alert:
    row = json.loads(path.read_text(encoding="utf-8"))
    row |= {name: datetime.fromisoformat(row[name]) for name in TIMES if row[name]}
    return Alert(**(row | {"examples": tuple(row["examples"])}))
