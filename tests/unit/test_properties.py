import pytest

from transforms.readers.documents.properties import with_properties
from transforms.records import Declared

PROSE = ["The council of Nordhamn voted on Monday to close the old harbour, which has been in use since 1911."]


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - harbour story.doc",
        "harbour final v2.docx",
        "untitled document 3",
        "Layout 1",
        "two words",
        "",
        None,
        "word " * 50,
    ],
)
def test_titles_that_programs_write_are_none(title: str | None) -> None:
    assert with_properties(Declared(), PROSE, title, None).headline is None


@pytest.mark.parametrize("title", ["Harbour of Nordhamn to close", "港口将在百年后关闭"])
def test_a_title_counts_where_the_text_has_no_headline(title: str) -> None:
    assert with_properties(Declared(), PROSE, title, None).headline == title
    assert with_properties(Declared(), ["Council closes harbour", *PROSE], title, None).headline is None
    assert with_properties(Declared(headline="Known"), PROSE, title, None).headline == "Known"


@pytest.mark.parametrize(
    "author", ["python-docx", "Microsoft Office User", "admin", "ilund", "ilund@post.example", "", None]
)
def test_authors_that_are_no_people_are_none(author: str | None) -> None:
    assert with_properties(Declared(), PROSE, None, author).byline == ()


def test_an_author_counts_where_no_byline_stands() -> None:
    assert with_properties(Declared(), PROSE, None, "Ida Lund; Bo van Ek").byline == ("Ida Lund", "Bo van Ek")
    assert with_properties(Declared(), ["Headline", "By Bo Ek", *PROSE], None, "Ida Lund").byline == ()
    assert with_properties(Declared(byline=("Bo Ek",)), PROSE, None, "Ida Lund").byline == ("Bo Ek",)
