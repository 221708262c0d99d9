"""An article read sentence by sentence: which quotations it has, and who speaks there."""

import numpy as np

from transforms.compiled import compiled_part, compiled_whole
from transforms.quotes.attribute import Attribution, attribution_before, attribution_behind
from transforms.quotes.clauses import NOBODY
from transforms.quotes.lexer import (
    ARE_NOUNS_CAPITAL, CAPITAL, COMMA, DASH, DETERMINER, DOT, END, END_AT, LEADS, LETTER, OUTER_END, OUTER_START, PARTICLE, POSSESSIVE,
    PREPOSITION, QUOTED, ROLE_ENDING, SPACE, SPAN, START_AT, STATE, STOP, TIME, TITLE, UNSPACED, UPPER, WORD, Codes, Lexicon, Numbers,
    Text, Tokens, find_blocks, inform, lex, mark_phrases,
)  # fmt: skip
from transforms.quotes.marks import IS_SINGLE, find_parts
from transforms.quotes.names import LONG_NAME
from transforms.quotes.reported import reported

CARRIED_WORDS = 5  # of a quotation that stands alone in a paragraph; shorter ones are signs and titles
CARRIED_BLOCKS = 3  # paragraphs from the speaker to a quotation that stands alone in its own
CARRIED_CHARS = 200  # between a speaker and a next quotation in the paragraph that nothing attributes
GAP = 2  # characters between two quotations of one speaker: a space, or the empty line between paragraphs
WORDS = 5  # of a quotation that nobody is told to have said; shorter ones are names and words held at arm's length
TITLE_WORDS = 8  # of the title of a work
LONG_WORD = 4  # letters of a word that is capital in a title; the, of and in are not
UNSPACED_WORD = 2  # characters of a word in a script without spaces

COLON_CODE, COMMA_CODE, QUESTION_CODE, EXCLAMATION_CODE = map(ord, ":,?!")
NO_NAME = STOP | PREPOSITION | DETERMINER | TIME | TITLE

# Columns of a draft: where the quotation stands, its parts (none: reported speech), and whoever said it, by characters.
FIRST, LAST, PART, PART_END, PRINTED, PRINTED_END, NAME, NAME_END, KIND, VERB_AT, VERB_TO, DISTANCE = range(12)
SAID = 4  # column from which on it is told who said it
# Columns of a name: its characters, how many words, whether a sentence begins with it.
NAME_FROM, NAME_TO, NAME_WORDS, NAME_LEADS = range(4)


@compiled_whole
def read_article(codes: Codes, chars: Codes, lexicon: Lexicon) -> tuple[Numbers, Numbers, Numbers]:
    """Quotations and reported speech of a body, the parts of quotations, and the names in it, each in order."""
    infos = inform(codes, chars)
    size = len(codes) // 2 + 1
    blocks, parts = np.empty((size, 2), np.int64), np.empty((size, 6), np.int64)
    blocks = blocks[: find_blocks(infos, blocks)]
    parts = parts[: find_parts(codes, infos, lexicon, blocks, parts)]
    places, sentences = np.empty((3, len(codes)), np.int64), np.empty((size, 3), np.int64)
    hashes = np.empty(len(codes), np.uint64)
    whole = Tokens(places[0], places[1], places[2], hashes)
    count, of_sentences = lex(codes, infos, lexicon, blocks, parts, whole, sentences)
    tokens = Tokens(places[0, :count], places[1, :count], places[2, :count], hashes[:count])
    mark_phrases(lexicon, tokens)
    spans = parts[-1, SPAN] + 1 if len(parts) else 0
    drafts = np.zeros((spans + of_sentences, 12), np.int64)
    used = _attribute(codes, tokens, lexicon.rules, blocks, parts, sentences[:of_sentences], drafts, spans)
    return _keep_said(codes, infos, parts, drafts[:used], spans), parts, find_names(tokens, lexicon.rules)


