"""What a replay or a release did, for the person who started it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from flows.report import Counts

SHOWN = 20  # records that fit a screen; all of them are in the lake


@dataclass(slots=True)
class HeldReport:
    """What became of the held records that were asked for, each by name.

    `ended` are published now, or known; `dropped` turned out to be no articles; `held` still are, with the rules;
    `missing` could not be read again, and `refused` were not to be, with the reason.
    """

    lake: str
    flow: str
    counts: Counts = field(default_factory=Counts)
    run_ids: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, str] = field(default_factory=dict)
    blocked: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether nothing that was asked for is still held."""
        return not (self.held or self.missing or self.refused or self.blocked)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self) | {"is_complete": self.is_complete}

    def as_text(self) -> str:
        """The report as a few lines to read."""
        c = self.counts
        lines = [
            f"records    {c.records_published} published, {c.records_known} known, {len(self.dropped)} no articles"
        ]
        told = [f"held       {name}: {', '.join(rules)}" for name, rules in self.held.items()]
        told += [f"held       {name}: {why}" for name, why in (self.missing | self.refused).items()]
        told += [f"left       {name} is {state} already" for name, state in self.resolved.items()]
        lines += told[:SHOWN]
        if len(told) > SHOWN:
            lines.append(f"           ... and {len(told) - SHOWN} more; --json names all")
        lines += [f"warning    {text}" for text in self.warnings]
        lines += [f"attention  the gate blocked {what}" for what in self.blocked]
        return "\n".join([*lines, f"lake       {self.lake}"])
