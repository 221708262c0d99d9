"""Speakers by the fullest name that the article has for them: surnames completed, pronouns referred."""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from transforms.quotes.full_names import Names
from transforms.quotes.subjects import IS_IT, IS_NAME, IS_NOUN, IS_PLAIN, IS_THEY, IS_WE

NEAR_CHARS = 300  # from a pronoun back to a name with which a sentence begins, if another lies between: two sentences
REFERENCE_CHARS = 900  # from a pronoun back to the one it means: about three paragraphs
PERSON_WORDS = range(2, 6)  # of a person's name
ACRONYM_CHARS = 3

_MEN = "mr sir lord he il él er он він monsieur m herr señor sr signor senhor father brother"
_WOMEN = "mrs ms miss dame lady she elle ella она вона madame mme mlle frau señora sra signora senhora sister"
GENDERS = dict.fromkeys(_MEN.split(), 1) | dict.fromkeys(_WOMEN.split(), -1)


class Speakers:
    """Who has spoken in an article so far, and what names it has for them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._genders: dict[str, int] = {}
        self._person: tuple[int, str] | None = None  # who spoke last, and where
        self._organisation: tuple[int, str] | None = None

    def resolve(self, kind: int, name: str, at: int) -> str | None:
        """Name of whoever is meant near a position of the body; None if it cannot be told."""
        if kind == IS_NAME:
            name = self._fullest(name, at)
            if is_person(name):
                self._person = at, name
            else:
                self._organisation = at, name
            return name
        if kind in {IS_NOUN, IS_PLAIN}:
            name = name[0].lower() + name[1:] if kind == IS_PLAIN else name
            self._organisation = at, name
            return name
        if kind == IS_IT:
            return self._referred(at, self._organisation, self._may_be_body)
        if kind == IS_THEY:
            last = self._organisation
            return last[1] if last and at - last[0] <= REFERENCE_CHARS else None
        if kind == IS_WE:
            return None
        gender = GENDERS.get(name.lower(), 0)
        return self._referred(at, self._person, lambda name: is_person(name) and self._gender(name) * gender >= 0)

    def _gender(self, name: str) -> int:
        """1 for a man, -1 for a woman, by the title with which the article has the surname; 0 if it has none."""
        surname = name.rpartition(" ")[2]
        if surname not in self._genders:
            titles = self._names.titles(surname)
            self._genders[surname] = next((GENDERS[title] for title in titles if title in GENDERS), 0)
        return self._genders[surname]

    def _fullest(self, name: str, at: int) -> str:
        return name if " " in name else self._names.fullest(name, at)

    def _may_be_body(self, name: str) -> bool:
        """Whether a name may be that of an organisation: no person's, nor a mere first word of a sentence."""
        is_known_person = self._person is not None and name == self._person[1]
        return not is_known_person and (" " in name or name.isupper())

    def _referred(self, at: int, last: tuple[int, str] | None, fits: Callable[[str], bool]) -> str | None:
        """Who a pronoun at a position means: the last name that begins a sentence, the last speaker, the last name."""
        since = max(at - REFERENCE_CHARS, last[0] if last else 0)
        other = None
        for number in range(bisect_left(self._names.rows, [at]) - 1, -1, -1):
            start, text, leads = self._names.mention(number)
            if start < since or (other and start < at - NEAR_CHARS):
                break
            if leads or not other:
                name = self._fullest(text, at)
                if fits(name):
                    if leads:
                        return name
                    other = name
        return last[1] if last and at - last[0] <= REFERENCE_CHARS else other


@lru_cache(maxsize=1000)  # the same few speakers are asked for again and again in an article
def is_person(name: str) -> bool:
    """Whether a name may be that of a person: of two words at least, none of them an acronym."""
    words = name.split()
    return len(words) in PERSON_WORDS and not any(len(word) >= ACRONYM_CHARS and word.isupper() for word in words)
