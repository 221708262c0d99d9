import io
import time
from base64 import b64encode
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.readers.mime import body as message_body
from transforms.readers.mime import message
from transforms.records import Document, Reject

TEXT = "The ferry is late. Nobody at the harbour knows why, and nobody answers the telephone.\n\nThe mayor is silent."
PAGE = "<html><body><h1>Ferry late</h1><p>The ferry is late.</p><p>The mayor is silent.</p></body></html>"
HEADERS = "From: Ida Lund at Nordpost <news@email.nordpost.example>\nTo: a@b.example\nMessage-ID: <1@b.example>\n"


def letter(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.pop("sender", "Nordpost <news@nordpost.example>")
    made["Message-ID"] = "<1@nordpost.example>"
    made["Date"] = "Tue, 3 Mar 2026 10:00:00 +0100"
    made.set_content(TEXT)
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def opened(data: bytes | str | EmailMessage, path: str = "a", **known: object) -> Opened:
    if isinstance(data, EmailMessage):
        data = data.as_bytes(policy=SMTP)
    data = data.encode() if isinstance(data, str) else data
    return open_file(io.BytesIO(data), Origin("ab" * 32, path, **known))  # type: ignore[arg-type]


def document(data: bytes | str | EmailMessage, **known: object) -> Document:
    (found,) = opened(data, **known).records
    assert isinstance(found, Document), found
    return found


def told(data: bytes | str | EmailMessage) -> list[tuple[str | None, str]]:
    """Member of every record, and its text or the reason of its reject."""
    found = list(opened(data).records)
    assert [r.record_index for r in found] == list(range(len(found)))
    return [(r.member, r.reason if isinstance(r, Reject) else r.content.strip()) for r in found]


def test_a_letter_is_one_article_with_what_its_headers_say() -> None:
    found = document(
        letter(Subject="Ferry late", Archived_At="<https://nordpost.example/7>", Content_Language="en-GB, de")
    )
    declared = found.declared
    assert (found.media, found.content, found.flags) == ("text", TEXT, ())
    assert (declared.headline, declared.source, declared.byline) == ("Ferry late", "nordpost.example", ())
    assert (declared.published, declared.language) == ("2026-03-03T10:00:00+01:00", "en-GB")
    assert declared.url == "https://nordpost.example/7"
    assert opened(letter()).format == "eml"


@pytest.mark.parametrize("opening", ["\ufeff", "\n\r\n", "\ufeff\n"])
def test_what_mail_does_not_begin_with_is_passed_over(opening: str) -> None:
    assert document(f"{opening}{HEADERS}\n{TEXT}").content == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "From: The Ministry\nTo: All editors\nDate: 3 March 2026\n\nThe ministry has decided nothing.",
        "Note: the ferry is late.\nAsked: when it will come.\n\nNobody knows.",
        "From Lisbon to Porto the trains were late in 2026\nThe railway is silent.",
        "From Monday the ferry sails at 10:30, says the mayor\nThe railway is silent.",
        "Received: one letter\n\nOne header makes no message.",
    ],
)
def test_prose_that_begins_like_a_message_is_prose(text: str) -> None:
    found = opened(text)
    assert found.format == "text"
    assert told(text) == [(None, text)]


def test_a_sender_and_a_date_in_the_form_of_mail_make_a_message() -> None:
    found = opened(f"From: press@min.example\nSubject: Decree\nDate: Tue, 3 Mar 2026 10:00:00 -0000\n\n{TEXT}")
    (record,) = found.records
    assert isinstance(record, Document)
    assert (found.format, record.declared.published) == ("eml", "2026-03-03T10:00:00+00:00")


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: AW: Fwd: Ferry late", "Ferry late"),
        ("RE[2]: Ferry late", "Ferry late"),
        ("回复：渡船晚点", "渡船晚点"),
        ("=?utf-8?q?F=C3=A4hre?= =?utf-8?b?IHNww6R0?=", "Fähre spät"),
        ("=?iso-8859-1?q?F=E4hre?=\n =?x-nowhere?q?spat?=", "Fährespat"),
        ("Reform: the ferry is late", "Reform: the ferry is late"),
        ("[Nordpost] Re: Ferry late", "[Nordpost] Re: Ferry late"),
    ],
)
def test_the_subject_is_the_headline(subject: str, headline: str) -> None:
    assert document(f"{HEADERS}Subject: {subject}\n\n{TEXT}").declared.headline == headline


