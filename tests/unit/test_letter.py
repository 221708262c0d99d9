import time

import pytest

from transforms.page.letter import Piece, as_markup, as_text, letter, pieces_of_markup, pieces_of_text, web_version

FIRST = "The ferry to the island has been late for three days, and the harbour office does not say why."
SECOND = "The mayor said on Tuesday that he would ask the owner of the line for a word on the matter in writing."
LINK = '<a href="https://www.nordpost.example/7">{}</a>'


def texts(markup: str) -> list[str]:
    return [piece.text for piece in letter(pieces_of_markup(markup))]


def table(*cells: str) -> str:
    """Cells as mailing programs lay them out: each in tables of its own."""
    inner = "".join(f"<tr><td><table><tbody><tr><td>{cell}</td></tr></tbody></table></td></tr>" for cell in cells)
    return f"<html><body><center><table>{inner}</table></center></body></html>"


def test_cells_are_paragraphs() -> None:
    markup = table(f"<h1>Ferry late</h1><p>{FIRST}</p>", f"{SECOND}<br><br>Third.<br>Fourth.", "<ul><li>One</li></ul>")
    assert texts(markup) == ["Ferry late", FIRST, SECOND, "Third.\nFourth.", "One"]
    assert as_markup(letter(pieces_of_markup(markup))).split("\n") == [
        "<h1>Ferry late</h1>",
        f"<p>{FIRST}</p>",
        f"<p>{SECOND}</p>",
        "<p>Third.<br>Fourth.</p>",
        "<li>One</li>",
    ]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY: none !important",
        "max-height:0px;overflow:hidden",
        "mso-hide:all",
        "visibility: hidden",
    ],
)
def test_what_is_hidden_is_not_shown(style: str) -> None:
    assert texts(f'<div style="{style}">Preview<p>of it</p></div><p style="max-height:0.5em">{FIRST}</p>') == [FIRST]


def test_comments_styles_and_rules_are_no_text() -> None:
    assert texts(f"<style>p{{}}</style><!--[if mso]><table><tr><td>x<![endif]--><p>{FIRST}</p><p>* * *</p>") == [FIRST]


@pytest.mark.parametrize(
    "line",
    [
        LINK.format("View this email in your browser"),
        f"Trouble reading this? {LINK.format('Read it online')}",
        LINK.format("Im Browser ansehen"),
        LINK.format("Voir dans le navigateur"),
        LINK.format("ブラウザで見る"),
        f"Forwarded this email? {LINK.format('Subscribe here')} for more",
        LINK.format("Read in app"),
    ],
)
def test_lines_about_the_letter_are_dropped(line: str) -> None:
    assert texts(table(line, FIRST, line, SECOND[:69], line)) == [FIRST, SECOND[:69]]


@pytest.mark.parametrize(
    "leave",
    [
        f"You can {LINK.format('unsubscribe from this list')}.",
        LINK.format("Newsletter abbestellen"),
        LINK.format("Se désabonner"),
        LINK.format("Darse de baja"),
        LINK.format("Отписаться"),
        LINK.format("配信停止"),
        "To stop receiving these letters, write to us.",
    ],
)
def test_the_foot_is_cut_with_the_lines_of_rights_above(leave: str) -> None:
    foot = ["© 2026 Nordpost, all rights reserved", LINK.format("Nordpost on the web")]
    assert texts(table(FIRST, SECOND, *foot, leave, "Nordpost, 12 Quay Street", LINK.format("Privacy"))) == [
        FIRST,
        SECOND,
    ]


def test_a_foot_in_the_first_half_cuts_nothing() -> None:
    top = f"Ferry letter. {LINK.format('Unsubscribe')}"
    assert texts(table(top, FIRST, SECOND))[-2:] == [FIRST, SECOND]


def test_an_article_on_leaving_lists_is_not_cut() -> None:
    story = (
        f"{FIRST} Readers who want to unsubscribe from the ferry's own list are told to come to the harbour office. "
        * 2
    )
    assert texts(table(FIRST, story, SECOND)) == [FIRST, story.strip(), SECOND]


def test_links_that_lead_to_a_paragraph_and_headings_stay() -> None:
    heading = f"<h3>{LINK.format('Ferry late')}</h3>"
    assert texts(table(LINK.format("Bridge shut"), FIRST, heading, "Short.", LINK.format("Read more"))) == [
        "Bridge shut",
        FIRST,
        "Ferry late",
        "Short.",
    ]


def test_a_letter_of_links_only_is_kept_as_it_is() -> None:
    assert texts(LINK.format("Read more")) == ["Read more"]
    assert letter([]) == []


def test_the_address_on_the_web_is_that_of_the_line_that_says_so() -> None:
    markup = table(f'<a href="https://elsewhere.example/">Nordpost</a> {LINK.format("View online")}', FIRST)
    assert web_version(pieces_of_markup(table(LINK.format("View online"), FIRST))) == "https://www.nordpost.example/7"
    assert web_version(pieces_of_markup(markup)) == "https://www.nordpost.example/7"
    assert web_version(pieces_of_markup(table(FIRST))) is None


def test_a_plain_text_is_cut_likewise() -> None:
    text = f"View this email online: https://nordpost.example/7\n\n{FIRST}\nOn.\n\n{SECOND}\n\nUnsubscribe: https://a.example\n"
    pieces = pieces_of_text(text)
    assert as_text(letter(pieces)) == f"{FIRST}\nOn.\n\n{SECOND}"
    assert web_version(pieces) == "https://nordpost.example/7"


def test_a_large_letter_takes_time_in_proportion() -> None:
    begun = time.process_time()
    assert len(letter(pieces_of_markup(f"<table>{f'<tr><td><p>{FIRST}' * 5000}</table>"))) == 5000
    assert len(letter([Piece("© 2026")] * 50_000)) == 50_000
    assert time.process_time() - begun < 5  # 0.5 s
