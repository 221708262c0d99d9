"""Writing systems: which characters belong to which, and which languages are written in it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Last code point with a place of its own in the character tables; what lies above the
# Basic Multilingual Plane (emoji, rare Han) shares this place, which is no character.
BEYOND = 0xFFFF


@dataclass(frozen=True, slots=True)
class Script:
    """A script: ISO 15924 code, code points of its letters, languages written in it that can be told apart."""

    code: str
    ranges: tuple[tuple[int, int], ...]
    profiles: tuple[str, ...] = ()  # names of langdetect's profiles
    others: tuple[str, ...] = ()  # BCP 47 codes of languages that the arbiter alone knows
    only: str = ""  # BCP 47 code that the script alone gives away, where there is no profile
    density: float = 1.0  # Latin letters that say as much as one of its letters

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 codes of all its languages, those with a profile first."""
        named = (*(BCP47.get(name, name) for name in self.profiles), *self.others)
        return (self.only,) if self.only else named

    @property
    def is_shared(self) -> bool:
        """Whether n-grams have to tell several languages apart; the two writings of Chinese are one."""
        return len({name.partition("-")[0] for name in self.languages}) > 1


# langdetect's names that are not BCP 47. Its `no` is, and covers both written norms, so it is not `nb`.
BCP47 = {"zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}


# Latin letters that say as much as one letter, by rule of thumb: they only weigh the languages
# of one text against each other, and with them mixed pages give the right set (docs/language.md).
HAN, KANA, HANGUL, ETHIOPIC = 3.0, 2.0, 2.2, 1.6

LATIN = "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi"
# Those of py3langid that have no profile.
LATIN_OTHERS = (
    "ace an az bcl br bs crh eo eu ext ff fo fy ga gcf gcr gd gl gn guw ha ht ig is jv kab ki ku la lb lg lij ln mg "
    "ms mt nn nso oc om pcm qu rw se sn sr st tk uz vec vo wa xh yo zu"
)
CYRILLIC_OTHERS = "ba be kk ky mn sr tg tt uz"
LATIN_RANGES = (
    (0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x1E00, 0x1EFF),
)  # fmt: skip
ARABIC_RANGES = (
    (0x620, 0x64A), (0x66E, 0x6D3), (0x6D5, 0x6D5), (0x6EE, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)  # fmt: skip

# Position 0 is no script at all: digits, punctuation, emoji and scripts that are not listed.
SCRIPTS = (
    Script("Zyyy", ()),
    Script("Latn", LATIN_RANGES, tuple(LATIN.split()), tuple(LATIN_OTHERS.split())),
    Script("Cyrl", ((0x400, 0x52F), (0x1C80, 0x1C8F)), ("bg", "mk", "ru", "uk"), tuple(CYRILLIC_OTHERS.split())),
    Script("Arab", ARABIC_RANGES, ("ar", "fa", "ur"), ("ku", "ps", "ug", "uz")),
    Script("Deva", ((0x900, 0x963), (0x971, 0x97F)), ("hi", "mr", "ne"), ("kok", "sa")),
    Script("Hani", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)), ("zh-cn", "zh-tw"), density=HAN),
    Script("Kana", ((0x3041, 0x3096), (0x30A1, 0x30FA), (0xFF66, 0xFF9D)), ("ja",), density=KANA),
    Script("Hang", ((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3131, 0x318E)), ("ko",), density=HANGUL),
    Script("Grek", ((0x370, 0x3FF), (0x1F00, 0x1FFF)), ("el",)),
    Script("Hebr", ((0x5D0, 0x5F4),), ("he",)),
    Script("Beng", ((0x980, 0x9E3),), ("bn",), ("as",)),
    Script("Guru", ((0xA00, 0xA65), (0xA70, 0xA76)), ("pa",)),
    Script("Gujr", ((0xA80, 0xAE5),), ("gu",)),
    Script("Taml", ((0xB80, 0xBE5),), ("ta",)),
    Script("Telu", ((0xC00, 0xC65),), ("te",)),
    Script("Knda", ((0xC80, 0xCE5),), ("kn",)),
    Script("Mlym", ((0xD00, 0xD65),), ("ml",)),
    Script("Thai", ((0xE01, 0xE4E),), ("th",)),
    Script("Armn", ((0x531, 0x587),), only="hy"),
    Script("Geor", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF)), only="ka"),
    Script("Ethi", ((0x1200, 0x139F),), only="am", density=ETHIOPIC),
    Script("Khmr", ((0x1780, 0x17D3),), only="km"),
    Script("Laoo", ((0xE81, 0xEDE),), only="lo"),
    Script("Mymr", ((0x1000, 0x109F),), only="my"),
    Script("Sinh", ((0xD80, 0xDF4),), only="si"),
    Script("Orya", ((0xB00, 0xB71),), only="or"),
    Script("Tibt", ((0xF00, 0xFFF),), only="bo"),
    Script("Thaa", ((0x780, 0x7BF),), only="dv"),
)

# Languages in the order of their scripts: those of one script stand together, so that
# the gate is a range of positions.
PROFILES = tuple(name for script in SCRIPTS for name in script.profiles)
# BCP 47 codes of the languages of each script, one script after the other; one written in two scripts is there twice.
LANGUAGES = tuple(code for script in SCRIPTS for code in script.languages)


def script_of_character() -> npt.NDArray[np.uint8]:
    """Position in SCRIPTS for each code point up to BEYOND, shape (65536,)."""
    table = np.zeros(BEYOND + 1, np.uint8)
    for position, script in enumerate(SCRIPTS):
        for first, last in script.ranges:
            table[first : last + 1] = position
    return table


def gate() -> npt.NDArray[np.int64]:
    """Start and end of each script in PROFILES, and in LANGUAGES, shape (scripts, 4)."""
    profiles = [len(script.profiles) for script in SCRIPTS]
    languages = [len(script.languages) for script in SCRIPTS]
    ends = np.cumsum([profiles, languages], axis=1)
    starts = ends - [profiles, languages]
    return np.stack([starts[0], ends[0], starts[1], ends[1]], axis=1).astype(np.int64)


def densities() -> npt.NDArray[np.float64]:
    """Weight of a letter of each script in Latin letters; 0 where there is no script."""
    return np.array([0.0] + [script.density for script in SCRIPTS[1:]])


def position(code: str) -> int:
    """Position in SCRIPTS of an ISO 15924 code; raises StopIteration for an unknown one."""
    return next(i for i, script in enumerate(SCRIPTS) if script.code == code)
