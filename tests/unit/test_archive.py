import gzip
import io
import json
import random
import struct
import tarfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from transforms.fields.sources import outlet_folder
from transforms.readers import Opened, Origin, open_file, opening
from transforms.readers.packed import archive, zip_member, zipped
from transforms.records import Document, Reject

TEXT = b"The ferry is late. Nobody at the harbour knows why, and nobody answers the telephone."
PAGE = b"<html><body><p>The bridge is closed.</p></body></html>"
LINES = b'{"text": "One."}\n{"text": "Two.", "source": "Sydpost"}\n'
FILES = {"nordpost/ferry.txt": TEXT, "nordpost/2026/03/bridge.html": PAGE, "lines.jsonl": LINES}


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


def tar_of(files: Mapping[str, bytes], format_: int = tarfile.GNU_FORMAT) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=format_) as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def tar_with(info: tarfile.TarInfo) -> bytes:
    """A tar of a header that nothing follows, and a text at its end."""
    return info.tobuf() + tar_of({"a.txt": TEXT})


PACKERS = {"zip": zip_of, "tar": tar_of}
EACH = pytest.mark.parametrize("name", PACKERS)


def opened(data: bytes, path: str = "a", **known: object) -> Opened:
    return open_file(io.BytesIO(data), Origin("ab" * 32, path, **known))  # type: ignore[arg-type]


def told(data: bytes) -> list[tuple[str | None, str]]:
    """Member of every record, and its text or the reason of its reject."""
    found = list(opened(data).records)
    assert [r.record_index for r in found] in ([None], list(range(len(found))))
    return [(r.member, r.reason if isinstance(r, Reject) else r.content) for r in found]


TOLD = [
    ("nordpost/ferry.txt", TEXT.decode()),
    ("nordpost/2026/03/bridge.html", PAGE.decode()),
    ("lines.jsonl", "One."),
    ("lines.jsonl", "Two."),
]


@EACH
def test_every_member_is_read_as_what_it_is_and_numbered_over_the_archive(name: str) -> None:
    packed = PACKERS[name](FILES)
    assert opened(packed).format == name
    assert told(packed) == TOLD
    assert opened(gzip.compress(packed)).format == f"{name}+gz"
    assert told(gzip.compress(packed)) == TOLD


@EACH
def test_a_folder_in_an_archive_is_an_outlet(name: str) -> None:
    files = {**FILES, "../evil.txt": TEXT}
    records = opened(PACKERS[name](files), folder_source="harvest").records
    sources = [r.declared.source for r in records if isinstance(r, Document)]
    assert sources == ["nordpost", "nordpost", "harvest", "Sydpost", "harvest"]


def test_neither_dates_nor_the_way_up_are_outlets() -> None:
    paths = ["a/b.txt", "a/2026-03/11/b.txt", "a/../b.txt", "../b.txt", "/b.txt", "b.txt", "2026/b.txt"]
    assert [outlet_folder(path) for path in paths] == ["a", "a", "a", None, None, None, None]


@EACH
def test_a_member_that_is_rejected_costs_itself_only(name: str) -> None:
    files = {
        "blank.txt": b" \n",
        "photo.dat": b"\x89PNG\r\n\x1a\n\0\0",
        "ferry.txt": TEXT,
        "noise": bytes(range(9)) * 99,
    }
    assert told(PACKERS[name](files)) == [
        ("blank.txt", "empty"),
        ("photo.dat", "unsupported_format"),
        ("ferry.txt", TEXT.decode()),
        ("noise", "binary"),
    ]


@EACH
def test_what_systems_leave_behind_is_passed_over(name: str) -> None:
    litter = ["__MACOSX/._a.txt", ".DS_Store", "n/.git/config.txt", "n/Thumbs.db", "a.html.meta.json", "sources.csv"]
    packed = PACKERS[name](dict.fromkeys([*litter, "folder/"], b"") | {"./ferry.txt": TEXT})
    assert [content for _, content in told(packed)] == [TEXT.decode()]
    assert told(PACKERS[name](dict.fromkeys(litter, b""))) == [(None, "no_records")]


@EACH
def test_hostile_names_are_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    names = [
        "../evil.txt",
        "/etc/evil.txt",
        "..\\..\\evil.txt",
        "a\nb.txt",
        "x" * 250 + "/" + "y" * 250 + ".txt",
        "é/文.txt",
    ]
    found = told(PACKERS[name](dict.fromkeys(names, TEXT)))
    assert [member for member, _ in found] == [n.replace("\\", "/") for n in names]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@EACH
