"""What the rules need to know of a language: its words of attribution, and those that bound the name of a speaker."""

from dataclasses import dataclass, fields

from transforms.quotes import lexer
from transforms.quotes.name_words import ABBREVIATIONS, BODIES, ELIDED, JUNK, PARTICLES, TITLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a language as one writes them down: forms apart by spaces, phrases apart by |."""

    claims: str = ""  # verbs that report a clause: she said that ...
    verbs: str = ""  # verbs that attribute only what stands in quotation marks: they called it "..."
    participles: str = ""  # the same, of a subject named before: ..., adding that "..."
    naming: str = ""  # verbs that attribute nothing right before a quotation: a film called "..."
    needs: str = ""  # verbs that attribute only before a certain word: put it
    passives: str = ""  # phrases that are a verb all the same behind a form of be: was | quoted as saying
    idle: str = ""  # phrases in which a verb attributes nothing: continued to
    by: str = ""  # phrases before the speaker: according to
    by_after: str = ""  # the same, only behind what was said: „...“, so die Polizei
    postpositions: str = ""  # words behind the speaker: der Polizei zufolge
    that: str = ""  # words that begin what is reported
    as_: str = ""  # words that begin a clause of attribution: as the mayor said
    zero: str = ""  # claims that need no such word: she said it was late
    he: str = ""  # pronouns of one person
    it: str = ""  # pronouns of one thing
    they: str = ""  # pronouns of several
    we: str = ""  # pronouns of whoever writes or is quoted, and those that mean nobody
    relatives: str = ""
    determiners: str = ""
    links: str = ""  # prepositions within the words of a speaker: a spokesman for the airline
    prepositions: str = ""
    coordinators: str = ""  # words that join a verb to the one before: she smiled and said
    stops: str = ""  # words that no speaker has within
    fillers: str = ""  # words between subject and verb
    passive: str = ""  # words before a verb that turn it round: was told
    agents: str = ""  # words before the subject of such a verb: by
    times: str = ""  # words between verb and subject: a affirmé mardi le ministre
    roles: str = ""  # speakers without a name, to tell them from names where a sentence begins
    title_endings: str = ""  # of titles that are words put together: Verkehrsministerin
    role_endings: str = ""  # of what may stand before a first name and a surname: Zeuge Timo Arndt
    is_comma_that: bool = False  # a comma does for the word 'that': er sagte, es sei spät
    is_inverted: bool = True  # the subject may stand behind the verb before a quotation too: Dazu sagte Roe: "..."
    is_verb_last: bool = False  # the verb stands behind the quotation, its subject before: Demir, "..." dedi
    is_pronoun_dropped: bool = False  # a verb alone tells of the subject: explicó
    are_nouns_capital: bool = False
    has_dialogue: bool = False  # a paragraph may be speech behind a dash, without marks


_FLAGS = {
    "claims": lexer.VERB | lexer.CLAIM,
    "verbs": lexer.VERB,
    "participles": lexer.VERB | lexer.PARTICIPLE,
    "naming": lexer.NAMING,
    "by_after": lexer.BY_AFTER,
    "postpositions": lexer.POSTPOSITION,
    "that": lexer.THAT | lexer.STOP,
    "as_": lexer.AS | lexer.STOP,
    "zero": lexer.ZERO,
    "he": lexer.HE,
    "it": lexer.IT,
    "they": lexer.THEY,
    "we": lexer.WE,
    "relatives": lexer.RELATIVE | lexer.STOP,
    "determiners": lexer.DETERMINER,
    "links": lexer.LINK | lexer.PREPOSITION,
    "prepositions": lexer.PREPOSITION,
    "coordinators": lexer.COORDINATOR | lexer.STOP,
    "stops": lexer.STOP,
    "fillers": lexer.FILLER,
    "passive": lexer.PASSIVE | lexer.STOP,
    "agents": lexer.AGENT,
    "times": lexer.TIME,
    "roles": lexer.ROLE,
}
_OF_NAMES = (
    (TITLES, lexer.TITLE),
    (PARTICLES, lexer.PARTICLE),
    (BODIES, lexer.BODY),
    (JUNK, lexer.JUNK),
    (ABBREVIATIONS, lexer.ABBREVIATION),
)
_RULES = {
    "is_comma_that": lexer.IS_COMMA_THAT,
    "is_inverted": lexer.IS_INVERTED,
    "is_verb_last": lexer.IS_VERB_LAST,
    "is_pronoun_dropped": lexer.IS_PRONOUN_DROPPED,
    "are_nouns_capital": lexer.ARE_NOUNS_CAPITAL,
    "has_dialogue": lexer.HAS_DIALOGUE,
}


def compiled_words(words: Words) -> lexer.Lexicon:
    """The words of a language as the compiled code reads them."""
    known: dict[str, int] = {}
    for text, flag in (*((getattr(words, name), flag) for name, flag in _FLAGS.items()), *_OF_NAMES):
        _add(known, text, flag)
    rules = sum(flag for name, flag in _RULES.items() if getattr(words, name))
    if any("’" in str(getattr(words, field.name)) for field in fields(words)):
        rules |= lexer.IS_ELIDED
        _add(known, ELIDED, lexer.ELIDED)
    if words.title_endings or words.role_endings:
        rules |= lexer.HAS_ENDINGS
    _add(known, words.title_endings, lexer.TITLE, before="-")
    _add(known, words.role_endings, lexer.ROLE_ENDING, before="-")
    phrases = [*_phrases(words.by, lexer.BY), *_phrases(words.passives, lexer.PASSIVE), *_phrases(words.idle, lexer.STOP)]
    _add(known, " ".join(phrase[anchor] for phrase, anchor, _ in phrases), lexer.BY)
    needs = dict(phrase.split() for phrase in words.needs.split("|") if phrase)
    _add(known, " ".join(needs), lexer.VERB | lexer.NEEDS)
    return lexer.lexicon(known, phrases, needs, rules)


def _add(known: dict[str, int], words: str, flag: int, before: str = "") -> None:
    for word in words.lower().replace("’", "'").split():
        known[before + word] = known.get(before + word, 0) | flag


def _phrases(text: str, kind: int) -> list[tuple[tuple[str, ...], int, int]]:
    """Phrases, the longest first, which word of each is the longest, by which it is found, and their kind."""
    phrases = [tuple(phrase.lower().replace("’", "'").split()) for phrase in text.split("|") if phrase]
    return [(p, p.index(max(p, key=len)), kind) for p in sorted(phrases, key=len, reverse=True)]
