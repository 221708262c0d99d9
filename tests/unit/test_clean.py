from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest

from transforms.clean import clean
from transforms.records import Article, DateCandidate, Dateline, Declared, Document

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def article(body: str = "The ferry stayed in port.", *, url: str | None = None, **parts: Any) -> Article:  # noqa: ANN401
    index = parts.pop("record_index", 0)
    sha = parts.pop("sha", "a" * 64)
    document = Document(sha, index, "text", body, body, Declared(url=url, agency=parts.pop("declared_agency", None)))
    return Article(document, body, "plain-text", **{"source": "post.example", **parts})


def row(*articles: Article) -> dict[str, Any]:
    (only,) = clean(articles, NOW).articles.to_pylist()
    return dict(only)


def test_article_is_known_by_outlet_and_address_and_its_version_by_content() -> None:
    first = row(article("One text.", url="https://www.post.example/a?utm_source=x"))
    second = row(article("Other text.", url="http://post.example/a#top"))
    assert first["article_id"] == second["article_id"]
    assert first["version"] != second["version"]
    assert row(article("One text.", url="https://post.example/b"))["article_id"] != first["article_id"]
    elsewhere = row(article("One text.", url="https://post.example/a", source="ledger.example"))
    assert elsewhere["article_id"] != first["article_id"]


def test_without_an_address_the_content_is_the_key_whatever_its_white_space() -> None:
    assert row(article("One  text.\n\nMore."))["article_id"] == row(article("One text. More."))["article_id"]
    assert row(article("One text."))["article_id"] != row(article("One text!"))["article_id"]
    assert row(article("A text."))["article_id"] != row(article("A text.", source="ledger.example"))["article_id"]


def test_of_one_version_twice_the_first_by_file_and_record_stays() -> None:
    late, early = article(sha="b" * 64), article(sha="a" * 64, record_index=3)
    assert row(late, early) == row(early, late)
    assert (row(late, early)["file_sha256"], row(late, early)["record_index"]) == ("a" * 64, 3)


def candidate(
    value: str, precision: Literal["minute", "day", "month"] = "minute", zone: str | None = "+02:00"
) -> DateCandidate:
    return DateCandidate(value, precision, zone, "meta")


def test_first_date_is_chosen_kept_local_and_as_an_instant() -> None:
    cleaned = clean(
        [article(dates=(candidate("2026-03-02T00:30:00+02:00"), candidate("2026-02-01", "day", None)))], NOW
    )
    (found,) = cleaned.articles.to_pylist()
    assert found["published_at"] == datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    assert (found["published_date"], found["published_precision"]) == (date(2026, 3, 2), "minute")
    assert found["published_from"] == "meta"
    assert "date_conflict" in found["flags"]
    assert [(d["value"], d["chosen"]) for d in cleaned.dates.to_pylist()] == [
        ("2026-03-02T00:30:00+02:00", True),
        ("2026-02-01", False),
    ]


def test_dates_a_day_apart_are_no_conflict() -> None:
    found = row(article(dates=(candidate("2026-03-02", "day", None), candidate("2026-03-01", "day", None))))
    assert found["flags"] == []


def test_time_without_a_zone_fixes_a_day_and_no_instant() -> None:
    found = row(article(dates=(candidate("2026-03-02T10:00:00", zone=None),)))
    assert (found["published_at"], found["published_precision"]) == (None, "day")


@pytest.mark.parametrize("value", ["2026-03-12", "9999-12-31"])
def test_future_is_refused_flagged_and_kept_as_a_candidate(value: str) -> None:
    cleaned = clean([article(dates=(candidate(value, "day", None), candidate("2026-03-01", "day", None)))], NOW)
    (found,) = cleaned.articles.to_pylist()
    assert found["published_date"] == date(2026, 3, 1)
    assert "future_date" in found["flags"]
    assert [d["chosen"] for d in cleaned.dates.to_pylist()] == [False, True]
    assert row(article(dates=(candidate(value, "day", None),)))["published_precision"] == "none"


def test_tomorrow_may_be_today_elsewhere() -> None:
    assert row(article(dates=(candidate("2026-03-11", "day", None),)))["published_date"] == date(2026, 3, 11)


def test_month_is_its_first_day() -> None:
    found = row(article(dates=(candidate("2026-02", "month", None),)))
    assert (found["published_date"], found["published_precision"]) == (date(2026, 2, 1), "month")


def test_dateline_without_a_year_is_completed_from_the_publication() -> None:
    dateline = Dateline("LISBON, Dec 30 (Agency) —", "Lisbon", "PT", 38.7, -9.1, "Agency")
    found = row(article(dateline=dateline, dates=(candidate("2026-01-02", "day", None),)))
    assert found["dateline_date"] == date(2025, 12, 30)
    assert (found["dateline_place"], found["dateline_country"], found["agency"]) == ("Lisbon", "PT", "Agency")
    assert row(article(dateline=dateline))["dateline_date"] is None


def test_declared_agency_counts_where_the_dateline_names_none() -> None:
    assert row(article(declared_agency="Wire"))["agency"] == "Wire"
    assert row(article(declared_agency="Wire", dateline=Dateline("OSLO —", "Oslo")))["agency"] == "Wire"


@pytest.mark.parametrize(("body", "words"), [("The ferry's 3 lines", 4), ("渡轮停航", 4), ("ferry 渡轮", 3), ("", 0)])
def test_words_are_runs_of_letters_or_single_characters(body: str, words: int) -> None:
    assert row(article(body))["words"] == words


def test_nothing_gives_tables_without_rows() -> None:
    cleaned = clean([], NOW)
    assert (cleaned.articles.num_rows, cleaned.dates.num_rows) == (0, 0)
