"""Held records as text for a terminal, on which what they hold must do nothing."""

import unicodedata
from collections.abc import Sequence

from warehouse.quarantine import Quarantined

PAYLOAD_CHARS = 2_000  # about a screen of text; --payload gives all
DETAIL_CHARS = 200


def inert(text: str) -> str:
    """Text on one line whose control characters, and those that turn the direction of writing, are escapes."""
    # Cc: terminals obey them. Cf, Zl, Zp: they reorder, hide or part what stands around them.
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else character
        for character in text
    )


def as_list(rows: Sequence[Quarantined], total: int) -> str:
    """One line a record, and how many more there are."""
    lines = [
        f"{row.row_id:<18} {row.state:<8} {row.stage:<7} {inert(', '.join(row.rules))}"
        f"  {inert(row.source_id or '-')}  {inert(row.path)}"
        for row in rows
    ]
    if total > len(rows):
        lines.append(f"... and {total - len(rows)} more; --limit {total} shows all, --json for a program")
    return "\n".join(lines or ["nothing is held that was asked for"])


def as_page(row: Quarantined, payload: str | None) -> str:
    """All that is known of a record, and how it begins."""
    file = f"{row.path} record {row.record_index}" + (f", {row.member}" if row.member else "")
    facts = [
        ("record", f"{row.file_sha256}:{row.record_index}"),
        ("file", file),
        ("outlet", row.source_id),
        (
            "held",
            f"by run {row.run_id} at stage {row.stage}" + (f", {row.held_at:%Y-%m-%d %H:%M}" if row.held_at else ""),
        ),
        ("rules", ", ".join(row.rules)),
        ("detail", row.detail and row.detail[:DETAIL_CHARS]),
        ("state", row.state + (", with its batch" if row.state == "held" and row.is_blocked else "")),
        ("resolved", row.resolved_run_id and f"by run {row.resolved_run_id}"),
        (
            "decided",
            row.decided_at and f"{row.decided_at:%Y-%m-%d %H:%M}" + (f" by {row.decided_by}" if row.decided_by else ""),
        ),
        ("why", row.decision),
    ]
    lines = [f"{name:<10} {inert(value)}" for name, value in facts if value]
    if payload is None:
        return "\n".join([*lines, "payload    nothing of it was kept"])
    lines.append(f"payload    {len(payload)} characters")
    lines += [f"           {inert(line)}" for line in payload[:PAYLOAD_CHARS].splitlines()]
    if len(payload) > PAYLOAD_CHARS:
        lines.append(f"           ... {len(payload) - PAYLOAD_CHARS} more; --payload writes all of it")
    return "\n".join(lines)
