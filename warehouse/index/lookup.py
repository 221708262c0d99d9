"""Few rows of large tables: all that the look-up of a batch in the history may need, found by the index."""

import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from warehouse.errors import LakeMissingError
from warehouse.index import buckets, copies, postings
from warehouse.index.arrays import Keys, keys_of, mapped, texts
from warehouse.index.files import ROW_NUMBER, Files, data_files, lake_folder, rows_by_number, still_there
from warehouse.index.growth import COLUMNS, KEY, BandsMissingError, covers, extended
from warehouse.index.manifest import Manifest, clean, folder_of, keys_kind, load, rows_kind, save
from warehouse.lake import Connection
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, SIGNATURES, Table

logger = logging.getLogger(__name__)

# Articles below which the lake's tables are read as they are: the index costs some tenths of a second to
# bring up to date, which is what it saves at this size (docs/scale.md).
FEWEST = 50_000


@dataclass(frozen=True, slots=True)
class Index:
    """An index that knows all rows of the lake, for as long as the writer's lock is held and nothing is committed."""

    connection: Connection
    folder: Path
    manifest: Manifest
    files: Files

    def known(self, keys: pa.Table) -> pa.Table:
        """File and record of the articles that are in the lake with one of the ids, whichever the version."""
        rows = self._rows(ARTICLES, keys_of(texts(keys["article_id"])))
        numbers = rows[ROW_NUMBER.name].to_numpy()
        files = self.files[ARTICLES.name]
        return rows_by_number(self.connection, ARTICLES, (*KEY, "file_sha256", "record_index"), numbers, files)

    def neighbourhood(self, article_ids: pa.ChunkedArray, bands: pa.Table) -> dict[str, pa.Table]:
        """Rows of each indexed table that are connected to the ids or the bands, among them maybe a few others.

        Connected: by an equal id, by a band, and from there by pairs.
        """
        same_article = self._rows(ARTICLES, keys_of(texts(article_ids)))
        near = buckets.find(self._folders(BANDS.name), _hashes_by_band(bands))
        keys, pairs = self._closed(np.union1d(_keys(same_article), near))
        return self._versions(keys, same_article, pairs)

    def versions(self, keys: Keys) -> dict[str, pa.Table]:
        """Rows of each indexed table for these versions, and a few others of the same articles."""
        return self._versions(keys, _copied(ARTICLES).empty_table(), self._rows(DUPLICATE_PAIRS, keys))

    def _versions(self, keys: Keys, articles: pa.Table, pairs: pa.Table) -> dict[str, pa.Table]:
        signatures = self._rows(SIGNATURES, keys)
        ids = np.setdiff1d(keys_of(texts(signatures["article_id"])), keys_of(texts(articles["article_id"])))
        tables = {
            ARTICLES.name: pa.concat_tables([articles, self._rows(ARTICLES, ids)]),
            SIGNATURES.name: signatures,
            DUPLICATE_PAIRS.name: pairs,
            CLUSTER_MEMBERS.name: self._rows(CLUSTER_MEMBERS, keys),
        }
        near_bands = _band_rows(signatures, *buckets.hashes_of(self._folders(BANDS.name), keys))
        return {name: rows.drop_columns([ROW_NUMBER.name]) for name, rows in tables.items()} | {BANDS.name: near_bands}

    def all_versions(self) -> tuple[Keys, Keys]:
        """Key of each version that the index knows, in the order of their rows, and the key of its article."""
        parts = [
            np.array([_keys(rows), keys_of(texts(rows["article_id"]))])
            for rows in copies.tables(self._folders(rows_kind(SIGNATURES)))
        ]
        keys, articles = np.concatenate([np.empty((2, 0), np.uint64), *parts], axis=1)
        return keys, articles

    def bucket_mates(self, versions: Keys) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
        """Versions that follow each other in a bucket, as their positions; one band after the other."""
        order = np.argsort(versions)
        folders = self._folders(BANDS.name)
        keys = (mapped(folder / "keys.npy") for folder in folders)
        positions = [order[np.searchsorted(versions, of_run, sorter=order)] for of_run in keys]
        return buckets.mates(dict(zip(folders, positions, strict=True)))

    def strays(self, table: Table, versions: Keys) -> pa.Table:
        """Rows of a table that name a version which is none of these."""
        named = [np.setdiff1d(mapped(folder / "keys.npy"), versions) for folder in self._folders(keys_kind(table))]
        return self._rows(table, np.concatenate([np.empty(0, np.uint64), *named])).drop_columns([ROW_NUMBER.name])

    def _closed(self, keys: Keys) -> tuple[Keys, pa.Table]:
        """All versions that pairs lead to from these, and the pairs."""
        pairs, frontier = [], keys
        while len(frontier):
            pairs.append(rows := self._rows(DUPLICATE_PAIRS, frontier))
            ends = np.union1d(_keys(rows), keys_of(texts(rows["other_id"], rows["other_version"])))
            frontier = np.setdiff1d(ends, keys, assume_unique=True)
            keys = np.union1d(keys, frontier)
        found = pa.concat_tables([_copied(DUPLICATE_PAIRS).empty_table(), *pairs])
        _, firsts = np.unique(found[ROW_NUMBER.name].to_numpy(), return_index=True)  # some were met from both ends
        return keys, found.take(pa.array(firsts))

    def _rows(self, table: Table, keys: Keys) -> pa.Table:
        """Copied columns of the rows of a table with these keys that are in the lake now."""
        places = postings.find(self._folders(keys_kind(table)), keys)
        runs = [
            (folder, run.entries)
            for folder, run in zip(
                self._folders(rows_kind(table)), self.manifest.runs.get(rows_kind(table), ()), strict=True
            )
        ]
        rows = copies.find(runs, places, _copied(table))
        return still_there(self.connection, table, rows, self.files[table.name])

    def _folders(self, kind: str) -> list[Path]:
        return [folder_of(self.folder, kind, run.number) for run in self.manifest.runs.get(kind, ())]


