"""A body in paragraphs, quotations, tokens and sentences, as the compiled code reads it."""

from typing import NamedTuple

import numpy as np

from transforms.compiled import compiled_whole
from transforms.quotes.article import SPEAKER_ROWS, Body, attribute
from transforms.quotes.characters import characters
from transforms.quotes.lexer import Text, Tokens, lex
from transforms.quotes.lexicon import Language, Lexicon, Phrases
from transforms.quotes.marks import STATE_COLUMNS, find_parts
from transforms.quotes.mentions import find_names
from transforms.quotes.paragraphs import find_blocks
from transforms.quotes.phrases import mark_phrases
from transforms.quotes.rows import (
    BLOCK_COLUMNS,
    DRAFT_COLUMNS,
    NAME_COLUMNS,
    PART_COLUMNS,
    SENTENCE_COLUMNS,
    SPAN,
    Numbers,
    room,
)


class Marked(NamedTuple):
    """A body by characters, its paragraphs, and the parts of its quotations."""

    chars: Numbers
    blocks: Numbers
    parts: Numbers


class Told(NamedTuple):
    """Quotations and reported speech with whoever said them, and the names of a body, in order."""

    drafts: Numbers
    names: Numbers


def read_marks(body: str, language: Language) -> Marked:
    """Paragraphs and quotations of a body."""
    chars = characters(body)
    most = len(chars) // 2 + 1
    blocks, parts = room(most, BLOCK_COLUMNS), room(most, PART_COLUMNS)
    of_blocks, of_parts = find_marked(chars, language.lexicon, blocks, parts, np.zeros(STATE_COLUMNS, np.int64))
    return Marked(chars, blocks[:of_blocks], parts[:of_parts])


def read_told(marked: Marked, language: Language) -> Told:
    """Who said the quotations of a body, what is reported in it, and its names."""
    size = len(marked.chars) + 1
    tokens = Tokens(*(np.empty(size, np.int64) for _ in Tokens._fields))
    sentences, names = room(size // 2 + 1, SENTENCE_COLUMNS), room(size // 2 + 1, NAME_COLUMNS)
    of_sentences, of_names = find_sentences(*marked, language.lexicon, language.phrases, tokens, sentences, names)
    of_spans = marked.parts[-1, SPAN] + 1 if len(marked.parts) else 0
    drafts = np.zeros((of_spans + of_sentences + SPEAKER_ROWS, DRAFT_COLUMNS), np.int64)
    body = Body(*marked, tokens, Text(tokens.flags, language.lexicon.rules))
    used = attribute(body, sentences[:of_sentences], drafts)
    return Told(drafts[:used], names[:of_names])


@compiled_whole
def find_marked(chars: Numbers, lexicon: Lexicon, blocks: Numbers, parts: Numbers, state: Numbers) -> tuple[int, int]:
    """Fill in paragraphs and parts of quotations; how many of each."""
    of_blocks = find_blocks(chars, blocks)
    return of_blocks, find_parts(chars, lexicon, blocks, of_blocks, parts, state)


@compiled_whole
def find_sentences(
    chars: Numbers,
    blocks: Numbers,
    parts: Numbers,
    lexicon: Lexicon,
    phrases: Phrases,
    tokens: Tokens,
    sentences: Numbers,
    names: Numbers,
) -> tuple[int, int]:
    """Fill in the tokens of a body, its sentences that have a cue, and its names; how many sentences and names."""
    count, of_sentences = lex(chars, lexicon, blocks, parts, tokens, sentences)
    mark_phrases(phrases, tokens, count)
    return of_sentences, find_names(tokens, count, lexicon.rules, names)
