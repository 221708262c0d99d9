"""The head of an article as plain text: kicker, headline, date line and byline above the first paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.dateline.parse import parse_dateline
from transforms.records import DateCandidate, Declared
from transforms.text.bylines import bare_byline, byline
from transforms.text.date_lines import DateLine, date_beside, date_line, lead_date
from transforms.text.furniture import is_furniture
from transforms.text.prose import ends_sentence, is_prose
from transforms.text.unicode import is_normal, normalise

_HEAD_LINES = 14  # share bars, kicker, headline, standfirst, byline, several date lines
_HEADLINE_CHARS = 220  # the longest headlines of tabloids
_HEADLINE_WORDS = 28
_KICKER_WORDS = 6
_KICKER_LINE_WORDS = 2  # words of a line of its own that is a kicker; three may be a headline with a standfirst below
_KICKED_WORDS = 4  # the fewest words of a headline behind a kicker

_TELLING_CHARS = 40  # of a line, by which most paragraphs differ from the headline
_NOT_LETTERS = re.compile(r"[\W_]+")
_OPENING_MARKS = " \"'“”‘’«»„‹›「『*|-–—"
# Election | Minister resigns over report
_KICKER = re.compile(r"(?P<kicker>[^|｜]{2,60}?)\s*[|｜]\s*(?P<headline>[^|｜]{8,})")


class Head(NamedTuple):
    """What stands above the first paragraph, how many lines that is, and the furniture among them in characters."""

    kicker: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    modified: str | None = None
    standfirst: tuple[str, ...] = ()
    furniture_chars: int = 0
    end: int = 0


def read_head(lines: Sequence[str], declared: Declared) -> Head:
    """Head of the lines of a text; its `end` is the index of the first line of the body."""
    head = Head()
    for end, line in enumerate(lines[:_HEAD_LINES]):
        read = _read_line(head, line, lines[end + 1 :], declared)
        if read is None:
            return head._replace(end=end) if end else head
        head = read
    return head._replace(end=min(len(lines), _HEAD_LINES))


def plain(text: str | None) -> str | None:
    """Declared text as one clean line; None if nothing is left."""
    return (" ".join(normalise(text)[0].split()) or None) if text else None


def is_plain(lines: Sequence[str]) -> bool:
    """Whether each of the lines is what `plain` would make of it; told for all at once, which is faster."""
    text = "\n".join(lines)
    is_single_spaced = " ".join(text.split()) == text.replace("\n", " ") and text.count("\n") == max(len(lines) - 1, 0)
    return is_single_spaced and all(lines) and is_normal(text)


def _read_line(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head with the line added; None if the line belongs to the body."""
    if _is_same(line, declared.headline) or _is_same(line, declared.kicker) or _is_same(line, head.headline):
        return head
    if (date := date_line(line)) is not None:
        return _with_date(head, date, behind)
    if is_furniture(line):
        return head._replace(furniture_chars=head.furniture_chars + len(line))
    if named := _with_byline(head, line, behind, declared):
        return named
    if (lead := lead_date(line)) is not None:
        found, line = lead
        titled = _with_headline(head._replace(dates=(*head.dates, found)), line, behind, declared)
        return titled or (None if head.end else _only_lead(head, found, line))
    return _with_headline(head, line, behind, declared) or _with_standfirst(head, line, behind, declared)


def _next_text(lines: Sequence[str]) -> str | None:
    """First of the lines that is neither furniture nor a date."""
    return next(
        (line for line in lines if not (is_furniture(line) or date_line(line))),
        None,
    )


def _only_lead(head: Head, date: DateCandidate, line: str) -> Head:
    return head._replace(dates=(*head.dates, date), standfirst=(line,))


def _with_date(head: Head, line: DateLine, behind: Sequence[str]) -> Head:
    if line.parts and not head.byline:
        named = (byline(part, is_below_headline=True) or bare_byline(part, behind) for part in line.parts)
        head = head._replace(byline=next(filter(None, named), ()))
    if line.is_modified:
        return head._replace(modified=head.modified or line.date.value)
    return head._replace(dates=(*head.dates, line.date))


