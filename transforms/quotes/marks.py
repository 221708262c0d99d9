"""Where quotations begin and end: marks of all kinds, paired within a paragraph, or from paragraph to paragraph."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.characters import APOSTROPHE, BACKTICK, COMMA_MARK, LETTER, MARK, SPACE
from transforms.quotes.dialogue import end_of_speech, narration, speech_behind
from transforms.quotes.kinds import DASH, ENDS, HAS_DIALOGUE
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.opening import (
    FRENCH,
    GERMAN,
    LEFT,
    RIGHT,
    STRAIGHT,
    closes_single,
    is_pair,
    is_single_mark,
    only_opens,
    opens,
)
from transforms.quotes.rows import (
    BLOCK_END,
    BLOCK_START,
    END,
    IS_SINGLE,
    OUTER_END,
    OUTER_START,
    SPAN,
    START,
    Numbers,
)

UNCLOSED_CHARS: Final = 20  # less behind a mark that is never closed is a stray mark
MARKS: Final = 2000  # of a paragraph; more of them are damage or a table, of which nobody said anything
UNKNOWN: Final = -1

# What is read so far, by places in a row.
COUNT: Final = 0  # parts of quotations
NUMBER: Final = 1  # of the quotation that is open, or comes next
OPENED: Final = 2  # the mark that is open, or 0
OUTER: Final = 3  # where it stands
BEHIND: Final = 4  # what follows it
DEPTH: Final = 5  # marks of its kind that are open within
BALANCE: Final = 6  # how many more marks of its kind a paragraph has than close it
STATE_COLUMNS: Final = 7


@compiled_part
def find_parts(
    chars: Numbers, lexicon: Lexicon, blocks: Numbers, of_blocks: int, parts: Numbers, state: Numbers
) -> int:
    """Fill in the quotations of a body, one row for each paragraph that has a part of one; how many rows.

    An opening mark that nothing closes holds to the end of its paragraph at most, unless the next one repeats it, or
    to the comma behind which it is told who speaks. `state` is room for what is read so far, all noughts.
    """
    for block in range(of_blocks):
        start, end = blocks[block, BLOCK_START], blocks[block, BLOCK_END]
        if _is_damage(chars, start, end):
            state[OPENED] = 0
            continue
        _read_marks(chars, lexicon, start, end, parts, state)
        if state[OPENED]:
            next_start = blocks[block + 1, BLOCK_START] if block + 1 < of_blocks else -1
            _leave(chars, lexicon, end, next_start, parts, state)
    if state[COUNT] == 0 and lexicon.rules & HAS_DIALOGUE:
        for block in range(of_blocks):
            start, end = blocks[block, BLOCK_START], blocks[block, BLOCK_END]
            if chars[start] & DASH:
                _read_dialogue(chars, lexicon, start, end, parts, state)
    return int(state[COUNT])


@compiled_part
def _is_damage(chars: Numbers, start: int, end: int) -> bool:
    if end - start <= MARKS:
        return False
    marks = 0
    for i in range(start, end):
        marks += chars[i] & MARK > 0 or is_single_mark(chars[i] & LETTER)
    return marks > MARKS


@compiled_part
def _read_marks(chars: Numbers, lexicon: Lexicon, start: int, end: int, parts: Numbers, state: Numbers) -> None:
    """Pair the marks of a paragraph."""
    i = state[BEHIND] if state[OPENED] else start
    state[DEPTH], state[BALANCE] = 0, UNKNOWN
    while i < end:
        letter = chars[i] & LETTER
        if not chars[i] & MARK and not is_single_mark(letter):
            i += 1
            continue
        length = mark_chars(chars, i)
        if length == 0:
            i = _read_single(chars, i, end, parts, state)
            continue
        mark = STRAIGHT if length > 1 else letter
        if state[OPENED] == 0:
            if opens(chars, i, length, mark):
                _open(state, mark, i, length)
        elif is_pair(state[OPENED], mark) and not (mark == state[OPENED] and only_opens(chars, i, length)):
            _close_one(chars, parts, state, i, i + length)
        elif mark == state[OPENED]:
            if state[BALANCE] == UNKNOWN:
                state[BALANCE] = _balance(chars, mark, start, end)
            if state[BALANCE] == 0:
                state[DEPTH] += 1
            else:
                _reopen(chars, lexicon, mark, i, length, parts, state)
        i += length


@compiled_part
def _open(state: Numbers, mark: int, at: int, length: int) -> None:
    state[OPENED], state[OUTER], state[BEHIND], state[DEPTH] = mark, at, at + length, 0


@compiled_part
def _close_one(chars: Numbers, parts: Numbers, state: Numbers, end: int, outer_end: int) -> None:
    """Close the mark that was opened last: one within the quotation, or its own."""
    if state[DEPTH] > 0:
        state[DEPTH] -= 1
        return
    _close(chars, parts, state, end, outer_end)
    state[OPENED] = 0


@compiled_part
def _close(chars: Numbers, parts: Numbers, state: Numbers, end: int, outer_end: int) -> None:
    """Keep the quotation that is open up to a position."""
    _keep(chars, parts, state, state[BEHIND], end, state[OUTER], outer_end)
    state[NUMBER] += 1


@compiled_part
def _keep(chars: Numbers, parts: Numbers, state: Numbers, start: int, end: int, outer: int, outer_end: int) -> None:
    """Keep a part of a quotation without the spaces at its ends, if anything is left."""
    while start < end and chars[start] & SPACE:
        start += 1
    while start < end and chars[end - 1] & SPACE:
        end -= 1
    if start < end:
        count = state[COUNT]
        parts[count, START], parts[count, END] = start, end
        parts[count, OUTER_START], parts[count, OUTER_END] = outer, outer_end
        parts[count, SPAN], parts[count, IS_SINGLE] = state[NUMBER], 0
        state[COUNT] += 1


@compiled_part
def _read_single(chars: Numbers, i: int, end: int, parts: Numbers, state: Numbers) -> int:
    """Read the quotation in single marks that begins at a position, if one may; how far the body is read then."""
    close = 0 if state[OPENED] else closes_single(chars, i, end)
    if not close:
        return i + 1
    _keep(chars, parts, state, i + 1, close, i, close + 1)
    parts[state[COUNT] - 1, IS_SINGLE] = 1
    state[NUMBER] += 1
    return close + 1


@compiled_part
def _reopen(chars: Numbers, lexicon: Lexicon, mark: int, i: int, length: int, parts: Numbers, state: Numbers) -> None:
    """Begin anew at a mark: the one that closes is missing, or it is repeated where a paragraph began once."""
    said = end_of_speech(chars, lexicon, state[BEHIND], i)
    if not said:
        said = i
        while said > state[BEHIND] and chars[said - 1] & SPACE:
            said -= 1
        if said == state[BEHIND] or not chars[said - 1] & ENDS:
            said = 0
    if said:
        _close(chars, parts, state, said, said)
    _open(state, mark, i, length)


@compiled_part
def _leave(chars: Numbers, lexicon: Lexicon, end: int, next_start: int, parts: Numbers, state: Numbers) -> None:
    """Close what is open at the end of a paragraph, unless the next, if there is one, repeats the mark."""
    said = end_of_speech(chars, lexicon, state[BEHIND], end)
    goes_on = not said and next_start >= 0 and _repeats(chars, state[OPENED], next_start)
    has_begun = state[COUNT] > 0 and parts[state[COUNT] - 1, SPAN] == state[NUMBER]
    if said or goes_on or has_begun or end - state[BEHIND] >= UNCLOSED_CHARS:
        stop = said or end
        _keep(chars, parts, state, state[BEHIND], stop, state[OUTER], stop)
    if goes_on:
        state[OUTER], state[BEHIND] = next_start, next_start + mark_chars(chars, next_start)
    else:
        state[NUMBER] += 1
        state[OPENED] = 0


@compiled_part
def mark_chars(chars: Numbers, i: int) -> int:
    """How many characters the quotation mark at a position has; two apostrophes are one mark; 0 if there is none."""
    if chars[i] & MARK:
        return 1
    mark = chars[i] & LETTER
    is_double = (mark == APOSTROPHE or mark == BACKTICK) and chars[i + 1] & LETTER == mark
    return 2 if is_double else 0


@compiled_part
def _balance(chars: Numbers, mark: int, start: int, end: int) -> int:
    """How many more marks of a kind a paragraph has than close it; 0: one may stand within another."""
    closing = RIGHT if mark == LEFT else GERMAN if mark == FRENCH else 0
    if not closing:
        return 1
    difference = 0
    for i in range(start, end):
        difference += (chars[i] & LETTER == mark) - (chars[i] & LETTER == closing)
    return abs(difference)


@compiled_part
def _repeats(chars: Numbers, mark: int, start: int) -> bool:
    """Whether a paragraph begins with the mark again, or with » in old French style."""
    first = chars[start] & LETTER
    if mark == STRAIGHT and mark_chars(chars, start) > 1:
        return True
    return bool(first == mark or (mark == FRENCH and first == GERMAN))


@compiled_part
def _read_dialogue(chars: Numbers, lexicon: Lexicon, outer: int, end: int, parts: Numbers, state: Numbers) -> None:
    """Keep the speech of a paragraph that begins with a dash: — A, — said Roe. — B. Without a verb it may be a list."""
    said, told = narration(chars, lexicon, outer + 1, end)
    if not said:
        return
    stop = said - (chars[said - 1] & LETTER == COMMA_MARK)
    _keep(chars, parts, state, outer + 1, stop, outer, said)
    state[NUMBER] += 1
    begin = speech_behind(chars, told, end)
    if begin:
        _keep(chars, parts, state, begin, end, begin, end)
        state[NUMBER] += 1
