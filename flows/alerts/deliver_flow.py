"""The flow that delivers alerts by itself: Prefect runs it when another flow has crashed."""

from flows.alerts.delivery import Delivered, deliver
from flows.alerts.watch import notice_killed
from flows.orchestration import flow
from flows.settings import load


@flow(name="deliver-alerts", log_prints=True)
def deliver_alerts(home: str | None = None) -> Delivered:
    """Tell of runs that were killed, and of all that waits."""
    settings = load(home)
    notice_killed(settings)
    return deliver(settings)
