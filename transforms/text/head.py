"""The head of an article as plain text: kicker, headline, date line and byline above the first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.dateline.agencies import is_agency
from transforms.dateline.parse import parse_dateline
from transforms.records import DateCandidate, Declared
from transforms.text.dates import locate_date
from transforms.text.furniture import is_furniture
from transforms.text.prose import ends_sentence, is_prose
from transforms.text.unicode import normalise

_HEAD_LINES = 14  # share bars, kicker, headline, standfirst, byline, several date lines
_HEADLINE_CHARS = 220  # the longest headlines of tabloids
_HEADLINE_WORDS = 28
_DATE_LINE_CHARS = 90  # 'Published: Wednesday, 24 September 2024 at 12:45 PM EST | Updated: 13:00'
_WORDS_BEHIND_DATE = 4  # a time, its half of the day, a zone, a mark
_KICKER_WORDS = 6
_KICKER_LINE_WORDS = 2  # words of a line of its own that is a kicker; three may be a headline with a standfirst below
_KICKED_WORDS = 4  # the fewest words of a headline behind a kicker
_BYLINE_CHARS = 110
_NAME_WORDS = 5
_AUTHORS = 8

_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_NOT_LETTERS = re.compile(r"[\W_]+")
_OPENING_MARKS = " \"'“”‘’«»„‹›「『*|-–—"
# Election | Minister resigns over report
_KICKER = re.compile(r"(?P<kicker>[^|｜]{2,60}?)\s*[|｜]\s*(?P<headline>[^|｜]{8,})")
_LABEL = (
    r"(?:(?:date|published|updated|posted|issued|released|created|modified|last (?:updated|modified)"
    r"|first published|publish date|published date|"
    r"date published|publié|mis à jour|modifié|paru|publicado|actualizado|fecha|veröffentlicht|aktualisiert"
    r"|stand|erstellt|datum|pubblicato|"
    r"aggiornato|data|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|opublikováno|опубликовано|обновлено|дата"
    r"|оновлено|"
    r"güncelleme|yayınlanma|giriş|tarih|diterbitkan|diperbarui|تاريخ النشر|نشر|آخر تحديث|发布时间|發布時間|时间"
    r"|發佈|更新|来源|公開|入力|수정|등록)"
    r"(?:\s(?:on|at|in|le|el|am|em|il|op|tarihi|date|time))?\s*[:：|-]?\s*)"
)
_LABELLED = re.compile(_LABEL, re.IGNORECASE)
_MODIFIED = re.compile(
    r"(?:last )?(?:updated|modified)|mis à jour|modifié|actualizado|aktualisiert|aggiornato|bijgewerkt|обновлено"
    r"|güncelleme",
    re.IGNORECASE,
)
# What may stand beside a date in its line: a day of the week, a time, a zone, marks, a label of another date.
_BESIDE_DATE = re.compile(
    r"(?:[^\W\d_]{1,12}(?![^\W\d_])\.?[,:]?\s*|[\s|,.:·•()/–—-]+|\d{1,2}[:.h]\d\d(?::\d\d)?\s*){0,6}", re.IGNORECASE
)
_HEADLINE_MARK = re.compile(r"\s*[|｜:–—-]\s+|\s+")
_BY = re.compile(
    r"(?:by|written by|reported by|story by|words by|von|por|par|di|de|door|av|af|przez|autor|autore|auteur"
    r"|autora|автор|текст|text|texte|yazan|oleh|"
    r"penulis|بقلم|كتب|记者|記者|文|作者|撰文|글)(?P<mark>\s*[:：/／]\s*|\s+)(?P<names>.+)",
    re.IGNORECASE,
)
_NAME_GAP = re.compile(
    r"\s*(?:,|&|\||·|•|;|、|/|\s(?:and|und|et|y|e|i|и|та|en|och|og|ve|dan|with|و)\s)\s*", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:[^\W\d_a-zà-ÿ][\w.'’-]*|de|da|do|dos|del|della|di|van|von|der|den|la|le|el|al|bin|ibn|ben|bint|ter|ten"
    r"|af|zu|y|e|d['’]\w+)(?:\s|$)"
)
_STAFF = re.compile(
    r"\b(?:news|press|staff|reporters?|correspondents?|writers?|editors?|times|post|agency|agencies|bureau|desk"
    r"|team|service|associated|"
    r"correspondant\w*|redaktion|redacción|rédaction|redação|redazione|редакция|special to|analyst|contributor"
    r"|columnist|producer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the first paragraph, how many lines that is, and the furniture among them in characters."""

    kicker: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    modified: str | None = None
    standfirst: tuple[str, ...] = field(default=())
    furniture_chars: int = 0
    end: int = 0


def read_head(lines: Sequence[str], declared: Declared) -> Head:
    """Head of the lines of a text; its `end` is the index of the first line of the body."""
    head = Head()
    for end, line in enumerate(lines[:_HEAD_LINES]):
        read = _read_line(head, line, lines[end + 1 :], declared)
        if read is None:
            return replace(head, end=end)
        head = read
    return replace(head, end=min(len(lines), _HEAD_LINES))


def plain(text: str | None) -> str | None:
    """Declared text as one clean line; None if nothing is left."""
    return (_SPACES.sub(" ", normalise(text)[0]).strip() or None) if text else None


def tail_date(lines: Sequence[str]) -> DateCandidate | None:
    """Date of a last line such as 'First published: 3 March 2023'; None if the last line is anything else."""
    if len(lines) > 1 and len(lines[-1]) <= _DATE_LINE_CHARS and _LABELLED.match(lines[-1]):
        return _date_line(lines[-1])
    return None


