"""Whatever runs find, in whatever order, again or not: one open alert a kind and subject, and each message once."""

from collections import Counter
from dataclasses import dataclass, field

from alert_home import NOON, finding, later
from hypothesis import given
from hypothesis import strategies as st

from flows.alerts.alert import RANK, Alert, Told
from flows.alerts.book import entered
from flows.alerts.channels import Channel
from flows.alerts.finding import Finding
from flows.alerts.message import News
from flows.alerts.routing import due

CHANNELS = (Channel("all", "json://x", severity="info"), Channel("pager", "json://x", severity="critical"))
findings = st.builds(
    finding, st.sampled_from(["silent", "volume"]), st.sampled_from(["a", "b"]), st.sampled_from([*RANK])
)
runs = st.tuples(
    st.integers(0, 3),  # a run may be repeated
    st.lists(findings, max_size=4),
    st.sets(st.sampled_from(["silent", "volume"])),  # kinds that it judged
    st.booleans(),  # whether what waits is delivered after it
)


@dataclass
class Book:
    rows: dict[str, Alert] = field(default_factory=dict)
    told: dict[tuple[str, str, str], Told] = field(default_factory=dict)
    sent: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def enter(self, run: int, found: list[Finding], judged: set[str]) -> list[Alert]:
        after = entered(
            self.rows.values(), found, judged=lambda kind, _: kind in judged, run_id=str(run), at=later(hours=run)
        )
        for alert in after:  # what has recovered stays so: what comes back is another alert
            assert self.rows.get(alert.alert_id, alert).state == "open" or alert.state == "recovered"
        self.rows |= {alert.alert_id: alert for alert in after}
        return after

    def deliver(self) -> None:
        for channel in CHANNELS:
            for news in due(self.rows.values(), self.told, channel, NOON):  # type: ignore[arg-type]
                self._tell(channel, news)

    def _tell(self, channel: Channel, news: News) -> None:
        alert = news.alert
        self.sent[alert.alert_id, alert.event, channel.name, alert.severity] += 1
        row = Told(alert.alert_id, alert.event, channel.name, alert.severity, "delivered", 1, NOON)
        self.told[row.key] = row


@given(st.lists(runs, max_size=12))
def test_one_open_alert_a_subject_and_every_message_once(
    sequence: list[tuple[int, list[Finding], set[str], bool]],
) -> None:
    book = Book()
    for run, found, judged, is_delivered in sequence:
        book.enter(run, found, judged)
        assert book.enter(run, found, judged) == []  # the same run again changes nothing
        opened = [(alert.kind, alert.subject) for alert in book.rows.values() if alert.state == "open"]
        assert len(opened) == len(set(opened))
        wrong = {(each.kind, each.subject) for each in found}
        assert not [key for key in opened if key[0] in judged and key not in wrong]
        if is_delivered:
            book.deliver()
    book.deliver()
    assert max(book.sent.values(), default=1) == 1
    for alert in book.rows.values():
        for channel in (channel for channel in CHANNELS if channel.wants(alert)):
            assert RANK[book.told[alert.alert_id, alert.event, channel.name].severity] >= RANK[alert.severity]
