import pytest

from transforms.records import Article, Declared, Document, Reject
from transforms.text.plain_text import extract_text

LEAD = "The council of Eastmere voted on Tuesday to close its old harbour, which has lost money for thirty years."
NEXT = "Fishermen said that they would go to court, since nobody had asked them, and that the vote was a scandal."
LAST = "The mayor, who had been against the plan for years, said that there was no money left for the long repairs."
HEADLINE = "Eastmere votes to close its old harbour"


def read(content: str, **declared: str | tuple[str, ...]) -> Article:
    result = extract_text(Document("f" * 64, 0, "text", content, "payload", Declared(**declared)))  # type: ignore[arg-type]
    assert isinstance(result, Article)
    return result


def test_a_whole_page() -> None:
    article = read(
        "Connect with us\n\n\nHarbour fees | Eastmere votes to close its old harbour\n\n"
        f"Tue Jul 23 2024\nicon-facebook icon-twitter\n\n(OTTAWA) {LEAD}\n\n{NEXT}\n\nAlso read: Fees rise again\n\n"
        f"What comes next\n\n{LAST}\n\nClick to comment\n\nLeave a Reply\n\nYour email address will not be published."
    )
    assert article.kicker == "Harbour fees"
    assert article.headline == HEADLINE
    assert [(date.value, date.origin) for date in article.dates] == [("2024-07-23", "date-line")]
    assert article.dateline is not None
    assert (article.dateline.printed, article.dateline.place, article.dateline.country) == ("(OTTAWA)", "Ottawa", "CA")
    assert article.body == f"{LEAD}\n\n{NEXT}\n\nWhat comes next\n\n{LAST}"
    assert article.subheads == ("What comes next",)
    removed = ("Connect with us", "icon-facebook icon-twitter", "Also read: Fees rise again", "Click to comment")
    tail = ("Leave a Reply", "Your email address will not be published.")
    assert article.furniture_chars == sum(map(len, removed + tail))
    assert article.method == "plain-text"


@pytest.mark.parametrize(
    "lead",
    [
        " date 2024-01-12 ",
        "Published: 12 January 2024 ",
        "2024-01-12 | ",
        "Jan. 12, 2024 - ",
        "2024-01-12 10:15 ",
    ],
)
def test_date_before_the_headline(lead: str) -> None:
    article = read(f"{lead}{HEADLINE}\n\n{LEAD}\n\n{NEXT}")
    assert article.headline == HEADLINE
    assert [(date.value[:10], date.origin) for date in article.dates] == [("2024-01-12", "lead-date")]
    assert article.body == f"{LEAD}\n\n{NEXT}"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Sat Jul 20 2024", "2024-07-20"),
        ("Published on 20 July 2024, 14:05 UTC", "2024-07-20T14:05:00+00:00"),
        ("20. Juli 2024, 14:05 Uhr", "2024-07-20T14:05:00"),
        ("Publié le 20 juillet 2024 à 14h05", "2024-07-20T14:05:00"),
        ("20 июля 2024, 14:05", "2024-07-20T14:05:00"),
        ("July 2024", "2024-07"),
    ],
)
def test_date_lines(line: str, value: str) -> None:
    article = read(f"{HEADLINE}\n{line}\n\n{LEAD}")
    assert [(date.value, date.origin) for date in article.dates] == [(value, "date-line")]
    assert article.body == LEAD


