"""IPTC 7901 and ANPA 1312: files of one message or several, as wires and their satellites sent them."""

import re

from transforms.fields.record import declared_of
from transforms.readers.reader import PAYLOAD_CHARS, Input, Opened, Reader, Records
from transforms.readers.sniff import Sample
from transforms.records import Document, Reject
from transforms.text.unicode import UndecodableError
from transforms.wire.iptc7901 import MESSAGE, decoded, item_of

# 64 MB: a wire of some weeks; its messages have a few KB.
FILE_BYTES = 64 * 1024 * 1024
# 1 MB: a hundred times the longest message that a wire takes.
MESSAGE_BYTES = 1024 * 1024
# Synchronisation and line ends may stand before the start of the heading, and that is short.
_START = re.compile(rb"[\0\x16\s]{0,200}\x01[^\x01-\x04]{3,2000}\x02")


def _recognises(sample: Sample) -> bool:
    return _START.match(sample.head) is not None


def _read(file: Input) -> Opened:
    """Each message a record; what stands between messages is the business of the line."""
    data = file.stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        return Opened("iptc7901", None, iter([file.reject("file_too_large", f"more than {FILE_BYTES} bytes")]))
    return Opened("iptc7901", None, _records(data, file))


def _records(data: bytes, file: Input) -> Records:
    fault, index = file.fault(), 0
    for index, message in enumerate(MESSAGE.finditer(data), 1):
        if fault and message.end() == len(data) and not message["tail"]:
            yield file.reject(fault.reason, fault.detail, index - 1, _shown(message[0]))
            return
        yield _record(message, index - 1, file)
    if fault:
        yield file.reject(fault.reason, fault.detail, index or None)


def _record(message: re.Match[bytes], index: int, file: Input) -> Document | Reject:
    if len(message[0]) > MESSAGE_BYTES:
        return file.reject("page_too_large", f"more than {MESSAGE_BYTES} bytes", index, _shown(message[0]))
    try:
        text = decoded(message["text"])
        head, tail = (decoded(message[part] or b"").text for part in ("head", "tail"))
    except UndecodableError as error:
        return file.reject("undecodable", str(error), index, _shown(message[0]))
    item = item_of(head, text.text, tail)
    payload = "\n".join(part.strip() for part in (head, text.text, tail))
    if not item.content.strip():
        return file.reject("no_text", f"no text in it: {item.fields['headline']}", index, payload)
    declared = declared_of(item.fields, file.origin)
    return Document(file.origin.file_sha256, index, "text", item.content, payload, declared, text.flags)


def _shown(data: bytes) -> str:
    return data[:PAYLOAD_CHARS].decode("latin-1")


READER = Reader("iptc7901", _recognises, _read)
