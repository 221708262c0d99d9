import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import duckdb
import pytest

from warehouse import lake as lake_module
from warehouse.errors import LakeBusyError, LakeMissingError
from warehouse.lake import Connection, Lake, grain_of, statements_in
from warehouse.schema import TABLES


def comments(connection: Connection, kind: str) -> dict[str, str]:
    query = f"select {kind}_name, comment from duckdb_{kind}s() where database_name = 'lake'"  # noqa: S608
    return dict(connection.execute(query).fetchall())


def test_missing_lake_is_told(lake: Lake) -> None:
    with pytest.raises(LakeMissingError, match="dateline ingest"):
        lake.open_readonly()


def test_every_table_view_and_column_is_there_with_its_meaning(lake: Lake, writer: Connection) -> None:
    with lake.open_readonly() as reader:
        tables = comments(reader, "table")
        assert tables == {table.name: f"one row per {table.grain}" for table in TABLES}
        assert comments(reader, "view") == {name: grain_of(sql) for name, sql in statements_in("views")}
        query = "select table_name, column_name, comment from duckdb_columns() where database_name = 'lake'"
        told = {(table, column): comment for table, column, comment in reader.execute(query).fetchall()}
        for table in TABLES:
            for column in table.columns:
                assert told[table.name, column.name] == column.meaning
        assert reader.execute("select count(*) from lake.lineage('x')").fetchall() == [(0,)]
        for name, _ in statements_in("views"):
            assert reader.execute(f"from lake.{name}").fetchall() == []
    assert writer.execute("select count(*) from lake.articles").fetchall() == [(0,)]


def test_reader_can_neither_write_nor_read_other_files(lake: Lake, writer: Connection) -> None:
    with lake.open_readonly() as reader:
        for query in (
            "insert into lake.cluster_aliases values ('a', 'b', 'c')",
            "drop table lake.articles",
            "from read_text('/etc/hostname')",
            "copy (select 1) to '/tmp/out.csv'",
            "attach '/tmp/other.duckdb' as other",
            "set enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                reader.execute(query)


def test_reader_loads_no_extension_that_lies_about(lake: Lake, writer: Connection) -> None:
    other = shutil.copy(extension("ducklake"), lake.data / "other.duckdb_extension")
    with lake.open_readonly() as reader, pytest.raises(duckdb.Error, match="disabled"):
        reader.execute(f"load '{other}'")


def test_extension_whose_signature_is_wrong_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    copy = package / "extensions" / f"v{duckdb.__version__}" / "ducklake.duckdb_extension"
    copy.parent.mkdir(parents=True)
    content = bytearray(extension("ducklake").read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    spec = ModuleSpec("duckdb_extension_ducklake", None)
    spec.submodule_search_locations = [str(package)]
    monkeypatch.setattr("importlib.util.find_spec", lambda _: spec)
    with pytest.raises(duckdb.Error, match="signature"):
        lake_module._check_signatures.__wrapped__()


def extension(name: str) -> Path:
    (folder,) = importlib.util.find_spec(f"duckdb_extension_{name}").submodule_search_locations or ()  # type: ignore[union-attr]
    return Path(folder, "extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")


def test_days_do_not_depend_on_the_zone_of_the_machine(lake: Lake, writer: Connection) -> None:
    query = "select cast(timestamptz '2026-01-01 23:30:00+00' as date)::varchar"
    assert writer.execute(query).fetchall() == [("2026-01-01",)]
    opened = f"Lake(Path({str(lake.root)!r})).open_readonly()"
    script = f"from pathlib import Path; from warehouse.lake import Lake; print({opened}.execute({query!r}).fetchall())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[('2026-01-01',)]\n"


def test_one_writer_at_a_time_and_the_other_is_told_who(lake: Lake, writer: Connection) -> None:
    with pytest.raises(LakeBusyError, match=str(os.getpid())), lake.open_writer(0):
        pass


def test_lock_goes_with_the_process_that_held_it(lake: Lake) -> None:
    script = f"""
import os, signal
from pathlib import Path
from warehouse.lake import Lake
with Lake(Path({str(lake.root)!r})).open_writer(0):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -9
    with lake.open_writer(0) as connection:
        assert connection.execute("select count(*) from lake.runs").fetchall() == [(0,)]


def test_half_created_lake_is_finished_by_the_next_writer(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    def some() -> list[str]:
        return [*whole[:3], "select * from nowhere"]

    whole = list(lake_module._comments_and_views())
    with monkeypatch.context() as patch:
        patch.setattr(lake_module, "_comments_and_views", some)
        with pytest.raises(duckdb.Error, match="nowhere"), lake.open_writer(0):
            pass
    assert not lake.exists
    with lake.open_writer(0), lake.open_readonly() as reader:
        assert len(comments(reader, "table")) == len(TABLES)


def test_lake_of_an_older_version_gets_new_columns_and_views(lake: Lake) -> None:
    with lake.open_writer(0) as connection:
        connection.execute("alter table lake.sources drop column country")
        connection.execute("drop view lake.who_first")
    (lake.root / "schema.sha256").write_text("of an older version")
    with lake.open_writer(0) as connection:
        columns = {name for (name,) in connection.execute("select column_name from (describe lake.sources)").fetchall()}
        assert "country" in columns
        assert connection.execute("from lake.who_first").fetchall() == []


def plain_session(lake: Lake) -> Connection:
    plain = duckdb.connect()
    for name in lake_module.EXTENSIONS:
        lake_module._load(plain, name)
    catalog = str(lake.catalog).replace("'", "''")
    plain.execute(f"attach 'ducklake:sqlite:{catalog}' as lake (read_only)")
    return plain


def test_moved_lake_is_read_at_once_and_by_plain_duckdb_after_the_next_writer(lake: Lake, tmp_path: Path) -> None:
    with lake.open_writer(0) as connection:
        connection.execute("insert into lake.cluster_aliases values ('a', 'b', 'c')")
    moved = Lake(lake.root.rename(tmp_path / "moved's"))
    with moved.open_readonly() as reader:
        assert reader.execute("select old_id from lake.cluster_aliases").fetchall() == [("a",)]
    with moved.open_writer(0):
        pass
    assert plain_session(moved).execute("select old_id from lake.cluster_aliases").fetchall() == [("a",)]


def test_plain_duckdb_reads_the_lake_while_it_is_written(lake: Lake, writer: Connection) -> None:
    plain = plain_session(lake)
    assert plain.execute("select count(*) from lake.unique_articles").fetchall() == [(0,)]
    assert plain.execute("from lake.lineage('x')").fetchall() == []
