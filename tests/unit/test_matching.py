import random
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from transforms.copies.candidates import RELATED_CAP
from transforms.copies.fingerprint import fingerprint
from transforms.copies.matching import SUBJECTS, Matches, match
from warehouse.schema import CLUSTER_MEMBERS, DUPLICATE_PAIRS

WIRE = """
The port of Halvik was closed on Tuesday after a cargo ship carrying 4,200 tonnes of fertiliser ran aground in
thick fog at the mouth of the harbour, the coast guard said. All 19 sailors were taken off by helicopter before dawn.
Nobody was hurt. The vessel, the 140-metre Marelle, left Riga on Saturday and was due to unload on Monday night.
"We see no leak of fuel, but we have laid 600 metres of boom around the hull," harbour master Ingrid Solheim told
reporters. Two tugs tried to pull the ship free at high tide and gave up when a line parted. A salvage company from
Rotterdam is expected on Thursday. Some 35 ships are waiting at anchor, and ferries to the outer islands have been
sent to the fishing harbour at Nes, where the quay can take only one of them at a time.
"""
REWRITTEN = (
    WIRE.replace("thick fog", "dense fog").replace("harbour master", "port director").replace("Nobody", "No one")
)
LEAD_IN = "HALVIK, March 5 (Agency) - " + WIRE + "\nSign up for our morning letter and never miss a story."
OTHER = """
Lawmakers in the mountain canton voted 61 to 44 to lower the speed limit on all village roads to thirty kilometres an
hour, a measure that doctors and cyclists had demanded for a decade. Farmers' groups called the decision an insult to
people who have to drive. The government has until autumn to put up the signs, which are expected to cost 2.3 million
francs, and the police say that they have no money for more cameras. An initiative against the law is being prepared.
The school association welcomed it: parents now bring two children in three to class by car out of fear of the traffic.
In the capital, where such a limit has held since 2011, accidents with injuries fell by a quarter within three years.
The law comes into force on the first of June unless 3,000 citizens sign against it before the end of this month.
"""
TEMPLATE = """
The central bank said on {day} that it had sold {amount} billion crowns of treasury bills with a maturity of {term}
days at an average yield of {rate} percent. Bids of {bids} billion crowns were received from {banks} banks at the
auction. The next auction will be held in a week. The bank holds the auctions to drain liquidity from the market, in
line with the decision that its board took in spring. Results are published on the pages of the bank.
"""
MONDAY = TEMPLATE.format(day="Monday", amount="12.5", term="28", rate="3.41", bids="31.2", banks="14")
FRIDAY = TEMPLATE.format(day="Friday", amount="9.75", term="84", rate="3.87", bids="22.6", banks="11")
CHINESE = (
    "市政府周三宣布，连接老城区与新机场的地铁线路将于明年六月开通试运营。全长四十二公里，共设二十三座车站，"
    "预计每天运送旅客五十万人次。项目负责人表示，隧道工程已经全部完成，目前正在安装信号系统和站台门。"
    "沿线居民希望票价不要超过现有公交车的两倍，交通部门说将在年底之前举行听证会，听取各方意见之后再作决定。"
)
THAI = (
    "กรมอุตุนิยมวิทยาเตือนว่าจะมีฝนตกหนักถึงหนักมากในหลายจังหวัดทางภาคใต้ตั้งแต่วันพุธจนถึงวันศุกร์ "
    "ขอให้ประชาชนที่อาศัยอยู่ใกล้ทางน้ำไหลผ่านและพื้นที่ลุ่มระวังน้ำท่วมฉับพลันและน้ำป่าไหลหลาก "
    "ชาวเรือควรเดินเรือด้วยความระมัดระวังและเรือเล็กควรงดออกจากฝั่งในช่วงเวลาดังกล่าว"
)
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def article(name: str, body: str, version: str = "00000001", **columns: object) -> dict[str, Any]:
    undated = {"published_at": None, "published_date": None, "published_precision": "none", "agency": None}
    key = {"article_id": name, "version": version, "source_id": f"{name}.example", "body": body}
    if isinstance(instant := columns.get("published_at"), datetime):
        columns |= {"published_date": instant.date(), "published_precision": "minute"}
    return key | undated | {"body_chars": len(body)} | columns


def run(*articles: dict[str, Any]) -> Matches:
    """Matches of articles, the same when they come in the reverse order."""
    forth, back = (match(*prepare(*articles[::step])) for step in (1, -1))
    assert forth.pairs.schema.equals(DUPLICATE_PAIRS.arrow)
    assert forth.members.schema.equals(CLUSTER_MEMBERS.arrow)
    assert forth.pairs.equals(back.pairs)
    assert forth.members.equals(back.members)
    assert forth.members.num_rows == len(articles)
    return forth


