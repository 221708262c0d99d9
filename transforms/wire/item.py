"""An item of a message: what its sender says of it, and its body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.dateline.agencies import is_agency, short_form
from transforms.records import Media

# 20100521T120000Z, 20100521T1200+0200, 2010-05-21T12:00:00.000Z, 20100521
_INSTANT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(?:(Z)|([+-]\d\d):?(\d\d)?)?)?"
)
_EDGE = " \t\n,:;/()–—-"


@dataclass(frozen=True, slots=True)
class Item:
    """Fields under their usual names (docs/formats.md), the body, and the reason and detail why it is no article.

    `refusal` is of what its sender means for no article: pictures, packages, withdrawn texts.
    """

    fields: dict[str, object] = field(default_factory=dict)
    media: Media = "markup"
    content: str = ""
    refusal: tuple[str, str] | None = None


def instant(written: str) -> str:
    """Day or instant of the basic form of ISO 8601 in its extended form; what is written otherwise as it is."""
    found = _INSTANT.fullmatch(written.strip())
    if found is None:
        return written.strip()
    year, month, day, hour, minute, second, utc, offset, minutes = found.groups()
    date = f"{year}-{month}-{day}"
    zone = utc or (f"{offset}:{minutes or '00'}" if offset else "")
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}" if hour else date


def latest(*written: str) -> str:
    """The last of several instants: an item is public when the last of them has come; empty if none is stated."""
    return max(filter(None, map(instant, written)), key=lambda known: known[:16], default="")


def agency_of(credits_: Iterable[str]) -> str:
    """Agency that the first credit names, in its short form if it is known; empty without credits."""
    credit = next(filter(None, (line.strip(_EDGE) for line in credits_)), "")
    return short_form(credit) or credit


def known_agency(names: Iterable[str]) -> str:
    """Short form of the first name that is a known agency's; empty if none is."""
    return next((short_form(name) or name for name in names if is_agency(name.strip(_EDGE))), "")
