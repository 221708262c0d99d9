from datetime import UTC, datetime
from pathlib import Path

import pytest
from alert_home import finding

from flows.alerts.alert import Alert
from flows.alerts.book import entered, nothing
from flows.alerts.channels import Channel
from flows.settings import Settings, SettingsError, load

SECRET = "json://ann:pa55word@hooks.example/T0KEN"  # noqa: S105  # of nobody


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def channels(text: str, **environment: str) -> tuple[Channel, ...]:
    Path("dateline.toml").write_text(text)
    return load(environment=environment).alerts


def alert(**values: str) -> Alert:
    return entered([], [finding(**values)], judged=nothing, run_id="1", at=datetime(2026, 3, 1, tzinfo=UTC))[0]  # type: ignore[arg-type]


def test_url_from_the_file_the_environment_or_a_file_of_its_own() -> None:
    Path("secret").write_text(f"{SECRET}\n")
    found = channels(
        f'[[alerts]]\nname = "a"\nurl = "{SECRET}"\n'
        '[[alerts]]\nname = "b"\nurl_env = "HOOK"\nseverity = "critical"\n'
        '[[alerts]]\nname = "c"\nurl_file = "$FOLDER/secret"\n',
        FOLDER=str(Path.cwd()),
        HOOK=SECRET,
        DATELINE_ALERT_URLS=f"{SECRET}  {SECRET}",
    )
    assert [channel.name for channel in found] == ["a", "b", "c", "url-1", "url-2"]
    assert {channel.url for channel in found} == {SECRET}
    assert [channel.severity for channel in found] == ["warning", "critical", "warning", "warning", "warning"]


def test_no_url_is_shown() -> None:
    settings = Settings(alerts=channels(f'[[alerts]]\nname = "a"\nurl = "{SECRET}"'))
    assert "pa55word" not in repr(settings)
    assert "name='a'" in repr(settings)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('url = "json://x"', "each channel has a name"),
        ('name = "a b"\nurl = "json://x"', "each channel has a name"),
        ('name = "desk"', "'desk': it takes one of url"),
        ('name = "desk"\nurl = "json://x"\nurl_env = "X"', "'desk': it takes one of url"),
        ('name = "desk"\nurl = "pa55word"', "'desk'.*URL"),
        ('name = "desk"\nurl_env = "ABSENT"', "'desk'.*ABSENT"),
        ('name = "desk"\nurl_file = "absent"', "'desk'.*absent"),
        ('name = "desk"\nurl = "json://x"\nseverity = "loud"', "'desk'.*loud"),
        ('name = "desk"\nurl = "json://x"\nkinds = "all"', "'desk'.*kinds"),
        ('name = "desk"\nurl = "json://x"\nquiet_hours = "22-7"', "'desk'.*quiet_hours"),
        ('name = "desk"\nurl = "json://x"\nquiet_hours = "24:00-07:00"', "'desk'.*quiet_hours"),
        ('name = "desk"\nurl = "json://x"\ntimezone = "Mars/Base"', "'desk'.*Mars"),
        ('name = "desk"\nurl = "json://x"\nquiet_for_critical = "no"', "'desk'.*quiet_for_critical"),
        ('name = "desk"\nurl = "json://x"\nurls = 1', "'desk'.*urls"),
        ('name = "desk"\nurl = "json://x"\n[[alerts]]\nname = "desk"\nurl = "json://x"', "two channels.*'desk'"),
    ],
)
def test_wrong_channel_is_told_with_its_name_and_without_its_url(entry: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as error:
        channels(f"[[alerts]]\n{entry}")
    assert "pa55word" not in str(error.value)
    assert "json" not in str(error.value).replace("like mailto:// or json://", "")


def test_wrong_url_of_the_environment_is_told_without_it() -> None:
    with pytest.raises(SettingsError, match="'url-1'") as error:
        load(environment={"DATELINE_ALERT_URLS": "pa55word"})
    assert "pa55word" not in str(error.value)


def test_channel_wants_what_is_severe_enough_and_fits_its_patterns() -> None:
    channel = Channel("a", SECRET, kinds=("source_*", "run_failed"), subjects=("kestrel.*",))
    assert channel.wants(alert())
    assert not channel.wants(alert(severity="info"))
    assert not channel.wants(alert(kind="batch_blocked"))
    assert not channel.wants(alert(subject="ledger.example"))
    assert not Channel("a", SECRET, severity="critical").wants(alert())


@pytest.mark.parametrize(
    ("span", "hour", "is_quiet"),
    [
        ("22:00-07:00", 21, True),  # 22:00 in Berlin, in winter
        ("22:00-07:00", 20, False),
        ("22:00-07:00", 5, True),
        ("22:00-07:00", 6, False),
        ("13:00-14:00", 12, True),
        ("13:00-14:00", 13, False),
    ],
)
def test_quiet_hours_are_local_and_may_span_midnight(span: str, hour: int, is_quiet: bool) -> None:  # noqa: FBT001
    entry = f'[[alerts]]\nname = "a"\nurl = "json://x"\nquiet_hours = "{span}"\ntimezone = "Europe/Berlin"'
    (channel,) = channels(entry)
    assert channel.is_quiet(datetime(2026, 1, 15, hour, tzinfo=UTC)) is is_quiet
