import pytest

from transforms.dateline.authors import authors_of
from transforms.dateline.parse import parse_dateline
from transforms.records import Article, Declared, Document
from transforms.text.bylines import bare_byline, byline
from transforms.text.date_lines import date_line
from transforms.text.plain_text import extract_text

LEAD = "The council of Eastmere voted on Tuesday to close its old harbour, which has lost money for thirty years."
HEADLINE = "Eastmere votes to close its old harbour"


def read(content: str) -> Article:
    result = extract_text(Document("f" * 64, 0, "text", content, "payload", Declared()))
    assert isinstance(result, Article)
    return result


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Field at Eastmere Park", ("Anna Field",)),
        ("By Anna Field in Cairo and Jan Smit in Rome", ("Anna Field", "Jan Smit")),
        ("Von Jörg Möller, Berlin", ("Jörg Möller",)),
        ("Por Ana Ruiz (Quito)", ("Ana Ruiz",)),
        ("Par Élise Petit, correspondante à Dakar", ("Élise Petit",)),
        ("Door Jan de Vries", ("Jan de Vries",)),
        ("Av Erik Lund", ("Erik Lund",)),
        ("Napsal: Petr Novák", ("Petr Novák",)),
        ("Írta: Kovács Anna", ("Kovács Anna",)),
        ("Текст: Олена Коваль", ("Олена Коваль",)),
        ("Γράφει ο Νίκος Παππάς", ("Νίκος Παππάς",)),
        ("Haber: Ayşe Demir", ("Ayşe Demir",)),
        ("Oleh: Siti Aminah", ("Siti Aminah",)),
        ("Tác giả: Trần Thị Hoa", ("Trần Thị Hoa",)),
        ("كتب: أحمد سالم", ("أحمد سالم",)),
        ("تقرير: محمد وليد ومنى حسن", ("محمد وليد", "منى حسن")),
        ("بقلم سعاد العلي", ("سعاد العلي",)),
        ("מאת: דנה לוי", ("דנה לוי",)),
        ("संवाददाता: अनिल वर्मा", ("अनिल वर्मा",)),
        ("โดย: สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("记者 王芳 通讯员 李强", ("王芳", "李强")),
        ("記者陳美玲／高雄報導", ("陳美玲",)),
        ("文／張大同", ("張大同",)),
        ("이영희 기자 lee@paper.example", ("이영희",)),
    ],
)
def test_bylines_of_many_languages(line: str, names: tuple[str, ...]) -> None:
    assert byline(line, is_below_headline=True) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By-election day in Eastmere",
        "De vuelta a casa",
        "De Telegraaf",
        "Von wegen",
        "Di nuovo insieme",
        "كتب جديدة للأطفال",
        "By the time the vote was over nobody was left.",
    ],
)
def test_phrases_that_begin_as_bylines(line: str) -> None:
    assert byline(line, is_below_headline=True) == ()


def test_bare_name_is_an_author_only_where_the_text_has_none_of_it() -> None:
    assert bare_byline("Anna Field", [LEAD]) == ("Anna Field",)
    assert bare_byline("Олена Коваль", ["Рада вирішила закрити старий порт."]) == ("Олена Коваль",)
    assert bare_byline("Anna Field", [f"{LEAD} Field, the mayor, agreed."]) == ()
    assert bare_byline("Old Harbour", [LEAD]) == ()
    assert bare_byline("Opinion", [LEAD]) == ()
    assert bare_byline("New York", [LEAD]) == ()


def test_bare_name_between_date_and_text() -> None:
    article = read(f"{HEADLINE}\n\n3 March 2026\n\nAnna Field\n\n{LEAD}")
    assert (article.byline, article.body) == (("Anna Field",), LEAD)


def test_bare_name_above_a_standfirst_stays() -> None:
    article = read(f"{HEADLINE}\n\nAnna Field\n\nNobody was asked\n\n{LEAD}")
    assert article.byline == ()
    assert "Anna Field" in article.body


def test_date_and_byline_in_one_line() -> None:
    for line in ("By Anna Field | 3 March 2026", "By Anna Field, 3 March 2026", "3 March 2026 | By Anna Field"):
        article = read(f"{HEADLINE}\n\n{line}\n\n{LEAD}")
        assert (article.byline, [date.value for date in article.dates]) == (("Anna Field",), ["2026-03-03"])
        assert article.body == LEAD


