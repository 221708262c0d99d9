"""Lines of a text file in any encoding, one after the other, each bounded."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.readers.reader import Input
from transforms.readers.recoded import Recoded
from transforms.readers.sniff import HEAD_BYTES, Sample
from transforms.readers.whole import without_nuls
from transforms.text.unicode import Decoded, UndecodableError, decode

# 16 MB: a page of 10 MB with its quotes doubled.
LINE_BYTES = 16 * 1024 * 1024
_LOST = b"\xef\xbf\xbd"  # U+FFFD


@dataclass(frozen=True, slots=True)
class Line:
    """Text of a line without its end, what decoding had to do, and reason and detail if it cannot be read."""

    text: str
    flags: tuple[str, ...] = ()
    problem: tuple[str, str] | None = None


def lines_of(file: Input) -> Iterator[Line]:
    """Lines of a file; what cuts the stream short is the problem of the last, which may have no text.

    Of a line over 16 MB only the opening is held: `line_too_long`; one in no known encoding is `undecodable`.
    """
    guess = decoded_head(file.sample)
    is_recoded = file.sample.encoding not in {None, "utf-8-sig"}
    fault = None
    for data in _bounded(_newline_separated(file)):
        if len(data) > LINE_BYTES:
            yield Line(data.decode("utf-8", "replace"), (), ("line_too_long", f"more than {LINE_BYTES} bytes"))
            continue
        fault = None if data.endswith(b"\n") else file.fault()
        line = _line(without_nuls(data.rstrip(b"\r\n")), guess, is_recoded=is_recoded)
        yield Line(line.text, line.flags, (fault.reason, fault.detail)) if fault else line
    if not fault and (fault := file.fault()):
        yield Line("", (), (fault.reason, fault.detail))


def decoded_head(sample: Sample) -> Decoded | None:
    """The whole lines of a sample, decoded; None if no encoding fits."""
    # A line that begins in the sample may end outside it, in the middle of a character.
    head = sample.head[: sample.head.rfind(b"\n") + 1] if len(sample.head) >= HEAD_BYTES else sample.head
    try:
        return decode(without_nuls(head) if sample.encoding is None else head, sample.encoding)
    except UndecodableError:
        return None


def _line(data: bytes, guess: Decoded | None, *, is_recoded: bool) -> Line:
    if is_recoded:
        return Line(data.decode("utf-8", "replace"), ("encoding_damaged",) if _LOST in data else ())
    if data.isascii() and b"\0" not in data:
        return Line(data.decode("ascii"))
    try:
        decoded = decode(data, guess.encoding if guess else None)
    except UndecodableError as error:
        return Line(data.decode("utf-8", "replace"), (), ("undecodable", str(error)))
    is_guessed = guess is not None and decoded.encoding == guess.encoding and not decoded.flags
    return Line(decoded.text, guess.flags if guess and is_guessed else decoded.flags)


def _bounded(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Lines with their ends; of a line over the limit the opening, longer than the limit by one byte."""
    while line := stream.readline(LINE_BYTES + 1):
        rest = line
        while len(line) > LINE_BYTES and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_BYTES)
        yield line


def _newline_separated(file: Input) -> io.BufferedIOBase:
    """The stream in an encoding whose lines end in the byte of a newline."""
    wide = file.sample.encoding
    stream = file.stream if wide in {None, "utf-8-sig"} else io.BufferedReader(Recoded(file.stream, str(wide)))
    opening = file.sample.opening or ""
    return stream if "\n" in opening or "\r" not in opening else io.BufferedReader(_Returns(stream))


class _Returns(io.RawIOBase):
    """A stream whose lines end in carriage returns, as old spreadsheets write them, with newlines instead."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Whether bytes can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than Buffer, all that is used
        """Fill the buffer; 0 at the end."""
        piece = self._stream.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(piece)] = piece
        return len(piece)
