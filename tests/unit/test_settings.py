from pathlib import Path

import pytest

from flows.settings import Settings, SettingsError, load


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_without_file_and_environment() -> None:
    assert load(environment={}) == Settings()


def test_environment_wins_over_file_and_argument_over_both() -> None:
    Path("dateline.toml").write_text('home = "from-file"\nbatch_files = 7\nheld_tolerance = 0.5\n')
    settings = load(environment={"DATELINE_BATCH_FILES": "9", "DATELINE_HOME": "from-environment"})
    assert (settings.home, settings.batch_files, settings.held_tolerance) == (Path("from-environment"), 9, 0.5)
    assert load("given", environment={"DATELINE_HOME": "x"}).home == Path("given")


def test_inbox_lake_and_sources_lie_in_the_home() -> None:
    settings = load("somewhere", environment={})
    assert settings.inbox == Path("somewhere/inbox")
    assert settings.sources == Path("somewhere/sources.csv")
    assert settings.lake.root == Path("somewhere/lake").absolute()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("batch_filez = 1", "batch_filez"),
        ('batch_files = "many"', "'many'"),
        ("batch_files = -1", "between 0 and infinity"),
        ("batch_files = inf", "no int"),
        ("batch_files = 2.7", "no int"),
        ("batch_files = true", "no int"),
        ("held_tolerance = nan", "between 0 and infinity"),
        ("batch_files = ", "dateline.toml"),
    ],
)
def test_wrong_file_is_told_with_its_name(text: str, told: str) -> None:
    Path("dateline.toml").write_text(text)
    with pytest.raises(SettingsError, match=told):
        load(environment={})


def test_named_file_must_exist() -> None:
    with pytest.raises(SettingsError, match=r"absent\.toml"):
        load(environment={"DATELINE_CONFIG": "absent.toml"})


def test_wrong_variable_is_told_with_its_name() -> None:
    with pytest.raises(SettingsError, match="DATELINE_BATCH_BYTES"):
        load(environment={"DATELINE_BATCH_BYTES": "lots"})
