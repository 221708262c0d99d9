"""Addresses in one spelling, so that an article has one."""

import re
from urllib.parse import urldefrag, urlsplit

# Session parameters name a visit, not a page; trackers (utm_*, fbclid, ...) are courlan's to know.
SESSION = re.compile(r"(?i)(?:;jsessionid=[^?&#]*|(?<=[?&])(?:phpsessid|jsessionid|sid|sessionid)=[^&#]*&?)")
# An address with nothing to clean but a slash at its end, as most are; courlan would give the same, ten times slower.
PLAIN = re.compile(r"(https?://(?!xn--)[a-z0-9-]+(?:\.(?!xn--)[a-z0-9-]+)+(?:/(?!\.\.)[A-Za-z0-9._~%!=:,-]+)++)/?")
_SAME_SITE = re.compile(r"^https?://(?:www\.)?")
MAX_URL_CHARS = 2_083  # the longest that browsers of all makes take; longer ones carry data, not an address


def canonical_url(url: str | None) -> str | None:
    """Address without fragment, trackers and session, host in lower case; None if it is no web address."""
    if not url or len(url) > MAX_URL_CHARS or not url.lower().startswith(("http://", "https://")):
        return None
    if plain := PLAIN.fullmatch(url):
        return plain[1]
    from courlan import normalize_url  # noqa: PLC0415  # texts without addresses need not pay for it

    try:
        bare = SESSION.sub("", urldefrag(url.strip()).url).rstrip("?&")
        normal = str(normalize_url(bare, trailing_slash=False))
        return normal if urlsplit(normal).hostname else None
    except ValueError:  # "Invalid IPv6 URL" and its like
        return None


def address_key(canonical: str) -> str:
    """What tells two addresses apart: neither the scheme nor www do."""
    return _SAME_SITE.sub("", canonical)
