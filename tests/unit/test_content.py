import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.content import UNSPACED, content_of

# What counts as a word, said once more in the slow way.
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’][^\W{UNSPACED}]+)*")
TEXTS = st.text() | st.text(st.sampled_from("ab_9é'’\" -\n\t\x0b\x1f\xa0\u2003\u3000渡ไา\u0301😀"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry's 3 lines", 4),
        ("rock'n'roll, 'twas said", 3),
        ("said''hello", 2),
        ("l’heure d''été", 3),
        ("渡轮停航", 4),
        ("ferry渡轮's", 4),
        ("well-known — yes 😀", 3),
        ("", 0),
    ],
)
def test_words_are_runs_of_letters_or_single_characters(text: str, words: int) -> None:
    assert content_of("Headlines do not count", text).words == words


@given(TEXTS, TEXTS)
def test_words_are_those_of_their_definition(headline: str, text: str) -> None:
    assert content_of(headline, text).words == len(WORD.findall(text))


@given(TEXTS | st.none(), TEXTS)
def test_content_is_known_whatever_its_white_space(headline: str | None, text: str) -> None:
    single_spaced = re.sub(r"\s+", " ", f"{headline or ''}\n{text}").strip()
    assert content_of(headline, text).sha256 == hashlib.sha256(single_spaced.encode()).hexdigest()
