"""What a run did, for the person who started it and for the table of runs."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

SHOWN = 20  # held records that fit a screen; all of them are in the lake


class QualityError(RuntimeError):
    """A run is done and in the lake, and what it has found needs a person."""


class DataQualityError(QualityError):
    """The gate blocked a batch or held too many records back."""

    def __init__(self, report: "RunReport") -> None:
        super().__init__("; ".join(report.complaints))
        self.report = report


@dataclass(frozen=True, slots=True)
class Counts:
    """Files and records; seen is the sum of what became of them. Skipped files are left for the next run."""

    files_seen: int = 0
    files_known: int = 0
    files_read: int = 0
    files_rejected: int = 0
    files_skipped: int = 0
    records_seen: int = 0
    records_published: int = 0
    records_known: int = 0
    records_quarantined: int = 0
    records_rejected: int = 0
    records_dropped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


@dataclass(frozen=True, slots=True)
class Held:
    """A record or a file that was not published: where it lay and why."""

    path: str
    record_index: int | None
    stage: str
    rules: tuple[str, ...]
    detail: str | None


@dataclass(slots=True)
class RunReport:
    """Sum over the batches of a run."""

    lake: str
    held_tolerance: float
    counts: Counts = field(default_factory=Counts)
    copies: int = 0
    groups: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    run_ids: list[str] = field(default_factory=list)
    cpu_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def held_share(self) -> float:
        """Share of new records that may be articles, and of new files without any, that were held back; 0 to 1."""
        counts = self.counts
        held = counts.records_quarantined + counts.records_rejected + counts.files_rejected
        return held / max(counts.records_seen - counts.records_dropped + counts.files_rejected, 1)

    @property
    def complaints(self) -> list[str]:
        """Reasons why the run needs a person, empty if it does not."""
        reasons = [f"the gate blocked {what}" for what in self.blocked]
        if self.held_share > self.held_tolerance:
            reasons.append(f"{self.held_share:.0%} of the records were held back, over {self.held_tolerance:.0%}")
        return reasons

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self) | {"held_share": self.held_share, "complaints": self.complaints}

    def as_text(self) -> str:
        """The report as a few lines to read."""
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        c = self.counts
        if c.files_seen == c.files_known:
            return [f"nothing new: {c.files_seen} files, all known", f"lake       {self.lake}"]
        held = c.records_quarantined + c.records_rejected
        lines = [
            f"files      {c.files_seen} seen: {c.files_read} read, {c.files_known} known, {c.files_rejected} rejected"
            + (f", {c.files_skipped} skipped" if c.files_skipped else ""),
            f"articles   {c.records_published} published, {c.records_known} known, {held} held"
            + (f", {c.records_dropped} records are no articles" if c.records_dropped else ""),
            f"copies     {self.copies} copies in {self.groups} groups",
            "languages  " + (", ".join(f"{code} {n}" for code, n in _by_count(self.languages)) or "none"),
        ]
        lines += [_held_line(held) for held in self.held[:SHOWN]]
        if len(self.held) > SHOWN:
            lines.append(f"           ... and {len(self.held) - SHOWN} more, all in the table quarantine")
        lines += [f"warning    {text}" for text in self.warnings]
        lines += [f"attention  {text}" for text in self.complaints]
        return [*lines, f"lake       {self.lake}"]


def _by_count(counter: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _held_line(held: Held) -> str:
    record = "" if held.record_index is None else f" record {held.record_index}"
    detail = f" ({held.detail})" if held.detail else ""
    return f"held       {held.path}{record}: {', '.join(held.rules)}{detail}"
