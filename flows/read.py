"""Opening the files of a batch and reading their records; all that a file's bytes can do wrong ends in a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.inbox import InboxFile
from transforms.readers import open_file
from transforms.records import Document, Origin, Reject


@dataclass(frozen=True, slots=True)
class Read:
    """Records of a batch, the row of `files` for each file without its run, and what a person should know."""

    documents: tuple[Document, ...]
    rejects: tuple[Reject, ...]
    files: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...]

    @property
    def rejected_files(self) -> int:
        """Files that gave no record."""
        return sum(row["status"] == "rejected" for row in self.files)


def read_files(files: Iterable[InboxFile]) -> Read:
    """Read every file; one that changes or vanishes meanwhile is left for the next run, with a warning."""
    documents: list[Document] = []
    rejects: list[Reject] = []
    rows: list[dict[str, Any]] = []
    warnings: list[str] = []
    for file in files:
        try:
            records, row = _read_file(file, warnings)
        except OSError as error:
            warnings.append(f"{file.shown_path}: {error.strerror or error}; the next run tries it again")
            continue
        rows.append(row)
        documents += [record for record in records if isinstance(record, Document)]
        rejects += [record for record in records if isinstance(record, Reject)]
    return Read(tuple(documents), tuple(rejects), tuple(rows), tuple(warnings))


def _read_file(file: InboxFile, warnings: list[str]) -> tuple[Sequence[Document | Reject], dict[str, Any]]:
    if file.unreadable:
        reject = Reject(file.sha256, None, "read", "unreadable", file.unreadable)
        return [reject], _row(file, None, None, [reject])
    try:
        sidecar = file.sidecar()
    except ValueError as error:
        warnings.append(f"{file.shown_path}: its sidecar is ignored: {error}")
        sidecar = None
    origin = Origin(file.sha256, file.shown_path, sidecar, file.folder_source)
    with file.path.open("rb") as data:
        opened = open_file(data, origin)
        records = list(opened.records)
    if not file.is_unchanged():
        raise OSError("it changed while it was read")
    return records, _row(file, opened.format, opened.encoding, records)


def _row(
    file: InboxFile, format_: str | None, encoding: str | None, records: Sequence[Document | Reject]
) -> dict[str, Any]:
    whole = next((r for r in records if isinstance(r, Reject) and r.record_index is None), None)
    count = sum(record.record_index is not None for record in records)
    return {
        "file_sha256": file.sha256,
        "path": file.shown_path,
        "bytes": file.bytes,
        "format": format_,
        "encoding": encoding,
        "status": "rejected" if count == 0 else "read",
        "reason": f"{whole.reason}: {whole.detail}" if whole else (None if count else "no_records: it holds none"),
        "records": count,
    }
