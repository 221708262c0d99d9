"""Who stands before or behind a verb of attribution: the subject of a clause, by the words around it."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.kinds import (
    ADVERB,
    ARE_NOUNS_CAPITAL,
    BRACKET,
    BRACKET_END,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    FILLER,
    IS_VERB_SECOND,
    LEADS,
    LINK,
    NUMBER,
    PASSIVE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    ROLE,
    STOP,
    THAT,
    TIME,
    VERB,
    WORD,
)
from transforms.quotes.lexer import Text
from transforms.quotes.rows import Numbers
from transforms.quotes.subjects import IS_NAME, IS_PLAIN, NOBODY, Subject, nobody, pronoun, subject_of_words

LONGEST: Final = 14  # words of a subject; "a spokesman for the ministry of trade and industry" has 9
SEGMENTS: Final = 5  # stretches between commas that an apposition may have: Roe, 43, a cook, of Ness, said
OPENINGS: Final = 3  # stretches before the subject of a sentence: On Monday, after the vote, the mayor
NAME_WORDS: Final = 5  # of a name in apposition

NO_NOUN: Final = STOP | PREPOSITION | PRONOUN | QUOTED
DOUBTFUL: Final = NO_NOUN | VERB | TIME | ADVERB  # what needs a second look to be told from a noun


@compiled_part
def subject_before(text: Text, verb: int, limit: int) -> Subject:
    """Subject that ends before a verb, fillers between, and begins at `limit` or behind."""
    flags = text.flags
    end = before_fillers(flags, verb, limit)
    if end <= limit or flags[end - 1] & PASSIVE:
        return nobody()
    last = flags[end - 1]
    if last & (COMMA | DASH):
        return before_apposition(text, end - 1, limit)
    if last & BRACKET_END:
        while end > limit and not flags[end - 1] & BRACKET:
            end -= 1
        return phrase_before(text, end - 1, limit)
    if last & RELATIVE:
        return _antecedent(text, end - 1, limit)
    return phrase_before(text, end, limit)


@compiled_part
def subject_behind(text: Text, first: int, limit: int) -> Subject:
    """Subject that begins at a position behind a verb, or behind words of time there."""
    flags = text.flags
    first = behind_times(flags, first, limit)
    if first >= limit:
        return nobody()
    if flags[first] & PRONOUN:
        return pronoun(text, first)
    end, most = first, min(limit, first + LONGEST)
    while end < most and _goes_on(text, first, end):
        end += 1
    while end > first and flags[end - 1] & (PREPOSITION | DETERMINER):
        end -= 1
    if text.rules & ARE_NOUNS_CAPITAL and not _has_capital(flags, first, end):
        return nobody()
    subject = subject_of_words(text, first, end)
    return _with_apposition(text, subject, limit)


@compiled_part
def _has_capital(flags: Numbers, first: int, end: int) -> bool:
    for i in range(first, end):
        if flags[i] & CAPITAL:
            return True
    return False


@compiled_part
def subject_at_start(text: Text, first: int, end: int) -> Subject:
    """Subject with which a sentence begins at `first`, behind adverbs and phrases set off by a comma."""
    flags = text.flags
    for _ in range(OPENINGS):
        while first < end and not (
            flags[first] & (PRONOUN | PREPOSITION | QUOTED | DETERMINER) or is_noun(flags, first)
        ):
            first += 1
        if first >= end:
            break
        if flags[first] & PRONOUN:
            return pronoun(text, first)
        if not flags[first] & (PREPOSITION | QUOTED):
            return _leading(text, first, end)
        while first < end and not flags[first] & COMMA:
            first += 1
        first += 1
    return nobody()


@compiled_part
def is_noun(flags: Numbers, i: int) -> bool:
    """Whether a word stands at a position that is not known to be anything but a noun."""
    flag = flags[i]
    if not flag & DOUBTFUL:
        return bool(flag & WORD)
    before = flags[i - 1] if i else 0
    if flag & VERB:  # the board's report, a claim
        return before & (DETERMINER | POSSESSIVE) > 0
    if flag & TIME:  # The Sunday Courier
        return flag & CAPITAL > 0 and before & DETERMINER > 0
    if flag & ADVERB and flag & LEADS and flags[i + 1] & COMMA:
        return False  # Currently, ...
    return flag & WORD > 0 and not flag & NO_NOUN


@compiled_part
def behind_times(flags: Numbers, first: int, limit: int) -> int:
    """Position behind words of time: on Monday, le mardi 3 mai."""
    while first < limit:
        if flags[first] & (TIME | NUMBER):
            first += 1
        elif first + 1 < limit and flags[first + 1] & TIME and flags[first] & (DETERMINER | PREPOSITION | STOP):
            first += 2
        else:
            break
    return first


@compiled_part
def before_fillers(flags: Numbers, end: int, limit: int) -> int:
    """Position behind the last word before a verb that is more than a filler: Roe | has also said."""
    while end > limit:
        flag = flags[end - 1]
        if flag & PASSIVE or not flag & (FILLER | ADVERB) or (flag & CAPITAL and not flag & FILLER):
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
            if best.kind == IS_NAME and not is_alone:  # the board's chair, Jane Roe, said
                return Subject(subject.first, best.end, best.name_first, best.name_end, best.kind)
            best = subject
        elif best.kind and not is_aside:
            break
        edge = begin - 1
        if edge <= limit:
            break
    return best


@compiled_part
def phrase_before(text: Text, end: int, limit: int) -> Subject:
    """Subject that ends right before a token: back to its article, its first capital, or where the clause begins."""
    flags = text.flags
    if end > limit and flags[end - 1] & PRONOUN:
        return pronoun(text, end - 1)
    first = _first(flags, end, limit)
    if first > limit and not _is_bounded(flags, first):
        while first < end and not flags[first] & CAPITAL:  # was councillor | Jane Roe
            first += 1
    return subject_of_words(text, first, end)


@compiled_part
def _first(flags: Numbers, end: int, limit: int) -> int:
    """Where the words begin that end before a token and make one phrase; `end` if they make none."""
    first, least = end, max(limit, end - LONGEST)
    while first > least:
        i = first - 1
        flag = flags[i]
        if flag & DETERMINER:
            first = i
            if i - 2 >= limit and flags[i - 1] & PREPOSITION and is_noun(flags, i - 2):
                first = i - 1
                continue
            break
        if flag & PREPOSITION:
            if first == end or i - 1 < limit or not is_noun(flags, i - 1):
                return end
        elif not (is_noun(flags, i) or (i == end - 1 and flag & VERB) or _joins_names(flags, i, limit, end)):
            break
        first = i
    return first


@compiled_part
def _antecedent(text: Text, relative: int, limit: int) -> Subject:
    """Whoever a word like 'who' means: the noun or name right before it."""
    flags = text.flags
    end = relative - (relative > limit and flags[relative - 1] & COMMA > 0)
    first = end
    while first > limit and is_noun(flags, first - 1) and end - first < LONGEST:
        first -= 1
        if flags[first] & DETERMINER:
            break
    whole = phrase_before(text, end, limit)
    return whole if whole.kind else subject_of_words(text, first, end)


@compiled_part
def _joins_names(flags: Numbers, i: int, limit: int, end: int) -> bool:
    """Whether a word joins two names: Roe and Moss."""
    return flags[i] & COORDINATOR > 0 and i > limit and i + 1 < end and flags[i - 1] & flags[i + 1] & CAPITAL > 0


@compiled_part
def _is_bounded(flags: Numbers, first: int) -> bool:
    """Whether a subject may begin there: with an article or a capital, or where a clause begins."""
    before = flags[first - 1]
    return flags[first] & (DETERMINER | CAPITAL) > 0 or not before & WORD or before & (THAT | COORDINATOR) > 0


@compiled_part
def _goes_on(text: Text, first: int, i: int) -> bool:
    """Whether the subject that began at `first` has the token at `i`."""
    flags = text.flags
    flag, before = flags[i], flags[i - 1]
    if not flag & WORD:
        return False
    if flag & LINK:
        return i > first or flag & DETERMINER > 0
    if flag & DETERMINER:
        return i == first or before & LINK > 0
    is_verb_next = text.rules & (ARE_NOUNS_CAPITAL | IS_VERB_SECOND) > 0
    if is_verb_next and i > first and before & CAPITAL and not flag & CAPITAL:
        return False  # what follows a noun in small letters is the verb: laut Wetterdienst fielen ...
    return is_noun(flags, i)


@compiled_part
def _with_apposition(text: Text, subject: Subject, limit: int) -> Subject:
    """The subject by the name behind a comma: the island's fire chief, Bridget Solano."""
    flags, comma = text.flags, subject.end
    if subject.kind == NOBODY or comma >= limit or not flags[comma] & COMMA:
        return subject
    if not flags[subject.first] & DETERMINER and subject.kind == IS_NAME:
        return subject
    end = comma + 1
    while end < limit and flags[end] & CAPITAL and is_noun(flags, end) and end - comma <= NAME_WORDS:
        end += 1
    if end < limit and flags[end] & WORD:
        return subject
    named = subject_of_words(text, comma + 1, end)
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
    return subject_of_words(text, first, last) if last > first + has_article else nobody()
