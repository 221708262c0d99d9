"""An alert and what was told of it: rows of `alerts` and `deliveries` as they are worked with."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

import pyarrow as pa

from flows.alerts.finding import Severity
from warehouse.lake import Connection
from warehouse.schema import ALERTS, DELIVERIES

Event = Literal["raised", "recovered"]
RANK: dict[Severity, int] = {"info": 0, "warning": 1, "critical": 2}


@dataclass(frozen=True, slots=True)
class Alert:
    """A row of `alerts`."""

    alert_id: str
    kind: str
    subject: str
    severity: Severity
    state: Literal["open", "recovered"]
    message: str
    observed: str | None
    expected: str | None
    examples: tuple[str, ...]
    command: str
    run_id: str
    first_run_id: str
    first_at: datetime
    last_at: datetime
    count: int
    recovered_at: datetime | None = None
    delivery: Literal["delivered", "waiting", "unrouted"] = "waiting"
    delivered_at: datetime | None = None

    @property
    def event(self) -> Event:
        """What the last message about it has to say."""
        return "raised" if self.state == "open" else "recovered"


@dataclass(frozen=True, slots=True)
class Told:
    """A row of `deliveries`: a message to a channel, and whether it has got there."""

    alert_id: str
    event: Event
    channel: str
    severity: Severity
    state: Literal["delivered", "waiting"]
    attempts: int
    tried_at: datetime
    error: str | None = None

    @property
    def key(self) -> tuple[str, Event, str]:
        """What tells the rows of `deliveries` apart."""
        return self.alert_id, self.event, self.channel


def alerts_in(connection: Connection, query: str, values: Iterable[object] = ()) -> list[Alert]:
    """Alerts that a query with all columns of `alerts` gives."""
    rows = connection.execute(query, [*values]).to_arrow_table().select(list(ALERTS.names)).to_pylist()
    return [Alert(**(row | {"examples": tuple(row["examples"])})) for row in rows]


def told_of(connection: Connection, alert_ids: Iterable[str]) -> list[Told]:
    """What the lake knows of the messages about these alerts."""
    query = "from lake.deliveries where list_contains(?, alert_id)"
    rows = connection.execute(query, [[*alert_ids]]).to_arrow_table().select(list(DELIVERIES.names)).to_pylist()
    return [Told(**row) for row in rows]


def alert_rows(alerts: Iterable[Alert]) -> pa.Table:
    """Rows of `alerts`."""
    return pa.Table.from_pylist([asdict(alert) for alert in alerts], schema=ALERTS.arrow)


def told_rows(told: Iterable[Told]) -> pa.Table:
    """Rows of `deliveries`."""
    return pa.Table.from_pylist([asdict(each) for each in told], schema=DELIVERIES.arrow)