@compiled_part
def _attribute(
    codes: Codes, tokens: Tokens, rules: int, blocks: Numbers, parts: Numbers, sentences: Numbers, drafts: Numbers, used: int
) -> int:
    """Fill in who said the quotations, which come first, and what is reported behind; how many drafts there are."""
    text = Text(tokens.flags, rules)
    state = np.zeros((3, 12), np.int64)  # who spoke last in the paragraph, in the paragraph before, in the sentence
    for row in parts:
        drafts[row[SPAN], PART_END] = 0
    for k in range(len(parts) - 1, -1, -1):
        span = parts[k, SPAN]
        drafts[span, FIRST], drafts[span, PART] = parts[k, START_AT], k
        if drafts[span, PART_END] == 0:
            drafts[span, LAST], drafts[span, PART_END] = parts[k, END_AT], k + 1
    at = -1
    for first, end, block in sentences:
        if block != at:
            if state[0, KIND] != NOBODY:
                state[1], state[1, PART] = state[0], at
            if block - state[1, PART] > CARRIED_BLOCKS:
                state[1, KIND] = NOBODY
            state[0, KIND] = NOBODY
            at = block
        places = [i for i in range(first, end) if text.flags[i] & QUOTED]
        if len(places):
            announced = state[1, PART] == block - 1 and codes[blocks[block - 1, 1] - 1] == COLON_CODE
            _read_quoted(codes, tokens, text, parts, drafts, state, places, first, end, announced)
            continue
        found = reported(text, first, end)
        if found.attribution.subject.kind == NOBODY:
            continue
        _store(tokens, found.attribution, state[0])
        state[0, LAST] = tokens.ends[end - 1]
        if found.end > found.first:
            drafts[used, SAID:] = state[0, SAID:]
            drafts[used, FIRST], drafts[used, LAST] = tokens.starts[found.first], tokens.ends[found.end - 1]
            used += 1
    _share(parts, drafts)
    return used


@compiled_part
def _share(parts, drafts):
    """Fill in the speaker of a quotation right behind another, where a paragraph once ended: “A. “B,” said Roe."""
    for k in range(len(parts) - 2, -1, -1):
        draft, following = drafts[parts[k, SPAN]], drafts[parts[k + 1, SPAN]]
        is_near = parts[k + 1, OUTER_START] - parts[k, OUTER_END] <= GAP
        if is_near and draft[KIND] == NOBODY and following[KIND] != NOBODY:
            draft[SAID:] = following[SAID:]
            draft[VERB_AT] = draft[VERB_TO] = 0


@compiled_part
def _read_quoted(codes, tokens, text, parts, drafts, state, places, first, end, announced):
    """Fill in who said the quotations of a sentence."""
    here = state[2]
    here[KIND] = NOBODY
    begin = first
    for n in range(len(places)):
        place = places[n]
        limit = places[n + 1] if n + 1 < len(places) else end
        part = np.int64(tokens.hashes[place])
        draft = drafts[parts[part, SPAN]]
        found = _attribution(codes, text, parts[part], place, begin, limit, first)
        if found.subject.kind != NOBODY:
            _store(tokens, found, here)
        elif here[KIND] != NOBODY:
            here[DISTANCE] = 1
        elif draft[KIND] == NOBODY:
            _carry(codes, parts[part], state, announced, _stands_alone(text, first, end))
        if draft[KIND] == NOBODY and here[KIND] != NOBODY:
            draft[SAID:] = here[SAID:]
        if draft[KIND] != NOBODY:
            state[0, SAID:] = draft[SAID:]
            state[0, LAST] = parts[part, OUTER_END]
        begin = place + 1


@compiled_part
def _attribution(codes, text, part, place, begin, limit, first):
    """Attribution of a quotation in its sentence: behind it first if a comma parts it from what follows."""
    last = codes[part[END_AT] - 1]
    is_marked = place + 1 < limit and text.flags[place + 1] & (COMMA | DASH) > 0
    is_open = last == COMMA_CODE or last == QUESTION_CODE or last == EXCLAMATION_CODE
    is_apart = is_marked or is_open or begin == place
    if is_apart:
        found = attribution_behind(text, place + 1, limit, first, is_apart)
        return found if found.subject.kind != NOBODY else attribution_before(text, begin, place)
    found = attribution_before(text, begin, place)
    return found if found.subject.kind != NOBODY else attribution_behind(text, place + 1, limit, first, is_apart)


@compiled_part
def _stands_alone(text, first, end):
    """Whether a quotation is all of its sentence."""
    for i in range(first, end):
        if text.flags[i] & WORD:
            return False
    return True


@compiled_part
def _carry(codes, part, state, announced, is_alone):
    """Fill in who spoke before as the speaker of the sentence: in the paragraph, or if it is alone in the one before."""
    here = state[2]
    is_long = count_words(codes, part[START_AT], part[END_AT]) >= CARRIED_WORDS
    if state[0, KIND] != NOBODY:
        if part[OUTER_START] - state[0, LAST] > CARRIED_CHARS or not (is_alone or is_long):
            return
        here[SAID:] = state[0, SAID:]
    elif state[1, KIND] != NOBODY and is_alone and is_long:
        here[SAID:] = state[1, SAID:]
    else:
        return
    if not announced or state[0, KIND] != NOBODY:
        here[VERB_AT] = here[VERB_TO] = 0
    here[DISTANCE] = not is_alone or state[0, KIND] == NOBODY


