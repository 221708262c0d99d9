"""What a decision changes in quarantine, and in the files whose batch was blocked."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from flows.changes import UNREAD_REST
from warehouse.commit import Change
from warehouse.lake import Connection
from warehouse.quarantine import Place, Quarantined, Wanted, quarantined, rows_of
from warehouse.schema import FILES, QUARANTINE


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what is to become of held records, when and why; a replay is decided by nobody."""

    run_id: str
    at: datetime
    by: str | None = None
    why: str | None = None

    def ending(self, row: dict[str, Any], state: str) -> dict[str, Any]:
        """The row of quarantine when it is no longer held."""
        return row | {
            "state": state,
            "resolved_run_id": self.run_id,
            "decided_by": self.by,
            "decided_at": self.at,
            "decision": self.why,
        }


def run_id_of(flow_name: str, places: Sequence[Place], snapshot: int) -> str:
    """Id of a run that takes these records: the same when it is tried again on the same lake, another on any other."""
    parts = [flow_name, str(snapshot), *(f"{file_sha256} {index}" for file_sha256, index in sorted(places))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def quarantine_change(rows: Iterable[dict[str, Any]]) -> Change:
    """The change that puts rows in the place of those of the same records."""
    added = pa.Table.from_pylist(list(rows), schema=QUARANTINE.arrow)
    return Change(added, added.select(list(QUARANTINE.key)))


def unblocked(connection: Connection, decision: Decision, hashes: Iterable[str]) -> Change:
    """The change by which these files, if they are blocked, count as read, or their rest is read by the next ingest."""
    rows = [row for row in rows_of(connection, FILES, "file_sha256", hashes) if row["status"] == "blocked"]
    changed = [row | _read(row) | {"run_id": decision.run_id} for row in rows]
    added = pa.Table.from_pylist(changed, schema=FILES.arrow)
    return Change(added, added.select(list(FILES.key)))


def files_of_run(connection: Connection, run_id: str) -> set[str]:
    """Hashes of the files whose row a run has written."""
    return {row["file_sha256"] for row in rows_of(connection, FILES, "run_id", [run_id])}


def emptied(connection: Connection, ended: Iterable[Quarantined]) -> set[str]:
    """Hashes of the blocked files of which nothing is held when these rows are not any more."""
    gone: dict[str, set[Place]] = {}
    for row in ended:
        if row.is_blocked:
            gone.setdefault(row.file_sha256, set()).add(row.place)
    return {
        file_sha256
        for file_sha256, places in gone.items()
        if all(
            row.place in places or not row.is_blocked
            for row in quarantined(connection, Wanted(state="held", file_sha256=file_sha256))
        )
    }


def _read(row: dict[str, Any]) -> dict[str, Any]:
    return {"status": "reading", "reason": None} if row["reason"] == UNREAD_REST else {"status": "read"}
