"""The gate: runs the suites over a batch and gives a plain verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from expectations import engine
from expectations.engine import Result, prepare, unusable
from expectations.rules import Check, Rule

__all__ = ["NO_VERDICT", "Verdict", "judge", "prepare", "unusable"]

EXAMPLES = 5  # rows that are named beside a check
# From this size on, the share of failing rows says something of the batch; below, each row is judged alone.
MIN_ROWS_FOR_A_SHARE = 20
SHARE_THAT_MUST_PASS = 0.5  # a batch of which half is held is not a batch with bad rows, it is a bad batch


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a batch: the checks, and for single rows the rules that hold or flag them."""

    checks: tuple[Check, ...] = ()
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flagged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[str, ...]:
        """Names of the rules for which the batch must not be published: errors and failed critical rules."""
        return tuple(c.expectation for c in self.checks if c.error or (c.severity == "critical" and c.is_wrong))

    def __add__(self, other: "Verdict") -> "Verdict":
        """Verdict of two suites, of which at most one judges rows."""
        return Verdict((*self.checks, *other.checks), {**self.held, **other.held}, {**self.flagged, **other.flagged})


NO_VERDICT = Verdict()  # of a batch without articles: there is nothing to judge


def judge(frame: pa.Table, suite: str, rules: Sequence[Rule]) -> Verdict:
    """Verdict of a suite on a frame whose column `row` names the rows."""
    tolerance = SHARE_THAT_MUST_PASS if frame.num_rows >= MIN_ROWS_FOR_A_SHARE else 0.0
    results = engine.evaluate(frame.drop_columns(["row"]), rules, {"row_tolerance": tolerance})
    judged = list(zip(rules, results, strict=True))
    return Verdict(
        tuple(_check(suite, rule, result, frame) for rule, result in judged),
        _rows(judged, frame, "quarantine"),
        _rows(judged, frame, "flag"),
    )


def _check(suite: str, rule: Rule, result: Result, frame: pa.Table) -> Check:
    observed = result.observed
    return Check(
        suite=suite,
        expectation=rule.name,
        subject="batch",
        severity=rule.severity,
        outcome="error" if result.error else "passed" if result.success else "failed",
        observed=f"{len(result.rows)} of {frame.num_rows} rows fail" if result.is_of_rows else _text(observed),
        expected=rule.expected,
        value=float(observed) if isinstance(observed, int | float) else None,
        unexpected_count=len(result.rows),
        examples=tuple(_names(frame, result.rows[:EXAMPLES])),
        error=result.error,
    )


def _text(observed: object) -> str | None:
    return None if observed is None else str(observed)


def _rows(judged: Sequence[tuple[Rule, Result]], frame: pa.Table, action: str) -> dict[str, tuple[str, ...]]:
    rows: dict[int, list[str]] = {}
    for rule, result in judged:
        if rule.row == action:
            for row in result.rows:
                rows.setdefault(row, []).append(rule.name)
    return dict(zip(_names(frame, list(rows)), map(tuple, rows.values()), strict=True))


def _names(frame: pa.Table, rows: Sequence[int]) -> list[str]:
    return [str(name) for name in frame["row"].take(pa.array(rows, pa.int64())).to_pylist()]
