"""The book of alerts: what a run has found against what is open, as rows for the run's own commit.

They are published with whatever else the run writes, so a crash between the commit and the messages loses none.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from flows.alerts.alert import RANK, Alert, alert_rows, alerts_in
from flows.alerts.finding import Finding
from warehouse.commit import Change
from warehouse.lake import Connection
from warehouse.schema import ALERTS

EXAMPLES = 5  # rows that a person looks at before asking for all of them


def raised(connection: Connection, findings: Iterable[Finding], *, run_id: str, at: datetime) -> dict[str, Change]:
    """Changes of `alerts` for what a run has found: new ones, and open ones found again; none clears."""
    return settled(connection, findings, judged=nothing, run_id=run_id, at=at)


def settled(
    connection: Connection,
    findings: Iterable[Finding],
    *,
    judged: Callable[[str, str], bool],
    run_id: str,
    at: datetime,
) -> dict[str, Change]:
    """The same, and open alerts whose kind and subject the run has judged and not found wrong have recovered."""
    found = list(findings)
    ids = [alert_id(each.kind, each.subject, run_id) for each in found]
    before = alerts_in(connection, "from lake.alerts where state = 'open' or list_contains(?, alert_id)", [ids])
    return change(before, entered(before, found, judged=judged, run_id=run_id, at=at))


def entered(
    before: Iterable[Alert],
    findings: Iterable[Finding],
    *,
    judged: Callable[[str, str], bool],
    run_id: str,
    at: datetime,
) -> list[Alert]:
    """Alerts that are new or changed: at most one is open for a kind and subject; repeating a run adds nothing."""
    known = {alert.alert_id: alert for alert in before}
    opened = {(alert.kind, alert.subject): alert for alert in known.values() if alert.state == "open"}
    found = {(each.kind, each.subject): each for each in findings}
    after: list[Alert] = []
    for key, finding in found.items():
        if key in opened:
            after.append(_again(opened[key], finding, run_id, at))
        elif alert_id(*key, run_id) not in known:  # else the run is known, and what it found has recovered since
            after.append(_new(finding, run_id, at))
    for key, alert in opened.items():
        if key not in found and judged(*key):
            after.append(recovered(alert, at))
    return [alert for alert in after if alert != known.get(alert.alert_id)]


def change(before: Iterable[Alert], after: Iterable[Alert]) -> dict[str, Change]:
    """The change of `alerts` that puts rows in the place of those with their ids; empty where there are none."""
    after, known = list(after), {alert.alert_id for alert in before}
    if not after:
        return {}
    gone = [alert.alert_id for alert in after if alert.alert_id in known]
    return {ALERTS.name: Change(alert_rows(after), pa.table({"alert_id": pa.array(gone, pa.string())}))}


def nothing(kind: str, subject: str) -> bool:  # noqa: ARG001  # as asked of a run
    """What a run has judged that only tells what it came across."""
    return False


def alert_id(kind: str, subject: str, run_id: str) -> str:
    """Id of the alert that a run raises, 32 hex digits; the same run, tried again, gives the same."""
    return hashlib.sha256(f"{kind}\0{subject}\0{run_id}".encode()).hexdigest()[:32]


def recovered(alert: Alert, at: datetime) -> Alert:
    """An open alert, mended."""
    return replace(alert, state="recovered", recovered_at=at, delivery="waiting", delivered_at=None)


def _new(finding: Finding, run_id: str, at: datetime) -> Alert:
    return Alert(
        alert_id=alert_id(finding.kind, finding.subject, run_id),
        kind=finding.kind,
        subject=finding.subject,
        severity=finding.severity,
        state="open",
        message=finding.message,
        observed=finding.observed,
        expected=finding.expected,
        examples=finding.examples[:EXAMPLES],
        command=finding.command,
        run_id=run_id,
        first_run_id=run_id,
        first_at=at,
        last_at=at,
        count=1,
    )


def _again(alert: Alert, finding: Finding, run_id: str, at: datetime) -> Alert:
    """An open alert as it is found now; it is told again only where it has become worse."""
    if alert.run_id == run_id:  # by another batch of the run, or by the same one, tried again
        at, count = alert.last_at, alert.count
    else:
        count = alert.count + 1
    is_worse = RANK[finding.severity] > RANK[alert.severity]
    return replace(
        alert,
        severity=finding.severity if is_worse else alert.severity,
        message=finding.message,
        observed=finding.observed,
        expected=finding.expected,
        examples=finding.examples[:EXAMPLES],
        command=finding.command,
        run_id=run_id,
        last_at=at,
        count=count,
        delivery="waiting" if is_worse else alert.delivery,
        delivered_at=None if is_worse else alert.delivered_at,
    )
