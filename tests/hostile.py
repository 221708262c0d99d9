"""Files that a scraper may meet and no reader should mind: made here, used by a test and a benchmark."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from tests_support import article_text

Maker = Callable[[], bytes]
MEGABYTE = 2**20

_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{_ENTITIES}<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def record(number: int) -> str:
    return json.dumps({"title": f"Number {number}", "text": article_text(number)}) + "\n"


def _row(number: int) -> str:
    return f'Number {number},"{article_text(number)}",https://post.example/{number}\n'


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>A page</title></head><body>{body}</body></html>".encode()


def monotony(size: int) -> bytes:
    return b'{"text": "' + b"x" * size


def zst_that_declares_its_size(size: int) -> bytes:
    return zstandard.ZstdCompressor().compress(monotony(size))


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes], link: str | None = None) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        if link:
            entry = tarfile.TarInfo("link.txt")
            entry.type, entry.linkname = tarfile.SYMTYPE, link
            archive.addfile(entry)
    return data.getvalue()


def parquet_bomb(rows: int) -> bytes:
    """Rows that all hold one text of 10 KB: a few kilobytes on disk."""
    text = pa.DictionaryArray.from_arrays(pa.nulls(rows, pa.int32()).fill_null(0), ["x " * 5000])
    data = io.BytesIO()
    pq.write_table(pa.table({"text": text}), data, compression="zstd")
    return data.getvalue()


def nested_mail(depth: int) -> bytes:
    head = b"From: a@post.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    parts = [b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(depth)]
    return head + b"".join(parts) + b"Content-Type: text/plain\r\n\r\n" + article_text(1).encode()


def mail_with_header(size: int) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Received"] = "a@post.example", "s", "here"
    message.set_content(article_text(1))
    return message.as_bytes().replace(b"here", b"h" * size)


def warc(*pages: bytes) -> bytes:
    records = []
    for number, content in enumerate(pages):
        response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
        records.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Date: 2026-03-01T00:00:00Z\r\n"
            b"WARC-Target-URI: https://post.example/%d\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n" % (number, number, len(response)) + response + b"\r\n\r\n"
        )
    return b"".join(records)


def article_page(number: int) -> bytes:
    return page(f"<article><h1>Number {number}</h1><p>{article_text(number).replace('. ', '.</p><p>')}</p></article>")


def made(scale: int = 1) -> dict[str, Maker]:
    """Maker of each file by its name; the sizes that only cost time grow with the scale, 50 for a gigabyte."""
    size = 20 * MEGABYTE * scale
    items = "<item><title>t</title><description>&l11;</description></item>"
    return {
        "bomb.txt.gz": lambda: gzip.compress(monotony(2 * size)),
        "bomb.txt.bz2": lambda: bz2.compress(monotony(2 * size)),
        "bomb.txt.xz": lambda: lzma.compress(monotony(2 * size), preset=0),
        "bomb.txt.zst": lambda: zst_that_declares_its_size(2 * size),
        "bomb.zip": lambda: zipped({"a.txt": monotony(2 * size)}),
        "bombs.tar.gz": lambda: gzip.compress(tarred({f"{n}.txt.gz": gzip.compress(monotony(size)) for n in range(3)})),
        "bomb.parquet": lambda: parquet_bomb(100_000 * scale),
        "laughs.xml": f"{_LAUGHS}<rss version='2.0'><channel>{items}</channel></rss>".encode,
        "laughs-newsml.xml": f"{_LAUGHS}<newsItem><headline>&f;</headline></newsItem>".encode,
        "laughs.html": f"{_LAUGHS}<html><body><p>&l11;</p></body></html>".encode,
        "deep.json": lambda: b"[" * size,
        "deep-objects.jsonl": lambda: b'{"a":' * (size // 5) + b"\n" + record(1).encode(),
        "deep.html": lambda: page("<div>" * 100_000 + "x" + "</div>" * 100_000),
        "deep.eml": lambda: nested_mail(3_000),
        "deep.xml": lambda: b"<nitf>" + b"<p>" * 100_000,
        "long-header.eml": lambda: mail_with_header(size // 2),
        "paragraphs.html": lambda: page("<p>A line of text that is not long.</p>" * 300_000),
        "paragraphs-within-limits.html": lambda: page("<p>A line of text that is not long.</p>" * 45_000),
        "attributes.html": lambda: page("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</div>"),
        "attributes.rss": lambda: (
            b"<rss><channel " + b" ".join(b"a%d='1'" % n for n in range(200_000)) + b"><item/></channel></rss>"
        ),
        "cells.html": lambda: page("<table>" * 500 + "<tr><td>x" * 10_000),
        "line.jsonl": lambda: b'{"text": "' + b"x" * size + b'"}\n' + record(2).encode(),
        "line.csv": lambda: b"title,text,url\n" + b"x" * size,
        "line.txt": lambda: b"x" * size,
        "quote.csv": ('title,text,url\n"A,b,c\n' + "".join(map(_row, range(200, 260)))).encode,
        "quotes.csv": lambda: b"title,text,url\n" + b't,"text,u\n' * 200_001,
        "nuls.txt": lambda: bytes(10_000),
        "stray-nuls.txt": lambda: article_text(3).replace("the", "t\0he").encode(),
        "utf-8.txt": lambda: b"\xc3\x28 \xa0\xa1 " * 1000,
        "cut.warc": lambda: warc(article_page(4), article_page(5))[:-900],
        "cut.warc.gz": lambda: gzip.compress(warc(article_page(6), article_page(7)))[:-200],
        "cut.jsonl.gz": lambda: gzip.compress("".join(map(record, range(20, 60))).encode())[:-2000],
        "cut.zip": lambda: zipped({"a.txt": article_text(8).encode()})[:-30],
        "cut.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\n",
        "cut.parquet": lambda: parquet_bomb(10)[:-9],
        "loop.pdf": lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>"
            b"endobj\ntrailer<</Root 1 0 R>>"
        ),
        "traversal.tar": lambda: tarred({"../evil.txt": article_text(9).encode()}, link="/etc/passwd"),
        "traversal.zip": lambda: zipped({"../../evil.html": article_page(10), "/etc/evil.txt": b""}),
        "docx.docx": lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 2 * size}),
        "name\nwith\nlines.txt": lambda: article_text(11).encode(),
    }


def write_all(folder: Path, scale: int = 1) -> list[str]:
    """Write every file into the folder; their names."""
    makers = made(scale)
    for name, make in makers.items():
        (folder / name).write_bytes(make())
    return list(makers)
