"""NewsML-G2 and NewsML 1: messages and items, alone or in an envelope of another kind."""

import re

from transforms.readers.reader import Input, Opened, Reader
from transforms.readers.sniff import Sample, root_element
from transforms.readers.wire.items import read_items

_ROOTS = frozenset(
    {"newsml", "newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"}
    | {"contentset", "contentmeta", "itemmeta"}  # pieces of items
)
# Roots of other readers, in which markup of any kind may be quoted.
_OTHERS = frozenset({"html", "rss", "feed", "rdf", "nitf"})
_ITEM = re.compile(r"<(?:[\w-]+:)?(?:newsMessage|newsItem|NewsItem|NewsML|packageItem|nitf)[\s>]")


def _recognises(sample: Sample) -> bool:
    if sample.opening is None or not sample.opening.lstrip().startswith("<"):
        return False
    root = root_element(sample.opening)
    return root in _ROOTS or (root not in _OTHERS and bool(_ITEM.search(sample.opening)))


def _read(file: Input) -> Opened:
    """Each item a record, also the NITF in other envelopes."""
    return read_items(file, "newsml")


READER = Reader("newsml", _recognises, _read)
