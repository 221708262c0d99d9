"""What tells a line of running text from a heading, a label or a list."""

import re

_PROSE_WORDS = 12  # the longest headlines have about 14 words but no full stop or comma; shorter lines may be anything
_PROSE_CHARACTERS = 25  # of scripts without spaces; headlines there stay under it
# A mark inside or at the end of a sentence.
_SENTENCE_MARK = re.compile(r"[.!?…,،、。！？؟۔।։”\"»]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_ENDS = tuple(".!?…。！？؟۔।։:;；：")
_CLOSING_MARKS = "\"”’»›')]」』"
_ABBREVIATION_CHARS = 24  # of the longest abbreviation, with slack: only the end of a line is searched for one
_ABBREVIATIONS = ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "Ltd.", "St.", "No.", "vs.", "etc.")
_ABBREVIATION_END = re.compile(rf"(?:\b[^\W\d_]\.(?:[^\W\d_]\.)+|\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}))$")


def is_prose(line: str) -> bool:
    """Whether a line is running text: 12 words with a mark of a sentence, or 25 characters of an unspaced script."""
    if line.count(" ") >= _PROSE_WORDS - 1 and _has_sentence_mark(line):
        return True
    return not line.isascii() and len(_UNSPACED.findall(line)) >= _PROSE_CHARACTERS and _has_sentence_mark(line)


def _has_sentence_mark(line: str) -> bool:
    return "." in line or "," in line or _SENTENCE_MARK.search(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, and not in an abbreviation such as U.S."""
    if not line.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS):
        return False
    return not line.endswith(".") or not _ends_in_abbreviation(line)


def _ends_in_abbreviation(line: str) -> bool:
    start = max(0, len(line) - _ABBREVIATION_CHARS)
    may_be_one = line.find(".", start) < len(line) - 1 or line.endswith(_ABBREVIATIONS)
    return may_be_one and _ABBREVIATION_END.search(line, start) is not None
