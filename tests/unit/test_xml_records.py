import io

import pytest

from transforms.readers import Origin, open_file
from transforms.records import Document, Reject

pytestmark = pytest.mark.filterwarnings("error")

TEXT = "Harbour pilots on the Tagus ended a strike of nine days on Wednesday."
RECORD = f"""<Story id="7"><Headline>Pilots end <i>walkout</i></Headline><PublishDate>2026-03-04T09:00:00Z</PublishDate>
  <ByLine>Teresa Valadim</ByLine><Section>Economy</Section><Images><Image><Title>Boat</Title></Image></Images>
  <Content>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;Ships moved before noon.&lt;/p&gt;</Content></Story>"""


def records(text: str) -> list[Document | Reject]:
    opened = open_file(io.BytesIO(f'<?xml version="1.0"?>{text}'.encode()), Origin("ab" * 32, "a.xml"))
    assert opened.format == "xml"
    return list(opened.records)


def test_elements_are_fields_under_their_usual_names() -> None:
    (found,) = records(RECORD)
    assert isinstance(found, Document)
    declared = found.declared
    assert (declared.headline, declared.byline) == ("Pilots end walkout", ("Teresa Valadim",))
    assert (declared.section, declared.published) == ("Economy", "2026-03-04T09:00:00Z")
    assert (found.media, TEXT in found.content) == ("markup", True)


@pytest.mark.parametrize(
    "around", ["<Stories>{}</Stories>", "<export><count>2</count><list>{}</list></export>", "<a><b><c>{}</c></b></a>"]
)
def test_lists_give_their_records(around: str) -> None:
    found = records(around.format(RECORD + RECORD.replace("Pilots", "Captains")))
    assert [r.declared.headline for r in found if isinstance(r, Document)] == [
        "Pilots end walkout",
        "Captains end walkout",
    ]
    assert [r.record_index for r in found] == [0, 1]
    (alone,) = records(around.format(RECORD))
    assert isinstance(alone, Document)


def test_markup_in_a_field_is_its_text() -> None:
    (found,) = records(f"<doc><title>Pilots</title><body><p>{TEXT}</p><p>Ships moved.</p></body></doc>")
    assert isinstance(found, Document)
    assert (found.media, found.content.count("<p>")) == ("markup", 2)


def test_xml_without_articles_is_told() -> None:
    (found,) = records("<config><port>80</port><hosts><host><name>a</name></host></hosts></config>")
    assert isinstance(found, Reject)
    assert found.reason == "no_text"


def test_a_list_that_breaks_off_keeps_its_whole_records() -> None:
    first, last = records(f"<Stories>{RECORD}{RECORD}</Stories>"[:-60])
    assert isinstance(first, Document)
    assert isinstance(last, Reject)
    assert (last.reason, last.record_index) == ("truncated", 1)
