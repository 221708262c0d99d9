import subprocess
import sys
import unicodedata
from collections.abc import Iterator

import numpy as np
import pytest

from transforms.copies.shingles import EAST_ASIAN, INVISIBLE, SOUTH_EAST_ASIAN, UNSPACED, WINDOWS, shingle


def normal_form(text: str) -> str:
    return "".join(map(chr, shingle([text]).normal))


def count(text: str) -> int:
    return len(shingle([text]).hashes)


def reference_tokens(text: str) -> Iterator[tuple[str, int]]:
    """The normal form again, in plain Python."""
    word = ""
    for character in unicodedata.normalize("NFC", text):
        for letter in reference_fold(character):
            unspaced = [k for k, ranges in UNSPACED.items() if any(a <= ord(letter) <= b for a, b in ranges)]
            category = unicodedata.category(letter)
            is_token = category[0] in "LN" or category in {"Mn", "Mc"}
            if is_token and not unspaced:
                word += letter
                continue
            if word:
                yield word, WINDOWS[1]
            word = ""
            if is_token:
                yield letter, WINDOWS[unspaced[0]]
    if word:
        yield word, WINDOWS[1]


def reference_fold(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Me"} or ord(character) in INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())


def reference_shingles(text: str) -> set[tuple[str, ...]]:
    tokens = list(reference_tokens(text))
    runs = {
        tuple(token for token, _ in tokens[first : first + window])
        for first, (_, window) in enumerate(tokens)
        if first + window <= len(tokens)
    }
    return runs or ({tuple(token for token, _ in tokens)} if tokens else set())


TEXTS = (
    "",
    "…!? —",
    "Rain.",
    "The ferry to Ålesund was cancelled; the ferry to Bergen was not.",
    "The STRASSE, the straße and the ﬁne print: ½ of 2²",
    "臨時ニュース：台風15号は九州に上陸した。NHK World が伝えた。",
    "市政府周三宣布新的地铁线路将于明年开通运营",
    "กรมอุตุนิยมวิทยาเตือนฝนตกหนักในภาคใต้ ๑๒ จังหวัด",
    "الحكومة تعلن ١٢٫٥ مليون",
    "A soft\u00adhyphen, a zero\u200bwidth space, ❤️ and 1️⃣",
    "가격이 올랐다 오늘",
)


@pytest.mark.parametrize("text", TEXTS)
def test_shingles_are_those_of_the_plain_reference(text: str) -> None:
    assert count(text) == len(reference_shingles(text))


@pytest.mark.parametrize("text", TEXTS)
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def test_case_space_and_punctuation_do_not_count() -> None:
    assert normal_form("  “Fine,”\n\nsaid  the MINISTER…") == "fine said the minister"


def test_decomposed_accents_are_composed() -> None:
    text = "Việt Nam: Cộng hòa, é"
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(text)


def test_letters_of_one_sound_are_one_letter() -> None:
    assert normal_form("Straße ﬁne ＡＢＣ ４２ ٤٢ ๔๒") == "strasse fine abc 42 42 42"


def test_invisible_characters_are_dropped() -> None:
    assert normal_form("ex\u00adam\u200dple\ufe0f \u2060x") == "example x"


def test_spaces_between_chinese_characters_do_not_count() -> None:
    assert normal_form("新的 地铁\n线路") == "新的地铁线路"


def test_windows_go_by_the_script_of_the_characters() -> None:
    assert WINDOWS[EAST_ASIAN] == 8
    assert WINDOWS[SOUTH_EAST_ASIAN] == 12
    assert count("one two three four") == 2
    assert count("一二三四五六七八九") == 2
    assert count("กขคงจฉชซฌญฎฏฐ") == 2


def test_a_run_that_begins_in_chinese_counts_a_foreign_word_as_one() -> None:
    assert count("一二三四五六 seven eight") == 1
    assert count("一二三四五六 seven eight nine") == 3  # two of eight, and the three words


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert count("Rain.") == 1
    assert count("一二") == 1


def test_a_text_does_not_hang_on_its_neighbours() -> None:
    together = shingle(TEXTS)
    for i, text in enumerate(TEXTS):
        alone = shingle([text])
        assert np.array_equal(alone.hashes, together.hashes[together.offsets[i] : together.offsets[i + 1]])


def test_hashes_are_the_same_for_ever() -> None:
    # Stored signatures come from these numbers: a change here makes every lake incomparable.
    assert sorted(shingle(["The ferry was cancelled"]).hashes.tolist()) == FERRY


def test_a_machine_without_a_writable_cache_gets_the_same() -> None:
    program = """
from pathlib import Path
from numba.core import caching
from transforms import cache
caching.CacheImpl._locator_classes = []  # numba finds no folder to write to
cache.FOLDER = Path("/proc/none")
from transforms.copies.shingles import shingle, normalise
assert type(normalise._cache).__name__ == "NullCache"
print(sorted(shingle(["The ferry was cancelled"]).hashes.tolist()))
"""
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == str(FERRY)


FERRY = [1157055276667522869, 17965684245866730703]
