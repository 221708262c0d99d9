"""The views on an inbox made for them: who was first, who copied, what was revised, and what cannot be told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests_support import article_text, loaded

from warehouse.lake import Connection, Lake

# text, outlet, page, date of publication
PUBLISHED = [
    (1, "wire", "a", "2026-03-01T08:00:00Z"),
    (1, "post", "a", "2026-03-01T10:30:00+01:00"),
    (1, "ledger", "a", "2026-03-02"),
    (2, "wire", "b", "2026-03-03"),
    (2, "post", "b", "2026-03-03"),
    (3, "post", "c", None),
    (3, "ledger", "c", None),
    (4, "post", "d", "2026-03-04T12:00:00Z"),
    (5, "courier", "e", "2026-01-20"),
    # One in the morning in Tokyo is four in the afternoon of the day before in UTC.
    (6, "tokyo", "f", "2026-02-02T01:00:00+09:00"),
    (6, "london", "f", "2026-02-01T20:00:00Z"),
    (6, "paris", "f", "2026-02-01"),
]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("views")
    lines = [
        {
            "url": f"https://{outlet}.example/{page}",
            "title": f"{outlet} has {page}",
            "text": article_text(number).split("\n\n", 1)[1],
            "date_publish": day,
        }
        for number, outlet, page, day in PUBLISHED
    ]
    changed = lines[7] | {"text": article_text(4, 132).split("\n\n", 1)[1], "date_modify": "2026-03-04T15:00:00Z"}
    (folder / "feed.jsonl").write_text("\n".join(map(json.dumps, [*lines, changed])))
    loaded(folder / "feed.jsonl", home=folder / "home")
    with Lake(folder / "home" / "lake").open_readonly() as connection:
        yield connection


def rows(connection: Connection, query: str) -> list[dict[str, Any]]:
    result = connection.execute(query)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def test_who_first_tells_the_first_by_the_minute_and_marks_ties_by_the_day(lake: Connection) -> None:
    found = rows(
        lake, "select first_source_ids, is_tie, first_date::varchar as day, undated from who_first order by day"
    )
    assert found == [
        {
            "first_source_ids": ["london.example", "paris.example", "tokyo.example"],
            "is_tie": True,  # for Paris may have had it at any hour of the day
            "day": "2026-02-01",
            "undated": 0,
        },
        {"first_source_ids": ["wire.example"], "is_tie": False, "day": "2026-03-01", "undated": 0},
        {"first_source_ids": ["post.example", "wire.example"], "is_tie": True, "day": "2026-03-03", "undated": 0},
        {"first_source_ids": None, "is_tie": None, "day": None, "undated": 2},
    ]


def test_syndication_gives_lags_as_precise_as_the_dates(lake: Connection) -> None:
    query = (
        "select origin_source_id as o, copier_source_id as c, lag_hours, lag_precision from syndication order by all"
    )
    found = [tuple(row.values()) for row in rows(lake, query)]
    assert ("wire.example", "ledger.example", 24.0, "day") in found
    assert ("wire.example", "post.example", 1.5, "minute") in found
    assert ("tokyo.example", "london.example", 4.0, "minute") in found
    assert ("tokyo.example", "paris.example", 0.0, "day") in found
    assert len(found) == 6
    assert {row["lag_precision"] for row in rows(lake, query)} == {"day", "minute", "none"}


def test_unique_articles_counts_outlets_and_copies(lake: Connection) -> None:
    found = rows(lake, "select outlets, copies from unique_articles order by all desc")
    assert [tuple(row.values()) for row in found] == [(3, 2), (3, 2), (2, 1), (2, 1), (1, 0), (1, 0)]


def test_revisions_are_numbered_in_time(lake: Connection) -> None:
    query = "select revision_number, is_latest, words_added, is_headline_changed from revisions order by 1"
    found = [tuple(row.values()) for row in rows(lake, query)]
    assert found == [(1, False, None, False), (2, True, 12, False)]


def test_latest_versions_are_counted_once(lake: Connection) -> None:
    volume = rows(lake, "select sum(articles) as n from volume_daily")
    assert volume == [{"n": 10}]  # twelve articles, two of them undated; the revised one once
    assert rows(lake, "select sum(articles) as n from language_coverage") == [{"n": 12}]


def test_revised_original_is_an_original(lake: Connection) -> None:
    query = (
        "select originals as n from volume_daily where source_id = 'post.example' and published_date >= '2026-03-04'"
    )
    assert rows(lake, query) == [{"n": 1}]
    assert {row["articles"] for row in rows(lake, "select articles from who_first where outlets = 2")} == {2}


def test_originality_shares_out_texts(lake: Connection) -> None:
    found = {r["source_id"]: (r["originals"], r["copies"]) for r in rows(lake, "from originality")}
    assert found["wire.example"][0] >= 1
    assert found["courier.example"] == (1, 0)
    assert sum(originals for originals, _ in found.values()) == 6
    assert sum(copies for _, copies in found.values()) == 6


def test_silent_source_shows_against_the_newest_day(lake: Connection) -> None:
    found = {r["source_id"]: r for r in rows(lake, "from source_health")}
    assert found["courier.example"]["silent_days"] == 43
    assert found["post.example"]["silent_days"] == 0


def test_date_quality_and_headline_variants_and_lineage(lake: Connection) -> None:
    quality = rows(lake, "select published_precision as p, sum(articles) as n from date_quality group by 1 order by 1")
    assert quality == [{"p": "day", "n": 5}, {"p": "minute", "n": 5}, {"p": "none", "n": 2}]
    assert {r["variants"] for r in rows(lake, "from headline_variants")} == {1, 2, 3}
    (article,) = rows(lake, "select article_id from articles where canonical_url = 'https://wire.example/a'")
    (step,) = rows(lake, f"from lake.lineage('{article['article_id']}')")
    assert Path(step["path"]).name == "feed.jsonl"
    assert step["role"] == "canonical"


def test_run_history_adds_up(lake: Connection) -> None:
    (run,) = rows(lake, "from run_history")
    assert (run["records_seen"], run["records_published"]) == (13, 13)
    assert run["seconds"] > 0
