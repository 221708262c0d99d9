"""Records of stated length in a stream, as web archives have them; found again where a length is wrong."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

# 50 MB: a long PDF; of a record that is larger only the opening is kept.
BLOCK_BYTES = 50 * 1024 * 1024
# 64 KB: headers have some hundred bytes, and a few KB where an address is long.
HEADER_BYTES = 64 * 1024
CHUNK_BYTES = 1024 * 1024

_BLANKS = re.compile(rb"[\r\n]*+")


@dataclass(frozen=True, slots=True)
class Layout:
    """How an archive lays out its records.

    `header` matches all that stands before a block, `start` the first line of a record within other bytes, and
    `separator` what stands between a block and the next record; `length` reads the bytes of the block off a header.
    """

    header: re.Pattern[bytes]
    start: re.Pattern[bytes]
    separator: re.Pattern[bytes]
    length: Callable[[bytes], int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A record: its header, its block and the bytes that were stated or found for the block.

    `cut` is where the archive breaks off; of what is `too_large`, and of `stray` bytes, which belong to no record, only
    the opening is in the block.
    """

    header: bytes
    block: bytes
    length: int
    state: Literal["whole", "cut", "too_large", "stray"] = "whole"


def frames(stream: io.BufferedIOBase, layout: Layout) -> Iterator[Frame]:
    """Records in order, each as it is asked for, and the stray bytes between them."""
    source = _Lookahead(stream)
    while window := source.ahead(HEADER_BYTES):
        if blanks := _after_blanks(window, 0):
            source.skip(blanks)
        elif found := layout.header.match(window):
            yield _record(source, found, layout)
        else:
            yield _stray(source, layout)


def _record(source: "_Lookahead", header: re.Match[bytes], layout: Layout) -> Frame:
    begin, length = header.end(), layout.length(header[0])
    stated_end, reach = begin + length, begin + min(length, BLOCK_BYTES)
    window = source.ahead(reach + HEADER_BYTES)
    if stated_end > len(window) > reach:
        skipped = source.skip(stated_end)
        opening = bytes(window[begin : begin + HEADER_BYTES])
        return Frame(header[0], opening, length, "cut" if skipped < stated_end else "too_large")
    end = _end(window, begin, stated_end, layout)
    if end is None:  # the length is too short: the block goes on to the next record
        window = source.ahead(begin + BLOCK_BYTES)
        following = layout.start.search(window, stated_end)
        end = following.start() if following else len(window)
    source.skip(end)
    is_cut = end == len(window) < stated_end
    return Frame(header[0], bytes(window[begin:end]), length, "cut" if is_cut else "whole")


def _end(window: memoryview, begin: int, end: int, layout: Layout) -> int | None:
    """Where a block ends: as stated, or at a record that begins in it; None if it goes on beyond what was stated."""
    if end <= len(window) and _is_boundary(window, end, layout):
        return end
    if inner := layout.start.search(window, begin, end):
        return inner.start()
    if end > len(window):
        return len(window)
    return end if layout.separator.match(window, end) else None


def _is_boundary(window: memoryview, end: int, layout: Layout) -> bool:
    following = _after_blanks(window, end)
    return following == len(window) or layout.header.match(window, following) is not None


def _stray(source: "_Lookahead", layout: Layout) -> Frame:
    """Bytes up to the next record."""
    opening = bytes(source.ahead(HEADER_BYTES))
    length, at = 0, 1  # what stands at 0 is no record
    while window := source.ahead(CHUNK_BYTES):
        found = layout.start.search(window, at)
        is_last = len(window) < CHUNK_BYTES
        # A start that lies across the end of the window is whole in the next one.
        length += source.skip(found.start() if found else len(window) - (0 if is_last else HEADER_BYTES))
        if found:
            break
        at = 0
    return Frame(b"", opening[:length], length, "stray")


def _after_blanks(window: memoryview, at: int) -> int:
    blanks = _BLANKS.match(window, at)
    return blanks.end() if blanks else at


class _Lookahead:
    """A stream whose next bytes can be seen before they are passed."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0
        self._is_ended = False

    def ahead(self, size: int) -> memoryview:
        """The next bytes, fewer than `size` only where the stream ends."""
        missing = self._at + size - len(self._data)
        if missing > 0 and not self._is_ended:
            held = self._data[self._at :]
            # As much again as is held, so that no byte is moved many times.
            wanted = max(missing, len(held), CHUNK_BYTES)
            more = self._stream.read(wanted)
            self._is_ended = len(more) < wanted
            self._data, self._at = held + more, 0
        return memoryview(self._data)[self._at : self._at + size]

    def skip(self, size: int) -> int:
        """Pass the next bytes; how many there were."""
        passed = 0
        while passed < size and (window := self.ahead(min(size - passed, CHUNK_BYTES))):
            self._at += len(window)
            passed += len(window)
        return passed
