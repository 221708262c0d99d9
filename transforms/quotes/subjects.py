"""Who is told to have spoken, by the words that name them."""

from typing import Final, NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.kinds import DETERMINER, HE, IT, ROLE, THEY
from transforms.quotes.lexer import Text
from transforms.quotes.names import find_name

# What the words of a subject are; a plain noun is one with which a sentence may have begun: The ministry.
NOBODY: Final = 0
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
    kind: int  # NOBODY: there is no subject


class Attribution(NamedTuple):
    """Who is told to have spoken, the tokens of the word that says so, and how many lie between that and the words."""

    subject: Subject
    verb: int
    verb_end: int  # 0: no word says so
    distance: int


@compiled_part
def nobody() -> Subject:
    """No subject."""
    return Subject(0, 0, 0, 0, NOBODY)


@compiled_part
def unattributed() -> Attribution:
    """No attribution."""
    return Attribution(nobody(), 0, 0, 0)


@compiled_part
def subject_of_words(text: Text, first: int, end: int) -> Subject:
    """Subject that has the tokens from and to; nobody if they name nobody."""
    if end <= first:
        return nobody()
    name_first, name_end, is_name = find_name(text, first, end)
    if name_end <= name_first:
        return nobody()
    is_plain = text.flags[first] & (DETERMINER | ROLE) > 0
    return Subject(first, end, name_first, name_end, IS_NAME if is_name else IS_PLAIN if is_plain else IS_NOUN)


@compiled_part
def pronoun(text: Text, i: int) -> Subject:
    """Subject that is a pronoun."""
    flag = text.flags[i]
    kind = IS_HE if flag & HE else IS_IT if flag & IT else IS_THEY if flag & THEY else IS_WE
    return Subject(i, i + 1, i, i + 1, kind)
