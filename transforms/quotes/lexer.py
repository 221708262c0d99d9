"""Words and marks of a text with what each is known as; a quotation is one token."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.compiled import compiled_part

Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# What a token is known as: by a word list (words.py) ...
VERB, CLAIM, PARTICIPLE, ZERO, NAMING, BY, POSTPOSITION, THAT = (1 << bit for bit in range(8))
HE, IT, RELATIVE, DETERMINER, LINK, PREPOSITION, STOP, FILLER = (1 << bit for bit in range(8, 16))
PASSIVE, TIME, ROLE, COORDINATOR, TITLE, PARTICLE, BODY, JUNK = (1 << bit for bit in range(16, 24))
ABBREVIATION, ELIDED, NEEDS, BY_AFTER, ROLE_ENDING = (1 << bit for bit in range(24, 29))
# ... by its form ...
WORD, CAPITAL, POSSESSIVE, NUMBER, ADVERB, PAST = (1 << bit for bit in range(29, 35))
COMMA, DASH, COLON, BRACKET, BRACKET_END, STOP_MARK, QUOTED = (1 << bit for bit in range(35, 42))
# ... and by its place: first of a sentence, first and last of a phrase like 'according to'.
LEADS, PHRASE, PHRASE_END = (1 << bit for bit in range(42, 45))
THEY, WE, AS, AGENT = (1 << bit for bit in range(45, 49))

CUE = VERB | BY | BY_AFTER | POSTPOSITION | QUOTED  # a sentence without any of them attributes nothing
PRONOUN = HE | IT | THEY | WE

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
PADDING = 2  # zeros behind a body, so that one may look two characters ahead
INDENT = 2  # spaces at the beginning of a line that make it a paragraph
LONG_ENDING = 20  # letters of an ending that makes a word a title
TITLE_CHARS = 4  # letters of such a word, at least

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
    anchors: Numbers  # (phrases, 3): how many words, the one by which the phrase is found, and its kind, BY or PASSIVE
    needs: Hashes  # (verbs, 2): a verb and the word that must stand behind
    rules: int


class Tokens(NamedTuple):
    """Tokens of a body: what each is known as, its characters from and to, its hash or the number of its quotation."""

    flags: Numbers
    starts: Numbers
    ends: Numbers
    hashes: Hashes


class Text(NamedTuple):
    """What the tokens of a body are known as, and the rules of its language."""

    flags: Numbers
    rules: int


def lexicon(words: Mapping[str, int], phrases: Sequence[tuple[Sequence[str], int, int]], needs: Mapping[str, str], rules: int) -> Lexicon:
    """Language of words in small letters with typewriter apostrophes; endings of words begin with a hyphen."""
    slots = 1 << (2 * len(words) + 2).bit_length()
    keys, flags = np.zeros(slots, np.uint64), np.zeros(slots, np.int64)
    for word, flag in words.items():
        key = _hash(word)
        slot = int(key) % slots
        while keys[slot] not in {EMPTY, key}:
            slot = (slot + 1) % slots
        keys[slot], flags[slot] = key, flag
    table = np.zeros((len(phrases), 1 + max((len(words) for words, _, _ in phrases), default=0)), np.uint64)
    for row, (parts, _, _) in zip(table, phrases, strict=True):
        row[: len(parts)] = [_hash(word) for word in parts]
    anchors = np.array([(len(parts), anchor, kind) for parts, anchor, kind in phrases], np.int64).reshape(-1, 3)
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


@compiled_part
def hashed(key: int, letter: int) -> Any:  # noqa: ANN401 - numba infers it
    """Hash of the letters so far and one more."""
    key = (key ^ np.uint64(letter)) * STEP
    return key ^ (key >> BITS)


@compiled_part
def look_up(key: int, keys: Hashes, flags: Numbers) -> int:
    """What a word is known as by its hash; 0 if it is not."""
    mask = np.uint64(len(keys) - 1)
    slot = key & mask
    while keys[slot] != EMPTY:
        if keys[slot] == key:
            return flags[slot]  # type: ignore[no-any-return]
        slot = (slot + np.uint64(1)) & mask
    return 0


@compiled_part
def inform(codes: Codes, chars: Codes) -> Codes:
    """What each character of a body is."""
    infos = np.empty(len(codes), np.uint32)
    for i in range(len(codes)):
        infos[i] = chars[codes[i] if codes[i] < LOWER else LOWER]
    return infos


@compiled_part
def find_blocks(infos: Codes, blocks: Numbers) -> int:
    """Fill in where each paragraph begins and ends; how many there are.

    A paragraph ends at an empty line, or at the end of a line that ends as sentences do, or before an indented one.
    """
    count = start = end = lines = indent = 0
    for i in range(len(infos) - PADDING):
        if not infos[i] & SPACE:
            is_terminal = lines == 1 and infos[end - 1] & TERMINAL > 0
            if end > start and (lines > 1 or is_terminal or (lines == 1 and indent >= INDENT)):
                blocks[count, 0], blocks[count, 1] = start, end
                count += 1
                start = i
            start = i if end == 0 else start
            end, lines, indent = i + 1, 0, 0
        elif infos[i] & NEWLINE:
            lines, indent = lines + 1, 0
        else:
            indent += 1
    blocks[count, 0], blocks[count, 1] = start, end
    return count + (end > start)


@compiled_part
def read_word(codes: Codes, infos: Codes, lexicon: Lexicon, start: int) -> tuple[int, int, int]:
    """Where a word ends, what it is known as, and its hash; an abbreviation has its full stop, l’ its apostrophe."""
    key, i, base, dots = SEED, start, 0, 0
    while True:
        while infos[i] & LETTER:
            key = (key ^ np.uint64(infos[i] & LOWER)) * STEP
            key ^= key >> BITS
            i += 1
        if not _joins(codes, infos, i):
            break
        code = codes[i]
        if code == APOSTROPHE or code == CURLY:
            known = look_up(hashed(key, APOSTROPHE), lexicon.keys, lexicon.flags)
            if lexicon.rules & IS_ELIDED and known & ELIDED:
                return i + 1, known | WORD | _case(infos, start), hashed(key, APOSTROPHE)
            base |= look_up(key, lexicon.keys, lexicon.flags) & (PRONOUN | RELATIVE)  # he'd
            code = np.uint32(APOSTROPHE)
        elif code == DOT:
            is_initial = i - start == 1 + 2 * dots
            if not is_initial and infos[i + 1] & UPPER:
                break  # the space behind a full stop is missing
            dots += is_initial
        elif code == HYPHEN and lexicon.rules & IS_ELIDED and _is_clitic(codes, infos, lexicon, i + 1):
            break
        key = hashed(key, code)
        i += 1
    known = look_up(key, lexicon.keys, lexicon.flags)
    flag = (known if known else base) | WORD | _case(infos, start)
    if codes[i] == DOT and (flag & ABBREVIATION or dots or (i - start == 1 and flag & CAPITAL)):
        return i + 1, flag, key
    if flag & CAPITAL and lexicon.rules & HAS_ENDINGS and i - start >= TITLE_CHARS:
        flag |= _ending(infos, lexicon, start, i)
    flag |= _form(codes, start, i)
    # An apostrophe behind the s is of the word: drivers’ union.
    is_genitive = codes[i - 1] == S and codes[i + 1] == BLANK and (codes[i] == APOSTROPHE or codes[i] == CURLY)
    return i + is_genitive, flag | (POSSESSIVE if is_genitive else 0), key


@compiled_part
def _case(infos: Codes, start: int) -> int:
    return CAPITAL if infos[start] & UPPER else 0


@compiled_part
def _joins(codes: Codes, infos: Codes, i: int) -> bool:
    """Whether a mark between letters belongs to the word: Indo-Pacific, U.S, AT&T."""
    code = codes[i]
    is_joiner = code == APOSTROPHE or code == CURLY or code == DOT or code == HYPHEN or code == AMPERSAND
    return is_joiner and infos[i + 1] & LETTER > 0  # type: ignore[no-any-return]


@compiled_part
def _is_digit(codes: Codes, i: int) -> bool:
    return 48 <= codes[i] <= 57  # noqa: PLR2004 - 0 to 9


@compiled_part
def _is_clitic(codes: Codes, infos: Codes, lexicon: Lexicon, start: int) -> bool:
    """Whether a pronoun hangs on a verb by the hyphen before a position: dit-il, a-t-elle."""
    key, i = SEED, start
    while infos[i] & LETTER:
        key = hashed(key, infos[i] & LOWER)
        i += 1
    is_t = i - start == 1 and codes[start] == T and codes[i] == HYPHEN
    return is_t or look_up(key, lexicon.keys, lexicon.flags) & PRONOUN > 0


@compiled_part
def _ending(infos: Codes, lexicon: Lexicon, start: int, end: int) -> int:
    """What a word is known as by its ending: Verkehrs-ministerin."""
    flag = 0
    for length in range(1, min(LONG_ENDING, end - start) + 1):
        key = hashed(SEED, HYPHEN)
        for i in range(end - length, end):
            key = hashed(key, infos[i] & LOWER)
        flag |= look_up(key, lexicon.keys, lexicon.flags)
    return flag


@compiled_part
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


@compiled_part
def lex(
    codes: Codes, infos: Codes, lexicon: Lexicon, blocks: Numbers, parts: Numbers, tokens: Tokens, sentences: Numbers
) -> tuple[int, int]:
    """Fill in the tokens of a body and its sentences that have a cue: token from and to, paragraph; how many.

    `parts` are the quotations, each of which is one token; no sentence ends within one.
    """
    count = of_sentences = part = 0
    next_part = parts[0, OUTER_START] if len(parts) else -1
    is_elided = lexicon.rules & IS_ELIDED > 0
    flags, starts, ends, hashes = tokens.flags, tokens.starts, tokens.ends, tokens.hashes
    for block in range(len(blocks)):
        i, end = blocks[block, 0], blocks[block, 1]
        first, cues, ended = count, 0, 0
        spaced = True
        while i < end:
            info = infos[i]
            if info & SPACE:
                i, spaced = i + 1, True
                continue
            is_part = i == next_part
            if ended and (spaced or info & UNSPACED) and (info & BEGINS if ended == IS_ENDED else is_part):
                of_sentences = _end_sentence(sentences, of_sentences, first, count, block, cues)
                first, cues = count, 0
            starts[count] = i
            if is_part:
                flag, i, ended = QUOTED, parts[part, OUTER_END], _ended_by(codes, infos, parts[part, END_AT] - 1)
                hashes[count] = part
                part += 1
                next_part = parts[part, OUTER_START] if part < len(parts) else -1
            elif info & LETTER:
                i, flag, hashes[count] = read_word(codes, infos, lexicon, i)
                ended = 0
            else:
                flag, hashes[count] = np.int64(info >> FORMS) << (FORMS + TO_FORM), EMPTY
                if info & END:
                    ended = IS_ENDED
                elif spaced or not info & CLOSING:
                    ended = 0
                i += 1
            flags[count], ends[count] = flag | (LEADS if count == first else 0), i
            count += 1
            cues |= flag & CUE
            spaced = False
            if is_elided and codes[i] == HYPHEN and i < end:
                i += 3 if codes[i + 1] == T and codes[i + 2] == HYPHEN else 1  # a-t-il, dit-il
        of_sentences = _end_sentence(sentences, of_sentences, first, count, block, cues)
    return count, of_sentences


@compiled_part
def _end_sentence(sentences: Numbers, number: int, first: int, end: int, block: int, cues: int) -> int:
    """Keep a sentence if it has a cue; the number of the next."""
    if not cues:
        return number
    sentences[number, 0], sentences[number, 1], sentences[number, 2] = first, end, block
    return number + 1


@compiled_part
def _ended_by(codes: Codes, infos: Codes, last: int) -> int:
    """Whether a quotation ends its sentence by its last character: not by a comma, nor its question: “Who?” Roe asked."""
    if not infos[last] & END:
        return 0
    return IS_ASKED if codes[last] == QUESTION or codes[last] == EXCLAMATION else IS_ENDED


@compiled_part
def mark_phrases(lexicon: Lexicon, tokens: Tokens) -> None:
    """Flag phrases like 'according to', and unflag verbs that attribute only before a word that is not there."""
    flags, hashes = tokens.flags, tokens.hashes
    for i in range(len(flags)):
        if flags[i] & NEEDS and not _has_needed(lexicon, hashes, i):
            flags[i] &= ~(VERB | CLAIM)
        if flags[i] & BY_AFTER and i > 0 and flags[i - 1] & (COMMA | QUOTED):
            flags[i] |= PHRASE | PHRASE_END
        if not flags[i] & BY:
            continue
        for k in range(len(lexicon.anchors)):
            size, start = lexicon.anchors[k, 0], i - lexicon.anchors[k, 1]
            if start < 0 or start + size > len(flags) or not _matches(hashes, start, lexicon.phrases[k], size):
                continue
            kind = lexicon.anchors[k, 2]
            if kind == STOP:  # continued to
                flags[start] &= ~(VERB | CLAIM)
            elif kind == BY:
                flags[start] |= PHRASE
                flags[start + size - 1] |= PHRASE_END
            else:  # was quoted as saying: the last word is the verb
                flags[max(0, start - 1) : start + size - 1] = WORD | FILLER
                flags[start + size - 1] = WORD | VERB | CLAIM
            break


@compiled_part
def _has_needed(lexicon: Lexicon, hashes: Hashes, i: int) -> bool:
    for pair in lexicon.needs:
        if pair[0] == hashes[i] and i + 1 < len(hashes) and pair[1] == hashes[i + 1]:
            return True
    return False


@compiled_part
def _matches(hashes: Hashes, start: int, phrase: Hashes, size: int) -> bool:
    for n in range(size):
        if hashes[start + n] != phrase[n]:
            return False
    return True
