"""The report as its readers meet it: the command, and the page in a real headless browser."""

import json
import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Tab, executable, tab
from click.testing import CliRunner, Result
from report_lake import hexed, hostile_newsroom, newsroom
from tests_support import ROOT, article_text, dateline, loaded

from flows import answers
from flows.cli import main
from warehouse.lake import Lake

SECTIONS = ("alerts", "checks", "quarantine", "volume", "sources", "languages", "copies", "runs")
PWNED = "<script>document.title='pwned'</script>"
# Every cell, name and mark that is drawn beyond the right edge and not in a box that scrolls.
BEYOND = """
[...document.querySelectorAll('main *')].filter(e => !e.closest('.box') && !e.closest('details:not([open])')
    && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))
"""


def attack(inbox: Path) -> Path:
    """Files whose names, outlets and texts try to break out of a page: one article, and what is held of the others."""
    folder = inbox / "<img src=x onerror=document.title='pwned'>.example"
    folder.mkdir(parents=True)
    records = [
        {"title": PWNED, "text": article_text(1), "source_domain": "<b>x</b>\u202e\u0000.example"},
        {"title": PWNED, "url": "javascript:document.title='pwned'", "source_domain": "pwned.example"},
        {"title": PWNED, "text": "<svg onload=document.title='pwned'> no article"},
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    (folder / f"{PWNED.replace('/', '')}.bin").write_bytes(b"\x00\x01\x02")
    return inbox


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Homes with a page of the warehouse and of a run: one made up, one hostile, one of files that were ingested."""
    folder = tmp_path_factory.mktemp("report")
    newsroom(Lake(folder / "newsroom" / "lake"))
    hostile_newsroom(Lake(folder / "hostile" / "lake"))
    loaded(ROOT / "samples", attack(folder / "inbox"), home=folder / "ingested")
    homes = {name: folder / name for name in ("newsroom", "hostile", "ingested")}
    for home in homes.values():
        assert command(home).exit_code == 0
        assert command(home, "last", "--output", home / "run.html").exit_code == 0
    return homes


def command(home: Path, *arguments: object) -> Result:
    """The command in this process, which has loaded what it needs."""
    return CliRunner().invoke(main, ["--home", str(home), "report", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    if executable() is None:
        message = "no browser: install chromium, or name one in DATELINE_BROWSER; the report's page was NOT tested"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with tab(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def complaints(page: Tab) -> list[object]:
    """What the browser had to say of a page: messages of the console, violations of its policy, other issues."""
    happened = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Audits.issueAdded")
    return [event for name in happened for event in page.happened(name)]


def test_path_of_the_page_is_printed(homes: dict[str, Path]) -> None:
    home = homes["newsroom"]
    assert dateline("report", home=home).stdout == f"{home / 'report.html'}\n"
    assert (home / "report.html").stat().st_mode & 0o777 == 0o644


def test_page_of_a_run_lies_beside_that_of_the_warehouse(homes: dict[str, Path]) -> None:
    home = homes["newsroom"]
    told = json.loads(command(home, hexed(1)[:10], "--json").output)
    path = home / f"report-{hexed(1)[:12]}.html"
    assert told == {"output": str(path), "bytes": path.stat().st_size, "run_id": hexed(1)}


def test_what_is_asked_wrongly_is_told(homes: dict[str, Path], tmp_path: Path) -> None:
    unknown = command(homes["newsroom"], "zz")
    assert (unknown.exit_code, "there is no run zz" in unknown.output) == (2, True)
    missing = command(tmp_path / "nowhere")
    assert (missing.exit_code, "there is no lake" in missing.output) == (1, True)
    assert not (tmp_path / "nowhere").exists()
    nowhere = command(homes["newsroom"], "--output", tmp_path / "no" / "folder.html")
    assert (nowhere.exit_code, "No such file" in nowhere.output) == (1, True)


def test_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("of yesterday")
    with pytest.raises(RuntimeError, match="killed"), answers.whole_file(page) as sink:  # noqa: PT012  # half-way
        sink.write(b"half a page")
        raise RuntimeError("killed")
    assert page.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize("window", [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", ["report", "run"])
def test_page_is_drawn(
    browser: Tab, homes: dict[str, Path], tmp_path: Path, name: str, window: tuple[int, str]
) -> None:
    width, scheme = window
    assert_sound(browser, homes["newsroom"] / f"{name}.html", width, scheme)
    paper = browser.value("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(252, 251, 248)", "dark": "rgb(22, 22, 24)"}[scheme]
    browser.screenshot(tmp_path / "page.png")
    size = struct.unpack(">II", (tmp_path / "page.png").read_bytes()[16:24])
    assert size == (width, browser.value("document.scrollingElement.scrollHeight"))


@pytest.mark.parametrize("window", [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", ["report", "run"])
@pytest.mark.parametrize("home", ["hostile", "ingested"])
def test_page_holds_together_whatever_stands_in_it(
    browser: Tab, homes: dict[str, Path], home: str, name: str, window: tuple[int, str]
) -> None:
    assert_sound(browser, homes[home] / f"{name}.html", *window)
    assert browser.value("document.title").startswith("Dateline")
    assert browser.value("document.querySelectorAll('script, img, iframe, link, [onload], [onerror]').length") == 0
    assert "document.title='pwned'" in browser.value("document.body.innerText")


def assert_sound(browser: Tab, page: Path, width: int, scheme: str) -> None:
    """The browser has nothing to say of the page, loads nothing for it, and nothing is wider than the window."""
    browser.show(page, width=width, scheme=scheme)
    assert complaints(browser) == []
    assert [sent["request"]["url"] for sent in browser.happened("Network.requestWillBeSent")] == [page.as_uri()]
    assert browser.value("document.scrollingElement.scrollWidth") <= width
    assert browser.value(BEYOND) == []


def test_every_section_is_there_and_drawn(browser: Tab, homes: dict[str, Path]) -> None:
    browser.show(homes["newsroom"] / "report.html", width=1280)
    heights = {name: browser.value(f"document.getElementById('{name}').offsetHeight") for name in SECTIONS}
    assert min(heights.values()) > 100
    drawn = "[...document.querySelectorAll('svg')].map(e => e.getBoundingClientRect().height)"
    assert min(browser.value(drawn)) >= 14


def test_policy_holds_even_where_a_text_would_break_out(browser: Tab, homes: dict[str, Path], tmp_path: Path) -> None:
    """What the other tests look for is seen by them, and the policy stops it."""
    text = (homes["newsroom"] / "report.html").read_text()
    worse = f"{PWNED}<p style='color: red'>x</p><img src='https://x.example/x.png'>"
    page = tmp_path / "broken.html"
    page.write_text(text.replace("</main>", f"{worse}</main>"))
    browser.show(page, width=1280)
    assert browser.value("document.title").startswith("Dateline")
    told = json.dumps(complaints(browser))
    for directive in ("script-src", "style-src", "img-src"):
        assert directive in told
    assert browser.happened("Network.responseReceived")[1:] == []


def test_boxes_that_scroll_can_be_reached_by_the_keyboard(browser: Tab, homes: dict[str, Path]) -> None:
    browser.show(homes["newsroom"] / "report.html", width=360)
    wide = "[...document.querySelectorAll('.box')].filter(e => e.scrollWidth > e.clientWidth && !e.closest('details'))"
    assert browser.value(f"{wide}.length") > 3
    assert browser.value(f"{wide}.every(e => (e.focus(), document.activeElement === e))")
    assert browser.value(f"{wide}.every(e => (e.scrollLeft = 50, e.scrollLeft > 0))")


def test_paper_shows_what_the_screen_folds(browser: Tab, homes: dict[str, Path]) -> None:
    page = homes["newsroom"] / "report.html"
    folded = "document.querySelector('#volume details table').checkVisibility({contentVisibilityAuto: true})"
    browser.show(page, width=800)
    assert not browser.value(folded)
    browser.show(page, width=800, scheme="dark", media="print")
    assert browser.value(folded)
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.value("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
