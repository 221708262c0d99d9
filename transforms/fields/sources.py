"""Which outlet an article is of."""

import re
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

_DOMAIN = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.(?:[^\W\d_]{2,}|xn--[\w-]+)")
# Names of hosts that serve the same pages as the bare domain.
_SAME_SITE = ("www.", "m.", "amp.")

_DATE_FOLDER = re.compile(r"\d{1,8}|\d{4}([-_.]\d{2}){1,2}")  # 2026, 03, 20260311, 2026-03-11: says when, not who
_NO_OUTLET = ("/", "..")

_NAME_CHARS = 500  # no outlet has a longer name; an address tells its domain in less
_KNOWN_NAMES = 4096  # a batch has articles of some hundred outlets


def domain_of(url: str | None) -> str | None:
    """Domain of a web address in lower case, without www, m and amp; None if it has none."""
    if not url or not url.lower().startswith(("http://", "https://", "//")):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:  # "Invalid IPv6 URL" and its like
        return None
    host = _bare(host or "")
    return host if _DOMAIN.fullmatch(host) else None


def source_id(name_or_domain: str | None) -> str:
    """Id of an outlet: its domain, or its name in lower case with hyphens; `unknown` if nothing is told."""
    return _id((name_or_domain or "")[:_NAME_CHARS])


def outlet_folder(path: str) -> str | None:
    """Name of the nearest folder of a file that is neither a date nor the way up; None if there is none."""
    folders = reversed(PurePosixPath(path).parts[:-1])
    return next((name for name in folders if name not in _NO_OUTLET and not _DATE_FOLDER.fullmatch(name)), None)


@lru_cache(maxsize=_KNOWN_NAMES)
def _id(name: str) -> str:
    name = unicodedata.normalize("NFKC", name).strip().lower()
    if domain := domain_of(name) or domain_of(f"https://{name}"):
        return domain
    return _hyphened(name) or "unknown"


def _bare(host: str) -> str:
    host = host.lower().rstrip(".")
    while prefix := next((p for p in _SAME_SITE if host.startswith(p) and "." in host.removeprefix(p)), None):
        host = host.removeprefix(prefix)
    return host


def _hyphened(name: str) -> str:
    # Marks (category M) are parts of letters in the Indic scripts; format characters are parts of nothing.
    kept = (
        character if character.isalnum() or unicodedata.category(character)[0] == "M" else "-"
        for character in name
        if unicodedata.category(character) != "Cf"
    )
    return re.sub("-+", "-", "".join(kept)).strip("-")
