from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests_support import table_of

from warehouse import commit
from warehouse.commit import Change, publish
from warehouse.lake import Connection, Lake
from warehouse.schema import CLUSTER_ALIASES, RUNS

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def run(run_id: str) -> Change:
    row = {column.name: 0 for column in RUNS.columns if column.type == pa.int64()}
    words = {"run_id": run_id, "flow": "f", "flow_run_id": "r", "status": "published", "code_version": "1"}
    return Change(table_of(RUNS.arrow, row | words | {"started_at": NOW, "ended_at": NOW}))


def aliases(*pairs: tuple[str, str]) -> pa.Table:
    return table_of(CLUSTER_ALIASES.arrow, *({"old_id": old, "new_id": new, "run_id": "r"} for old, new in pairs))


def stored(connection: Connection) -> list[tuple[str, str]]:
    return connection.execute("select old_id, new_id from lake.cluster_aliases order by all").fetchall()


def test_run_is_published_once(lake: Lake, writer: Connection) -> None:
    changes = {"runs": run("1"), "cluster_aliases": Change(aliases(("a", "b")))}
    assert publish(lake, writer, "1", changes, "first")
    assert not publish(lake, writer, "1", changes, "first")
    assert stored(writer) == [("a", "b")]


def test_rows_are_replaced_by_key_in_the_same_commit(lake: Lake, writer: Connection) -> None:
    publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": Change(aliases(("a", "b"), ("c", "d")))}, "")
    replaced = Change(aliases(("a", "e")), remove=pa.table({"old_id": ["a"]}))
    publish(lake, writer, "2", {"runs": run("2"), "cluster_aliases": replaced}, "")
    assert stored(writer) == [("a", "e"), ("c", "d")]
    snapshots = writer.execute("select commit_extra_info from lake.snapshots() order by snapshot_id").fetchall()
    assert [info for (info,) in snapshots if info] == ["1", "2"]


def test_failed_commit_leaves_neither_rows_nor_files(lake: Lake, writer: Connection) -> None:
    wrong = Change(aliases(("a", "b")), remove=pa.table({"no_such_column": ["a"]}))
    with pytest.raises(Exception, match="no_such_column"):
        publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": wrong}, "")
    assert stored(writer) == []
    assert list(lake.data.rglob("*.parquet")) == []


def test_row_that_breaks_the_schema_is_refused_before_the_catalog_hears_of_it(lake: Lake, writer: Connection) -> None:
    with pytest.raises((KeyError, pa.ArrowInvalid)):
        publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": Change(pa.table({"old_id": ["a"]}))}, "")
    assert writer.execute("select count(*) from lake.runs").fetchall() == [(0,)]


def test_files_are_on_disk_before_the_catalog_names_them(
    lake: Lake, writer: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(commit, "sync", synced.extend)
    publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": Change(aliases(("a", "b"), ("c", "d")))}, "")
    removal = Change(aliases(), remove=pa.table({"old_id": ["a"]}))
    publish(lake, writer, "2", {"runs": run("2"), "cluster_aliases": removal}, "")
    query = "select data_file, delete_file from ducklake_list_files('lake', 'cluster_aliases')"
    named = {Path(path) for row in writer.execute(query).fetchall() for path in row if path}
    assert len(named) == 2
    assert named <= set(synced)


def test_parquet_is_plain_and_readable_without_the_lake(lake: Lake, writer: Connection) -> None:
    publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": Change(aliases(("a", "b")))}, "")
    file = pq.ParquetFile(lake.folder("cluster_aliases") / "1.parquet")
    assert file.read().to_pylist() == [{"old_id": "a", "new_id": "b", "run_id": "r"}]
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_a_nul_in_a_text_keeps_nobody_from_asking_for_it(lake: Lake, writer: Connection) -> None:
    publish(lake, writer, "1", {"runs": run("1"), "cluster_aliases": Change(aliases(("a\0b", "c"), ("d", "e")))}, "")
    with lake.open_readonly() as connection:
        found = connection.execute("select new_id from lake.cluster_aliases where old_id = 'a\ufffdb'").fetchall()
    assert found == [("c",)]


def test_a_nul_within_lists_is_replaced_too() -> None:
    nested = pa.array(
        [[{"text": "a\0", "at": 1}], None], pa.list_(pa.struct([("text", pa.string()), ("at", pa.int64())]))
    )
    rows = pa.table({"lists": pa.array([["\0", "b"], []]), "structs": nested, "numbers": [1, 2], "texts": ["x", None]})
    assert commit.without_nul(rows).to_pylist() == [
        {"lists": ["\ufffd", "b"], "structs": [{"text": "a\ufffd", "at": 1}], "numbers": 1, "texts": "x"},
        {"lists": [], "structs": None, "numbers": 2, "texts": None},
    ]
