"""Who stands before or behind a verb of attribution: the subject of a clause, by the words around it."""

from typing import NamedTuple

from transforms.compiled import compiled_part
from transforms.quotes.lexer import (
    ADVERB, ARE_NOUNS_CAPITAL, BRACKET, BRACKET_END, CAPITAL, COMMA, COORDINATOR, DASH, DETERMINER, FILLER, HE, IT, LEADS, LINK,
    NUMBER, PASSIVE, PAST, POSSESSIVE, PREPOSITION, PRONOUN, QUOTED, RELATIVE, ROLE, STOP, THAT, THEY, TIME, VERB, WORD, Text,
)  # fmt: skip
from transforms.quotes.names import find_name

LONGEST = 14  # words of a subject; "a spokesman for the ministry of trade and industry" has 9
SEGMENTS = 5  # stretches between commas that an apposition may have: Roe, 43, a cook, of Ness, said
OPENINGS = 3  # stretches before the subject of a sentence: On Monday, after the vote, the mayor
NAME_WORDS = 5  # of a name in apposition

NO_NOUN = STOP | PREPOSITION | PRONOUN | QUOTED

NOBODY, IS_NAME, IS_NOUN, IS_PLAIN, IS_HE, IS_IT, IS_THEY, IS_WE, IS_DROPPED = range(9)


class Subject(NamedTuple):
    """Whoever stands beside a verb: tokens from and to, those of the name within, and what they are."""

    first: int
    end: int
    name_first: int
    name_end: int
    kind: int  # NOBODY: there is no subject


@compiled_part
def nobody() -> Subject:
    """No subject."""
    return Subject(0, 0, 0, 0, NOBODY)


@compiled_part
def subject_before(text: Text, verb: int, limit: int) -> Subject:
    """Subject that ends before a verb, fillers between, and begins at `limit` or behind."""
    flags = text.flags
    end = before_fillers(text, verb, limit)
    if end <= limit or flags[end - 1] & PASSIVE:
        return nobody()
    last = flags[end - 1]
    if last & BRACKET_END:
        while end > limit and not flags[end - 1] & BRACKET:
            end -= 1
        return phrase_before(text, end - 1, limit)
    if last & (COMMA | DASH):
        return before_apposition(text, end - 1, limit)
    if last & RELATIVE:
        return _antecedent(text, end - 1, limit)
    return phrase_before(text, end, limit)


@compiled_part
def subject_behind(text: Text, first: int, limit: int) -> Subject:
    """Subject that begins at a position behind a verb, or behind words of time there."""
    flags = text.flags
    first = behind_times(text, first, limit)
    if first >= limit:
        return nobody()
    if flags[first] & PRONOUN:
        return _pronoun(text, first)
    end = first
    while end < limit and end - first < LONGEST and _goes_on(text, first, end):
        end += 1
    while end > first and flags[end - 1] & (PREPOSITION | DETERMINER):
        end -= 1
    if text.rules & ARE_NOUNS_CAPITAL and not _has_capital(text, first, end):
        return nobody()
    return _with_apposition(text, _subject(text, first, end), limit)


@compiled_part
def _has_capital(text: Text, first: int, end: int) -> bool:
    for flag in text.flags[first:end]:
        if flag & CAPITAL:
            return True
    return False


@compiled_part
def subject_at_start(text: Text, first: int, end: int) -> Subject:
    """Subject with which a sentence begins at `first`, behind adverbs and phrases set off by a comma."""
    flags = text.flags
    for _ in range(OPENINGS):
        while first < end and not flags[first] & (PRONOUN | PREPOSITION | QUOTED | DETERMINER) and not is_noun(text, first):
            first += 1
        if first >= end:
            break
        if flags[first] & PRONOUN:
            return _pronoun(text, first)
        if not flags[first] & (PREPOSITION | QUOTED):
            return _leading(text, first, end)
        while first < end and not flags[first] & COMMA:
            first += 1
        first += 1
    return nobody()


