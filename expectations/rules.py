"""What a rule is, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["critical", "warning", "info"]
RowAction = Literal["quarantine", "flag"]
Outcome = Literal["passed", "failed", "error", "not_enough_history"]

EXPECTED_CHARS = 200  # a set of values may be long
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

    @property
    def expected(self) -> str:
        """What the rule asks for: its arguments, but for the column."""
        told = {name: value for name, value in self.arguments.items() if value is not ROW_TOLERANCE}
        return ", ".join(f"{name} {value}" for name, value in told.items())[:EXPECTED_CHARS]


def true(name: str, column: str, reason: str) -> Rule:
    """Critical rule that a column of the frame is true in every row."""
    return Rule(name, "ExpectColumnValuesToBeInSet", {"column": column, "value_set": [True]}, "critical", reason)


def probability(name: str, column: str, reason: str) -> Rule:
    """Critical rule that a column of the frame lies between 0 and 1."""
    return Rule(
        name, "ExpectColumnValuesToBeBetween", {"column": column, "min_value": 0, "max_value": 1}, "critical", reason
    )


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


@dataclass(frozen=True, slots=True)
class Measure:
    """A rule over the lake: what is measured for each subject must lie within bounds that history gives.

    `measure` names the SQL, if it is one of ours, and `bounds` what it is told beside the day. A subject with fewer
    than `history_days` of history is not judged. Where `is_complete`, the measure gives every subject that is wrong:
    one that it does not give is mended; else nobody knows. Subjects that fit a pattern of `spared` are left out.
    """

    name: str
    measure: str
    bounds: Mapping[str, float | str]
    severity: Severity
    reason: str
    history_days: int = 0
    is_complete: bool = False
    spared: tuple[str, ...] = ()
    sql: str | None = None
