import gzip
import io
import time

import pytest

from transforms.readers import Opened, Origin, open_file
from transforms.readers.mime import mbox
from transforms.records import Document, Reject

FROM = "From ida@nordpost.example Tue Mar  3 10:00:00 2026\n"


def message(n: int, text: str = "") -> str:
    return f"From: Ida Lund <ida.lund@nordpost.example>\nSubject: Ferry {n}\n\nFerry {n} is late.\n{text}\n"


def opened(data: str | bytes) -> Opened:
    return open_file(io.BytesIO(data.encode() if isinstance(data, str) else data), Origin("ab" * 32, "a"))


def told(data: str | bytes) -> list[str]:
    found = list(opened(data).records)
    assert [r.record_index for r in found] in ([None], list(range(len(found))))
    return [r.reason if isinstance(r, Reject) else r.content for r in found]


@pytest.mark.parametrize(
    "line",
    [
        FROM,
        "From - Tue Mar 03 10:00:00 2026\n",
        "From 1788462@xxx Tue Mar 03 10:00:00 +0000 2026\n",
        "From MAILER-DAEMON Tue, 3 Mar 2026 10:00:00 +0100\n",
        "From Ida Lund Tue Mar  3 10:00 CET 2026\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_message_is_a_record(line: str, end: str) -> None:
    data = "".join(f"{line}{message(n)}" for n in range(3)).replace("\n", end)
    assert opened(data).format == "mbox"
    assert told(data) == [f"Ferry {n} is late." for n in range(3)]


def test_lines_that_only_begin_so_are_text() -> None:
    text = "From Monday the ferry sails at 10:30, said the mayor\nof the island.\n>From here on it is late.\n>>From\n"
    (found,) = told(FROM + message(1, text))
    assert found.split("\n")[1:] == text.replace(">From here", "From here").strip().split("\n")


def test_a_mailbox_may_have_blank_lines_between_or_none() -> None:
    for between in ("", "\n", "\n\n\n"):
        assert len(told(between.join(FROM + message(n) for n in range(4)))) == 4


def test_a_broken_message_costs_itself_only() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(200))
    data = FROM + message(0) + FROM + deep + FROM + "X-Empty: 1\n\n\n" + FROM + message(3)
    assert told(data) == ["Ferry 0 is late.", "mail_too_deep", "no_text", "Ferry 3 is late."]


def test_attachments_are_numbered_among_the_messages() -> None:
    attached = (
        "From: ida@nordpost.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOuter.\n"
        "--b\nContent-Type: message/rfc822\n\nSubject: Inner\n\nInner.\n--b--\n"
    )
    found = list(opened(FROM + attached + FROM + message(2)).records)
    assert [(r.record_index, r.member) for r in found] == [(0, None), (1, "message.eml"), (2, None)]


def test_a_message_too_large_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MESSAGE_BYTES", 2000)
    data = FROM + message(0) + FROM + message(1, "word\n" * 2000) + FROM + message(2)
    assert told(data) == ["Ferry 0 is late.", "message_too_large", "Ferry 2 is late."]
    assert max(len(held) for held, _ in mbox._messages(io.BytesIO(data.encode()))) < 2010


def test_a_mailbox_that_breaks_off_keeps_what_is_there() -> None:
    packed = gzip.compress("".join(FROM + message(n, f"{n * 7919:x}") for n in range(2000)).encode())
    *kept, cut, last = opened(packed[: len(packed) // 2]).records
    assert len(kept) > 500
    assert all(isinstance(record, Document) and not record.flags for record in kept)
    assert isinstance(cut, Document)
    assert cut.flags == ("message_cut_off",)
    assert isinstance(last, Reject)
    assert last.reason == "truncated"


def test_a_thousand_messages_are_read_one_by_one_in_time() -> None:
    data = io.BytesIO("".join(FROM + message(n, "word " * 200) for n in range(1000)).encode())
    begun = time.process_time()
    records = open_file(data, Origin("ab" * 32, "a")).records
    next(records)
    assert data.tell() < len(data.getvalue()) / 2
    assert sum(1 for _ in records) == 999
    assert time.process_time() - begun < 8  # 0.6 s
