"""Who said what in Chinese and Japanese, which put no space between words: patterns around the quotation."""

import re
from typing import NamedTuple

REACH = 70  # characters before and behind a quotation in which its speaker is looked for; a clause has 20
ADJACENT = 14  # characters between a verb and the words of it that are quoted: 表示，这是“...”


class Said(NamedTuple):
    """Who is told to have spoken, by name and as printed, and the verb."""

    speaker: str | None  # None: a pronoun, which means whoever spoke before
    printed: str
    verb: str


class Clause(NamedTuple):
    """Reported speech: where it stands, and who said it."""

    start: int
    end: int
    said: Said


class _Rules(NamedTuple):
    before: re.Pattern[str]  # speaker and verb, or speaker alone, right before a quotation
    behind: re.Pattern[str]  # speaker and verb, or verb alone, right behind it
    reported: tuple[re.Pattern[str], ...]
    titles: re.Pattern[str]  # up to the last title before a name
    honorifics: tuple[str, ...]
    pronouns: frozenset[str]


_SAID_ZH = """表示|说道|说|說|指出|称|稱|强调|強調|认为|認為|透露|介绍|介紹|告诉记者|告訴記者|告诉|写道|寫道|
回应称|回应|回應|补充道|补充|補充|坦言|
直言|宣布|解释道|解释|解釋|呼吁|呼籲|警告|感叹|回忆|回忆道|问|問|答道|回答|批评|重申|警方通报称|声称|承认"""
_SAID_ZH = "|".join(sorted(_SAID_ZH.replace("\n", "").split("|"), key=len, reverse=True))
_WHO_ZH = r"(?P<who>[^，。；：！？、“”「」『』\s]{1,20}?)"
_THEN_ZH = (
    r"(?:[在于於]\S{1,16}?[上中时時里裡后後]|对\S{2,10}?|向\S{2,10}?|"
    r"\d{1,2}[日月]|今天|昨天|日前|随后|隨後|也|还|還|则|則|并|又|再次|曾|接着)*+"
)
_CLAUSE_ZH = r"(?:^|(?<=[，。；：！？\s”」』\n]))"
_TITLES_ZH = r"""部长|部長|市长|市長|省长|省長|州长|县长|总统|總統|主席|总理|總理|首相|大臣|发言人|發言人|教授|
记者|記者|校长|校長|经理|經理|总裁|總裁|
董事长|董事長|主任|局长|局長|院长|院長|书记|書記|大使|议员|議員|专家|專家|医生|醫生|律师|律師|秘书长|秘書長|
研究员|研究員|队长|隊長|主帅|教练|负责人|
創辦人|创始人|首席执行官|村长|居民|司机|学者|學者|老板"""
CHINESE = _Rules(
    re.compile(
        rf"{_CLAUSE_ZH}{_WHO_ZH}{_THEN_ZH}(?P<verb>{_SAID_ZH})[：:，,]?\s?[^，。；：！？“”「」]{{0,{ADJACENT}}}$"
    ),
    re.compile(rf"[，,。]?{_WHO_ZH}{_THEN_ZH}(?P<verb>{_SAID_ZH})(?=[，。：:；\s]|$)"),
    (
        re.compile(
            r"(?:^|(?<=[。！？\n]))(?P<verb>据|據|根据|根據)(?P<who>[^，。；：！？“”「」\s]{2,20}?)"
            r"(?:介绍|介紹|报道|報道|報導|称|稱|透露|了解|说|說|表示|消息)?，(?P<clause>[^。！？\n“”「」]{6,400})"
        ),
        re.compile(
            rf"(?:^|(?<=[。！？\n])){_WHO_ZH}{_THEN_ZH}(?P<verb>{_SAID_ZH})[，：:](?P<clause>[^。！？\n“”「」]{{6,400}})"
        ),
    ),
    re.compile(rf".*(?:{_TITLES_ZH})".replace("\n", "")),
    ("先生", "女士", "小姐"),
    frozenset(["他", "她", "他还", "她还", "他们", "她们", "对方", "其"]),
)

_SAID_JA = """述べた|述べている|話した|話している|話す|語った|語っている|語る|言った|言う|説明した|説明している|
強調した|指摘した|コメントした|訴えた|明らかにした|
答えた|主張した|発表した|表明した|批判した|振り返った|呼びかけた|打ち明けた|書いた|つぶやいた|述べ|話し|語り|
説明し|強調し|指摘し"""
_SAID_JA = "|".join(sorted(_SAID_JA.replace("\n", "").split("|"), key=len, reverse=True))
_WHO_JA = r"(?P<who>[^。、「」『』（）\s]{2,25}?)"
_TITLES_JA = r"""大臣|首相|市長|知事|社長|会長|教授|選手|監督|議員|長官|報道官|村長|町長|委員長|代表|院長|部長|
課長|記者|弁護士|医師|理事長|広報担当|大統領"""
JAPANESE = _Rules(
    re.compile(rf"(?:^|(?<=[。、\n」])){_WHO_JA}(?:は|が|も)(?:、)?(?P<verb>)[^。「」]{{0,25}}$"),
    re.compile(rf"と、?(?:{_WHO_JA}(?:は|が|も)、?)?[^。「」]{{0,25}}?(?P<verb>{_SAID_JA})"),
    (
        re.compile(rf"(?:^|(?<=[。\n])){_WHO_JA}(?P<verb>によると|によれば)、(?P<clause>[^。\n「」]{{6,400}})"),
        re.compile(rf"(?:^|(?<=[。\n])){_WHO_JA}は、?(?P<clause>[^。\n「」]{{8,400}}?)と(?P<verb>{_SAID_JA})"),
    ),
    re.compile(rf".*(?:{_TITLES_JA})の".replace("\n", "")),
    ("氏", "さん", "容疑者", "被告", "様"),
    frozenset(["彼", "彼女", "同氏", "私"]),
)
RULES = {"zh": CHINESE, "yue": CHINESE, "ja": JAPANESE}


def attribution(body: str, start: int, end: int, language: str) -> Said | None:
    """Who said what stands between two marks, by the clause before or behind them; None if it is not told."""
    rules = RULES[language]
    before = rules.before.search(body, max(0, start - REACH), start)
    behind = rules.behind.match(body, end, end + REACH)
    if rules is JAPANESE:  # the subject stands before, the verb behind
        who = behind["who"] if behind and behind["who"] else before["who"] if behind and before else None
        return _said(rules, who, behind["verb"]) if behind and who else None
    found = before or behind
    return _said(rules, found["who"], found["verb"]) if found else None


def reported(body: str, language: str) -> list[Clause]:
    """Reported speech of a body, in order, none within another."""
    rules = RULES[language]
    clauses: list[Clause] = []
    for pattern in rules.reported:
        for match in pattern.finditer(body):
            said = _said(rules, match["who"], match["verb"])
            if said and not any(
                clause.start < match.end("clause") and match.start("clause") < clause.end for clause in clauses
            ):
                clauses.append(Clause(*match.span("clause"), said))
    return sorted(clauses)


def _said(rules: _Rules, who: str, verb: str) -> Said | None:
    printed = who.strip()
    if not printed:
        return None
    if printed in rules.pronouns:
        return Said(None, printed, verb)
    name = rules.titles.sub("", printed) or printed
    for honorific in rules.honorifics:
        name = name.removesuffix(honorific)
    return Said(name or printed, printed, verb)
