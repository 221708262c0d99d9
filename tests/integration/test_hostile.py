"""An inbox of hostile files between good ones: each has its row and its reason, and the good ones are published."""

import os
from pathlib import Path

import hostile
import pytest
from tests_support import article_text, ingest

from warehouse.lake import Lake

GOOD = 3
# What each file comes to; of those that hold articles besides, what the rest comes to.
REASONS = {
    "bomb.txt.gz": "bomb",
    "bomb.txt.bz2": "bomb",
    "bomb.txt.xz": "bomb",
    "bomb.txt.zst": "bomb",
    "bomb.zip": "bomb",
    "bombs.tar.gz": "bomb",
    "bomb.parquet": "bomb",
    "laughs.xml": "xml_entities",
    "laughs-newsml.xml": "xml_entities",
    "deep.json": "record_too_large",
    "deep-objects.jsonl": "line_too_long",
    "deep.html": "page_too_deep",
    "deep.eml": "mail_too_deep",
    "deep.xml": "xml_too_deep",
    "long-header.eml": "file_too_large",
    "paragraphs.html": "file_too_large",
    "attributes.html": "page_too_large",
    "attributes.rss": "feed_too_large",
    "line.jsonl": "line_too_long",
    "line.csv": "line_too_long",
    "line.txt": "file_too_large",
    "quote.csv": "unclosed_quote",
    "nuls.txt": "binary",
    "cut.warc": "truncated",
    "cut.warc.gz": "truncated",
    "cut.jsonl.gz": "truncated",
    "cut.zip": "truncated",
    "cut.pdf": "corrupt",
    "cut.parquet": "truncated",
    "loop.pdf": "corrupt",
    "docx.docx": "bomb",
}
READ = {"laughs.html", "stray-nuls.txt", "traversal.tar", "traversal.zip", "name\nwith\nlines.txt"}
# What only costs time; the benchmark reads them, and holds them to ten seconds.
LEFT_OUT = {"paragraphs-within-limits.html", "cells.html", "quotes.csv", "utf-8.txt"}

Rows = dict[str, tuple[str, str, set[str]]]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Status, reason and reasons of held records of every file, by its name."""
    inbox = tmp_path_factory.mktemp("hostile")
    for name, make in hostile.made().items():
        if name not in LEFT_OUT:
            (inbox / name).write_bytes(make())
    for number in range(100, 100 + GOOD):
        (inbox / f"good{number}.txt").write_text(article_text(number))
    (inbox / "out.txt").symlink_to("/etc/passwd")
    home = tmp_path_factory.mktemp("home")
    ingest(inbox, home=home)
    with Lake(home / "lake").open_readonly() as connection:
        found = connection.execute(
            """
            select path, files.status, coalesce(reason, ''), coalesce(list(distinct rules[1]), [])
            from files left join quarantine using (file_sha256) group by all
            """
        ).fetchall()
    return {os.path.relpath(path, inbox): (status, reason, set(rules)) for path, status, reason, rules in found}


def test_each_file_has_one_row_and_the_link_out_has_none(rows: Rows) -> None:
    good = {f"good{number}.txt" for number in range(100, 100 + GOOD)}
    assert rows.keys() == (hostile.made().keys() - LEFT_OUT) | good
    assert {rows[name][0] for name in good | READ} == {"read"}


@pytest.mark.parametrize("name", REASONS)
def test_each_hostile_file_has_its_reason(name: str, rows: Rows) -> None:
    _, reason, rules = rows[name]
    assert REASONS[name] in {reason.partition(":")[0], *rules}, f"{reason} {rules}"


def test_every_hostile_file_is_expected() -> None:
    assert hostile.made().keys() == REASONS.keys() | READ | LEFT_OUT


def test_what_is_whole_of_a_cut_file_is_kept(rows: Rows) -> None:
    assert {rows[name][0] for name in ("cut.warc", "cut.jsonl.gz", "line.jsonl", "quote.csv")} == {"read"}


def test_nothing_is_written_beside_the_inbox(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert not list(Path(tmp_path_factory.getbasetemp()).rglob("evil*"))
