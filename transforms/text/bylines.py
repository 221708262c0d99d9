"""Bylines in the head of a text, by the words that begin or end them, and names that stand alone."""

import re
from collections.abc import Sequence

from transforms.dateline.agencies import is_agency
from transforms.dateline.authors import reporters
from transforms.dateline.places import look_up
from transforms.dateline.words import LABELS
from transforms.text.head_words import BY, BY_MARKED, BY_UNCASED, alternatives
from transforms.text.months import is_day_of_week, month_number
from transforms.text.prose import ends_sentence, is_prose

_BYLINE_CHARS = 110
_NAME_WORDS = 5
_UNCASED_NAME_WORDS = 4  # of scripts without capitals, where nothing else tells a name from a phrase
_UNCASED_NAME_CHARS = 32
_BARE_WORDS = (2, 4)  # of a name without any word before it
_AUTHORS = 8
_EAST_ASIAN_BYLINE_CHARS = 40  # 本報記者林一山、王小明／台北連線報導
_SURE = frozenset({"by", "von", "par", "written by", "автор", "oleh"})  # the others begin phrases too
_TELLING_CHARS = 3  # shorter words stand in any text by chance

_BY = re.compile(
    rf"[(（\[【〔]?(?:(?:(?P<plain>{alternatives(BY)})(?![^\W\d_])|(?P<marked>{alternatives(BY_MARKED)})(?=\s*[:：/／=＝–—・-])"
    rf"|(?P<uncased>{alternatives(BY_UNCASED)})))(?P<mark>\s*[:：/／=＝]\s*|\s*[–—・-]\s*|\s+)(?P<names>.+)",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\s*(?:[,،]|&|\||·|•|;|؛|、|/|／|\s(?:and|und|et|y|e|i|и|та|й|en|och|og|ja|és|și|a|ve|dan|dhe|và|και|with|और|এবং|und)\s"
    r")\s*",
    re.IGNORECASE,
)
# Where an author was: By Anna Field at Eastmere Park; and what stands in brackets: Por Ana Ruiz (Quito)
_WHERE = re.compile(r"\s(?:at|in|from|near|aus|à|au|en|em|från|fra|z|из|в)\s(?:the\s)?[^\W\d_a-zà-ÿ].*$")
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*(?:[)）\]]|$)")
# Arabic and Hebrew write 'and' together with the next name; a name before it and behind it has two words.
_AND_WITHIN = re.compile(r"(\S+\s\S+)\s[وו](?=\S+\s\S)")
_MAIL = re.compile(r"\s*[<(]?\S+@\S+\.\w+[>)]?|\s+@\w+")
_PARTICLE = re.compile(
    r"(?:de|da|do|dos|das|del|della|di|van|von|vom|der|den|la|le|el|al|bin|ibn|ben|bint|ter|ten|af|zu|y|e|d['’]\w+)"
)
_WORD = re.compile(r"[^\W\d_][^\s\d_,;:!?/|()\[\]<>“”«»\"=@。，、！？]*")
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff々]{2,4}|[\u3400-\u9fff\u30a0-\u30ff]{1,8}[·・][\u3400-\u9fff\u30a0-\u30ff·・]{1,10}|[\u3040-\u30ff\u3400-\u9fff]{3,6}|[가-힣]{2,4}"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_ASIAN = re.compile(
    r"[(（【〔\[]?\s*(?:(?:本报|本報|本刊|本社|本网|特约|实习|见习|駐[^\s記者]{2,6}|驻[^\s记者]{2,6}|[\u3400-\u9fff]{2,5}(?:社|网|網|报|報))\s?)?"
    r"(?:记者|記者|特派员|特派員|编译|編譯|通讯员)[^。！？]*|[^。！？:：]{0,12}?[가-힣]{2,4}\s?(?:(?:선임|수석|전문|객원|인턴)\s?)?(?:기자|특파원)(?![가-힣])[^。！？]*"
)
_STAFF = re.compile(
    r"\b(?:news|press|staff|reporters?|correspondents?|writers?|editors?|times|post|agency|agencies|bureau|desk"
    r"|team|service|associated|correspond[ae]nt\w*|korrespondent\w*|corresponsal\w*|enviad[oa]s?|envoyée?|inviat[oa]|redakt\w+"
    r"|redacción|rédaction|redação|redazione|redactie|toimitus|szerkesztőség|redakcja|redakcia|redakce|редакция|редакція"
    r"|корреспондент\w*|кореспондент\w*|muhabir\w*|special to|analyst|contributor|columnist|producer"
    r"|agencias?|agências?|agences?|agenturen)\b"
    r"|संवाददाता|प्रतिवेदक|ডেস্ক|প্রতিবেদক|وكالات|التحرير|מערכת|กองบรรณาธิการ|编辑部|編輯部|編集部|編集局|특별취재팀|취재팀",
    re.IGNORECASE,
)


