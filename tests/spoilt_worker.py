"""A worker whose extractor does what no real one should: texts that name a fault have it."""

import os
import signal
import sys
import time
from pathlib import Path

import transforms.cache
import transforms.extract
from flows.reading import worker
from transforms.records import Article, Document, Reject

real = transforms.extract.extract
HOG_BYTES = 2**32


def spoilt(document: Document) -> Article | Reject:
    content = document.content
    if "SPINS" in content:
        while True:
            pass
    if "SLEEPS" in content:
        time.sleep(1000)
    if "HOGS" in content:
        bytearray(HOG_BYTES)
    if "CRASHES" in content:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EXITS" in content:
        sys.exit(7)
    if "PRINTS" in content:
        print("a library says something")  # noqa: T201
    return real(document)


if folder := os.environ.get("TABLES"):  # another place for them, where there are none yet
    transforms.cache.FOLDER = Path(folder)
worker.extract = spoilt  # type: ignore[attr-defined]
worker.main()
