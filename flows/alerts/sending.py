"""Messages to channels: sent by a process of their own, with a time limit, and no secret in what comes back."""

import json
import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast
from urllib.parse import unquote

from flows.alerts.channels import Channel
from flows.alerts.message import Message, plain

MODULE = "flows.alerts.sender"
SOURCES = Path(__file__).parents[2]  # so that the process finds its module wherever it is started
# A mail server with grey-listing answers within 10 s; apprise itself gives a web server 4 s.
SEND_SECONDS = 15.0
SECRET_CHARS = 3  # less is part of any word, and no secret
ADDRESS = re.compile(r"\S+://\S*")  # apprise shows a URL that it cannot load by the ends of its parts
SECRET = "***"  # noqa: S105  # what stands in the place of one
# How apprise marks a message, by severity; what has recovered is a success.
TYPES = {"critical": "failure", "warning": "warning", "info": "info", None: "success"}


class Sender:
    """Sends one message after another; its process starts with the first and is ended with a send that hangs."""

    def __init__(self, seconds: float = SEND_SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def send(self, channel: Channel, message: Message) -> str | None:
        """None once the channel has taken the message; else why it has not, without anything of the URL."""
        task: dict[str, str | None] = {"title": message.title, "body": message.body, "type": TYPES[message.severity]}
        return self._asked(channel, task)

    def check(self, channel: Channel) -> str | None:
        """None if messages can be sent to such a URL; else why not, without anything of it."""
        return self._asked(channel, {"title": None, "body": None, "type": None})

    def _asked(self, channel: Channel, task: dict[str, str | None]) -> str | None:
        process = self._started()
        try:
            stdin, stdout = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
            stdin.write(json.dumps(task | {"url": channel.url}) + "\n")
            stdin.flush()
            answer = _line(stdout, self._seconds)
        except BrokenPipeError:
            answer = ""
        if answer is None or not answer.endswith("\n"):
            self._end()
            return f"no answer in {self._seconds:g} s" if answer is None else "the sending process ended"
        error = json.loads(answer)
        return None if error is None else plain(without_secrets(error, channel.url))

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            paths = [str(SOURCES), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(  # noqa: S603  # this interpreter, on a module of ours
                [sys.executable, "-m", MODULE],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback may show a URL
                text=True,
            )
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


def without_secrets(text: str, url: str) -> str:
    """A text without the URL and any part of it but the scheme, whether as written or decoded."""
    _, _, rest = url.partition("://")
    parts = {part for each in (rest, unquote(rest)) for part in re.split(r"[/@:?&=#+,;\s]+", each)}
    for part in sorted({url, rest, unquote(rest), *parts}, key=len, reverse=True):
        if len(part) >= SECRET_CHARS:
            text = re.sub(re.escape(part), SECRET, text, flags=re.IGNORECASE)
    return ADDRESS.sub(SECRET, text)


def _line(pipe: IO[str], seconds: float) -> str | None:
    """The next line of a process, empty if it has ended; None if none comes in time."""
    deadline, got = time.monotonic() + seconds, b""
    while not got.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return None
        if not (read := os.read(pipe.fileno(), 65_536)):
            return ""
        got += read
    return got.decode()
