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
# Bytes of UTF-8: from 0x80 those of characters beyond ASCII, and the first of such from 0xC0, where one, two or three
# more follow.
BEYOND_ASCII, TWO_BYTES, THREE_BYTES, FOUR_BYTES = 0x80, 0xC0, 0xE0, 0xF0
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
    return Content(hashlib.sha256(normal[:length].data).hexdigest(), words)


@compiled
def read(data: Bytes, body_start: int, kinds: Kinds, normal: Bytes) -> tuple[int, int]:
    """Write a text of UTF-8 with single spaces, and return how many bytes that are and how many words its body has."""
    length = words = 0
    is_text = is_letter = is_joined = False  # of the character before; joined is what goes on with its word
    for at in range(len(data)):
        byte = data[at]
        if BEYOND_ASCII <= byte < TWO_BYTES:  # the rest of a character
            normal[length] = byte
            length += is_text
            continue
        kind = kinds[byte] if byte < BEYOND_ASCII else kinds[code_point(data, at)]
        was_text, is_text = is_text, kind != SPACE
        normal[length] = byte if is_text else ONE_SPACE
        length += is_text | was_text  # of spaces the first, if text stands before it
        was_letter, is_letter = is_letter, kind == LETTER
        is_word = (kind == CHARACTER) | (is_letter & (not is_joined))
        words += is_word & (at >= body_start)
        is_joined = is_letter | ((kind == APOSTROPHE) & was_letter)
    return length - (length > 0 and not is_text), words


@compiled
def code_point(data: Bytes, at: int) -> int:
    """Code point of the character beyond ASCII whose bytes begin at a place."""
    first = np.int64(data[at])
    size = 2 if first < THREE_BYTES else 3 if first < FOUR_BYTES else 4
    code = first & (0x7F >> size)
    for place in range(at + 1, at + size):
        code = code << 6 | data[place] & MORE_BITS
    return int(code)


@cache
def _kinds() -> Kinds:
    return kinds_by_code_point(KINDS)
