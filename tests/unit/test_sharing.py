"""Work on tables that idle workers share with the flow's own process."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
import shared_work
from tests_support import Write, article_text

from flows.inbox import hashed
from flows.reading.batches import SHARED_ROWS, Reading
from flows.reading.messages import Call, Limits
from flows.reading.pool import FileStart, Pool
from flows.reading.workers import InProcess, Worker
from flows.settings import Settings
from transforms.fields.field_map import FIELD_MAP

PARTS = [pa.table({"number": range(at, at + 10)}) for at in range(0, 200, 10)]
DOUBLED = [list(range(2 * at, 2 * at + 20, 2)) for at in range(0, 200, 10)]


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    tests = Path(__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tests), str(tests.parent)]))
    workers = [Worker(Limits(seconds=5, bytes=2**30), FIELD_MAP) for _ in range(2)]
    for worker in workers:
        assert worker.answer(Call(shared_work.doubled, (PARTS[0],)))  # nobody waits for one that is still starting
    started = Pool(workers)
    yield started
    started.close()


def test_results_come_in_the_order_of_the_parts(pool: Pool) -> None:
    found, cpu_seconds = pool.shared(shared_work.doubled, PARTS)
    assert found == DOUBLED
    assert cpu_seconds > 0


def test_idle_workers_take_parts(pool: Pool) -> None:
    assert len(set(pool.shared(shared_work.who, PARTS * 5)[0])) == 3


def test_a_slice_is_sent_without_the_rest_of_its_table(pool: Pool) -> None:
    table = pa.table({"number": range(200)})
    found, _ = pool.shared(shared_work.doubled, [table.slice(at, 10) for at in range(0, 200, 10)])
    assert found == DOUBLED


def test_what_ends_a_worker_is_done_by_the_flow(pool: Pool) -> None:
    assert pool.shared(shared_work.deadly_for_a_worker, PARTS)[0] == DOUBLED
    assert pool.shared(shared_work.doubled, PARTS)[0] == DOUBLED


def test_an_error_is_raised_where_it_was_asked(pool: Pool) -> None:
    with pytest.raises(ValueError, match="no such thing"):
        pool.shared(shared_work.impossible, PARTS)


def test_without_workers_the_flow_does_it_all() -> None:
    pool = Pool([InProcess(FIELD_MAP)])
    assert set(pool.shared(shared_work.who, PARTS)[0]) == {os.getpid()}
    pool.close()


def test_a_worker_that_shared_reads_on(pool: Pool, write: Write) -> None:
    pool.shared(shared_work.doubled, PARTS)
    pool.start([FileStart(hashed(write(f"{number}.txt", article_text(number)))) for number in range(3)])
    assert [len(piece.results) for _, _, piece in pool.answers() if not piece.is_last] == [1, 1, 1]


@pytest.mark.parametrize(("rows", "parts"), [(SHARED_ROWS - 1, 1), (SHARED_ROWS, 10)])
def test_a_small_table_is_not_shared(rows: int, parts: int) -> None:
    reading = Reading(Settings(workers=0), [])
    found, _ = reading.shared(len, pa.table({"number": range(rows)}))
    assert (len(found), sum(found)) == (parts, rows)
    reading.close()
