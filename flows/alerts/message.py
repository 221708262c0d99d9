"""What a person is told of an alert: a title and a text that holds nothing which a mail or chat program would obey."""

import re
import socket
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from flows.alerts.alert import RANK, Alert, Event
from flows.alerts.finding import Severity

TITLE_CHARS = 120  # a phone shows half of it; beyond it mail programs cut anyway
LINE_CHARS = 300  # a value longer than this is looked at in the lake
EXAMPLE_CHARS = 80  # an id has 32; a file's path may be long
LISTED = 40  # alerts that are named one by one in a message about many: a screen or two
# What chat programs make of plain text: tags and mentions (<!channel>, @everyone), links, code.
TAG = re.compile(r"<(?=[!@#/?a-zA-Z])")
MENTION = re.compile(r"@(?=\w)")
LINK = re.compile(r"://|\]\(")
APART = "\u200b"  # a space without width: the text reads as it was, and no program obeys it


class Message(NamedTuple):
    """A message; `severity` is the worst of what it tells, None if all of that has recovered."""

    title: str
    body: str
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class News:
    """What a channel is to be told: an alert, and whether it has not heard of it as it was at its worst."""

    alert: Alert
    is_first: bool

    @property
    def event(self) -> Event:
        """Whether it tells that the alert is raised or that it has recovered."""
        return self.alert.event


def composed(news: Sequence[News], home: str) -> Message:
    """One message about all of the news; about more than one, the worst first."""
    return _of_one(news[0], home) if len(news) == 1 else _of_many(news, home)


def trial(channel: str, home: str) -> Message:
    """A message that asks for nothing but to be seen."""
    body = f"This is a test of the channel {channel}. If you read this, alerts get here.\n\n{_place(home)}"
    return Message(f"[test] Dateline alerts reach {channel}", body, None)


def plain(value: object, chars: int = LINE_CHARS) -> str:
    """A value on one line, cut to so many characters, that no mail or chat program takes for more than text."""
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in str(value)[: 4 * chars])
    text = " ".join(text.split())
    if len(text) > chars:
        text = text[: chars - 1] + "…"
    text = TAG.sub("‹", text).replace("`", "'")
    text = MENTION.sub(f"@{APART}", text)
    return LINK.sub(lambda found: found[0][0] + APART + found[0][1:], text)


def _of_one(news: News, home: str) -> Message:
    alert = news.alert
    if alert.event == "raised":
        head, mark = plain(alert.message, 2 * LINE_CHARS), str(alert.severity)
    else:
        head, mark = f"It is mended: {plain(alert.message, 2 * LINE_CHARS)}", "recovered"
        if news.is_first:
            head += "\nThis channel could not be told of it while it lasted."
    lines = [f"{name:<9} {value}" for name, value in _facts(alert) if value]
    body = "\n".join([head, "", *lines, f"{'where':<9} {_place(home)}"])
    title = plain(f"[{mark}] {alert.kind}: {alert.subject}", TITLE_CHARS)
    return Message(title, body, alert.severity if alert.state == "open" else None)


def _facts(alert: Alert) -> list[tuple[str, str]]:
    runs = f"{alert.count} {'run' if alert.count == 1 else 'runs'}"
    facts = [
        ("observed", plain(alert.observed or "")),
        ("expected", plain(alert.expected or "")),
        ("subject", plain(alert.subject)),
        ("since", f"{_time(alert.first_at)}, found by {runs}"),
        ("last", _time(alert.last_at) if alert.count > 1 else ""),
        ("run", plain(alert.run_id)),
        ("rows", ", ".join(plain(example, EXAMPLE_CHARS) for example in alert.examples)),
        ("look", plain(alert.command, 2 * LINE_CHARS)),
    ]
    if alert.recovered_at:
        lasted = f"{_time(alert.recovered_at)}, after {_span(alert.recovered_at - alert.first_at)}"
        facts.insert(4, ("mended", lasted))
    return facts


def _of_many(news: Sequence[News], home: str) -> Message:
    ordered = sorted(news, key=_order)
    worst = max((n.alert.severity for n in news if n.event == "raised"), key=lambda s: RANK[s], default=None)
    counts = Counter(n.alert.severity if n.event == "raised" else "recovered" for n in ordered)
    summary = ", ".join(f"{count} {name}" for name, count in counts.items())
    lines = [_line(each) for each in ordered[:LISTED]]
    if rest := ordered[LISTED:]:
        kinds = ", ".join(f"{count} {plain(kind)}" for kind, count in Counter(n.alert.kind for n in rest).most_common())
        lines.append(f"... and {len(rest)} more: {plain(kinds, 2 * LINE_CHARS)}")
    tail = ["", f"{'look':<9} dateline alerts list", f"{'where':<9} {_place(home)}"]
    return Message(f"[{worst or 'recovered'}] {len(news)} alerts: {summary}", "\n".join([*lines, *tail]), worst)


def _order(news: News) -> tuple[bool, int, datetime]:
    return news.event == "recovered", -RANK[news.alert.severity], news.alert.first_at


def _line(news: News) -> str:
    alert = news.alert
    if alert.recovered_at:
        return f"- recovered after {_span(alert.recovered_at - alert.first_at)}: {_named(alert)}"
    seen = f" (observed {plain(alert.observed, EXAMPLE_CHARS)})" if alert.observed else ""
    return f"- {alert.severity}: {_named(alert)}: {plain(alert.message, LINE_CHARS // 2)}{seen}"


def _named(alert: Alert) -> str:
    return f"{plain(alert.kind, EXAMPLE_CHARS)} {plain(alert.subject, EXAMPLE_CHARS)}"


def _place(home: str) -> str:
    return f"{plain(socket.gethostname(), EXAMPLE_CHARS)}, {plain(home)}"


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _span(lasted: timedelta) -> str:
    """A duration by its two largest units: 3 d 4 h, 2 h 5 min, 40 s."""
    seconds = max(int(lasted.total_seconds()), 0)
    days, hours, minutes = seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60
    if days:
        return f"{days} d {hours} h"
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else f"{seconds} s"