def test_an_archive_in_an_archive_is_read_and_one_deeper_is_not(name: str) -> None:
    for inner in (zip_of(FILES), gzip.compress(tar_of(FILES))):
        packed = PACKERS[name]({"inner": inner, "ferry.txt": TEXT})
        assert told(packed) == [(f"inner/{m}", text) for m, text in TOLD] + [("ferry.txt", TEXT.decode())]
        assert told(PACKERS[name]({"outer": packed, "last.txt": TEXT})) == [
            ("outer/inner/nordpost/ferry.txt", "nested_too_deep"),
            ("outer/ferry.txt", TEXT.decode()),
            ("last.txt", TEXT.decode()),
        ]


@EACH
def test_more_members_than_the_limit_are_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS", 3)
    packed = PACKERS[name]({f"{n}.txt": TEXT for n in range(5)})
    assert [content for _, content in told(packed)] == [TEXT.decode()] * 3 + ["too_many_members"]
    assert len(told(PACKERS[name]({"lines.jsonl": LINES * 5}))) == 10  # records are not members


@EACH
def test_archives_within_an_archive_hold_so_many_members_together(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MEMBERS", 3)
    inner = zip_of({"a.txt": TEXT, "b.txt": TEXT})
    assert told(PACKERS[name]({"0.zip": inner, "1.zip": inner, "2.zip": inner, "c.txt": TEXT})) == [
        ("0.zip/a.txt", TEXT.decode()),
        ("0.zip/b.txt", TEXT.decode()),
        ("1.zip/a.txt", TEXT.decode()),
        ("1.zip/b.txt", "too_many_members"),
        ("2.zip/a.txt", "too_many_members"),
        ("c.txt", TEXT.decode()),
    ]


def test_members_take_time_in_proportion() -> None:
    packed = zip_of({f"{n}.txt": b"" for n in range(2000)})
    begun = time.process_time()
    assert len(told(packed)) == 2000
    assert time.process_time() - begun < 2  # 0.15 s, so 100,000 take some 8 s


@EACH
def test_a_sidecar_describes_its_member_where_it_can_be_found(name: str) -> None:
    files = {
        "a.txt": TEXT,
        "a.txt.meta.json": b'{"headline": "Ferry late"}',
        "b.txt": TEXT,
        "b.txt.meta.json": b"[oops",
    }
    records = opened(PACKERS[name](files), sidecar={"headline": "Of the archive"}).records
    found = [r.declared.headline for r in records if isinstance(r, Document)]
    assert found == [{"zip": "Ferry late", "tar": None}[name], None]


@EACH
def test_a_truncated_member_of_a_compressed_archive_is_told_once(name: str) -> None:
    rng = random.Random(1)
    lines = b"".join(json.dumps({"text": f"{rng.getrandbits(400):x}"}).encode() + b"\n" for _ in range(3000))
    packed = gzip.compress(PACKERS[name]({"ferry.txt": TEXT, "lines.jsonl": lines}))
    found = told(packed[: len(packed) // 2])
    if name == "zip":
        assert found == [(None, "truncated")]
    else:
        assert found[0] == ("ferry.txt", TEXT.decode())
        assert [reason for _, reason in found].count("truncated") == 1
        assert (found[-1], len(found) > 1000) == (("lines.jsonl", "truncated"), True)


# ---------------------------------------------------------------- zip


def test_a_zip_without_its_directory_says_so() -> None:
    (reject,) = opened(zip_of(FILES)[:-100]).records
    assert isinstance(reject, Reject)
    assert (reject.reason, "no directory" in reject.detail, reject.record_index) == ("truncated", True, None)


def test_a_zip_of_one_end_record_is_a_file_without_records() -> None:
    assert told(zip_of({})) == [(None, "no_records")]


@pytest.mark.parametrize("place", [4, 8, 12, 16])
def test_a_damaged_directory_is_told(place: int) -> None:
    packed = bytearray(zip_of(FILES))
    at = packed.rindex(b"PK\x05\x06") + place
    packed[at : at + 4] = b"\xf0\xff\xff\x7f"
    found = told(bytes(packed))
    assert found == TOLD or {reason for _, reason in found} == {"corrupt"}


def test_a_directory_too_large_to_be_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_member, "DIRECTORY_BYTES", 100)
    assert told(zip_of(FILES)) == [(None, "corrupt")]


def test_a_damaged_member_costs_itself_only() -> None:
    packed = bytearray(zip_of(FILES, zipfile.ZIP_STORED))
    packed[packed.index(b"ferry is")] = ord("m")
    assert told(bytes(packed)) == [("nordpost/ferry.txt", "corrupt"), *TOLD[1:]]
    packed[packed.index(b"PK\x03\x04", 10) + 26 :][:2] = b"\xff\x7f"  # the length of the second name
    packed[packed.index(b"nordpost/2026")] = ord("N")
    assert [reason for _, reason in told(bytes(packed))] == ["corrupt", "corrupt", "One.", "Two."]


def test_an_encrypted_member_and_an_odd_method_are_told() -> None:
    packed = bytearray(zip_of(FILES))
    at = packed.index(b"PK\x01\x02")
    packed[at + 8] |= 1
    assert told(bytes(packed)) == [("nordpost/ferry.txt", "encrypted"), *TOLD[1:]]
    assert {reason for _, reason in told(zip_of(FILES, zipfile.ZIP_BZIP2))} == {"unsupported_format"}


def test_a_member_without_a_name_is_a_member() -> None:
    packed = zip_of({"a.txt": TEXT}).replace(b"a.txt", b"\0.txt")  # where a name ends
    assert told(packed) == [("unnamed", TEXT.decode())]


def test_a_link_in_a_zip_is_passed_over() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(link, "/etc/hostname")
        made.writestr("a.txt", TEXT)
    assert told(packed.getvalue()) == [("a.txt", TEXT.decode())]


def test_a_zip_bomb_stops_early() -> None:
    packed = zip_of({"a.txt": TEXT, "bomb.jsonl": b'{"text": "a"}\n' + b" " * 40_000_000, "b.txt": TEXT})
    assert [reason for _, reason in told(packed)] == [TEXT.decode(), "a", "bomb", "bomb"]


def test_members_that_lie_in_each_other_stop_early() -> None:
    noise = f"{random.Random(2).getrandbits(40_000):x}"
    packed = bytearray(zip_of({"a.txt": (noise + "a" * 800_000).encode()}))
    at = packed.index(b"PK\x01\x02")
    end = packed.rindex(b"PK\x05\x06")
    entry = bytes(packed[at:end])
    packed[at:end] = entry * 400  # each of them says that the one member is its own
    end = packed.rindex(b"PK\x05\x06")
    packed[end + 8 : end + 16] = struct.pack("<HHL", 400, 400, len(entry) * 400)
    reasons = [reason for _, reason in told(bytes(packed))]
    assert reasons[-1] == "bomb"
    assert len(reasons) < 30


def test_an_archive_in_another_takes_disk_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "SPOOL_BYTES", 200)
    assert told(zip_of(FILES)) == TOLD
    assert told(tar_of({"inner.zip": zip_of(FILES)})) == [("inner.zip", "file_too_large")]


@pytest.mark.parametrize(
    ("part", "content", "format_"),
    [
        ("xl/workbook.xml", b"<workbook/>", "xlsx"),
        ("ppt/presentation.xml", b"<p/>", "pptx"),
        ("mimetype", b"application/epub+zip", "epub"),
        ("mimetype", b"application/vnd.oasis.opendocument.text\n", "odt"),
        ("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0", "jar"),
        ("[Content_Types].xml", b"<Types/>", "opc"),
    ],
)
def test_an_office_document_is_no_archive_of_files(part: str, content: bytes, format_: str) -> None:
    found = opened(zip_of({part: content, "notes.txt": TEXT}))
    (reject,) = found.records
    assert isinstance(reject, Reject)
    assert (found.format, reject.reason, reject.detail) == (format_, "unsupported_format", f"{format_} is not read")


# ---------------------------------------------------------------- tar


@pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_form_of_tar_is_read(format_: int) -> None:
    long = "a/" * 60 + "ферри.txt"
    assert told(tar_of({**FILES, long: TEXT}, format_)) == [*TOLD, (long, TEXT.decode())]


def test_sizes_and_names_of_extended_headers_count() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "of all"}) as made:
        info = tarfile.TarInfo("é" * 200 + ".txt")
        info.size = len(TEXT)
        info.pax_headers = {"size": str(len(TEXT)), "SCHILY.xattr.user.note": "a=b\nc", "mtime": "1.5"}
        made.addfile(info, io.BytesIO(TEXT))
    assert told(packed.getvalue()) == [("é" * 200 + ".txt", TEXT.decode())]


