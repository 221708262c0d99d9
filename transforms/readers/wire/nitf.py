"""NITF: a document for each article."""

from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample, root_element
from transforms.readers.wire.items import read_items


def _recognises(sample: Sample) -> bool:
    return sample.opening is not None and root_element(sample.opening) == "nitf"


def _read(file: Input) -> Opened:
    """The document as one record."""
    return read_items(file, "nitf")


READER = Reader("nitf", _recognises, _read)