def test_the_name_of_a_list_is_no_part_of_the_headline() -> None:
    raw = f"{HEADERS}List-Id: Nordpost <n.nordpost.example>\nSubject: Re: [Nordpost] Fwd: Ferry late\n\n{TEXT}"
    assert document(raw).declared.headline == "Ferry late"


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_subject_in_no_encoding_that_it_states_is_read(encoding: str) -> None:
    raw = f"{HEADERS}Subject: Die Fähre über Möen fährt später, sagte der Kapitän gestern\n\n{TEXT}"
    assert (document(raw.encode(encoding)).declared.headline or "").startswith("Die Fähre über Möen")


@pytest.mark.parametrize(
    ("sender", "source", "byline"),
    [
        ("Ida Lund at Nordpost <news@e.nordpost.example>", "nordpost.example", ("Ida Lund",)),
        ("Ida Lund via Nordpost <x1@gmail.com>", "Nordpost", ("Ida Lund",)),
        ("Ída Lund <ida.lund@nordpost.example>", "nordpost.example", ("Ída Lund",)),
        ("The Nordpost Team <team@nordpost.example>", "nordpost.example", ()),
        ("Nord Licht <nordlicht@nordlicht.example>", "nordlicht.example", ()),
        ("Morning Briefing <morning@mail.nordpost.co.uk>", "nordpost.co.uk", ()),
        ("a@news.com.au", "news.com.au", ()),
        ("Nordpost <k1@mail7.suw.mcsv.net>", "Nordpost", ()),
        ("<<<@@", None, ()),
        ("", None, ()),
    ],
)
def test_a_sender_is_an_outlet_and_a_person_where_the_address_shows_it(
    sender: str, source: str | None, byline: tuple[str, ...]
) -> None:
    declared = document(f"From: {sender}\nTo: a@b.example\nMIME-Version: 1.0\n\n{TEXT}").declared
    assert (declared.source, declared.byline) == (source, byline)


def test_a_list_of_a_service_is_the_outlet() -> None:
    raw = f"From: Ida Lund <idalund@substack.com>\nList-Id: <idalund.substack.com>\nMIME-Version: 1.0\n\n{TEXT}"
    declared = document(raw).declared
    assert (declared.source, declared.byline) == ("idalund.substack.com", ("Ida Lund",))


def test_a_sidecar_says_what_the_headers_do_not() -> None:
    raw = f"From: Ida <ida@gmail.com>\nSubject: Ferry late\nMIME-Version: 1.0\n\n{TEXT}"
    declared = document(raw, sidecar={"source": "Sydpost", "headline": "No", "section": "Sea"}).declared
    assert (declared.headline, declared.section) == ("Ferry late", "Sea")


# ---------------------------------------------------------------- bodies


def test_the_page_is_preferred_to_the_same_as_text() -> None:
    made = letter()
    made.add_alternative(PAGE, subtype="html")
    found = document(made)
    assert found.media == "markup"
    assert found.content == "<h1>Ferry late</h1>\n<p>The ferry is late.</p>\n<p>The mayor is silent.</p>"


def test_pictures_within_a_page_are_passed_over() -> None:
    made = letter()
    made.set_content(PAGE, subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<1>")
    made.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="ida.vcf")
    assert document(made).media == "markup"


def test_a_text_in_several_parts_is_put_together() -> None:
    raw = (
        f"{HEADERS}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne.\n--b\n"
        "Content-Type: image/png\nContent-Disposition: inline\n\nx\n--b\nContent-Type: text/plain\n\nTwo.\n--b--\n"
    )
    assert document(raw).content == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("declared", "encoding", "flags"),
    [
        ("utf-8", "utf-8", ()),
        ("iso-8859-1", "latin-1", ()),
        ("us-ascii", "utf-8", ("encoding_misdeclared",)),
        ("x-nowhere", "cp1252", ("encoding_guessed",)),
        ("iso-8859-1", "utf-8", ("encoding_misdeclared",)),
    ],
)
@pytest.mark.parametrize("transfer", ["8bit", "base64"])
def test_a_body_is_decoded_whatever_it_says(
    declared: str, encoding: str, flags: tuple[str, ...], transfer: str
) -> None:
    text = "Die Fähre läuft später aus, sagte der Kapitän. Fünf Gäste müssen über Nacht bleiben." * 3
    body = text.encode(encoding)
    body = b64encode(body) if transfer == "base64" else body
    head = f"{HEADERS}Content-Type: text/plain; charset={declared}\nContent-Transfer-Encoding: {transfer}\n\n"
    found = document(head.encode() + body)
    assert (found.content, found.flags) == (text, flags)