def test_byline_below_a_full_line_of_a_wrapped_text() -> None:
    wrapped = (
        "Eastmere council votes to close its very old harbour for good\nBy Anna Field\nPublished: 3 March 2026\n\n"
        "The council of Eastmere voted on Tuesday to close its old\n"
        "harbour, which has lost money for thirty years and more, and\n"
        "which nobody wants to pay for.\n\nFishermen said that they would go to court, since nobody had\n"
        "asked them, and that the vote of the council was a scandal.\n"
    )
    article = read(wrapped)
    assert article.headline == "Eastmere council votes to close its very old harbour for good"
    assert article.byline == ("Anna Field",)
    assert len(article.body.split("\n\n")) == 2


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("نُشر في: 5 مارس 2026", "2026-03-05"),
        ("الخميس 5 آذار/مارس 2026", "2026-03-05"),
        ("تاريخ النشر: الخميس 16 رمضان 1447 هـ - 5 مارس 2026 م", "2026-03-05"),
        ("פורסם ב-4 במרץ 2026", "2026-03-04"),
        ("प्रकाशित: बुधवार, 8 मार्च 2026", "2026-03-08"),
        ("发布日期：2026年3月2日 来源：东洲社", "2026-03-02"),
        ("發布時間：2026年3月14日", "2026-03-14"),
        ("Опубліковано: 11 березня 2026, 10:20", "2026-03-11T10:20:00"),
        ("Δημοσιεύθηκε: 5 Μαρτίου 2026", "2026-03-05"),
        ("Ημερομηνία: 05/03/2026", "2026-03-05"),
        ("Yayınlanma: 09.03.2026 - 10:20", "2026-03-09T10:20:00"),
        ("Đăng lúc: 04/03/2026 07:20 (GMT+7)", "2026-03-04T07:20:00+07:00"),
        ("Thứ tư, 4/3/2026", "2026-03-04"),
        ("เผยแพร่: 4 มี.ค. 2569 10:20 น.", "2026-03-04T10:20:00"),
        ("Publicado em 12 de março de 2026 às 10h20", "2026-03-12T10:20:00"),
        ("Veröffentlicht am 09.03.2026 um 10:20 Uhr", "2026-03-09T10:20:00"),
        ("Opublikowano: 5 marca 2026", "2026-03-05"),
        ("입력 2026.03.05 오후 3:20", "2026-03-05T15:20:00"),
        ("公開日時：2026年3月6日 10時20分", "2026-03-06T10:20:00"),
        ("Publié le 03/04/2026", "2026-04-03"),
    ],
)
def test_date_lines_of_many_languages(line: str, value: str) -> None:
    found = date_line(line)
    assert found is not None
    assert (found.date.value, found.is_modified) == (value, False)


def test_english_label_leaves_an_ambiguous_date_open() -> None:
    assert date_line("Published: 03/04/2026") is None


def test_labels_of_changes() -> None:
    for line in (
        "Mis à jour le 3 mars 2026",
        "آخر تحديث: 3 مارس 2026",
        "更新时间：2026年3月3日",
        "Stand: 3. März 2026",
    ):
        found = date_line(line)
        assert found is not None
        assert (found.date.value, found.is_modified) == ("2026-03-03", True)


def test_other_parts_of_a_date_line_are_told() -> None:
    found = date_line("发布日期：2026年3月2日 来源：东洲社 作者：李明")
    assert found is not None
    assert found.parts == ("来源：东洲社", "作者：李明")
    article = read(
        f"东港决定关闭旧港口\n\n发布日期：2026年3月2日 来源：东洲社 作者：李明\n\n"
        f"{'东港市议会决定关闭旧港口，' * 4}渔民表示抗议。"
    )
    assert article.byline == ("李明",)


@pytest.mark.parametrize(
    ("printed", "place", "agency", "names"),
    [
        ("东洲社广州5月8日电（记者 王小明）", "Guangzhou", "东洲社", ("王小明",)),
        ("（中央社記者王小明台北3日電）", "Taipei", "CNA", ("王小明",)),
        ("〔記者陳美玲／高雄報導〕", "Kaohsiung", None, ("陳美玲",)),
        ("【大阪=潮風新聞】", "Osaka", "潮風新聞", ()),
        ("【北京=山田太郎】", "Beijing", None, ("山田太郎",)),
        ("(부산=가람뉴스) 김민수 이영희 기자 =", "Busan", "가람뉴스", ("김민수", "이영희")),
        ("بغداد 5 مارس (رياح) -", "Baghdad", "رياح", ()),
        ("Hamburg (mop) –", "Hamburg", "mop", ()),
    ],
)
def test_agencies_that_no_list_has_and_reporters(
    printed: str, place: str, agency: str | None, names: tuple[str, ...]
) -> None:
    found = parse_dateline(f"{printed} Text, der lang genug ist, um ein Satz zu sein.")
    assert found is not None
    assert (found[0].place, found[0].agency, authors_of(found[0].printed)) == (place, agency, names)


@pytest.mark.parametrize(
    "opening", ["Paris (links) - Der Mann sagte nichts.", "Jordan (left) - He said nothing at all."]
)
def test_small_words_in_brackets_are_no_agencies(opening: str) -> None:
    assert parse_dateline(opening) is None
