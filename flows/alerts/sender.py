"""A process that sends messages with apprise: `python -m flows.alerts.sender`.

It stands apart so that a send can be ended for certain, and that nothing which apprise or the libraries under it log,
print or raise, with a channel's secrets in it, comes into the process and the logs of a run. A line of JSON comes in
for each message and a line with the error, or null, goes out.
"""

import json
import logging
import os
import re
import sys
from typing import Any

SILENT = "the channel took no message and said nothing"
# Why a connection failed: of the technical records, which show URLs, no more than this.
CAUSE = re.compile(r"\[Errno -?\d+\] [A-Za-z ]+|timed out|certificate verify failed", re.IGNORECASE)


class Heard(logging.Handler):
    """What apprise complains of while it sends."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint whole, of anything else a known cause only."""
        text = record.getMessage()
        if record.levelno >= logging.WARNING:
            self.complaints.append(text)
        elif cause := CAUSE.search(text):
            self.complaints.append(cause[0])


def main() -> None:
    """Answer each line until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # libraries may print what they like
    for line in sys.stdin:
        answers.write(json.dumps(_error(json.loads(line))) + "\n")
        answers.flush()


def _error(task: dict[str, Any]) -> str | None:
    """Why a message was not sent, None if it was; without a body, whether the URL could be sent to."""
    import apprise  # noqa: PLC0415  # a third of a second, while the first line is on its way

    heard = Heard()
    logger = logging.getLogger("apprise")
    logger.handlers, logger.propagate = [heard], False
    logger.setLevel(logging.DEBUG)
    try:
        channel = apprise.Apprise.instantiate(task["url"])
        if channel is None:
            return f"it is no URL that apprise can send to ({'; '.join(heard.complaints)})"
        if task["body"] is None:
            return None
        if "overflow=" not in task["url"]:  # what is too long for a channel is cut, not refused
            channel.overflow_mode = apprise.OverflowMode.TRUNCATE
        heard.complaints.clear()
        is_sent = apprise.Apprise([channel]).notify(task["body"], task["title"], task["type"], body_format="text")
    except Exception as error:  # noqa: BLE001  # a plugin may raise anything; it is told to who asked
        return f"{type(error).__name__}: {error}"
    return None if is_sent else "; ".join(dict.fromkeys(heard.complaints)) or SILENT


if __name__ == "__main__":
    main()
