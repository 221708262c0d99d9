"""How a value stands on the page: bounded, without what could turn or hide the text around it, null as a dash."""

import re
from datetime import date, datetime

from markupsafe import Markup

CHARS = 300  # of one text: four lines of a wide cell; nobody reads more of a payload on such a page
NAME_CHARS = 80  # of a rule, a source, an id: the longest honest ones have 60
NOTHING = "–"
# Controls, line separators, marks that turn the direction of what follows, tags, and halves of surrogate pairs.
_TREACHEROUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# Accents that pile up on one letter draw over the lines above; no script needs ten.
_ACCENT = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PILE = re.compile(f"({_ACCENT}{{9}}){_ACCENT}+")
# Numbers from a thousand on have no decimals, and are not written out from a billion of thousands on.
WHOLE, LONGEST = 1e3, 1e12


def shown(value: object) -> object:
    """A value as the page prints it; markup that we made ourselves is returned as it is."""
    match value:
        case Markup() | bool():
            printed: object = value
        case None | "":
            printed = NOTHING
        case int():
            printed = f"{value:,}"
        case float():
            printed = number(value)
        case datetime():
            printed = value.strftime("%Y-%m-%d %H:%M")
        case date():
            printed = value.isoformat()
        case _:
            printed = plain(str(value))
    return printed


def plain(text: str, chars: int = CHARS) -> str:
    """The opening of a text, at most so many characters, with treacherous characters written as their code points."""
    opening = text[:chars].rstrip() + "…" if len(text) > chars else text
    return _TREACHEROUS.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", _PILE.sub(r"\1", opening))


def name(value: object) -> Markup:
    """A name, at most NAME_CHARS long, that may break behind its underscores and turns nothing beside it around."""
    whole = NOTHING if value is None or value == "" else plain(str(value), NAME_CHARS)
    return Markup("<bdi>{}</bdi>").format(Markup("_<wbr>").join(whole.split("_")))


def number(value: float) -> str:
    """A number with as many digits as a reader takes in."""
    return f"{value:,.0f}" if WHOLE <= abs(value) < LONGEST else f"{value:.3g}"


def percent(value: float | None) -> str:
    """A share as per cent."""
    return NOTHING if value is None else f"{value:.1%}" if 0 < abs(value) < 0.1 else f"{value:.0%}"  # noqa: PLR2004


def points(value: float | None) -> str:
    """A change of a share in percentage points, with its sign."""
    return NOTHING if value is None else f"{100 * value:+.1f}".replace("-", "−")


def seconds(value: float | None) -> str:
    """A duration in the units in which one would tell it."""
    if value is None:
        return NOTHING
    if value < 60:  # noqa: PLR2004  # a minute
        return f"{value:.1f} s"
    minutes, rest = divmod(round(value), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"