def prepare(*articles: dict[str, Any]) -> tuple[pa.Table, pa.Table]:
    columns = {name: [row[name] for row in articles] for name in ("article_id", "version", "body")}
    signatures, bands = fingerprint(pa.table(columns))
    rows = [row | signature for row, signature in zip(articles, signatures.to_pylist(), strict=True)]
    return pa.Table.from_pylist(rows, schema=SUBJECTS), bands


def relations(matches: Matches) -> set[tuple[str, str, str]]:
    rows = matches.pairs.to_pylist()
    return {(row["article_id"], row["other_id"], row["relation"]) for row in rows}


def clusters(matches: Matches) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in matches.members.to_pylist():
        found.setdefault(row["cluster_id"], set()).add(row["article_id"])
    return {frozenset(names) for names in found.values()}


def test_a_wire_copy_with_edits_is_near() -> None:
    matches = run(article("wire", WIRE, agency="Agency"), article("paper", REWRITTEN), article("site", LEAD_IN))
    assert {("paper", "wire", "near"), ("site", "wire", "near")} <= relations(matches)
    assert clusters(matches) == {frozenset({"wire", "paper", "site"})}
    canonical = matches.members.to_pylist()[0]
    assert (canonical["article_id"], canonical["role"], canonical["similarity"]) == ("wire", "canonical", 1.0)


def test_other_stories_stay_apart() -> None:
    matches = run(article("wire", WIRE), article("other", OTHER), article("zh", CHINESE), article("th", THAI))
    assert matches.pairs.num_rows == 0
    assert len(clusters(matches)) == 4
    assert set(matches.members["role"].to_pylist()) == {"canonical"}


def test_a_template_with_other_facts_is_no_copy() -> None:
    assert run(article("monday", MONDAY), article("friday", FRIDAY)).pairs.num_rows == 0


def test_the_numbers_are_what_tells_a_template() -> None:
    copied = MONDAY.replace("said on Monday", "announced late on Monday")
    assert {kind for *_, kind in relations(run(article("a", MONDAY), article("b", copied)))} == {"near"}


def test_a_corrected_number_is_no_new_story() -> None:
    corrected = WIRE.replace("4,200", "4,300").replace("19 sailors", "18 sailors")
    assert {kind for *_, kind in relations(run(article("a", WIRE), article("b", corrected)))} == {"near"}


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (CHINESE, CHINESE.replace("周三", "星期三").replace("希望", "要求")),
        (CHINESE, "本报讯 " + CHINESE),
        (THAI, THAI.replace("วันพุธ", "วันพฤหัสบดี")),
        (THAI, "กรุงเทพฯ - " + THAI),
    ],
)
def test_copies_in_scripts_without_spaces(text: str, edited: str) -> None:
    assert {kind for *_, kind in relations(run(article("a", text), article("b", edited)))} == {"near"}


def test_equal_in_normal_form_is_exact() -> None:
    (row,) = run(article("a", WIRE), article("b", WIRE.upper().replace(",", " –"))).pairs.to_pylist()
    assert (row["relation"], row["jaccard"], row["containment"]) == ("exact", 1.0, 1.0)


def test_a_storm_of_exact_copies_is_linear() -> None:
    storm = [article(f"copy{i:04}", WIRE, published_at=NOON.replace(minute=i % 60)) for i in range(1000)]
    matches = run(*storm, article("paper", REWRITTEN))
    assert matches.pairs.num_rows == 1000
    exact = matches.pairs.filter(pc.equal(matches.pairs["relation"], "exact"))
    assert exact.num_rows == 999
    assert set(exact["other_id"].to_pylist()) == {"copy0000"}
    assert len(clusters(matches)) == 1


def test_a_storm_of_near_copies_is_linear_and_one_cluster() -> None:
    draw = random.Random(1)
    words = WIRE.split()
    storm = []
    for i in range(400):
        place = draw.randrange(len(words))
        storm.append(article(f"copy{i}", " ".join([*words[:place], f"edit{chr(97 + i % 26)}{i}", *words[place:]])))
    matches = run(*storm)
    assert len(clusters(matches)) == 1
    assert matches.pairs.num_rows <= 400 * RELATED_CAP < 400 * 399 / 2


def test_a_storm_does_not_hang_on_what_else_there_is() -> None:
    draw = random.Random(2)
    words = WIRE.split()
    storm = [
        article(f"copy{i}", " ".join(word if draw.random() < 0.94 else f"edit{chr(97 + i % 26)}" for word in words))
        for i in range(150)
    ]
    whole = run(*storm, article("other", OTHER), article("zh", CHINESE))
    alone = run(*storm)
    assert len(clusters(alone)) < 5
    assert alone.pairs.num_rows > RELATED_CAP * 30
    assert whole.pairs.equals(alone.pairs)


