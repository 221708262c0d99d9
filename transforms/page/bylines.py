"""Authors' names from bylines, and what stands in bylines without being one."""

import re
from collections.abc import Iterable, Iterator

from transforms.dateline.agencies import is_agency
from transforms.text.months import is_day_of_week

# Names of people and teams are shorter; what is longer is a biography or a paragraph.
MAX_CHARS = 80
# 2,000: a line of twenty authors with their roles; what is longer is a text in the wrong place.
LINE_CHARS = 2_000
# 20: the longest lists of authors of investigations; beyond that it is a list of links.
MAX_AUTHORS = 20

_PREFIX = re.compile(
    r"(?:(?:words|text|report(?:ing|ed)?|written|story|posted|analysis|edited|photos?)\s+by|by|author|autor(?:in|es)?"
    r"|auteur|interview|von|por|par|door|av|af|text|tekst|przez|oleh|fonte|от|автор|текст|বাই|作者|記者|记者|文)"
    r"(?:\s*[:：]\s*|\s+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[;|•·、/]|\s(?:and|und|et|och|og|en|и|та|with)\s|\s&\s|\s[ye]\s(?=[A-ZÁÉÍÓÚ]))\s*")
_COMMA = re.compile(r"\s*[,،，]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
# After a comma: not a further author but a degree, a rank or a generation.
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|mba|esq|obe|mbe|cbe)\.?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:.*\b(?:correspondent|reporter|editor|writer|columnist|contributor|staff|bureau|korrespondent(?:in)?|redakteur(?:in)?)"
    r"s?(?:\s+(?:at|in|for)\b.*)?|special to .*|for .*)",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:admin(?:istrator)?|(?:(?:no|guest|about the|contact the|e-?mail(?: the)?) )?authors?|byline|unknown|none|null"
    r"|nan|n/?a|undefined|anonymous|guest|user|test|default|root|wordpress|webmaster|home|publisher|contributors?"
    # newsrooms and unnamed agencies
    r"|editors?|editorial (?:team|staff|board)|staff|newsroom"
    r"|(?:staff|our|desk|news|web|city|special) (?:writer|reporter|correspondent|editor)s?"
    r"|(?:web|news|online) ?desk|red\.?|(?:die )?redaktion|redaction|(?:la )?redacción|(?:la )?rédaction"
    r"|(?:la )?redazione|redactie|redakcja|редакция|редакція|wires?|wire (?:service|report)s?|(?:news )?agencies"
    r"|agenturen|agencias?|agences?|agenzie|agências?"
    # companies, and what stands beside a byline
    r"|(?:.*\s)?(?:gmbh|co\. kg|inc|ltd|llc)\.?"
    r"|share|follow|subscribe|read more|comments?|updated|published|posted|posted on|ceo"
    r"|(?:view|see) (?:all |full )?(?:posts|profile|bio).*|(?:more|all) (?:posts|articles|stories) (?:by|from).*"
    r"|.* by this author|(?:zeige )?all(?:e|es) (?:beiträge |artikel )?von .*|(?:voir|afficher) .*"
    r"|ver (?:todos|perfil).*|.*(?:©|copyright|all rights reserved).*|\[object object\])",
    re.IGNORECASE,
)
# Of an outlet or an agency; "Nordpost Staff" is the outlet. And what joins an author to the outlet: "for the Nordpost".
_TEAM = r"staff|newsroom|editorial|desk|team|news|online|reporters?|redaktion|redacción|rédaction|redazione|redactie"
_OF_TEAM = re.compile(rf"\b(?:the|{_TEAM})\s+|(?:\s+(?:{_TEAM})\b)+", re.IGNORECASE)
_EMPLOYED = re.compile(r"\s+(?:for|of|at|from|für|pour|para|per|[-–—])\s+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|org|net|html?|php)\b|[@/\\<>{}=]", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2}|info|news)")
_URL = re.compile(r"https?:|www\.", re.IGNORECASE)
# Initials, mail addresses and trades in brackets, closed or cut off.
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]{0,200}(?:[)\]]|$)")
_DIGIT = re.compile(r"\d")  # of dates, times and log-ins
_SPACES = re.compile(r"\s+")
_EDGE = " \t\n,;|·•-–—:.\"'()[]"


def authors(names: Iterable[str], *outlet: str | None) -> tuple[str, ...]:
    """Authors and agencies in order, each once, freed of prefixes and roles; addresses, dates, slogans are refused.

    `outlet` are names of the outlet, which is no author.
    """
    own = {_key(name) for name in outlet if name}
    kept: dict[str, str] = {}
    for part in (_bare(part, own) for name in names for part in _parts(name)):
        key = _key(part)
        if key and key not in own and not _is_junk(part):
            kept.setdefault(key, part)
    return tuple(kept.values())[:MAX_AUTHORS]


def _parts(name: str) -> Iterator[str]:
    if len(name) > LINE_CHARS or _URL.search(name):
        return
    name = _SPACES.sub(" ", name)
    for piece in _SEPARATOR.split(_without_prefix(_ASIDE.sub("", name).strip(_EDGE))):
        people = _joined(_COMMA.split(_without_prefix(piece)))
        yield from (part.strip(_EDGE) for person in people for part in _dashed(person))
    yield from filter(is_agency, (aside.strip(_EDGE) for aside in _ASIDE.findall(name)))  # Ida Lund (AP)


def _without_prefix(line: str) -> str:
    found = _PREFIX.match(line)
    return line[found.end() :] if found else line


def _joined(pieces: list[str]) -> Iterable[str]:
    """Names of a list with commas: "Doe, John" is one, a degree belongs to the name before, a role to nobody."""
    if is_agency(pieces[0]) or _DOMAIN.fullmatch(pieces[0]):  # Reuters, London
        return [piece for piece in pieces if is_agency(piece) or " " in piece or not piece.isascii()]
    if len(pieces) == 2 and all(" " not in piece.strip() and piece[:1].isupper() for piece in pieces):  # noqa: PLR2004
        first, second = pieces
        return [first if _SUFFIX.fullmatch(second) else f"{second} {first}"]
    people = [piece for piece in pieces if not _SUFFIX.fullmatch(piece)]
    return people[:1] + [piece for piece in people[1:] if not _ROLE.fullmatch(piece)]


def _dashed(person: str) -> list[str]:
    """Ida Lund - AP is an author and an agency, Ida Lund - Reporter an author."""
    parts = _DASH.split(person)
    if is_agency(parts[-1]):
        return parts
    return parts[:-1] if parts[1:] and _ROLE.fullmatch(parts[-1]) else [person]


def _bare(part: str, own: set[str]) -> str:
    """Author without the outlet behind, outlet or agency without the team: Ida Lund for the Nordpost, Reuters Staff."""
    team = _OF_TEAM.sub("", part)
    if is_agency(team) or _key(team) in own:
        return team
    employed = _EMPLOYED.search(part)
    if employed and _key(_OF_TEAM.sub("", part[employed.end() :])) in own:
        return part[: employed.start()]
    return part


def _is_junk(name: str) -> bool:
    if is_agency(name):
        return False
    if not 1 < len(name) <= MAX_CHARS or not any(map(str.isalpha, name)) or _PREFIX.fullmatch(f"{name} "):
        return True
    if _DIGIT.search(name) or is_day_of_week(name):
        return True
    return bool(_JUNK.fullmatch(name) or _ADDRESS.search(name) or _DOMAIN.fullmatch(name))


def _key(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())