@compiled_part
def _store(tokens, found, row):
    """Write an attribution by its characters."""
    subject = found.subject
    row[KIND], row[DISTANCE] = subject.kind, found.distance
    row[VERB_AT] = row[VERB_TO] = 0
    if found.verb_end:
        row[VERB_AT], row[VERB_TO] = tokens.starts[found.verb], tokens.ends[found.verb_end - 1]
    row[PRINTED], row[PRINTED_END] = tokens.starts[subject.first], tokens.ends[max(subject.first, subject.end - 1)]
    row[NAME], row[NAME_END] = tokens.starts[subject.name_first], tokens.ends[max(subject.name_first, subject.name_end - 1)]


@compiled_part
def _keep_said(codes, infos, parts, drafts, spans):
    """Drafts without what stands in marks but was not said: titles of works, words held at arm's length."""
    kept = 0
    for k in range(len(drafts)):
        if k >= spans or _is_said(codes, infos, parts[drafts[k, PART]], drafts[k]):
            drafts[kept] = drafts[k]
            kept += 1
    return drafts[:kept]


@compiled_part
def _is_said(codes, infos, part, draft):
    start, end = part[START_AT], part[END_AT]
    if draft[KIND] != NOBODY:
        if draft[DISTANCE] == 0:
            return True
        end -= codes[end - 1] == COMMA_CODE or codes[end - 1] == DOT  # which some print before the closing mark
        return not is_title(codes, infos, start, end)
    is_marked = infos[end - 1] & END > 0 or codes[end - 1] == COMMA_CODE
    if part[STATE] == IS_SINGLE and not is_marked:
        return False
    return count_words(codes, start, end) >= WORDS and not is_title(codes, infos, start, end)


@compiled_part
def count_words(codes: Codes, start: int, end: int) -> int:
    """Words between two positions; where there are no spaces, half as many as characters."""
    spaces = unspaced = 0
    for code in codes[start:end]:
        spaces += code == 32  # noqa: PLR2004 - a space
        unspaced += code >= 0x2E80  # noqa: PLR2004 - from here on scripts have no spaces
    return max(spaces + 1, unspaced // UNSPACED_WORD)


@compiled_part
def is_title(codes: Codes, infos: Codes, start: int, end: int) -> bool:
    """Whether a text is written like the title of a work or a name: in capitals, without a mark at the end."""
    last = infos[end - 1]
    if last & END or codes[end - 1] == COMMA_CODE or not infos[start] & UPPER:
        return False
    words = long = 0
    i = start
    while i < end:
        begin = i
        while i < end and not infos[i] & SPACE:
            i += 1
        words += i > begin
        if i - begin >= LONG_WORD:
            long += 1
            if not infos[begin] & UPPER:
                return False
        i += 1
    return long > 0 and words <= TITLE_WORDS


@compiled_part
def find_names(tokens: Tokens, rules: int) -> Numbers:
    """Names of a body: runs of capitals without titles and what else begins a sentence with a capital."""
    flags = tokens.flags
    names = np.empty((len(flags) // 2 + 1, 4), np.int64)
    count = i = 0
    leads = False
    while i < len(flags):
        flag = flags[i]
        leads = leads or flag & LEADS > 0
        if not flag & CAPITAL or flag & NO_NAME:
            leads = leads and flag & (TITLE | DETERMINER) > 0
            i += 1
            continue
        end = i + 1
        while end < len(flags) and _continues(tokens, rules, end):
            end += 1
        while flags[end - 1] & PARTICLE and not flags[end - 1] & CAPITAL:
            end -= 1
        i += end - i >= LONG_NAME and flags[i] & ROLE_ENDING > 0
        if rules & ARE_NOUNS_CAPITAL and i > 0 and flags[i - 1] & DETERMINER and flags[i - 1] & WORD:
            i, leads = end, False  # no name, but a noun: die Halbinsel Krim
            continue
        names[count, NAME_FROM], names[count, NAME_TO] = tokens.starts[i], tokens.ends[end - 1]
        names[count, NAME_WORDS], names[count, NAME_LEADS] = end - i, leads
        count += 1
        leads = leads and end < len(flags) and flags[end] & TITLE > 0  # Celtic manager O'Neill
        i = end
    return names[:count]


@compiled_part
def _continues(tokens: Tokens, rules: int, i: int) -> bool:
    """Whether the name before a token goes on with it."""
    flag = tokens.flags[i]
    if tokens.starts[i] - tokens.ends[i - 1] > 1 or flag & LEADS or tokens.flags[i - 1] & POSSESSIVE:
        return False
    if flag & CAPITAL:
        return not flag & NO_NAME
    if not flag & PARTICLE or rules & ARE_NOUNS_CAPITAL:  # in German a noun may stand before: Akkus von Quantum
        return False
    # An article is a particle behind another only: von der Leyen, but Angaben der Stadtwerke.
    return not flag & DETERMINER or tokens.flags[i - 1] & PARTICLE > 0
