"""Which records of quarantine a person means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.lake import Connection
from warehouse.quarantine import ID_HEX, Quarantined, Wanted, quarantined, runs_beginning

_ROW = re.compile(r"([0-9a-f]{1,64}):(\d{1,18})")
_RUN = re.compile(r"[0-9a-f]{1,32}")


class SelectionError(ValueError):
    """What is asked for means no record or run, or more than one; the message says which."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Records that are asked for: by name (HASH:RECORD), by a rule that they fail, by the run that held them."""

    names: Sequence[str] = ()
    rule: str | None = None
    run: str | None = None


def selected(connection: Connection, selection: Selection) -> list[Quarantined]:
    """Rows that are named, in whatever state; without names, the held ones of the rule and the run.

    Raises SelectionError.
    """
    if selection.names:
        rows = {row.place: row for row in (row_named(connection, name) for name in selection.names)}
        return list(rows.values())
    run_id = run_named(connection, selection.run) if selection.run else None
    return quarantined(connection, Wanted(state="held", rule=selection.rule, run_id=run_id))


def row_named(connection: Connection, name: str) -> Quarantined:
    """The row that a name means: the hash of its file, or how it begins, a colon, the record's index.

    Raises SelectionError where there is none, or more than one begins so.
    """
    match = _ROW.fullmatch(name.strip().lower())
    if not match:
        raise SelectionError(f"{name!r} is no name of a record; one is like 3f2a94c01b7e:7, as `list` shows them")
    rows = quarantined(connection, Wanted(file_sha256=match[1], record_index=int(match[2])))
    if not rows:
        raise SelectionError(f"{name} is not in quarantine; `dateline quarantine list --state any` shows what is")
    if len(rows) > 1:
        whole = ", ".join(f"{row.file_sha256}:{row.record_index}" for row in rows[:3])
        raise SelectionError(f"{name} may be any of {len(rows)} records: {whole}; give more of the hash")
    return rows[0]


def run_named(connection: Connection, name: str) -> str:
    """Id of the run that a name means, which is the id or how it begins.

    Raises SelectionError where there is none, or more than one begins so.
    """
    if not _RUN.fullmatch(name.strip().lower()):
        raise SelectionError(f"{name!r} is no id of a run; one is of hex digits, as `dateline status` shows them")
    runs = runs_beginning(connection, name.strip().lower())
    if not runs:
        raise SelectionError(f"there is no run {name}")
    if len(runs) > 1:
        raise SelectionError(f"{name} may be run {runs[0][:ID_HEX]} or {runs[1][:ID_HEX]}; give more of the id")
    return runs[0]
