from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.dateline.parse import parse_dateline
from transforms.records import Article, Declared, Document, Reject
from transforms.text.dates import as_day, locate_date, parse_date, refusal
from transforms.text.plain_text import extract_text
from transforms.text.unicode import UndecodableError, decode, normalise

# Characters by which normal forms and rules go wrong: joiners, marks, mojibake, brackets, digits, newlines.
TRICKY = st.text(
    st.sampled_from(
        "a éÃ©â€œ\x9d\x80ÐŸ\u200c\u200d\u200b\u0301\u0308کनقि्👩\ufe0f\ud83d\ude00\r\n\x85\u2028"
        " \t—-:()[]【】=2024年3月日.|,«”“’APParis"
    )
)
WORDS = st.sampled_from(
    [
        "the",
        "council",
        "voted",
        "on",
        "Tuesday",
        "to",
        "close",
        "its",
        "harbour",
        "which",
        "has",
        "lost",
        "money",
        "for",
        "years",
        "and",
        "fishermen",
        "spoke",
        "of",
        "a",
        "scandal",
    ]
)
SENTENCE = st.lists(WORDS, min_size=12, max_size=25).map(lambda words: " ".join(words).capitalize() + ", they said.")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
FURNITURE = st.sampled_from(["Tweet", "Also read: Fees rise", "icon-facebook icon-x", "Advertisement", "* * *", "12"])
HEAD = st.sampled_from(
    ["", "Connect with us\n\n", "Fees | Council closes an old harbour\n\n", "Sat Jul 20 2024\n", "By Anna Field\n"]
)
DATELINE = st.sampled_from(["", "(OTTAWA) ", "PARIS, May 3 (AFP) - ", "BEIJING: ", "Lindi, 9 May 2022 (TDI): "])


def document(content: str) -> Document:
    return Document("f" * 64, 0, "text", content, "", Declared())


@given(st.one_of(st.text(), TRICKY))
@settings(max_examples=300, deadline=None)
def test_normalise_is_idempotent(text: str) -> None:
    once, _ = normalise(text)
    assert normalise(once) == (once, ())
    assert "\r" not in once
    once.encode()  # no half of a pair is left


@given(HEAD, DATELINE, st.lists(st.tuples(PARAGRAPH, st.one_of(st.none(), FURNITURE)), min_size=1, max_size=6))
@settings(deadline=None)
def test_no_sentence_is_lost(head: str, dateline: str, parts: list[tuple[str, str | None]]) -> None:
    lines = [line for paragraph, furniture in parts for line in (paragraph, furniture) if line]
    result = extract_text(document(head + dateline + "\n\n".join(lines)))
    assert isinstance(result, Article)
    assert result.body.split("\n\n") == [paragraph for paragraph, _ in parts]


@given(st.lists(PARAGRAPH, min_size=1, max_size=5))
@settings(deadline=None)
def test_clean_text_is_its_own_body(texts: list[str]) -> None:
    result = extract_text(document("\n\n".join(texts)))
    assert isinstance(result, Article)
    assert (result.body, result.furniture_chars) == ("\n\n".join(texts), 0)


@given(st.one_of(st.text(), TRICKY), st.one_of(st.none(), st.text(), TRICKY))
@settings(max_examples=300, deadline=None)
def test_extract_never_raises(content: str, headline: str | None) -> None:
    declared = Declared(headline=headline, published=headline, byline=(content[:9],))
    result = extract_text(Document("f" * 64, 0, "text", content, "", declared))
    assert isinstance(result, Article | Reject)


@given(TRICKY)
@settings(max_examples=300, deadline=None)
def test_dateline_and_rest_are_the_paragraph(paragraph: str) -> None:
    text, _ = normalise(paragraph)
    if (found := parse_dateline(text)) is not None:
        assert text.endswith(found[1])
        assert found[0].printed in text


@given(st.one_of(st.text(), TRICKY, st.text("0123456789-/.: TZ+JulyMarch年月日")))
@settings(max_examples=300, deadline=None)
def test_dates_are_days_that_were(text: str) -> None:
    found = locate_date(text, "x")
    assert found is None or 1600 <= int(found.candidate.value[:4]) <= 2100
    declared = parse_date(text, "record")  # kept as it is, however far ahead: cleaning refuses it
    assert declared is None or refusal(declared, date.max) or 1600 <= as_day(declared).year <= 2100


@given(st.binary())
@settings(deadline=None)
def test_decode_gives_text_or_says_that_there_is_none(data: bytes) -> None:
    try:
        text = decode(data).text
    except UndecodableError:
        return
    assert isinstance(text, str)
