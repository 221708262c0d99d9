"""Great Expectations, run over a frame: the only module that imports it.

It takes two CPU seconds and more to load, so it is imported only for a run that has something to judge.
"""

import logging
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from expectations.postponed import postponed
from expectations.rules import Rule

# What great_expectations imports for rules and reports that are not used here: half of the time that it takes to load.
UNUSED = ("altair", "scipy.stats")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a rule: whether the frame meets it, what was seen, and the positions of the rows that fail it.

    A rule `is_of_rows` if it judges each by itself; what was seen is then the percentage that fails. `error` is set
    where the rule could not be evaluated, which looks like a failure without rows.
    """

    success: bool
    observed: object
    is_of_rows: bool
    rows: tuple[int, ...]
    error: str | None


def prepare() -> None:
    """Load what evaluating takes: a run does so while its workers read the first files."""
    _great_expectations()


def unusable(rules: Sequence[Rule]) -> dict[str, str]:
    """Reason for each rule, by name, that Great Expectations does not take: no such class, or wrong arguments."""
    return _expectations(rules)[1]


def evaluate(frame: pa.Table, rules: Sequence[Rule], parameters: Mapping[str, object]) -> list[Result]:
    """Result of each rule, in their order, over a frame of plain columns; `parameters` stand for {"$PARAMETER": name}.

    Rows are told by position: named by a column, Great Expectations takes eight times as long.
    """
    expectations, refused = _expectations(rules)
    batch = _definition().get_batch({"dataframe": frame.to_pandas()})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of its own deprecated calls
        outcome = batch.validate(
            _great_expectations().ExpectationSuite("suite", expectations=expectations),
            expectation_parameters=dict(parameters),
            result_format="COMPLETE",
        )
    results = {result.expectation_config.meta["rule"]: _result(result) for result in outcome.results}
    results |= {name: Result(False, None, False, (), reason) for name, reason in refused.items()}
    return [results[rule.name] for rule in rules]


def _expectations(rules: Sequence[Rule]) -> tuple[list[Any], dict[str, str]]:
    """Expectations of the rules, and the reason for each rule of which none can be made."""
    classes, made, refused = _great_expectations().expectations, [], {}
    for rule in rules:
        try:
            made.append(getattr(classes, rule.kind)(**rule.arguments, severity=rule.severity, meta={"rule": rule.name}))
        except (AttributeError, ValueError) as error:
            refused[rule.name] = " ".join(str(error).split())
    return made, refused


@cache
def _definition() -> Any:  # noqa: ANN401  # great_expectations is untyped here
    """Where frames are put in: made once, since each step of making it writes its whole configuration as YAML."""
    gx = _great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415  # it is loaded now

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return (
        context.data_sources.add_pandas("frames")
        .add_dataframe_asset("frame")
        .add_batch_definition_whole_dataframe("all")
    )


def _great_expectations() -> Any:  # noqa: ANN401  # it is untyped here
    with postponed(*UNUSED):
        import great_expectations  # noqa: PLC0415  # paid only here
    return great_expectations


def _result(result: Any) -> Result:  # noqa: ANN401
    details = result.result or {}
    return Result(
        success=bool(result.success),
        observed=details.get("observed_value", details.get("unexpected_percent")),
        is_of_rows="unexpected_percent" in details,
        rows=tuple(details.get("unexpected_index_list") or ()),
        error=_error(result),
    )


def _error(result: Any) -> str | None:  # noqa: ANN401
    """Message of the exception that kept a rule from being evaluated; it looks like a failure with an empty result."""
    info = result.exception_info or {}
    for each in (info, *info.values()):
        if isinstance(each, dict) and each.get("raised_exception"):
            return str(each.get("exception_message") or "unknown error")
    return None
