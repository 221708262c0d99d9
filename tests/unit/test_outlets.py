from transforms.outlets import outlets, read_sources


def test_hand_edited_outlet_wins_over_what_its_id_tells() -> None:
    edited = [{"source_id": "post.example", "name": "The Post", "kind": "newspaper"}]
    rows = outlets(["post.example", "the-ledger", "post.example"], edited).to_pylist()
    assert rows == [
        {
            "source_id": "post.example",
            "name": "The Post",
            "domain": "post.example",
            "country": None,
            "language": None,
            "kind": "newspaper",
        },
        {
            "source_id": "the-ledger",
            "name": "the-ledger",
            "domain": None,
            "country": None,
            "language": None,
            "kind": "unknown",
        },
    ]


def test_rows_that_cannot_be_used_are_told_by_line() -> None:
    text = "\ufeffsource_id,name,kind,extra\na,A,agency,1\n,B,agency\na,C,state\nd,D,clown\ne,,\n"
    rows, problems = read_sources(text)
    assert rows == [{"source_id": "a", "name": "A", "kind": "agency"}, {"source_id": "e"}]
    assert [problem.split(":")[0] for problem in problems] == ["line 3", "line 4", "line 5"]


def test_file_without_the_column_is_told() -> None:
    assert read_sources("name\nPost\n")[1] == ["it has no column source_id; the row for every outlet begins with it"]
    assert read_sources("")[1]
