"""Addresses on a page: made absolute, the page's own, its outlet's names, and pictures that are no logo."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from transforms.fields.values import as_url

# Pictures of the outlet that stand where an article has none of its own; told by the name of the file.
_NO_PICTURE = re.compile(
    r"(?:^|[_.-])(?:logo|favicon|placeholder|fallback|blank|spacer|sprite|avatar|no[_-]?(?:image|photo)"
    r"|(?:default|share|social|og)[_-]?(?:image|img|share|og|logo|thumb\w*)?)(?:[_.\d-]|$)|\.svg$",
    re.IGNORECASE,
)
# Second to last parts of hosts that are no names: co.uk, com.au
_PUBLIC = frozenset({"co", "com", "org", "net", "gov", "ac", "or", "ne", "go", "edu"})
_LEAST_PARTS = 2  # of a host that is a domain


def own_address(given: Iterable[str | None], base: str | None) -> str | None:
    """First of the addresses that a page gives as its own; one that leads to a front page is a slip, and comes last."""
    urls = [url for text in given if (url := absolute(text, base))]
    return next((url for url in urls if len(urlsplit(url).path) > 1), next(iter(urls), None))


def picture(given: Iterable[str | None], base: str | None) -> str | None:
    """First of the addresses that is not by its name a logo or the like."""
    urls = (url for text in given if (url := absolute(text, base)))
    return next((url for url in urls if not _NO_PICTURE.search(urlsplit(url).path.rpartition("/")[2])), None)


def absolute(address: str | None, base: str | None) -> str | None:
    """Web address that an address means on a page of the base; None if it is none."""
    try:
        url = as_url(urljoin(base or "", address.strip())) if address else None
        return url if url and urlsplit(url).hostname else None
    except ValueError:  # "Invalid IPv6 URL" and its like
        return None


def outlet_names(url: str | None) -> tuple[str, ...]:
    """Names that an address gives its outlet: of https://lokal.nordpost.example/a nordpost.example and nordpost."""
    parts = (urlsplit(url).hostname or "").split(".") if url and absolute(url, None) else []
    if len(parts) < _LEAST_PARTS:
        return ()
    at = -3 if len(parts) > _LEAST_PARTS and parts[-2] in _PUBLIC else -2
    return ".".join(parts[at:]), parts[at]