def test_texts_without_letters_match_nothing() -> None:
    matches = run(article("a", "…"), article("b", "…"), article("c", "***"))
    assert matches.pairs.num_rows == 0
    assert len(clusters(matches)) == 3


@pytest.mark.parametrize(("first", "second"), [(WIRE, OTHER), (CHINESE, CHINESE[::-1])])
def test_a_digest_contains_its_stories_and_joins_neither(first: str, second: str) -> None:
    matches = run(article("digest", first + second), article("first", first), article("second", second))
    assert {kind for *_, kind in relations(matches)} == {"contains"}
    assert clusters(matches) == {frozenset({name}) for name in ("digest", "first", "second")}


def test_a_shortened_copy_is_near() -> None:
    matches = run(article("whole", WIRE), article("short", WIRE[: len(WIRE) * 6 // 10]))
    assert clusters(matches) == {frozenset({"whole", "short"})}


NOTICE = "{bank} said it is raising its prime lending rate to {new} pct from {old} pct, effective {day}."


def test_short_notices_of_one_form_are_no_copies_of_each_other() -> None:
    matches = run(
        article("a", NOTICE.format(bank="Halvik Savings", new="8-1/4", old="7-3/4", day="tomorrow")),
        article("b", NOTICE.format(bank="First Bank of the Isles", new="8-1/4", old="7-3/4", day="on Monday")),
    )
    assert len(clusters(matches)) == 2


def test_a_short_notice_that_is_copied_is_found() -> None:
    notice = NOTICE.format(bank="Halvik Savings", new="8-1/4", old="7-3/4", day="tomorrow")
    assert len(clusters(run(article("a", notice), article("b", notice + " Others may follow.")))) == 1


def test_revisions_are_apart_from_copies_whatever_their_likeness() -> None:
    versions = [
        article("a", WIRE, "00000001", published_at=NOON),
        article("a", REWRITTEN, "00000002", published_at=NOON.replace(hour=13)),
        article("a", OTHER, "00000003", published_at=NOON.replace(hour=14)),
        article("b", OTHER, published_at=NOON.replace(hour=15)),
    ]
    matches = run(*versions)
    assert relations(matches) == {("a", "a", "revision"), ("b", "a", "exact")}
    revisions = matches.pairs.filter(pc.equal(matches.pairs["relation"], "revision"))
    assert revisions["version"].to_pylist() == ["00000002", "00000003"]
    assert revisions["other_version"].to_pylist() == ["00000001"] * 2
    assert len(clusters(matches)) == 1
    roles = {(row["article_id"], row["version"]): row["role"] for row in matches.members.to_pylist()}
    assert list(roles.values()) == ["canonical", "revision", "revision", "copy"]


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [
        ({"published_at": NOON}, {"published_at": NOON.replace(hour=14, minute=30)}, 2.5),
        ({"published_at": NOON}, {"published_date": date(2024, 3, 7), "published_precision": "day"}, 48.0),
        ({"published_at": NOON}, {"published_date": date(2024, 3, 5), "published_precision": "day"}, 0.0),
        ({"published_at": NOON}, {"published_date": date(2024, 3, 1), "published_precision": "month"}, None),
        ({"published_at": NOON}, {}, None),
    ],
)
def test_lag(one: dict[str, Any], other: dict[str, Any], hours: float | None) -> None:
    (row,) = run(article("z", WIRE, **one), article("a", WIRE, **other)).pairs.to_pylist()
    assert (row["article_id"], row["other_id"], row["lag_hours"]) == ("a", "z", hours)


@pytest.mark.parametrize(("sources", "same"), [("xx", True), ("xy", False), (["unknown"] * 2, False)])
def test_same_source(sources: list[str], *, same: bool) -> None:
    (row,) = run(article("a", WIRE, source_id=sources[0]), article("b", WIRE, source_id=sources[1])).pairs.to_pylist()
    assert row["same_source"] is same


def test_the_cluster_id_stays_when_later_copies_come() -> None:
    first = article("z", WIRE, published_at=NOON)
    alone = run(first).members.to_pylist()[0]["cluster_id"]
    assert set(run(first, article("a", REWRITTEN)).members["cluster_id"].to_pylist()) == {alone}


def test_nothing_gives_nothing() -> None:
    subjects, bands = prepare(article("a", WIRE))
    matches = match(subjects.slice(0, 0), bands.slice(0, 0))
    assert matches.pairs.num_rows == matches.members.num_rows == 0
