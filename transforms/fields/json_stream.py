"""JSON of any size as pieces: the elements of an array, or values one after the other, each bounded and unparsed."""

import io
import itertools
import re
from collections.abc import Callable, Generator, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.fields.listed import LIST_NAMES

# 16 MB: a page of 10 MB with its quotes and line ends escaped; what is larger is no record.
PIECE_BYTES = 16 * 1024 * 1024
CHUNK_BYTES = 128 * 1024
# What may stand between values: white space, a comma too many, NULs, the mark that a text sequence has (RFC 7464).
BETWEEN = b" \t\r\n\f\v,\0\x1e"
_BOM = b"\xef\xbb\xbf"
# The start of a list of objects within an object; in a string its quotation marks would have backslashes.
_LIST = re.compile(rb'"(?:%s)"\s*+:\s*+\[(?=\s*+\{)' % LIST_NAMES.encode(), re.IGNORECASE)
_LISTS_TRIED = 8  # of an object that is too large: its list is among the first
_QUOTE, _BACKSLASH, _COMMA = b'"\\,'
_STEPS = np.zeros(256, np.int32)  # in depth, by the bytes of brackets
_STEPS[list(b"[{")] = 1
_STEPS[list(b"]}")] = -1


IsAnswer = Callable[[bytes], bool]


class Piece(NamedTuple):
    """Bytes of a value, of one that is too large its opening and one byte more than allowed; whether it has an end."""

    data: bytes
    is_whole: bool


class Cut(NamedTuple):
    """Where a piece ends, and the depth behind it."""

    stop: int
    depth: int


def pieces(stream: io.BufferedIOBase, is_answer: IsAnswer) -> Iterator[Piece]:
    """Pieces of a stream of UTF-8: elements of the array that it begins with, then values; none is held back.

    Of an object that is too large or has no end, `is_answer` is asked whether a list in it is an interface's answer, by
    all that stands before; its pieces are then the elements. What is cut off is a piece too.
    """
    chunks = _Chunks(stream)
    if chunks.take_bracket():
        yield from _elements(chunks, 1)
    while (yield from _values(chunks, is_answer)):
        pass


