"""Site furniture: the lines around an article that belong to the page and not to the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.text import furniture_languages as languages
from transforms.text.furniture_words import EXACT, SERVICES, SHARE_WORDS, TEASERS, TERMINALS, WEAK_TERMINALS
from transforms.text.head_words import split
from transforms.text.prose import ends_sentence, is_prose

_LONGEST_FURNITURE = 220  # characters; the longest teasers and notices have about 200, and no prose line above is one
_LONGEST_NOTICE = 600  # characters; notices on cookies, which have no full stop every line, run to about 500
_LONGEST_TEASER = 160  # characters behind 'Also read:'; longer ones are sentences of the article
_COMMENT_PROSE = 200  # characters; a paragraph as long behind a comment form means that the form stood mid-article
_LONGEST_CREDIT = 60  # characters behind 'Source:'; names of people and outlets
_CREDIT_WORDS = 8
_LONGEST_ADVERT = 90  # characters behind 'Advertisement:'; longer ones are sentences
_LONGEST_INVITATION = 160  # characters
_LONGEST_RIGHTS = 120  # characters
_INVITATION_WORDS = 10  # of an invitation that only its end gives away
_LABELLED_CHARS = 44  # of a label with text behind it, and what parts them
_LABEL_CHARS = 40  # of a label of navigation or a name of a section
_LABEL_WORDS = 5
_UNSPACED_LABEL_CHARS = 12  # the same in scripts without spaces
_KNOWN_LINES = 4096  # lines kept in memory: a site repeats its furniture in each of its articles
_EDGES = " .:!*|•·»›→>#-–—_\u00a0<＜＞[]【】()（）▶►▸▷▽▼●■◆◇☞👉⇒◎※+"
_FULL_STOPS = (".", "。", "।", "؟", "۔", ".”", '."', ".»", "。」", "”")
_COUNT = "0123456789 ()（）"

# icon-facebook icon-twitter; fa-share; without any word beside
_ICON = r"(?:icon|fa|fab|fas|glyphicon|social|btn|share)-[a-z0-9-]+"
_ICONS = re.compile(rf"{_ICON}(?:[\s|,]+{_ICON})*[\s|,]*")
# Words of a share bar, apart from the marks and counts between them
_SHARE_WORD = re.compile(r"[^\s|,·•/+&:\d]+")
# Also read: Something else happened
_TEASER = re.compile(rf"(?:{TEASERS.casefold()})\s*[:：>»|–—-]\s*\S.{{0,{_LONGEST_TEASER}}}")
_NOTICES = re.compile(
    r"your email address will not be published\b.*|required fields are marked.*|save my name, email.*"
    r"|notify me (?:of|by|when).*"
    r"|this site uses akismet.*|you must be (?:logged in|registered|signed in).*|please (?:log in|sign in|enable"
    r"|disable|turn off).{0,120}"
    r"|by (?:submitting|signing up|subscribing|clicking|continuing|using (?:this|our)).{0,180}"
    r"|(?:we use|we and our partners use|nous utilisons|ce site utilise|wir (?:verwenden|nutzen|setzen)"
    r"|diese (?:web)?seite (?:verwendet|nutzt)"
    r"|utilizamos|usamos|este sitio (?:utiliza|usa)|questo sito (?:utilizza|usa)"
    r"|мы используем)\b.{0,40}\bcookies?\b.{0,160}"
    r"|(?:this|our) (?:web)?site uses cookies.*|(?:accept|manage|reject) (?:all |your )?cookies?.*"
    r"|cookie (?:policy|settings|preferences|notice).{0,60}"
    r"|(?:javascript is|javascript must be|you need to enable javascript).{0,120}"
    r"|your browser does not support.{0,120}"
    r"|(?:votre adresse e-?mail ne sera pas publiée|les champs obligatoires sont indiqués).*"
    r"|(?:tu dirección de correo electrónico no será publicada|los campos (?:obligatorios"
    r"|requeridos) están marcados).*"
    r"|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.*|erforderliche felder sind.*"
    r"|o seu endereço de e?-?mail não será publicado.*|campos obrigatórios são marcados.*"
    r"|il tuo indirizzo email non sarà pubblicato.*|i campi obbligatori sono contrassegnati.*"
    r"|je e-mailadres wordt niet gepubliceerd.*|vereiste velden zijn gemarkeerd.*|e-posta hesabınız yayımlanmayacak.*"
    r"|ваш (?:адрес )?e-?mail не будет опубликован.*|обязательные поля помечены.*"
    r"|twój adres e-mail nie zostanie opublikowany.*"
    r"|alamat email anda tidak akan dipublikasikan.*|لن يتم نشر عنوان بريدك الإلكتروني.*|الحقول الإلزامية مشار إليها.*"
)
_CLAIMS = re.compile(
    r"(?:©|\(c\)|copyright\b|copyright ©).{0,160}|tous droits réservés.{0,60}"
    r"|alle rechte vorbehalten.{0,60}|todos los derechos reservados.{0,60}|todos os direitos reservados.{0,60}"
    r"|tutti i diritti riservati.{0,60}|все права защищены.{0,60}|版权所有.{0,60}|版權所有.{0,60}"
)
_CLAIM_WITHIN = re.compile(r".{0,60}\ball rights reserved\b.{0,60}")
_INVITATIONS = re.compile(
    r"(?:sign up|subscribe|register) (?:to|for|here|now)\b.{0,140}|(?:follow|like|join|find) us (?:on"
    r"|at)\b.{0,140}|(?:download|get) (?:our|the) .{0,20}app\b.{0,60}"
    r"|follow @?\w+ on \w+.{0,60}|(?:suivez|abonnez)-(?:nous|vous).{0,120}|folgen sie uns.{0,120}"
    r"|síguenos.{0,120}|siga-nos.{0,120}"
    r"|seguici su.{0,120}|подписывайтесь.{0,120}|підписуйтесь.{0,120}|takip edin.{0,60}|ikuti (?:kami|berita).{0,120}"
    r"|تابعوا?(?:نا)?\b.{0,120}|扫一扫.{0,60}|关注.{0,20}公众号.{0,40}|click here (?:to|for)\b.{0,120}"
    r"|tap here (?:to|for)\b.{0,120}"
)
_COUNTS = re.compile(
    r"\d[\d.,k]*\s*(?:comments?|shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?|min(?:uten)? lesezeit"
    r"|min de lecture|"
    r"kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари\w+|просмотр\w+|votes?)\b[^.]{0,20}"
    r"|(?:reading time|read time|lesezeit|temps de lecture|tiempo de lectura|время чтения)\s*:?\s*.{0,25}|\d{1,3}"
    r"|(?:comments?|commentaires|comentarios|kommentare)\s*\(\d+\)"
)
_CREDITS = re.compile(
    r"(?:image|images?|photo|photos|file photo|picture|photo credit|image credit|image source|getty images|foto"
    r"|fotos|bild|crédit photo|"
    r"фото|图片|写真|사진)\s*[:：/|].{0,200}|(?:tags?|categories|category|filed under|topics?|keywords?"
    r"|mots-clés|schlagwörter|etiquetas|"
    r"теги|метки|标签|태그|الوسوم)\s*[:：].{0,200}"
)
_RULE = re.compile(r"[\s|·•*_=\-–—~#>+.…]{2,}")
_PATTERNS = (_ICONS, _TEASER, _NOTICES, _CLAIMS, _INVITATIONS, _COUNTS, _CREDITS, _RULE)
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _PATTERNS))
_TAIL = re.compile(TERMINALS.casefold())
_WEAK_TAIL = re.compile(WEAK_TERMINALS.casefold())


# Label and text behind it: Czytaj także: ..., [관련기사] ..., 【関連記事】...
_LABEL_MARK = re.compile(r"[:：|»>\]】）)–—-]")
_LABELLED = re.compile(r"(?P<label>[^:：|»>\]】）)–—]{2,40}?)\s*(?:[:：|»>\]】）)]|\s[–—-]\s)\s*(?P<text>\S.*)")
_LINK = re.compile(r"(?:[^:：]{1,60}[:：>]?\s)?(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"https?://|www\.|@\w|\b[\w-]+\.(?:com|org|net|info|news|example|[a-z]{2})\b(?:/|$|\s*$)")
_COOKIE = re.compile(
    r"cookie|куки|çerez|kolačić|бисквит|eväste|kakor|kjeks|informasjonskapsl|sütik"
    r"|ملفات تعريف|עוגיות|कुकी|คุกกี้|クッキー|쿠키"
)
_BEGINS_REPORTING = r"\(?(?:reporting|writing|compiled|additional reporting) by "
_REPORTING = re.compile(rf"{_BEGINS_REPORTING}.{{3,200}}\b(?:editing|edited|writing) by .{{3,80}}")
_MAIL_LINE = re.compile(r"(?:[^\s@]{2,10}\s?(?:기자|특파원)\s*)?[\w.+-]+@[\w-]+\.[\w.]+")


def _folded_set(*lists: str) -> frozenset[str]:
    return frozenset(word.casefold() for text in lists for word in split(text))


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _folded_set(words))))


_SHARE, _COMMENTS = _folded_set(languages.SHARE), _folded_set(languages.COMMENTS)
_RELATED, _ADVERTS = _folded_set(languages.RELATED), _folded_set(languages.ADVERTS)
_CREDIT_LABELS = _folded_set(languages.CREDITS)
_WHOLE_LINES = (
    frozenset(line.casefold() for line in EXACT)
    | _folded_set(languages.SHARE, languages.COMMENTS, languages.RELATED, languages.ADVERTS, languages.NAVIGATION)
    | _folded_set(languages.ACCEPT, languages.SUBSCRIBE)
)
_RIGHTS, _NEWSLETTERS = tuple(_folded_set(languages.RIGHTS)), tuple(_folded_set(languages.NEWSLETTERS))
_SUBSCRIBE, _FOLLOW_AT_END = tuple(_folded_set(languages.SUBSCRIBE)), tuple(_folded_set(languages.FOLLOW_AT_END))
# As a line begins; ten times faster than to ask for one after the other.
_BEGINS_RIGHTS, _BEGINS_SUBSCRIBE = _beginning(languages.RIGHTS), _beginning(languages.SUBSCRIBE)
_BEGINS_FOLLOW, _BEGINS_COOKIES = _beginning(languages.FOLLOW), _beginning(languages.COOKIES)
_BEGINS_ASKING = re.compile(f"{_BEGINS_SUBSCRIBE.pattern}|{_BEGINS_COOKIES.pattern}|{_BEGINS_REPORTING}")
_ADDRESS_MARKS = ("://", "www.", "@")
_BAR_WORDS = SHARE_WORDS | _folded_set(languages.SHARE_PREPOSITIONS, languages.SHARE.replace(" ", "|"))


def is_furniture(line: str) -> bool:
    """Whether a line is furniture: share bars, forms, notices, teasers; never a line of prose over 220 characters."""
    if len(line) > _LONGEST_FURNITURE and (len(line) > _LONGEST_NOTICE or is_prose(line)):
        return False
    return _is_furniture(line)


@lru_cache(maxsize=_KNOWN_LINES)
def _is_furniture(line: str) -> bool:
    folded = _folded(line)
    if not folded:
        return False
    core = folded.strip(_EDGES)
    if core in _WHOLE_LINES or core.strip(_COUNT) in _COMMENTS or core.strip(_COUNT) in _SHARE:
        return True
    return (
        _ANY.fullmatch(folded) is not None
        or ("all rights reserved" in folded and _CLAIM_WITHIN.fullmatch(folded) is not None)
        or _is_share_bar(core)
        or _is_labelled(core, line)
        or (_may_ask(core, line) and (_is_invitation(core, line) or _is_notice(core, line)))
    )


def _may_ask(core: str, line: str) -> bool:
    """Whether a line can be an invitation or a notice, for which prose must begin as they do or have an address."""
    is_sentence = is_prose(line) and core.count(" ") >= _INVITATION_WORDS
    return not is_sentence or _BEGINS_ASKING.match(core) is not None or any(map(core.__contains__, _ADDRESS_MARKS))


def _is_labelled(core: str, line: str) -> bool:
    """Whether a line is a label of furniture with what belongs to it: Sponsored: Tea from the shop."""
    if not _LABEL_MARK.search(core, 0, _LABELLED_CHARS) or (match := _LABELLED.match(core)) is None:
        return False
    label, text = match["label"].strip(_EDGES), match["text"]
    if label in _RELATED:
        return len(text) <= _LONGEST_TEASER
    if label in _ADVERTS:
        return len(text) <= _LONGEST_ADVERT and not ends_sentence(line)
    is_name = len(text) <= _LONGEST_CREDIT and text.count(" ") < _CREDIT_WORDS and not ends_sentence(line)
    return label in _CREDIT_LABELS and is_name


def _is_invitation(core: str, line: str) -> bool:
    """Whether a short line asks to take a newsletter or to follow the outlet somewhere."""
    if len(core) > _LONGEST_INVITATION:
        return False
    is_short = core.count(" ") < _INVITATION_WORDS
    if _BEGINS_SUBSCRIBE.match(core) or (is_short and core.endswith(_SUBSCRIBE)):
        return any(map(core.__contains__, _NEWSLETTERS))
    if (_BEGINS_FOLLOW.match(core) and not is_prose(line)) or (is_short and core.endswith(_FOLLOW_AT_END)):
        return bool(_ADDRESS.search(core)) or any(word in SERVICES for word in _SHARE_WORD.findall(core))
    return False


def _is_notice(core: str, line: str) -> bool:
    """Whether a line states the outlet's rights, that it sets cookies, who edited it, or is only an address."""
    is_short = not is_prose(line) and (not ends_sentence(line) or _BEGINS_RIGHTS.match(core) is not None)
    is_other = _REPORTING.fullmatch(core) is not None or _is_address(core)
    is_other = is_other or bool(_BEGINS_COOKIES.match(core) and _COOKIE.search(core))
    if is_short == is_other:  # the same whether it speaks of rights or not, which takes longest to tell
        return is_short
    return is_short if len(core) <= _LONGEST_RIGHTS and any(map(core.__contains__, _RIGHTS)) else is_other