@pytest.mark.parametrize("charset", ["iso-2022-jp", "hz-gb-2312"])
def test_text_in_seven_bits_is_decoded_as_it_says(charset: str) -> None:
    text = {"iso-2022-jp": "渡し船は遅れている。", "hz-gb-2312": "渡船晚点了。"}[charset]
    head = f"{HEADERS}Content-Type: text/plain; charset={charset}\n\n"
    assert document(head.encode() + text.encode(charset.removesuffix("-gb-2312"))).content == text


def test_a_page_says_its_encoding_where_the_part_does_not() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Паром опоздал</p></body></html>'
    head = f"{HEADERS}Content-Type: text/html\n\n"
    assert document(head.encode() + page.encode("cp1251")).content == "<p>Паром опоздал</p>"


def test_quoted_printable_and_lines_that_flow_become_paragraphs() -> None:
    head = f"{HEADERS}Content-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
    body = "Die F=C3=A4hre =\nist =20\nsp=C3=A4t.\n> Wer sagt=20\n> das?\n\n=20From hier.\n--=20\nIda Lund\n"
    assert document(head + body).content == "Die Fähre ist  spät.\n> Wer sagt das?\n\nFrom hier."


def test_a_signature_is_no_part_of_the_text() -> None:
    assert document(f"{HEADERS}\n{TEXT}\n-- \nIda Lund\nEditor").content == TEXT
    mostly = f"One line.\n\n-- \n\n{TEXT}"  # a rule, and no signature
    assert document(f"{HEADERS}\n{mostly}").content.endswith("The mayor is silent.")


def test_a_message_that_shows_nothing_is_told() -> None:
    made = letter()
    made.set_content(b"x", maintype="image", subtype="png")
    assert told(made) == [(None, "no_text")]
    assert told(f"{HEADERS}\n \n") == [(None, "no_text")]


def test_what_a_server_reports_is_no_article() -> None:
    raw = (
        f"{HEADERS}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nIt failed.\n"
        f"--b\nContent-Type: message/rfc822\n\n{HEADERS}\n{TEXT}\n--b--"
    )
    (reject,) = opened(raw).records
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.is_article) == ("mail_report", False)


def test_a_link_to_the_letter_on_the_web_is_its_address_if_it_is_the_outlets_and_everybodys() -> None:
    link = '<p><a href="{}">View this email in your browser</a></p>'
    for address, url in (
        ("https://www.nordpost.example/letters/7", "https://www.nordpost.example/letters/7"),
        ("https://nordpost.example/view?who=ida", None),
        ("https://click.nordpost.example/aGVsbG8", None),
        ("https://elsewhere.example/7", None),
    ):
        made = letter()
        made.set_content(PAGE.replace("<h1>", link.format(address) + "<h1>"), subtype="html")
        assert document(made).declared.url == url
        assert "browser" not in document(made).content


# ---------------------------------------------------------------- attachments


