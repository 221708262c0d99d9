"""Lines of an article that may be site furniture: those at its edges, and short labels in between."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from heapq import nlargest
from typing import NamedTuple

import pyarrow as pa

from transforms.text.prose import ends_sentence, is_prose
from warehouse.schema import FURNITURE_CANDIDATES

# 3 above, 5 below: a site sets a label, a date and a notice before a text, and who wrote it, what to read, where to
# subscribe and whose it is behind it. What lies deeper is the article's, unless it is a label.
HEAD, TAIL = 3, 5
LABEL_CHARS = 60  # the longest labels and names of sections; a longer line is taken for a sentence
LONGEST = 400  # characters; a longer paragraph is never removed, for it might be the article's
MOST_LABELS = 50  # in between; an article with more short lines is a table or a list, where they are its content
# The four longest paragraphs, 300 characters of each, stand for the article: its names come again there, and in more of
# it so would words that any text has.
MAIN, MAIN_CHARS = 4, 300

_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
# Fifteen characters in quotation marks are speech; names of newsletters are shorter.
_SPEECH = re.compile(r"[“„«»「『\"][^“”„«»「」『』\"]{15,}[”“«»」』\"]")
# What words of one stem have in common: five letters or digits, two syllables in Korean, four signs in Semitic and
# Indic scripts; where words are not spaced, pairs of Han and Kana, and runs of four of the other scripts.
_STEM = re.compile(r"(?<!\w)\w{5}")
_OTHER_STEM = re.compile(
    r"(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2}|(?<![\u0590-\u08ff])[\u0590-\u08ff]{4}|(?<![\u0900-\u0dff])[\u0900-\u0dff]{4}"
    r"|[\u30a0-\u30ff\u3400-\u9fff]{2}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{4}|\b[a-z]{5}"
)
_OTHER_SCRIPT = re.compile(r"[\u0590-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]")


class Candidate(NamedTuple):
    """A line that may be furniture: the columns of FURNITURE_CANDIDATES that tell of it."""

    ordinal: int
    paragraph: int
    behind: int
    line_hash: int
    chars: int
    is_sentence: bool
    kinship: int


def furniture_candidates(articles: pa.Table) -> pa.Table:
    """FURNITURE_CANDIDATES of article versions (article_id, version, source_id, body as extraction gave it)."""
    rows: list[int] = []
    found: list[Candidate] = []
    for row, body in enumerate(articles["body"].to_pylist()):
        candidates = candidates_of(body.split("\n\n"))
        found += candidates
        rows += [row] * len(candidates)
    schema, taken = FURNITURE_CANDIDATES.arrow, pa.array(rows, pa.int64())
    columns = {name: articles[name].take(taken) for name in ("article_id", "version", "source_id")}
    for at, name in enumerate(Candidate._fields):
        columns[name] = pa.array([candidate[at] for candidate in found], schema.field(name).type)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def candidates_of(paragraphs: Sequence[str]) -> list[Candidate]:
    """Candidates among the paragraphs of a body, in order; never its longest paragraph, nor any with speech in it."""
    main = nlargest(MAIN + 1, range(len(paragraphs)), key=lambda at: len(paragraphs[at]))
    texts = {at: paragraphs[at][:MAIN_CHARS].casefold() for at in main}
    others = "\n".join(texts[at] for at in main[:MAIN])
    found: list[Candidate] = []
    for at in _places(paragraphs):
        line = paragraphs[at]
        if at != main[0] and len(line) <= LONGEST and _LETTER.search(line) and not _SPEECH.search(line):
            words = "\n".join(texts[other] for other in main if texts[other] != texts[at]) if at in texts else others
            found.append(_candidate(line, len(found), at, len(paragraphs) - 1 - at, words))
    return found


def normal_line(line: str) -> str:
    """A line as it is compared: without case, white space as one blank, one kind of apostrophe, each year alike.

    No other numbers are: lines that differ in them (Attendance: 23,112) tell something of their articles.
    """
    return _YEAR.sub("0000", " ".join(line.casefold().replace("\u2019", "'").split()))


def _places(paragraphs: Sequence[str]) -> Iterator[int]:
    """Positions of the paragraphs at the edges and of the labels in between, in order."""
    count = len(paragraphs)
    inner = [at for at in range(HEAD, count - TAIL) if _is_label(paragraphs[at])]
    yield from range(min(HEAD, count))
    yield from inner if len(inner) <= MOST_LABELS else ()
    yield from range(max(HEAD, count - TAIL), count)


def _candidate(line: str, ordinal: int, paragraph: int, behind: int, words: str) -> Candidate:
    normal, is_sentence = normal_line(line), not _is_label(line)
    hashed = blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return Candidate(
        ordinal=ordinal,
        paragraph=paragraph,
        behind=behind,
        line_hash=int.from_bytes(hashed, "little"),
        chars=len(line),
        is_sentence=is_sentence,
        kinship=_kinship(normal, words, unknown=100 if is_sentence else 0),
    )


def _is_label(line: str) -> bool:
    return len(line) <= LABEL_CHARS and not ends_sentence(line) and not is_prose(line)


def _kinship(line: str, words: str, unknown: int) -> int:
    """Share of a line's longer words that the article's main paragraphs have too, 0 to 100; `unknown` without any."""
    is_other = not line.isascii() and _OTHER_SCRIPT.search(line)
    stems = set((_OTHER_STEM if is_other else _STEM).findall(line))
    return 100 * len([stem for stem in stems if stem in words]) // len(stems) if stems else unknown
