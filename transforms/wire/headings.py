"""The text of a wire's message: the headings above it and its paragraphs, without what is for editors alone."""

import re
from dataclasses import dataclass

from transforms.text.prose import is_prose
from transforms.wire.lines import is_signature, paragraphs
from transforms.wire.sent import sent

_LINE_BEGINS = re.compile(r"^\^", re.MULTILINE)  # ANPA 1312, of a line for the typesetter
_HEADING_ENDS = re.compile(r"\s*[<=]+\s*$")
# The keyword of a message with the cycle of papers that it is for: BC-Harbour-Strike, 1st Ld.
_SLUG = re.compile(r"(?:AM|PM|BC|AP)-{1,2}[^\W\d_]\S*.*", re.IGNORECASE)
# What an editor is told of a text above it: (Repeats to correct the name), Eds: Adds details.
_NOTE = re.compile(r"\(.*\)|(?:eds?|editors?|achtung|attention)\b.{0,20}:.*", re.IGNORECASE)
# Below a byline: Associated Press Writer.
_TITLE = re.compile(
    r"(?:\S+ ){0,5}(?:writer|correspondent|reporter|editor|korrespondent(?:in)?|redakteur(?:in)?)s?", re.IGNORECASE
)
# From here on nothing is for readers, as agencies say themselves.
_INTERNAL = re.compile(
    r"^\W*(?:\w{2,4}-)?Notizblock\b|^\W*(?:Die folgenden Informationen sind nicht|The following information is not"
    r"|Les informations suivantes ne sont pas)\b",
    re.IGNORECASE | re.MULTILINE,
)
# 12: kicker, headline and subheadline of several lines, bylines, notes; further down marked lines are rows of a table.
_HEADING_LINES = 12
_UNMARKED_LINES = 3  # of a headline that only its place tells from the text
_SIGNATURE_CHARS = 60  # a line that dates a message is short


@dataclass(frozen=True, slots=True)
class Text:
    """Headings of a text, the headline first, its paragraphs, and the instant that its last lines tell, or nothing."""

    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    sent: str


def read_text(text: str) -> Text:
    """Parts of a text; no headings where nothing tells them from the rest."""
    internal = _INTERNAL.search(text)
    lines = _LINE_BEGINS.sub("", text[: internal.start()] if internal else text).splitlines()
    lines = lines[next((at for at, line in enumerate(lines) if line.strip()), 0) :]
    end = _end_of_headings(lines)
    kept = paragraphs("\n".join(_HEADING_ENDS.sub("", line) for line in lines[end:]))
    date = ""
    while kept and (is_signature(kept[-1]) or (len(kept[-1]) <= _SIGNATURE_CHARS and sent(kept[-1]))):
        line = kept.pop()
        date = date or sent(line)
    return Text(tuple(_joined(lines[:end])), tuple(kept), date)


def _end_of_headings(lines: list[str]) -> int:
    """How many lines are headings: up to the last that is marked as one, or to the first that is indented."""
    above = next((at for at, line in enumerate(lines) if at and line[:1].isspace() and line.strip()), len(lines))
    marked = [at for at in range(min(above, _HEADING_LINES, len(lines))) if _HEADING_ENDS.search(lines[at])]
    if marked:
        return marked[-1] + 1
    blank = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    end = min(above, blank)
    is_parted = end < len(lines) and end <= _UNMARKED_LINES and not lines[0][:1].isspace()
    return end if is_parted and not is_prose(" ".join(lines[:end])) else 0


def _joined(lines: list[str]) -> list[str]:
    """Headings, of which one goes on in the next line unless it is marked as ended; notes and keywords left out."""
    headings = [""]
    for line in lines:
        headings[-1] = f"{headings[-1]} {_HEADING_ENDS.sub('', line).strip()}".strip()
        if _HEADING_ENDS.search(line):
            headings.append("")
    return [line for line in headings if line and not any(kind.fullmatch(line) for kind in (_NOTE, _SLUG, _TITLE))]
