import random

import numpy as np
import pyarrow as pa
import pytest

from transforms.copies.fingerprint import BAND_COUNT, VALUES, densify, fingerprint, signatures_of
from transforms.copies.shingles import shingle
from warehouse.schema import BANDS, SIGNATURES

VOCABULARY = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "tre", "su") for b in ("ran", "vel", "pod") for c in "aeiou"]


def articles(*bodies: str) -> pa.Table:
    ids = [f"{i:032x}" for i in range(len(bodies))]
    return pa.table({"article_id": ids, "version": ["00000001"] * len(bodies), "body": bodies})


def text_keys(*bodies: str) -> list[str]:
    keys: list[str] = fingerprint(articles(*bodies))[0]["text_key"].to_pylist()
    return keys


def numbers(body: str) -> list[int]:
    found: list[int] = fingerprint(articles(body))[0]["numbers"].to_pylist()[0]
    return found


def test_tables_have_their_declared_schemas() -> None:
    for table in (articles("One text of five words", "Another"), articles()):
        signatures, bands = fingerprint(table)
        assert signatures.schema.equals(SIGNATURES.arrow)
        assert bands.schema.equals(BANDS.arrow)
        assert bands.num_rows == BAND_COUNT * table.num_rows


def test_a_signature_is_a_byte_for_each_value() -> None:
    signatures, _ = fingerprint(articles("One text of five words", ""))
    assert [len(signature) for signature in signatures["signature"].to_pylist()] == [VALUES, VALUES]


def test_texts_equal_in_normal_form_have_one_key() -> None:
    keys = text_keys("The port is closed.", "  THE PORT\nis “closed”", "The port is open.", "The portis closed.")
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    assert all(len(key) == 32 for key in keys)


def test_what_is_stored_is_the_same_for_ever() -> None:
    signatures, bands = fingerprint(articles("The ferry was cancelled on 3.5 routes"))
    row = signatures.to_pylist()[0]
    assert row["text_key"] == "5c9699e309582fa39aba6f7de2b7d9cf"
    assert row["signature"][:8].hex() == "f035358b50b9b9b9"
    assert row["numbers"] == [6852674132117381441]
    assert bands["band_hash"].to_pylist()[:3] == [1632330716, 3679010027, 4264398613]


def test_an_empty_text_has_no_bands() -> None:
    signatures, bands = fingerprint(articles("…", "Rain."))
    assert signatures["shingles"].to_pylist() == [0, 1]
    assert set(bands["article_id"].to_pylist()) == {f"{1:032x}"}


def test_bands_are_in_order_and_equal_for_equal_texts() -> None:
    _, bands = fingerprint(articles("The port is closed.", "the port is closed"))
    hashes = bands["band_hash"].to_pylist()
    assert bands["band"].to_pylist() == [*range(BAND_COUNT)] * 2
    assert hashes[:BAND_COUNT] == hashes[BAND_COUNT:]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,250 people", "1250 people"),
        ("1.250 Menschen", "1250 Menschen"),
        ("١٢٫٥ في المئة", "12.5 percent"),
        ("๑๒ จังหวัด", "12 provinces"),
        ("in 2019.", "2019"),
        ("４２台", "42"),
        ("42 and 42", "42"),
    ],
)
def test_numbers_are_told_by_their_digits(one: str, other: str) -> None:
    assert numbers(one) == numbers(other) != []


def test_numbers_differ_where_digits_do() -> None:
    found = numbers("12 21 120 0 and 5% of 300,000")
    assert len(found) == 6
    assert found == sorted(set(found))
    assert numbers("none") == []


def test_chunks_do_not_show() -> None:
    bodies = [f"Story {i} of the day, told at length" for i in range(1100)]
    whole, bands = fingerprint(articles(*bodies))
    alone, alone_bands = fingerprint(articles(*bodies).slice(700, 1))
    assert whole.slice(700, 1).equals(alone)
    assert bands.slice(700 * BAND_COUNT, BAND_COUNT).equals(alone_bands)


def test_densification_ends_for_every_single_bin() -> None:
    for place in range(VALUES):
        values = np.full(VALUES, 0xFFFFFFFF, np.uint32)
        values[place] = 7
        densify(values)
        assert (values == 7).all()


@pytest.mark.parametrize("kept", [150, 300, 450, 560])
def test_signatures_know_the_similarity_of_the_exact_sets(kept: int) -> None:
    draw = random.Random(kept)
    errors = []
    for _ in range(40):
        one = draw.choices(VOCABULARY, k=600)
        other = one[:kept] + draw.choices(VOCABULARY, k=600 - kept)
        texts = [" ".join(one), " ".join(other)]
        found = shingle(texts)
        sets = [set(found.hashes[found.offsets[i] : found.offsets[i + 1]].tolist()) for i in range(2)]
        exact = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
        signatures = signatures_of(texts)
        errors.append((signatures[0] == signatures[1]).mean() - exact)
    assert abs(np.mean(errors)) < 0.02  # chance agreement adds .004
    assert np.abs(errors).max() < 0.16  # 3.5 standard deviations at .5
