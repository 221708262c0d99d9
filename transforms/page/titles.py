"""The headline of a page, chosen among what the page gives as its title."""

import re
from collections.abc import Sequence
from typing import Literal

Origin = Literal["json-ld", "meta", "h1", "title"]
Candidate = tuple[str, Origin]
Spelt = tuple[str, str, Origin]  # with its letters before it

# 500 characters: twice the longest headlines of tabloids; what is longer is a text in the wrong place.
MAX_CHARS = 500
# Prior trust in each place, less than one confirmation is worth; first headings are logos and kickers at times.
_TRUST = {"json-ld": 1.6, "meta": 1.3, "h1": 0.5, "title": 0.0}
_EQUAL = 3.0  # another place says the same
_OPENS = 2.0  # another place says the same and goes on, as titles with the outlet's name do
_TITLE = 0.4  # of which the title's word is worth: it is made from one of the others
_OWN_NAME = -10.0  # the outlet's name or a fragment is no headline
_MIN_LETTERS = 4  # below are fragments: "TV", "404"
_OPENING_LETTERS = 12  # shorter openings agree by chance
_NO_LETTERS = re.compile(r"[\W_]+")
_NAME_LETTERS = 4  # shorter names stand in other words by chance
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*(?:[|»ㅣǀ｜]|--+)\s*")


def choose_headline(candidates: Sequence[Candidate], outlet: Sequence[str] = ()) -> str | None:
    """Headline that most places of the page confirm, without the outlet's name beside it; None if there is none."""
    spelt = [(letters(text), text, origin) for text, origin in candidates if len(text) <= MAX_CHARS]
    if not spelt:
        return None
    own_names = set(map(letters, outlet))
    _, headline, origin = max(spelt, key=lambda candidate: _score(candidate, spelt, own_names))
    return without_outlet(headline, outlet, [text for _, text, place in spelt if place != origin])


def without_outlet(headline: str, outlet: Sequence[str], others: Sequence[str] = ()) -> str:
    """Headline cut where what is cut off is the outlet by one of its names, or what is left is a title too."""
    separators = [mark for mark in _SEPARATOR.finditer(headline) if letters(headline[mark.end() :])]
    confirmed = {letters(other) for other in others}
    for mark in separators:
        if letters(headline[: mark.start()]) in confirmed:
            return headline[: mark.start()].strip()
    if separators and _names_outlet(headline[separators[-1].end() :], outlet):
        return headline[: separators[-1].start()].strip()
    if separators and letters(headline[: separators[0].start()]) in set(map(letters, outlet)):
        return headline[separators[0].end() :].strip()
    return headline


def letters(text: str | None) -> str:
    """Letters and digits of a text in lower case, by which two spellings of a title are one."""
    return _NO_LETTERS.sub("", (text or "").lower())


def _names_outlet(tail: str, outlet: Sequence[str]) -> bool:
    tail = letters(tail)
    for name in map(letters, outlet):
        if name and (name.startswith(tail) or tail.startswith(name)):
            return True
        if min(len(name), len(tail)) >= _NAME_LETTERS and (name in tail or tail in name):
            return True
    return False


def _score(candidate: Spelt, candidates: Sequence[Spelt], own_names: set[str]) -> float:
    own, _, origin = candidate
    votes = sum(_vote(own, other, place) for other, _, place in candidates if place != origin)
    is_junk = own in own_names or len(own) < _MIN_LETTERS
    return votes + _TRUST[origin] + (_OWN_NAME if is_junk else 0)


def _vote(own: str, other: str, place: Origin) -> float:
    worth = _TITLE if place == "title" else 1.0
    if own == other:
        return worth * _EQUAL
    return worth * _OPENS if len(own) > _OPENING_LETTERS and other.startswith(own) else 0.0
