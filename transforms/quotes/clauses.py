"""Who stands before or behind a verb of attribution: the subject of a clause, by the words around it."""

from transforms.quotes.kinds import (
    ADVERB,
    BRACKET,
    BRACKET_END,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    FILLER,
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
from transforms.quotes.lexer import Sentence
from transforms.quotes.subjects import IS_NAME, IS_PLAIN, Subject, pronoun, subject_of_words

LONGEST = 14  # words of a subject; "a spokesman for the ministry of trade and industry" has 9
SEGMENTS = 5  # stretches between commas that an apposition may have: Roe, 43, a cook, of Ness, said
OPENINGS = 3  # stretches before the subject of a sentence: On Monday, after the vote, the mayor
NAME_WORDS = 5  # of a name in apposition

_NO_NOUN = STOP | PREPOSITION | PRONOUN | QUOTED
_DOUBTFUL = _NO_NOUN | VERB | TIME | ADVERB  # what needs a second look to be told from a noun
_PLAIN = WORD | _DOUBTFUL  # of these a plain noun is a word only; asked before is_noun() where it matters


def subject_before(sentence: Sentence, verb: int, limit: int) -> Subject | None:
    """Subject that ends before a verb, fillers between, and begins at `limit` or behind."""
    flags = sentence.flags
    end = before_fillers(flags, verb, limit)
    if end <= limit or flags[end - 1] & PASSIVE:
        return None
    last = flags[end - 1]
    if last & (COMMA | DASH):
        return before_apposition(sentence, end - 1, limit)
    if last & BRACKET_END:
        while end > limit and not flags[end - 1] & BRACKET:
            end -= 1
        return phrase_before(sentence, end - 1, limit)
    if last & RELATIVE:
        return _antecedent(sentence, end - 1, limit)
    return phrase_before(sentence, end, limit)


def subject_behind(sentence: Sentence, first: int, limit: int) -> Subject | None:
    """Subject that begins at a position behind a verb, or behind words of time there."""
    flags = sentence.flags
    first = behind_times(flags, first, limit)
    if first >= limit:
        return None
    if flags[first] & PRONOUN:
        return pronoun(flags, first)
    end, most = first, min(limit, first + LONGEST)
    while end < most and _goes_on(sentence, first, end):
        end += 1
    while end > first and flags[end - 1] & (PREPOSITION | DETERMINER):
        end -= 1
    if sentence.words.are_nouns_capital and not any(flag & CAPITAL for flag in flags[first:end]):
        return None
    subject = subject_of_words(sentence, first, end)
    return _with_apposition(sentence, subject, limit) if subject else None


def subject_at_start(sentence: Sentence, first: int, end: int) -> Subject | None:
    """Subject with which a sentence begins at `first`, behind adverbs and phrases set off by a comma."""
    flags = sentence.flags
    for _ in range(OPENINGS):
        while first < end and not (
            flags[first] & (PRONOUN | PREPOSITION | QUOTED | DETERMINER) or is_noun(flags, first)
        ):
            first += 1
        if first >= end:
            break
        if flags[first] & PRONOUN:
            return pronoun(flags, first)
        if not flags[first] & (PREPOSITION | QUOTED):
            return _leading(sentence, first, end)
        while first < end and not flags[first] & COMMA:
            first += 1
        first += 1
    return None


def is_noun(flags: list[int], i: int) -> bool:
    """Whether a word stands at a position that is not known to be anything but a noun."""
    flag = flags[i]
    if not flag & _DOUBTFUL:
        return flag & WORD > 0
    before = flags[i - 1] if i else 0
    if flag & VERB:  # the board's report, a claim
        return before & (DETERMINER | POSSESSIVE) > 0
    if flag & TIME:  # The Sunday Courier
        return flag & CAPITAL > 0 and before & DETERMINER > 0
    if flag & ADVERB and flag & LEADS and i + 1 < len(flags) and flags[i + 1] & COMMA:
        return False  # Currently, ...
    return flag & WORD > 0 and not flag & _NO_NOUN


def behind_times(flags: list[int], first: int, limit: int) -> int:
    """Position behind words of time: on Monday, le mardi 3 mai."""
    while first < limit:
        if flags[first] & (TIME | NUMBER):
            first += 1
        elif first + 1 < limit and flags[first + 1] & TIME and flags[first] & (DETERMINER | PREPOSITION | STOP):
            first += 2
        else:
            break
    return first


def before_fillers(flags: list[int], end: int, limit: int) -> int:
    """Position behind the last word before a verb that is more than a filler: Roe | has also said."""
    while end > limit:
        flag = flags[end - 1]
        if flag & PASSIVE or not flag & (FILLER | ADVERB) or (flag & CAPITAL and not flag & FILLER):
            break
        end -= 1
    return end


def before_apposition(sentence: Sentence, comma: int, limit: int) -> Subject | None:
    """Subject among stretches between commas: the first name from the left that stands alone, else the nearest.

    Jane Roe, 43, a cook from Ness, said; the board's chair, Jane Roe, said.
    """
    flags = sentence.flags
    best: Subject | None = None
    edge = comma
    for _ in range(SEGMENTS):
        begin = edge
        while begin > limit and not flags[begin - 1] & (COMMA | DASH):
            begin -= 1
        is_aside = begin < edge and flags[begin] & (RELATIVE | PREPOSITION | NUMBER)
        subject = None if is_aside else phrase_before(sentence, edge, begin)
        if subject and subject.kind <= IS_PLAIN:
            is_alone = subject.kind == IS_NAME and flags[subject.first] & CAPITAL
            if best and not is_alone and best.kind == IS_NAME:  # the board's chair, Jane Roe, said
                return best._replace(first=subject.first)
            best = subject
        elif not is_aside and best:
            break
        edge = begin - 1
        if edge <= limit:
            break
    return best


def phrase_before(sentence: Sentence, end: int, limit: int) -> Subject | None:
    """Subject that ends right before a token: back to its article, its first capital, or where the clause begins."""
    flags = sentence.flags
    if end > limit and flags[end - 1] & PRONOUN:
        return pronoun(flags, end - 1)
    first = _first(flags, end, limit)
    if first > limit and not _is_bounded(flags, first):
        while first < end and not flags[first] & CAPITAL:  # was councillor | Jane Roe
            first += 1
    return subject_of_words(sentence, first, end)


def _first(flags: list[int], end: int, limit: int) -> int:
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
        elif flag & _PLAIN != WORD and not (
            is_noun(flags, i) or (i == end - 1 and flag & VERB) or _joins_names(flags, i, limit, end)
        ):
            break
        first = i
    return first


def _antecedent(sentence: Sentence, relative: int, limit: int) -> Subject | None:
    """Whoever a word like 'who' means: the noun or name right before it."""
    flags = sentence.flags
    end = relative - (relative > limit and flags[relative - 1] & COMMA > 0)
    first = end
    while first > limit and is_noun(flags, first - 1) and end - first < LONGEST:
        first -= 1
        if flags[first] & DETERMINER:
            break
    return phrase_before(sentence, end, limit) or subject_of_words(sentence, first, end)


def _joins_names(flags: list[int], i: int, limit: int, end: int) -> bool:
    """Whether a word joins two names: Roe and Moss."""
    return flags[i] & COORDINATOR > 0 and i > limit and i + 1 < end and flags[i - 1] & flags[i + 1] & CAPITAL > 0


def _is_bounded(flags: list[int], first: int) -> bool:
    """Whether a subject may begin there: with an article or a capital, or where a clause begins."""
    before = flags[first - 1]
    is_marked = first < len(flags) and flags[first] & (DETERMINER | CAPITAL)
    return bool(is_marked) or not before & WORD or before & (THAT | COORDINATOR) > 0


def _goes_on(sentence: Sentence, first: int, i: int) -> bool:
    """Whether the subject that began at `first` has the token at `i`."""
    flags, words = sentence.flags, sentence.words
    flag, before = flags[i], flags[i - 1]
    if not flag & WORD:
        return False
    if flag & LINK:
        return i > first or flag & DETERMINER > 0
    if flag & DETERMINER:
        return i == first or before & LINK > 0
    if (words.are_nouns_capital or words.is_verb_second) and i > first and before & CAPITAL and not flag & CAPITAL:
        return False  # what follows a noun in small letters is the verb: laut Wetterdienst fielen ...
    return is_noun(flags, i)


def _with_apposition(sentence: Sentence, subject: Subject, limit: int) -> Subject:
    """The subject by the name behind a comma: the island's fire chief, Bridget Solano."""
    flags, comma = sentence.flags, subject.end
    if comma >= limit or not flags[comma] & COMMA:
        return subject
    if not flags[subject.first] & DETERMINER and subject.kind == IS_NAME:
        return subject
    end = comma + 1
    while end < limit and flags[end] & CAPITAL and is_noun(flags, end) and end - comma <= NAME_WORDS:
        end += 1
    if end < limit and flags[end] & WORD:
        return subject
    named = subject_of_words(sentence, comma + 1, end)
    return named._replace(first=subject.first, end=subject.end) if named else subject


def _leading(sentence: Sentence, first: int, end: int) -> Subject | None:
    """Subject from an article or a capital on, as far as it plainly goes."""
    flags = sentence.flags
    has_article = flags[first] & DETERMINER > 0
    last = first
    while last < end and last - first < LONGEST and _goes_on(sentence, first, last):
        is_owned = last > first and flags[last - 1] & POSSESSIVE  # Roe's campaign
        if not has_article and not flags[last] & (CAPITAL | ROLE) and not is_owned:
            break
        last += 1
        if has_article and last < end and flags[last] & PAST:
            break
    return subject_of_words(sentence, first, last) if last > first + has_article else None
