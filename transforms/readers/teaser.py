"""Whether the text of a feed's item is the article, or a teaser that leads to it."""

import html
import re

# Words of the link to the rest, at the end of a text.
_MORE = (
    r"read more|read the (?:rest|full|whole|entire|complete)\b[^.]{0,30}|continue reading\b[^.]{0,100}|keep reading"
    r"|(?:more|mehr|más|plus)(?=\s*[»›→>])|weiterlesen|mehr lesen|zum artikel|lire (?:la suite|plus)|en savoir plus"
    r"|(?:leer|ver) más|(?:seguir|sigue) leyendo|(?:leia|ler) mais|continue lendo|leggi (?:tutto|di più)"
    r"|continua a leggere|lees (?:meer|verder)|läs mer|les mer|læs mere|lue lisää|czytaj (?:więcej|dalej)"
    r"|číst (?:dále|více)|devamını oku|читать (?:далее|дальше|полностью)|читати далі|διαβάστε περισσότερα"
    r"|더 ?보기|اقرأ المزيد|ادامه مطلب|और पढ़ें|đọc tiếp|selengkapnya"
)
_MORE_UNSPACED = "続きを読む|阅读全文|閱讀全文|查看全文|อ่านต่อ"
_CUT_OFF = re.compile(
    rf"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|(?<!\w)(?:{_MORE})|{_MORE_UNSPACED})[\s\])»›>→.:]*\Z", re.IGNORECASE
)
# What blogs put below the items of their feeds.
_FOOTER = re.compile(r"The post .{1,300} (?:appeared first|first appeared) on .{1,100}\Z", re.IGNORECASE | re.DOTALL)
_TAIL_CHARS = 600  # in which a footer and the end before it stand
_OPENING_CHARS = 100  # as far as an excerpt that blogs make by themselves is sure to follow the text
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"</?(?:p|div|li|h\d|blockquote)\b[^<>]{0,2000}>|<br\b[^<>]{0,200}>\s*<br\b|\n\s*\n", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD_CHARS = 2  # of a word in scripts without spaces, about
# 200 words, or 100 in paragraphs: summaries of news end at 80.
FULL_WORDS = 200
FULL_WORDS_IN_PARAGRAPHS = 100
_PARAGRAPH_WORDS = 10  # fewer are a label or a link


def is_teaser(markup: str) -> bool:
    """Whether a text is short and ends in an ellipsis or a link to the rest."""
    return sum(map(_words, _paragraphs(markup))) < FULL_WORDS and _is_cut_off(markup)


def is_full_text(markup: str) -> bool:
    """Whether a description can only be the article: 200 words, or 100 in two paragraphs, and an end."""
    lengths = [words for paragraph in _paragraphs(markup) if (words := _words(paragraph)) >= _PARAGRAPH_WORDS]
    enough = FULL_WORDS_IN_PARAGRAPHS if len(lengths) > 1 else FULL_WORDS
    return sum(lengths) >= enough and not _is_cut_off(markup)


def opens_with(markup: str, summary: str) -> bool:
    """Whether a text begins as its summary does, which then is none of its own."""
    opening = " ".join(_plain(summary).split())[:_OPENING_CHARS]
    return " ".join(_plain(markup[: 20 * _OPENING_CHARS]).split()).startswith(opening)


def _is_cut_off(markup: str) -> bool:
    tail = " ".join(_plain(markup[-4 * _TAIL_CHARS :]).split())[-_TAIL_CHARS:]
    return bool(_CUT_OFF.search(_FOOTER.sub("", tail).rstrip()))


def _paragraphs(markup: str) -> list[str]:
    return [_plain(piece) for piece in _BLOCK.split(markup)]


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup)).strip()


def _words(text: str) -> int:
    return len(text.split()) + len(_UNSPACED.findall(text)) // _WORD_CHARS
