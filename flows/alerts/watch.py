"""A flow under watch: that it failed, or was killed, is an alert, and that it got through clears it."""

import re
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

from flows.alerts import journal, running, spool
from flows.alerts.book import nothing, settled
from flows.alerts.delivery import deliver, tell_unkept
from flows.alerts.finding import Finding
from flows.alerts.message import LINE_CHARS
from flows.alerts.outlook import FAILURES, NO_LAKE, failing_flows
from flows.alerts.recording import WRITER_SECONDS, record
from flows.orchestration import flow_run_id
from flows.report import QualityError
from flows.settings import Settings
from warehouse.commit import publish
from warehouse.errors import RetryLaterError

P = ParamSpec("P")
R = TypeVar("R")
# What stands in errors of connections and need not be told: a user's name and password, the value of a token.
SECRET = re.compile(r"(://)[^\s/@]+(?=@)|((?:password|passwd|api_key|token|secret)=)\S+", re.IGNORECASE)


@contextmanager
def watched(settings: Settings, flow: str) -> Iterator[None]:
    """Do the work of a flow inside: what waits is delivered when it is done, and what ends it is an alert.

    An exception is raised again. QualityError is the outcome of a run that got through; an interrupt from the
    keyboard is nobody's alert.
    """
    run_id = flow_run_id() or secrets.token_hex(16)
    with running.marked(settings.home, flow, run_id):
        if _unfailing(notice_killed, settings):
            _unfailing(deliver, settings)  # now: the work may take hours, or be killed again
        try:
            yield
        except Exception as error:
            _ended(settings, flow, run_id, None if isinstance(error, QualityError) else error)
            raise
        _ended(settings, flow, run_id, None)


def notice_killed(settings: Settings) -> int:
    """How many runs have been killed since somebody looked; each is an alert now."""
    count = 0
    for mark in running.killed(settings.home):
        since = datetime.fromisoformat(mark.started_at)
        message = (
            f"The run of {mark.flow} that began at {since:%Y-%m-%d %H:%M} UTC (process {mark.pid} on {mark.host}) "
            "ended without a word: it was killed, or the machine stopped. The next run loads what it had not published."
        )
        finding = Finding("run_killed", mark.flow, "critical", message, command="dateline status")
        enter(settings, [finding], mark.run_id)
        count += 1
    return count


def failure(flow: str, error: Exception) -> Finding:
    """What a run that ended with an exception is to a person: a lake that is busy is no more than a warning."""
    line = (without_secrets(error).strip().splitlines() or [""])[0]
    return Finding(
        kind="run_failed",
        subject=flow,
        severity="warning" if isinstance(error, RetryLaterError) else "critical",
        message=f"The run of {flow} failed; the lake is as it was before its last batch.",
        command="dateline status",
        observed=f"{type(error).__name__}: {line}"[:LINE_CHARS],
        expected="a run that ends by itself",
    )


def without_secrets(error: Exception) -> str:
    """What an exception says, without names, passwords and tokens of connections."""
    return SECRET.sub(r"\1\2***", str(error))


def enter(
    settings: Settings, findings: Sequence[Finding], run_id: str, judged: Callable[[str, str], bool] = nothing
) -> None:
    """Bring findings that belong to no other commit into the lake, or into the spool if it cannot take them."""
    at = datetime.now(UTC)
    if spool.kept(settings.home):
        with journal.locked(settings.home, WRITER_SECONDS) as is_ours:
            if is_ours:
                record(settings)
    if settings.lake.exists:
        try:
            with settings.lake.open_writer(WRITER_SECONDS) as connection:
                if changes := settled(connection, findings, judged=judged, run_id=run_id, at=at):
                    publish(settings.lake, connection, secrets.token_hex(16), changes, "alerts")
        except NO_LAKE:
            pass
        else:
            return
    spool.keep(settings.home, findings, judged=judged, run_id=run_id, at=at)


def _ended(settings: Settings, flow: str, run_id: str, error: Exception | None) -> None:
    """Note how a run has ended, and deliver what waits."""
    if error is None:
        _unfailing(_clear, settings, flow, run_id)
    else:
        finding = failure(flow, error)
        try:
            enter(settings, [finding], run_id)
        except OSError:  # neither lake nor home can be written: told from memory, rather twice than never
            _unfailing(tell_unkept, settings, finding, run_id)
            return
    _unfailing(deliver, settings)


def _clear(settings: Settings, flow: str, run_id: str) -> None:
    if flow in failing_flows(settings):
        enter(settings, [], run_id, lambda kind, subject: kind in FAILURES and subject == flow)


def _unfailing(function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R | None:
    """What a function gives; an alert that cannot be told must not end the run that it is about."""
    try:
        return function(*arguments, **named)
    except Exception as error:  # noqa: BLE001  # whatever it is: the disk is full, a note is broken
        print(f"dateline: alerts: {type(error).__name__}: {without_secrets(error)}", file=sys.stderr)  # noqa: T201
        return None
