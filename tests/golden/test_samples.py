"""The sample inbox against what its writer said must come out (samples.toml)."""

import codecs
import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests_support import ROOT, ingest

from warehouse.lake import Lake

GOLDEN = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))
# Keys of a record that are not columns to compare as they are.
TOLD = {"path", "record_index", "status", "reason", "known_of", "absent", "flags", "no_flags", "languages"}
TOLD |= {"contains", "lacks", "paragraphs", "format", "encoding"}


@dataclass(frozen=True)
class Loaded:
    report: dict[str, Any]
    articles: dict[tuple[str, int], dict[str, Any]]
    files: dict[str, dict[str, Any]]
    held: dict[tuple[str, int], list[str]]
    pairs: set[tuple[str, str, str]]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    home = tmp_path_factory.mktemp("golden") / "home"
    report = ingest(ROOT / "samples", home=home)
    with Lake(home / "lake").open_readonly() as lake:
        files = _rows(lake.execute("from lake.files"))
        paths = {row["file_sha256"]: _sample(row["path"]) for row in files}
        languages = "list(article_languages.language order by article_languages.share desc)"
        query = f"""
            select articles.*, cluster_members.cluster_id, cluster_members.role,
                   (select {languages} from lake.article_languages
                    where article_languages.article_id = articles.article_id
                      and article_languages.version = articles.version) as languages
            from lake.articles join lake.cluster_members using (article_id, version)
        """  # noqa: S608
        rows = _rows(lake.execute(query))
        held = _rows(lake.execute("from lake.quarantine"))
        pairs = lake.execute("select article_id, other_id, relation from lake.duplicate_pairs").fetchall()
    return Loaded(
        report,
        {(paths[row["file_sha256"]], row["record_index"]): row for row in rows},
        {paths[row["file_sha256"]]: row for row in files},
        {(paths[row["file_sha256"]], row["record_index"]): row["rules"] for row in held},
        set(pairs),
    )


