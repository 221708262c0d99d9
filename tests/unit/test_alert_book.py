from dataclasses import fields

import pytest
from alert_home import NOON, alerts, everything, finding, found, home, later

from flows.alerts import book
from flows.alerts.alert import Alert, Told
from flows.alerts.spool import taken_in
from flows.settings import Settings
from warehouse.schema import ALERTS, DELIVERIES


@pytest.fixture
def settings(tmp_path: object) -> Settings:
    return home(tmp_path)  # type: ignore[arg-type]


def test_rows_have_the_columns_of_their_tables() -> None:
    assert tuple(field.name for field in fields(Alert)) == ALERTS.names
    assert tuple(field.name for field in fields(Told)) == DELIVERIES.names


def test_found_again_is_the_same_alert_with_what_is_seen_now(settings: Settings) -> None:
    found(settings, finding(), run_id="1")
    found(settings, finding(severity="info"), run_id="2", at=later(hours=1))
    (alert,) = alerts(settings)
    assert (alert.first_run_id, alert.run_id, alert.count) == ("1", "2", 2)
    assert (alert.first_at, alert.last_at, alert.severity) == (NOON, later(hours=1), "warning")
    assert alert.alert_id == book.alert_id("source_silent", "kestrel.example", "1")


def test_batches_of_one_run_and_a_repeated_run_count_once(settings: Settings) -> None:
    with settings.lake.open_writer(0) as connection:
        changes = book.raised(connection, [finding(), finding()], run_id="1", at=NOON)
        assert changes["alerts"].add.num_rows == 1
        again = book.raised(connection, [finding()], run_id="1", at=later(hours=1))
    assert changes["alerts"].add["alert_id"] == again["alerts"].add["alert_id"]
    found(settings, finding(), run_id="1")
    with settings.lake.open_writer(0) as connection:
        assert book.raised(connection, [finding()], run_id="1", at=later(hours=1)) == {}


def test_only_what_was_judged_recovers_and_what_comes_back_is_another_alert(settings: Settings) -> None:
    found(settings, finding(), finding("volume"), run_id="1")
    found(settings, run_id="2", at=later(hours=1), judged=lambda kind, _: kind == "volume")
    assert {alert.kind: alert.state for alert in alerts(settings)} == {"source_silent": "open", "volume": "recovered"}
    found(settings, finding("volume"), run_id="3", at=later(hours=2))
    assert [alert.state for alert in alerts(settings) if alert.kind == "volume"] == ["recovered", "open"]
    found(settings, finding("source_silent"), run_id="4", judged=everything)
    assert [alert.kind for alert in alerts(settings) if alert.state == "open"] == ["source_silent"]


def test_a_run_that_is_repeated_after_its_alert_has_recovered_does_not_raise_it_again(settings: Settings) -> None:
    found(settings, finding(), run_id="1")
    found(settings, run_id="2", judged=everything)
    with settings.lake.open_writer(0) as connection:
        assert book.raised(connection, [finding()], run_id="1", at=later(hours=1)) == {}


def test_nothing_found_and_nothing_mended_changes_nothing(settings: Settings) -> None:
    with settings.lake.open_writer(0) as connection:
        assert book.settled(connection, [], judged=everything, run_id="1", at=NOON) == {}


def test_an_alert_of_the_spool_joins_the_open_one_of_its_subject() -> None:
    def raised(run_id: str) -> Alert:
        return book.entered([], [finding(run_id)], judged=book.nothing, run_id=run_id, at=NOON)[0]

    stored, other = raised("1"), raised("2")
    spooled = book.entered([], [finding("1", severity="critical")], judged=book.nothing, run_id="3", at=later(hours=1))
    told = [Told(spooled[0].alert_id, "raised", "chat", "critical", "delivered", 1, NOON)]
    rows, renamed = taken_in([stored], [*spooled, other], told)
    assert [row.alert_id for row in rows] == [stored.alert_id, other.alert_id]
    assert (rows[0].count, rows[0].first_at, rows[0].severity) == (2, NOON, "critical")
    assert [each.alert_id for each in renamed] == [stored.alert_id]
    assert taken_in(rows, spooled, told) is not None
    assert taken_in([other], [other], [])[0] == []  # a crash had left the file behind
