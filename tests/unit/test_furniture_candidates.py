import pyarrow as pa
import pytest

from transforms.furniture.candidates import LONGEST, MOST_LABELS, candidates_of, furniture_candidates, normal_line
from warehouse.schema import FURNITURE_CANDIDATES

LEAD = (
    "The ferry company will cut two of its six crossings to the islands from Monday, its manager told residents, who"
    " had asked the council to step in after a winter of cancelled sailings and empty shelves."
)


def kinship(line: str, *paragraphs: str) -> int:
    (found,) = (candidate for candidate in candidates_of([*paragraphs, line]) if candidate.behind == 0)
    return found.kinship


def test_edges_and_labels_in_between_are_candidates_and_nothing_else() -> None:
    sentence = "Residents said that they had been told nothing of it."
    paragraphs = ["Listen", LEAD, sentence, sentence, "More in News", sentence, *["A notice stands here."] * 5]
    assert [c.paragraph for c in candidates_of(paragraphs)] == [0, 2, 4, 6, 7, 8, 9, 10]
    assert [c.ordinal for c in candidates_of(paragraphs)] == list(range(8))
    assert [c.behind for c in candidates_of(paragraphs)] == [10, 8, 6, 4, 3, 2, 1, 0]
    assert [c.is_sentence for c in candidates_of(paragraphs)] == [False, True, False, *[True] * 5]


@pytest.mark.parametrize(
    "line",
    [
        "* * *",
        "2026",
        "x" * (LONGEST + 1) + ".",
        "",
        "“It will take until May,” she said.",
        '"It will take until May," she said.',
        "„Das dauert bis in den Mai“, sagte sie.",
        "« Cela durera jusqu'en mai », dit-elle.",
        "她说：「这项工程要到五月才能全部完成，请大家耐心等待。」",
    ],
)
def test_lines_that_are_the_article_s_or_say_nothing_are_none(line: str) -> None:
    assert candidates_of([LEAD * 3, line]) == []


def test_name_of_a_newsletter_is_no_speech() -> None:
    assert len(candidates_of([LEAD, 'Our newsletter "The Week" tells more.'])) == 1


def test_longest_paragraph_is_none_even_at_an_edge() -> None:
    assert candidates_of([LEAD]) == candidates_of([""]) == []
    assert [c.paragraph for c in candidates_of(["A notice stands here.", LEAD])] == [0]


def test_lines_of_a_table_are_none() -> None:
    rows = [f"Team {number}" for number in range(MOST_LABELS + 1)]
    edge = ["A short line."] * 5
    assert [c.paragraph for c in candidates_of([LEAD, *edge[:2], *rows, *edge])] == [1, 2, *range(54, 59)]
    assert len(candidates_of([LEAD, *edge[:2], *rows[:-1], *edge])) == 7 + MOST_LABELS


def test_lines_are_equal_without_case_space_and_year_but_not_without_numbers() -> None:
    assert normal_line("The Post’s  editors, 2024") == normal_line("THE POST'S EDITORS, 1999")
    assert normal_line("Attendance: 23,112") != normal_line("Attendance: 19,870")
    assert normal_line("Call 555 2024 1999") == normal_line("Call 555 2001 2002") != normal_line("Call 55520241999")


def test_hash_is_the_one_that_lakes_hold() -> None:
    (found,) = candidates_of([LEAD, "Follow the Post"])
    assert found.line_hash == 9248455017193218994


@pytest.mark.parametrize(
    ("line", "lead", "related"),
    [
        ("The islands have been without a daily crossing since the ferry company changed its timetable.", LEAD, True),
        ("Our editors choose the best of the week for subscribers, every Friday morning.", LEAD, False),
        (
            "서울시는 지난해 버스 요금을 올렸다.",
            "서울시가 버스 노선을 줄이자 시민들이 항의했다고 시장이 말했다. " * 3,
            True,
        ),
        (
            "매일 아침 주요 소식을 받아보세요.",
            "서울시가 버스 노선을 줄이자 시민들이 항의했다고 시장이 말했다. " * 3,
            False,
        ),
        ("去年轮渡公司取消了多个航班。", "轮渡公司宣布从星期一起取消两个航班，岛上居民要求政府介入。" * 3, True),
        ("欢迎订阅本报每日新闻简报。", "轮渡公司宣布从星期一起取消两个航班，岛上居民要求政府介入。" * 3, False),
        ("ألغت شركة العبارات عدة رحلات.", "أعلنت شركة العبارات إلغاء رحلتين إلى الجزر ابتداء من الاثنين. " * 3, True),
        (
            "يصلك أهم ما كتبه محررونا صباحا.",
            "أعلنت شركة العبارات إلغاء رحلتين إلى الجزر ابتداء من الاثنين. " * 3,
            False,
        ),
        ("เรือเฟอร์รี่หยุดเดินเรือเมื่อปีที่แล้ว", "บริษัทเรือเฟอร์รี่ประกาศหยุดเดินเรือสองเที่ยวไปยังเกาะตั้งแต่วันจันทร์ " * 3, True),
        ("สมัครรับจดหมายข่าวของเราทุกเช้า", "บริษัทเรือเฟอร์รี่ประกาศหยุดเดินเรือสองเที่ยวไปยังเกาะตั้งแต่วันจันทร์ " * 3, False),
        ("नौका कंपनी ने पिछले साल सेवाएं बंद कीं।", "नौका कंपनी ने सोमवार से द्वीपों की दो सेवाएं बंद करने की घोषणा की। " * 3, True),
        ("हमारे संपादकों की पसंद हर सुबह पढ़ें।", "नौका कंपनी ने सोमवार से द्वीपों की दो सेवाएं बंद करने की घोषणा की। " * 3, False),
    ],
)
def test_background_is_kin_to_its_article_and_furniture_is_not(line: str, lead: str, *, related: bool) -> None:
    assert kinship(line, lead) > 30 if related else kinship(line, lead) <= 10


def test_line_is_no_kin_of_itself() -> None:
    line = "Our editors choose the best of the week for subscribers, every Friday morning."
    assert kinship(line, LEAD) == kinship(line, LEAD, "Ferries", line, "Council") == 0


def test_sentence_without_longer_words_is_kin_to_be_safe_and_a_label_is_not() -> None:
    assert kinship("He was 45.", LEAD) == 100
    assert kinship("Ads", LEAD) == 0


def test_rows_fit_the_table_and_articles_without_candidates_give_none() -> None:
    bodies = [f"{LEAD}\n\nMore in News", LEAD, f"Listen\n\n{LEAD}\n\nMore in News"]
    articles = pa.table(
        {
            "article_id": ["a", "b", "c"],
            "version": ["1", "1", "1"],
            "source_id": ["post", "post", "ledger"],
            "body": bodies,
        }
    )
    rows = furniture_candidates(articles)
    assert rows.schema == FURNITURE_CANDIDATES.arrow
    assert [(r["article_id"], r["ordinal"], r["source_id"], r["chars"]) for r in rows.to_pylist()] == [
        ("a", 0, "post", 12),
        ("c", 0, "ledger", 6),
        ("c", 1, "ledger", 12),
    ]
    assert furniture_candidates(articles.slice(1, 1)) == FURNITURE_CANDIDATES.arrow.empty_table()