@pytest.mark.parametrize("kind", [b"1", b"2", b"3", b"4", b"5", b"6"])
def test_links_devices_and_folders_are_passed_over(kind: bytes) -> None:
    info = tarfile.TarInfo("link.txt")
    info.type, info.linkname, info.size = kind, "/etc/hostname", 700  # a size that nothing follows
    assert told(tar_with(info)) == [("a.txt", TEXT.decode())]


def test_archives_that_were_appended_are_read() -> None:
    assert told(tar_of(FILES) + tar_of({"a.txt": TEXT})) == [*TOLD, ("a.txt", TEXT.decode())]
    assert told(tar_of(FILES) + b"rubbish" * 200) == TOLD


def test_a_damaged_header_is_told_and_ends_the_archive() -> None:
    packed = bytearray(tar_of({"a.txt": TEXT, "b.txt": TEXT}))
    packed[1024 + 100] ^= 1
    assert told(bytes(packed)) == [("a.txt", TEXT.decode()), (None, "corrupt")]
    assert told(bytes(packed[1024:])) == [(None, "corrupt")]


def test_a_tar_that_breaks_off_is_told_once() -> None:
    packed = tar_of({"a.txt": TEXT, "b.txt": TEXT * 20})
    assert told(packed[:1024]) == [("a.txt", TEXT.decode())]  # as tar itself sees it
    assert told(packed[:1300]) == [("a.txt", TEXT.decode()), (None, "truncated")]
    assert told(packed[:1700]) == [("a.txt", TEXT.decode()), ("b.txt", "truncated")]


