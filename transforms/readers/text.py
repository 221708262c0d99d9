"""Plain text: the file is one document."""

from transforms.fields.record import declared_of
from transforms.readers.reader import PAGE_BYTES, Input, Opened, Reader
from transforms.readers.sniff import Sample, other_format
from transforms.readers.whole import read_whole
from transforms.records import Document, Reject


def _recognises(sample: Sample) -> bool:
    return sample.opening is not None and other_format(sample) is None


def _read(file: Input) -> Opened:
    """The file as one text; its sidecar says what is known beside it."""
    decoded = read_whole(file, PAGE_BYTES)
    if isinstance(decoded, Reject):
        return Opened("text", None, iter([decoded]))
    origin = file.origin
    declared = declared_of({}, origin, is_only_record=True)
    document = Document(origin.file_sha256, 0, "text", decoded.text, decoded.text, declared, decoded.flags)
    return Opened("text", decoded.encoding, iter([document]))


READER = Reader("text", _recognises, _read)
