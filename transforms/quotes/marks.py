"""Where quotations begin and end: marks of all kinds, paired within a paragraph, or from paragraph to paragraph."""

import numpy as np

from transforms.compiled import compiled_part
from transforms.quotes.lexer import (
    APOSTROPHE, CURLY, DASH, DOT, END_AT, EXCLAMATION, END, HAS_DIALOGUE, LETTER, MARKS, OUTER_END, OUTER_START, PADDING, QUESTION,
    SPACE, SPAN, START_AT, STATE, TO_FORM, UNSPACED, VERB, Codes, Lexicon, Numbers, read_word,
)  # fmt: skip

STRAIGHT, LEFT, RIGHT, LOW, HIGH, FRENCH, GERMAN = map(ord, '"“”„‟«»')
INNER_FRENCH, INNER_GERMAN, CORNER, CORNER_END, WHITE, WHITE_END, WIDE, PRIME, PRIME_LOW, PRIME_END = map(ord, "‹›「」『』＂〝〟〞")
SINGLE_LEFT, SINGLE_LOW, BACKTICK, COMMA_CODE, ELLIPSIS, HYPHEN_CODE = map(ord, "‘‚`,…-")
DASHES = DASH >> TO_FORM
BEFORE_OPENING = np.array(sorted(map(ord, "([{—–-/:=>|¿¡“„«‘‚‹（：")), np.uint32)

UNCLOSED_CHARS = 20  # less behind a mark that is never closed is a stray mark
CLOSINGS = 12  # apostrophes at the end of words that are looked at to find the one that closes
NEAR = 4  # words in which a verb follows a comma if an attribution begins there: , said Roe; , the operator said
UNKNOWN = -1

# What became of a quotation: closed by its mark, or by the end of its paragraph; in single marks; behind a dash.
IS_CLOSED, IS_UNCLOSED, IS_SINGLE, IS_DIALOGUE = range(4)

_PAIRS = (
    (LEFT, RIGHT), (LEFT, LEFT), (RIGHT, RIGHT), (LOW, LEFT), (LOW, RIGHT), (LOW, STRAIGHT), (HIGH, RIGHT),
    (FRENCH, GERMAN), (GERMAN, FRENCH), (GERMAN, GERMAN), (INNER_FRENCH, INNER_GERMAN), (INNER_GERMAN, INNER_FRENCH),
    (INNER_GERMAN, INNER_GERMAN), (STRAIGHT, STRAIGHT), (WIDE, WIDE), (CORNER, CORNER_END), (WHITE, WHITE_END),
    (PRIME, PRIME_END), (PRIME, PRIME_LOW), (APOSTROPHE, APOSTROPHE), (SINGLE_LEFT, CURLY), (SINGLE_LOW, CURLY),
    (SINGLE_LOW, SINGLE_LEFT),
)  # fmt: skip
PAIRS = np.array(_PAIRS, np.uint32)  # a mark that opens and one that may close it: “a”, „a“, „a”, ”a”, «a», »a«, 「a」
ALWAYS_OPEN = np.array([LEFT, LOW, HIGH, FRENCH, INNER_FRENCH, CORNER, WHITE, PRIME], np.uint32)
NEVER_OPEN = np.array([CORNER_END, WHITE_END, PRIME_LOW, PRIME_END], np.uint32)


@compiled_part
def find_parts(codes: Codes, infos: Codes, lexicon: Lexicon, blocks: Numbers, parts: Numbers) -> int:
    """Fill in the quotations of a body, one row for each paragraph that has a part of one; how many rows.

    An opening mark that nothing closes holds to the end of its paragraph at most, unless the next one repeats it, or
    to the comma behind which it is told who speaks.
    """
    count = span = 0
    opened, outer, start = 0, 0, 0  # the mark that is open, where it stands, and what follows it
    for block in range(len(blocks)):
        i, end = blocks[block, 0], blocks[block, 1]
        depth, balance = 0, UNKNOWN
        if opened:
            i = start
        while i < end:
            if not infos[i] & MARKS and codes[i] != APOSTROPHE and codes[i] != SINGLE_LEFT and codes[i] != SINGLE_LOW:
                i += 1
                continue
            length = _mark_at(codes, infos, i)
            if length == 0:
                close = _single_close(codes, infos, i, end) if opened == 0 else 0
                if close:
                    count = _add(codes, infos, parts, count, i + 1, close, i, close + 1, span, IS_SINGLE)
                    span += 1
                i = close + 1 if close else i + 1
                continue
            mark = STRAIGHT if length > 1 else np.int64(codes[i])
            if opened == 0:
                if _opens(codes, infos, i, length, mark):
                    opened, outer, start, depth = mark, i, i + length, 0
            elif _pairs(opened, mark) and not (mark == opened and _only_opens(codes, infos, i, length)):
                if depth == 0:
                    count = _add(codes, infos, parts, count, start, i, outer, i + length, span, IS_CLOSED)
                    span, opened = span + 1, 0
                depth = max(0, depth - 1)
            elif mark == opened:
                if balance == UNKNOWN:
                    balance = _balance(codes, mark, blocks[block, 0], end)
                if balance == 0:
                    depth += 1
                else:  # the mark that closes is missing, or the mark is repeated where a paragraph began once
                    said, _ = narration(codes, infos, lexicon, start, i, True)
                    said = said if said else _ended_before(infos, start, i)
                    if said:
                        count = _add(codes, infos, parts, count, start, said, outer, said, span, IS_CLOSED)
                        span += 1
                    outer, start, depth = i, i + length, 0
            i += length
        if opened:
            said, _ = narration(codes, infos, lexicon, start, end, True)
            state = IS_CLOSED if said else IS_UNCLOSED
            goes_on = not said and block + 1 < len(blocks) and _repeats(codes, opened, blocks[block + 1, 0])
            is_first = count == 0 or parts[count - 1, SPAN] != span
            if said or goes_on or not is_first or end - start >= UNCLOSED_CHARS:
                stop = said if said else end
                count = _add(codes, infos, parts, count, start, stop, outer, stop, span, state)
            if goes_on:
                outer = blocks[block + 1, 0]
                start = outer + _mark_at(codes, infos, outer)
            else:
                span, opened = span + 1, 0
    if count == 0 and lexicon.rules & HAS_DIALOGUE:
        count = _find_dialogue(codes, infos, lexicon, blocks, parts)
    return count


