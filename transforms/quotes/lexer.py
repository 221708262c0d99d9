"""Words and marks of a text with what each is known as; a quotation is one token."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled

Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# What a token is known as: by a word list (words.py) ...
VERB, CLAIM, PARTICIPLE, ZERO, NAMING, BY, POSTPOSITION, THAT = (1 << bit for bit in range(8))
HE, IT, RELATIVE, DETERMINER, LINK, PREPOSITION, STOP, FILLER = (1 << bit for bit in range(8, 16))
PASSIVE, TIME, ROLE, COORDINATOR, TITLE, PARTICLE, BODY, JUNK = (1 << bit for bit in range(16, 24))
ABBREVIATION, ELIDED, NEEDS, BY_AFTER, ROLE_ENDING = (1 << bit for bit in range(24, 29))
# ... and by its form.
WORD, CAPITAL, POSSESSIVE, NUMBER, ADVERB, PAST = (1 << bit for bit in range(29, 35))
COMMA, DASH, COLON, BRACKET, BRACKET_END, STOP_MARK, QUOTED, LEADS = (1 << bit for bit in range(35, 43))

CUE = VERB | BY | BY_AFTER | POSTPOSITION | QUOTED  # a sentence without any of them attributes nothing
PRONOUN = HE | IT

# What a character is, above the 16 bits of the character in small letters.
LETTER, UPPER, SPACE, NEWLINE, END, CLOSING, TERMINAL, BEGINS, UNSPACED, MARKS = (1 << bit for bit in range(16, 26))
FORMS = 26  # from here on the bits of COMMA to STOP_MARK, in their order
TO_FORM = 35 - FORMS
LOWER = 0xFFFF
OPENING_MARKS, CLOSING_MARKS = '"“„‟«‹「『＂〝', '"”“»›」』＂〞〟'
ENDS = ".!?…。！？؟۔।"
APOSTROPHE, CURLY, DOT, HYPHEN, AMPERSAND, BLANK, QUESTION, EXCLAMATION, T, S, D, E, L, Y = map(ord, "'’.-& ?!tsdely")
IS_ENDED, IS_ASKED = 1, 2  # how a sentence may have ended
# Columns of a part of a quotation: its characters, those of it and its marks, its number, whether a mark closes it.
START_AT, END_AT, OUTER_START, OUTER_END, SPAN, STATE = range(6)
INDENT = 2  # spaces at the beginning of a line that make it a paragraph
SHORT_ENDING, LONG_ENDING = 2, 20  # letters of an ending that makes a word a title

# A multiplicative hash of 64 bits; no two words of the lists meet in it.
SEED, STEP, BITS, EMPTY = np.uint64(0x632BE59BD9B4E019), np.uint64(0x9FB21C651E98DF25), np.uint64(29), np.uint64(0)

# Rules of a language that are no words.
IS_ELIDED, IS_COMMA_THAT, IS_INVERTED, IS_VERB_LAST, IS_PRONOUN_DROPPED, ARE_NOUNS_CAPITAL, HAS_DIALOGUE, HAS_ENDINGS = (
    1 << bit for bit in range(8)
)


class Lexicon(NamedTuple):
    """A language for the compiled code: words by hash in an open table, phrases, and rules."""

    keys: Hashes
    flags: Numbers
    phrases: Hashes  # (phrases, words), 0 beyond the last word
    anchors: Numbers  # (phrases, 2): how many words, and the one by which the phrase is found
    needs: Hashes  # (verbs, 2): a verb and the word that must stand behind
    rules: int


class Text(NamedTuple):
    """A body in tokens: what each is known as, its characters from and to, its hash or the number of its quotation."""

    flags: Numbers
    starts: Numbers
    ends: Numbers
    hashes: Hashes
    lexicon: Lexicon


def lexicon(words: Mapping[str, int], phrases: Sequence[tuple[Sequence[str], int]], needs: Mapping[str, str], rules: int) -> Lexicon:
    """Language of words in small letters with typewriter apostrophes; endings of words begin with a hyphen."""
    slots = 1 << (2 * len(words) + 2).bit_length()
    keys, flags = np.zeros(slots, np.uint64), np.zeros(slots, np.int64)
    for word, flag in words.items():
        key = _hash(word)
        slot = int(key) % slots
        while keys[slot] not in {EMPTY, key}:
            slot = (slot + 1) % slots
        keys[slot], flags[slot] = key, flag
    table = np.zeros((len(phrases), 1 + max((len(words) for words, _ in phrases), default=0)), np.uint64)
    for row, (parts, _) in zip(table, phrases, strict=True):
        row[: len(parts)] = [_hash(word) for word in parts]
    anchors = np.array([(len(parts), anchor) for parts, anchor in phrases], np.int64).reshape(-1, 2)
    pairs = np.array([(_hash(verb), _hash(word)) for verb, word in needs.items()], np.uint64).reshape(-1, 2)
    return Lexicon(keys, flags, table, anchors, pairs, rules)


def _hash(word: str) -> np.uint64:
    key = SEED
    for letter in word:
        key = np.uint64(hashed(key, ord(letter)))
    return key


@cache
def characters() -> Codes:
    """What each character of the Basic Multilingual Plane is; the last place is for those beyond."""
    table = np.array([_character(chr(code)) for code in range(LOWER + 1)], np.uint32)
    table[-1] = LOWER
    return table


def _character(c: str) -> int:
    is_letter = c.isalnum() or unicodedata.category(c)[0] == "M"
    is_mark = c in OPENING_MARKS or c in CLOSING_MARKS
    forms = ",،、，", "—–-―", ":;：；", "([（", ")]）", ENDS
    return (
        min(ord(c.lower()[0]), LOWER)
        | LETTER * is_letter
        | UPPER * (c.isupper() or c.istitle())
        | SPACE * (c.isspace() or c in "\u200b\ufeff")
        | NEWLINE * (c == "\n")
        | END * (c in ENDS)
        | CLOSING * (c in CLOSING_MARKS or c in "’)]'）")  # may stand between the end of a sentence and the space
        | TERMINAL * (c in ENDS or c in CLOSING_MARKS or c in ":;)）’")  # a line that ends so ends its paragraph
        # A sentence begins with it behind the end of another: a capital, a digit, a mark, a letter that has no case.
        | BEGINS * (not c.islower() and (is_letter or is_mark or c in "‘'(¿¡—–-[‚（"))
        | UNSPACED * ("\u2e80" <= c < "\uac00" or "\uff00" <= c < "\uffef")
        | MARKS * is_mark
        | sum((c in group) << (FORMS + bit) for bit, group in enumerate(forms))
    )


@compiled
def hashed(key: int, letter: int) -> Any:  # noqa: ANN401 - numba infers it
    """Hash of the letters so far and one more."""
    key = (key ^ np.uint64(letter)) * STEP
    return key ^ (key >> BITS)


@compiled
def look_up(key: int, lexicon: Lexicon) -> int:
    """What a word is known as by its hash; 0 if it is not."""
    mask = np.uint64(len(lexicon.keys) - 1)
    slot = key & mask
    while lexicon.keys[slot] != EMPTY:
        if lexicon.keys[slot] == key:
            return lexicon.flags[slot]  # type: ignore[no-any-return]
        slot = (slot + np.uint64(1)) & mask
    return 0


@compiled
def character(codes: Codes, chars: Codes, i: int) -> Any:  # noqa: ANN401 - numba infers it
    """What the character at a position is; 0 beyond the end."""
    return chars[min(codes[i], LOWER)] if 0 <= i < len(codes) else np.uint32(0)


@compiled
def find_blocks(codes: Codes, chars: Codes, blocks: Numbers) -> int:
    """Fill in where each paragraph begins and ends; how many there are.

    A paragraph ends at an empty line, or at the end of a line that ends as sentences do, or before an indented one.
    """
    count = i = 0
    while i < len(codes):
        lines = indent = 0
        while i < len(codes) and character(codes, chars, i) & SPACE:
            i += 1
        start = end = i
        while i < len(codes):
            if not character(codes, chars, i) & SPACE:
                i += 1
                end = i
                continue
            is_line = character(codes, chars, i) & NEWLINE > 0
            lines, indent = (0, 0) if i == end else (lines, indent)
            lines += is_line
            indent = 0 if is_line else indent + 1
            i += 1
            is_next = i < len(codes) and not character(codes, chars, i) & SPACE
            is_terminal = character(codes, chars, end - 1) & TERMINAL > 0
            if is_next and (lines > 1 or (lines == 1 and (is_terminal or indent >= INDENT))):
                break
        if end > start:
            blocks[count, 0], blocks[count, 1] = start, end
            count += 1
    return count


@compiled
def read_word(codes: Codes, chars: Codes, lexicon: Lexicon, start: int) -> tuple[int, int, int]:
    """Where a word ends, what it is known as, and its hash; an abbreviation has its full stop, l’ its apostrophe."""
    key, i, base, dots = SEED, start, 0, 0
    is_elided = lexicon.rules & IS_ELIDED > 0
    while True:
        info = character(codes, chars, i)
        if not info & LETTER:
            if not _joins(codes, chars, i):
                break
            code = codes[i]
            if code == APOSTROPHE or code == CURLY:
                known = look_up(hashed(key, APOSTROPHE), lexicon)
                if is_elided and known & ELIDED:
                    return i + 1, known | WORD | _case(codes, chars, start), hashed(key, APOSTROPHE)
                base |= look_up(key, lexicon) & (PRONOUN | RELATIVE)  # he'd
                info = np.uint32(APOSTROPHE)
            elif code == DOT:
                if i - start != 1 + 2 * dots and not _is_digit(codes, i - 1):
                    break
                dots += 1
            elif is_elided and code == HYPHEN and _is_clitic(codes, chars, lexicon, i + 1):
                break
        key = hashed(key, info & LOWER)
        i += 1
    known = look_up(key, lexicon)
    flag = (known if known else base) | WORD | _case(codes, chars, start)
    is_stop = i < len(codes) and codes[i] == DOT
    if is_stop and (flag & ABBREVIATION or dots or (i - start == 1 and flag & CAPITAL)):
        return i + 1, flag, key
    if lexicon.rules & HAS_ENDINGS and flag & CAPITAL:
        flag |= _ending(codes, chars, lexicon, start, i)
    return i, flag | _form(codes, start, i), key


@compiled
def _case(codes: Codes, chars: Codes, start: int) -> int:
    return CAPITAL if character(codes, chars, start) & UPPER else 0


@compiled
def _joins(codes: Codes, chars: Codes, i: int) -> bool:
    """Whether a mark between letters belongs to the word: Indo-Pacific, U.S, AT&T."""
    if i >= len(codes):
        return False
    code = codes[i]
    is_joiner = code == APOSTROPHE or code == CURLY or code == DOT or code == HYPHEN or code == AMPERSAND
    return is_joiner and character(codes, chars, i + 1) & LETTER > 0  # type: ignore[no-any-return]


@compiled
def _is_digit(codes: Codes, i: int) -> bool:
    return 48 <= codes[i] <= 57  # noqa: PLR2004 - 0 to 9


@compiled
def _is_clitic(codes: Codes, chars: Codes, lexicon: Lexicon, start: int) -> bool:
    """Whether a pronoun hangs on a verb by the hyphen before a position: dit-il, a-t-elle."""
    key, i = SEED, start
    while character(codes, chars, i) & LETTER:
        key = hashed(key, character(codes, chars, i) & LOWER)
        i += 1
    is_t = i - start == 1 and codes[start] == T and i < len(codes) and codes[i] == HYPHEN
    return is_t or look_up(key, lexicon) & PRONOUN > 0


@compiled
def _ending(codes: Codes, chars: Codes, lexicon: Lexicon, start: int, end: int) -> int:
    """What a word is known as by its ending: Verkehrs-ministerin."""
    flag = 0
    for length in range(SHORT_ENDING, min(LONG_ENDING, end - start) + 1):
        key = hashed(SEED, HYPHEN)
        for i in range(end - length, end):
            key = hashed(key, character(codes, chars, i) & LOWER)
        flag |= look_up(key, lexicon)
    return flag


@compiled
def _form(codes: Codes, start: int, end: int) -> int:
    """Whether a word is a number, or ends as adverbs, past tenses and genitives do in English."""
    last = codes[end - 1]
    if _is_digit(codes, end - 1):
        return NUMBER
    if end - start < 3:  # noqa: PLR2004 - an ending and a letter before
        return 0
    before = codes[end - 2]
    if last == S and (before == APOSTROPHE or before == CURLY):
        return POSSESSIVE
    if before == L and last == Y:
        return ADVERB
    return PAST if before == E and last == D else 0


@compiled
def lex(
    codes: Codes, chars: Codes, blocks: Numbers, parts: Numbers, text: Text, sentences: Numbers
) -> tuple[int, int]:
    """Fill in the tokens of a body and its sentences: token from and to, paragraph, whether it has a cue; how many.

    `parts` are the quotations, each of which is one token; no sentence ends within one.
    """
    count = of_sentences = part = 0
    for block in range(len(blocks)):
        i, end = blocks[block, 0], blocks[block, 1]
        first, cues, ended = count, 0, 0
        spaced = True
        while i < end:
            info = character(codes, chars, i)
            if info & SPACE:
                i, spaced = i + 1, True
                continue
            is_quotation = part < len(parts) and i == parts[part, OUTER_START]
            begins = spaced or info & UNSPACED > 0
            if begins and (ended == IS_ENDED and info & BEGINS or ended == IS_ASKED and is_quotation):
                of_sentences = _end_sentence(sentences, of_sentences, first, count, block, cues)
                first, cues = count, 0
            if is_quotation:
                behind, flag, key = parts[part, OUTER_END], QUOTED, np.uint64(part)
                ended = _ended_by(codes, chars, parts[part, END_AT] - 1)
                part += 1
            elif info & LETTER:
                behind, flag, key = read_word(codes, chars, text.lexicon, i)
                behind, flag = _possessive(codes, behind, flag)
                ended = 0
            else:
                behind, flag, key = i + 1, np.int64(info >> FORMS) << (FORMS + TO_FORM), EMPTY
                is_closing = info & CLOSING > 0 and not spaced
                ended = IS_ENDED if info & END else (ended if is_closing else 0)
            if count == first:
                flag |= LEADS
            text.flags[count], text.starts[count], text.ends[count], text.hashes[count] = flag, i, behind, key
            count += 1
            cues |= flag & CUE
            i, spaced = behind, False
            if text.lexicon.rules & IS_ELIDED and i < end and codes[i] == HYPHEN and flag & WORD:
                i += 3 if character(codes, chars, i + 2) & LOWER == HYPHEN and codes[i + 1] == T else 1  # a-t-il, dit-il
        of_sentences = _end_sentence(sentences, of_sentences, first, count, block, cues)
    return count, of_sentences


@compiled
def _end_sentence(sentences: Numbers, number: int, first: int, end: int, block: int, cues: int) -> int:
    """Keep a sentence if it has a cue; the number of the next."""
    if not cues:
        return number
    sentences[number, 0], sentences[number, 1], sentences[number, 2] = first, end, block
    return number + 1


@compiled
def _ended_by(codes: Codes, chars: Codes, last: int) -> int:
    """Whether a quotation ends its sentence by its last character: not by a comma, nor its question: “Who?” Roe asked."""
    if not character(codes, chars, last) & END:
        return 0
    return IS_ASKED if codes[last] == QUESTION or codes[last] == EXCLAMATION else IS_ENDED


@compiled
def _possessive(codes: Codes, end: int, flag: int) -> tuple[int, int]:
    """Where a word ends that may have an apostrophe behind its s: drivers’ union."""
    is_open = end + 1 < len(codes) and codes[end - 1] == S and codes[end + 1] == BLANK
    if is_open and (codes[end] == APOSTROPHE or codes[end] == CURLY):
        return end + 1, flag | POSSESSIVE
    return end, flag
