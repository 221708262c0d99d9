import os
from pathlib import Path

import pytest
from tests_support import Write

from flows.inbox import distinct, find_files, hashed


def found(*roots: Path) -> list[str]:
    return [path.name for path in find_files(roots)]


def test_finds_files_in_folders_by_path_and_passes_over_what_is_no_article(inbox: Path, write: Write) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/1.txt.meta.json", ".hidden", ".git/x.txt", "sources.csv", "a\nb/3.txt"):
        write(name, name)
    assert found(inbox) == ["1.txt", "3.txt", "2.txt"]


def test_link_out_of_the_inbox_is_not_followed(inbox: Path, write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (inbox / "out.txt").symlink_to(secret)
    (inbox / "folder").symlink_to(tmp_path)
    target = write("real.txt", "text")
    (inbox / "inside.txt").symlink_to(target)
    assert found(inbox) == ["inside.txt", "real.txt"]


def test_pipes_and_links_to_them_are_passed_over(inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "link.txt").symlink_to(inbox / "pipe.txt")
    assert found(inbox) == []


def test_loop_of_links_is_told_as_unreadable(inbox: Path) -> None:
    (inbox / "a.txt").symlink_to(inbox / "b.txt")
    (inbox / "b.txt").symlink_to(inbox / "a.txt")
    assert found(inbox) == ["a.txt", "b.txt"]
    assert hashed(inbox / "a.txt").unreadable


def test_name_that_is_no_utf8_is_shown_with_escapes(inbox: Path) -> None:
    folder = inbox / os.fsdecode(b"p\xffst")
    folder.mkdir()
    (folder / os.fsdecode(b"\xfe.txt")).write_text("text")
    (path,) = find_files([inbox])
    assert hashed(path).shown_path.endswith("p\\udcffst/\\udcfe.txt")
    assert hashed(path).folder_source == "p\\udcffst"


def test_name_too_long_for_a_sidecar_has_none(write: Write) -> None:
    assert hashed(write("a" * 251 + ".txt", "text")).sidecar() is None


def test_missing_root_is_told(inbox: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent"):
        found(inbox / "absent")


def test_same_content_is_one_file_the_first_by_path(write: Write) -> None:
    files = [hashed(write(name, text)) for name, text in (("b.txt", "same"), ("a.txt", "same"), ("c.txt", "other"))]
    assert sorted(file.path.name for file in distinct(files)) == ["a.txt", "c.txt"]
    assert distinct(files) == distinct(reversed(files))


def test_unreadable_file_keeps_its_reason(inbox: Path) -> None:
    (inbox / "dangling.txt").symlink_to(inbox / "nowhere")
    assert hashed(inbox / "dangling.txt").unreadable == "No such file or directory"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("post/a.txt", "post"),
        ("post/2026/03/a.txt", "post"),
        ("post/2026-03-11/a.txt", "post"),
        ("7news/a.txt", "7news"),
    ],
)
def test_folder_tells_the_outlet_unless_it_is_a_date(write: Write, path: str, source: str) -> None:
    assert hashed(write(path, "x")).folder_source == source


def test_sidecar_is_read_and_must_be_an_object(write: Write) -> None:
    file = hashed(write("a.txt", "x"))
    assert file.sidecar() is None
    write("a.txt.meta.json", '{"url": "https://post.example/a"}')
    assert file.sidecar() == {"url": "https://post.example/a"}
    for text, told in (("[1]", "no JSON object"), ("[" * 200_000, "deep"), (" " * 2**21, "bytes"), ("{", "unexpected")):
        write("a.txt.meta.json", text)
        with pytest.raises(ValueError, match=told):
            file.sidecar()
    write("a.txt.meta.json", '{"url": "https://post.example/\\ud800"}')
    assert file.sidecar() == {"url": "https://post.example/\ufffd"}


def test_change_after_hashing_is_seen(write: Write) -> None:
    file = hashed(write("a.txt", "x"))
    assert file.is_unchanged()
    write("a.txt", "xy")
    assert not file.is_unchanged()
