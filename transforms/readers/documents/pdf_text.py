"""Paragraphs of a PDF, put together from its lines: by indents, gaps, lines that end early, and larger type."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from statistics import median

from transforms.readers.documents.pdf_lines import HYPHEN, Line, without_running
from transforms.text.bylines import begins_as_byline
from transforms.text.prose import ends_sentence

# 0.3 em: parts of a line stand so far above each other at most.
_SAME_LINE = 0.3
# 1.3 times the usual distance of lines: paragraphs set apart have 1.5 and more.
_GAP = 1.3
# 10 %: type of another size is a heading, a caption, or the text below them.
_OTHER_SIZE = 0.1
# 0.7 em: indents of paragraphs begin at 1, the left edges of letters differ by 0.1.
_INDENT = 0.7
# 1 em: as exactly do centred lines share their middle, by the sum of their ends.
_CENTRED = 1.0
# 85 %: a line that ends before, with its sentence, ends its paragraph; ragged ones mostly end beyond.
_FULL = 0.85
_BULLET = re.compile(r"[-–—•*·▪►●◦]|\d{1,2}[.)]\s")
# 8 paragraphs of 60 characters: a byline stands among them, and by itself however close to the text.
_HEAD_PARAGRAPHS = 8
_HEAD_CHARS = 60
_ROUND_BULLET = re.compile(r"[•▪►●◦]")  # the others are dashes too
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(rf"([^\W\d_]+){HYPHEN}\Z")
_REST_OF_WORD = re.compile(r"[^\W\d_]+")
# Words that keep their hyphen before most others, and are no first syllables.
_COMPOUNDING = re.compile(
    "anti|cross|eight|fast|first|five|four|free|full|half|hard|high|left|light|long|nine|non|right|second|self|semi|seven"
    "|short|single|third|three|ultra|vice|well|wide|world"
)


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Paragraphs of the pages in order; one that goes on in the next column or on the next page is one."""
    runs = [run for page in without_running(pages) for run in _runs(page)]
    pitches = _pitches(runs)
    words = _words(chain.from_iterable(runs))
    paragraphs: list[str] = []
    for run in runs:
        edges = min(line.left for line in run), max(line.right for line in run)
        for place, line in enumerate(run):
            begins = _begins(run[place - 1], line, edges, pitches) if place else _is_complete(paragraphs, line)
            is_head = len(paragraphs) < _HEAD_PARAGRAPHS and any(map(_is_byline, (line, *run[:place][-1:])))
            if begins or is_head or not paragraphs:
                paragraphs.append(line.text)
            else:
                paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
    return [paragraph.replace(HYPHEN, "-") for paragraph in paragraphs]


def _runs(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other down the page: a column, or the part of one before something else."""
    run: list[Line] = []
    for line in page:
        if run and line.base > run[-1].base + _SAME_LINE * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _pitches(runs: Sequence[Sequence[Line]]) -> dict[float, float]:
    """The usual distance of lines, in points, for each size of type."""
    distances: dict[float, list[float]] = {}
    for above, line in chain.from_iterable(map(pairwise, runs)):
        if above.size == line.size and above.base - line.base > _SAME_LINE * line.size:
            distances.setdefault(line.size, []).append(above.base - line.base)
    return {size: median(values) for size, values in distances.items()}


def _begins(above: Line, line: Line, edges: tuple[float, float], pitches: Mapping[float, float]) -> bool:
    """Whether a paragraph begins with a line, by the line above it in the column and the column's edges."""
    distance = above.base - line.base
    if distance <= _SAME_LINE * line.size:
        return False
    is_far = distance > _GAP * pitches.get(line.size, distance)
    if is_far or abs(above.size - line.size) > _OTHER_SIZE * line.size or _ROUND_BULLET.match(line.text):
        return True
    is_centred = abs(above.left + above.right - line.left - line.right) < _CENTRED * line.size
    is_indented = line.left - above.left > _INDENT * line.size
    if is_indented and not is_centred and not _BULLET.match(above.text):
        return True
    left, right = edges
    return above.right < left + _FULL * (right - left) and ends_sentence(above.text)


def _is_byline(line: Line) -> bool:
    return len(line.text) <= _HEAD_CHARS and begins_as_byline(line.text)


def _is_complete(paragraphs: Sequence[str], line: Line) -> bool:
    """Whether the last paragraph has ended before a line at the top of a column."""
    last = paragraphs[-1] if paragraphs else ""
    return not last.endswith(HYPHEN) and (ends_sentence(last) or not line.text[0].islower())


def _joined(above: str, line: str, words: Container[str]) -> str:
    """Two lines as one, a word that was parted between them put together."""
    broken, rest = _BROKEN_WORD.search(above), _REST_OF_WORD.match(line)
    if broken and rest:
        return above[:-1] + ("-" if _keeps_hyphen(broken[1], rest[0], words) else "") + line
    if above.endswith(HYPHEN):
        return f"{above[:-1]}-{line}"  # 2024-25
    return above + ("" if _UNSPACED.match(above[-1]) and _UNSPACED.match(line[0]) else " ") + line


def _keeps_hyphen(begin: str, rest: str, words: Container[str]) -> bool:
    """Whether a hyphen at the end of a line is the word's own, as far as the other words of the text tell."""
    begin, low = begin.casefold(), rest.casefold()
    if rest[0].isupper() or f"{begin}-{low}" in words:
        return True
    return begin + low not in words and bool(_COMPOUNDING.fullmatch(begin) or (begin in words and low in words))


def _words(lines: Iterable[Line]) -> set[str]:
    """Words that stand whole within the lines."""
    words: set[str] = set()
    is_broken = False
    for line in lines:
        text = _REST_OF_WORD.sub("", line.text, count=1) if is_broken else line.text
        is_broken = text.endswith(HYPHEN)
        words.update(_WORD.findall(_BROKEN_WORD.sub("", text).casefold()))
    return words
