"""The page's headline: what a person has to know first, in a sentence."""

from dataclasses import dataclass
from typing import Any, Literal

Tone = Literal["bad", "doubtful", "good"]


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence, the line below it, and how grave it is."""

    text: str
    deck: str
    tone: Tone


def headline_of_warehouse(head: Any) -> Headline:  # noqa: ANN401  # a row of glance.sql
    """What is wrong with the lake now, or that nothing is known to be."""
    if not head.runs:
        return Headline(
            "The lake is empty.", "No run has been recorded yet; dateline ingest loads the inbox.", "doubtful"
        )
    deck = f"{_counted(head.articles, 'article')} of {_counted(head.sources, 'source')}" + (
        f", the newest of {head.as_of:%-d %B %Y}." if head.as_of else "."
    )
    wrong = []
    if head.open_alerts:
        critical = f", {head.critical_alerts:,} of them critical" if head.critical_alerts else ""
        wrong.append(f"{_counted(head.open_alerts, 'alert is', 'alerts are')} open{critical}")
    if head.blocked_batches:
        wrong.append(f"{_counted(head.blocked_batches, 'batch is', 'batches are')} blocked")
    if wrong:
        is_bad = head.critical_alerts or head.blocked_batches
        return Headline("; ".join(wrong) + ".", deck, "bad" if is_bad else "doubtful")
    if not head.checks:
        return Headline("No check has been made yet.", deck, "doubtful")
    return Headline("No alert is open, no batch is blocked.", deck, "good")


def headline_of_run(head: Any) -> Headline:  # noqa: ANN401  # a row of run.sql
    """What the run did."""
    records = _counted(head.records_seen, "record")
    held = head.records_quarantined + head.records_rejected
    deck = f"Run {head.run_id[:12]} of {head.flow}, {head.started_at:%-d %B %Y, %H:%M} UTC."
    if head.status == "blocked":
        return Headline(f"Blocked: nothing of {records} was published.", deck, "bad")
    if not head.records_seen and head.checks:
        text = f"{head.failed_checks:,} of {_counted(head.checks, 'check')} failed."
        return Headline(text, deck, "doubtful" if head.failed_checks else "good")
    if not head.records_seen:
        return Headline("A run without records.", deck, "good")
    text = f"{head.records_published:,} of {records} published"
    return Headline(f"{text}, {held:,} held back." if held else f"{text}.", deck, "doubtful" if held else "good")


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
