"""What a file is, told by its content; its suffix only breaks ties."""

import re
from dataclasses import dataclass
from pathlib import PurePath

# 256 KB: two lines of nearly every JSONL file fit, and it is read in one go.
HEAD_BYTES = 256 * 1024
# 4 KB: enough to see bytes that no text has.
CONTROL_BYTES = 4096
# 2 %: stray control bytes in scraped text stay below; random bytes have 11 %.
CONTROL_SHARE = 0.02
# 30 %: text of Latin letters in UTF-16 has a NUL in nearly every second byte, other text has none.
UTF16_SHARE = 0.3

BLANK = "\ufeff\0 \t\r\n\f\v"  # what is nothing at the ends of a text
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13, 27})  # 27: ISO-2022 switches its character set with it
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_MAGIC = (
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"SQLite format 3\0", "sqlite"),
    (b"WARC/", "warc"),
    (b"filedesc://", "arc"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\x7fELF", "elf"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"{\\rtf", "rtf"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
)
_TAR_AT = 257  # where a tar header says so

_HEADER_LINES = re.compile(r"(?:[A-Za-z][A-Za-z-]{1,40}:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*+){2,}+")
_MAIL_HEADER = re.compile(
    r"^(?:received|mime-version|message-id|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_MBOX = re.compile(r"From \S+ .*\d{4}\n")
_PROLOGUE = re.compile(
    r"\s+|<\?[^>]*+>|<!--.*?-->|<!(?!doctype\s+html|--)[^>\[]*+(?:\[.*?\])?\s*+>", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<(?:\w+:)?([\w.-]+)")
_COLUMN = re.compile(r"\b(?:url|title|text|content|date|headline|body)\b", re.IGNORECASE)
_PROSE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}")
_XML_ROOTS = frozenset(
    {"rss", "feed", "rdf", "newsml", "newsmessage", "newsitem", "packageitem", "nitf", "svg", "urlset"}
)


@dataclass(frozen=True, slots=True)
class Sample:
    """The first bytes of a file, their text unless it is binary, and the suffix of its name."""

    head: bytes
    opening: str | None
    suffix: str
    encoding: str | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but white space (and a byte order mark)."""
        return self.opening is not None and not self.opening.strip(BLANK)


def sample(head: bytes, path: str) -> Sample:
    """Sample of a file from its first bytes and its path; `encoding` only where a mark or NULs give it away."""
    suffix = PurePath(path.removesuffix(".gz")).suffix.lower()
    encoding = wide_encoding(head)
    if encoding is None and (magic(head) or _is_binary(head)):
        return Sample(head, None, suffix, None)
    opening = head.decode(encoding or "utf-8", "ignore").removeprefix("\ufeff")
    return Sample(head, opening.replace("\r\n", "\n"), suffix, encoding)


def wide_encoding(head: bytes) -> str | None:
    """Encoding that a byte order mark states, or UTF-16 that shows by its NULs; None if neither is there."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    start = head[:CONTROL_BYTES]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > UTF16_SHARE * len(start) and not even:
        return "utf-16-le"
    if even > UTF16_SHARE * len(start) and not odd:
        return "utf-16-be"
    return None


def magic(head: bytes) -> str | None:
    """Format that the first bytes state, None if they state none."""
    if head[_TAR_AT : _TAR_AT + 5] == b"ustar":
        return "tar"
    return next((name for mark, name in _MAGIC if head.startswith(mark)), None)


def _is_binary(head: bytes) -> bool:
    start = head[:CONTROL_BYTES]
    return len(start) - len(start.translate(None, _CONTROLS)) > CONTROL_SHARE * len(start)


def other_format(sample: Sample) -> str | None:
    """Known format that no reader takes yet, None if there is no sign of one."""
    if sample.encoding is None and (name := magic(sample.head)):
        return name
    if sample.opening is None:
        return None
    return _mail(sample.opening) or _xml(sample.opening) or _separated(sample.opening)


def root_element(opening: str) -> str | None:
    """Name of the first element in lower case; `html` for its document type; None where no markup begins."""
    at = 0
    while found := _PROLOGUE.match(opening, at):
        at = found.end()
    if opening[at : at + 2] == "<!":
        return "html"
    found = _ROOT.match(opening, at)
    return found[1].lower() if found else None


def _mail(opening: str) -> str | None:
    if _MBOX.match(opening):
        return "mbox"
    headers = _HEADER_LINES.match(opening)
    return "eml" if headers and _MAIL_HEADER.search(headers[0]) else None


def _xml(opening: str) -> str | None:
    root = root_element(opening)
    if root in _XML_ROOTS or opening.lstrip().startswith("<?xml"):
        return f"xml:{root}"
    return None


def _separated(opening: str) -> str | None:
    first = opening.split("\n", 1)[0]
    if not _COLUMN.search(first) or _PROSE.search(first):
        return None
    if "\t" in first.strip():
        return "tsv"
    return "csv" if first.count(",") > 1 else None