@compiled_part
def is_noun(text: Text, i: int) -> bool:
    """Whether a word stands at a position that is not known to be anything but a noun."""
    flag, before = text.flags[i], text.flags[i - 1]
    if flag & VERB:  # the board's report, a claim
        return i > 0 and before & (DETERMINER | POSSESSIVE) > 0
    if flag & TIME:  # The Sunday Courier
        return flag & CAPITAL > 0 and i > 0 and before & DETERMINER > 0
    if flag & ADVERB and flag & LEADS and i + 1 < len(text.flags) and text.flags[i + 1] & COMMA:
        return False  # Currently, ...
    return flag & WORD > 0 and not flag & NO_NOUN


@compiled_part
def behind_times(text: Text, first: int, limit: int) -> int:
    """Position behind words of time: on Monday, le mardi 3 mai."""
    flags = text.flags
    while first < limit:
        if flags[first] & (TIME | NUMBER):
            first += 1
        elif first + 1 < limit and flags[first + 1] & TIME and flags[first] & (DETERMINER | PREPOSITION | STOP):
            first += 2
        else:
            break
    return first


@compiled_part
def before_fillers(text: Text, end: int, limit: int) -> int:
    """Position behind the last word before a verb that is more than a filler: Roe | has also said."""
    while end > limit:
        flag = text.flags[end - 1]
        is_adverb = flag & ADVERB > 0 and not flag & CAPITAL
        if flag & PASSIVE or not (flag & FILLER or is_adverb):
            break
        end -= 1
    return end


@compiled_part
def before_apposition(text: Text, comma: int, limit: int) -> Subject:
    """Subject among stretches between commas: the first name from the left that stands alone, else the nearest.

    Jane Roe, 43, a cook from Ness, said; the board's chair, Jane Roe, said.
    """
    flags = text.flags
    best, edge = nobody(), comma
    for _ in range(SEGMENTS):
        begin = edge
        while begin > limit and not flags[begin - 1] & (COMMA | DASH):
            begin -= 1
        is_aside = begin < edge and flags[begin] & (RELATIVE | PREPOSITION | NUMBER) > 0
        subject = nobody() if is_aside else phrase_before(text, edge, begin)
        if NOBODY < subject.kind <= IS_PLAIN:
            is_alone = subject.kind == IS_NAME and flags[subject.first] & CAPITAL > 0
            if best.kind == NOBODY or is_alone or best.kind != IS_NAME:
                best = subject
            else:  # the board's chair, Jane Roe, said
                return Subject(subject.first, best.end, best.name_first, best.name_end, best.kind)
        elif not is_aside and best.kind != NOBODY:
            break
        edge = begin - 1
        if edge <= limit:
            break
    return best


@compiled_part
def _antecedent(text: Text, relative: int, limit: int) -> Subject:
    """Whoever a word like 'who' means: the noun or name right before it."""
    end = relative - (relative > limit and text.flags[relative - 1] & COMMA > 0)
    first = end
    while first > limit and is_noun(text, first - 1) and end - first < LONGEST:
        first -= 1
        if text.flags[first] & DETERMINER:
            break
    whole = phrase_before(text, end, limit)
    return whole if whole.kind != NOBODY else _subject(text, first, end)


@compiled_part
def phrase_before(text: Text, end: int, limit: int) -> Subject:
    """Subject that ends right before a token: back to its article, its first capital, or where the clause begins."""
    flags = text.flags
    if end <= limit:
        return nobody()
    if flags[end - 1] & PRONOUN:
        return _pronoun(text, end - 1)
    first = end
    while first > limit and end - first < LONGEST:
        i = first - 1
        flag = flags[i]
        if flag & DETERMINER:
            first = i
            if i - 2 >= limit and flags[i - 1] & PREPOSITION and is_noun(text, i - 2):
                first = i - 1
                continue
            break
        if flag & PREPOSITION:
            if first == end or i - 1 < limit or not is_noun(text, i - 1):
                return nobody()
        elif not is_noun(text, i) and not (i == end - 1 and flag & VERB) and not (flag & COORDINATOR and _joins_names(text, i, limit, end)):
            break
        first = i
    if first > limit and not _is_bounded(text, first):
        while first < end and not flags[first] & CAPITAL:  # was councillor | Jane Roe
            first += 1
    return _subject(text, first, end)