def _read_line(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head with the line added; None if the line belongs to the body."""
    if _is_same(line, declared.headline) or _is_same(line, declared.kicker) or _is_same(line, head.headline):
        return head
    if len(line) <= _DATE_LINE_CHARS and (date := _date_line(line)) is not None:
        return _with_date(head, line, date)
    if is_furniture(line):
        return replace(head, furniture_chars=head.furniture_chars + len(line))
    if names := _byline(line, is_below_headline=bool(head.headline or declared.headline)):
        return replace(head, byline=head.byline + names)
    if (lead := _lead_date(line)) is not None:
        date, line = lead
        titled = _with_headline(replace(head, dates=(*head.dates, date)), line, behind, declared)
        return titled or (None if head.end else _only_lead(head, date, line))
    return _with_headline(head, line, behind, declared) or _with_standfirst(head, line, behind, declared)


def _next_text(lines: Sequence[str]) -> str | None:
    """First of the lines that is neither furniture nor a date."""
    return next(
        (line for line in lines if not (is_furniture(line) or (len(line) <= _DATE_LINE_CHARS and _date_line(line)))),
        None,
    )


def _only_lead(head: Head, date: DateCandidate, line: str) -> Head:
    return replace(head, dates=(*head.dates, date), standfirst=(line,))


def _with_date(head: Head, line: str, date: DateCandidate) -> Head:
    if _MODIFIED.match(line):
        return replace(head, modified=head.modified or date.value)
    return replace(head, dates=(*head.dates, date))


def _with_headline(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head with the line as kicker, headline or both; None if it is neither."""
    if head.headline or not _is_headline_shaped(line) or not (following := _next_text(behind)):
        return None
    kicked = _KICKER.fullmatch(line)
    if kicked and len(kicked["kicker"].split()) <= _KICKER_WORDS and _has_headline_behind(kicked["headline"]):
        if declared.headline and not _is_same(kicked["headline"], declared.headline):
            return None
        return replace(head, kicker=kicked["kicker"].strip(), headline=kicked["headline"].strip())
    if declared.headline:
        return None
    if head.kicker is None and _is_kicker_line(line, following):
        return replace(head, kicker=line)
    return replace(head, headline=line)


def _with_standfirst(head: Head, line: str, behind: Sequence[str], declared: Declared) -> Head | None:
    """Head that goes on below a short line, if more of the head may follow; the line itself is of the body."""
    is_title_known = head.headline or declared.headline
    if not is_title_known or head.standfirst or is_prose(line) or not _next_text(behind) or parse_dateline(line):
        return None
    return replace(head, standfirst=(line,))


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
        and not _byline(following, is_below_headline=True)
    )


def _is_headline_shaped(line: str) -> bool:
    if len(line) > _HEADLINE_CHARS or line.count(" ") >= _HEADLINE_WORDS or parse_dateline(line):
        return False
    return not ends_sentence(line) or (line.endswith(("?", "!", "？", "！")) and not is_prose(line))


def _is_same(line: str, headline: str | None) -> bool:
    """Whether a line is the headline, apart from marks, case and an outlet's name behind it."""
    if not headline or line.lstrip(_OPENING_MARKS)[:1].casefold() != headline.lstrip(_OPENING_MARKS)[:1].casefold():
        return False
    ours, theirs = _letters(line), _letters(headline)
    if ours == theirs:
        return bool(ours)
    return bool(ours) and theirs.startswith(ours) and bool(re.match(r"\s*[|｜–—-]\s", headline[len(line) :]))


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", line.casefold())


def _date_line(line: str) -> DateCandidate | None:
    """Date of a line that has nothing but a date, its labels and a time."""
    if not _DIGIT.search(line):
        return None
    label = _LABELLED.match(line)
    rest = line[label.end() :] if label else line
    found = locate_date(rest, "date-line")
    if found is None:
        return None
    before, behind = rest[: found.start], rest[found.end :]
    if not _BESIDE_DATE.fullmatch(before) or len(before) > len("Wednesday, 24:00 "):
        return None
    second = _LABELLED.match(behind.lstrip(" |,·•-"))
    return (
        found.candidate
        if second or (_BESIDE_DATE.fullmatch(behind) and len(behind.split()) <= _WORDS_BEHIND_DATE)
        else None
    )


def _lead_date(line: str) -> tuple[DateCandidate, str] | None:
    """Date before a headline in one line, with or without a label, and the headline."""
    label = _LABELLED.match(line)
    at = label.end() if label else 0
    if not line[at : at + 12].strip() or len(line) > _HEADLINE_CHARS + _DATE_LINE_CHARS:
        return None
    found = locate_date(line[at : at + _DATE_LINE_CHARS], "lead-date")
    if found is None or found.start > len("Wednesday, "):
        return None
    mark = _HEADLINE_MARK.match(line, at + found.end)
    rest = line[mark.end() :] if mark else ""
    is_marked = bool(label) or bool(mark and mark[0].strip()) or line[:4].isdecimal()
    if not is_marked or not rest or rest[0].islower() or parse_dateline(line):
        return None
    return found.candidate, rest


def _byline(line: str, *, is_below_headline: bool) -> tuple[str, ...]:
    """Authors of a byline, in order; empty if the line is none."""
    match = _BY.match(line) if len(line) <= _BYLINE_CHARS else None
    if match is None or not (is_below_headline or ":" in match["mark"]) or ends_sentence(line):
        return ()
    parts = [part.strip(" .,") for part in _NAME_GAP.split(match["names"]) if part]
    names = tuple(part for part in parts if not _STAFF.search(part) and not is_agency(part))
    if not names or len(names) > _AUTHORS or not all(map(_is_name, names)):
        return ()
    return names


def _is_name(words: str) -> bool:
    count = len(words.split())
    return count <= _NAME_WORDS and sum(1 for _ in _NAME.finditer(words + " ")) == count
