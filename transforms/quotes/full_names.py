"""The full name of somebody whom an article has by surname alone, and the titles it has with that."""

from collections.abc import Iterator, Sequence

from transforms.quotes.kinds import (
    CAPITAL,
    DETERMINER,
    ENDS,
    HALF_TITLE,
    PARTICLE,
    POSSESSIVE,
    ROLE_ENDING,
    TITLE,
    WORD,
)
from transforms.quotes.lexer import Narrative
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.mentions import NO_NAME
from transforms.quotes.names import LONG_NAME

OCCURRENCES = 100  # of a surname that are looked at; an article has the full name early
NAME_CHARS = 60  # before a surname, and behind a family name
GIVEN_WORDS = 2  # behind a family name at most: Wang Yi, Nguyen Van An


def full_names(name: str, narrative: Narrative) -> list[tuple[int, str]]:
    """Names of several words that end in a surname, and where in the line each begins.

    If there is none and the article has a title before the name, those that it begins: Mr Wang is Wang Yi.
    """
    line, lexicon = narrative.line, narrative.lexicon
    found = []
    alone = []  # where no name is before
    has_title = False
    for at in _occurrences(name, line):
        last = max(0, at - 1)
        flags = _flags(line[line.rfind(" ", 0, last) + 1 : last], lexicon)
        if flags & (CAPITAL | PARTICLE) and not flags & NO_NAME:
            first = _first_name(line[max(0, at - NAME_CHARS) : last].split(" "), lexicon)
            if first and not _given_name(line, at + len(name), lexicon):
                found.append((last - len(first), f"{first} {name}"))
        else:
            has_title = has_title or flags & (TITLE | HALF_TITLE) == TITLE
            alone.append(at)
    if found or not has_title:
        return found
    given = [(at, _given_name(line, at + len(name), lexicon)) for at in alone]
    return [(at, f"{name} {words}") for at, words in given if words]


def titles_of(name: str, narrative: Narrative) -> Iterator[str]:
    """Titles with which the article has a surname, or the full name, in order."""
    for at in _occurrences(name, narrative.line):
        before = narrative.line[max(0, at - NAME_CHARS) : max(0, at - 1)].split(" ")
        first = _first_name(before, narrative.lexicon).split()
        title = before[-len(first) - 1] if len(first) < len(before) else ""
        if title and _flags(title, narrative.lexicon) & TITLE:
            yield title


def _occurrences(name: str, line: str) -> Iterator[int]:
    """Where a name stands as a word of its own, or in the genitive."""
    at = line.find(name)
    for _ in range(OCCURRENCES):
        if at < 0:
            break
        end = at + len(name)
        if (at == 0 or line[at - 1] == " ") and not line[end : end + 1].isalnum():
            yield at
        at = line.find(name, end)


def _flags(word: str, lexicon: Lexicon) -> int:
    """What a word is known as if no mark is at it and no sentence ends with it."""
    flags = lexicon[word]
    return flags[0] if len(flags) == 1 and not flags[0] & (ENDS | POSSESSIVE) else 0


def _first_name(before: Sequence[str], lexicon: Lexicon) -> str:
    """What of the words before a surname is of the name: Jane, Ursula von der."""
    count = capitals = 0
    for word in reversed(before):
        flags = _flags(word, lexicon)
        if flags & CAPITAL and not flags & NO_NAME:
            count += 1
            capitals = count
        elif flags & PARTICLE and not lexicon.words.are_nouns_capital:
            count += 1
        else:
            break
    names = before[len(before) - capitals :] if capitals else []
    if len(names) + 1 >= LONG_NAME and _flags(names[0], lexicon) & ROLE_ENDING:
        names = names[1:]  # Zeuge Timo Arndt
    ahead = _flags(before[-len(names) - 1], lexicon) if len(names) < len(before) else 0
    if lexicon.words.are_nouns_capital and ahead & DETERMINER:
        return ""  # no name, but a noun: die Halbinsel Krim
    return " ".join(names)


def _given_name(line: str, at: int, lexicon: Lexicon) -> str:
    """What of the words behind a family name that ends at a position is of the name."""
    given = []
    if line[at : at + 1] == " ":
        behind = line[at : at + NAME_CHARS].split(" ")
        for word in behind[1 : GIVEN_WORDS + 1]:
            flags = lexicon[word]
            if not flags or not flags[0] & CAPITAL or not flags[0] & WORD or flags[0] & NO_NAME:
                break
            start, end = lexicon.span(word, 0)
            given.append(word[start:end].removesuffix("'s").removesuffix("’s"))
            if len(flags) > 1 or flags[0] & (ENDS | POSSESSIVE):
                break
    return " ".join(given)
