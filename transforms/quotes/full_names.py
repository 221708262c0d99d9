"""Names that an article has, and the full name of somebody whom it has by surname alone."""

from collections import defaultdict
from typing import NamedTuple

from transforms.quotes.rows import NAME_END, NAME_LEADS, NAME_START, NAME_TITLED, NAME_WORDS

TITLE_CHARS = 15  # before a name in which its title stands; superintendent has 14
GIVEN_WORDS = range(2, 4)  # of a name that begins with the family name: Wang Yi, Nguyen Van An


class Mention(NamedTuple):
    """A name as it stands in an article."""

    start: int
    name: str
    leads: bool  # a sentence begins with it, but for titles


class Names:
    """Names of an article in order."""

    def __init__(self, body: str, rows: list[list[int]]) -> None:
        self.rows, self._body = rows, body
        self._by_last: dict[str, list[Mention]] = defaultdict(list)
        self._by_first: dict[str, list[Mention]] = defaultdict(list)
        self._titled: set[str] = set()  # first words of names that have a person's title before them
        self._titles: dict[str, list[str]] = defaultdict(list)  # words right before names, by the last of the name
        self._is_read = False

    def mention(self, number: int) -> Mention:
        """A name by its number."""
        row = self.rows[number]
        name = without_breaks(self._body[row[NAME_START] : row[NAME_END]])
        return Mention(row[NAME_START], name.removesuffix("’s").removesuffix("'s"), row[NAME_LEADS] > 0)

    def fullest(self, name: str, at: int) -> str:
        """The name of several words that has a surname, the last before a position, else the first behind.

        If there is none that ends in it, and the article has a title before it, one that it begins: Mr Wang is Wang Yi.
        """
        self._read()
        full = self._by_last.get(name) or (self._by_first.get(name) if name in self._titled else None)
        if not full:
            return name
        return next((known.name for known in reversed(full) if known.start <= at), full[0].name)

    def titles(self, surname: str) -> list[str]:
        """Words right before names that end in a surname, in small letters."""
        self._read()
        return self._titles.get(surname, [])

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        for number, row in enumerate(self.rows):
            if row[NAME_WORDS] == 1 and not row[NAME_TITLED]:
                continue  # most of the names, which tell nothing of others
            mention = self.mention(number)
            words = mention.name.split(" ")
            if row[NAME_TITLED]:
                self._titled.add(words[0])
                before = self._body[max(0, mention.start - TITLE_CHARS) : mention.start].split()
                self._titles[words[-1]].append(before[-1].rstrip(".").lower() if before else "")
            if len(words) > 1:
                self._by_last[words[-1]].append(mention)
                if row[NAME_WORDS] in GIVEN_WORDS:
                    self._by_first[words[0]].append(mention)


def without_breaks(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split()) if "\n" in text else text
