"""Languages whose words of attribution are known."""

from functools import cache

from transforms.quotes import words_more as more
from transforms.quotes.grammar import Words, compiled_words
from transforms.quotes.lexer import Lexicon
from transforms.quotes.words import ENGLISH, FRENCH, GERMAN, SPANISH

WORDS = {
    "en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": more.ITALIAN, "pt": more.PORTUGUESE,
    "nl": more.DUTCH, "sv": more.SWEDISH, "da": more.DANISH_NORWEGIAN, "no": more.DANISH_NORWEGIAN,
    "nb": more.DANISH_NORWEGIAN, "pl": more.POLISH, "cs": more.CZECH, "ru": more.RUSSIAN, "uk": more.UKRAINIAN,
    "tr": more.TURKISH, "ar": more.ARABIC, "ro": more.ROMANIAN, "ca": more.CATALAN, "id": more.INDONESIAN,
}  # fmt: skip
NOTHING = Words()


@cache
def _lexicon(primary: str) -> Lexicon:
    return compiled_words(WORDS.get(primary, NOTHING))


def lexicon_of(language: str) -> Lexicon:
    """Words of a language in BCP 47; none if they are not known."""
    primary = language.partition("-")[0]
    return _lexicon(primary if primary in WORDS else "")
