"""What is wrong by the checks and counts of a run, and which alerts a run may clear."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex

from expectations.rules import Check
from flows.alerts import book
from flows.alerts.finding import Finding
from flows.changes import Judged, counts, quarantine_rows
from flows.run import Run
from transforms.fields.sources import source_id
from warehouse.commit import publish
from warehouse.history import blocking_rules
from warehouse.lake import Connection, Lake

BLOCKED, HELD, BATCH = "batch_blocked", "records_held", "batch"
# Fewer held records than this are looked at in quarantine, whatever their share: they are no trouble of a source.
LEAST_HELD = 5
EXAMPLES = 5
SHOWN_RULES = 3  # most frequent ones that a message names


def of_checks(checks: Iterable[Check], reasons: Mapping[str, str], run_id: str) -> list[Finding]:
    """What is wrong by the checks of a run, each with the reason of its rule."""
    return [_of_check(check, reasons.get(check.expectation, ""), run_id) for check in checks if check.is_wrong]


def of_batch(judged: Judged, run: Run) -> list[Finding]:
    """What is wrong with a batch: the rules that block it, or else those that fail, and outlets that are held back.

    Of what a person has released nothing is told, and of records that were held one by one nothing new.
    """
    if judged.is_blocked:
        return [_blocked(judged, check, run) for check in judged.verdict.checks if check.expectation in judged.blocking]
    if judged.flow != "ingest":
        return []
    # A critical rule that fails in single rows only holds those; told is then how many.
    failing = [check for check in judged.verdict.checks if check.expectation not in judged.verdict.blocking]
    return of_checks(failing, run.rules.reasons, judged.run_id) + _held(judged, run)


@dataclass(slots=True)
class Tally:
    """What the batches of a flow run have judged, and what of it was wrong."""

    wrong: set[tuple[str, str]] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)

    def note(self, judged: Judged, run: Run) -> None:
        """Take a batch in; of a blocked one only that it is blocked, for nothing of it counts."""
        self.wrong |= {(finding.kind, finding.subject) for finding in of_batch(judged, run)}
        if not judged.is_blocked:
            self.rules |= {check.expectation for check in judged.verdict.checks}
            self.outlets |= {source_id(article.source) for article in judged.batch.articles} | {BATCH}

    def has_judged(self, kind: str, subject: str) -> bool:
        """Whether an alert that is not wrong any more is mended."""
        if (kind, subject) in self.wrong:
            return False
        return (kind in self.rules and subject == BATCH) or (kind == HELD and subject in self.outlets)


def settle(lake: Lake, connection: Connection, has_judged: Callable[[str, str], bool] = book.nothing) -> None:
    """Clear alerts of what a run has found mended, and of blocked batches that nothing is held of any more."""
    blocking = blocking_rules(connection)
    changes = book.settled(
        connection,
        [],
        judged=lambda kind, subject: subject not in blocking if kind == BLOCKED else has_judged(kind, subject),
        run_id="",
        at=datetime.now(UTC),
    )
    if changes:
        publish(lake, connection, token_hex(16), changes, "clear alerts")


def _of_check(check: Check, reason: str, run_id: str) -> Finding:
    broken = "could not be evaluated" if check.error else "fails"
    return Finding(
        kind=check.expectation,
        subject=check.subject,
        severity="critical" if check.error else check.severity,
        message=f"{check.expectation} {broken} for {check.subject}: {reason}",
        # Nothing of the command comes from the news, so it may be pasted as it is.
        command=f"dateline sql \"from checks where run_id = '{run_id}' and expectation = '{check.expectation}'\"",
        observed=check.error or check.observed,
        expected=check.expected,
        examples=check.examples,
    )


def _blocked(judged: Judged, check: Check, run: Run) -> Finding:
    counted = counts(judged)
    broken = "could not be evaluated" if check.error else "fails"
    reason = run.rules.reasons.get(check.expectation, "")
    return Finding(
        kind=BLOCKED,
        subject=check.expectation,
        severity="critical",
        message=f"Nothing of {counted.records_seen} records in {len(judged.batch.files)} files was published:"
        f" {check.expectation} {broken}. {reason}",
        command=f"dateline quarantine list --run {judged.run_id}",
        observed=check.error or check.observed,
        expected=check.expected,
        examples=check.examples,
    )


def _held(judged: Judged, run: Run) -> list[Finding]:
    """Outlets of which the gate holds too many records, and the batch if too many could not become articles at all."""
    rows = [row for row in quarantine_rows(judged) if row["state"] == "held"]
    totals = Counter(source_id(article.source) for article in judged.batch.articles)
    totals[BATCH] = counts(judged).records_seen - counts(judged).records_dropped
    by_subject: dict[str, list[Mapping[str, object]]] = {}
    for row in rows:
        by_subject.setdefault(str(row["source_id"]) if row["stage"] == "audit" else BATCH, []).append(row)
    return [
        _held_finding(judged, subject, held, totals[subject], run.held_tolerance)
        for subject, held in sorted(by_subject.items())
        if len(held) >= LEAST_HELD and len(held) > run.held_tolerance * totals[subject]
    ]


def _held_finding(
    judged: Judged, subject: str, held: list[Mapping[str, object]], total: int, tolerance: float
) -> Finding:
    rules = Counter(str(rule) for row in held for rule in row["rules"])  # type: ignore[attr-defined]  # TEXTS
    told = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(SHOWN_RULES))
    of = "a batch" if subject == BATCH else subject
    return Finding(
        kind=HELD,
        subject=subject,
        severity="critical",
        message=f"{len(held)} of {total} records of {of} are held back: {told}",
        command=f"dateline quarantine list --run {judged.run_id}",
        observed=f"{len(held) / max(total, 1):.0%}",
        expected=f"up to {tolerance:.0%}",
        examples=tuple(f"{row['file_sha256']}:{row['record_index']}" for row in held[:EXAMPLES]),
    )
