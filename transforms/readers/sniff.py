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
# ISO-2022 switches its character set with 14, 15 and 27.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13, 14, 15, 27})
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
    # Frames to be skipped, which some archives of the web begin with.
    *((bytes((first,)) + b"\x2a\x4d\x18", "zst") for first in range(0x50, 0x60)),
    # With the block that follows, or the end of an empty stream; BZh alone begins words.
    *((b"BZh%d%b" % (level, mark), "bz2") for level in range(1, 10) for mark in (b"1AY&SY", b"\x17rE8P\x90")),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
    (b"PARE", "parquet"),  # with an encrypted footer
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
    (b"wOFF", "woff"),
    (b"wOF2", "woff"),
    (b"\0\0\1\0", "ico"),
)
# What by its nature is no article: pictures, sound, type, programs, and what pages are drawn with.
NO_ARTICLES = frozenset(
    {"png", "jpeg", "gif", "tiff", "webp", "ico", "xml:svg", "mp3", "ogg", "mp4", "woff", "elf", "css", "js"}
)
_FURNISHING = {".css": "css", ".js": "js", ".mjs": "js"}
_MARKS = tuple(mark for mark, _ in _MAGIC)
# Marks that follow a name or a length.
_WITHIN = re.compile(rb"(?P<tar>.{257}ustar)|(?P<webp>RIFF.{4}WEBP)|(?P<mp4>\0\0\0.ftyp)", re.DOTALL)
_COMPRESSED = re.compile(r"(?:\.(?:gz|gzip|zst|zstd|bz2|xz))+$", re.IGNORECASE)

HEADER_LINE = r"[!-9;-~]{1,80}:"
# Header lines up to the first that is none. Possessive, so that no input makes it go back.
_HEADER_LINES = re.compile(rf"(?:{HEADER_LINE}[^\n]*\n(?:[ \t][^\n]*\n)*+){{2,}}+")
# What only servers and mailing programs write, or a sender with an address and a date in the form of mail.
_MAIL_HEADER = re.compile(
    r"^(?:(?:received|mime-version|message-id|return-path|delivered-to|dkim-signature):|content-type:\s*multipart/)",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(r"^date:[ \t]*(?:[a-z]{3},\s+)?\d{1,2} [a-z]{3} \d{2,4} \d{1,2}:\d{2}", re.IGNORECASE | re.MULTILINE)
_SENDER = re.compile(r"^from:[^\n]*\w@\w", re.IGNORECASE | re.MULTILINE)
# The line above each message of a mailbox: who it is from, and the day and time it came.
FROM_LINE = r"From [^\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\n]{0,40}\b\d{1,2}:\d{2}\b[^\n]{0,40}\n"
_MBOX = re.compile(rf"{FROM_LINE}(?:{HEADER_LINE}|>From )")
_PROLOGUE = re.compile(
    r"\s+|<\?[^>]*+>|<!--.*?-->|<!(?!doctype\s+html|--)[^>\[]*+(?:\[.*?\])?\s*+>", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<(?:\w+:)?([\w.-]+)")
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
    suffix = PurePath(_COMPRESSED.sub("", path)).suffix.lower()
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
    if within := _WITHIN.match(head):
        return within.lastgroup
    if not head.startswith(_MARKS):  # in one go, as most files are text
        return None
    return next((name for mark, name in _MAGIC if head.startswith(mark)), None)


def _is_binary(head: bytes) -> bool:
    start = head[:CONTROL_BYTES]
    return len(start) - len(start.translate(None, _CONTROLS)) > CONTROL_SHARE * len(start)


def other_format(sample: Sample) -> str | None:
    """Known format that no reader takes yet, None if there is no sign of one."""
    if sample.opening is None:
        return magic(sample.head)
    return mail_format(sample.opening) or _xml(sample.opening) or _FURNISHING.get(sample.suffix)


def root_element(opening: str) -> str | None:
    """Name of the first element in lower case; `html` for its document type; None where no markup begins."""
    at = 0
    while found := _PROLOGUE.match(opening, at):
        at = found.end()
    if opening[at : at + 2] == "<!":
        return "html"
    found = _ROOT.match(opening, at)
    return found[1].lower() if found else None


def mail_format(opening: str) -> str | None:
    """`mbox` or `eml` by the headers of a mail message; None for a text that only begins like one."""
    opening = opening.lstrip(BLANK)
    if opening.startswith("{"):  # JSON, whose every line is long to search and has the colon of a header
        return None
    if _MBOX.match(opening):
        return "mbox"
    headers = mail_headers(opening)
    is_mail = _MAIL_HEADER.search(headers) or (_SENT.search(headers) and _SENDER.search(headers))
    return "eml" if is_mail else None


def mail_headers(opening: str) -> str:
    """The header lines that a text begins with; empty without two of them."""
    found = _HEADER_LINES.match(opening.lstrip(BLANK))
    return found[0] if found else ""


def _xml(opening: str) -> str | None:
    root = root_element(opening)
    if root in _XML_ROOTS or opening.lstrip().startswith("<?xml"):
        return f"xml:{root}"
    return None
