"""What a token may be known as, one bit each.

The first 30 are those asked for at every word: arithmetic on whole numbers of up to 30 bits is quicker.
"""

from typing import Final

WORD: Final = 1 << 0
CAPITAL: Final = 1 << 1  # first letter
SPACED: Final = 1 << 2  # white space behind it
BEGINS: Final = 1 << 3  # may begin a sentence: a capital, a digit, a mark, a letter that has no case
ENDS: Final = 1 << 4  # ends a sentence if another may begin behind it: a full stop, or a word that has one
COMMA: Final = 1 << 5
BREAK: Final = 1 << 6  # a paragraph ends behind it
QUOTED: Final = 1 << 7  # a quotation
ASKS: Final = 1 << 8  # a quotation that ends in ? or !, which the sentence may go on behind: “Who?” Roe asked
CLOSING: Final = 1 << 9  # may stand between the end of a sentence and the space
STOP: Final = 1 << 10  # from here on mostly by a word list (lexicon.py)
PREPOSITION: Final = 1 << 11
DETERMINER: Final = 1 << 12
LINK: Final = 1 << 13
FILLER: Final = 1 << 14
PASSIVE: Final = 1 << 15
COORDINATOR: Final = 1 << 16
PARTICLE: Final = 1 << 17
VERB: Final = 1 << 18
CLAIM: Final = 1 << 19
BY: Final = 1 << 20  # the word by which a phrase is found
BY_AFTER: Final = 1 << 21
POSTPOSITION: Final = 1 << 22
NEEDS: Final = 1 << 23
ADVERB: Final = 1 << 24  # ends as adverbs do in English, as PAST and POSSESSIVE do
NUMBER: Final = 1 << 25
POSSESSIVE: Final = 1 << 26
TIME: Final = 1 << 27
TITLE: Final = 1 << 28
PRONOUN: Final = 1 << 29
HE: Final = 1 << 30
IT: Final = 1 << 31
THEY: Final = 1 << 32
WE: Final = 1 << 33
THAT: Final = 1 << 34  # from here on by its word list, if nothing else is said
JUNK: Final = 1 << 35
BODY: Final = 1 << 36
ROLE: Final = 1 << 37
ROLE_ENDING: Final = 1 << 38
PARTICIPLE: Final = 1 << 39
ZERO: Final = 1 << 40
NAMING: Final = 1 << 41
RELATIVE: Final = 1 << 42
AS: Final = 1 << 43
AGENT: Final = 1 << 44
ABBREVIATION: Final = 1 << 45
ELIDED: Final = 1 << 46
PAST: Final = 1 << 47  # ends as past tenses do in English
DASH: Final = 1 << 48  # a mark, as the next three
COLON: Final = 1 << 49
BRACKET: Final = 1 << 50
BRACKET_END: Final = 1 << 51
LEADS: Final = 1 << 52  # first of a sentence
PHRASE: Final = 1 << 53  # first of a phrase like 'according to'
PHRASE_END: Final = 1 << 54  # last of it
HALF_TITLE: Final = 1 << 55  # a title that bodies have before their names too: former

CUE: Final = VERB | CLAIM | BY | BY_AFTER | POSTPOSITION | QUOTED  # a sentence without any of them attributes nothing
CUE_OF_REPORT: Final = CLAIM | BY | BY_AFTER | POSTPOSITION  # the same for one without quotation marks
