"""The clusters from scratch: what all versions give at once against what the batches gave one after the other."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from flows import progress
from flows.alerts.watch import watched
from flows.changes import alias_change, run_change
from flows.orchestration import flow, flow_run_id
from flows.report import Counts
from flows.settings import load
from transforms.copies.clusters import aliases
from transforms.copies.components import Positions, alone, connect, packed, roots
from transforms.copies.matching import SUBJECTS, match
from warehouse import history
from warehouse.commit import Change, publish
from warehouse.index.arrays import Keys
from warehouse.index.lookup import Index, rebuilt
from warehouse.lake import Connection, Lake
from warehouse.schema import CLUSTER_ALIASES, CLUSTER_MEMBERS, DUPLICATE_PAIRS, RUNS, Table

SET = 20_000  # versions that are matched at once, about as many as a batch brings: some 300 MB
TABLES = (DUPLICATE_PAIRS, CLUSTER_MEMBERS)


@dataclass(slots=True)
class Differences:
    """Rows that the lake has and should not, and rows that it should have, by table; clusters that change their ids."""

    versions: int = 0
    components: int = 0
    largest_component: int = 0
    surplus: dict[str, int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    published_as: str | None = None

    @property
    def count(self) -> int:
        """How many rows differ."""
        return sum(self.surplus.values()) + sum(self.missing.values())

    def as_json(self) -> dict[str, Any]:
        """The differences as plain values."""
        return asdict(self) | {"differences": self.count}

    def as_text(self) -> str:
        """The differences as a few lines to read."""
        lines = [
            f"versions   {self.versions}, in {self.components} components; {self.largest_component} in the largest",
            *(
                f"{table.name:<18} {self.surplus.get(table.name, 0)} rows too many, "
                f"{self.missing.get(table.name, 0)} missing"
                for table in TABLES
            ),
            f"clusters   {len(self.renamed)} have another id",
        ]
        outcome = f"mended by run {self.published_as}" if self.published_as else f"{self.count} rows differ"
        return "\n".join([*lines, f"outcome    {outcome}"])


@flow(name="rebuild-clusters")
def rebuild_clusters(home: str | None = None, *, check: bool = False, quiet: bool = False) -> Differences:
    """Pairs and clusters from the lake's signatures and bands, compared with the stored ones, which are then mended.

    With `check`, nothing is mended. Raises LakeBusyError where another process keeps the lake.
    """
    settings = load(home)
    started = datetime.now(UTC)
    found, changes = Differences(), {table.name: _Changes(table) for table in TABLES}
    with (
        watched(settings, "rebuild-clusters"),
        settings.lake.open_writer(settings.lock_wait_seconds) as connection,
        rebuilt(connection) as index,
    ):
        keys, articles = index.all_versions()
        with progress.shown(len(keys), quiet=quiet), progress.stage("rebuild"):
            labels = _components(index, keys, articles)
            found.versions, found.components = len(keys), len(np.unique(labels))
            found.largest_component = max(Counter(labels.tolist()).values(), default=0)
            for versions in packed(labels, SET):
                before = history.grouped(connection, index, keys[versions])
                after = match(before.subjects.cast(SUBJECTS), before.bands)
                changes[DUPLICATE_PAIRS.name].compare(before.pairs, after.pairs)
                changes[CLUSTER_MEMBERS.name].compare(before.members, after.members)
                found.renamed |= aliases(before.members, after.members)
                progress.advance(len(versions))
            for table in TABLES:
                changes[table.name].compare(index.strays(table, keys), table.arrow.empty_table())
        found.surplus = {name: len(each.gone) for name, each in changes.items()}
        found.missing = {name: len(each.come) for name, each in changes.items()}
        if found.count and not check:
            found.published_as = _publish(settings.lake, connection, changes, found.renamed, started)
    return found


def _components(index: Index, keys: Keys, articles: Keys) -> Positions:
    """Component of each version: those that a bucket or an article leads to; a superset of what pairs lead to."""
    parents = alone(len(keys))
    order = np.argsort(articles, kind="stable")
    same = np.flatnonzero(np.diff(articles[order]) == 0)
    connect(parents, order[same], order[same + 1])
    for ones, others in index.bucket_mates(keys):
        connect(parents, ones, others)
    return roots(parents)


@dataclass(slots=True)
class _Changes:
    """Rows of a table that differ: those that go, with all rows of their key, and those that come in their place."""

    table: Table
    gone: list[dict[str, Any]] = field(default_factory=list)
    come: list[dict[str, Any]] = field(default_factory=list)

    def compare(self, before: pa.Table, after: pa.Table) -> None:
        """Note all rows of the keys whose rows are not the same."""
        old, new = self._by_key(before), self._by_key(after)
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                self.gone += old.get(key, [])
                self.come += new.get(key, [])

    def change(self) -> Change:
        """The change that mends them."""
        keys = pa.Table.from_pylist(self.gone, schema=self.table.arrow).select(list(self.table.key))
        return Change(pa.Table.from_pylist(self.come, schema=self.table.arrow), keys)

    def _by_key(self, rows: pa.Table) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
        found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in rows.to_pylist():
            found.setdefault(tuple(row[name] for name in self.table.key), []).append(row)
        return found


def _publish(
    lake: Lake, connection: Connection, changes: Mapping[str, _Changes], renamed: Mapping[str, str], started: datetime
) -> str:
    """Make the changes visible in one commit and return the id of the run."""
    run_id = hashlib.sha256(f"rebuild-clusters {started.isoformat()}".encode()).hexdigest()[:32]
    made = {name: each.change() for name, each in changes.items()} | {
        RUNS.name: run_change(
            Counts(),
            run_id=run_id,
            flow="rebuild-clusters",
            flow_run_id=flow_run_id() or run_id,
            started_at=started,
            status="done",
        ),
        CLUSTER_ALIASES.name: alias_change(renamed, run_id),
    }
    publish(lake, connection, run_id, made, "rebuild clusters")
    return run_id
