"""Held records read again: from the file that they lay in, or from their payload where it is gone."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from flows.inbox import InboxFile, hashed
from flows.reading.batches import Batch, Reading
from flows.reading.pool import FileStart
from transforms.fields.sources import outlet_folder
from transforms.readers.reader import PAYLOAD_CHARS
from transforms.records import Article, Reject
from warehouse.quarantine import Place, Quarantined

# Formats whose payload is the record itself, and as what it is read. What stood around the record in others, a page's
# address in a crawl or the head of a feed, is not in the payload, and without it another article would come of it.
_JSON = frozenset({"json", "jsonl"})
_MAIL = frozenset({"eml", "mbox"})
READ_AS = {
    "text": frozenset({"text"}),
    "html": frozenset({"html"}),
    **dict.fromkeys(("json", "jsonl", "csv", "tsv", "parquet", "arrow"), _JSON),
    **dict.fromkeys(_MAIL, _MAIL),
}
CUT_CHARACTER = 4  # bytes of UTF-8: a payload that was cut within a character lacks so many of its last
PUT_BACK = "put the file back where it lay and replay the record again"


@dataclass(frozen=True, slots=True)
class Origins:
    """Where held records are read from: files, the place of each record there, and why others cannot be read."""

    starts: Sequence[FileStart]
    places: Mapping[Place, Quarantined]
    formats: Mapping[str, frozenset[str]]
    missing: Mapping[Place, str]


def origins(rows: Iterable[Quarantined], payloads: Mapping[Place, str | None], folder: Path) -> Origins:
    """Where to read the rows from; payloads are written to files in the folder, which exists."""
    starts: list[FileStart] = []
    places: dict[Place, Quarantined] = {}
    formats: dict[str, frozenset[str]] = {}
    missing: dict[Place, str] = {}
    for file_sha256, of_file in _by_file(rows).items():
        if found := _original(of_file[0]):
            starts.append(FileStart(found, 0, frozenset(row.record_index for row in of_file)))
            places |= {(file_sha256, row.record_index): row for row in of_file}
            continue
        for row in of_file:
            if problem := _unusable(row, payloads[row.place]):
                missing[row.place] = f"{row.path} is not there any more, and {problem}; {PUT_BACK}"
                continue
            file = _written(row, payloads[row.place] or "", folder / str(len(places)))
            starts.append(FileStart(file))
            places[file.sha256, 0] = row
            formats[file.sha256] = READ_AS[_format(row)]
    return Origins(sorted(starts, key=lambda start: start.file.sha256), places, formats, missing)


def records(reading: Reading, wanted: Origins) -> tuple[Batch, dict[Place, str]]:
    """The records as one batch, each at the place where it was held, and why others could not be read."""
    results: list[Article | Reject] = []
    warnings: list[str] = []
    files: dict[str, dict[str, Any]] = {}
    for batch in iter(reading.next_batch, None):
        results += [*batch.articles, *batch.rejects]
        warnings += batch.warnings
        files |= {file["file_sha256"]: file for file in batch.files}
    found = {_place(result): result for result in results}
    missing = dict(wanted.missing)
    taken: list[Article | Reject] = []
    for place, row in wanted.places.items():
        problem = _unlike(files.get(place[0]), wanted.formats.get(place[0]))
        if (result := found.get(place)) and not problem:
            taken.append(_moved(result, row))
        else:
            missing[row.place] = problem or _fault(row, found.get((place[0], None)))
    articles = tuple(result for result in taken if isinstance(result, Article))
    rejects = tuple(result for result in taken if isinstance(result, Reject))
    return Batch(articles, rejects, (), {}, tuple(warnings), 0, 0, 0.0), missing


def _unlike(file: Mapping[str, Any] | None, formats: frozenset[str] | None) -> str | None:
    """Why what a payload was read as cannot be the record; None if it can, and for a file."""
    if not file or not formats:
        return None
    if file["format"] not in formats:
        return f"its file is gone, and what was kept of it reads as {file['format'] or 'nothing'}; {PUT_BACK}"
    if file["records"] != 1:
        return f"its file is gone, and what was kept of it reads as {file['records']} records; {PUT_BACK}"
    return None


def _by_file(rows: Iterable[Quarantined]) -> dict[str, list[Quarantined]]:
    by_file: dict[str, list[Quarantined]] = {}
    for row in rows:
        by_file.setdefault(row.file_sha256, []).append(row)
    return by_file


def _original(row: Quarantined) -> InboxFile | None:
    """The file that the record lay in, if it still lies there as it was."""
    path = Path(row.path)
    if not row.path or not path.is_file():
        return None
    found = hashed(path)
    return found if found.sha256 == row.file_sha256 and not found.unreadable else None


def _unusable(row: Quarantined, payload: str | None) -> str | None:
    """Why a payload does not stand for its record; None if it does."""
    if not payload:
        return "nothing of the record was kept"
    if _format(row) not in READ_AS:
        return f"a record of {row.format or 'this kind'} is more than what was kept of it"
    if len(payload.encode()) > PAYLOAD_CHARS - CUT_CHARACTER:
        return "what was kept of the record may be a part of it"
    return None


def _format(row: Quarantined) -> str:
    """Format of the row's file, without its compression."""
    return (row.format or "").partition("+")[0]


def _written(row: Quarantined, payload: str, folder: Path) -> InboxFile:
    """A file of a payload, under the name of the record's file and in a folder of its outlet's name."""
    original = PurePosixPath(row.path)
    path = folder / (outlet_folder(row.path) or "unknown") / original.name
    path.parent.mkdir(parents=True)
    path.write_bytes(payload.encode())
    identity = hashlib.sha256(f"payload {row.file_sha256} {row.record_index}".encode()).hexdigest()
    return replace(hashed(path), sha256=identity)


def _place(result: Article | Reject) -> tuple[str, int | None]:
    file_sha256 = result.file_sha256 if isinstance(result, Reject) else result.document.file_sha256
    return file_sha256, result.record_index


def _moved(result: Article | Reject, row: Quarantined) -> Article | Reject:
    """The result at the place where its record was held."""
    file_sha256, index, member = row.file_sha256, row.record_index, row.member
    if isinstance(result, Reject):
        return replace(result, file_sha256=file_sha256, record_index=index, member=member)
    document = replace(result.document, file_sha256=file_sha256, record_index=index, member=member)
    return replace(result, document=document)


def _fault(row: Quarantined, fault: Article | Reject | None) -> str:
    detail = f"{fault.reason}: {fault.detail}" if isinstance(fault, Reject) else "it is not told why"
    return f"record {row.record_index} could not be read from {row.path}: {detail}"