def _is_address(core: str) -> bool:
    """Whether a line is only an address of the web or of mail, perhaps with a word before it."""
    is_link = ("://" in core or "www." in core) and _LINK.fullmatch(core)
    return bool(is_link or ("@" in core and _MAIL_LINE.fullmatch(core)))


def _is_share_bar(core: str) -> bool:
    """Whether a line only names services and how to share on them: Share on Facebook | Tweet | Email this article."""
    has_service = False
    for match in _SHARE_WORD.finditer(core):
        word = match[0]
        if word in SERVICES:
            has_service = True
        elif word not in _BAR_WORDS:
            return False
    return has_service


def strip_furniture(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines that are not furniture, and the number of characters of those that are.

    What follows a comment form or a list of related stories goes with it, unless the article goes on behind it.
    """
    end = _tail_start(lines)
    kept = [line for line in lines[:end] if line and not is_furniture(line)]
    return kept, sum(map(len, lines)) - sum(map(len, kept))


def _tail_start(lines: Sequence[str]) -> int:
    """Index of the line from which on there is only furniture, or the number of lines."""
    seen_prose = False
    for index, line in enumerate(lines):
        if len(line) > _LONGEST_FURNITURE or is_prose(line):
            seen_prose = True
        elif seen_prose and line and _begins_tail(lines, index):
            return index
    return len(lines)


def _begins_tail(lines: Sequence[str], index: int) -> bool:
    """Whether a line opens a comment form, or a list of stories that no prose follows."""
    folded = _folded(lines[index]).strip(_EDGES)
    if _TAIL.fullmatch(folded):
        return index > _last_prose(lines, chars=_COMMENT_PROSE)
    return _is_weak_tail(folded, lines[index + 1 :]) and index > _last_prose(lines, chars=0)


def _is_weak_tail(folded: str, behind: Sequence[str]) -> bool:
    """Whether only readers' comments follow a line, or titles of other stories, which are no sentences."""
    if folded.strip(_COUNT) in _COMMENTS:
        return True
    if folded not in _RELATED and not _WEAK_TAIL.fullmatch(folded):
        return False
    return not any(line.endswith(_FULL_STOPS) and not is_furniture(line) for line in behind)


def is_navigation(lines: Sequence[str], furniture_chars: int) -> bool:
    """Whether the lines that are left of a text are labels only, and most of the text was furniture."""
    return furniture_chars > sum(map(len, lines)) and all(map(_is_label, lines))


def _is_label(line: str) -> bool:
    longest = _LABEL_CHARS if line.isascii() or " " in line else _UNSPACED_LABEL_CHARS
    return len(line) <= longest and len(line.split()) <= _LABEL_WORDS and not ends_sentence(line) and not is_prose(line)


def _last_prose(lines: Sequence[str], chars: int) -> int:
    """Index of the last line of prose with more characters, -1 if there is none."""
    for index in range(len(lines) - 1, -1, -1):
        if len(lines[index]) > chars and is_prose(lines[index]) and not is_furniture(lines[index]):
            return index
    return -1


def _folded(line: str) -> str:
    line = " ".join(line.split())
    return line.lower() if line.isascii() else line.casefold().replace("\u2019", "'").replace("i\u0307", "i")
