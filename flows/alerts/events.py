"""Alerts as events of a Prefect server, and the results of a run's checks as its artifact; nothing without a server."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from flows.alerts.channels import Channel
from flows.alerts.message import News, plain
from flows.orchestration import flow_run_id, is_orchestrated

# The server, as one more place that is told each thing once; no channel of the settings can have this name.
SERVER = Channel("prefect:events", "prefect://", severity="info")
SHOWN = 200  # rows of an artifact, which the server's page shows whole; all of them are in `checks`
COLUMNS = ("outcome", "severity", "suite", "expectation", "subject", "observed", "expected", "unexpected_count")
ORDER = ("error", "failed", "not_enough_history", "passed")


def servers() -> tuple[Channel, ...]:
    """The server as a channel, where there is one."""
    return (SERVER,) if is_orchestrated() and flow_run_id() else ()


def emitted(news: Sequence[News]) -> str | None:
    """None once each alert is an event: dateline.alert.raised or dateline.alert.recovered; else why it is not."""
    try:
        from prefect.events import emit_event  # noqa: PLC0415  # only where it is loaded already

        for each in news:
            alert = each.alert
            named = f"dateline.alert.{plain(alert.kind, 80)}.{plain(alert.subject, 80)}"
            emit_event(
                event=f"dateline.alert.{alert.event}",
                resource={
                    "prefect.resource.id": named,
                    "prefect.resource.name": plain(f"{alert.kind}: {alert.subject}", 120),
                    "dateline.alert.severity": alert.severity,
                },
                payload={name: plain(value) for name, value in asdict(alert).items() if value is not None},
            )
    except Exception as error:  # noqa: BLE001  # a server that is gone must not end the run
        return f"{type(error).__name__}"
    return None


def checks_artifact(rows: Sequence[Mapping[str, object]]) -> None:
    """Show rows of `checks` with the flow run, what is wrong first; a server that does not take them is no matter."""
    if not servers() or not rows:
        return
    ordered = sorted(rows, key=lambda row: ORDER.index(str(row["outcome"])))
    table = [{name: plain(row[name]) if row[name] is not None else "" for name in COLUMNS} for row in ordered[:SHOWN]]
    try:
        from prefect.artifacts import create_table_artifact  # noqa: PLC0415  # as above

        told = f"{len(rows)} checks, {sum(row['outcome'] != 'passed' for row in rows)} of them not passed"
        create_table_artifact(table=table, key="dateline-checks", description=told)
    except Exception as error:  # noqa: BLE001  # as above
        print(f"dateline: no artifact: {type(error).__name__}", file=sys.stderr)  # noqa: T201
