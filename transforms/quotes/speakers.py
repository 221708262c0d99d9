"""Speakers by the fullest name that the article has for them: surnames completed, pronouns referred."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from transforms.quotes.full_names import full_names, titles_of
from transforms.quotes.lexer import Narrative, Sentence
from transforms.quotes.lexicon import bare
from transforms.quotes.mentions import Mention, mentions
from transforms.quotes.subjects import IS_IT, IS_NAME, IS_NOUN, IS_PLAIN, IS_THEY, IS_WE

NEAR_CHARS = 300  # from a pronoun back to a name with which a sentence begins, if another lies between: two sentences
REFERENCE_CHARS = 900  # from a pronoun back to the one it means: about three paragraphs
PERSON_WORDS = range(2, 6)  # of a person's name
ACRONYM_CHARS = 3
SURNAMES = 500  # of an article that are looked up; the body is searched for each

_MEN = "mr sir lord he il él er он він monsieur m herr señor sr signor senhor father brother"
_WOMEN = "mrs ms miss dame lady she elle ella она вона madame mme mlle frau señora sra signora senhora sister"
GENDERS = dict.fromkeys(_MEN.split(), 1) | dict.fromkeys(_WOMEN.split(), -1)


class Speakers:
    """Who has spoken in an article so far, and what names it has for them."""

    def __init__(self, narrative: Narrative) -> None:
        self._narrative = narrative
        self._found: dict[int, list[Mention]] = {}  # names by sentence
        self._full: dict[str, list[tuple[int, str]]] = {}  # full names by surname
        self._genders: dict[str, int] = {}
        self._person: tuple[int, str] | None = None  # who spoke last, and where
        self._organisation: tuple[int, str] | None = None

    def resolve(self, kind: int, name: str, at: int) -> str | None:
        """Name of whoever is meant near a position of the line; None if it cannot be told."""
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
            titles = map(bare, titles_of(surname, self._narrative))
            self._genders[surname] = next((GENDERS[title] for title in titles if title in GENDERS), 0)
        return self._genders[surname]

    def _fullest(self, name: str, at: int) -> str:
        """The name of several words that has a surname, the last before a position, else the first behind."""
        if " " in name or len(self._full) > SURNAMES:
            return name
        if name not in self._full:
            self._full[name] = full_names(name, self._narrative)
        full = self._full[name]
        return next((known for start, known in reversed(full) if start <= at), full[0][1] if full else name)

    def _may_be_body(self, name: str) -> bool:
        """Whether a name may be that of an organisation: no person's, nor a mere first word of a sentence."""
        is_known_person = self._person is not None and name == self._person[1]
        return not is_known_person and (" " in name or name.isupper())

    def _referred(self, at: int, last: tuple[int, str] | None, fits: Callable[[str], bool]) -> str | None:
        """Who a pronoun at a position means: the last name that begins a sentence, the last speaker, the last name."""
        since = max(at - REFERENCE_CHARS, last[0] if last else 0)
        other = None
        for sentence, mention in self._mentions_before(at, since):
            if mention.leads or not other:
                start = sentence.span(mention.first)[0]
                if start < since or (other and start < at - NEAR_CHARS):
                    break
                text = sentence.text(mention.first, mention.end).removesuffix("’s").removesuffix("'s")
                name = self._fullest(text, at) if start < at else ""
                if name and fits(name):
                    if mention.leads:
                        return name
                    other = name
        return last[1] if last and at - last[0] <= REFERENCE_CHARS else other

    def _mentions_before(self, at: int, since: int) -> Iterator[tuple[Sentence, Mention]]:
        """Names in the sentences up to a position, the last first."""
        for number in range(self._narrative.number(at), -1, -1):
            sentence = self._narrative.sentence(number)
            if number not in self._found:
                self._found[number] = mentions(sentence)
            for mention in reversed(self._found[number]):
                yield sentence, mention
            if self._narrative.start(sentence.stretch.first) < since:
                break


@lru_cache(maxsize=1000)  # the same few speakers are asked for again and again in an article
def is_person(name: str) -> bool:
    """Whether a name may be that of a person: of two words at least, none of them an acronym."""
    words = name.split()
    return len(words) in PERSON_WORDS and not any(len(word) >= ACRONYM_CHARS and word.isupper() for word in words)