def test_attached_articles_are_read_and_others_passed_over() -> None:
    inner = letter(Subject="Inner", sender="Ida <ida@sydpost.example>")
    inner.add_attachment("<html><body><p>Deep.</p></body></html>", subtype="html", filename="../../deep.html")
    made = letter()
    made.add_attachment("Notes of the captain.", filename="C:\\notes\\log.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(b"<p>Seen.</p><p>Read.</p>", maintype="application", subtype="octet-stream", filename="p.html")
    made.add_attachment(inner)
    assert told(made) == [
        (None, TEXT),
        ("log.txt", "Notes of the captain."),
        ("p.html", "<p>Seen.</p><p>Read.</p>"),
        ("message.eml", TEXT),
        ("message.eml/deep.html", "<html><body><p>Deep.</p></body></html>"),
    ]
    *_, forwarded, _ = opened(made).records
    assert isinstance(forwarded, Document)
    assert (forwarded.declared.headline, forwarded.declared.source) == ("Inner", "sydpost.example")


def test_a_digest_is_its_messages() -> None:
    parts = "".join(f"--b\n\nFrom: ida@nordpost.example\nSubject: {n}\n\nText {n}.\n" for n in range(3))
    raw = f"{HEADERS}MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n{parts}--b--\n"
    assert told(raw) == [("message.eml", f"Text {n}.") for n in range(3)]


def test_a_message_of_attachments_only_is_its_attachments() -> None:
    made = letter()
    made.set_content("Notes of the captain.", filename="log.txt")
    assert told(made) == [("log.txt", "Notes of the captain.")]
    made.make_mixed()
    assert told(made) == [("log.txt", "Notes of the captain.")]


# ---------------------------------------------------------------- broken and hostile


@pytest.mark.parametrize(
    ("head", "flags"),
    [
        ("multipart/mixed; boundary=b\n\n--b\n", ("message_cut_off",)),
        ("multipart/mixed; boundary=b\n", ("message_cut_off",)),
        ("multipart/mixed\n", ()),
    ],
)
def test_a_boundary_that_never_comes_costs_no_text(head: str, flags: tuple[str, ...]) -> None:
    found = document(f"{HEADERS}Content-Type: {head}\nThe text goes on.\n")
    assert (found.content, found.flags) == ("The text goes on.", flags)


def nested(levels: int) -> str:
    heads = (f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return f"{HEADERS}{''.join(heads)}\nThe text goes on.\n"


def passed_on(levels: int) -> str:
    return HEADERS + "Content-Type: message/rfc822\n\n" * levels + "\nThe text goes on.\n"


@pytest.mark.parametrize("make", [nested, passed_on])
def test_parts_within_parts_are_bounded(make: object) -> None:
    assert callable(make)
    begun = time.process_time()
    assert told(make(3000)) == [(None, "mail_too_deep")]
    assert told(make(20))[0][1] == "The text goes on."
    assert time.process_time() - begun < 5


def test_parts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "PARTS", 20)
    head = f"{HEADERS}Content-Type: multipart/mixed; boundary=b\n\n"
    assert told(head + "--b\n\nOne.\n" * 21) == [(None, "mail_too_many_parts")]
    assert told(head + "--b\n\nOne.\n" * 15)[0][1].count("One.") == 15


@pytest.mark.parametrize("name", ["Subject", "From", "Content-Type", "Date", "X-Other", "Content-Disposition"])
@pytest.mark.parametrize("value", ["x", "(", '"', "=?utf-8?q?a?= ", "a@b, ", "a:b;", ";a*0=", "\xff"])
def test_headers_of_any_size_take_bounded_time(name: str, value: str) -> None:
    begun = time.process_time()
    found = opened(f"MIME-Version: 1.0\nTo: a@b.example\n{name}: {value * 300_000}\n\n{TEXT}")
    (record,) = found.records
    assert found.format == "eml"
    assert isinstance(record, Document) or record.reason == "no_text"
    assert time.process_time() - begun < 3


def test_headers_without_number_are_refused_before_they_are_parsed() -> None:
    begun = time.process_time()
    assert told(HEADERS + "a:\n" * 3_000_000) == [(None, "mail_too_many_lines")]
    assert time.process_time() - begun < 3  # 0.1 s


def test_a_body_too_large_for_an_article_is_told() -> None:
    assert told(f"{HEADERS}\n" + "word " * 2_200_000) == [(None, "page_too_large")]
    deep = f"{HEADERS}Content-Type: text/html\n\n" + "<div>" * 5000
    assert told(deep) == [(None, "page_too_deep")]


def test_what_the_parser_raises_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_part: object) -> object:
        raise AttributeError("of the parser")

    monkeypatch.setattr(message_body, "decoded_text", fail)
    assert told(letter()) == [(None, "mail_syntax")]


def test_binary_in_a_text_is_told() -> None:
    raw = f"{HEADERS}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n".encode()
    assert told(raw + b64encode(bytes(range(32)) * 9)) == [(None, "undecodable")]