def byline(line: str, *, is_below_headline: bool) -> tuple[str, ...]:
    """Authors of a line that begins or ends as bylines do, in order; empty if the line is none."""
    if len(line) > _BYLINE_CHARS or (ends_sentence(line) and not line.endswith((")", "）", "】", "〕"))):
        return ()
    if not line.isascii() and len(line) <= _EAST_ASIAN_BYLINE_CHARS and _EAST_ASIAN.fullmatch(line):
        return tuple(dict.fromkeys(reporters(line)))[:_AUTHORS]
    match = _BY.match(line)
    if match is None or not (is_below_headline or match["mark"].strip()):
        return ()
    if match["plain"] and match["mark"].strip() in {"-", "–", "—"} and not match["mark"][0].isspace():
        return ()  # By-election day
    is_marked = bool(match["mark"].strip())
    names = _names(match["names"].strip(" )）]】〕"), needs_capitals=match["plain"] is not None and not is_marked)
    is_sure = is_marked or not match["plain"] or match["plain"].casefold() in _SURE
    return names if is_sure or any(" " in name for name in names) else ()  # De Telegraaf


def begins_as_byline(line: str) -> bool:
    """Whether a line of few words begins with a capital as bylines in English and its neighbours do."""
    return line[:1].isupper() and bool(byline(line, is_below_headline=True))


def bare_byline(line: str, behind: Sequence[str]) -> tuple[str, ...]:
    """Authors of a line that is only a name, or a name and a newsroom; empty if it may mean anything else.

    Names are two to four words with capitals, of which the text behind has none: who stands in it is its subject.
    """
    if len(line) > _BYLINE_CHARS or not line[:1].isupper() or is_prose(line):
        return ()
    names = _names(line, needs_capitals=True)
    if not names or not all(_is_bare_name(name) for name in names):
        return ()
    text = "\n".join(behind).casefold()
    words = [word.strip(".'’") for name in names for word in name.casefold().split() if len(word) > _TELLING_CHARS]
    return names if words and not any(re.search(rf"\b{re.escape(word)}", text) for word in words) else ()


def _names(text: str, *, needs_capitals: bool) -> tuple[str, ...]:
    text = _AND_WITHIN.sub(r"\1، ", _ASIDE.sub("", _MAIL.sub("", text)))
    parts = [part for piece in _GAP.split(text) if (part := _WHERE.sub("", piece).strip(" .,،"))]
    people = [part for part in parts if not _STAFF.search(part) and not is_agency(part)]
    names = tuple(part for at, part in enumerate(people) if not (at and _is_place(part)))
    if not names or len(names) > _AUTHORS:
        return ()
    return names if all(_is_name(name, needs_capitals=needs_capitals) for name in names) else ()


def _is_place(part: str) -> bool:
    """Whether a single word behind a name is where its bearer was."""
    return " " not in part and look_up(part) is not None


def _is_name(name: str, *, needs_capitals: bool) -> bool:
    if _UNSPACED.search(name):
        return _HAN_NAME.fullmatch(name) is not None or (" " in name and len(name) <= _EAST_ASIAN_BYLINE_CHARS // 4)
    words = name.split()
    if len(words) > _NAME_WORDS or not all(map(_WORD.fullmatch, words)) or is_day_of_week(name) or month_number(name):
        return False
    if _has_case(name):
        return all(word[0].isupper() or _PARTICLE.fullmatch(word) or not _has_case(word[0]) for word in words)
    return not needs_capitals and len(words) <= _UNCASED_NAME_WORDS and len(name) <= _UNCASED_NAME_CHARS


def _is_bare_name(name: str) -> bool:
    words = name.split()
    if not _BARE_WORDS[0] <= len(words) <= _BARE_WORDS[1] or name.casefold() in LABELS or look_up(name):
        return False
    return all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words) and words[-1][0].isupper()


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()
