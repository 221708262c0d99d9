"""Which held records are judged together, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from expectations.gate import Verdict
from flows.pipeline import Ruling, as_batch
from warehouse.lake import Connection
from warehouse.quarantine import Quarantined, Wanted, quarantined

RELEASED = "released"  # the flag of an article that a person has published against the rules, and the state of its row


@dataclass(frozen=True, slots=True)
class Unit:
    """Held records that are judged together; `batch` is the run that blocked them, where they are all of its batch."""

    rows: Sequence[Quarantined]
    ruling: Ruling
    batch: str | None = None


def to_replay(connection: Connection, held: Sequence[Quarantined], chars: int) -> list[Unit]:
    """Blocked batches, whole even if one record is asked for, and records that were held one by one.

    The latter come in groups of so many characters, for no more is held in memory than of a batch.
    """
    batches = [
        Unit(
            [row for row in quarantined(connection, Wanted("held", run_id=run_id)) if row.is_blocked], as_batch, run_id
        )
        for run_id in _blocked_runs(held)
    ]
    single = [row for row in held if not row.is_blocked]
    return [*batches, *(Unit(rows, as_records) for rows in _in_turn(single, chars))]


def to_release(held: Sequence[Quarantined], chars: int, *, of_run: bool) -> list[Unit]:
    """Blocked batches where a run was asked for, else records one by one: what is not asked for stays held."""
    runs = _blocked_runs(held) if of_run else []
    batches = [Unit([row for row in held if row.is_blocked and row.run_id == run], as_released, run) for run in runs]
    single = [row for row in held if not (of_run and row.is_blocked)]
    return [*batches, *(Unit(rows, as_released) for rows in _in_turn(single, chars))]


def as_records(verdict: Verdict, _: Sequence[str]) -> tuple[Verdict, tuple[str, ...]]:
    """Records that were held one by one are judged so: a rule that names the rows that fail it holds those only.

    They are no batch, so what share of them fails says nothing.
    """
    naming = {rule for rules in verdict.held.values() for rule in rules}
    return verdict, tuple(rule for rule in verdict.blocking if rule not in naming)


def as_released(verdict: Verdict, keys: Sequence[str]) -> tuple[Verdict, tuple[str, ...]]:
    """A person has decided: nothing is held, and every article says so."""
    flagged = {key: (*verdict.flagged.get(key, ()), RELEASED) for key in keys}
    return replace(verdict, held={}, flagged=flagged), ()


def _blocked_runs(held: Sequence[Quarantined]) -> list[str]:
    return list(dict.fromkeys(row.run_id for row in held if row.is_blocked))


def _in_turn(rows: Sequence[Quarantined], chars: int) -> Iterator[list[Quarantined]]:
    group: list[Quarantined] = []
    size = 0
    for row in rows:
        if group and size + row.payload_chars > chars:
            yield group
            group, size = [], 0
        group.append(row)
        size += row.payload_chars
    if group:
        yield group
