"""Taking furniture out of the bodies of articles, and putting it back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.content import content_of
from transforms.keys import key_list
from warehouse.schema import ARTICLES

# Columns that change with the body, all others stay: keys, signatures and language are those of the body as extracted.
CHANGED = ("body", "subheads", "body_chars", "words", "furniture_chars", "furniture")
CHANGED_SCHEMA = pa.schema([ARTICLES.arrow.field(name) for name in CHANGED])
CHUNK = 1_000  # rows at once as Python objects, some 50 KB each: a verdict may change a hundred thousand
Row = dict[str, Any]
Paragraphs = Mapping[str, Sequence[int]]  # by the key of an article version: positions of paragraphs, ascending


def furniture_paragraphs(candidates: pa.Table, lines: pa.Table) -> Paragraphs:
    """Where the candidates stand that are among the lines (source_id, line_hash)."""
    found = candidates.join(lines, keys=["source_id", "line_hash"], join_type="left semi")
    places: defaultdict[str, list[int]] = defaultdict(list)
    for key, paragraph in zip(key_list(found), found["paragraph"].to_pylist(), strict=True):
        places[key].append(paragraph)
    return {key: sorted(paragraphs) for key, paragraphs in places.items()}


def without_furniture(articles: pa.Table, paragraphs: Paragraphs) -> pa.Table:
    """Articles without the paragraphs of their body as extracted, which are kept in the column `furniture`.

    What was removed before is put back first, so that without paragraphs the bodies are those of extraction again.
    """
    parts = [_part(articles.slice(at, CHUNK), paragraphs) for at in range(0, articles.num_rows, CHUNK)]
    return pa.concat_tables([articles.slice(0, 0), *parts])


def _part(articles: pa.Table, paragraphs: Paragraphs) -> pa.Table:
    # An older version wrote null where nothing is removed. Most articles stay as they are.
    removed = pc.fill_null(pc.list_value_length(articles["furniture"]), -1).to_pylist()
    touched = np.array([bool(removed[at]) or key in paragraphs for at, key in enumerate(key_list(articles))], bool)
    changed, others = np.flatnonzero(touched), np.flatnonzero(~touched)
    rows = pa.concat_tables([articles.take(others), _changed(articles.take(changed), paragraphs)])
    return rows.take(np.argsort(np.concatenate([others, changed])))


def _changed(articles: pa.Table, paragraphs: Paragraphs) -> pa.Table:
    rows = zip(key_list(articles), articles.select(list(CHANGED)).to_pylist(), strict=True)
    changed = [_without(_restored(row), paragraphs.get(key, ())) for key, row in rows]
    columns = pa.Table.from_pylist(changed, schema=CHANGED_SCHEMA)
    for name in CHANGED:
        articles = articles.set_column(articles.column_names.index(name), CHANGED_SCHEMA.field(name), columns[name])
    return articles


def _without(row: Row, places: Sequence[int]) -> Row:
    if not places:
        return row
    paragraphs = row["body"].split("\n\n")
    subheads = _subheads_at(paragraphs, row["subheads"])
    removed = [{"paragraph": at, "subhead": subheads.get(at), "text": paragraphs[at]} for at in places]
    gone = {at: subhead for at, subhead in subheads.items() if at in places}
    return _counted(
        [text for at, text in enumerate(paragraphs) if at not in places],
        [text for at, text in enumerate(row["subheads"]) if at not in gone.values()],
        row["furniture_chars"] + sum(len(one["text"]) for one in removed),
        removed,
    )


def _restored(row: Row) -> Row:
    removed = row["furniture"] or []  # null in rows that an older version wrote
    if not removed:
        return row | {"furniture": []}
    paragraphs, subheads = row["body"].split("\n\n"), list(row["subheads"])
    for one in removed:  # ascending, so each finds its place
        paragraphs.insert(one["paragraph"], one["text"])
        if one["subhead"] is not None:
            subheads.insert(one["subhead"], one["text"])
    return _counted(paragraphs, subheads, row["furniture_chars"] - sum(len(one["text"]) for one in removed), [])


def _subheads_at(paragraphs: Sequence[str], subheads: Sequence[str]) -> dict[int, int]:
    """Position among the subheads of each paragraph that is one; they stand in the body in their order."""
    places: dict[int, int] = {}
    for at, paragraph in enumerate(paragraphs):
        if len(places) < len(subheads) and paragraph == subheads[len(places)]:
            places[at] = len(places)
    return places


def _counted(paragraphs: Sequence[str], subheads: Sequence[str], furniture_chars: int, furniture: Sequence[Row]) -> Row:
    body = "\n\n".join(paragraphs)
    return {
        "body": body,
        "subheads": subheads,
        "body_chars": len(body),
        "words": content_of(None, body).words,
        "furniture_chars": furniture_chars,
        "furniture": furniture,
    }
