"""Who said what, from files to the views: offsets that hold, quotations that several outlets printed, revisions."""

import json
from collections.abc import Iterator

import pytest
from tests_support import loaded

from warehouse.lake import Connection, Lake

SAID = "We will rebuild the pier before the summer"
ARTICLES = [
    ("post", "2026-03-01", f"The pier is closed. “{SAID},” said Ida Lund, the mayor. She said the money was there."),
    ("ledger", "2026-03-02", f'Nobody may enter the pier. "{SAID}," Ida Lund told reporters in the town hall.'),
    ("courier", "2026-03-02", f"Storms took the pier. “{SAID},” the mayor promised. “No comment,” said Per Holm."),
    ("tribune", "2026-03-03", "Le ponton est fermé. « Nous allons le reconstruire avant l'été », a déclaré Ida Lund."),
]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("quotes")
    lines = [
        {
            "url": f"https://{outlet}.example/pier",
            "title": f"{outlet} on the pier",
            "text": f"{text}\n\nThe harbour office of {outlet} counted {number * 7} boats that lay there on the day.",
            "date_publish": day,
        }
        for number, (outlet, day, text) in enumerate(ARTICLES, 3)
    ]
    (folder / "feed.jsonl").write_text("\n".join(map(json.dumps, lines)))
    loaded(folder / "feed.jsonl", home=folder / "home")
    with Lake(folder / "home" / "lake").open_readonly() as connection:
        yield connection


def test_quotations_stand_where_their_offsets_say(lake: Connection) -> None:
    told = lake.execute(
        "select substr(body, char_start + 1, char_end - char_start), quote, speaker, is_indirect"
        " from quotes join articles using (article_id, version) order by source_id, ordinal"
    ).fetchall()
    assert len(told) >= 6
    assert all(placed == quote for placed, quote, _, _ in told)
    assert (f"{SAID},", f"{SAID},", "Ida Lund", False) in told
    assert any(is_indirect and speaker == "Ida Lund" for _, _, speaker, is_indirect in told)


def test_a_quotation_that_several_outlets_printed_is_one_whatever_its_marks(lake: Connection) -> None:
    (spread,) = lake.execute(
        "select speaker, first_source_ids, first_day::varchar, outlets, languages from quote_spread"
    ).fetchall()
    assert spread == ("Ida Lund", ["post.example"], "2026-03-01", 3, ["en"])


def test_a_speaker_has_one_row_with_all_that_is_printed_of_them(lake: Connection) -> None:
    speakers = {
        speaker: rest
        for speaker, *rest in lake.execute(
            "select speaker, direct_quotes, indirect_quotes, outlets, languages from quotes_by_speaker"
        ).fetchall()
    }
    assert speakers["Ida Lund"] == [2, 1, 3, ["en", "fr"]]
    assert speakers["Per Holm"] == [1, 0, 1, ["en"]]


def test_versions_and_articles_of_quotations_exist(lake: Connection) -> None:
    orphans = "select count(*) from quotes anti join articles using (article_id, version)"
    assert lake.execute(orphans).fetchone() == (0,)
    doubled = "select count(*) - count(distinct (article_id, version, ordinal)) from quotes"
    assert lake.execute(doubled).fetchone() == (0,)
