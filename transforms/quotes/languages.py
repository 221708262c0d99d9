"""Languages whose words of attribution are known."""

from functools import cache

from transforms.quotes.lexicon import Language, language_of
from transforms.quotes.words import Words
from transforms.quotes.words_english import ENGLISH
from transforms.quotes.words_french import FRENCH
from transforms.quotes.words_german import GERMAN
from transforms.quotes.words_germanic import DANISH_NORWEGIAN, DUTCH, SWEDISH
from transforms.quotes.words_others import ARABIC, INDONESIAN, TURKISH
from transforms.quotes.words_romance import CATALAN, ITALIAN, PORTUGUESE, ROMANIAN
from transforms.quotes.words_slavic import CZECH, POLISH, RUSSIAN, UKRAINIAN
from transforms.quotes.words_spanish import SPANISH

WORDS = {
    "ar": ARABIC,
    "ca": CATALAN,
    "cs": CZECH,
    "da": DANISH_NORWEGIAN,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "id": INDONESIAN,
    "it": ITALIAN,
    "nb": DANISH_NORWEGIAN,
    "nl": DUTCH,
    "no": DANISH_NORWEGIAN,
    "pl": POLISH,
    "pt": PORTUGUESE,
    "ro": ROMANIAN,
    "ru": RUSSIAN,
    "sv": SWEDISH,
    "tr": TURKISH,
    "uk": UKRAINIAN,
}
UNKNOWN = ""
NOTHING = language_of(Words())


@cache
def language_by_code(primary: str) -> Language:
    """Words of a language by its primary subtag in BCP 47; none if they are not known."""
    return language_of(WORDS[primary]) if primary in WORDS else language_by_code(UNKNOWN) if primary else NOTHING
