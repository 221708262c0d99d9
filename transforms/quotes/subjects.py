"""Who is told to have spoken, by the words that name them."""

from typing import Final, NamedTuple

from transforms.quotes.kinds import DETERMINER, HE, IT, ROLE, THEY
from transforms.quotes.lexer import Sentence
from transforms.quotes.names import find_name

# What the words of a subject are; a plain noun is one with which a sentence may have begun: The ministry.
IS_NAME: Final = 1
IS_NOUN: Final = 2
IS_PLAIN: Final = 3
IS_HE: Final = 4
IS_IT: Final = 5
IS_THEY: Final = 6
IS_WE: Final = 7
IS_DROPPED: Final = 8  # no word at all: explicó


class Subject(NamedTuple):
    """Whoever stands beside a verb: tokens from and to, those of the name within, and what they are."""

    first: int
    end: int
    name_first: int
    name_end: int
    kind: int


class Attribution(NamedTuple):
    """Who is told to have spoken, the tokens of the word that says so, and how many lie between that and the words."""

    subject: Subject
    verb: int = 0
    verb_end: int = 0  # 0: no word says so
    distance: int = 0


def subject_of_words(sentence: Sentence, first: int, end: int) -> Subject | None:
    """Subject that has the tokens from and to; None if they name nobody."""
    if end <= first:
        return None
    name_first, name_end, is_name = find_name(sentence, first, end)
    if name_end <= name_first:
        return None
    if is_name:
        return Subject(first, end, name_first, name_end, IS_NAME)
    is_plain = sentence.flags[first] & (DETERMINER | ROLE)
    return Subject(first, end, name_first, name_end, IS_PLAIN if is_plain else IS_NOUN)


def pronoun(flags: list[int], i: int) -> Subject:
    """Subject that is a pronoun."""
    flag = flags[i]
    kind = IS_HE if flag & HE else IS_IT if flag & IT else IS_THEY if flag & THEY else IS_WE
    return Subject(i, i + 1, i, i + 1, kind)
