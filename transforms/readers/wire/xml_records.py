"""XML of no standard: articles as outlets export them, under whatever names they give their fields."""

from transforms.fields.record import document_of
from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample, root_element
from transforms.readers.wire.xml_elements import read_elements
from transforms.records import Document
from transforms.wire.elements import Element
from transforms.wire.record import fields_of, record_elements

# What others read, and what holds no articles by its nature.
_OTHERS = frozenset(
    "html rss feed rdf svg urlset sitemapindex opml stylesheet schema plist kml gpx".split()  # noqa: SIM905  # shorter
)


def _recognises(sample: Sample) -> bool:
    opening = (sample.opening or "").lstrip()
    root = root_element(opening)
    return opening.startswith("<?xml") and root is not None and root not in _OTHERS


def _read(file: Input) -> Opened:
    """The document if it is a record, or the records that it lists."""

    def is_record(element: Element) -> bool:
        # By a text of its own: one that lies deeper is that of a record within.
        own = {name: value for name, value in fields_of(element).items() if isinstance(value, str)}
        return isinstance(document_of(own, "", file.origin, 0), Document)

    return read_elements(
        file,
        "xml",
        lambda root: record_elements(root, is_record),
        lambda element, source: [document_of(fields_of(element), source, file.origin, 0)],
    )


READER = Reader("xml", _recognises, _read)
