import gzip
import io
import random

import pytest

from transforms.extract import extract
from transforms.readers import Origin, open_file
from transforms.records import Article, Document, Reject
from transforms.wire.headings import read_text
from transforms.wire.lines import is_signature, paragraphs
from transforms.wire.sent import sent

GERMAN = (
    "bdt0417 3 wi  187  dpa 0377\r\n\r\nSchifffahrt/Häfen/\r\n\x02"
    "Hafenlotsen beenden ihren Streik - Fähren fahren vom Abend an\r\nwieder nach Plan =\r\n"
    "(Zusammenfassung 1430 - neu: Reaktionen) =\r\nVon Jana Behrens, dpa =\r\n\r\n"
    "   Hamburg (dpa) - Die Lotsen im Hafen haben ihren neun Tage langen\r\n"
    "Streik am Mittwoch beendet. Wie die Gewerkschaft mitteilte, nahmen\r\nsie das Angebot an.\r\n"
    "   «Wir haben mehr erreicht, als wir zu hoffen wagten», sagte die\r\nSprecherin der Lotsen.\r\n"
    "\r\n# dpa-Notizblock\r\n\r\n## Orte\r\n- [Hafenamt](Kai 3, Hamburg)\r\n\r\ndpa jb yyzz n1 kl\r\n"
    "\x03041203 Mär 26\r\n\x04"
)
FRENCH = (
    "AFP102 4 i 0250\r\nportugal-grève/\r\n\x02Les pilotes reprennent le travail\r\n\r\n"
    "   LISBONNE, 4 mars (AFP) - Les pilotes du Tage ont mis fin mercredi à\r\n"
    "une grève de neuf jours, a annoncé leur syndicat à la presse.\r\n"
    "   Les navires circulaient avant midi.\r\nabc/de\r\n\r\nAFP 041203 GMT MAR 26\r\n\x03\r\n\x04"
)
AMERICAN = (
    "a0123\x1ftext-----\r\nu f\x13\x11 bc-harbourstrike 03-04 0310\r\n\x02^BC-Harbour Strike,310<\r\n"
    "^Pilots suspend strike in Lisbon<\r\n^By TERESA VALADIM=\r\n^Associated Press Writer=\r\n"
    "\tLISBON, Portugal (AP) _ Harbour pilots said ``we are glad'' on Wednesday and went back to work at noon.\r\n"
    "\tThe port said that ships would move again.\r\n\x03ap-wf-03-04-26 1203GMT\r\n\x04"
)


def messages(*texts: str, encoding: str = "utf-8") -> bytes:
    return b"\0\0\x16\x16" + b"".join(b"\r\n\x01" + text.encode(encoding) for text in texts)


def articles(data: bytes) -> list[Article]:
    opened = open_file(io.BytesIO(data), Origin("ab" * 32, "a.txt", None, "harvest"))
    assert opened.format.startswith("iptc7901")
    records = list(opened.records)
    assert [record.record_index for record in records] == list(range(len(records)))
    found = [extract(record) for record in records if isinstance(record, Document)]
    assert all(isinstance(article, Article) for article in found)
    return [article for article in found if isinstance(article, Article)]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_a_message_has_its_parts(encoding: str) -> None:
    (found,) = articles(messages(GERMAN, encoding=encoding))
    assert found.headline == "Hafenlotsen beenden ihren Streik - Fähren fahren vom Abend an wieder nach Plan"
    assert found.body == (
        "Die Lotsen im Hafen haben ihren neun Tage langen Streik am Mittwoch beendet. Wie die Gewerkschaft mitteilte, "
        "nahmen sie das Angebot an.\n\n"
        "«Wir haben mehr erreicht, als wir zu hoffen wagten», sagte die Sprecherin der Lotsen."
    )
    assert (found.byline, found.section, found.source) == (("Jana Behrens",), "Wirtschaft", "dpa")
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == ("Hamburg", "dpa")
    assert (found.dates[0].value, found.dates[0].zone) == ("2026-03-04T12:03:00", None)


def test_several_messages_are_several_records() -> None:
    german, french, american = articles(messages(GERMAN, FRENCH, AMERICAN))
    assert german.headline is not None
    assert (french.headline, french.source) == ("Les pilotes reprennent le travail", "AFP")
    assert french.body.endswith("\n\nLes navires circulaient avant midi.")
    assert french.dates[0].value == "2026-03-04T12:03:00+00:00"
    assert (american.headline, american.byline) == ("Pilots suspend strike in Lisbon", ("TERESA VALADIM",))
    assert american.body == (
        "Harbour pilots said “we are glad” on Wednesday and went back to work at noon.\n\n"
        "The port said that ships would move again."
    )
    assert american.dates[0].value == "2026-03-04T12:03:00+00:00"