@pytest.mark.parametrize("size", [b"-0000000100\0", b"\xff" * 12, b"abc\0", b"\x80" + b"\xff" * 11])
def test_sizes_that_are_none_are_told(size: bytes) -> None:
    packed = bytearray(tar_of({"a.txt": TEXT}))
    packed[124:136] = size.ljust(12, b"\0")
    packed[148:156] = b"%06o\0 " % (sum(packed[:512]) - sum(packed[148:156]) + 256)
    assert [reason for _, reason in told(bytes(packed))] in (["corrupt"], ["binary"])  # or a text with what follows it


def test_an_extended_header_is_bounded_and_must_be_one() -> None:
    def with_header(body: bytes) -> bytes:
        info = tarfile.TarInfo("pax")
        info.type, info.size = tarfile.XHDTYPE, len(body)
        return info.tobuf() + body + bytes(-len(body) % 512) + tar_of({"a.txt": TEXT})

    assert told(with_header(b"13 path=b.txt\n"[:13])) == [(None, "corrupt")]
    assert told(with_header(b"14 path=b.txt\n")) == [("b.txt", TEXT.decode())]
    for body in (
        b"0 path=b.txt\n",
        b"-9 a=b\n",
        b"9" * 60_000,
        b"15 path=b.txt\n",
        b"11 size=-5\n",
        bytes(70_000) + b"x",
    ):
        assert told(with_header(body))[0][1] in {"corrupt", TEXT.decode()}
    long = tarfile.TarInfo("long")
    long.type, long.size = tarfile.GNUTYPE_LONGNAME, 512 * 200
    assert told(long.tobuf() + b"x" * 512 * 200 + tar_of({"a.txt": TEXT})) == [(None, "corrupt")]


def test_a_sparse_file_is_told_and_the_rest_is_read() -> None:
    info = tarfile.TarInfo("holes.txt")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 512
    for maps in (0, 2):  # blocks that tell where its parts belong
        head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
        head[482] = bool(maps)
        head[148:156] = b"%06o\0 " % (sum(head) - sum(head[148:156]) + 256)
        map_ = b"".join(b"1" * 504 + bytes([n < maps]) + bytes(7) for n in range(1, maps + 1))
        packed = bytes(head) + map_ + bytes(512) + tar_of({"a.txt": TEXT})
        assert told(packed) == [("holes.txt", "unsupported_format"), ("a.txt", TEXT.decode())]


def test_a_sum_of_signed_bytes_is_one_too() -> None:
    packed = bytearray(tar_of({"é.txt": TEXT}))
    assert packed[148:156] == b"%06o\0 " % (sum(packed[:512]) - sum(packed[148:156]) + 256)
    packed[148:156] = b"%06o\0 " % (sum(packed[:512]) - sum(packed[148:156]) + 256 - 2 * 256)
    assert told(bytes(packed)) == [("é.txt", TEXT.decode())]


def test_a_tar_is_read_as_its_records_are_asked_for() -> None:
    data = io.BytesIO(tar_of({f"{n}.txt": TEXT * 1000 for n in range(20)}))
    records = open_file(data, Origin("ab" * 32, "a.tar")).records
    next(records)
    assert data.tell() < len(data.getvalue()) / 2
