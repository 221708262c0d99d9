"""Checks as rows of the lake, and as findings for whoever is alerted."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

import pyarrow as pa

from expectations.rules import Check
from flows.alerts.finding import Finding
from warehouse.schema import CHECKS


def check_rows(checks: Iterable[Check], run_id: str) -> pa.Table:
    """Rows of `checks` of a run."""
    rows = [asdict(check) | {"run_id": run_id, "success": check.success} for check in checks]
    return pa.Table.from_pylist(rows, schema=CHECKS.arrow)


def findings(checks: Iterable[Check], reasons: Mapping[str, str], run_id: str) -> list[Finding]:
    """What is wrong by the checks of a run, each with the reason of its rule."""
    return [_finding(check, reasons.get(check.expectation, ""), run_id) for check in checks if check.is_wrong]


def _finding(check: Check, reason: str, run_id: str) -> Finding:
    broken = "could not be evaluated" if check.error else "fails"
    return Finding(
        kind=check.expectation,
        subject=check.subject,
        severity="critical" if check.error else check.severity,
        message=f"{check.expectation} {broken} for {check.subject}: {reason}",
        # Of what the command says nothing comes from the news, so that it may be pasted as it is.
        command=f"dateline sql \"from checks where run_id = '{run_id}' and expectation = '{check.expectation}'\"",
        observed=check.error or check.observed,
        expected=check.expected,
        examples=check.examples,
    )
