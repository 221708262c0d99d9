"""What identifies the content of an article, and how many words it has."""

import hashlib
from functools import cache

import numpy as np

from transforms.text.characters import Kinds, kinds_by_code_point, kinds_of

# A word is a run of letters and digits, with single apostrophes inside; in scripts without spaces, each character.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTER, _UNSPACED, _APOSTROPHE, _WIDE_SPACE = 1, 2, 4, 8
_KINDS = (
    (rf"[^\W{UNSPACED}]", _LETTER),
    (f"[{UNSPACED}]", _UNSPACED),
    ("['’]", _APOSTROPHE),
    (r"[^\S\x00-\x7f]", _WIDE_SPACE),  # that of ASCII is a byte of its own in UTF-8
)
_SPACES = bytes.maketrans(b"\t\n\v\f\r\x1c\x1d\x1e\x1f", b" " * 9)
_SPACE = ord(" ")


def count_words(text: str) -> int:
    """Number of words of a text; characters for scripts without spaces."""
    kinds = kinds_of(f" {text} ", _kinds())
    is_letter = kinds == _LETTER
    begins = np.count_nonzero(is_letter[1:] > is_letter[:-1])
    joined = np.count_nonzero((kinds[1:-1] == _APOSTROPHE) & is_letter[:-2] & is_letter[2:])
    return int(begins - joined + np.count_nonzero(kinds == _UNSPACED))


def content_sha256(text: str) -> str:
    """SHA-256 of a text with every run of white space as one space and none at its ends, 64 hex digits."""
    if not text.isascii() and np.count_nonzero(kinds_of(text, _kinds()) == _WIDE_SPACE):
        text = " ".join(text.split())
    data = text.encode("utf-8", "surrogatepass").replace(b"\n\n", b"\n").translate(_SPACES).strip()
    is_space = np.frombuffer(data, np.uint8) == _SPACE
    if np.count_nonzero(is_space[1:] & is_space[:-1]):
        data = b" ".join(data.split())
    return hashlib.sha256(data).hexdigest()


@cache
def _kinds() -> Kinds:
    return kinds_by_code_point(_KINDS)
