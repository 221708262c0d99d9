"""Learnt furniture through the whole flow: what a later file teaches changes articles that the lake holds."""

import json
from pathlib import Path

from tests_support import Write, article_text, contents, loaded

from warehouse.lake import Lake

NOTICE = "Our editors choose the best of the week for subscribers, every Friday."
QUOTED = "“It will take until May,” said Jane Holm, who leads the works."


def record(number: int, *below: str) -> str:
    text = "\n\n".join([article_text(number).strip().split("\n\n", 1)[1], QUOTED, *below])
    return json.dumps({"title": f"Works at quay {number}", "url": f"https://post.example/{number}", "text": text})


def test_later_articles_change_earlier_ones_and_the_order_does_not_matter(
    write: Write, inbox: Path, tmp_path: Path
) -> None:
    parts = [[record(number, "Kestrel Media", NOTICE) for number in group] for group in (range(4), range(4, 7))]
    write("1.jsonl", "\n".join(parts[0]))
    loaded(inbox, home=tmp_path / "in-parts")
    lake = Lake(tmp_path / "in-parts" / "lake")
    assert {row[0] for row in query(lake, "select body like '%every Friday.' from lake.articles")} == {True}
    write("2.jsonl", "\n".join(parts[1]))
    loaded(inbox, home=tmp_path / "in-parts")
    told = "select body like '%leads the works.', [removed.text for removed in furniture] from lake.articles"
    assert query(lake, told) == [(True, ["Kestrel Media", NOTICE])] * 7
    at_quote = "select substr(body, char_start + 1, char_end - char_start) = quote from lake.quotes join lake.articles"
    assert query(lake, f"{at_quote} using (article_id, version)") == [(True,)] * 7

    loaded(inbox, home=tmp_path / "at-once")
    assert contents(Lake(tmp_path / "at-once" / "lake")) == contents(lake)


def query(lake: Lake, sql: str) -> list[tuple[object, ...]]:
    with lake.open_readonly() as connection:
        return connection.execute(sql).fetchall()
