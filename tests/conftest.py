"""What several tests use: a home with a lake and files in an inbox."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from tests_support import Write

from warehouse.lake import Connection, Lake

# The machine is shared: how long an example takes says nothing of the code.
hypothesis.settings.register_profile("dateline", deadline=None)
hypothesis.settings.load_profile("dateline")


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def writer(lake: Lake) -> Iterator[Connection]:
    with lake.open_writer(0) as connection:
        yield connection


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def write(inbox: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=2, help="random kills in the crash test")
    parser.addoption("--articles", type=int, default=200, help="articles that the crash test ingests")
    parser.addoption("--fuzz", type=int, default=10, help="damaged files of each format in the fuzz test")
