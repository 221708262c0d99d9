import pytest

from transforms.text.standfirst import standfirst_of

HEADLINE = "Ferry leaves two hours late"
BODY = "The ferry to the outer islands left two hours late on Saturday, said the harbour master.\n\nNobody knew why."
LEAD = "Nobody was hurt when the old engine failed, but many plans were spoilt."


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (LEAD, LEAD),
        (f"{LEAD} Nobody knew why.", f"{LEAD} Nobody knew why."),
        ("The ferry to the outer  islands left two hours late…", None),
        ("LISBON (AP) — The ferry to the outer islands left two hours late", None),
        ("said the harbour master. Nobody knew why.", None),
        (HEADLINE, None),
        (" … ", None),
        ("", None),
        (None, None),
    ],
)
def test_a_standfirst_has_words_of_its_own(declared: str | None, expected: str | None) -> None:
    assert standfirst_of(declared, HEADLINE, BODY) == expected


def test_only_its_opening_is_compared() -> None:
    opening = BODY.replace("\n\n", " ")[:80]
    assert standfirst_of(f"{opening} and then something else happened.", None, BODY) is None
    assert standfirst_of(f"Late. {opening}", None, BODY) == f"Late. {opening}"
