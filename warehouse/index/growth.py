"""How the index grows: rows of new files become runs, and runs of like size become one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from warehouse.index import buckets, copies, postings
from warehouse.index.arrays import Keys, keys_of, texts
from warehouse.index.files import DataFile, Files, bands_of, numbered_rows
from warehouse.index.manifest import COPIED, MODULES, Manifest, Run, folder_of, keys_kind, rows_kind
from warehouse.lake import Connection
from warehouse.schema import ARTICLES, BANDS, DUPLICATE_PAIRS, Table

KEY = ["article_id", "version"]
# By which columns a row is found: articles by article, whatever the version, pairs by either end.
ENDS = {table.name: (KEY,) for table in COPIED} | {
    ARTICLES.name: (KEY[:1],),
    DUPLICATE_PAIRS.name: (KEY, ["other_id", "other_version"]),
}
# What is copied of a row; of an article what the look-up reads, the text not.
COLUMNS = {table.name: table.names for table in COPIED} | {
    ARTICLES.name: (
        *("article_id", "version", "source_id", "published_at", "published_date", "published_precision", "agency"),
        *("body_chars", "furniture"),
    )
}
CHUNK_ROWS = 200_000  # rows in memory at a time: 60 MB of signatures
CHUNK_BANDS = 800_000  # the same of bands, which are small: 25,000 articles'
# A run stays as it is if it is 4 times as large as all later ones together: an entry is written again some log4(n)
# times, and a look-up meets as many runs.
RATIO = 4


class BandsMissingError(Exception):
    """An article of the lake has some bands but not all, which no ingest does."""


@dataclass(slots=True)
class Growth:
    """An index that is being extended: its folder, its runs, and the number of the next one."""

    folder: Path
    runs: dict[str, list[Run]]
    next_number: int

    def new(self, kind: str) -> Path:
        """Folder for the next run."""
        return folder_of(self.folder, kind, self.next_number)

    def took(self, kind: str, entries: int) -> None:
        """Count the run that was written into the folder."""
        self.runs.setdefault(kind, []).append(Run(self.next_number, entries))
        self.next_number += 1


def extended(connection: Connection, folder: Path, manifest: Manifest, files: Files) -> Manifest:
    """Manifest of an index that knows all the files, its runs being on disk; the old runs are still there.

    Raises BandsMissingError if an article of the lake has some bands but not all.
    """
    folder.mkdir(exist_ok=True)
    growth = Growth(folder, {kind: list(given) for kind, given in manifest.runs.items()}, manifest.next_number)
    for table in (BANDS, *COPIED):
        known, held = manifest.files.get(table.name, {}), files[table.name]
        if new := {number: file for number, file in held.items() if number not in known}:
            _add(connection, growth, table, new)
    for kind in MODULES:
        _merge(growth, kind)
    runs = {kind: tuple(given) for kind, given in growth.runs.items()}
    return replace(manifest, files=names(files), runs=runs, next_number=growth.next_number)


def _add(connection: Connection, growth: Growth, table: Table, files: Mapping[int, DataFile]) -> None:
    if table is BANDS:
        return _add_bands(growth, _chunks(bands_of(connection, files), CHUNK_BANDS))
    ends = ENDS[table.name]
    for rows in _chunks(numbered_rows(connection, table, COLUMNS[table.name], files), CHUNK_ROWS):
        first = sum(run.entries for run in growth.runs.get(rows_kind(table), ()))
        growth.took(rows_kind(table), copies.build(growth.new(rows_kind(table)), rows))
        keys = np.concatenate([_keys(rows, end) for end in ends])
        places = np.tile(np.arange(first, first + rows.num_rows, dtype=np.uint64), len(ends))
        growth.took(keys_kind(table), postings.build(growth.new(keys_kind(table)), keys, places))
    return None


def _keys(rows: pa.Table, columns: Sequence[str]) -> Keys:
    return keys_of(texts(*(rows[name] for name in columns)))


def _chunks(result: Connection, most: int) -> Iterator[pa.Table]:
    """Rows of a result, a bounded number at a time."""
    waiting: list[pa.RecordBatch] = []
    for batch in result.to_arrow_reader(most // 10):
        waiting.append(batch)
        if sum(each.num_rows for each in waiting) >= most:
            yield pa.Table.from_batches(waiting)
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting)


def _add_bands(growth: Growth, chunks: Iterator[pa.Table]) -> None:
    rest: list[pa.Table] = []  # of articles whose other bands come with the next chunk
    for rows in chunks:
        keys, hashes, left = _by_article(pa.concat_tables([*rest, rows]))
        if left.num_rows:
            more_keys, more_hashes, left = _by_article(left.sort_by([(name, "ascending") for name in (*KEY, "band")]))
            keys, hashes = np.concatenate([keys, more_keys]), np.concatenate([hashes, more_hashes])
        rest = [left]
        if len(keys):
            growth.took(BANDS.name, buckets.build(growth.new(BANDS.name), keys, hashes))
    if any(left.num_rows for left in rest):
        raise BandsMissingError


def _by_article(rows: pa.Table) -> tuple[Keys, buckets.Hashes, pa.Table]:
    """Key and hashes of each article whose bands stand together and in order, and the rows of all others."""
    words = texts(*(rows[name] for name in KEY))
    starts = np.flatnonzero(np.append(True, (words[1:] != words[:-1]).any(axis=1)))[: len(words)]
    starts = starts[np.diff(starts, append=len(words)) == buckets.BANDS]
    of_article = starts[:, None] + np.arange(buckets.BANDS)
    whole = (rows["band"].to_numpy()[of_article] == np.arange(buckets.BANDS)).all(axis=1)
    taken = np.zeros(len(words), np.bool_)
    taken[of_article[whole]] = True
    hashes = rows["band_hash"].to_numpy()[of_article[whole]]
    return keys_of(words[starts[whole]]), hashes, rows.filter(pa.array(~taken))


def _merge(growth: Growth, kind: str) -> None:
    """Make one run of all from the first that is not RATIO times as large as those behind it together."""
    runs = growth.runs.get(kind, [])
    entries = [run.entries for run in runs]
    first = next((at for at in range(len(runs) - 1) if entries[at] < RATIO * sum(entries[at + 1 :])), None)
    if first is None:
        return
    merged = MODULES[kind].merge([folder_of(growth.folder, kind, run.number) for run in runs[first:]], growth.new(kind))
    del runs[first:]
    growth.took(kind, merged)


def covers(manifest: Manifest, files: Files) -> bool:
    """Whether the lake still has every file that the index knows; rows that were deleted since do no harm."""
    held = names(files)
    return all(known.items() <= held.get(table, {}).items() for table, known in manifest.files.items())


def names(files: Files) -> dict[str, dict[int, str]]:
    """Name of each file by table and id: ids alone would fit another lake's files, or those of a restored catalog."""
    return {table: {number: file.name for number, file in held.items()} for table, held in files.items()}