def _with_byline(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head with the authors of the line, and with the date beside them if there is one; None if it is no byline."""
    is_below_headline = bool(head.headline or declared.headline)
    if names := byline(line, is_below_headline=is_below_headline):
        return head._replace(byline=head.byline + names)
    if not is_below_headline or is_prose(line):
        return None
    beside = date_beside(line)
    if beside is not None and any(byline(part, is_below_headline=True) for part in beside.parts[:1]):
        return _with_date(head, beside, behind)
    is_first = not head.byline and not declared.byline and not head.standfirst
    if is_first and _ends_head(behind) and (names := bare_byline(line, behind)):
        return head._replace(byline=names)
    return None


def _ends_head(behind: Sequence[str]) -> bool:
    """Whether a date, or the text itself, comes next: a line between headline and standfirst may be anything."""
    following = next((line for line in behind if not is_furniture(line)), "")
    return is_prose(following) or date_line(following) is not None or parse_dateline(following) is not None


def _with_headline(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head with the line as kicker, headline or both; None if it is neither."""
    if head.headline or not _is_headline_shaped(line) or not (following := _next_text(behind)):
        return None
    kicked = _KICKER.fullmatch(line)
    if kicked and len(kicked["kicker"].split()) <= _KICKER_WORDS and _has_headline_behind(kicked["headline"]):
        if declared.headline and not _is_same(kicked["headline"], declared.headline):
            return None
        return head._replace(kicker=kicked["kicker"].strip(), headline=kicked["headline"].strip())
    if declared.headline:
        return None
    if head.kicker is None and _is_kicker_line(line, following):
        return head._replace(kicker=line)
    return head._replace(headline=line)


def _with_standfirst(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head that goes on below a short line, if more of the head may follow; the line itself is of the body."""
    is_title_known = head.headline or declared.headline
    if not is_title_known or head.standfirst or is_prose(line) or not _next_text(behind) or parse_dateline(line):
        return None
    return head._replace(standfirst=(line,))


def _has_headline_behind(words: str) -> bool:
    return len(words.split()) >= _KICKED_WORDS or not words.isascii()


def _is_kicker_line(line: str, following: str) -> bool:
    """Whether a short line, or one in capitals, stands above the headline and not for it."""
    is_short = len(line.split()) <= _KICKER_LINE_WORDS and not ends_sentence(line)
    is_shouted = line.isupper() and not following.isupper() and len(line.split()) <= _KICKED_WORDS
    return (
        (is_short or is_shouted)
        and " " in following
        and _is_headline_shaped(following)
        and len(following.split()) >= _KICKED_WORDS
        and not is_prose(following)
        and not byline(following, is_below_headline=True)
    )


def _is_headline_shaped(line: str) -> bool:
    if len(line) > _HEADLINE_CHARS or line.count(" ") >= _HEADLINE_WORDS:
        return False
    is_asked = line.endswith(("?", "!", "？", "！")) and not is_prose(line)
    return (is_asked or not ends_sentence(line)) and not parse_dateline(line)


def _is_same(line: str, headline: str | None) -> bool:
    """Whether a line is the headline, apart from marks, case and an outlet's name behind it."""
    if not headline or line.lstrip(_OPENING_MARKS)[:1].casefold() != headline.lstrip(_OPENING_MARKS)[:1].casefold():
        return False
    theirs = _letters(headline)
    if not theirs.startswith(_letters(line[:_TELLING_CHARS])):  # spares a paragraph the rest
        return False
    ours = _letters(line)
    if ours == theirs:
        return bool(ours)
    return bool(ours) and theirs.startswith(ours) and bool(re.match(r"\s*[|｜–—-]\s", headline[len(line) :]))


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line.casefold())
