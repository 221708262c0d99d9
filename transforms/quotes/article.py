"""An article read sentence by sentence: which quotations it has, and who speaks there."""

from typing import Final, NamedTuple

from transforms.compiled import compiled_part, compiled_whole
from transforms.quotes.attribute import attribution_before, attribution_behind
from transforms.quotes.characters import COLON_MARK, COMMA_MARK, EXCLAMATION, LETTER, QUESTION, WIDE_COLON
from transforms.quotes.kinds import COMMA, COORDINATOR, DASH, QUOTED, WORD
from transforms.quotes.lexer import Text, Tokens
from transforms.quotes.reported import reported
from transforms.quotes.rows import (
    BLOCK_END,
    CALLED,
    CALLED_END,
    DISTANCE,
    DRAFT_COLUMNS,
    END,
    FIRST,
    KIND,
    LAST,
    OUTER_END,
    OUTER_START,
    PART,
    PART_END,
    PRINTED,
    PRINTED_END,
    SENTENCE_BLOCK,
    SENTENCE_END,
    SENTENCE_FIRST,
    SPAN,
    START,
    VERB_END,
    VERB_START,
    Numbers,
)
from transforms.quotes.subjects import NOBODY, Attribution
from transforms.quotes.worth import count_words, is_said

CARRIED_WORDS: Final = 5  # of a quotation that stands alone in a paragraph; shorter ones are signs and titles
CARRIED_BLOCKS: Final = 3  # paragraphs from the speaker to a quotation that stands alone in its own
CARRIED_CHARS: Final = 200  # between a speaker and a next quotation in the paragraph that nothing attributes
GAP_CHARS: Final = 2  # between two quotations of one speaker: a space, or the empty line between paragraphs

# Rows behind those of the drafts: who spoke last in the paragraph, in a paragraph before, in the sentence.
IN_BLOCK: Final = 1  # PART has its paragraph, LAST the character with which that ended, in both
BEFORE: Final = 2
HERE: Final = 3
SPEAKER_ROWS: Final = 3


class Body(NamedTuple):
    """What has been read of a body: its characters, paragraphs, parts of quotations, tokens, and rules."""

    chars: Numbers
    blocks: Numbers
    parts: Numbers
    tokens: Tokens
    text: Text


@compiled_whole
def attribute(body: Body, sentences: Numbers, drafts: Numbers) -> int:
    """Fill in the quotations of a body, then what is reported in its sentences; how many drafts there are.

    `drafts` has a row of noughts for each quotation and sentence, and SPEAKER_ROWS more.
    """
    used = _begin(body.parts, drafts)
    spans = used
    block = -1
    for k in range(len(sentences)):
        first, end = sentences[k, SENTENCE_FIRST], sentences[k, SENTENCE_END]
        if sentences[k, SENTENCE_BLOCK] != block:
            _turn(drafts, block, sentences[k, SENTENCE_BLOCK])
            block = sentences[k, SENTENCE_BLOCK]
        place = _next_quoted(body.text.flags, first, end)
        if place < end:
            _read_quoted(body, drafts, first, end, place)
        else:
            used += _read_report(body, drafts, first, end, used)
    _share(body.parts, drafts)
    return _keep_said(body, drafts, spans, used)


@compiled_part
def _begin(parts: Numbers, drafts: Numbers) -> int:
    """Fill in where the quotations stand; how many there are."""
    for k in range(len(parts)):
        draft = parts[k, SPAN]
        if k == 0 or draft != parts[k - 1, SPAN]:
            drafts[draft, FIRST], drafts[draft, PART] = parts[k, START], k
        drafts[draft, LAST], drafts[draft, PART_END] = parts[k, END], k + 1
    return int(parts[len(parts) - 1, SPAN] + 1) if len(parts) else 0


@compiled_part
def _turn(drafts: Numbers, block: int, following: int) -> None:
    """Whoever spoke in a paragraph is who spoke before; after some paragraphs nobody is."""
    here, before = len(drafts) - IN_BLOCK, len(drafts) - BEFORE
    if drafts[here, KIND] != NOBODY:
        _copy(drafts, here, before)
        drafts[before, PART] = block
    if following - drafts[before, PART] > CARRIED_BLOCKS:
        drafts[before, KIND] = NOBODY
    drafts[here, KIND] = NOBODY


@compiled_part
def _copy(drafts: Numbers, source: int, target: int) -> None:
    """Write who said one draft beside another."""
    for column in range(KIND, DRAFT_COLUMNS):
        drafts[target, column] = drafts[source, column]


@compiled_part
def _next_quoted(flags: Numbers, first: int, end: int) -> int:
    """The next quotation of a sentence from a token on; its end if there is none."""
    while first < end and not flags[first] & QUOTED:
        first += 1
    return first


@compiled_part
def _read_report(body: Body, drafts: Numbers, first: int, end: int, used: int) -> int:
    """Fill in what a sentence without a quotation reports; how many drafts that makes."""
    found = reported(body.text, first, end)
    if found.attribution.subject.kind == NOBODY:
        return 0
    here = len(drafts) - IN_BLOCK
    _store(body.tokens, found.attribution, drafts, here)
    drafts[here, LAST] = body.tokens.ends[end - 1]
    if found.end <= found.first:
        return 0
    _copy(drafts, here, used)
    drafts[used, FIRST], drafts[used, LAST] = body.tokens.starts[found.first], body.tokens.ends[found.end - 1]
    return 1


