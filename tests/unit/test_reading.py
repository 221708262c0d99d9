import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests_support import Write, article_text

from flows.inbox import InboxFile, hashed
from flows.reading import workers
from flows.reading.batches import Batch, Reading
from flows.reading.messages import Limits, Piece
from flows.reading.pool import FileStart
from flows.reading.workers import Worker, WorkerError
from flows.settings import Settings
from transforms.fields.field_map import FIELD_MAP
from transforms.records import Article, Reject

LIMITS = Limits(seconds=1, bytes=2**30)
TESTS = Path(__file__).parents[1]
Start = Callable[..., Worker]


@pytest.fixture
def worker() -> Iterator[Worker]:
    started = Worker(LIMITS, FIELD_MAP)
    yield started
    started.close()


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A real worker process whose extractor has the fault that a text names."""
    monkeypatch.setattr(workers, "MODULE", "spoilt_worker")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), str(TESTS.parent)]))
    started = Worker(LIMITS, FIELD_MAP)
    yield started
    started.close()


def records(*texts: str) -> str:
    return "".join(json.dumps({"title": "A title", "text": text}) + "\n" for text in texts)


def outcome(pieces: Iterator[Piece]) -> list[tuple[int | None, str]]:
    """Index of each record, with its reason or the word article."""
    gathered = list(pieces)
    assert [piece.is_last for piece in gathered] == [False] * (len(gathered) - 1) + [True]
    return [
        (result.record_index, result.reason if isinstance(result, Reject) else "article")
        for piece in gathered
        for result in piece.results
    ]


def articles(*numbers: int) -> list[str]:
    return [article_text(number) for number in numbers]


def test_a_file_gives_its_articles_with_their_payload_but_not_their_content_twice(worker: Worker, write: Write) -> None:
    file = hashed(write("a.jsonl", records(*articles(1, 2))))
    (piece, last) = worker.pieces(file, 0)
    assert (piece.format, piece.encoding, last.position) == ("jsonl", "utf-8", file.bytes)
    found = [result for result in piece.results if isinstance(result, Article)]
    assert [json.loads(article.document.payload)["text"] for article in found] == articles(1, 2)
    assert {article.document.content for article in found} == {""}


def test_a_file_is_read_from_a_record_on(worker: Worker, write: Write) -> None:
    file = hashed(write("a.jsonl", records(*articles(1, 2, 3))))
    assert outcome(worker.pieces(file, 2)) == [(2, "article")]


def test_wanted_records_only_are_extracted_and_nothing_behind_them_is_read(spoilt: Worker, write: Write) -> None:
    first, second = articles(1, 2)
    file = hashed(write("a.jsonl", records(first, "EXITS " + first, first, f"CRASHES {first}", second, "EXITS")))
    found = outcome(spoilt.pieces(file, 0, frozenset({0, 3, 4})))
    assert found == [(0, "article"), (3, "parser_died"), (4, "article")]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("SPINS", "too_slow"), ("HOGS", "too_much_memory"), ("CRASHES", "parser_died"), ("SLEEPS", "too_slow")],
)
def test_a_record_that_costs_too_much_costs_itself_only(
    fault: str, reason: str, spoilt: Worker, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WALL_PER_CPU_SECOND", 3)
    first, second = articles(1, 2)
    file = hashed(write("a.jsonl", records(first, f"{fault} {second}", second, "no")))
    found = outcome(spoilt.pieces(file, 0))
    assert found[:3] == [(0, "article"), (1, reason), (2, "article")]
    assert outcome(spoilt.pieces(hashed(write("b.txt", first)), 0)) == [(0, "article")]


def test_a_record_that_is_given_up_keeps_its_payload(spoilt: Worker, write: Write) -> None:
    line = records("SPINS " + article_text(1))
    (reject,) = [r for piece in spoilt.pieces(hashed(write("a.jsonl", line)), 0) for r in piece.results]
    assert isinstance(reject, Reject)
    assert reject.payload == line.strip()
    assert "more than 1 CPU s" in reject.detail


def test_a_file_that_ends_worker_after_worker_is_given_up(spoilt: Worker, write: Write) -> None:
    file = hashed(write("a.jsonl", records(*(f"CRASHES {text}" for text in articles(*range(9))), article_text(9))))
    found = outcome(spoilt.pieces(file, 0))
    assert found[-1] == (None, "parser_died")
    assert [index for index, _ in found[:-1]] == list(range(workers.DEATHS - 1))


def test_what_a_library_prints_does_not_spoil_the_results(spoilt: Worker, write: Write) -> None:
    assert outcome(spoilt.pieces(hashed(write("a.txt", f"PRINTS {article_text(1)}")), 0)) == [(0, "article")]


def test_what_a_first_document_has_to_load_is_not_its_cost(
    spoilt: Worker, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "tables"  # to build them takes some six seconds of CPU, more than the record may
    monkeypatch.setenv("TABLES", str(tables))
    monkeypatch.setattr(workers, "WALL_PER_CPU_SECOND", 60)  # on the clock it takes as long as the machine is busy
    text = article_text(1).split("\n\n", 1)[1]
    assert outcome(spoilt.pieces(hashed(write("a.txt", f"LISBON (Reuters) - {text}")), 0)) == [(0, "article")]
    assert list(tables.glob("gazetteer-*"))


def test_a_worker_that_fails_by_itself_stops_the_run(spoilt: Worker, write: Write) -> None:
    with pytest.raises(WorkerError, match="exit code 7"):
        list(spoilt.pieces(hashed(write("a.txt", f"EXITS {article_text(1)}")), 0))


def test_reading_that_costs_too_much_ends_the_file_and_keeps_what_came_before(
    worker: Worker, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Killed while it reads the record after the first, of which the worker has told nothing yet.
    ends = iter([workers._End(("too_slow", "reading record 1"), 1, is_read=False, is_by_system=False)])
    real = worker._answers
    monkeypatch.setattr(worker, "_post_mortem", lambda: next(ends))

    def dying(task: object) -> Iterator[Piece]:
        monkeypatch.setattr(worker, "_answers", real)
        raise EOFError
        yield

    monkeypatch.setattr(worker, "_answers", dying)
    file = hashed(write("a.jsonl", records(*articles(1, 2))))
    assert outcome(worker.pieces(file, 0)) == [(0, "article"), (None, "too_slow")]


def test_file_that_changes_while_it_is_read_is_left_for_the_next_run(worker: Worker, write: Write) -> None:
    file = hashed(write("a.txt", article_text(1)))
    file.path.write_text(article_text(2) + "more")
    (*_, last) = worker.pieces(file, 0)
    assert last.error == "it changed while it was read"


def test_file_that_vanished_is_left_for_the_next_run(worker: Worker, write: Write) -> None:
    file = hashed(write("a.txt", article_text(1)))
    file.path.unlink()
    (last,) = worker.pieces(file, 0)
    assert last.error == "No such file or directory"


def batches_of(files: list[InboxFile], **settings: object) -> list[Batch]:
    reading = Reading(replace(Settings(workers=0), **settings), map(FileStart, files))  # type: ignore[arg-type]
    try:
        return list(iter(reading.next_batch, None))
    finally:
        reading.close()


def test_batches_keep_to_the_number_of_files_and_their_order(write: Write) -> None:
    files = [hashed(write(f"{number}.txt", article_text(number))) for number in range(5)]
    found = batches_of(files, batch_files=2)
    assert [[row["path"] for row in batch.files] for batch in found] == [
        [file.shown_path for file in group] for group in (files[:2], files[2:4], files[4:])
    ]
    assert {row["status"] for batch in found for row in batch.files} == {"read"}


def test_a_file_larger_than_a_batch_comes_in_parts(write: Write) -> None:
    file = hashed(write("a.jsonl", records(*articles(*range(10)))))
    found = batches_of([file], batch_bytes=file.bytes // 2)
    assert [batch.files[0]["status"] for batch in found] == ["reading"] * (len(found) - 1) + ["read"]
    assert len(found) > 2
    assert [article.record_index for batch in found for article in batch.articles] == list(range(10))
    starts = [batch.resumed.get(file.sha256, 0) for batch in found]
    assert starts == [0, *(batch.files[0]["records"] for batch in found[:-1])]
    assert sum(batch.bytes for batch in found) == file.bytes


def test_parts_are_the_same_however_many_workers_read(write: Write) -> None:
    files = [hashed(write(f"{name}.jsonl", records(*articles(*range(name, name + 20))))) for name in range(0, 300, 20)]
    few = batches_of(files, batch_bytes=20_000)
    many = batches_of(files, batch_bytes=20_000, workers=2)
    assert [(b.articles, b.rejects, b.files, b.resumed) for b in few] == [
        (b.articles, b.rejects, b.files, b.resumed) for b in many
    ]


def test_the_rest_of_an_abandoned_file_is_not_read(write: Write) -> None:
    large = hashed(write("a.jsonl", records(*articles(*range(300)))))
    small = hashed(write("b.txt", article_text(1)))
    reading = Reading(Settings(workers=1, batch_bytes=10_000), [FileStart(large), FileStart(small)])
    first = reading.next_batch()
    assert first is not None
    reading.abandon(first.unfinished)
    rest = list(iter(reading.next_batch, None))
    reading.close()
    assert [row["path"] for batch in rest for row in batch.files] == [small.shown_path]


def test_closing_ends_workers_that_are_busy(spoilt: Worker, write: Write) -> None:
    files = [hashed(write(f"{n}.txt", f"SPINS {article_text(n)}")) for n in range(3)]
    reading = Reading(Settings(workers=2), map(FileStart, files))
    reading.close()
    assert all(worker._process is None for worker in reading._pool._workers)  # type: ignore[union-attr]
