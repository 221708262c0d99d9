"""Functions that workers are asked to apply to tables; a process other than the flow's fails at some."""

import os
import signal
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc

IS_WORKER = "flows.reading.worker" in sys.orig_argv


def doubled(table: pa.Table) -> list[int]:
    time.sleep(0.05)  # so that the others get their share
    return [int(value) for value in pc.multiply(table["number"], 2).to_pylist()]


def who(_: pa.Table) -> int:
    time.sleep(0.05)
    return os.getpid()


def deadly_for_a_worker(table: pa.Table) -> list[int]:
    if IS_WORKER:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(table)


def impossible(_: pa.Table) -> None:
    raise ValueError("no such thing")