@compiled_part
def _add(
    codes: Codes, infos: Codes, parts: Numbers, count: int, start: int, end: int, outer: int, outer_end: int, span: int, state: int
) -> int:
    """Keep a part of a quotation without the spaces at its ends, if anything is left; how many there are now."""
    while start < end and infos[start] & SPACE:
        start += 1
    while start < end and infos[end - 1] & SPACE:
        end -= 1
    if state == IS_DIALOGUE and end > start and codes[end - 1] == COMMA_CODE:
        end -= 1
    if end <= start or count >= len(parts):
        return count
    parts[count, START_AT], parts[count, END_AT] = start, end
    parts[count, OUTER_START], parts[count, OUTER_END] = outer, outer_end
    parts[count, SPAN], parts[count, STATE] = span, state
    return count + 1


@compiled_part
def _mark_at(codes: Codes, infos: Codes, i: int) -> int:
    """How many characters the quotation mark at a position has; two apostrophes are one mark; 0 if there is none."""
    if infos[i] & MARKS:
        return 1
    is_double = (codes[i] == APOSTROPHE or codes[i] == BACKTICK) and codes[i + 1] == codes[i]
    return 2 if is_double else 0


@compiled_part
def _pairs(opened: int, mark: int) -> bool:
    for k in range(len(PAIRS)):
        if PAIRS[k, 0] == opened and PAIRS[k, 1] == mark:
            return True
    return False


@compiled_part
def _is_in(code: int, group: Codes) -> bool:
    for member in group:  # noqa: SIM110 - numba knows no any()
        if member == code:
            return True
    return False


@compiled_part
def _opens(codes: Codes, infos: Codes, i: int, length: int, mark: int) -> bool:
    """Whether a mark opens a quotation where none is open; an inch or a stray mark does not."""
    if _is_in(mark, NEVER_OPEN):
        return False
    is_before = i == 0 or _is_in(codes[i - 1], BEFORE_OPENING)
    if _is_in(mark, ALWAYS_OPEN):
        is_unspaced = infos[i + length] & UNSPACED > 0 and infos[i + length] & (LETTER | MARKS) > 0
        return is_before or is_unspaced or not _closes(codes, infos, i, length)
    if mark != STRAIGHT and mark != WIDE:
        is_unspaced = infos[i - 1] & UNSPACED > 0
        return not is_unspaced and _only_opens(codes, infos, i, length)
    is_behind_letter = infos[i - 1] & LETTER > 0 and not infos[i - 1] & UNSPACED
    return _only_opens(codes, infos, i, length) or not (is_behind_letter or _closes(codes, infos, i, length))


@compiled_part
def _only_opens(codes: Codes, infos: Codes, i: int, length: int) -> bool:
    """Whether a mark stands as one that opens: space or bracket before, none behind."""
    before, behind = infos[i - 1], infos[i + length]
    is_before = i == 0 or before & (SPACE | UNSPACED) > 0 or _is_in(codes[i - 1], BEFORE_OPENING)
    return is_before and i + length < len(codes) - PADDING and not behind & SPACE


@compiled_part
def _closes(codes: Codes, infos: Codes, i: int, length: int) -> bool:
    """Whether a mark stands as one that closes: no space before, no letter behind."""
    before, behind = infos[i - 1], infos[i + length]
    return i > 0 and not before & SPACE and not (behind & LETTER and not behind & UNSPACED)


@compiled_part
def _balance(codes: Codes, mark: int, start: int, end: int) -> int:
    """How many more marks of a kind a paragraph has than close it; 0: one may stand within another."""
    closing = RIGHT if mark == LEFT else (GERMAN if mark == FRENCH else 0)
    difference = 0
    for code in codes[start:end]:
        difference += (code == mark) - (code == closing)
    return max(difference, -difference) if closing else 1


