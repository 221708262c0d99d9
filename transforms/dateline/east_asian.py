"""Datelines of Chinese, Japanese and Korean papers, which stand in brackets or end in a word for dispatch."""

import re

from transforms.dateline.agencies import is_agency, short_form
from transforms.dateline.authors import is_outlet
from transforms.dateline.parts import PartialDay, Parts, east_asian_day
from transforms.dateline.places import look_up

_LONGEST_PLACE = 8  # characters: 布宜诺斯艾利斯 has 7
_LONGEST_KATAKANA = 14  # characters: サンフランシスコ has 8, longer ones are of several words

# 【北京=山田太郎】, ［東京 3日 ロイター］, (서울=연합뉴스), （新加坡3日讯）
_BRACKETED = re.compile(r"[【［\[（(〔](?P<inside>[^】］\])）〕\n]{2,40})[】］\])）〕]\s*(?P<dash>[-–—―:：]\s*)?")
# 新华社北京3月2日电, 中新网3月2日电, 本报北京3月2日讯, 路透北京3月2日 -
_DISPATCH = re.compile(
    r"据?(?P<credit>[\u4e00-\u9fff·]{2,16}?)\s?(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)"
    r"\s?(?:(?:电|電|讯|訊|消息|专电|專電)\s?(?:题[:：])?|\s[-–—]\s|[-–—]+)[:：]?"
)
# 本报讯, 央视网消息：, 大公報訊
_DISPATCH_ONLY = re.compile(
    r"(?P<credit>[\u4e00-\u9fff]{2,8}?)(?:讯|訊|消息|电|電)(?:\s?[（(][^）)\n]{2,12}[）)](?=[:：]))?(?:[:：]\s?|\s|(?=[（(【]))"
)
_REPORTERS = re.compile(r"\s*[（(](?:\s?(?:记者|記者|通讯员|编译|責任編輯)[^）)\n]{1,40})[）)]\s*[:：]?\s*")
_KOREAN_REPORTER = re.compile(r"\s*(?:[가-힣·, ]{2,20}\s?(?:기자|특파원|통신원)\s*)?=\s*")
_REPORTER_WORD = re.compile(r"(?:本报|本報|本社|特派|驻|駐)*(?:记者|記者|特派员|特派員|通讯员)")
_OWN = re.compile(r"^(?:本报|本報|本刊|本社|本网)")
_UNKNOWN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7afA-Za-z]{2,10}")  # an agency that our list lacks
_HANGUL = re.compile(r"[\uac00-\ud7afA-Z0-9]{2,10}")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]+")
_HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_TRAILING_WORD = re.compile(
    r"(?:(?:综合|綜合|连线|連線|外电|外電|现场|現場)?(?:报道|報道|報導)|专电|專電|电|電|讯|訊|発|消息)$"
)
_REPORTER_SLASH = re.compile(r"(?:记者|記者|编译|編譯)[^／/]{2,12}[／/]\s?(?P<where>[^／/]{2,10})$")


def read_east_asian(head: str) -> Parts | None:
    """Parts of an East Asian dateline at the start of an opening; None if it has none."""
    if head[:1] in "【［[（(〔":
        return _bracketed(head)
    if not "\u4e00" <= head[:1] <= "\u9fff":
        return None
    return _dispatch(head)


def _dispatch(head: str) -> Parts | None:
    match = _DISPATCH.match(head) or _DISPATCH_ONLY.match(head)
    if match is None:
        return None
    place, agency = _credit(match["credit"])
    own = bool(_OWN.match(match["credit"]))
    if not (place or agency or own):
        return None
    day = east_asian_day(match[0])
    return Parts(place, agency, day[0] if day else None, "bracket", _after_reporters(head, match.end()))


def _after_reporters(head: str, end: int) -> int:
    reporters = _REPORTERS.match(head, end)
    return reporters.end() if reporters else end


def _bracketed(head: str) -> Parts | None:
    match = _BRACKETED.match(head)
    if match is None or not _HAN_OR_KANA.search(match["inside"]):
        return None
    inside = match["inside"]
    if "=" in inside or "＝" in inside:
        return _place_and_author(head, inside, match.end())
    day = east_asian_day(inside)
    credit = inside if day is None else f"{inside[: day[1]]} {inside[day[2] :]}"
    if slashed := _REPORTER_SLASH.search(credit):
        credit = slashed["where"]
    place, agency = _credit(credit)
    dispatch = _TRAILING_WORD.search(inside) is not None
    if not (place or agency or dispatch) or not (
        day or dispatch or (place and agency) or _is_credited(place, agency, inside)
    ):
        return None
    return _closed(head, place, agency, day[0] if day else None, match.end())


def _is_credited(place: str, agency: str, inside: str) -> bool:
    """Whether the bracket holds a place, an agency or a place and an author, and nothing else that it could mean."""
    return bool(agency and is_agency(inside.strip())) or bool(place and _KATAKANA.match(inside))


def _place_and_author(head: str, inside: str, end: int) -> Parts | None:
    """Parts of (place=agency) and 【place=author】; an author is no agency."""
    first, _, second = inside.replace("＝", "=").partition("=")
    place, agency = _credit(first)
    if not agency and (short := short_form(second)) is not None:
        agency = short
    reporter = _KOREAN_REPORTER.match(head, end)
    if not agency and place and (_is_unknown_agency(second.strip()) or (reporter and _HANGUL.fullmatch(second))):
        agency = second.strip()
    if not (place or agency):
        return None
    return _closed(head, place, agency, None, reporter.end() if reporter else end)


def _closed(head: str, place: str, agency: str, day: PartialDay | None, end: int) -> Parts:
    return Parts(place, agency, day, "bracket", _after_reporters(head, end))


def _credit(credit: str) -> tuple[str, str]:
    """Place and agency of a credit such as 新华社北京, 中央社記者王小明台北, ワシントン共同; '' for what it lacks."""
    words = _TRAILING_WORD.sub("", credit).strip()
    words = _OWN.sub("", words).strip()
    agency, rest = _agency_in(words)
    if not agency and _is_unknown_agency(words):
        return "", words
    rest = _REPORTER_WORD.sub(" ", rest).strip()
    place = _place_in(rest)
    return place, agency or _unknown_agency(words, place)


def _unknown_agency(words: str, place: str) -> str:
    """What stands before the place or the reporter, if it is named as agencies are: 东洲社 of 东洲社广州."""
    before = _REPORTER_WORD.split(words)[0]
    before = before[: before.rfind(place)] if place and place in before else before
    return before.strip() if _is_unknown_agency(before.strip()) and before.strip() != place else ""


def _is_unknown_agency(words: str) -> bool:
    return bool(_UNKNOWN.fullmatch(words)) and is_outlet(words) and not look_up(words)


def _agency_in(words: str) -> tuple[str, str]:
    """Agency that the words begin or end with, the longest first, and the other words."""
    for length in range(len(words), 1, -1):
        if is_agency(words[:length]):
            return words[:length].strip(), words[length:]
        if (is_agency(words[-length:]) and not words[-length - 1 : -length].isascii()) or is_agency(
            words[-length:].strip()
        ):
            return words[-length:].strip(), words[:-length]
    return "", words


def _place_in(words: str) -> str:
    """Place that the words are, begin with or end with."""
    for word in words.split():
        if katakana := _KATAKANA.match(word[:_LONGEST_KATAKANA]):
            return katakana[0] if look_up(katakana[0]) else ""
        for length in range(min(len(word), _LONGEST_PLACE), 1, -1):
            for part in (word[:length], word[-length:]):
                if look_up(part):
                    return part
    return ""
