import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.text import unicode
from transforms.text.unicode import UndecodableError, decode, normalise

RUSSIAN = "Правительство сообщило, что порт останется закрытым в течение недели, а рынки это не удивило."


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (b"plain", None, "plain", "utf-8"),
        ("café".encode(), "iso-8859-1", "café", "utf-8"),
        ("café".encode("cp1252"), "iso-8859-1", "café", "cp1252"),
        ("“café”".encode("cp1252"), "latin-1", "“café”", "cp1252"),
        ("naïve".encode("utf-8-sig"), "koi8-r", "naïve", "utf-8-sig"),
        ("Zürich".encode("utf-16"), None, "Zürich", "utf-16"),
        (b"\xfe\xff" + "Zürich".encode("utf-16-be"), None, "Zürich", "utf-16"),
        ("Zürich".encode("utf-32"), None, "Zürich", "utf-32"),
        ("Zürich".encode("utf-16-le"), "utf-16-le", "Zürich", "utf-16-le"),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN, "koi8-r"),
        ("港口将关闭一周".encode("gb18030"), "gb2312", "港口将关闭一周", "gb18030"),
        (b"", None, "", "utf-8"),
    ],
)
def test_decode_by_mark_then_utf8_then_declaration(data: bytes, declared: str | None, text: str, encoding: str) -> None:
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_decode_guesses_what_nobody_declared() -> None:
    decoded = decode(RUSSIAN.encode("cp1251"))
    assert decoded.text == RUSSIAN
    assert decoded.flags == ("encoding_guessed",)


def test_decode_flags_a_declaration_that_utf8_contradicts() -> None:
    assert decode("café".encode(), "iso-8859-1").flags == ("encoding_misdeclared",)
    assert decode(b"cafe", "iso-8859-1").flags == ()


def test_decode_keeps_utf8_that_was_cut_within_a_character() -> None:
    data = (RUSSIAN * 3).encode()[:-2]
    decoded = decode(data, "cp1252")
    assert decoded.encoding == "utf-8"
    assert decoded.flags == ("encoding_damaged",)
    assert decoded.text.startswith(RUSSIAN)


@pytest.mark.parametrize("data", [b"a\0b", b"PK\x03\x04\x14\0\x06\0", bytes(range(1, 30)), b"\xff\xfe\x00"])
def test_decode_refuses_binary(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@pytest.mark.parametrize("declared", ["nonsense", "hex", "unicode_escape", "idna", "a\0b", ""])
def test_decode_ignores_a_declaration_that_is_no_encoding(declared: str) -> None:
    text = f"{RUSSIAN} \\u0041"
    assert decode(text.encode("cp1251"), declared).text == text


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\u2028d\u0085e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("Cafe\u0301", "Café"),
        ("a\u00a0b\u3000c\td\u2009e", "a b c d e"),
        ("a\u200bb\ufeffc\u00add\u2060e\x07f", "abcdef"),
        ("\u202bشعب\u202c \u200fو\u200e", "شعب و"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("a\u200cb\u200dc", "abc"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("\ud83d\ude00\ud800", "😀"),
        ("“quoted” ﬁne ｗｉｄｅ", "“quoted” ﬁne ｗｉｄｅ"),
        ("NÃO É SÃO", "NÃO É SÃO"),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == (normal, ())


@pytest.mark.parametrize("text", ["été à l’école", "don’t “quote” me", "Москва и область", "naïve – über"])
def test_normalise_repairs_mojibake(text: str) -> None:
    broken = text.encode().decode("cp1252", "replace") if text.isascii() else text.encode().decode("latin-1")
    assert normalise(broken) == (text, ("mojibake_repaired",))


@given(st.text() | st.text(st.sampled_from("a éÃ©â€œ\x9d\x80\xa0Ð\u200c\u0301\ud83d\r\n\x85\u3000~\x7f\x1f")))
def test_what_is_taken_for_normal_is_so_by_every_rule(text: str) -> None:
    is_odd = bool(unicode._ODD.search(text) or unicode._MOJIBAKE.search(text))
    assert unicode.is_normal(text) == (not is_odd and unicodedata.is_normalized("NFC", text))


def test_characters_that_are_sure_to_be_composed_are_so() -> None:
    sure = [c for c in map(chr, range(sys.maxunicode + 1)) if not re.match(unicode._UNSURE, c)]
    assert len(sure) > 20_000
    composes = {unicodedata.normalize("NFD", c)[1:2] for c in map(chr, range(sys.maxunicode + 1))}
    for character in sure:
        assert unicodedata.combining(character) == 0
        assert unicodedata.is_normalized("NFC", character)
        assert character not in composes


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("iso2022_jp", None, "渡し船は遅れている。"),
        ("iso2022_jp", "iso-2022-jp", "渡し船は遅れている。"),
        ("iso2022_kr", None, "여객선이 늦었다."),
        ("hz", "hz-gb-2312", "渡船晚点了。"),
    ],
)
def test_text_in_seven_bits_is_told_by_its_escapes(encoding: str, declared: str | None, text: str) -> None:
    assert unicode.decode(text.encode(encoding), declared).text == text


@pytest.mark.parametrize("data", [b"a ~{b~} c", b"\x1b[31mred\x1b[0m", b"\x1b$B\xff"])
def test_what_only_looks_switched_is_not(data: bytes) -> None:
    assert unicode.decode(data + b" " * 100).encoding not in {"hz", "iso2022_jp_ext", "iso2022_kr"}
