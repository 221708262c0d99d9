"""The index gives the look-up what the tables would, whatever was committed, deleted and rewritten before."""

import random

import pytest
from index_history import changes, looked_up, some_keys

from warehouse.commit import publish
from warehouse.index import growth, lookup
from warehouse.lake import Connection, Lake


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An index however small the lake, which is read in chunks that end within an article."""
    monkeypatch.setattr(lookup, "FEWEST", 1)
    monkeypatch.setattr(growth, "CHUNK_BANDS", 50)
    return monkeypatch


def test_index_gives_what_the_tables_give(small: pytest.MonkeyPatch, lake: Lake, writer: Connection) -> None:
    met: set[int] = set()
    chance = random.Random(1)  # a reproducible history, no secret
    for number in range(5):
        publish(lake, writer, str(number), changes(number, chance), "")
        batch = some_keys(chance, 6)
        by_index = looked_up(writer, batch)
        with small.context() as patch:
            patch.setattr(lookup, "FEWEST", 1e9)
            assert by_index == looked_up(writer, batch)
        met |= {kind for kind, found in enumerate(by_index) if found}
    assert len(met) == len(by_index), "something is never found, so it is not compared"
