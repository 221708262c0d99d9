"""What a rule is, and what came of it."""

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["critical", "warning", "info"]
RowAction = Literal["quarantine", "flag"]
Outcome = Literal["passed", "failed", "error", "not_enough_history"]

# Share of a batch's rows that may fail a quarantining rule; the gate waives it for batches too small for a share.
ROW_TOLERANCE = {"$PARAMETER": "row_tolerance"}


@dataclass(frozen=True, slots=True)
class Rule:
    """An expectation: its name, the Great Expectations class and arguments, and what follows from a failure."""

    name: str
    kind: str
    arguments: dict[str, Any]
    severity: Severity
    reason: str
    row: RowAction | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What came of a rule for a subject: a batch, an outlet, a table; an error is set where nobody can know."""

    suite: str
    expectation: str
    subject: str
    severity: Severity
    outcome: Outcome
    observed: str | None = None
    expected: str | None = None
    value: float | None = None
    unexpected_count: int = 0
    examples: tuple[str, ...] = ()
    error: str | None = None

    @property
    def success(self) -> bool:
        """Whether the rule was met; neither an error nor too short a history is a success."""
        return self.outcome == "passed"

    @property
    def is_wrong(self) -> bool:
        """Whether a person has to know: the rule failed, or could not be evaluated."""
        return self.outcome in {"failed", "error"}
