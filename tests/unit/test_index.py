"""The parts of the index, and what becomes of one that is damaged, moved, or of another lake."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from index_history import changes, looked_up, some_keys

from transforms.copies.fingerprint import BAND_COUNT
from warehouse.commit import publish
from warehouse.index import buckets, copies, lookup, postings
from warehouse.index.arrays import keys_of, texts
from warehouse.lake import Lake

CHANCE = np.random.default_rng(7)
BATCH = some_keys(random.Random(3), 9)  # a reproducible batch, no secret


def test_postings_give_the_places_of_a_key_from_all_runs_and_from_their_merge(tmp_path: Path) -> None:
    keys = CHANCE.integers(0, 2**64, 300, np.uint64).repeat(2)[:500]
    runs = [tmp_path / name for name in ("a", "b", "c")]
    for run, part in zip(runs, np.array_split(np.arange(500, dtype=np.uint64), 3), strict=True):
        postings.build(run, keys[part], part)
    wanted = np.append(keys[::7], np.uint64(5))
    expected = np.flatnonzero(np.isin(keys, wanted)).tolist()
    assert postings.find(runs, wanted).tolist() == expected
    assert postings.merge(runs, tmp_path / "merged") == 500
    postings.check(tmp_path / "merged", 500)
    assert postings.find([tmp_path / "merged"], wanted).tolist() == expected


def test_buckets_give_all_that_share_one_from_all_runs_and_from_their_merge(tmp_path: Path) -> None:
    assert buckets.BANDS == BAND_COUNT
    keys, hashes = CHANCE.permutation(200).astype(np.uint64), CHANCE.integers(0, 900, (200, 32), np.uint32)
    runs = [tmp_path / name for name in ("a", "b")]
    for run, part in zip(runs, np.array_split(np.arange(200), 2), strict=True):
        buckets.build(run, keys[part], hashes[part])
    wanted = dict(enumerate(CHANCE.integers(0, 900, (32, 3), np.uint32)))
    expected = sorted(keys[[any(row[band] in wanted[band] for band in wanted) for row in hashes]].tolist())
    assert 5 < len(expected) < 150
    assert buckets.merge(runs, tmp_path / "merged") == 200
    for folders in (runs, [tmp_path / "merged"]):
        assert buckets.find(folders, wanted).tolist() == expected
        found, theirs = buckets.hashes_of(folders, np.sort(keys[:9]))
        assert {key: row.tolist() for key, row in zip(found.tolist(), theirs, strict=True)} == {
            key: row.tolist() for key, row in zip(keys[:9].tolist(), hashes, strict=False)
        }


def test_copies_keep_their_places_in_a_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "BATCH_ROWS", 4)
    rows = pa.table({"n": pa.array(range(30)), "text": pa.array([f"row {n}" for n in range(30)])})
    runs = [(tmp_path / "a", 11), (tmp_path / "b", 19)]
    copies.build(runs[0][0], rows.slice(0, 11))
    copies.build(runs[1][0], rows.slice(11))
    places = np.array([0, 3, 10, 11, 12, 29], np.uint64)
    assert copies.merge([folder for folder, _ in runs], tmp_path / "merged") == 30
    for held in (runs, [(tmp_path / "merged", 30)]):
        assert copies.find(held, places, rows.schema).equals(rows.take(pa.array(places)))
        assert copies.find(held, places[:0], rows.schema).num_rows == 0


def test_key_of_a_text_does_not_depend_on_its_neighbours() -> None:
    columns = [pa.chunked_array([["a" * 32, "b", "", "ü"]]), pa.chunked_array([["c" * 8, "d", "", "e"]])]
    together = keys_of(texts(*columns))
    alone = [keys_of(texts(*(column.slice(at, 1) for column in columns)))[0] for at in range(4)]
    assert together.tolist() == alone
    assert len(set(alone)) == 4
    assert together[0] == 16781462190416884846  # it is on disk: another one makes every index useless


def cut(index: Path) -> None:
    path = next(index.glob("signatures_keys-*/places.npy"))
    path.write_bytes(path.read_bytes()[:-1])


def change(name: str, value: object) -> Callable[[Path], None]:
    def changed(index: Path) -> None:
        manifest = json.loads((index / "manifest.json").read_text())
        (index / "manifest.json").write_text(json.dumps(manifest | {name: value}))

    return changed


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": shutil.rmtree,
    "no manifest": lambda index: (index / "manifest.json").unlink(),
    "rubbish": lambda index: (index / "manifest.json").write_text("[1, 2"),
    "cut": cut,
    "cut rows": lambda index: next(index.glob("articles_rows-*/*")).write_bytes(b"ARROW1"),
    "run gone": lambda index: shutil.rmtree(next(index.glob("bands-*"))),
    "other lake": change("lake", "of another"),
    "other format": change("format", 0),
    "unknown file": change("files", {"bands": {"1": "gone.parquet"}}),
}


def test_damaged_index_is_built_anew_and_one_that_was_moved_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake, chance = Lake(tmp_path / "lake"), random.Random(13)  # as above
    with lake.open_writer(0) as connection:
        publish(lake, connection, "0", changes(0, chance), "")
        expected = looked_up(connection, BATCH)
        assert not (lake.root / "index").exists(), "a small lake needs none"
    monkeypatch.setattr(lookup, "FEWEST", 1)
    lake = Lake(lake.root.rename(tmp_path / "moved"))
    with lake.open_writer(0) as connection:
        lookup.current(connection)
    built = manifest_of(lake)
    lake = Lake(lake.root.rename(tmp_path / "moved again"))
    with lake.open_writer(0) as connection:
        assert looked_up(connection, BATCH) == expected
        assert manifest_of(lake) == built
        for name, damage in DAMAGE.items():
            damage(lake.root / "index")
            assert lookup.current(connection), name
            assert manifest_of(lake) == built, name
        assert looked_up(connection, BATCH) == expected


def manifest_of(lake: Lake) -> object:
    return json.loads((lake.root / "index" / "manifest.json").read_text())


def test_full_disk_costs_the_index_and_nothing_else(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with lake.open_writer(0) as connection:
        publish(lake, connection, "0", changes(0, random.Random(13)), "")  # as above
        expected = looked_up(connection, BATCH)
        monkeypatch.setattr(lookup, "FEWEST", 1)
        monkeypatch.setattr(postings, "build", full)
        assert looked_up(connection, BATCH) == expected
    assert "No space left on device" in caplog.text
