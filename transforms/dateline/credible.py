"""Whether what looks like a dateline is one: what says less by its form must be known to the gazetteer."""

import re

from transforms.dateline.agencies import is_agency, short_form
from transforms.dateline.parts import Parts
from transforms.dateline.places import Place, look_up
from transforms.dateline.words import GIVEN_NAMES, NO_AGENCIES

UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏΆ-ΏΑ-ΫЀ-ЯҐІЇЄҒҚӨҰҮİĞŞԱ-Ֆ"
_OPENING_MARKS = "“\"«‘„'‹¿¡「『（(\\["
UNCASED_PLACE = re.compile(r"[\u0590-\u0dff\u0e00-\u10ff\u1780-\u17ff\s'’،,-]+")
_LARGE_TOWN = 100_000  # inhabitants that a place in small letters needs before a colon or dash with nothing else
_LETTERS_ONLY_TOWN = 20_000  # the same in scripts without capitals, where any word may be the name of a village
_UNKNOWN_PLACE_CHARS = 4  # fewer capitals before a dash are an abbreviation (NASA -), not a town unknown to us
_UNKNOWN_PLACE_WORDS = 4  # more are a headline
_CAPITALS_SHARE = 0.7  # PORT-au-PRINCE and McALLEN pass, USGrant does not
_TEXT_CHARS = 20  # an opening with less behind its dateline is a heading
AFTER = re.compile(rf"[{UPPER}{_OPENING_MARKS}\d]|[^\W\d_a-z]")
_UNCASED_AGENCY = re.compile(r"[\u0590-\u0dff\u0e00-\u0e7f]+(?:[\s.'’-][\u0590-\u0dff\u0e00-\u0e7f]+){0,3}")
_SMALL_AGENCY = re.compile(
    r"[a-zà-ÿа-яёіїєґα-ω]{2,5}(?:[/-][\w.]{2,12})*|[A-Z]{1,3}[a-z]{1,2}[A-Z]{1,3}"
)  # onw, dpa/lby, AfE
_AGENCY_SHAPE = re.compile(
    rf"[{UPPER}]{{2,8}}(?:[/-]\w{{2,12}})*|[{UPPER}][\w.&’'/-]*(?:\s(?:of|and|de|&|[{UPPER}][\w.’'/-]*)){{0,4}}"
)
_NEWSROOM = re.compile(
    r"\b(?:News|Press|Post|Times|Service|Agency|Today|Wire|Newswire|Media|Radio|TV|Bureau|Herald|Tribune|\w+\.\w{2,3})\b"
)


def known_place(place: str) -> Place | None:
    """Place of the gazetteer that a dateline names; None if it names none or an unknown one."""
    return look_up(place.replace("،", ",")) if place else None


def is_credible(parts: Parts, head: str) -> bool:
    """Whether the parts make a dateline: what says less by its form must be known to the gazetteer."""
    place = known_place(parts.place)
    is_capitals = _is_capitals(parts.place)
    if parts.agency and not _is_credit(parts.agency, place, is_certain=parts.day is not None or is_capitals):
        return False
    if parts.separator == "":
        return _is_credible_without_separator(parts, place, head, is_capitals=is_capitals)
    if parts.agency and parts.day:
        return True
    if parts.agency:
        return place is not None or (is_capitals and is_agency(parts.agency))
    if parts.day:
        return place is not None or is_capitals
    return _is_bare_place(parts, place, head, is_capitals=is_capitals)


def _is_credible_without_separator(parts: Parts, place: Place | None, head: str, *, is_capitals: bool) -> bool:
    """Whether parts before a mere space make a dateline: 'BAKU, March 3. Text', 'Delhi (PTI) Text'."""
    if parts.agency:
        return is_agency(parts.agency) and (place is not None or (is_capitals and parts.day is not None))
    return is_capitals and place is not None and parts.day is not None and head[: parts.end].endswith(". ")


def _is_bare_place(parts: Parts, place: Place | None, head: str, *, is_capitals: bool) -> bool:
    """Whether a place alone before a dash or colon is a dateline."""
    behind = head[parts.end :]
    if not AFTER.match(behind) or len(behind) < _TEXT_CHARS:
        return False
    if place is None:
        words = len(parts.place.split())
        return (
            is_capitals
            and parts.separator == "dash"
            and len(parts.place) > _UNKNOWN_PLACE_CHARS
            and words <= _UNKNOWN_PLACE_WORDS
        )
    if is_capitals:
        return place.lat is not None or len(parts.place) > _UNKNOWN_PLACE_CHARS  # U.S.- begins a compound
    if UNCASED_PLACE.fullmatch(parts.place):
        return place.population >= _LETTERS_ONLY_TOWN
    if parts.separator == "colon" and parts.place.casefold() in GIVEN_NAMES:
        return False
    return place.population >= _LARGE_TOWN or "," in parts.place or "/" in parts.place


def _is_credit(agency: str, place: Place | None, *, is_certain: bool) -> bool:
    """Whether a bracket behind a place credits an agency, known or not."""
    if is_agency(agency) or short_form(agency):
        return True
    if agency.casefold() in NO_AGENCIES:
        return False
    if not _AGENCY_SHAPE.fullmatch(agency):
        return place is not None and _is_unknown_credit(agency, place, is_certain=is_certain)
    return agency.isupper() or " " in agency or bool(_NEWSROOM.search(agency)) or (is_certain and place is not None)


def _is_unknown_credit(agency: str, place: Place, *, is_certain: bool) -> bool:
    """Whether a bracket of small letters behind a known place is an agency's: Wien (mop) -, القاهرة (رياح) -."""
    if place.population < (_LETTERS_ONLY_TOWN if is_certain else _LARGE_TOWN):
        return False
    return bool(_SMALL_AGENCY.fullmatch(agency)) or bool(_UNCASED_AGENCY.fullmatch(agency) and look_up(agency) is None)


def _is_capitals(place: str) -> bool:
    """Whether the place, apart from what stands behind a comma, is printed in capitals (McALLEN and N’DJAMENA too)."""
    letters = [letter for letter in place.partition(",")[0] if letter.isalpha()]
    share = sum(letter.isupper() for letter in letters) / max(1, len(letters))
    return len(letters) > 1 and share > _CAPITALS_SHARE