def _rows(result: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _sample(path: str) -> str:
    return Path(path).relative_to(ROOT / "samples").as_posix()


def _of_status(status: str) -> list[Any]:
    records = [record for record in GOLDEN["record"] if record["status"] == status]
    assert records
    return [pytest.param(record, id=f"{record['path']}#{record.get('record_index', '')}") for record in records]


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _with_plain_spaces(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _flat(value) if isinstance(value, str) else value for name, value in fields.items()}


def _member(loaded: Loaded, name: str) -> dict[str, Any]:
    path, _, index = name.partition("#")
    return loaded.articles[path, int(index or 0)]


@pytest.mark.parametrize("record", _of_status("published"))
def test_published_record_has_its_fields(record: dict[str, Any], loaded: Loaded) -> None:
    row = loaded.articles[record["path"], record["record_index"]]
    expected = {name: value for name, value in record.items() if name not in TOLD}
    found = {name: row[name] for name in expected}
    found = {n: v.replace(tzinfo=expected[n].tzinfo) if isinstance(v, datetime) else v for n, v in found.items()}
    expected, found = _with_plain_spaces(expected), _with_plain_spaces(found)
    assert found == expected
    assert [name for name in record.get("absent", ()) if row[name]] == []
    assert set(record.get("flags", ())) <= set(row["flags"])
    assert not set(record.get("no_flags", ())) & set(row["flags"])
    if "languages" in record:
        assert row["languages"] == record["languages"]


@pytest.mark.parametrize("record", _of_status("published"))
def test_published_record_has_its_sentences_and_no_furniture(record: dict[str, Any], loaded: Loaded) -> None:
    body = loaded.articles[record["path"], record["record_index"]]["body"]
    assert [text for text in record.get("contains", ()) if _flat(text) not in _flat(body)] == []
    assert [text for text in record.get("lacks", ()) if _flat(text) in _flat(body)] == []
    if "paragraphs" in record:
        assert len(body.split("\n\n")) == record["paragraphs"]


@pytest.mark.parametrize("record", _of_status("published"))
def test_file_of_a_published_record_is_told_by_its_content(record: dict[str, Any], loaded: Loaded) -> None:
    file = loaded.files[record["path"]]
    assert file["status"] == "read"
    if "format" in record:
        assert file["format"] == record["format"]
    if "encoding" in record:
        assert codecs.lookup(file["encoding"]).name == codecs.lookup(record["encoding"]).name


@pytest.mark.parametrize("record", _of_status("rejected"))
def test_rejected_record_has_its_reason(record: dict[str, Any], loaded: Loaded) -> None:
    if "record_index" in record:
        assert loaded.held[record["path"], record["record_index"]] == [record["reason"]]
    else:
        file = loaded.files[record["path"]]
        assert (file["status"], file["reason"].partition(":")[0]) == ("rejected", record["reason"])


@pytest.mark.parametrize("record", _of_status("known"))
def test_known_file_is_not_loaded_again(record: dict[str, Any], loaded: Loaded) -> None:
    assert record["path"] not in loaded.files
    assert record["known_of"] in loaded.files


@pytest.mark.parametrize("group", GOLDEN["group"], ids=lambda group: group["name"])
def test_group_is_a_cluster_with_its_canonical(group: dict[str, Any], loaded: Loaded) -> None:
    rows = {name: _member(loaded, name) for name in group["members"]}
    (cluster_id,) = {row["cluster_id"] for row in rows.values()}
    assert sum(row["cluster_id"] == cluster_id for row in loaded.articles.values()) == len(rows)
    assert [name for name, row in rows.items() if row["role"] == "canonical"] == [group["canonical"]]
    if "lag_hours" in group:
        first = rows[group["canonical"]]["published_at"]
        lags = [(row["published_at"] - first).total_seconds() / 3600 for row in rows.values()]
        assert lags == pytest.approx(group["lag_hours"], abs=0.001)
    if group.get("same_content_sha256"):
        assert len({row["content_sha256"] for row in rows.values()}) == 1
    if "relation" in group:
        ids = {row["article_id"] for row in rows.values()}
        assert {r for a, b, r in loaded.pairs if a in ids and b in ids} == {group["relation"]}


@pytest.mark.parametrize("apart", GOLDEN["apart"], ids=lambda apart: apart["name"])
def test_same_template_with_other_facts_stays_apart(apart: dict[str, Any], loaded: Loaded) -> None:
    rows = [_member(loaded, name) for name in apart["members"]]
    assert len({row["cluster_id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("revision", GOLDEN["revision"])
def test_revision_is_a_version_and_no_copy(revision: dict[str, Any], loaded: Loaded) -> None:
    rows = [_member(loaded, name) for name in revision["versions"]]
    assert len({row["article_id"] for row in rows}) == 1
    assert len({row["version"] for row in rows}) == len(rows)
    assert len({row["cluster_id"] for row in rows}) == 1
    assert sorted(row["role"] for row in rows) == ["canonical", "revision"]
    own = rows[0]["article_id"]
    assert {relation for a, b, relation in loaded.pairs if a == b == own} == {"revision"}


def test_totals_add_up(loaded: Loaded) -> None:
    counts, totals = loaded.report["counts"], GOLDEN["totals"]
    held = counts["records_quarantined"] + counts["records_rejected"] + counts["files_rejected"]
    assert counts["files_seen"] == totals["files"]
    assert counts["files_known"] == totals["files_known"]
    assert counts["records_published"] == totals["records_published"]
    assert len({row["article_id"] for row in loaded.articles.values()}) == totals["articles"]
    assert held == totals["rejected"]
    assert counts["files_seen"] == counts["files_known"] + counts["files_read"] + counts["files_rejected"]
    known_or_held = counts["records_known"] + counts["records_quarantined"] + counts["records_rejected"]
    assert counts["records_seen"] == counts["records_published"] + known_or_held + counts["records_dropped"]
