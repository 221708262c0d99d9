"""What identifies the content of an article, and how many words it has, told in one pass over its characters."""

import hashlib
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled
from transforms.text.characters import Kinds, kinds_by_code_point

# A word is a run of letters and digits, with single apostrophes inside; in scripts without spaces, each character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# What a character is; the others part words and are no space.
LETTER, CHARACTER, APOSTROPHE, SPACE = 1, 2, 3, 4
KINDS = ((rf"[^\W{UNSPACED}]", LETTER), (f"[{UNSPACED}]", CHARACTER), ("['’]", APOSTROPHE), (r"\s", SPACE))
# First bytes of a character in UTF-8 from these on have one, two or three more behind them.
TWO_BYTES, THREE_BYTES, FOUR_BYTES = 0xC0, 0xE0, 0xF0
MORE_BITS = 0x3F  # of a byte behind the first
ONE_SPACE = 0x20

Bytes = npt.NDArray[np.uint8]


class Content(NamedTuple):
    """SHA-256 of headline and body with single spaces, 64 hex digits; words in the body."""

    sha256: str
    words: int


def content_of(headline: str | None, body: str) -> Content:
    """Content of an article, which its white space does not change; in scripts without spaces words are characters."""
    head = f"{headline or ''}\n".encode("utf-8", "surrogatepass")
    data = np.frombuffer(head + body.encode("utf-8", "surrogatepass"), np.uint8)
    normal = np.empty_like(data)
    length, words = read(data, len(head), _kinds(), normal)
    return Content(hashlib.sha256(normal[:length].tobytes()).hexdigest(), words)


@compiled
def read(data: Bytes, body_start: int, kinds: Kinds, normal: Bytes) -> tuple[int, int]:
    """Write a text of UTF-8 with single spaces, and return how many bytes that are and how many words its body has."""
    at, length, words, is_apart = 0, 0, 0, False
    before, previous = 0, 0
    while at < len(data):
        code, size = character(data, at)
        kind = kinds[code]
        if kind == SPACE:
            is_apart = length > 0
        else:
            if is_apart:
                normal[length] = ONE_SPACE
                length += 1
            for place in range(at, at + size):  # a slice would take ten times as long
                normal[length] = data[place]
                length += 1
            is_apart = False
        if at < body_start:
            kind = 0
        is_joined = previous == LETTER or (previous == APOSTROPHE and before == LETTER)
        words += kind == CHARACTER or (kind == LETTER and not is_joined)
        before, previous = previous, kind
        at += size
    return int(length), words


@compiled
def character(data: Bytes, at: int) -> tuple[int, int]:
    """Code point of the character that begins at a place, and how many bytes it has."""
    first = np.int64(data[at])
    if first < TWO_BYTES:
        return int(first), 1
    size = 2 if first < THREE_BYTES else 3 if first < FOUR_BYTES else 4
    code = first & (0x7F >> size)
    for place in range(at + 1, at + size):
        code = code << 6 | data[place] & MORE_BITS
    return int(code), size


@cache
def _kinds() -> Kinds:
    return kinds_by_code_point(KINDS)
