"""Speakers by the fullest name that the article has for them: surnames completed, pronouns referred."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from transforms.quotes.clauses import IS_IT, IS_NAME, IS_NOUN, IS_PLAIN, IS_THEY, IS_WE

NEAR_CHARS = 300  # from a pronoun back to a name with which a sentence begins, if another lies between: two sentences
REFERENCE_CHARS = 900  # from a pronoun back to the one it means: about three paragraphs

MEN = "mr sir lord he il él er он він monsieur m herr señor sr signor senhor father brother"
WOMEN = "mrs ms miss dame lady she elle ella она вона madame mme mlle frau señora sra signora senhora sister"
GENDERS = dict.fromkeys(MEN.split(), 1) | dict.fromkeys(WOMEN.split(), -1)


class Speakers:
    """Who has spoken in an article so far, and what names it has for them."""

    def __init__(self, body: str, names: Sequence[Sequence[int]]) -> None:
        self.body, self.names = body, names
        self._full: dict[str, list[tuple[int, str]]] | None = None  # names of several words by the last of them
        self._genders: dict[str, int] = {}
        self._person: tuple[int, str] | None = None
        self._body: tuple[int, str] | None = None

    def resolve(self, kind: int, name: str, at: int) -> str | None:
        """Name of whoever is meant near a position of the body; None if it cannot be told."""
        if kind == IS_NAME:
            name = self._fullest(name, at)
            if _is_person(name):
                self._person = at, name
            else:
                self._body = at, name
            return name
        if kind in {IS_NOUN, IS_PLAIN}:
            name = name[0].lower() + name[1:] if kind == IS_PLAIN else name
            self._body = at, name
            return name
        if kind == IS_IT:
            return self._referred(at, self._body, self._may_be_body)
        if kind == IS_THEY:
            return self._body[1] if self._body and at - self._body[0] <= REFERENCE_CHARS else None
        if kind == IS_WE:
            return None
        gender = GENDERS.get(name.lower(), 0)
        return self._referred(at, self._person, lambda name: _is_person(name) and self._gender(name) * gender >= 0)

    def _gender(self, name: str) -> int:
        """1 for a man, -1 for a woman, by the title with which the article has the surname; 0 if it has none."""
        surname = name.rpartition(" ")[2]
        if surname not in self._genders:
            titles = (self.body[max(0, start - 5) : start].split() for start, end, _, _ in self.names if surname in self.body[start:end])
            self._genders[surname] = next((GENDERS[t[-1].rstrip(".").lower()] for t in titles if t and t[-1].rstrip(".").lower() in GENDERS), 0)
        return self._genders[surname]

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

    def _may_be_body(self, name: str) -> bool:
        """Whether a name may be that of an organisation: no person's, nor a mere first word of a sentence."""
        is_person = self._person is not None and name == self._person[1]
        return not is_person and (" " in name or name.isupper())

    def _referred(self, at: int, last: tuple[int, str] | None, fits: Callable[[str], bool]) -> str | None:
        """Who a pronoun at a position means: the last name that begins a sentence, the last speaker, the last name."""
        since = max(at - REFERENCE_CHARS, last[0] if last else 0)
        other = None
        for number in range(bisect_left(self.names, [at]) - 1, -1, -1):
            start, end, _, leads = self.names[number]
            if start < since or (other and start < at - NEAR_CHARS):
                break
            if leads or other is None:
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
