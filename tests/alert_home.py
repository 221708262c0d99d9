"""A home with a lake for tests of alerts: findings are published into it as a run would."""

import atexit
import functools
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.alerts import book
from flows.alerts.alert import Alert, Told, alerts_in, told_of
from flows.alerts.channels import Channel
from flows.alerts.finding import Finding, Severity
from flows.settings import Settings
from warehouse.commit import publish
from warehouse.lake import Lake

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def finding(kind: str = "source_silent", subject: str = "kestrel.example", severity: Severity = "warning") -> Finding:
    return Finding(
        kind=kind,
        subject=subject,
        severity=severity,
        message=f"No article of {subject} for two days.",
        command=f"dateline sql \"from articles where source_id = '{subject}'\"",
        observed="0 articles",
        expected="11 to 30",
        examples=("a1", "a2"),
    )


def home(folder: Path, *channels: Channel) -> Settings:
    return Settings(home=folder, alerts=channels)


@functools.cache
def _empty_lake() -> Path:
    """An empty lake, created once: that takes longer than most tests."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    with Lake(Path(folder.name, "lake")).open_writer(0):
        pass
    return Path(folder.name, "lake")


def found(
    settings: Settings,
    *findings: Finding,
    run_id: str,
    at: datetime = NOON,
    judged: Callable[[str, str], bool] = book.nothing,
) -> None:
    """Publish what a run has found, in its own commit."""
    if not settings.lake.exists:
        shutil.copytree(_empty_lake(), settings.lake.root)
    with settings.lake.open_writer(5) as connection:
        changes = book.settled(connection, findings, judged=judged, run_id=run_id, at=at)
        publish(settings.lake, connection, run_id, changes, "a run")


def everything(kind: str, subject: str) -> bool:
    return True


def alerts(settings: Settings) -> list[Alert]:
    with settings.lake.open_readonly() as connection:
        return alerts_in(connection, "from lake.alerts order by first_at, alert_id")


def deliveries(settings: Settings) -> list[Told]:
    ids = [alert.alert_id for alert in alerts(settings)]
    with settings.lake.open_readonly() as connection:
        return sorted(told_of(connection, ids), key=lambda told: (told.tried_at, told.channel, told.event))


def later(**span: float) -> datetime:
    return NOON + timedelta(**span)
