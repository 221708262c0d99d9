"""Whether what stands in marks was said: not the title of a work, nor a word held at arm's length."""

from transforms.quotes.marks import Part
from transforms.quotes.paragraphs import ENDS
from transforms.quotes.subjects import Attribution

WORDS = 5  # of a quotation that nobody is told to have said; shorter ones are names and words held at arm's length
TITLE_WORDS = 8  # of the title of a work
LONG_WORD = 4  # letters of a word that is capital in a title; the, of and in are not
UNSPACED_WORD = 2  # characters of a word in a script without spaces
UNSPACED_FROM = "\u2e80"  # the first character of such scripts


def is_said(body: str, part: Part, said: Attribution | None) -> bool:
    """Whether a quotation, by its first part, was said."""
    start, end = part.start, part.end
    if said and not said.distance:
        return True
    if said:
        end -= body[end - 1] in ",."  # which some print before the closing mark
        return not is_title(body[start:end])
    is_marked = body[end - 1] in ENDS or body[end - 1] == ","
    if part.is_single and not is_marked:
        return False
    return count_words(body, start, end) >= WORDS and not is_title(body[start:end])


def count_words(body: str, start: int, end: int) -> int:
    """Words between two positions; where there are no spaces, half as many as characters."""
    text = body[start:end]
    words = text.count(" ") + 1
    if text.isascii():
        return words
    return max(words, sum(c >= UNSPACED_FROM for c in text) // UNSPACED_WORD)


def is_title(text: str) -> bool:
    """Whether a text is written like the title of a work or a name: in capitals, without a mark at the end."""
    if not text or text[-1] in ENDS or text[-1] == "," or not text[0].isupper():
        return False
    words = text.split()
    long_words = [word for word in words if len(word) >= LONG_WORD]
    return len(words) <= TITLE_WORDS and bool(long_words) and all(word[0].isupper() for word in long_words)