def test_update_line_is_the_modification() -> None:
    article = read(f"{HEADLINE}\n20 July 2024\nUpdated: 21 July 2024\n\n{LEAD}")
    assert [date.value for date in article.dates] == ["2024-07-20"]
    assert article.modified == "2024-07-21"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Field", ("Anna Field",)),
        ("By ANNA FIELD and Jan de Vries, Associated Press", ("ANNA FIELD", "Jan de Vries")),
        ("Von Jörg Möller", ("Jörg Möller",)),
        ("Par Élise Petit et Luc Roy", ("Élise Petit", "Luc Roy")),
        ("Автор: Олег Зимин", ("Олег Зимин",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    article = read(f"{HEADLINE}\n\n{line}\n\n{LEAD}")
    assert article.byline == names
    assert article.body == LEAD


def test_sentence_that_begins_like_a_byline_stays() -> None:
    article = read(f"{HEADLINE}\n\nBy Monday the harbour was empty.\n\n{LEAD}")
    assert article.byline == ()
    assert article.body == f"By Monday the harbour was empty.\n\n{LEAD}"


def test_what_the_record_declares_wins() -> None:
    article = read(
        f"{HEADLINE}\n\n20 July 2024\n\n{LEAD}",
        headline="Eastmere Votes to Close Its Old Harbour - Eastmere Gazette",
        published="2024-07-19T22:30:00Z",
        byline=("Anna Field",),
        url="https://gazette.example/1",
        source="Eastmere Gazette",
        section="Town",
        language="en",
    )
    assert article.headline == "Eastmere Votes to Close Its Old Harbour - Eastmere Gazette"
    assert article.body == LEAD
    assert [date.origin for date in article.dates] == ["record", "date-line"]
    assert article.byline == ("Anna Field",)
    assert (article.url, article.source) == ("https://gazette.example/1", "Eastmere Gazette")
    assert (article.section, article.language) == ("Town", "en")


def test_head_line_that_differs_from_the_declared_headline_stays() -> None:
    article = read(f"A quite different line\n\n{LEAD}", headline=HEADLINE)
    assert article.headline == HEADLINE
    assert article.body == f"A quite different line\n\n{LEAD}"


def test_declared_headline_behind_a_kicker() -> None:
    article = read(f"Harbour fees | {HEADLINE}\n\n{LEAD}", headline=HEADLINE)
    assert (article.kicker, article.headline, article.body) == ("Harbour fees", HEADLINE, LEAD)


def test_kicker_on_its_own_line() -> None:
    article = read(f"HARBOUR FEES\n{HEADLINE}\n\n{LEAD}")
    assert (article.kicker, article.headline, article.body) == ("HARBOUR FEES", HEADLINE, LEAD)


def test_standfirst_stays_in_the_body() -> None:
    article = read(f"{HEADLINE}\nFishermen speak of a scandal\n20 July 2024\n\n{LEAD}")
    assert article.headline == HEADLINE
    assert article.body == f"Fishermen speak of a scandal\n\n{LEAD}"
    assert [date.value for date in article.dates] == ["2024-07-20"]


def test_text_without_a_head() -> None:
    article = read(f"Lindi, 9 May 2022 (TDI): {LEAD}\n\n{NEXT}")
    assert article.headline is None
    assert [(date.value, date.origin) for date in article.dates] == [("2022-05-09", "dateline")]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Lindi", "TDI")


def test_dates_are_in_order_of_trust() -> None:
    article = read(
        f"2024-07-18 | {HEADLINE}\n19 July 2024\n\nLindi, 17 July 2024 (TDI): {LEAD}", published="2024-07-20"
    )
    assert [date.origin for date in article.dates] == ["record", "date-line", "lead-date", "dateline"]


def test_date_in_a_sentence_is_no_date_of_the_article() -> None:
    article = read(
        f"{HEADLINE}\n\nOn 3 May 2021 the harbour, which was new then, took in ten ships, said the old mayor."
    )
    assert article.dates == ()


def test_unreadable_date_of_the_record_is_left_out() -> None:
    assert read(LEAD, published="03/04/2024").dates == ()


def test_wrapped_text_is_joined() -> None:
    wrapped = (
        "Eastmere votes to close its old harbour\n\nThe council of Eastmere voted on Tuesday to close its old\n"
        "harbour, which has lost money for thirty years and more, and\nwhich nobody wants to pay for.\n\n"
        "Fishermen said that they would go to court, since nobody had\nasked them, and that the vote of the council "
        "was a scandal.\n"
    )
    article = read(wrapped)
    assert article.headline == HEADLINE
    paragraphs = article.body.split("\n\n")
    assert len(paragraphs) == 2
    assert paragraphs[0].endswith("to close its old harbour, which has lost money for thirty years and more, and "
                                  "which nobody wants to pay for.")  # fmt: skip


@pytest.mark.parametrize("line", ["“Nobody asked us,” she said", "- a list", "• another", "Nobody was hurt."])
def test_lines_that_are_no_subheads(line: str) -> None:
    expected = ("“Nobody asked us,” she said",) if line.endswith("said") else ()
    article = read(f"{LEAD}\n\n{line}\n\n{NEXT}")
    assert article.subheads == expected
    assert line in article.body


def test_heading_that_looks_like_a_dateline_is_a_subhead() -> None:
    article = read(f"{LEAD}\n\nBeijing: A Shared Priority of Both\n\n{NEXT}")
    assert article.dateline is None
    assert article.subheads == ("Beijing: A Shared Priority of Both",)


@pytest.mark.parametrize(
    "content",
    ["", " \n\n ", "Click to comment", f"{HEADLINE}\n20 July 2024", "* * *\n\nTweet\n\n© 2024 Eastmere Gazette"],
)
def test_no_text_is_rejected(content: str) -> None:
    declared = Declared(headline=HEADLINE)
    result = extract_text(Document("f" * 64, 7, "text", content, "the payload", declared))
    assert isinstance(result, Reject)
    assert (result.stage, result.reason, result.record_index) == ("extract", "no_text", 7)
    assert result.payload == "the payload"


def test_flags() -> None:
    article = read(f"{HEADLINE.upper()}\n\n{LEAD} “We will never accept [une] any vote,” said Mme Durand.")
    assert article.flags == ("all_caps_headline", "machine_translated", "mt_bracket_word", "untranslated_honorific")
    assert read(LEAD.replace("old", "â€œoldâ€\x9d")).flags == ("mojibake_repaired",)


def test_chinese() -> None:
    text = "东港市议会星期二投票决定关闭旧港口，该港口三十年来一直亏损，渔民表示将向法院提起诉讼。"
    article = read(f"东港决定关闭旧港口\n\n2024年7月20日 10:15\n\n新华社北京7月20日电（记者林一山）{text}")
    assert article.headline == "东港决定关闭旧港口"
    assert article.body == text
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("Beijing", "Xinhua")


def test_flags_of_decoding_and_of_a_declared_headline_are_kept() -> None:
    declared = Declared(headline="COUNCIL CLOSES OLD HARBOUR")
    result = extract_text(Document("f" * 64, 0, "text", LEAD, "payload", declared, ("encoding_guessed",)))
    assert isinstance(result, Article)
    assert result.flags == ("all_caps_headline", "encoding_guessed")


def test_page_without_an_article_as_text() -> None:
    content = (
        "Zum Inhalt\n\nMenü\n\nPolitik\nSport\n\nAuf Facebook teilen\nWhatsApp\n\nWir verwenden Cookies, um Ihre "
        "Erfahrung zu verbessern.\n\nAlle akzeptieren\n\nNewsletter abonnieren\n\nKommentar schreiben\n\n© 2026 Bote"
    )
    result = extract_text(Document("f" * 64, 0, "text", content, "payload", Declared()))
    assert isinstance(result, Reject)
    assert result.reason == "no_text"


def test_korean_reporter_behind_the_dateline_is_the_author() -> None:
    text = "동항시 의회는 화요일 낡은 항구를 닫기로 결정했다. 어민들은 법원에 소송을 내겠다고 밝혔다."
    article = read(f"동항시, 낡은 항구 닫기로\n\n2026-03-05\n\n(부산=가람뉴스) 김민수 기자 = {text}")
    assert (article.byline, article.body) == (("김민수",), text)


@pytest.mark.parametrize(
    ("byline", "authors", "agency"),
    [
        (("Ida Lund", "Associated Press"), ("Ida Lund",), "AP"),
        (("Reuters",), (), "Reuters"),
        (("Ida Lund",), ("Ida Lund",), None),
    ],
)
def test_an_agency_is_a_credit_and_no_author(
    byline: tuple[str, ...], authors: tuple[str, ...], agency: str | None
) -> None:
    found = read(LEAD, byline=byline)
    assert (found.byline, found.agency) == (authors, agency)


def test_a_declared_agency_wins_over_the_byline_s() -> None:
    assert read(LEAD, byline=("Reuters",), agency="AFP").agency == "AFP"
