"""The headline of a page, chosen among what the page gives as its title."""

import re
from collections.abc import Sequence
from typing import Literal

Origin = Literal["json-ld", "meta", "h1", "title"]
Candidate = tuple[str, Origin]

# 500 characters: twice the longest headlines of tabloids; what is longer is a text in the wrong place.
MAX_CHARS = 500
# Prior trust in each place, less than one confirmation is worth.
_TRUST = {"h1": 1.5, "json-ld": 1.4, "meta": 1.0, "title": 0.0}
_EQUAL = 3.0  # another place says the same
_OPENS = 2.0  # another place says the same and goes on, as titles with the outlet's name do
_OWN_NAME = -10.0  # the outlet's name or a fragment is no headline
_MIN_LETTERS = 4  # below are fragments: "TV", "404"
_OPENING_LETTERS = 12  # shorter openings agree by chance
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*[|»]\s*")


def choose_headline(candidates: Sequence[Candidate], site: str | None) -> str | None:
    """Headline that most places of the page confirm, without the outlet's name after it; None if there is none."""
    candidates = [candidate for candidate in candidates if len(candidate[0]) <= MAX_CHARS]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: _score(candidate, candidates, site))
    others = [text for text, origin in candidates if origin != best[1]]
    return without_site(best[0], site, others)


def without_site(headline: str, site: str | None, others: Sequence[str] = ()) -> str:
    """Headline cut at its last separator where what follows is the outlet, or what stands before is a title too."""
    separators = list(_SEPARATOR.finditer(headline))
    confirmed = {letters(other) for other in others}
    for separator in separators:
        if letters(headline[: separator.start()]) in confirmed:
            return headline[: separator.start()].strip()
    if separators and _names_site(headline[separators[-1].end() :], site):
        return headline[: separators[-1].start()].strip()
    return headline


def letters(text: str | None) -> str:
    """Letters and digits of a text in lower case, by which two spellings of a title are one."""
    return re.sub(r"[\W_]+", "", (text or "").lower())


def _names_site(tail: str, site: str | None) -> bool:
    tail, site = letters(tail), letters(site)
    return bool(tail and site) and (tail in site or site in tail)


def _score(candidate: Candidate, candidates: Sequence[Candidate], site: str | None) -> float:
    text, origin = candidate
    own = letters(text)
    votes = sum(_vote(own, letters(other)) for other, place in candidates if place != origin)
    is_junk = own == letters(site) or len(own) < _MIN_LETTERS
    return votes + _TRUST[origin] + (_OWN_NAME if is_junk else 0)


def _vote(own: str, other: str) -> float:
    if own == other:
        return _EQUAL
    return _OPENS if len(own) > _OPENING_LETTERS and other.startswith(own) else 0
