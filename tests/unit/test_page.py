import json
import subprocess
import sys
import time

import pytest

from transforms.extract import extract
from transforms.page import limits as page_limits
from transforms.page.limits import excess
from transforms.records import Article, Declared, Document, Reject

WORDS = "The harbour master said the ferry would not leave before the storm had passed over the outer islands."
PARAGRAPHS = [f"{WORDS} Crew number {n} waited on the quay with some passengers and their luggage." for n in range(6)]
HEAD = (
    '<title>Ferry late again - Nordpost</title><meta property="og:site_name" content="Nordpost">'
    '<meta property="article:published_time" content="2024-07-20T10:00:00+02:00">'
    '<link rel="canonical" href="https://www.nordpost.example/a">'
)


def page(head: str = HEAD, paragraphs: list[str] = PARAGRAPHS, *, subhead: str = "") -> str:
    texts = [f"<p>{text}</p>" for text in paragraphs]
    texts[3:3] = [f"<h2>{subhead}</h2>"] if subhead else []
    article = f"<article><h1>Ferry late again</h1>{''.join(texts)}</article>"
    links = "<nav><ul>" + "<li><a href='/x'>Section</a></li>" * 20 + "</ul></nav>"
    return f"<html lang=en><head>{head}</head><body>{links}{article}<footer>Imprint</footer></body></html>"


def document(markup: str, declared: Declared | None = None) -> Document:
    return Document("0" * 64, 0, "html", markup, markup, declared or Declared())


def article(markup: str, declared: Declared | None = None) -> Article:
    found = extract(document(markup, declared))
    assert isinstance(found, Article), found
    return found


def reject(markup: str) -> Reject:
    found = extract(document(markup))
    assert isinstance(found, Reject), found
    return found


def test_a_page_becomes_an_article() -> None:
    found = article(page(subhead="What happens next"))
    assert found.body.split("\n\n") == [*PARAGRAPHS[:3], "What happens next", *PARAGRAPHS[3:]]
    assert (found.headline, found.subheads, found.method) == (
        "Ferry late again",
        ("What happens next",),
        "trafilatura-fast",
    )
    assert (found.url, found.source, found.language) == ("https://www.nordpost.example/a", "nordpost.example", "en")
    assert [(d.value, d.origin) for d in found.dates] == [("2024-07-20T10:00:00+02:00", "meta")]


def test_what_the_record_declares_wins() -> None:
    declared = Declared(
        headline="Ferry stays", published="2024-07-19", byline=("Ida Lund",), source="Sydpost", language="nb"
    )
    found = article(page(), declared)
    assert (found.headline, found.byline, found.source, found.language) == (
        "Ferry stays",
        ("Ida Lund",),
        "Sydpost",
        "nb",
    )
    assert [d.origin for d in found.dates] == ["record", "meta"]


def test_the_dateline_leaves_the_body() -> None:
    opening = f"BERLIN, July 20 (Reuters) - {PARAGRAPHS[0]}"
    found = article(page(paragraphs=[opening, *PARAGRAPHS[1:]]))
    assert found.dateline is not None
    assert found.dateline.place == "Berlin"
    assert found.body.startswith(WORDS)


def test_a_day_in_the_address_and_a_shown_date_are_candidates() -> None:
    found = article(page("<title>Ferry late again</title>"), Declared(url="https://a.example/2024/07/20/ferry"))
    assert [(d.value, d.origin) for d in found.dates] == [("2024-07-20", "url")]
    shown = page("").replace("<h1>", '<div class="date">20 July 2024</div><h1>')
    assert [(d.value, d.origin) for d in article(shown).dates] == [("2024-07-20", "page")]


def test_a_teaser_in_json_ld_does_not_replace_the_text() -> None:
    teaser = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{WORDS * 3}"}}</script>'
    assert article(page(HEAD + teaser)).method == "trafilatura-fast"


def test_json_ld_answers_where_the_page_has_no_text() -> None:
    body = "\\n\\n".join(PARAGRAPHS)
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    found = article(f"<html><head>{data}</head><body><div id=app></div></body></html>")
    assert (found.method, found.body) == ("json-ld", "\n\n".join(PARAGRAPHS))


def test_text_that_is_carried_in_a_script_is_found() -> None:
    state = json.dumps({"teaser": WORDS, "article": {"bodyHtml": "".join(f"<p>{text}</p>" for text in PARAGRAPHS)}})
    found = article(f"<html><head>{HEAD}</head><body><div id=app></div><script>var s = {state};</script></body></html>")
    assert (found.method, found.body) == ("embedded", "\n\n".join(PARAGRAPHS))


def test_what_is_shown_without_scripts_counts_if_most_of_the_text_is_there() -> None:
    texts = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    labels = "<ul>" + "".join(f"<li><a href=/{n}>Archive of month {n}</a></li>" for n in range(40)) + "</ul>"
    shown = article(f"<html><head>{HEAD}</head><body>{labels}<div><noscript>{texts}</noscript></div></body></html>")
    assert shown.body == "\n\n".join(PARAGRAPHS)
    notice = f"<noscript><p>{WORDS} Please switch scripts on.</p></noscript>"
    assert "switch scripts on" not in article(page().replace("<h1>", f"{notice}<h1>")).body


def test_headings_and_lists_are_kept_where_no_name_tells_the_article() -> None:
    listed = "<ul><li>Boats to the northern islands are cancelled.</li><li>Boats to the south run hourly.</li></ul>"
    texts = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    markup = (
        f"<html><head>{HEAD}</head><body><div class=top><p>Weather: storm.</p></div><div class=x7><div class=x8>"
        f"{texts}<h3>What runs today</h3>{listed}<p>{WORDS} Nobody knows when.</p></div></div></body></html>"
    )
    found = article(markup)
    assert found.subheads == ("What runs today",)
    assert "- Boats to the south run hourly." in found.body
    assert "Weather" not in found.body


