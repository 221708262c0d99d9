"""What stands at the ends of a page's text without being of the article: titles again, dates, authors, labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.page.titles import letters
from transforms.records import DateCandidate, Declared
from transforms.text.head import read_head
from transforms.text.prose import ends_sentence

_TITLE_LINES = 6  # from the top, in which titles stand again
_KICKER_LETTERS = 60  # before a title in one line with it
_TELLING_LETTERS = 12  # shorter titles end other lines by chance
_ITEM = "- "  # by which the extractors mark items of lists
_LABEL_WORDS = 6  # of a topic or a section
_LABELS = 2  # one alone may be of the text


@dataclass(frozen=True, slots=True)
class Ends:
    """Lines between the ends, and what the upper one tells: authors and dates."""

    lines: tuple[str, ...]
    byline: tuple[str, ...]
    dates: tuple[DateCandidate, ...]


def without_ends(lines: Sequence[str], titles: Iterable[str], declared: Declared) -> Ends:
    """Lines of a page's text between what is not of the article; `declared` is what is known of its head."""
    lines = _without_labels(_without_titles(lines, titles))
    head = read_head(lines, declared)
    return Ends((*head.standfirst, *lines[head.end :]), head.byline, head.dates)


def _without_titles(lines: Sequence[str], titles: Iterable[str]) -> list[str]:
    known = {letters(title) for title in titles}
    telling = tuple(title for title in known if len(title) > _TELLING_LETTERS)
    return [line for at, line in enumerate(lines) if at >= _TITLE_LINES or not _is_title(letters(line), known, telling)]


def _is_title(line: str, known: set[str], telling: tuple[str, ...]) -> bool:
    if line in known:
        return bool(line)
    return line.endswith(telling) and any(
        line.endswith(title) and len(line) - len(title) <= _KICKER_LETTERS for title in telling
    )


def _without_labels(lines: Sequence[str]) -> list[str]:
    """Lines without the breadcrumb before and the list of topics behind them."""
    labels = [_is_label(line) for line in lines]
    start = labels.index(False) if False in labels else 0
    end = len(lines) - (labels[::-1].index(False) if False in labels else 0)
    return list(lines[start if start >= _LABELS else 0 : end if len(lines) - end >= _LABELS else None])


def _is_label(line: str) -> bool:
    return line.startswith(_ITEM) and len(line.split()) <= _LABEL_WORDS and not ends_sentence(line)