@compiled_part
def _ended_before(infos: Codes, start: int, end: int) -> int:
    """Where a sentence ends right before a position, but for spaces; 0 if none does."""
    while end > start and infos[end - 1] & SPACE:
        end -= 1
    return end if end > start and infos[end - 1] & END else 0


@compiled_part
def _repeats(codes: Codes, mark: int, start: int) -> bool:
    """Whether a paragraph begins with the mark again, or with » in old French style."""
    if mark == STRAIGHT and codes[start] == APOSTROPHE:
        return start + 1 < len(codes) and codes[start + 1] == APOSTROPHE
    return codes[start] == mark or (mark == FRENCH and codes[start] == GERMAN)


@compiled_part
def _single_close(codes: Codes, infos: Codes, at: int, end: int) -> int:
    """Where the quotation ends that a single mark at a position opens; 0 if it opens none.

    The mark behind a comma or full stop closes it; else the first that is not behind an s, as in the workers' canteen.
    """
    if not _is_single_open(codes, infos, at):
        return 0
    plain = plural = seen = 0
    for i in range(at + 2, end):
        if codes[i] != APOSTROPHE and codes[i] != CURLY and codes[i] != SINGLE_LEFT:
            continue
        if _is_single_open(codes, infos, i) or seen == CLOSINGS:
            break
        if not _pairs(codes[at], codes[i]) or not _closes(codes, infos, i, 1):
            continue
        seen += 1
        before = codes[i - 1]
        if before == COMMA_CODE or before == DOT or before == QUESTION or before == EXCLAMATION or before == ELLIPSIS:
            return i
        if before == ord("s"):
            plural = plural or i
        else:
            plain = plain or i
    return plain or plural


@compiled_part
def _is_single_open(codes: Codes, infos: Codes, i: int) -> bool:
    """Whether a single mark stands as one that opens; the '90s are a decade."""
    if codes[i] != APOSTROPHE and codes[i] != SINGLE_LEFT and codes[i] != SINGLE_LOW:
        return False
    is_before = i == 0 or infos[i - 1] & SPACE > 0 or _is_in(codes[i - 1], BEFORE_OPENING)
    is_decade = codes[i + 2] == ord("0")
    return is_before and infos[i + 1] & LETTER > 0 and not is_decade


@compiled_part
def narration(
    codes: Codes, infos: Codes, lexicon: Lexicon, start: int, end: int, is_last: bool  # noqa: FBT001 - numba takes positions
) -> tuple[int, int]:
    """Where speech ends, behind its last mark, and where its attribution begins; 0 if none does.

    With `is_last` in the last sentence only, for within speech one may also tell what somebody said.
    """
    for i in range(_last_sentence(codes, infos, start, end) if is_last else start, end):
        info = infos[i]
        is_dash = info & DASHES > 0
        is_mark = codes[i] == COMMA_CODE or codes[i] == QUESTION or codes[i] == EXCLAMATION or codes[i] == ELLIPSIS
        if not is_dash and not is_mark:
            continue
        begin = i + 1
        while begin < end and infos[begin] & (SPACE | DASHES):
            begin += 1
        if (is_dash or begin > i + 1) and _verb_is_near(codes, infos, lexicon, begin, end):
            return i + is_mark, begin
    return 0, 0


@compiled_part
def _verb_is_near(codes: Codes, infos: Codes, lexicon: Lexicon, i: int, end: int) -> bool:
    for _ in range(NEAR):
        if i >= end or not infos[i] & LETTER:
            return False
        i, flag, _key = read_word(codes, infos, lexicon, i)
        if flag & VERB:
            return True
        while i < end and (infos[i] & SPACE or codes[i] == HYPHEN_CODE):
            i += 1
    return False


@compiled_part
def _last_sentence(codes: Codes, infos: Codes, start: int, end: int) -> int:
    """The mark at which the last sentence but one ends between two positions, or the first of them."""
    for i in range(end - 2, start, -1):
        if infos[i] & END and infos[i + 1] & SPACE:
            return i
    return start


@compiled_part
def _find_dialogue(codes: Codes, infos: Codes, lexicon: Lexicon, blocks: Numbers, parts: Numbers) -> int:
    """Fill in the speech of paragraphs that begin with a dash: — A, — said Roe. — B. Without a verb it may be a list."""
    count = span = 0
    for block in range(len(blocks)):
        outer, end = blocks[block, 0], blocks[block, 1]
        if not infos[outer] & DASHES:
            continue
        said, told = narration(codes, infos, lexicon, outer + 1, end, False)
        if not said:
            continue
        count = _add(codes, infos, parts, count, outer + 1, said, outer, said, span, IS_DIALOGUE)
        span += 1
        for i in range(told, end - 1):
            if infos[i] & DASHES:
                begin = i + 1 + (not infos[i + 1] & (SPACE | LETTER))
                if infos[begin] & SPACE:
                    while begin < end and infos[begin] & SPACE:
                        begin += 1
                    count = _add(codes, infos, parts, count, begin, end, begin, end, span, IS_DIALOGUE)
                    span += 1
                    break
    return count
