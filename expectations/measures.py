"""Measures of the lake held against their bounds."""

from collections.abc import Sequence
from fnmatch import fnmatch

import pyarrow as pa
import pyarrow.compute as pc

from expectations import engine
from expectations.rules import Check, Measure, Outcome, Rule

Measured = tuple[str, Measure, pa.Table]  # suite, rule and what was measured, one row per subject


def judge_measures(measured: Sequence[Measured]) -> list[Check]:
    """A check for each measure and subject, in their order; too short a history is told and never passes."""
    rules = [
        Rule(
            measure.name,
            "ExpectColumnValuesToBeBetween",
            {"column": measure.name, "min_value": 0, "max_value": 0},
            measure.severity,
            measure.reason,
        )
        for _, measure, _ in measured
    ]
    results = engine.evaluate(_frame(measured), rules, {})
    checks: list[Check] = []
    start = 0
    for (suite, measure, rows), result in zip(measured, results, strict=True):
        failing = set(result.rows)
        for at, row in enumerate(rows.to_pylist(), start):
            if any(fnmatch(row["subject"], pattern) for pattern in measure.spared):
                continue
            checks.append(
                Check(
                    suite=suite,
                    expectation=measure.name,
                    subject=row["subject"],
                    severity=measure.severity,
                    outcome="error" if result.error else _outcome(measure, row["history_days"], at in failing),
                    observed=row["observed"],
                    expected=row["expected"],
                    value=row["value"],
                    unexpected_count=int(at in failing),
                    examples=tuple(row["examples"] or ()),
                    error=result.error,
                )
            )
        start += rows.num_rows
    return checks


def unmeasured(suite: str, measure: Measure, reason: str) -> Check:
    """The check of a measure that could not be taken."""
    return Check(suite, measure.name, "lake", measure.severity, "error", error=reason)


def _outcome(measure: Measure, history_days: int | None, fails: bool) -> Outcome:  # noqa: FBT001
    if (history_days or 0) < measure.history_days:
        return "not_enough_history"
    return "failed" if fails else "passed"


def _frame(measured: Sequence[Measured]) -> pa.Table:
    """A column for each measure: how far each of its subjects lies beyond its bounds; null for those of others."""
    total = sum(rows.num_rows for _, _, rows in measured)
    columns, start = {}, 0
    for _, measure, rows in measured:
        end = total - start - rows.num_rows
        parts = [pa.nulls(start, pa.float64()), *_beyond(rows).chunks, pa.nulls(end, pa.float64())]
        columns[measure.name] = pa.chunked_array(parts, pa.float64())
        start += rows.num_rows
    return pa.table(columns)


def _beyond(rows: pa.Table) -> pa.ChunkedArray:
    value = rows["value"]
    below = pc.fill_null(pc.min_element_wise(pc.subtract(value, rows["low"]), 0.0, skip_nulls=False), 0.0)
    above = pc.fill_null(pc.max_element_wise(pc.subtract(value, rows["high"]), 0.0, skip_nulls=False), 0.0)
    return pc.add(below, above)
