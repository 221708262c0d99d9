"""Where quotations begin and end: marks of all kinds, paired within a paragraph, or from paragraph to paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transforms.quotes.dialogue import Spoken, dialogue, end_of_speech
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.paragraphs import CLOSING_MARKS, ENDS, OPENING_MARKS, SPACES, Paragraph

UNCLOSED_CHARS = 20  # less behind a mark that is never closed is a stray mark
MARKS = 2000  # of a paragraph; more of them are damage or a table, of which nobody said anything
CLOSINGS = 12  # apostrophes at the end of words that are looked at to find the one that closes
BEFORE_OPENING = frozenset("([{—–-/:=>|¿¡“„«‘‚‹（：")
SINGLES = "'‘‚"
# Marks that open, and those that may close each: “a”, „a“, „a”, ”a”, «a», »a«, 「a」.
CLOSED_BY = {
    "“": "”“", "”": "”", "„": '“”"', "‟": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"', "＂": "＂",
    "「": "」", "『": "』", "〝": "〟〞", "'": "'", "‘": "’", "‚": "’‘",
}  # fmt: skip
ALWAYS_OPEN = frozenset("“„‟«‹「『〝")
NEVER_OPEN = frozenset("」』〟〞")
STRAIGHT = '"'

_MARK = re.compile(f"[{OPENING_MARKS}{CLOSING_MARKS}{SINGLES}`]")
_APOSTROPHE = re.compile("['’‘]")


class Part(NamedTuple):
    """What a quotation has in one paragraph: its text from and to, that with its marks, and its number."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    span: int
    is_single: bool = False  # in single marks, which names and words held at arm's length have too


class Mark(NamedTuple):
    """A quotation mark; two apostrophes are one mark, and stand for the straight one."""

    at: int
    end: int
    kind: str
    is_single: bool


def find_parts(body: str, places: Sequence[Paragraph], lexicon: Lexicon) -> list[Part]:
    """Quotations of a body, part by part.

    An opening mark that nothing closes holds to the end of its paragraph at most, unless the next one repeats it, or
    to the comma behind which it is told who speaks.
    """
    marks = list(_marks(body))
    pairing = _Pairing(body, lexicon)
    if marks:
        following = [start for start, _ in places[1:]] + [-1]
        number = 0
        for (start, end), next_start in zip(places, following, strict=True):
            first = number
            while number < len(marks) and marks[number].at < end:
                number += 1
            if number - first > MARKS:
                pairing.opened = ""
            elif number > first or pairing.opened:
                pairing.read(marks[first:number], start, end)
                pairing.leave(end, next_start)
    if not pairing.parts and lexicon.words.has_dialogue:
        for span, spoken in enumerate(dialogue(body, places, lexicon)):
            pairing.keep(spoken, span)
    return pairing.parts


def _marks(body: str) -> Iterator[Mark]:
    """Marks that may open or close a quotation; of apostrophes those that may open one."""
    behind = 0
    for match in _MARK.finditer(body):
        at, kind = match.start(), match[0]
        if at < behind:
            continue
        if kind in "'`" and body[at + 1 : at + 2] == kind:
            behind = at + 2
            yield Mark(at, behind, STRAIGHT, is_single=False)
        elif kind not in "'‘‚`":
            yield Mark(at, at + 1, kind, is_single=False)
        elif kind != "`" and _is_single_open(body, at):
            yield Mark(at, at + 1, kind, is_single=True)


@dataclass(slots=True)
class _Pairing:
    """Marks of a body read in order: the one that is open, and the parts that were closed."""

    body: str
    lexicon: Lexicon
    parts: list[Part] = field(default_factory=list)
    span: int = 0
    opened: str = ""
    outer: int = 0  # where the open mark stands
    start: int = 0  # what follows it

    def read(self, marks: Sequence[Mark], first: int, end: int) -> None:
        """Pair the marks of a paragraph."""
        depth, behind = 0, self.start if self.opened else first
        is_nested = None  # whether a mark within may open another
        for mark in marks:
            if mark.at < behind:
                continue
            if not self.opened:
                behind = self._open(mark, end)
                depth = 0
            elif mark.is_single:
                continue
            elif _may_close(self.body, mark, self.opened):
                if depth == 0:
                    self.keep(Spoken(self.start, mark.at, self.outer, mark.end), self.span)
                    self.span, self.opened = self.span + 1, ""
                depth = max(0, depth - 1)
            elif mark.kind == self.opened:
                is_nested = _is_balanced(self.body, mark.kind, first, end) if is_nested is None else is_nested
                if is_nested:
                    depth += 1
                else:
                    self.reopen(mark)
                    depth = 0

    def _open(self, mark: Mark, end: int) -> int:
        """Open a quotation, or read it whole if it is in single marks; how far the body is read then."""
        if not mark.is_single:
            if _opens(self.body, mark):
                self.opened, self.outer, self.start = mark.kind, mark.at, mark.end
            return mark.end
        close = _single_close(self.body, mark.at, end)
        if not close:
            return mark.end
        self.keep(Spoken(mark.at + 1, close, mark.at, close + 1), self.span, is_single=True)
        self.span += 1
        return close + 1

    def reopen(self, mark: Mark) -> None:
        """Begin anew at a mark: the one that closes is missing, or it is repeated where a paragraph began once."""
        said = end_of_speech(self.body, self.start, mark.at, self.lexicon) or _ended_before(
            self.body, self.start, mark.at
        )
        if said:
            self.keep(Spoken(self.start, said, self.outer, said), self.span)
            self.span += 1
        self.outer, self.start = mark.at, mark.end

    def leave(self, end: int, next_start: int) -> None:
        """Close what is open at the end of a paragraph, unless the next, if there is one, repeats the mark."""
        if not self.opened:
            return
        said = end_of_speech(self.body, self.start, end, self.lexicon)
        repeated = 0 if said or next_start < 0 else _repeated(self.body, self.opened, next_start)
        has_begun = bool(self.parts) and self.parts[-1].span == self.span
        if said or repeated or has_begun or end - self.start >= UNCLOSED_CHARS:
            self.keep(Spoken(self.start, said or end, self.outer, said or end), self.span)
        if repeated:
            self.outer, self.start = next_start, repeated
        else:
            self.span, self.opened = self.span + 1, ""

    def keep(self, spoken: Spoken, span: int, *, is_single: bool = False) -> None:
        """Keep a part without the white space at its ends, if anything is left."""
        start, end = spoken.start, spoken.end
        while start < end and self.body[start] in SPACES:
            start += 1
        while start < end and self.body[end - 1] in SPACES:
            end -= 1
        if start < end:
            self.parts.append(Part(start, end, spoken.outer_start, spoken.outer_end, span, is_single))


