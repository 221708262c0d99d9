"""What the headers of a message say of its article: subject, sender, outlet, day."""

import re
from datetime import UTC
from email.headerregistry import AddressHeader, DateHeader
from unicodedata import normalize

from transforms.fields.sources import domain_of
from transforms.readers.mime.message import Part

# Answers and forwardings in the words of mailing programs.
_ANSWER = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|rv|rif|sv|vs|vb|vl|antw|doorst|odp|pd|ynt|ilt|enc|res|回复|答复|转发|回覆|轉寄|返信|転送|답장|전달)"
    r"(?:\[\d{1,3}\])?\s?[:：]\s*)+",
    re.IGNORECASE,
)
_LIST_NAME = re.compile(r"\[[^\]\[]{1,60}\]\s+")
_FOR = re.compile(r"\s+(?:via|at|from|bei|chez)\s+", re.IGNORECASE)  # "Ida Lund at Nordpost"
_LIST_ID = re.compile(r"<([\w.-]{1,250})>")
_BARE_ADDRESS = re.compile(r"[^\s<>()\",;:@]{1,64}@[\w.-]{1,250}")
_ADDRESS = re.compile(r"<(https?://[^\s<>]+)>")
# Hosts from which mail is sent, in front of the domain that the outlet is known by.
_MAILING = re.compile(
    r"(?:e|em|m|t|mail\d*|e-?mails?|news|newsletters?|nl|info|lists?|mg|send|reply|bounces?|updates?|mailer|mailing|click"
    r"|links?|go|hello|notifications?|alerts?|comms?|marketing)\.(?=[^.]+\.)",
    re.IGNORECASE,
)
_REGISTRY = re.compile(r"(?:com?|org|net|gov|govt|ac|edu|or|ne|go)\.[a-z]{2}", re.IGNORECASE)  # co.uk, com.au
# Where everybody has an address: it says nothing of an outlet.
_PROVIDERS = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|proton|protonmail"
    r"|zoho|mail|yandex|qq|163|126|sina|naver|daum|hanmail|libero|orange|wanadoo|laposte|free|wp|onet|interia|seznam"
    r")\.(?:com?\.)?[a-z]{2,3}",
    re.IGNORECASE,
)
# Services that send letters for many; the list's own name there is the outlet's.
_SERVICES = re.compile(
    r"(?:.*\.)?(?:substack\.com|beehiiv\.com|ghost\.io|mcsv\.net|mcdlv\.net|rsgsv\.net|mailchimpapp\.net|sendgrid\.net"
    r"|buttondown\.email|convertkit\.com|kit\.com|tinyletter\.com|revue\.email|steadyhq\.com|sendinblue\.com|brevo\.com"
    r"|amazonses\.com|googlegroups\.com|groups\.io|mailjet\.com|cmail\d*\.com|createsend\.com|ccsend\.com)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[\w-]+\.(?:substack\.com|beehiiv\.com|ghost\.io)", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:news|post|times|daily|weekly|journal|gazette|herald|tribune|press|review|radio|tv|media|magazine|bulletin|digest"
    r"|briefing|letter|newsletter|editors?|team|desk|redaktion|zeitung|kurier|jornal|diario|giornale|redacci[oó]n)\b",
    re.IGNORECASE,
)
_MIN_LETTERS = 3  # shorter parts of a name are in any address


def fields_of(message: Part) -> dict[str, object]:
    """Fields of a message as a record has them, those that it states."""
    name, address = _sender(message)
    person, outlet = _person_and_outlet(name, address)
    archived = _ADDRESS.search(str(message.get("archived-at", "")))
    fields = {
        "headline": _subject(message),
        "byline": person,
        "published": _published(message),
        "source": _domain(message, address) or outlet,
        "url": archived[1] if archived else None,
    }
    return {field: value for field, value in fields.items() if value}


def _subject(message: Part) -> str:
    subject = " ".join(str(message.get("subject", "")).split())
    prefixes = (_ANSWER, _LIST_NAME, _ANSWER) if "list-id" in message else (_ANSWER,)
    for prefix in prefixes:
        found = prefix.match(subject)
        subject = subject[found.end() :] if found else subject
    return subject


def _sender(message: Part) -> tuple[str, str]:
    """Name and address of who wrote the message, empty for what is not stated."""
    sender = message.get("from", message.get("sender"))
    if isinstance(sender, AddressHeader) and sender.addresses:
        first = sender.addresses[0]
        return first.display_name, first.addr_spec.lower()
    text = str(sender or "")
    found = _BARE_ADDRESS.search(text)
    return (text[: found.start()].strip(' "<'), found[0].lower()) if found else (text.strip(' "<>@'), "")


def _published(message: Part) -> str | None:
    date = message.get("date")
    if not isinstance(date, DateHeader) or date.datetime is None:
        return None
    moment = date.datetime
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()  # -0000, or none stated: UTC


def _person_and_outlet(name: str, address: str) -> tuple[str | None, str | None]:
    """Name of a sender as a person's or an outlet's; it is a person's only where the address shows it."""
    person, *outlet = _FOR.split(name, maxsplit=1)
    if outlet:
        return (person if " " in person else None), outlet[0]
    local, _, domain = map(_key, address.partition("@"))
    words = [_key(word) for word in name.split()]
    is_person = len(words) > 1 and any(len(word) >= _MIN_LETTERS and word in local for word in words)
    if is_person and "".join(words) not in domain and not _OUTLET.search(name):
        return name, None
    return None, name or None


def _domain(message: Part, address: str) -> str | None:
    """Domain of the outlet that sends from an address; None where everybody has one."""
    host = address.rpartition("@")[2]
    if _PROVIDERS.fullmatch(host):
        return None
    if _SERVICES.fullmatch(host):
        listed = _LIST_ID.search(str(message.get("list-id", "")))
        return listed[1].lower() if listed and _LISTED.fullmatch(listed[1]) else None
    while (mailing := _MAILING.match(host)) and not _REGISTRY.fullmatch(host, mailing.end()):
        host = host[mailing.end() :]
    return domain_of(f"https://{host}")


def _key(text: str) -> str:
    """Letters and digits of a text as addresses have them."""
    return "".join(c for c in normalize("NFKD", text).lower() if c.isascii() and c.isalnum())
