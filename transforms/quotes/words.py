"""What the rules need to know of a language: its words of attribution, and those that bound the name of a speaker."""

from dataclasses import dataclass


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
    is_verb_second: bool = False  # volgens de politie vluchtte hij
    is_verb_last: bool = False  # the verb stands behind the quotation, its subject before: Demir, "..." dedi
    is_pronoun_dropped: bool = False  # a verb alone tells of the subject: explicó
    are_nouns_capital: bool = False
    has_dialogue: bool = False  # a paragraph may be speech behind a dash, without marks