@compiled_part
def _joins_names(text: Text, i: int, limit: int, end: int) -> bool:
    return i > limit and i + 1 < end and text.flags[i - 1] & text.flags[i + 1] & CAPITAL > 0


@compiled_part
def _is_bounded(text: Text, first: int) -> bool:
    """Whether a subject may begin there: with an article or a capital, or where a clause begins."""
    before = text.flags[first - 1]
    return text.flags[first] & (DETERMINER | CAPITAL) > 0 or not before & WORD or before & (THAT | COORDINATOR) > 0


@compiled_part
def _goes_on(text: Text, first: int, i: int) -> bool:
    """Whether the subject that began at `first` has the token at `i`."""
    flag, before = text.flags[i], text.flags[i - 1]
    if not flag & WORD:
        return False
    if flag & LINK:
        return i > first or flag & DETERMINER > 0
    if flag & DETERMINER:
        return i == first or before & LINK > 0
    if text.rules & ARE_NOUNS_CAPITAL and i > first and before & CAPITAL and not flag & CAPITAL:
        return False  # what follows a noun in small letters is the verb: laut Wetterdienst fielen ...
    return is_noun(text, i)


@compiled_part
def _with_apposition(text: Text, subject: Subject, limit: int) -> Subject:
    """The subject by the name behind a comma: the island's fire chief, Bridget Solano."""
    flags, comma = text.flags, subject.end
    if subject.kind == NOBODY or comma >= limit or not flags[comma] & COMMA:
        return subject
    if not flags[subject.first] & DETERMINER and subject.kind == IS_NAME:
        return subject
    end = comma + 1
    while end < limit and flags[end] & CAPITAL and is_noun(text, end) and end - comma <= NAME_WORDS:
        end += 1
    if end < limit and flags[end] & WORD:
        return subject
    named = _subject(text, comma + 1, end)
    if named.kind == NOBODY:
        return subject
    return Subject(subject.first, subject.end, named.name_first, named.name_end, named.kind)


@compiled_part
def _leading(text: Text, first: int, end: int) -> Subject:
    """Subject from an article or a capital on, as far as it plainly goes."""
    flags = text.flags
    has_article = flags[first] & DETERMINER > 0
    last = first
    while last < end and last - first < LONGEST and _goes_on(text, first, last):
        is_owned = last > first and flags[last - 1] & POSSESSIVE > 0  # Roe's campaign
        if not has_article and not flags[last] & (CAPITAL | ROLE) and not is_owned:
            break
        last += 1
        if has_article and last < end and flags[last] & PAST:
            break
    return _subject(text, first, last) if last > first + has_article else nobody()


@compiled_part
def _pronoun(text: Text, i: int) -> Subject:
    flag = text.flags[i]
    kind = IS_HE if flag & HE else (IS_IT if flag & IT else (IS_THEY if flag & THEY else IS_WE))
    return Subject(i, i + 1, i, i + 1, kind)


@compiled_part
def _subject(text: Text, first: int, end: int) -> Subject:
    if end <= first:
        return nobody()
    name_first, name_end, is_name = find_name(text, first, end)
    if name_end <= name_first:
        return nobody()
    is_plain = text.flags[first] & (DETERMINER | ROLE) > 0  # a noun with which a sentence may have begun: The ministry
    return Subject(first, end, name_first, name_end, IS_NAME if is_name else (IS_PLAIN if is_plain else IS_NOUN))