@compiled_part
def _read_quoted(body: Body, drafts: Numbers, first: int, end: int, place: int) -> None:
    """Fill in who said the quotations of a sentence, the first of which is at a place."""
    here = len(drafts) - HERE
    drafts[here, KIND] = NOBODY
    begin = first
    while place < end:
        limit = _next_quoted(body.text.flags, place + 1, end)
        part = body.tokens.keys[place]
        draft = body.parts[part, SPAN]
        found = _attribution(body, part, place, begin, limit, first)
        if found.subject.kind != NOBODY:
            _store(body.tokens, found, drafts, here)
        elif drafts[here, KIND] != NOBODY:
            drafts[here, DISTANCE] = 1
        elif drafts[draft, KIND] == NOBODY:
            _carry(body, drafts, part, first, end)
        if drafts[draft, KIND] == NOBODY and drafts[here, KIND] != NOBODY:
            _copy(drafts, here, draft)
        if drafts[draft, KIND] != NOBODY:
            _copy(drafts, draft, len(drafts) - IN_BLOCK)
            drafts[len(drafts) - IN_BLOCK, LAST] = body.parts[part, OUTER_END]
        begin, place = place + 1, limit


@compiled_part
def _attribution(body: Body, part: int, place: int, begin: int, limit: int, first: int) -> Attribution:
    """Attribution of a quotation in its sentence: behind it first if a comma parts it from what follows."""
    flags = body.text.flags
    last = body.chars[body.parts[part, END] - 1] & LETTER
    is_marked = place + 1 < limit and flags[place + 1] & (COMMA | DASH) > 0
    is_open = last == COMMA_MARK or last == QUESTION or last == EXCLAMATION
    is_apart = is_marked or is_open or begin == place
    # “...”, but the government denies it
    is_joined = is_marked and place + 2 < limit and flags[place + 2] & COORDINATOR > 0
    if not is_apart or is_joined:
        before = attribution_before(body.text, begin, place)
        if before.subject.kind != NOBODY:
            return before
    behind = attribution_behind(body.text, place + 1, limit, first, is_apart)
    if behind.subject.kind != NOBODY or not is_apart:
        return behind
    return attribution_before(body.text, begin, place)


@compiled_part
def _carry(body: Body, drafts: Numbers, part: int, first: int, end: int) -> None:
    """Fill in who spoke before as the speaker of the sentence: in its paragraph, or if it is alone in one before."""
    parts, here = body.parts, len(drafts) - HERE
    in_block, before = len(drafts) - IN_BLOCK, len(drafts) - BEFORE
    is_alone = _stands_alone(body.text.flags, first, end)
    is_long = count_words(body.chars, parts[part, START], parts[part, END]) >= CARRIED_WORDS
    if drafts[in_block, KIND] != NOBODY:
        is_near = parts[part, OUTER_START] - drafts[in_block, LAST] <= CARRIED_CHARS
        if is_near and (is_alone or is_long):
            _copy(drafts, in_block, here)
            drafts[here, VERB_END] = 0
            drafts[here, DISTANCE] = not is_alone
    elif drafts[before, KIND] != NOBODY and is_alone and is_long:
        _copy(drafts, before, here)
        if not _is_announced(body, drafts[before, PART], part):
            drafts[here, VERB_END] = 0
        drafts[here, DISTANCE] = 1


@compiled_part
def _stands_alone(flags: Numbers, first: int, end: int) -> bool:
    """Whether a quotation is all of its sentence."""
    for i in range(first, end):
        if flags[i] & WORD:
            return False
    return True


@compiled_part
def _is_announced(body: Body, block: int, part: int) -> bool:
    """Whether a part of a quotation stands in the paragraph behind one that ends in a colon."""
    if block + 1 >= len(body.blocks) or body.parts[part, OUTER_START] >= body.blocks[block + 1, BLOCK_END]:
        return False
    last = body.chars[body.blocks[block, BLOCK_END] - 1] & LETTER
    return bool(last == COLON_MARK or last == WIDE_COLON)


@compiled_part
def _store(tokens: Tokens, found: Attribution, drafts: Numbers, row: int) -> None:
    """Write an attribution by its characters."""
    subject = found.subject
    drafts[row, KIND], drafts[row, DISTANCE] = subject.kind, found.distance
    drafts[row, VERB_START] = drafts[row, VERB_END] = 0
    if found.verb_end:
        drafts[row, VERB_START], drafts[row, VERB_END] = tokens.starts[found.verb], tokens.ends[found.verb_end - 1]
    drafts[row, PRINTED] = tokens.starts[subject.first]
    drafts[row, PRINTED_END] = tokens.ends[max(subject.first, subject.end - 1)]
    drafts[row, CALLED] = tokens.starts[subject.name_first]
    drafts[row, CALLED_END] = tokens.ends[max(subject.name_first, subject.name_end - 1)]


@compiled_part
def _share(parts: Numbers, drafts: Numbers) -> None:
    """Fill in the speaker of a quotation right behind another, where a paragraph once ended: “A. “B,” said Roe."""
    for k in range(len(parts) - 2, -1, -1):
        draft, following = parts[k, SPAN], parts[k + 1, SPAN]
        is_near = parts[k + 1, OUTER_START] - parts[k, OUTER_END] <= GAP_CHARS
        if is_near and drafts[draft, KIND] == NOBODY and drafts[following, KIND] != NOBODY:
            _copy(drafts, following, draft)
            drafts[draft, VERB_END] = 0


@compiled_part
def _keep_said(body: Body, drafts: Numbers, spans: int, used: int) -> int:
    """Bring forward the drafts without what stands in marks but was not said; how many are left."""
    kept = 0
    for k in range(used):
        is_empty = k < spans and drafts[k, PART_END] == 0  # nothing stands in its marks
        if is_empty or (k < spans and not is_said(body.chars, body.parts, drafts[k, PART], drafts, k)):
            continue
        for column in range(DRAFT_COLUMNS):
            drafts[kept, column] = drafts[k, column]
        kept += 1
    return kept
