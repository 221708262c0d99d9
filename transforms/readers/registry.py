"""The readers: one a format, in the order in which they are asked."""

from transforms.readers import html, json, jsonl, text
from transforms.readers.crawls import arc, warc
from transforms.readers.documents import docx, pdf
from transforms.readers.feeds import feed
from transforms.readers.mime import mail, mbox, mhtml
from transforms.readers.packed import tarred, zipped
from transforms.readers.tables import arrow, parquet, separated
from transforms.readers.wire import iptc7901, newsml, nitf, xml_records

# The first that recognises a file reads it. JSON Lines before JSON, which its first line is; text takes what is left.
READERS = (
    parquet.READER,
    arrow.READER,
    pdf.READER,
    docx.READER,
    zipped.READER,
    tarred.READER,
    warc.READER,
    arc.READER,
    mhtml.READER,
    mbox.READER,
    mail.READER,
    iptc7901.READER,
    feed.READER,
    newsml.READER,
    nitf.READER,
    xml_records.READER,
    jsonl.READER,
    json.READER,
    separated.READER,
    html.READER,
    text.READER,
)
