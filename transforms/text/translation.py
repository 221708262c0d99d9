"""Marks that machine translation leaves in a text."""

import re
from collections import Counter
from collections.abc import Iterator

_MARKS_FOR_CERTAIN = 3  # marks of one kind; one or two may be an editor's or a writer's
_KINDS_FOR_CERTAIN = 2  # kinds of mark; two kinds together are no accident

# Words that only one language has, by which the language of a text is told; and its articles, which translation leaves
# in brackets where the original had an insertion. Words that are also words of English (die, den, an) are left out.
_FUNCTION_WORDS = {
    "en": frozenset({"the", "and", "of", "with", "that", "was"}),
    "fr": frozenset({"les", "des", "une", "est", "dans", "pour", "qui"}),
    "de": frozenset({"der", "und", "das", "nicht", "mit", "ist", "ein"}),
    "es": frozenset({"los", "las", "por", "una", "para", "con", "que"}),
    "it": frozenset({"gli", "della", "che", "sono", "nel", "con", "per"}),
    "pt": frozenset({"não", "uma", "para", "dos", "com", "que", "pelo"}),
}
_WORD = re.compile(r"\w+")
_BRACKET_WORDS = {
    "en": "the|of|and|this|these",
    "fr": "une?|le|la|les|du|d['’]|l['’]|et|cette?|ces|sa|ses|leur",
    "de": "der|das|dem|ein|eine|einen|einer|und|sie|wir",
    "es": "el|los|las|una|del|y",
    "it": "il|lo|gli|una|della|dei",
    "pt": "uma|um|os|da|dos",
}
_BRACKET_WORD = re.compile(rf"\[(?P<word>{'|'.join(_BRACKET_WORDS.values())})\]", re.IGNORECASE)
# "M’s officeme Joly": an English genitive inside the honorific Mme.
_GARBLED_HONORIFIC = re.compile(r"\b(?:M|Mr|Mrs|Mm)['’]s\s+\w+(?:me|lle|rs?)\s+[A-ZÀ-Þ]\w+")
# Mme Joly, MM. Dupont, Herr Müller, in English
_HONORIFIC = re.compile(r"\b(?:Mme|Mlle|Mmes|MM\.|Herrn?|Frau|Señora?|Sra\.|Signora?)\s+[A-ZÀ-Þ]\w+")
# One of these has a text with either kind; each begins with one letter, for which a text is searched fast.
_HONORIFIC_STARTS = (
    re.compile(r"M(?:me|lle|M\.|(?:[rm]|rs)?['’]s )"),
    re.compile(r"S(?:eñor|ra\.|ignor)"),
    re.compile(r"H(?:err)"),
    re.compile(r"F(?:rau)"),
)
# “people.” most vulnerable in the world”: a second closing mark, with no opening one before it
_MISPLACED_QUOTE = re.compile(r"“[^“”\n]{1,400}”\s+[a-zà-þ][^“”\n]{0,80}[^\s“”\n]”")


def translation_flags(body: str) -> tuple[str, ...]:
    """Flags of the marks of machine translation in a text, sorted.

    `machine_translated` is among them where two kinds of mark, or three marks, were seen.
    """
    found = list(_marks(body))
    kinds = set(found)
    if len(kinds) >= _KINDS_FOR_CERTAIN or len(found) >= _MARKS_FOR_CERTAIN:
        kinds.add("machine_translated")
    return tuple(sorted(kinds))


def _marks(body: str) -> Iterator[str]:
    """Name of each mark, as often as it is seen."""
    if "[" in body:
        yield from _bracket_words(body)
    if any(start.search(body) for start in _HONORIFIC_STARTS):
        yield from _honorifics(body)
    if body.count("”") > body.count("“"):
        yield from ("quote_misplaced" for _ in _MISPLACED_QUOTE.finditer(body))


def _honorifics(body: str) -> Iterator[str]:
    yield from ("mt_garbled_honorific" for _ in _GARBLED_HONORIFIC.finditer(body))
    if _HONORIFIC.search(body) and _language(body) == "en":
        yield from ("untranslated_honorific" for _ in _HONORIFIC.finditer(body))


def _bracket_words(body: str) -> Iterator[str]:
    words = [match["word"].casefold() for match in _BRACKET_WORD.finditer(body)]
    own = re.compile(_BRACKET_WORDS.get(_language(body) or "", ""), re.IGNORECASE) if words else None
    if own is not None:
        yield from ("mt_bracket_word" for word in words if not own.fullmatch(word))


def _language(body: str) -> str | None:
    """Language of whose commonest words a text has the most; None if it has none of any."""
    seen = Counter(_WORD.findall(body))
    counts = {language: sum(seen[word] for word in words) for language, words in _FUNCTION_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None
