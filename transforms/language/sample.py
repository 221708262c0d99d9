"""The part of a text that its language is read from: windows spread over its lines."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled
from transforms.text.characters import code_points

# 16 windows of 80 characters tell the language of all articles, wherever a page's furniture in another language
# stands, and give none of one language a second (docs/language.md). A share of 15 % is then 2 windows.
WINDOWS, WINDOW_CHARS = 16, 80
# Bounded and ASCII only, as langdetect's: Chinese text may follow an address without a space.
URL = re.compile(r"(?:https?://|www\.)[-_.?&~;+=/#%:0-9A-Za-z]{1,2076}")
# Tried at the beginning of a word only, or a long word would be scanned from each of its letters.
MAIL = re.compile(r"(?<![-_.0-9A-Za-z])[-_.0-9A-Za-z]{1,64}@[-_.0-9A-Za-z]{2,510}")
# Numbers, hashes, file names and model numbers; they matter only where little else stands.
CODE = re.compile(r"(?<![!-~])[!-~]{0,64}[0-9][!-~]*")
CODE_CHARS = 200
NEWLINE, SPACE = 10, 32
NOTHING = np.empty(0, np.uint32)

Codes = npt.NDArray[np.uint32]


class Samples(NamedTuple):
    """Code points of texts one after the other, and where each text begins and the last ends."""

    codes: Codes
    offsets: npt.NDArray[np.int64]


def sample(texts: Sequence[str]) -> Samples:
    """Lines of texts without addresses, in NFC: all of a short text, of a longer one 16 windows of 80 characters."""
    cleaned = [clean(text) for text in texts]
    codes, offsets = code_points(cleaned)
    sampled = np.empty(len(codes) + 2 * WINDOWS * len(texts), np.uint32)  # a separator after each window and line
    ends = np.zeros(len(cleaned) + 1, np.int64)
    sample_all(codes, offsets, sampled, ends)
    return Samples(sampled[: ends[-1]], ends)


def clean(text: str) -> str:
    """Text in NFC without web and mail addresses, a short one without tokens that have digits."""
    if "://" in text or "www." in text:
        text = URL.sub(" ", text)
    if "@" in text:
        text = MAIL.sub(" ", text)
    if len(text) < CODE_CHARS:
        text = CODE.sub(" ", text)
    # langdetect's normalize_vi, for every script
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@compiled
def sample_all(codes: Codes, offsets: npt.NDArray[np.int64], sampled: Codes, ends: npt.NDArray[np.int64]) -> None:
    """Write the sample of each text, which lies in codes from one offset to the next, into sampled up to its end."""
    for d in range(len(offsets) - 1):
        text, into = codes[offsets[d] : offsets[d + 1]], sampled[ends[d] :]
        if len(text) <= WINDOWS * WINDOW_CHARS:
            into[: len(text)] = text
            ends[d + 1] = ends[d] + len(text)
        else:
            ends[d + 1] = ends[d] + sample_lines(text, into)


@compiled
def sample_lines(text: Codes, into: Codes) -> int:
    """Write as many windows of each line as its length is worth, and count the characters written."""
    written = start = given = 0
    for end in range(len(text) + 1):
        if end == len(text) or text[end] == NEWLINE:
            windows = (2 * WINDOWS * end + len(text)) // (2 * len(text)) - given  # rounded
            if windows > 0:
                written += sample_line(text[start:end], windows, into[written:])
                into[written] = NEWLINE
                written += 1
                given += windows
            start = end + 1
    return written


@compiled
def sample_line(line: Codes, windows: int, into: Codes) -> int:
    """Write windows spread evenly over a line, or all of it where they would cover it; count the characters."""
    if len(line) <= windows * WINDOW_CHARS:
        into[: len(line)] = line
        return len(line)
    gap = (len(line) - WINDOW_CHARS) // max(1, windows - 1)  # from the start of a window to the next
    written = 0
    for i in range(windows):
        into[written : written + WINDOW_CHARS] = line[i * gap : i * gap + WINDOW_CHARS]
        into[written + WINDOW_CHARS] = SPACE
        written += WINDOW_CHARS + 1
    return written


def take(samples: Samples, chosen: npt.NDArray[np.int64]) -> Samples:
    """Those of the samples that stand at the chosen places."""
    starts, ends = samples.offsets[chosen], samples.offsets[chosen + 1]
    offsets = np.concatenate([[0], np.cumsum(ends - starts)])
    parts = [samples.codes[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return Samples(np.concatenate([*parts, NOTHING]), offsets)