class _Chunks:
    """Chunks of a stream, of which some may be given back."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self._given_back: list[bytes] = []

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._given_back.pop() if self._given_back else self._stream.read(CHUNK_BYTES):
            yield chunk

    def give_back(self, data: bytes) -> None:
        """Make the bytes the next again."""
        starts = range(0, len(data), CHUNK_BYTES)
        self._given_back += [data[start : start + CHUNK_BYTES] for start in reversed(starts)]

    def take_bracket(self) -> bool:
        """Whether an array begins here, whose bracket is then taken."""
        for chunk in self:
            if rest := chunk.removeprefix(_BOM).lstrip(BETWEEN):
                self.give_back(rest.removeprefix(b"["))
                return rest.startswith(b"[")
        return False


class _Scan:
    """Depth in a text of JSON, chunk by chunk; brackets in strings do not count, nor do closing ones too many."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self._is_in_string = 0
        self._is_escaped = False  # whether the next byte is, by a backslash before it

    def cuts(self, data: bytes, level: int) -> list[Cut]:
        """Where a value ends at a depth of 0, else where an element of a list at the depth does, or the list."""
        codes = np.frombuffer(data, np.uint8)
        is_quote = codes == _QUOTE
        is_quote[self._escaped(codes)] = False
        is_in_string = np.cumsum(is_quote, dtype=np.int32) + self._is_in_string & 1
        steps = _STEPS.take(codes) * (1 - is_in_string)
        depths = np.cumsum(steps, dtype=np.int32) + self.depth
        if depths.min() < 0:
            depths -= np.minimum(np.minimum.accumulate(depths), 0)
        self.depth, self._is_in_string = int(depths[-1]), int(is_in_string[-1])
        is_end = (steps < 0) & (depths == max(level - 1, 0))
        if level:
            is_end |= (codes == _COMMA) & (depths == level) & (is_in_string == 0)
        stops = np.flatnonzero(is_end)
        return list(map(Cut, (stops + 1).tolist(), depths[stops].tolist()))

    def _escaped(self, codes: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
        """Places behind the first, third, ... of the backslashes in a row."""
        places = np.flatnonzero(codes == _BACKSLASH)
        first_in_row = np.maximum.accumulate(np.where(np.diff(places, prepend=-2) > 1, places, 0))
        order = places - first_in_row + (self._is_escaped & (first_in_row == 0))
        escaped = np.concatenate(([0] if self._is_escaped else [], places[order & 1 == 0] + 1)).astype(np.intp)
        self._is_escaped = bool(escaped.size) and bool(escaped[-1] == len(codes))
        return escaped[: len(escaped) - self._is_escaped]


class _Held:
    """What has been read of a piece; no more is kept of one that has become too large."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    @property
    def is_too_large(self) -> bool:
        """Whether the piece is longer than a record may be."""
        return self._size > PIECE_BYTES

    def add(self, data: bytes) -> None:
        """Hold what comes next of the piece."""
        if not self.is_too_large:
            self._parts.append(data)
            self._size += len(data)

    def seen(self) -> bytes:
        """The piece so far."""
        self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def taken(self) -> bytes:
        """The piece, after which nothing is held."""
        data = b"".join(self._parts).strip(BETWEEN)
        self._parts, self._size = [], 0
        return data


def _elements(chunks: _Chunks, level: int) -> Iterator[Piece]:
    """Elements of a list, whose inside is at a depth, up to its end."""
    scan, held = _Scan(level), _Held()
    for chunk in chunks:
        start = 0
        for stop, depth in scan.cuts(chunk, level):
            held.add(chunk[start : stop - 1])
            start = stop
            if data := held.taken():
                yield Piece(data, is_whole=True)
            if depth < level:
                chunks.give_back(chunk[stop:])
                return
        held.add(chunk[start:])
    if data := held.taken():
        yield Piece(data, is_whole=False)


def _values(chunks: _Chunks, is_answer: IsAnswer) -> Generator[Piece, None, bool]:
    """Values one after the other; True if of one its list was given out instead, and others may follow."""
    scan, held = _Scan(0), _Held()
    for chunk in chunks:
        start = 0
        for stop, _ in scan.cuts(chunk, 0):
            held.add(chunk[start:stop])
            start = stop
            if data := held.taken().lstrip(b"]}"):
                yield Piece(data, is_whole=True)
        was_too_large = held.is_too_large
        held.add(chunk[start:])
        if held.is_too_large and not was_too_large and (at := _list_start(held.seen(), is_answer)):
            yield from _answered(held.seen(), at, chunks)
            return True
    if at := _list_start(held.seen(), is_answer):
        yield from _answered(held.seen(), at, chunks)
    elif data := held.taken():
        yield Piece(data, is_whole=False)
    return False


def _list_start(opening: bytes, is_answer: IsAnswer) -> int:
    """Where the list of an interface's answer begins in an object, behind its bracket; 0 if there is none."""
    starts = (found.end() for found in _LIST.finditer(opening))
    return next((at for at in itertools.islice(starts, _LISTS_TRIED) if is_answer(opening[:at])), 0)


def _answered(opening: bytes, at: int, chunks: _Chunks) -> Iterator[Piece]:
    """Elements of the list that begins in an object's opening; what follows them in the object is passed over."""
    scan = _Scan(0)
    scan.cuts(opening[:at], 0)
    chunks.give_back(opening[at:])
    yield from _elements(chunks, scan.depth)
    outside = _Scan(scan.depth - 1)
    for chunk in chunks:
        if cuts := outside.cuts(chunk, 0):
            chunks.give_back(chunk[cuts[0].stop :])
            return
