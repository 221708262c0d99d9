"""The audit flow: the lake measured against its own last four weeks, and against its catalog.

files -> measures -> judge -> publish -> deliver
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatch
from typing import Any

from expectations.integrity import SUITE_OF_FILES as FILES_SUITE
from expectations.measures import Measured, judge_measures, unmeasured
from expectations.rule_book import RuleBook
from expectations.rules import Check, Measure
from flows import progress
from flows.alerts import book
from flows.alerts.events import checks_artifact
from flows.alerts.watch import watched
from flows.changes import check_change, run_change
from flows.findings import of_checks
from flows.orchestration import flow, flow_run_id, is_orchestrated
from flows.report import Counts, QualityError
from flows.rules import rules_of
from flows.settings import Settings, load
from warehouse.commit import publish
from warehouse.errors import LakeMissingError, QueryError
from warehouse.lake import Connection, Lake
from warehouse.measures import file_faults, measure_sql, measured, measuring
from warehouse.schema import CHECKS, RUNS


class AuditError(QualityError):
    """An audit has found something critical."""

    def __init__(self, report: "AuditReport") -> None:
        super().__init__("; ".join(report.complaints))
        self.report = report


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found, by the day that it looked back from."""

    run_id: str
    as_of: date
    checks: tuple[Check, ...]

    @property
    def complaints(self) -> list[str]:
        """What needs a person now: failures of critical rules, and rules that could not be evaluated."""
        return [
            f"{check.expectation} of {check.subject}: {check.error or check.observed}"
            for check in self.checks
            if check.error or (check.is_wrong and check.severity == "critical")
        ]

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self) | {"complaints": self.complaints, "outcomes": self._outcomes}

    def as_text(self) -> str:
        """The report as a few lines to read."""
        told = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in sorted(self._outcomes.items()))
        lines = [f"audit      as of {self.as_of}: {told or 'nothing to judge'}"]
        lines += [
            f"{check.severity:<10} {check.expectation} of {check.subject}: {check.error or check.observed}"
            f" (expected: {check.expected})"
            for check in self.checks
            if check.is_wrong
        ]
        return "\n".join([*lines, f"run        {self.run_id}"])

    @property
    def _outcomes(self) -> dict[str, int]:
        return dict(Counter(check.outcome for check in self.checks))


@flow(name="audit", log_prints=True)
def audit(home: str | None = None, *, as_of: str | None = None, quiet: bool = False) -> AuditReport:
    """Checks of the lake as of a day (ISO, default: today in UTC): the day before it, judged by the 28 before that.

    Raises AuditError, with the report, where something critical is wrong; LakeMissingError where there is no lake;
    LakeBusyError where another process keeps it; ValueError for a day that is none.
    """
    settings = load(home)
    rules = rules_of(settings)
    started = datetime.now(UTC)
    day = date.fromisoformat(as_of) if as_of else started.date()
    if not settings.lake.exists:
        raise LakeMissingError(f"there is no lake at {settings.lake.root}; run `dateline ingest` first")
    with watched(settings, "audit"):
        report = _audit(settings, rules, day, started, quiet=quiet)
    if is_orchestrated():
        print(report.as_text())  # noqa: T201  # Prefect keeps it with the flow run
        checks_artifact([asdict(check) for check in report.checks])
    if report.complaints:
        raise AuditError(report)
    return report


def _audit(settings: Settings, rules: RuleBook, day: date, started: datetime, *, quiet: bool) -> AuditReport:
    with progress.shown(0, quiet=quiet), progress.stage("audit"):
        checks, taken = checks_of(settings.lake, day, rules)
    run_id = hashlib.sha256(f"audit {started.isoformat()}".encode()).hexdigest()[:32]
    report = AuditReport(run_id, day, tuple(checks))
    _publish(settings, report, started, rules, judged_by(checks, taken))
    return report


def checks_of(lake: Lake, day: date, rules: RuleBook) -> tuple[list[Check], list[Measure]]:
    """Checks of the lake, and the measures that were taken; in a lake that lacks files nothing else can be judged."""
    with lake.open_readonly() as connection:
        files = [(FILES_SUITE, measure, file_faults(lake, connection)) for measure in rules.lake[FILES_SUITE]]
        checks = judge_measures(files)
        failed: list[Check] = []
        if not any(check.is_wrong for check in checks):
            taken, failed = _measured(connection, day, rules)
            checks, files = judge_measures([*files, *taken]), [*files, *taken]
    return [*checks, *failed], [measure for _, measure, _ in files]


def _measured(connection: Connection, day: date, rules: RuleBook) -> tuple[list[Measured], list[Check]]:
    """What the measures of all suites but that of the files give, and a check for each that could not be taken."""
    taken: list[Measured] = []
    failed: list[Check] = []
    with measuring(connection, day):
        for suite, measure in ((suite, each) for suite, ours in rules.lake.items() for each in ours):
            if suite == FILES_SUITE:
                continue
            try:
                sql = measure.sql or measure_sql(measure.measure)
                taken.append((suite, measure, measured(connection, sql, measure.bounds)))
            except (QueryError, ValueError) as error:
                failed.append(unmeasured(suite, measure, str(error)))
    return taken, failed


def judged_by(checks: Iterable[Check], taken: Sequence[Measure]) -> Callable[[str, str], bool]:
    """Whether the checks of an audit say something of a kind and subject: if it is not wrong by them, it is mended."""
    passed = {(check.expectation, check.subject) for check in checks if check.outcome == "passed"}
    by_name = {measure.name: measure for measure in taken}

    def judged(kind: str, subject: str) -> bool:
        measure = by_name.get(kind)
        if measure is None:
            return False
        is_spared = any(fnmatch(subject, pattern) for pattern in measure.spared)
        # A measure that could not be taken is told of the lake; it has been taken now.
        return measure.is_complete or is_spared or subject == "lake" or (kind, subject) in passed

    return judged


def _publish(
    settings: Settings,
    report: AuditReport,
    started: datetime,
    rules: RuleBook,
    judged: Callable[[str, str], bool],
) -> None:
    """Make the checks and the alerts visible in one commit."""
    with settings.lake.open_writer(settings.lock_wait_seconds) as connection:
        changes = {
            RUNS.name: run_change(
                Counts(),
                run_id=report.run_id,
                flow="audit",
                flow_run_id=flow_run_id() or report.run_id,
                started_at=started,
                status="done",
            ),
            CHECKS.name: check_change(report.checks, report.run_id),
        } | book.settled(
            connection,
            of_checks(report.checks, rules.reasons, report.run_id),
            judged=judged,
            run_id=report.run_id,
            at=started,
        )
        publish(settings.lake, connection, report.run_id, changes, f"audit {report.as_of}")