def _copied(table: Table) -> pa.Schema:
    return pa.schema([ROW_NUMBER, *(table.arrow.field(name) for name in COLUMNS[table.name])])


def current(connection: Connection) -> Index | None:
    """The index of the lake that a writer has opened, brought up to date first; None where the tables are better read.

    That is in a small lake, and where the index cannot be written.
    """
    found = data_files(connection)
    if found is None or _articles(found[1]) < FEWEST:
        return None
    lake, files = found
    folder = _folder(connection)
    try:
        return Index(connection, folder, _up_to_date(connection, folder, lake, files), files)
    except (OSError, BandsMissingError) as error:  # no room on the disk, or a lake that was changed by other hands
        logger.warning("the index at %s is not used (%s); without it a large lake is searched slowly", folder, error)
        return None


@contextmanager
def rebuilt(connection: Connection) -> Iterator[Index]:
    """An index made anew of a lake of any size; afterwards it replaces the one that was there, if the lake needs one.

    Raises LakeMissingError for tables that are no lake's, BandsMissingError if an article has some bands but not all.
    """
    found = data_files(connection)
    if found is None:
        raise LakeMissingError("these tables are not a lake's")
    lake, files = found
    folder = _folder(connection)
    new = folder.with_name("index.rebuilt")
    shutil.rmtree(new, ignore_errors=True)  # of a process that was killed
    manifest = extended(connection, new, Manifest(lake), files)
    save(new, manifest)
    try:
        yield Index(connection, new, manifest, files)
        shutil.rmtree(folder, ignore_errors=True)
        if _articles(files) >= FEWEST:
            new.rename(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _folder(connection: Connection) -> Path:
    return lake_folder(connection) / "index"


def _articles(files: Files) -> int:
    return sum(file.rows for file in files[SIGNATURES.name].values())


def _up_to_date(connection: Connection, folder: Path, lake: str, files: Files) -> Manifest:
    manifest = load(folder, lake)
    if not covers(manifest, files):
        manifest = Manifest(lake)
    clean(folder, manifest)
    if all(manifest.files.get(table, {}).keys() == held.keys() for table, held in files.items()):
        return manifest
    manifest = extended(connection, folder, manifest, files)
    save(folder, manifest)
    clean(folder, manifest)
    return manifest


def _keys(rows: pa.Table) -> Keys:
    return keys_of(texts(rows["article_id"], rows["version"]))


def _hashes_by_band(bands: pa.Table) -> Mapping[int, npt.NDArray[np.uint32]]:
    """Hashes of each band in a table of bands, whichever of them an article has."""
    numbers, hashes = bands["band"].to_numpy(), bands["band_hash"].to_numpy()
    return {band: hashes[numbers == band] for band in range(buckets.BANDS)}


def _band_rows(signatures: pa.Table, keys: Keys, hashes: buckets.Hashes) -> pa.Table:
    """BANDS of those of the articles whose key is given with its hashes."""
    keys, firsts = np.unique(keys, return_index=True)
    wanted = _keys(signatures)
    has_bands = np.isin(wanted, keys)
    rows = pa.array(np.repeat(np.flatnonzero(has_bands), buckets.BANDS))
    bands = np.tile(np.arange(buckets.BANDS, dtype=np.uint8), np.count_nonzero(has_bands))
    values = hashes[firsts[np.searchsorted(keys, wanted[has_bands])]].ravel()
    columns = [*(signatures[name].take(rows) for name in KEY), pa.array(bands), pa.array(values)]
    return pa.table(columns, schema=BANDS.arrow)
