"""What identifies the content of an article, and how many words it has: by arrays, as every character is read."""

import hashlib
import re
import sys
from functools import cache

import numpy as np
import numpy.typing as npt

# A word is a run of letters and digits, with single apostrophes inside; in scripts without spaces, each character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# What a character is; white space of ASCII, which is a byte of its own in UTF-8, needs no mark.
_LETTER, _UNSPACED, _APOSTROPHE, _WIDE_SPACE, _OTHER = b"lu's."
_KINDS = (
    (r"\w+", _LETTER),
    (f"[{UNSPACED}]+", _UNSPACED),
    ("['’]", _APOSTROPHE),
    (r"[^\S\x00-\x7f]+", _WIDE_SPACE),
)
_SPACES = bytes.maketrans(b"\t\n\v\f\r\x1c\x1d\x1e\x1f", b" " * 9)
_SPACE = ord(" ")


def count_words(text: str) -> int:
    """Number of words of a text; characters for scripts without spaces."""
    # Two apostrophes in a row are a quotation mark and part words; a single one does not.
    joined = _kinds_of(text).replace(b"''", b"..").replace(b"'", b"")
    kinds = np.frombuffer(b"." + joined, np.uint8)
    is_letter = kinds == _LETTER
    begins = is_letter[1:] > is_letter[:-1]
    return int(np.count_nonzero(begins) + np.count_nonzero(kinds == _UNSPACED))


def content_sha256(text: str) -> str:
    """SHA-256 of a text with every run of white space as one space and none at its ends, 64 hex digits."""
    if not text.isascii() and _WIDE_SPACE in _kinds_of(text):
        text = " ".join(text.split())
    data = text.encode("utf-8", "surrogatepass").replace(b"\n\n", b"\n").translate(_SPACES).strip()
    is_space = np.frombuffer(data, np.uint8) == _SPACE
    if (is_space[1:] & is_space[:-1]).any():
        data = b" ".join(data.split())
    return hashlib.sha256(data).hexdigest()


def _kinds_of(text: str) -> bytes:
    """Kind of each character of a text."""
    if text.isascii():
        return text.encode().translate(_ascii_kinds())
    return _kinds()[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")].tobytes()


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Kind of every code point."""
    kinds = np.full(sys.maxunicode + 1, _OTHER, np.uint8)
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    for pattern, kind in _KINDS:
        for run in re.finditer(pattern, characters):
            kinds[run.start() : run.end()] = kind
    return kinds


@cache
def _ascii_kinds() -> bytes:
    return _kinds()[:256].tobytes()
