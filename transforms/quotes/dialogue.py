"""Speech without a mark that closes it: where its last sentence tells who spoke, and speech behind a dash."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from transforms.quotes.kinds import ENDS, VERB, WORD
from transforms.quotes.lexicon import Lexicon
from transforms.quotes.paragraphs import ENDS as END_MARKS
from transforms.quotes.paragraphs import Paragraph

NEAR = 4  # words in which a verb follows a comma if an attribution begins there: , said Roe; , the operator said
DASHES = "—–-―"

# A mark behind which an attribution may begin: a comma with a space, or a dash that is no hyphen.
_TURN = re.compile(r"([,?!…])\s[\s—–―-]*|(?:[—–―]|(?<=\s)-)[\s—–―-]*")
_BETWEEN = re.compile(r"[\s-]*")
_DASH = re.compile(r"[—–―]|(?<!\w)-")
_LAST_END = re.compile(rf"[{re.escape(END_MARKS)}]\s")


class Spoken(NamedTuple):
    """Speech from and to, and with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def end_of_speech(body: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where speech ends in whose last sentence its attribution begins; 0 if none does.

    In the last only, for within speech one may also tell what somebody said.
    """
    last = start
    for match in _LAST_END.finditer(body, start + 1, end - 1):
        last = match.start()
    said, _ = _narration(body, last, end, lexicon)
    return said


def dialogue(body: str, places: Iterable[Paragraph], lexicon: Lexicon) -> Iterator[Spoken]:
    """Speech of paragraphs that begin with a dash: — A, — said Roe. — B. Without a verb it may be a list."""
    for outer, end in places:
        if body[outer] not in DASHES:
            continue
        said, told = _narration(body, outer + 1, end, lexicon)
        if not said:
            continue
        yield Spoken(outer + 1, said - (body[said - 1] == ","), outer, said)
        for dash in _DASH.finditer(body, told, end - 1):
            space = dash.end() + (body[dash.end()] in ",.")
            begin = end - len(body[space:end].lstrip())
            if begin > space:
                yield Spoken(begin, end, begin, end)
                break


def _narration(body: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where speech ends, behind its last mark, and where its attribution begins; 0 if none does."""
    for turn in _TURN.finditer(body, start, end):
        if _is_verb_near(body, turn.end(), end, lexicon):
            return turn.start() + (turn[1] is not None), turn.end()
    return 0, 0


def _is_verb_near(body: str, at: int, end: int, lexicon: Lexicon) -> bool:
    for _ in range(NEAR):
        token = lexicon.token.match(body, at, end)
        flag = lexicon.known_as(token[0]) if token else 0
        if flag & VERB or not token or not flag & WORD or flag & ENDS:
            return flag & VERB > 0
        between = _BETWEEN.match(body, token.end(), end)
        at = between.end() if between else end
    return False
