"""The gate: runs a suite with Great Expectations and gives a plain verdict.

The only module that imports great_expectations (two CPU seconds and more), and only for a run that has something to
judge.
"""

import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from expectations.postponed import postponed
from expectations.rules import Check, Rule

# What great_expectations imports for rules and reports that are not used here: half of the time that it takes to load.
UNUSED = ("altair", "scipy.stats")
EXAMPLES = 5  # rows that are named beside a check
# From this size on, the share of failing rows says something of the batch; below, each row is judged alone.
MIN_ROWS_FOR_A_SHARE = 20
SHARE_THAT_MUST_PASS = 0.5  # a batch of which half is held is not a batch with bad rows, it is a bad batch


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a batch: the checks, and for single rows the rules that hold or flag them."""

    checks: tuple[Check, ...]
    held: dict[str, tuple[str, ...]]
    flagged: dict[str, tuple[str, ...]]

    @property
    def blocking(self) -> tuple[str, ...]:
        """Names of the rules for which the batch must not be published: errors and failed critical rules."""
        return tuple(c.expectation for c in self.checks if c.error or (c.severity == "critical" and c.is_wrong))


def prepare() -> None:
    """Load what judging takes: a run does so while its workers read the first files."""
    _great_expectations()


def judge(frame: pa.Table, suite: str, rules: Sequence[Rule]) -> Verdict:
    """Verdict on a frame that has a column `row`, by which held and flagged rows are named."""
    results = _validate(frame, rules)
    checks = tuple(_check(suite, rule, result) for rule, result in zip(rules, results, strict=True))
    return Verdict(checks, _rows(rules, results, "quarantine"), _rows(rules, results, "flag"))


def _validate(frame: pa.Table, rules: Sequence[Rule]) -> list[Any]:
    gx = _great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415  # it is loaded now

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    suite = gx.ExpectationSuite("suite", expectations=[_expectation(gx, rule) for rule in rules])
    definition = context.data_sources.add_pandas("batch").add_dataframe_asset("rows")
    batch = definition.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame.to_pandas()})
    tolerance = SHARE_THAT_MUST_PASS if frame.num_rows >= MIN_ROWS_FOR_A_SHARE else 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own deprecated calls
        outcome = batch.validate(
            suite,
            expectation_parameters={"row_tolerance": tolerance},
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]},
        )
    by_name = {result.expectation_config.meta["rule"]: result for result in outcome.results}
    return [by_name[rule.name] for rule in rules]


def _great_expectations() -> Any:  # noqa: ANN401  # it is untyped here
    with postponed(*UNUSED):
        import great_expectations  # noqa: PLC0415  # paid only here
    return great_expectations


def _expectation(gx: Any, rule: Rule) -> Any:  # noqa: ANN401  # great_expectations is untyped here
    return getattr(gx.expectations, rule.kind)(**rule.arguments, severity=rule.severity, meta={"rule": rule.name})


def _check(suite: str, rule: Rule, result: Any) -> Check:  # noqa: ANN401
    error = _error(result)
    details = result.result or {}
    observed = details.get("observed_value", details.get("unexpected_percent"))
    rows = [str(unexpected["row"]) for unexpected in (details.get("unexpected_index_list") or ())[:EXAMPLES]]
    return Check(
        suite=suite,
        expectation=rule.name,
        subject="batch",
        severity=rule.severity,
        outcome="error" if error else "passed" if result.success else "failed",
        observed=None if observed is None else str(observed),
        value=float(observed) if isinstance(observed, int | float) else None,
        unexpected_count=int(details.get("unexpected_count") or 0),
        examples=tuple(rows),
        error=error,
    )


def _error(result: Any) -> str | None:  # noqa: ANN401
    """Message of the exception that kept a rule from being evaluated; it looks like a failure with an empty result."""
    info = result.exception_info or {}
    for each in (info, *info.values()):
        if isinstance(each, dict) and each.get("raised_exception"):
            return str(each.get("exception_message") or "unknown error")
    return None


def _rows(rules: Sequence[Rule], results: Sequence[Any], action: str) -> dict[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for rule, result in zip(rules, results, strict=True):
        if rule.row == action:
            for unexpected in (result.result or {}).get("unexpected_index_list") or ():
                rows.setdefault(unexpected["row"], []).append(rule.name)
    return {row: tuple(names) for row, names in rows.items()}
