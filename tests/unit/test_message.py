import re
from dataclasses import replace
from datetime import timedelta

import pytest
from alert_home import NOON, finding

from flows.alerts.alert import Alert
from flows.alerts.book import entered, nothing, recovered
from flows.alerts.message import LINE_CHARS, News, composed, plain, trial

HOSTILE = (
    "x\r\nBcc: all@example.org\n<!channel> @everyone <script>alert(1)</script>"
    " `rm` [a](https://evil.example) \u202e\x1b[31m"
)


def alert(**values: str) -> Alert:
    return entered([], [finding(**values)], judged=nothing, run_id="1", at=NOON)[0]  # type: ignore[arg-type]


def test_message_says_what_broke_and_how_to_look_closer() -> None:
    title, body, severity = composed([News(alert(severity="critical"), is_first=True)], "/srv/news")
    assert (title, severity) == ("[critical] source_silent: kestrel.example", "critical")
    lines = dict(line.split(None, 1) for line in body.splitlines()[2:])
    assert lines["observed"] == "0 articles"
    assert lines["expected"] == "11 to 30"
    assert lines["since"] == "2026-03-02 12:00 UTC, found by 1 run"
    assert lines["rows"] == "a1, a2"
    assert lines["look"].startswith("dateline sql")
    assert lines["where"].endswith(", /srv/news")


def test_recovered_message_says_how_long_it_lasted() -> None:
    mended = recovered(alert(), NOON + timedelta(days=1, hours=3, minutes=5))
    title, body, severity = composed([News(mended, is_first=False)], "/srv")
    assert (title, severity) == ("[recovered] source_silent: kestrel.example", None)
    assert "mended    2026-03-03 15:05 UTC, after 1 d 3 h" in body


def test_what_comes_from_articles_is_no_more_than_text() -> None:
    hostile = replace(
        alert(), kind=HOSTILE, subject=HOSTILE, message=HOSTILE, observed=HOSTILE, examples=(HOSTILE,), command=HOSTILE
    )
    for news in ([News(hostile, is_first=True)], [News(hostile, is_first=True), News(alert(), is_first=True)]):
        title, body, _ = composed(news, "/srv")
        assert "\n" not in title
        assert not any(line.startswith("Bcc") for line in body.splitlines())
        for text in (title, body):
            assert not re.search(r"<[!@/a-z]|@\w|`|\]\(|://|[\x00-\x09\x0b-\x1f\u202a-\u202e]", text)


@pytest.mark.parametrize("size", [LINE_CHARS - 1, LINE_CHARS, LINE_CHARS + 1, 10_000_000])
def test_values_are_bounded(size: int) -> None:
    assert len(plain("x" * size)) == min(size, LINE_CHARS)


def test_ordinary_values_stand_as_they_are() -> None:
    for text in (
        "0.43 < 0.5",
        "süß 北京",
        "null_rate_jump",
        "1,204 rows > 900",
        "dateline sql \"from a where b = 'c'\"",
    ):
        assert plain(text) == text


def test_many_are_one_message_of_bounded_length_that_counts_all() -> None:
    many = [
        News(replace(alert(subject=f"s{n}", kind=f"k{n % 3}"), alert_id=str(n)), is_first=True) for n in range(5000)
    ]
    title, body, _ = composed([*many, News(recovered(alert(), NOON), is_first=False)], "/srv")
    assert title == "[warning] 5001 alerts: 5000 warning, 1 recovered"
    assert "... and 4961 more: 1653 k1, 1653 k2, 1653 k0, 1 recovered" in body or "... and 4961 more:" in body
    assert len(body) < 12_000


def test_trial_names_the_channel() -> None:
    assert "desk" in trial("desk", "/srv").title
