"""What a token may be known as, one bit each: by its form, by a word list (lexicon.py), by its place.

Bits 16 to 23 are those of the character with which it begins (characters.py).
"""

from typing import Final

STOP: Final = 1 << 0  # from here on by the word list of that name, if nothing else is said
PREPOSITION: Final = 1 << 1
DETERMINER: Final = 1 << 2
LINK: Final = 1 << 3
FILLER: Final = 1 << 4
PASSIVE: Final = 1 << 5
COORDINATOR: Final = 1 << 6
PARTICLE: Final = 1 << 7
VERB: Final = 1 << 8
CLAIM: Final = 1 << 9
BY: Final = 1 << 10  # the word by which a phrase is found
BY_AFTER: Final = 1 << 11
POSTPOSITION: Final = 1 << 12
NEEDS: Final = 1 << 13
TIME: Final = 1 << 14
TITLE: Final = 1 << 15
WORD: Final = 1 << 16  # by its first character, to which belong letters, digits and marks
CAPITAL: Final = 1 << 17
COMMA: Final = 1 << 18
DASH: Final = 1 << 19
COLON: Final = 1 << 20
BRACKET: Final = 1 << 21
BRACKET_END: Final = 1 << 22
ENDS: Final = 1 << 23  # a mark that ends a sentence
HE: Final = 1 << 24  # by their lists again
IT: Final = 1 << 25
THEY: Final = 1 << 26
WE: Final = 1 << 27
THAT: Final = 1 << 28
JUNK: Final = 1 << 29
BODY: Final = 1 << 30
ROLE: Final = 1 << 31
ROLE_ENDING: Final = 1 << 32
PARTICIPLE: Final = 1 << 33
ZERO: Final = 1 << 34
NAMING: Final = 1 << 35
RELATIVE: Final = 1 << 36
AS: Final = 1 << 37
AGENT: Final = 1 << 38
ABBREVIATION: Final = 1 << 39
ELIDED: Final = 1 << 40
HALF_TITLE: Final = 1 << 41  # a title that bodies have before their names too: former
ADVERB: Final = 1 << 42  # ends as adverbs do in English, as PAST and POSSESSIVE do
PAST: Final = 1 << 43
POSSESSIVE: Final = 1 << 44
NUMBER: Final = 1 << 45
QUOTED: Final = 1 << 46  # a quotation
LEADS: Final = 1 << 47  # first of a sentence
PHRASE: Final = 1 << 48  # first of a phrase like 'according to'
PHRASE_END: Final = 1 << 49  # last of it

PRONOUN: Final = HE | IT | THEY | WE
CUE: Final = VERB | CLAIM | BY | BY_AFTER | POSTPOSITION | QUOTED  # a sentence without any of them attributes nothing

# Rules of a language that are no words (words.py).
IS_COMMA_THAT: Final = 1 << 0
IS_INVERTED: Final = 1 << 1
IS_VERB_SECOND: Final = 1 << 2
IS_VERB_LAST: Final = 1 << 3
IS_PRONOUN_DROPPED: Final = 1 << 4
ARE_NOUNS_CAPITAL: Final = 1 << 5
HAS_DIALOGUE: Final = 1 << 6
IS_ELIDED: Final = 1 << 7  # words are parted as in l’été, dit-il, a-t-il
HAS_ENDINGS: Final = 1 << 8
