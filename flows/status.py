"""What the lake holds and how the last runs went."""

from dataclasses import asdict, dataclass
from typing import Any

from warehouse.lake import Lake
from warehouse.schema import TABLES

LAST_RUNS = 5


@dataclass(frozen=True, slots=True)
class Status:
    """State of a lake: rows by table, bytes on disk, and the last runs, newest first."""

    lake: str
    snapshot: int
    bytes: int
    rows: dict[str, int]
    runs: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """The state as plain values."""
        return asdict(self)

    def as_text(self) -> str:
        """The state as a few lines to read."""
        lines = [f"lake       {self.lake}", f"snapshot   {self.snapshot}", f"size       {self.bytes / 2**20:.1f} MiB"]
        lines += [f"rows       {name:<18} {count:>12,}" for name, count in self.rows.items() if count]
        lines += [
            f"run        {run['run_id'][:12]} {run['ended_at']:%Y-%m-%d %H:%M} {run['status']:<9}"
            f" {run['records_published']} published, {run['records_known']} known,"
            f" {run['records_quarantined'] + run['records_rejected']} held"
            for run in self.runs
        ]
        return "\n".join(lines)


def status_of(lake: Lake) -> Status:
    """State of the lake; raises LakeMissingError if there is none."""
    with lake.open_readonly() as connection:
        query = " union all ".join(f"select '{t.name}', count(*) from lake.{t.name}" for t in TABLES)  # noqa: S608
        rows = dict(connection.execute(query).fetchall())
        # No bound value: to look at one, DuckDB imports pandas.
        runs = connection.execute(f"from lake.runs order by ended_at desc, run_id limit {LAST_RUNS}")
        names = [column[0] for column in runs.description or ()]
        last = [dict(zip(names, values, strict=True)) for values in runs.fetchall()]
        (snapshot,) = connection.execute("select max(snapshot_id) from lake.snapshots()").fetchone() or (0,)
    size = sum(path.stat().st_size for path in lake.root.rglob("*") if path.is_file())
    return Status(str(lake.root), snapshot, size, {t.name: rows[t.name] for t in TABLES}, last)
