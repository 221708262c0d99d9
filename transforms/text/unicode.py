"""Bytes to text and text to its normal form: one newline, one space, one spelling of every character."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np

from transforms.text.characters import Kinds, kinds_by_code_point, kinds_of

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages mean by these labels (WHATWG Encoding): the superset, which has curly quotes and rare signs.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
# Codecs of Python that are not encodings of documents; some of them decode anything to something.
_NOT_FOR_TEXT = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7", "undefined", "mbcs"})
# C0 controls that no text has; tab, newlines, form feed and the escape of ISO-2022 are left out.
_BINARY_BYTES = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1b")
_BINARY_SHARE = 0.02  # texts have none or strays, compressed data about 26 of 256, a tenth
# Encodings of ASCII bytes that switch the character set, by the escapes that give them away; they pass for UTF-8.
_SWITCHES = (("iso2022_jp_ext", re.compile(rb"\x1b\$[@B(]")), ("iso2022_kr", re.compile(rb"\x1b\$\)C")))
_DECLARED_SWITCH, _DECLARED_MARK = "hz", b"~{"  # which a text of ASCII may have too
_DETECT_BYTES = 100_000  # chardet is certain long before, and reads 1 MB in about a second
_LOSS_SHARE = 0.001  # a broken character in a thousand: a cut or damaged file, still UTF-8
_PROOF_PER_LOSS = 10  # whole characters beyond ASCII for each broken one: legacy encodings give next to none

# Characters of mis-decoded UTF-8: a lead byte as Latin-1 or Windows-1252 shows it, then a continuation byte.
_LEAD, _CONTINUATION = "[ÂÃÄÅÎÏÐÑØÙÚÛàáâãäåæçèéð]", "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(_LEAD + _CONTINUATION)
_ODD_SPACE = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_NEWLINE = "\r\x0b\x0c\x85\u2028\u2029"
# Controls, soft hyphen, bidi marks and other characters of no width; the joiners 200C and 200D apart.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = _CONTROLS + "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SURROGATE = "\ud800-\udfff"
_ODD = re.compile(f"[{_ODD_SPACE}{_ODD_NEWLINE}{_INVISIBLE}{_SURROGATE}\u200c\u200d]")
_ODD_BIT, _LEAD_BIT, _CONTINUATION_BIT = 1, 2, 4  # the last is the one before it, shifted by one
# Characters that may make a text differ from its NFC, alone or by a neighbour: all but those that most texts are of.
_UNSURE_BIT = 8
_UNSURE = (
    "[^\x00-\u02ff\u0391-\u03ce\u0400-\u0482\u048a-\u052f\u2010-\u205f\u20a0-\u20bf\u3001-\u3020"
    "\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fff]"
)
_PLAIN_ASCII = bytes(range(32, 127)) + b"\n"  # ASCII without the odd ones
_SPACES = re.compile(f"[{_ODD_SPACE}]")
_NEWLINES = re.compile(f"\r\n|[{_ODD_NEWLINE}]")
_STRIPPED = re.compile(f"[{_INVISIBLE}]")
_LONE_SURROGATE = re.compile(f"[{_SURROGATE}]")
_JOINER_RUN = re.compile("([\u200c\u200d])[\u200c\u200d]+")
# Scripts spelled with joiners: Arabic, Syriac, the Indic blocks, Tibetan, Burmese, Khmer, Mongolian.
_JOINING = "\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_PICTURE = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(
    f"(?<![{_JOINING}])\u200c|\u200c(?![{_JOINING}])"
    f"|(?<![{_JOINING}{_PICTURE}\ufe0f])\u200d|\u200d(?![{_JOINING}{_PICTURE}])"
)


class UndecodableError(ValueError):
    """Bytes that are no text, or text in no encoding that could be told."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of some bytes, the encoding that gave it (Python's name) and what a reader should know of it."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of data by byte order mark, escapes, strict UTF-8, the declared encoding, then chardet; in that order.

    Raises UndecodableError for binary data and where nothing fits.
    """
    encoding = _codec(declared)
    if told := _by_mark(data) or _by_escapes(data, encoding):
        return told
    if encoding and encoding.startswith(("utf-16", "utf-32")) and (wide := _strict(data, encoding)) is not None:
        return Decoded(wide, encoding)
    _refuse_binary(data)
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8", ("encoding_misdeclared",) if _contradicts(encoding, text) else ())
    if (text := _damaged_utf8(data)) is not None:
        return Decoded(text, "utf-8", ("encoding_damaged",))
    if encoding and (text := _strict(data, encoding)) is not None:
        return Decoded(text, encoding)
    return _guessed(data)


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """Text in normal form (NFC, one kind of newline, no invisible characters) and the flags of what was repaired.

    Idempotent. Mojibake is repaired where ftfy is certain, and flagged `mojibake_repaired`.
    """
    if is_normal(text):
        return text, ()
    flags: tuple[str, ...] = ()
    while True:  # ends: a repair makes one character of several, and what is clean stays clean
        repaired = _repair(text) if _MOJIBAKE.search(text) else text
        if repaired != text:
            flags = ("mojibake_repaired",)
        cleaned = _clean(repaired)  # after the repair, which needs the controls of mis-decoded bytes
        if cleaned == text:
            return text, flags
        text = cleaned


def is_normal(text: str) -> bool:
    """Whether a text has no odd characters and no mojibake and is in NFC, as most are."""
    if text.isascii():
        return not text.encode().translate(None, _PLAIN_ASCII)
    kinds = kinds_of(text, _kinds())
    seen = int(np.bitwise_or.reduce(kinds))
    if seen & _ODD_BIT or (seen & _LEAD_BIT and (kinds[:-1] << 1 & kinds[1:] & _CONTINUATION_BIT).any()):
        return False
    return not seen & _UNSURE_BIT or unicodedata.is_normalized("NFC", text)


@cache
def _kinds() -> Kinds:
    bits = ((_ODD.pattern, _ODD_BIT), (_LEAD, _LEAD_BIT), (_CONTINUATION, _CONTINUATION_BIT), (_UNSURE, _UNSURE_BIT))
    return kinds_by_code_point(bits)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            if text is None:
                raise UndecodableError(f"begins with the byte order mark of {encoding} but is not in it")
            return Decoded(text, encoding)
    return None


def _by_escapes(data: bytes, declared: str | None) -> Decoded | None:
    """Text in seven bits that escapes switch to another character set: ISO-2022, and HZ where it is declared."""
    if declared == _DECLARED_SWITCH:
        names = [declared] if _DECLARED_MARK in data else []
    else:
        names = [name for name, escape in _SWITCHES if escape.search(data)] if b"\x1b" in data else []
    for name in names:
        if data.isascii() and (text := _strict(data, name)) is not None:
            return Decoded(text, name)
    return None


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data:
        raise UndecodableError("NUL bytes: binary data, or UTF-16 without a byte order mark")
    controls = len(data) - len(data.translate(None, _BINARY_BYTES))
    if controls > _BINARY_SHARE * len(data):
        raise UndecodableError(f"{controls} control characters in {len(data)} bytes: binary data")


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared encoding, widened as browsers do; None if it is unknown or not for text."""
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    return None if name in _NOT_FOR_TEXT else _SUPERSETS.get(name, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec between bytes, such as hex
        return None


def _contradicts(encoding: str | None, text: str) -> bool:
    return encoding not in {None, "utf-8", "utf-8-sig"} and not text.isascii()


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if lost > max(1, _LOSS_SHARE * len(text)):
        return None
    proof = sum(character > "\x7f" for character in text) - lost
    return text if proof >= _PROOF_PER_LOSS * lost else None


def _guessed(data: bytes) -> Decoded:
    import chardet  # noqa: PLC0415 - a tenth of a second, for the few files that are not UTF-8

    guess = chardet.detect(data[:_DETECT_BYTES])["encoding"]
    encoding = _codec(guess)
    text = _strict(data, encoding) if encoding else None
    if encoding is None or text is None:
        raise UndecodableError("not UTF-8, not as declared, and no other encoding fits")
    return Decoded(text, encoding, ("encoding_guessed",))


def _clean(text: str) -> str:
    if _ODD.search(text):
        text = _without_surrogates(text)
        text = _STRIPPED.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", _JOINER_RUN.sub(r"\1", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _without_surrogates(text: str) -> str:
    """Text with the halves of pairs put together and single halves dropped: no file can store them."""
    if not _LONE_SURROGATE.search(text):
        return text
    return _LONE_SURROGATE.sub("", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass"))


def _repair(text: str) -> str:
    import ftfy  # noqa: PLC0415 - for the few texts that have marks of mojibake

    return ftfy.fix_encoding(text, uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False)
