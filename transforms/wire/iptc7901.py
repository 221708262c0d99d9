"""IPTC 7901 and ANPA 1312: messages of wires, a header and a text for teleprinters between control characters."""

import re
from collections.abc import Sequence

from transforms.text.unicode import Decoded, decode
from transforms.wire.headings import read_text
from transforms.wire.item import Item, agency_of, known_agency
from transforms.wire.sent import sent

# Start of heading, start of text, end of text; behind the end stands when the message was sent.
MESSAGE = re.compile(rb"\x01(?P<head>[^\x01-\x04]*+)\x02(?P<text>[^\x01-\x04]*+)(?P<tail>\x03[^\x01\x02\x04]*+)?")

_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
# bdt0203 3 pl 249 dpa 0377: source and number, priority, category, words, what else the agency tells.
_HEAD = re.compile(
    r"\s*(?P<source>[A-Za-z]{1,6})-?\d{1,6}\s+\S{1,2}\s+(?P<category>[A-Za-z]{1,3})\s+\d{1,5}\b(?P<rest>[^\n]*)"
)
# u i bc-harbour-strike 03-04 0310: priority, category, keyword with its cycle, day, words.
_ANPA_HEAD = re.compile(r"^\s*[A-Za-z] (?P<category>[A-Za-z])\s*(?:am|pm|bc|ap)-", re.IGNORECASE | re.MULTILINE)
_ANPA_SENDER = re.compile(r"\s*([A-Za-z]{2,4})-[A-Za-z]{2}-\d")  # ap-wf-03-04-26 1203gmt, behind the text
# The opening of a text such as Wismar (Nordwind) -, where a bracket credits who sent it.
_DATELINE = re.compile(r"[^()\n]{2,60} \((?P<agency>[^()\n]{2,40})\) ?[–—_-]{1,2} (?=\S)")
_CREDIT = re.compile(r"\(([^()]+)\)")
_CATEGORIES = """\
a Domestic, e Entertainment, f Finance, i International, l Lifestyle, o Weather, p Politics, s Sports, t Travel,
ace Arts, clj Crime, dis Disasters, ebf Business, edu Education, evn Environment, fin Finance, hth Health, hum People,
lab Labour, lif Lifestyle, pol Politics, rel Religion, sci Science, soi Society, spo Sport, war Conflict, wea Weather,
ku Kultur, pl Politik, sp Sport, vm Vermischtes, wi Wirtschaft"""  # of ANPA 1312, of IPTC, of agencies in German
_SECTIONS: dict[str, str] = dict(pair.split() for pair in _CATEGORIES.split(","))


def decoded(part: bytes) -> Decoded:
    """Text of a part of a message without its control characters: UTF-8, or else Windows-1252 and what it contains."""
    data = part.translate(None, _CONTROLS)
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        return decode(data, "cp1252")


def item_of(head: str, text: str, tail: str) -> Item:
    """Article of a message from its three parts."""
    found = _HEAD.match(head) or _ANPA_HEAD.search(head)
    read = read_text(text.replace("``", "“").replace("''", "”") if "``" in text else text)
    names = _agencies(head, tail)
    dateline, paragraphs = _dateline(read.paragraphs, names)
    agency = known_agency(names) or agency_of(_CREDIT.findall(dateline))
    fields: dict[str, object] = {
        "headline": next(iter(read.headings), ""),
        "dateline": dateline,
        "published": sent(tail) or read.sent,
        "section": _SECTIONS.get(found["category"].lower(), "") if found else "",
        "source": known_agency(names),
        "agency": agency,
    }
    return Item(fields, "text", "\n\n".join([*read.headings[1:], *paragraphs]))


def _dateline(paragraphs: Sequence[str], names: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Dateline that credits one of the names in the header, however little known, and the paragraphs without it."""
    found = _DATELINE.match(paragraphs[0]) if paragraphs else None
    if found is None or found["agency"].casefold() not in map(str.casefold, names):
        return "", paragraphs
    return found[0].strip(), [paragraphs[0][found.end() :], *paragraphs[1:]]


def _agencies(head: str, tail: str) -> list[str]:
    """Words of a message that may name its agency, the surest first."""
    found, sender = _HEAD.match(head), _ANPA_SENDER.match(tail)
    stated = [*found["rest"].split(), found["source"]] if found else []
    return [*stated, sender[1]] if sender else stated