def test_what_is_whole_before_a_break_is_kept() -> None:
    rng = random.Random(7)  # so that gzip has something to cut
    noise = [
        f"mw{n:04} 3 i 20\r\n\x02Ferry {n}\r\n\r\n   It carries {rng.getrandbits(200):x}.\r\n\x03\r\n\x04"
        for n in range(2000)
    ]
    packed = gzip.compress(messages(*noise))
    *whole, last = open_file(io.BytesIO(packed[: len(packed) // 2]), Origin("ab" * 32, "a")).records
    assert len(whole) > 500
    assert all(isinstance(record, Document) and record.content.endswith(".") for record in whole)
    assert isinstance(last, Reject)
    assert (last.reason, last.record_index) == ("truncated", len(whole))


def test_a_message_without_a_text_is_told() -> None:
    (found,) = open_file(io.BytesIO(messages("bdt0417 3 wi 0 dpa\r\n\x02\r\n \r\n\x03")), Origin("0" * 64, "a")).records
    assert isinstance(found, Reject)
    assert (found.reason, found.record_index) == ("no_text", 0)
    long = "bdt0417 3 wi 0 dpa\r\n\x02" + "word " * 300_000 + "\x03"
    (found,) = open_file(io.BytesIO(messages(long)), Origin("0" * 64, "a")).records
    assert isinstance(found, Reject)
    assert found.reason == "page_too_large"


def test_headings_are_told_by_their_marks_or_by_what_stands_below() -> None:
    assert read_text("Pilots end strike\r\n   Text of the message.").headings == ("Pilots end strike",)
    assert read_text("Pilots end strike\r\n\r\nText of the message.").headings == ("Pilots end strike",)
    assert read_text("One headline =\r\nA second =\r\n Text.").headings == ("One headline", "A second")
    prose = "Pilots ended a strike of nine days on Wednesday, their union said in a statement to the press."
    assert read_text(f"{prose}\r\n\r\n{prose}").headings == ()
    assert read_text("\r\n".join(["Ajax 2 PSV 1 ="] * 30)).paragraphs == ("Ajax 2 PSV 1",) * 18


def test_lines_are_put_together_where_they_were_wrapped() -> None:
    wrapped = (
        "   One paragraph of words that is\nwrapped at a width and ends.\n   Another one that is of words,\n and so on."
    )
    assert paragraphs(wrapped) == [
        "One paragraph of words that is wrapped at a width and ends.",
        "Another one that is of words, and so on.",
    ]
    one_line_each = "   One paragraph that fills its line as it is.\n   Another one that fills its line.\nMore of it."
    assert paragraphs(one_line_each) == [
        "One paragraph that fills its line as it is.",
        "Another one that fills its line. More of it.",
    ]
    table = "A list of what was played at the harbour\n\nAjax 2\nPSV 1\nFeyenoord of the harbour 0"
    assert paragraphs(table) == [
        "A list of what was played at the harbour",
        "Ajax 2",
        "PSV 1",
        "Feyenoord of the harbour 0",
    ]
    assert paragraphs("   The words of what was an anti-\nstrike law.") == ["The words of what was an anti-strike law."]
    assert paragraphs("\tOne\n\tTwo") == ["One", "Two"]
    assert paragraphs("") == []


@pytest.mark.parametrize("line", ["ends", "- 30 -", "NNNN", "jos/mo", "dpa abc yydd n1 def", "###", ""])
def test_signatures_are_known(line: str) -> None:
    assert is_signature(line)


@pytest.mark.parametrize("line", ["see you next week", "The end of the strike", "dpa reported it first."])
def test_prose_is_no_signature(line: str) -> None:
    assert not is_signature(line)


@pytest.mark.parametrize(
    ("line", "instant"),
    [
        ("041203 Mar 26", "2026-03-04T12:03:00"),
        ("AFP 041203 GMT MARS 2026", "2026-03-04T12:03:00Z"),
        ("041203 MESZ Dez 98", "1998-12-04T12:03:00+02:00"),
        ("ap-wf-12-24-25 0903GMT", "2025-12-24T09:03:00Z"),
        ("041203 words 26", ""),
        ("", ""),
    ],
)
def test_the_instant_of_sending_is_read(line: str, instant: str) -> None:
    assert sent(line) == instant