def test_a_fragment_is_a_page_too() -> None:
    assert article("".join(f"<p>{text}</p>" for text in PARAGRAPHS)).body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("markup", ["", "<html></html>", "<p>...</p>", "<script>var text = 'words';</script>", "\0<p>"])
def test_a_page_without_text_is_a_reject(markup: str) -> None:
    found = reject(markup)
    assert (found.stage, found.reason, found.payload) == ("extract", "no_text", markup)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("x" * (page_limits.PAGE_CHARS + 1), "page_too_large"),
        ("<p>x" * (page_limits.TAGS + 1), "page_too_large"),
        ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">", "page_too_large"),
        ("<p " + "a " * 245 + 'b="' + "c" * 20 + '<" ' + "d " * 50_000 + ">", "page_too_large"),
        ("<div>" * 100_000, "page_too_deep"),
        # End tags that a parser does not heed: in comments, in values, in scripts, of nothing, behind a block.
        ("<div><!--</div>-->" * 20_000, "page_too_deep"),
        ('<div title="</div>">' * 20_000, "page_too_deep"),
        ("<div><script></div></script>" * 20_000, "page_too_deep"),
        ("<svg><title><div></title>" * 20_000, "page_too_deep"),
        ("<div></span>" * 20_000, "page_too_deep"),
        (("<x>" * 2900 + "<div>" + "</x>" * 2900) * 16, "page_too_deep"),
        (("<div>" * 2900 + "<table>" + "</div>" * 2900) * 16, "page_too_deep"),
        # Formatting left open, which a parser opens again in every paragraph: 130 MB of tree.
        ("<p>" + "".join(f"<b a={n}>" for n in range(2900)) + "<p>x" * 2900, "page_too_deep"),
        ("<z><div>" + "<y>" * 2900 + "</z>" * 90_000, "page_too_deep"),
    ],
)
def test_hostile_pages_are_refused_before_they_are_parsed(markup: str, reason: str) -> None:
    started = time.process_time()
    assert reject(markup).reason == reason
    assert time.process_time() - started < 5  # parsed, they take 10 s to minutes


@pytest.mark.parametrize(
    "markup", ["<" * 10**6, "<a " * 10**6, "<a b=" * 10**6, "<!--" * 10**6, "<a" + " " * 10**6, '<a b="' * 10**6]
)
def test_the_pass_over_tags_is_linear(markup: str) -> None:
    started = time.process_time()
    excess(markup)
    assert time.process_time() - started < 3  # a tenth of it when alone; quadratic, it would take hours


@pytest.mark.parametrize(
    "markup",
    [
        "<p>A line of text that is not long.</p>" * 45_000,
        "<h1>Late</h1>" + "<h2>A line of text that is not long.</h2>" * 45_000,
        '<h1>Late</h1><p class="date">20 July</p>' * 20_000,
        f"<p>{WORDS * 80_000}</p>",
        f"<script>{WORDS * 80_000}</script><p>{WORDS}</p>",
    ],
    ids=["paragraphs", "headings", "dates", "one paragraph", "script"],
)
def test_large_pages_within_the_limits_are_read_in_bounded_time(markup: str) -> None:
    started = time.process_time()
    extract(document(f"<html><body>{markup}</body></html>"))
    assert time.process_time() - started < 5  # 0.5 to 3 s alone; with a step of quadratic time 9 s and more


def test_ordinary_nesting_passes() -> None:
    assert excess("<div><p>One<p>Two<br><ul><li>x<li>y</ul><b>z</b></div>" * 5000) is None
    assert excess("<div>" * 1900 + "x" + "</div>" * 1900) is None


def test_a_parser_s_error_costs_one_record_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("transforms.page.extract.read_metadata", fail)
    found = reject(page())
    assert (found.reason, found.detail) == ("extractor_failed", "RecursionError: too deep")


def test_a_lack_of_memory_is_not_the_document_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("transforms.page.extract.read_metadata", fail)
    with pytest.raises(MemoryError):
        extract(document(page()))


def test_text_needs_no_parser_of_pages() -> None:
    code = (
        "import sys; from transforms.extract import extract; from transforms.records import Document;"
        "import transforms.readers;"
        "extract(Document('0', 0, 'text', 'Ferry late\\n\\nThe ferry is late.', ''));"
        # Of lxml the readers of XML take the parser of XML, which is a tenth of its parser of pages.
        "sys.exit(', '.join({'trafilatura', 'lxml.html', 'selectolax', 'htmldate'} & set(sys.modules)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_flags_of_decoding_and_of_the_headline_are_kept() -> None:
    shouted = page(HEAD.replace("Ferry late again", "FERRY LATE AGAIN")).replace(
        ">Ferry late again<", ">FERRY LATE AGAIN<"
    )
    found = extract(Document("0" * 64, 0, "html", shouted, shouted, Declared(), ("encoding_damaged",)))
    assert isinstance(found, Article)
    assert found.flags == ("all_caps_headline", "encoding_damaged")


def test_share_bar_and_advertisement_within_the_article_are_left_out() -> None:
    bar = "<ul><li>Partilhar no Facebook</li><li>Partilhar no WhatsApp</li></ul>"
    markup = page(paragraphs=[*PARAGRAPHS, "Anzeige: Tee direkt vom Händler"]).replace("</h1>", f"</h1>{bar}")
    body = article(markup).body
    assert "Partilhar" not in body
    assert "Anzeige" not in body
    assert all(paragraph in body for paragraph in PARAGRAPHS)
