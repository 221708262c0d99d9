from collections import Counter
from functools import cache

import langdetect.detector_factory as reference
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.language import scripts
from transforms.language.codes import canonical_language
from transforms.language.ngrams import find_ngrams
from transforms.language.profiles import key_of, model
from transforms.language.tag import tag

WORDS = [
    "bridge",
    "die Brücke",
    "мост",
    "橋",
    "다리",
    "γέφυρα",
    "גשר",
    "\n",
    "\n\n",
    "12",
    "www.example.org",
    "a@b.c",
    "😀",
]
# Any text, and text of real words in several scripts, which random letters hardly give.
TEXTS = st.text(st.characters(exclude_categories=[])) | st.lists(st.sampled_from(WORDS), max_size=400).map(" ".join)


@given(st.lists(TEXTS, max_size=8))
@settings(deadline=None)  # the first example compiles the loops
def test_any_text_has_a_sane_tag(texts: list[str]) -> None:
    for found in tag(texts):
        assert 0.0 <= found.confidence <= 1.0
        assert (found.language == "und") == (found.shares == ())
        assert sum(share.share for share in found.shares) <= 1.0 + 1e-9
        assert len({share.language for share in found.shares}) == len(found.shares)
        assert [found.language] == [share.language for share in found.shares[:1]] or found.language == "und"
        for share in found.shares:
            assert 0.0 < share.share <= 1.0 + 1e-9
            assert 0.0 < share.confidence <= 1.0


@given(st.lists(TEXTS, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_and_batching_change_nothing(texts: list[str], random: object) -> None:
    alone = {text: tag([text])[0] for text in texts}
    random.shuffle(texts)  # type: ignore[attr-defined]
    assert tag(texts) == [alone[text] for text in texts]


# Capitals, letters that langdetect folds or leaves out beside many others, signs, spaces; composed ones only.
LETTERS = "abzABZÀÉñạơİªжЖі中国あカ한글अกﷺ😀 \n\t'’.[^1"


@cache
def row_of() -> dict[int, int]:
    return dict(zip(model().keys.tolist(), model().rows.tolist(), strict=True))


@given(st.text(LETTERS))
@settings(deadline=None)
def test_any_text_has_the_ngrams_of_langdetect(text: str) -> None:
    reference.init_factory()
    detector = reference._factory.create()
    detector.append(text)
    detector.cleaning_text()
    codes = np.minimum([ord(letter) for letter in text], scripts.BEYOND).astype(np.uint16)
    found = np.empty(3 * len(codes), np.int32)
    rows = Counter(found[: find_ngrams(codes, False, model(), found)].tolist())
    expected = Counter(key_of(ngram) for ngram in detector._extract_ngrams())
    assert rows == Counter({row_of()[key]: count for key, count in expected.items()})


@given(st.text())
def test_canonical_language_is_stable(declared: str) -> None:
    canonical = canonical_language(declared)
    assert canonical is None or canonical_language(canonical) == canonical
