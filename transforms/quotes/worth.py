"""Whether what stands in marks was said: not the title of a work, nor a word held at arm's length."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.characters import BLANK, COMMA_MARK, DOT, LETTER, SPACE, UNSPACED
from transforms.quotes.kinds import CAPITAL, ENDS
from transforms.quotes.rows import DISTANCE, END, IS_SINGLE, KIND, START, Numbers
from transforms.quotes.subjects import NOBODY

WORDS: Final = 5  # of a quotation that nobody is told to have said; shorter ones are names and words at arm's length
TITLE_WORDS: Final = 8  # of the title of a work
LONG_WORD: Final = 4  # letters of a word that is capital in a title; the, of and in are not
UNSPACED_WORD: Final = 2  # characters of a word in a script without spaces


@compiled_part
def is_said(chars: Numbers, parts: Numbers, part: int, drafts: Numbers, draft: int) -> bool:
    """Whether a quotation, by its first part, was said."""
    start, end = parts[part, START], parts[part, END]
    last = chars[end - 1]
    if drafts[draft, KIND] != NOBODY:
        if drafts[draft, DISTANCE] == 0:
            return True
        # Some print a comma or full stop before the mark that closes.
        is_stopped = last & LETTER == COMMA_MARK or last & LETTER == DOT
        return not _is_title(chars, start, end - is_stopped)
    if parts[part, IS_SINGLE] and not last & ENDS and last & LETTER != COMMA_MARK:
        return False
    return count_words(chars, start, end) >= WORDS and not _is_title(chars, start, end)


@compiled_part
def count_words(chars: Numbers, start: int, end: int) -> int:
    """Words between two positions; where there are no spaces, half as many as characters."""
    words, unspaced = 1, 0
    for i in range(start, end):
        words += chars[i] & LETTER == BLANK
        unspaced += chars[i] & UNSPACED > 0
    return max(words, unspaced // UNSPACED_WORD)


@compiled_part
def _is_title(chars: Numbers, start: int, end: int) -> bool:
    """Whether a text is written like the title of a work or a name: in capitals, without a mark at the end."""
    last = chars[end - 1]
    if end <= start or last & ENDS or last & LETTER == COMMA_MARK or not chars[start] & CAPITAL:
        return False
    words = long_words = 0
    begin = start
    for i in range(start, end + 1):
        if i < end and not chars[i] & SPACE:
            continue
        words += i > begin
        if i - begin >= LONG_WORD:
            long_words += 1
            if not chars[begin] & CAPITAL:
                return False
        begin = i + 1
    return long_words > 0 and words <= TITLE_WORDS
