"""Synthetic lakes of any size: signatures, bands, pairs and clusters as an ingest leaves them, without texts."""

from datetime import UTC, datetime
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.copies.clusters import members
from transforms.copies.fingerprint import BAND_COUNT, LOW_BYTE, VALUES, hash_bands
from transforms.copies.matching import SUBJECTS, match
from warehouse.commit import Change, publish
from warehouse.lake import Connection, Lake
from warehouse.schema import ARTICLES, BANDS, CLUSTER_MEMBERS, DUPLICATE_PAIRS, RUNS, SIGNATURES, Table

Values = npt.NDArray[np.uint32]
COMMIT = 20_000  # articles of a commit: a full batch, and a row group of a table with one row an article
GROUPED = 0.2  # articles that have a copy, in groups of 2 to 6
CHANGED = 0.15  # values of a signature that a copy has of its own: two copies have J = .72
FIRST = np.datetime64("2020-01-01", "us")
EMPTY = {pa.string(): "", pa.int64(): 0, pa.float64(): 0.0, pa.list_(pa.string()): []}


def grow(lake: Lake, connection: Connection, articles: int) -> None:
    """Add commits until the lake holds so many articles; the same ones whenever it is called."""
    (commits,) = connection.execute("select count(*) from lake.runs where flow = 'grow'").fetchone() or (0,)
    for at in range(commits * COMMIT, articles, COMMIT):
        chance = np.random.default_rng(at)
        values, groups = history_values(chance, min(COMMIT, articles - at))
        subjects, bands = tables_of(chance, values)
        store(lake, connection, subjects, bands, groups, flow="grow")


def history_values(chance: np.random.Generator, count: int) -> tuple[Values, npt.NDArray[np.int64]]:
    """Signature values of articles, and the group of each: most are alone, the last share of them in groups."""
    alone = count - int(count * GROUPED)
    sizes = chance.integers(2, 7, count)  # more than enough
    groups = np.concatenate([np.arange(alone), alone + np.repeat(np.arange(count), sizes)])[:count]
    return copies_of(chance, chance.integers(0, 2**32, (count, VALUES), np.uint32)[groups]), groups


def copies_of(chance: np.random.Generator, values: Values) -> Values:
    """Each row with a share of its values drawn anew."""
    own = chance.integers(0, 2**32, values.shape, np.uint32)
    return np.where(chance.random(values.shape, np.float32) < CHANGED, own, values)


def tables_of(
    chance: np.random.Generator, values: Values, ids: npt.NDArray[np.uint8] | None = None
) -> tuple[pa.Table, pa.Table]:
    """SUBJECTS and BANDS of articles with these values; `ids` are 16 bytes each, new ones by default."""
    count = len(values)
    ids = chance.integers(0, 256, (count, 16), np.uint8) if ids is None else ids
    keys = [hexed(ids), hexed(chance.integers(0, 256, (count, 4), np.uint8))]
    instants = FIRST + chance.integers(0, 6 * 365 * 86_400, count).astype("timedelta64[s]")
    columns = [
        *keys,
        pa.array([f"outlet{number}.example" for number in chance.integers(0, 500, count)]),
        pa.array(instants, SUBJECTS.field("published_at").type),
        pa.array(instants.astype("datetime64[D]"), pa.date32()),
        pa.array(["minute"] * count),
        pa.array(np.where(chance.random(count) < 0.3, "Agency", None), pa.string()),
        pa.array(chance.integers(600, 9_000, count)),
        hexed(chance.integers(0, 256, (count, 16), np.uint8)),
        pa.array([row.tobytes() for row in (values & LOW_BYTE).astype(np.uint8)], pa.binary()),
        pa.array(chance.integers(100, 1_500, count)),
        pa.array([[]] * count, SUBJECTS.field("numbers").type),
    ]
    rows = np.repeat(np.arange(count), BAND_COUNT)
    banded = [column.take(pa.array(rows)) for column in keys]
    bands = [pa.array(np.tile(np.arange(BAND_COUNT, dtype=np.uint8), count)), pa.array(hash_bands(values).ravel())]
    return pa.table(columns, schema=SUBJECTS), pa.table([*banded, *bands], schema=BANDS.arrow)


def store(
    lake: Lake, connection: Connection, subjects: pa.Table, bands: pa.Table, groups: npt.NDArray[np.int64], *, flow: str
) -> None:
    """Commit articles, each group of which is matched; those that are alone are clusters of their own."""
    grouped = np.bincount(groups)[groups] > 1
    others = subjects.filter(pa.array(~grouped))
    alone = members(others, np.arange(len(others)), np.ones(len(others)))
    matches = match(subjects.filter(pa.array(grouped)), bands.filter(pa.array(np.repeat(grouped, BAND_COUNT))))
    run_id = blake2b(str(subjects["article_id"][0]).encode(), digest_size=16).hexdigest()
    changes = {
        RUNS.name: Change(filled(RUNS, pa.table({"run_id": [run_id], "flow": [flow]}))),
        ARTICLES.name: Change(filled(ARTICLES, subjects)),
        SIGNATURES.name: Change(subjects.select(SIGNATURES.names)),
        BANDS.name: Change(bands),
        DUPLICATE_PAIRS.name: Change(matches.pairs),
        CLUSTER_MEMBERS.name: Change(pa.concat_tables([matches.members, alone])),
    }
    publish(lake, connection, run_id, changes, "synthetic articles")


def filled(table: Table, rows: pa.Table) -> pa.Table:
    """Rows of a table of which only some columns are given; the others are null, or empty where null is refused."""
    now = datetime.now(UTC)
    columns = []
    for field in table.arrow:
        if field.name in rows.column_names:
            columns.append(rows[field.name])
            continue
        empty = None if field.nullable else now if pa.types.is_timestamp(field.type) else EMPTY.get(field.type, [])
        columns.append(pa.array([empty] * rows.num_rows, field.type))
    return pa.table(columns, schema=table.arrow)


def hexed(raw: npt.NDArray[np.uint8]) -> pa.Array:
    """Rows of bytes as strings of hex digits."""
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    text = np.stack([digits[raw >> 4], digits[raw & 15]], axis=-1).reshape(len(raw), -1)
    offsets = np.arange(0, text.size + 1, text.shape[1], dtype=np.int32)
    return pa.StringArray.from_buffers(len(raw), pa.py_buffer(offsets), pa.py_buffer(text))
