"""Mailboxes: message after message, each below a line "From ..."; read one by one, whatever their number."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.readers.mime.mail import message_records
from transforms.readers.mime.message import CUT, MESSAGE_BYTES
from transforms.readers.reader import PAYLOAD_CHARS, Input, Opened, Reader, Records
from transforms.readers.sniff import FROM_LINE, HEADER_LINE, Sample, mail_format
from transforms.records import Document, Reject

# 1 MB: longer lines are read in pieces; a message without line ends must not be held beyond its limit.
_LINE_BYTES = 1024 * 1024
_FROM = re.compile(FROM_LINE.encode())
_BELOW = re.compile(rf"{HEADER_LINE}|>From |\r?\n|\Z".encode())
_QUOTED_FROM = re.compile(rb">+From ")


def _records(file: Input) -> Records:
    index = 0
    for message, is_last in _messages(file.stream):
        for record in _of_message(message, file, index):
            yield _cut(record) if is_last and file.fault() else record
            index += 1
    if fault := file.fault():
        yield file.reject(fault.reason, fault.detail, index or None)


def _of_message(message: bytes, file: Input, index: int) -> Records:
    if len(message) <= MESSAGE_BYTES:
        return message_records(message, file, index)
    opening = message[:PAYLOAD_CHARS].decode("utf-8", "replace")
    return iter([file.reject("message_too_large", f"more than {MESSAGE_BYTES} bytes", index, opening)])


def _cut(record: Document | Reject) -> Document | Reject:
    """The record of a message whose end is missing; what there is of it is kept."""
    return replace(record, flags=tuple({*record.flags, CUT})) if isinstance(record, Document) else record


def _messages(stream: io.BufferedIOBase) -> Iterator[tuple[bytes, bool]]:
    """Messages without the lines between them, and whether each is the last; of one too large a little too much."""
    held: list[bytes] = []
    size = 0
    is_first = is_line = True
    line = stream.readline(_LINE_BYTES)
    while line:
        following = stream.readline(_LINE_BYTES)
        if is_line and _FROM.match(line) and _BELOW.match(following):
            if not is_first:
                yield b"".join(held), False
            held, size, is_first = [], 0, False
        elif size <= MESSAGE_BYTES:
            unquoted = line[1:] if is_line and _QUOTED_FROM.match(line) else line
            held.append(unquoted)
            size += len(unquoted)
        is_line = line.endswith(b"\n")
        line = following
    yield b"".join(held), True


def _recognises(sample: Sample) -> bool:
    return sample.opening is not None and mail_format(sample.opening) == "mbox"


def _read(file: Input) -> Opened:
    """The mailbox's messages, each with its attachments."""
    return Opened("mbox", None, _records(file))


READER = Reader("mbox", _recognises, _read)
