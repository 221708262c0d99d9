"""Words and marks of a body with what each is known as; a quotation is one token."""

from typing import Final, NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.characters import (
    BEGINS,
    CLOSING,
    EXCLAMATION,
    HYPHEN,
    LETTER,
    LETTER_T,
    QUESTION,
    SPACE,
    UNSPACED,
)
from transforms.quotes.kinds import (
    BRACKET,
    BRACKET_END,
    COLON,
    COMMA,
    CUE,
    DASH,
    ENDS,
    IS_ELIDED,
    LEADS,
    QUOTED,
    WORD,
)
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.rows import (
    BLOCK_END,
    BLOCK_START,
    END,
    OUTER_END,
    OUTER_START,
    SENTENCE_BLOCK,
    SENTENCE_END,
    SENTENCE_FIRST,
    Numbers,
)
from transforms.quotes.spelling import read_word

FORMS: Final = COMMA | DASH | COLON | BRACKET | BRACKET_END | ENDS
IS_ENDED: Final = 1  # how a sentence may have ended
IS_ASKED: Final = 2  # by a quotation that ends in ? or !, which the sentence may go on behind: “Who?” Roe asked


class Tokens(NamedTuple):
    """Tokens of a body: what each is known as, its characters from and to, its hash or the number of its part."""

    flags: Numbers
    starts: Numbers
    ends: Numbers
    keys: Numbers


class Text(NamedTuple):
    """What the tokens of a body are known as, with a 0 behind, and the rules of its language."""

    flags: Numbers
    rules: int


@compiled_part
def lex(
    chars: Numbers,
    lexicon: Lexicon,
    blocks: Numbers,
    parts: Numbers,
    tokens: Tokens,
    sentences: Numbers,
) -> tuple[int, int]:
    """Fill in the tokens of a body and its sentences that have a cue; how many of each.

    No sentence ends within a quotation.
    """
    count = of_sentences = part = 0
    for block in range(len(blocks)):
        i, end = blocks[block, BLOCK_START], blocks[block, BLOCK_END]
        first, cues, ended, is_spaced = count, 0, 0, True
        while i < end:
            if chars[i] & SPACE:
                i, is_spaced = i + 1, True
                continue
            is_part = part < len(parts) and parts[part, OUTER_START] == i
            if ended and _may_begin(chars[i], is_part, ended, is_spaced):
                of_sentences = _keep_sentence(sentences, of_sentences, first, count, block, cues)
                first, cues = count, 0
            tokens.starts[count] = i
            if is_part:
                ended = _ended_by(chars[parts[part, END] - 1])
                flag, key, i = QUOTED, part, parts[part, OUTER_END]
                part += 1
            elif chars[i] & WORD:
                i, flag, key = read_word(chars, lexicon, i)
                ended = 0
            else:
                flag, key = chars[i] & FORMS, 0
                ended = _ended_behind(chars[i], ended, is_spaced)
                i += 1
            tokens.flags[count], tokens.ends[count], tokens.keys[count] = flag | LEADS * (count == first), i, key
            count += 1
            cues |= flag & CUE
            is_spaced = False
            i += _clitic_hyphen(chars, lexicon, i) if i < end else 0
        of_sentences = _keep_sentence(sentences, of_sentences, first, count, block, cues)
    tokens.flags[count] = tokens.flags[-1] = 0  # what one sees who looks behind the last and before the first
    return count, of_sentences


@compiled_part
def _may_begin(char: int, is_part: bool, ended: int, is_spaced: bool) -> bool:
    """Whether a sentence begins with a character behind another that has ended."""
    if not is_spaced and not char & UNSPACED:
        return False
    return char & BEGINS > 0 if ended == IS_ENDED else is_part


@compiled_part
def _ended_behind(char: int, ended: int, is_spaced: bool) -> int:
    """Whether a sentence has ended behind a mark."""
    if char & ENDS:
        return IS_ENDED
    return 0 if is_spaced or not char & CLOSING else ended


@compiled_part
def _ended_by(last: int) -> int:
    """Whether a quotation ends its sentence by its last character: not by a comma."""
    if not last & ENDS:
        return 0
    is_asked = last & LETTER == QUESTION or last & LETTER == EXCLAMATION
    return IS_ASKED if is_asked else IS_ENDED


@compiled_part
def _clitic_hyphen(chars: Numbers, lexicon: Lexicon, i: int) -> int:
    """Characters between a verb and the pronoun that hangs on it: a-t-il, dit-il."""
    if not lexicon.rules & IS_ELIDED or chars[i] & LETTER != HYPHEN:
        return 0
    return 3 if chars[i + 1] & LETTER == LETTER_T and chars[i + 2] & LETTER == HYPHEN else 1


@compiled_part
def _keep_sentence(sentences: Numbers, number: int, first: int, end: int, block: int, cues: int) -> int:
    """Keep a sentence if it has a cue; how many are kept now."""
    if not cues:
        return number
    sentences[number, SENTENCE_FIRST], sentences[number, SENTENCE_END] = first, end
    sentences[number, SENTENCE_BLOCK] = block
    return number + 1
