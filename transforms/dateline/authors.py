"""Reporters whom East Asian papers name in the dateline or beside it: 记者, 記者, 기자, 【place=name】."""

import re
from collections.abc import Iterator

from transforms.dateline.agencies import is_agency
from transforms.dateline.places import look_up

_NAME_CHARS = (2, 4)  # Chinese and Korean names; longer ones are split by a dot or are no names
_WRITTEN_OUT_CHARS = 14  # foreign names in Han characters or kana, with a dot inside
_PLACE_CHARS = (4, 3, 2)  # of a place that stands right behind a name: 記者王小明台北

_HAN_REPORTER = re.compile(
    r"(?:记者|記者|特派员|特派員|通讯员|通訊員|编译|編譯|实习生)\s*[:：]?\s*(?P<names>[^（）()【】〔〕\[\]:：。]{2,60}?)"
    r"(?=记者|記者|特派员|特派員|通讯员|通訊員|编译|編譯|实习生|摄影|攝影|[（）()【】〔〕\[\]:：。]|$)"
)
_KOREAN_REPORTER = re.compile(
    r"(?P<names>[가-힣]{2,4}(?:\s?[·,/\s]\s?[가-힣]{2,4}){0,5})\s?(?:(?:선임|수석|전문|객원|인턴|대)\s?)?(?:기자|특파원|통신원)(?![가-힣])"
)
_BRACKETED = re.compile(r"[【［\[（(〔][^=＝]{1,20}[=＝](?P<name>[^】］\])）〕=＝]{2,20})[】］\])）〕]")
_GAPS = re.compile(r"[\s、，,/／·・&]+")
_FOREIGN = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff]+(?:[·・•][\u3400-\u9fff\u30a0-\u30ff]+)+")
_HAN = re.compile(r"[\u3400-\u9fff々]+")
_JAPANESE = re.compile(r"[\u3400-\u9fff々\u3040-\u30ff]{3,8}")
_REPORTED = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日.*$|(?:综合|綜合|现场|現場|独家|獨家)?(?:报道|報道|報導|专电|專電|外电|电|電|讯|訊|摄|攝)$"
)
_JAPANESE_TITLE = re.compile(r"(?:特派員|記者|支局長|編集委員|、.*|，.*)$")
_OUTLET = re.compile(
    r"(?:通信社?|通訊社?|通讯社|新聞社?|新闻社?|日報|日报|社|网|網|报|報|台|電視|电视|ニュース|テレビ|放送|タイムズ|プレス"
    r"|통신사?|뉴스|일보|신문|방송|경제|타임[스즈]|투데이|저널|프레스|미디어|데일리|매일|매거진|TV)$"
)


def authors_of(printed: str) -> tuple[str, ...]:
    """Reporters that a dateline names, as printed and in order; empty for datelines of other scripts."""
    if printed.isascii():
        return ()
    return tuple(dict.fromkeys((*_japanese(printed), *reporters(printed))))


def reporters(text: str) -> Iterator[str]:
    """Names behind the Chinese word for reporter, and before the Korean one."""
    for match in _HAN_REPORTER.finditer(text):
        yield from _han_names(match["names"])
    for match in _KOREAN_REPORTER.finditer(text):
        yield from (name for name in _GAPS.split(match["names"]) if name and not is_outlet(name) and not look_up(name))


def is_outlet(words: str) -> bool:
    """Whether a word of an East Asian script ends as names of agencies and papers do."""
    return _OUTLET.search(words) is not None


def _han_names(text: str) -> Iterator[str]:
    foreign = _FOREIGN.match(text)
    if foreign and len(foreign[0]) <= _WRITTEN_OUT_CHARS:
        yield foreign[0]
        return
    for part in _GAPS.split(text):
        name = _without_place(_REPORTED.sub("", part))
        if _HAN.fullmatch(name) and _NAME_CHARS[0] <= len(name) <= _NAME_CHARS[1] and not look_up(name):
            yield name


def _without_place(name: str) -> str:
    for length in _PLACE_CHARS:
        if len(name) >= length + _NAME_CHARS[0] and look_up(name[-length:]):
            return name[:-length]
    return name


def _japanese(printed: str) -> Iterator[str]:
    """Author of 【place=author】, which an agency's name takes the place of in copy of the wires."""
    match = _BRACKETED.search(printed)
    name = _JAPANESE_TITLE.sub("", match["name"].strip()) if match else ""
    if _JAPANESE.fullmatch(name) and not is_agency(name) and not is_outlet(name):
        yield name