def _may_close(body: str, mark: Mark, opened: str) -> bool:
    """Whether a mark may close what another opened; one of its own kind does not where it stands as one that opens."""
    return mark.kind in CLOSED_BY[opened] and not (mark.kind == opened and _only_opens(body, mark.at, mark.end))


def _is_unspaced(c: str) -> bool:
    """Whether a character is of a script that puts no space between words."""
    return "\u2e80" <= c < "\uac00" or "\uff00" <= c < "\uffef"


def _opens(body: str, mark: Mark) -> bool:
    """Whether a mark opens a quotation where none is open; an inch or a stray mark does not."""
    if mark.kind in NEVER_OPEN:
        return False
    before, behind = body[mark.at - 1 : mark.at], body[mark.end : mark.end + 1]
    if mark.kind in ALWAYS_OPEN:
        is_word = _is_unspaced(behind) and (behind.isalnum() or behind in CLOSED_BY)
        return not before or before in BEFORE_OPENING or is_word or not _closes(body, mark.at, mark.end)
    if mark.kind not in '"＂':
        return not _is_unspaced(before) and _only_opens(body, mark.at, mark.end)
    is_behind_letter = before.isalnum() and not _is_unspaced(before)
    return _only_opens(body, mark.at, mark.end) or not (is_behind_letter or _closes(body, mark.at, mark.end))


def _only_opens(body: str, at: int, end: int) -> bool:
    """Whether a mark stands as one that opens: space or bracket before, none behind."""
    before, behind = body[at - 1 : at], body[end : end + 1]
    is_before = not before or before in SPACES or before in BEFORE_OPENING or _is_unspaced(before)
    return is_before and behind != "" and behind not in SPACES


def _closes(body: str, at: int, end: int) -> bool:
    """Whether a mark stands as one that closes: no space before, no letter behind."""
    before, behind = body[at - 1 : at], body[end : end + 1]
    return before != "" and before not in SPACES and not (behind.isalnum() and not _is_unspaced(behind))


def _is_balanced(body: str, mark: str, start: int, end: int) -> bool:
    """Whether a paragraph has as many marks of a kind as close it, so that one may stand within another."""
    closing = {"“": "”", "«": "»"}.get(mark, "")
    return closing != "" and body.count(mark, start, end) == body.count(closing, start, end)


def _ended_before(body: str, start: int, end: int) -> int:
    """Where a sentence ends right before a position, but for spaces; 0 if none does."""
    end = start + len(body[start:end].rstrip(SPACES))
    return end if end > start and body[end - 1] in ENDS else 0


def _repeated(body: str, mark: str, start: int) -> int:
    """Position behind the mark with which a paragraph begins again, or » in old French style; 0 if with none."""
    if mark == STRAIGHT and body[start : start + 2] in {"''", "``"}:
        return start + 2
    return start + 1 if body[start] == mark or (mark == "«" and body[start] == "»") else 0


def _single_close(body: str, at: int, end: int) -> int:
    """Where the quotation ends that the single mark at a position opens; 0 if it opens none.

    The mark behind a comma or full stop closes it; else the first that is not behind an s, as in the workers' canteen.
    """
    plain = plural = seen = 0
    for match in _APOSTROPHE.finditer(body, at + 2, end):
        i = match.start()
        if seen == CLOSINGS or _is_single_open(body, i):
            break
        if match[0] not in CLOSED_BY[body[at]] or not _closes(body, i, i + 1):
            continue
        seen += 1
        if body[i - 1] in ",.?!…":
            return i
        if body[i - 1] == "s":
            plural = plural or i
        else:
            plain = plain or i
    return plain or plural


def _is_single_open(body: str, i: int) -> bool:
    """Whether a single mark stands as one that opens; the '90s are a decade."""
    if body[i] not in SINGLES or not body[i + 1 : i + 2].isalnum() or body[i + 2 : i + 3] == "0":
        return False
    before = body[i - 1 : i]
    return not before or before in SPACES or before in BEFORE_OPENING
