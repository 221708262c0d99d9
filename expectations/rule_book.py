"""The rules in force: ours, with what the settings change of them and add."""

import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, get_args

import pyarrow as pa

from expectations import articles, batch, integrity, lake
from expectations.rules import Measure, RowAction, Rule, Severity

OWN_SUITE = "own"  # of measures that the settings add
Either = TypeVar("Either", Rule, Measure)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules over a batch and measures of the lake, by suite, and further columns of the frame of articles, by name."""

    batch: Mapping[str, tuple[Rule, ...]]
    lake: Mapping[str, tuple[Measure, ...]]
    columns: Mapping[str, Callable[[pa.Table], pa.Array]]

    @property
    def reasons(self) -> dict[str, str]:
        """Reason of every rule, by its name."""
        every: list[Rule | Measure] = [rule for rules in self.batch.values() for rule in rules]
        every += [measure for measures in self.lake.values() for measure in measures]
        return {rule.name: rule.reason for rule in every}


def rule_book(changes: Mapping[str, Mapping[str, Any]], file: Path | None = None) -> RuleBook:
    """Our rules with the changes, by name, and with the rules, measures and columns that a Python file adds.

    Raises ValueError, which says what to do, for a change or a file that cannot be used.
    """
    added = _module(file) if file else None
    rules = {suite: list(ours) for suite, ours in batch.SUITES.items()}
    rules[articles.SUITE] += _added(added, "RULES", Rule)
    measures = {integrity.SUITE_OF_FILES: [integrity.FILES]} | {
        suite: list(ours) for suite, ours in lake.SUITES.items()
    }
    measures[OWN_SUITE] = _added(added, "MEASURES", Measure)
    known = [*_names(rules.values()), *_names(measures.values())]
    if twice := sorted({name for name in known if known.count(name) > 1}):
        raise ValueError(f"{file}: there are rules named {', '.join(twice)} already; give yours other names")
    for name, values in changes.items():
        if name in known:
            rules = {suite: _changed(ours, name, values) for suite, ours in rules.items()}
            measures = {suite: _changed(ours, name, values) for suite, ours in measures.items()}
        elif "sql" in values:
            measures[OWN_SUITE].append(_own_measure(name, values))
        else:
            rules[articles.SUITE].append(_own_rule(name, values, known))
    return RuleBook(
        {suite: tuple(ours) for suite, ours in rules.items()},
        {suite: tuple(ours) for suite, ours in measures.items()},
        dict(getattr(added, "COLUMNS", {})),
    )


def _module(file: Path) -> ModuleType:
    try:
        spec = importlib.util.spec_from_file_location("dateline_own_rules", file)
        if spec is None or spec.loader is None:
            raise ValueError("it is no Python file")  # noqa: TRY301  # told like whatever else is wrong with it
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    except Exception as error:  # whatever the code of others raises
        raise ValueError(f"rules_file {file}: {type(error).__name__}: {error}") from error
    return module


def _added(module: ModuleType | None, name: str, kind: type[Either]) -> list[Either]:
    found = list(getattr(module, name, ()))
    for each in found:
        if not isinstance(each, kind):
            raise ValueError(f"rules_file: {name} holds {each!r}, which is no {kind.__name__} of expectations.rules")  # noqa: TRY004  # a wrong setting
    return found


def _names(suites: Iterable[Iterable[Rule | Measure]]) -> list[str]:
    return [rule.name for rules in suites for rule in rules]


def _changed(rules: Iterable[Either], name: str, values: Mapping[str, Any]) -> list[Either]:
    """Rules with one of them changed, or without it where it is switched off."""
    changed = [_with(rule, values) if rule.name == name else rule for rule in rules]
    return [rule for rule in changed if rule.name != name or not values.get("off")]


def _with(rule: Either, values: Mapping[str, Any]) -> Either:
    told = {key: value for key, value in values.items() if key != "off"}
    _check_words(rule.name, told)
    direct = {key: told.pop(key) for key in ("severity", "reason", "row", "history_days") if key in told}
    if isinstance(rule, Rule):
        return replace(rule, **_fitting(rule, direct), arguments=rule.arguments | told)
    spared = tuple(told.pop("spared", rule.spared))
    if unknown := sorted(told.keys() - rule.bounds.keys()):
        raise ValueError(f"rules.{rule.name} has no {unknown[0]!r}; it has {', '.join(sorted(rule.bounds)) or 'none'}")
    return replace(rule, **_fitting(rule, direct), bounds={**rule.bounds, **told}, spared=spared)


def _fitting(rule: Rule | Measure, direct: Mapping[str, Any]) -> dict[str, Any]:
    for key in direct:
        if not hasattr(rule, key):
            raise ValueError(f"rules.{rule.name} has no {key!r}")
    return dict(direct)


def _own_measure(name: str, values: Mapping[str, Any]) -> Measure:
    _check_words(name, values)
    return Measure(
        name,
        name,
        values.get("bounds", {}),
        values.get("severity", "warning"),
        values.get("reason", "a rule of the settings"),
        values.get("history_days", 0),
        values.get("is_complete", True),
        tuple(values.get("spared", ())),
        sql=str(values["sql"]),
    )


def _own_rule(name: str, values: Mapping[str, Any], known: Iterable[str]) -> Rule:
    if "kind" not in values:
        raise ValueError(
            f"rules.{name}: there is no such rule to change; one of your own needs kind or sql (docs/rules.md)."
            f" There are {', '.join(sorted(known))}"
        )
    _check_words(name, values)
    words = ("kind", "severity", "reason", "row")
    arguments = {key: value for key, value in values.items() if key not in words}
    reason = values.get("reason", "a rule of the settings")
    return Rule(name, str(values["kind"]), arguments, values.get("severity", "warning"), reason, values.get("row"))


def _check_words(name: str, values: Mapping[str, Any]) -> None:
    for key, kind in (("severity", Severity), ("row", RowAction)):
        if key in values and values[key] not in get_args(kind):
            raise ValueError(f"rules.{name}: {key} is {values[key]!r}, which is none of {', '.join(get_args(kind))}")
