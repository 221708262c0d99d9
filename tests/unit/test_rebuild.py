import json
import random
import shutil
from pathlib import Path

import numpy as np
import pytest
from tests_support import article_text, contents, dateline, loaded

from flows import rebuild
from flows.rebuild import rebuild_clusters
from transforms.copies.components import alone, connect, packed, roots
from warehouse.index import lookup
from warehouse.lake import Lake

GROUPS = ("duplicate_pairs", "cluster_members")


def test_components_are_what_links_lead_to() -> None:
    parents = alone(9)
    connect(parents, np.array([8, 3, 2]), np.array([5, 7, 7]))
    connect(parents, np.array([5]), np.array([1]))
    assert roots(parents).tolist() == [0, 1, 2, 2, 4, 1, 6, 2, 1]
    assert [texts.tolist() for texts in packed(roots(parents), 4)] == [[0, 1, 5, 8], [2, 3, 7, 4], [6]]
    assert [texts.tolist() for texts in packed(roots(parents), 1)] == [[0], [1, 5, 8], [2, 3, 7], [4], [6]]
    assert packed(alone(0), 4) == []


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a lake of copies, edits and revisions that came in three batches."""
    home = tmp_path_factory.mktemp("ingested")
    # Equal texts in files that are not: the same bytes would be one file.
    words = [article_text(n % 5).replace("harbour", "port" * (1 + n % 2)) + "\n" * n for n in range(14)]
    texts = {f"outlet{n % 4}/{n}.txt": text for n, text in enumerate(words)}
    for n, headline in enumerate(("A", "B")):
        record = {"title": headline, "text": article_text(20 + n, 60), "url": "https://post.example/1"}
        texts[f"outlet1/revision{n}.json"] = json.dumps(record)
    names = sorted(texts)
    random.Random(4).shuffle(names)  # a reproducible order, no secret
    for part in (names[:5], names[5:11], names[11:]):
        for name in part:
            path = home / "inbox" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[name])
        loaded(home / "inbox", home=home)
    return home


@pytest.fixture
def home(tmp_path: Path, ingested: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same for one test; matched in sets of a few versions."""
    monkeypatch.setattr(rebuild, "SET", 5)
    return shutil.copytree(ingested, tmp_path / "home")


def test_batches_gave_what_a_rebuild_gives(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(Lake(home / "lake"))
    assert len(before["cluster_members"]) == 16
    assert {row[4] for row in before["duplicate_pairs"]} >= {"near", "exact", "revision"}
    found = rebuild_clusters(str(home), quiet=True)
    assert found.count == 0, found
    assert (found.versions, found.published_as) == (16, None)
    assert contents(Lake(home / "lake")) == before
    assert not (home / "lake" / "index").exists()
    monkeypatch.setattr(lookup, "FEWEST", 1)
    rebuild_clusters(str(home), quiet=True)
    assert (home / "lake" / "index" / "manifest.json").exists()


def test_rows_that_were_tampered_with_are_told_and_mended(home: Path) -> None:
    lake = Lake(home / "lake")
    before = contents(lake, "cluster_aliases")
    with lake.open_writer(0) as connection:
        for statement in (
            "delete from lake.duplicate_pairs where article_id = (select min(article_id) from lake.duplicate_pairs)",
            "update lake.duplicate_pairs set jaccard = .01 where relation = 'near'",
            "insert into lake.duplicate_pairs from lake.duplicate_pairs where relation = 'exact'",
            "update lake.cluster_members set cluster_id = 'wrong' where role = 'copy'",
            "delete from lake.cluster_members where role = 'revision'",
            "insert into lake.cluster_members values ('stray', 'one', 'c', 'copy', 1)",
            "insert into lake.duplicate_pairs values ('stray', 'one', 'other', 'one', 'near', 1, 1, 1, true)",
        ):
            connection.execute(statement)
    told = dateline("rebuild-clusters", "--check", "--json", "--quiet", home=home)
    assert told.returncode == 3, told.stderr
    report = json.loads(told.stdout)
    assert report["differences"] > 8
    assert all(report[kind][table] for kind in ("surplus", "missing") for table in GROUPS)
    found = rebuild_clusters(str(home), quiet=True)
    assert found.count == report["differences"]
    assert contents(lake, "cluster_aliases") == before
    assert "wrong" in found.renamed
    with lake.open_readonly() as connection:
        run = connection.execute("select run_id from lake.runs where flow = 'rebuild-clusters'").fetchall()
        assert run == [(found.published_as,)]
        aliases = connection.execute("select old_id, new_id from lake.cluster_aliases").fetchall()
        assert dict(aliases).items() >= found.renamed.items()
    assert rebuild_clusters(str(home), check=True, quiet=True).count == 0
    assert "0 rows differ" in dateline("rebuild-clusters", "--check", home=home).stdout
