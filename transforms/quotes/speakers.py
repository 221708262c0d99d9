"""Speakers by the fullest name that the article has for them: surnames completed, pronouns referred."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from transforms.quotes.clauses import IS_DROPPED, IS_HE, IS_IT, IS_NOUN

REFERENCE_CHARS = 900  # from a pronoun back to the one it means: about three paragraphs


class Speakers:
    """Who has spoken in an article so far, and what names it has for them."""

    def __init__(self, body: str, names: Sequence[Sequence[int]]) -> None:
        self.body, self.names = body, names
        self._full: dict[str, list[tuple[int, str]]] | None = None  # names of several words by the last of them
        self._person: tuple[int, str] | None = None
        self._body: tuple[int, str] | None = None

    def resolve(self, kind: int, name: str, at: int) -> str | None:
        """Name of whoever is meant near a position of the body; None if it cannot be told."""
        if kind in {IS_HE, IS_DROPPED}:
            return self._referred(at, self._person, _is_person)
        if kind == IS_IT:
            return self._referred(at, self._body, lambda name: self._person is None or name != self._person[1])
        if kind != IS_NOUN:
            name = self._fullest(name, at)
            if _is_person(name):
                self._person = at, name
                return name
        self._body = at, name
        return name

    def _fullest(self, name: str, at: int) -> str:
        """The name of several words that ends in a surname, the last before a position, else the first behind."""
        if " " in name:
            return name
        if self._full is None:
            self._full = defaultdict(list)
            for start, end, words, _ in self.names:
                if words > 1:
                    full = self.body[start:end].removesuffix("’s").removesuffix("'s")
                    self._full[full.rpartition(" ")[2]].append((start, full))
        known = self._full.get(name, ())
        return next((full for start, full in reversed(known) if start <= at), known[0][1] if known else name)

    def _referred(self, at: int, last: tuple[int, str] | None, fits: Callable[[str], bool]) -> str | None:
        """Who a pronoun at a position means: the last name that begins a sentence, the last speaker, the last name."""
        since = max(at - REFERENCE_CHARS, last[0] if last else 0)
        other = None
        for number in range(bisect_left(self.names, [at]) - 1, -1, -1):
            start, end, _, leads = self.names[number]
            if start < since:
                break
            if leads or (other is None and last is None):
                name = self._fullest(self.body[start:end].removesuffix("’s").removesuffix("'s"), at)
                if fits(name):
                    if leads:
                        return name
                    other = name
        return last[1] if last and at - last[0] <= REFERENCE_CHARS else other


def _is_person(name: str) -> bool:
    """Whether a name may be that of a person: of two words at least, none of them an acronym."""
    words = name.split()
    return 1 < len(words) < 6 and not any(len(word) > 2 and word.isupper() for word in words)
