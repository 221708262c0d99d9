"""A real browser: headless Chromium, driven over its DevTools protocol."""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WAIT_SECONDS = 60  # for its start and for each answer: a busy machine takes ten
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--remote-debugging-port=0", "--hide-scrollbars")  # fmt: skip


def executable() -> str | None:
    """Path of the browser: DATELINE_BROWSER, or the first that is installed."""
    named = os.environ.get("DATELINE_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass(slots=True)
class Tab:
    """A page in the browser, with all that has happened in it."""

    socket: ClientConnection
    session: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    calls: int = 0

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Answer of the browser to a method of the protocol."""
        self.calls += 1
        message = {"id": self.calls, "method": method, "params": parameters}
        self.socket.send(json.dumps(message | ({"sessionId": self.session} if self.session else {})))
        while True:
            answer = json.loads(self.socket.recv(WAIT_SECONDS))
            if answer.get("id") == self.calls:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def wait_for(self, method: str) -> None:
        """Return when an event has happened."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(json.loads(self.socket.recv(WAIT_SECONDS)))

    def happened(self, method: str) -> list[dict[str, Any]]:
        """Parameters of all events of a kind."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def show(self, page: Path, *, width: int, height: int = 900, scheme: str = "light", media: str = "screen") -> None:
        """Load a page as a window of this size and a person of this taste see it."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=features)
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri())
        self.wait_for("Page.loadEventFired")

    def value(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression gives
        """What a JavaScript expression gives in the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """The whole page as PNG."""
        taken = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))


@contextmanager
def tab(profile: Path) -> Iterator[Tab]:
    """A page in a browser of its own, which ends with it."""
    path = executable()
    assert path, "there is no browser"
    command = [path, *SWITCHES, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
        try:
            with connect(_address(profile), max_size=None) as socket:
                opened = Tab(socket)
                target = opened.call("Target.createTarget", url="about:blank")["targetId"]
                opened.session = opened.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
                    opened.call(f"{domain}.enable")
                yield opened
        finally:
            browser.terminate()


def _address(profile: Path) -> str:
    """Address that the browser writes down when it listens."""
    told = profile / "DevToolsActivePort"
    deadline = time.monotonic() + WAIT_SECONDS
    while not (told.exists() and len(told.read_text().splitlines()) > 1):
        assert time.monotonic() < deadline, "the browser does not start"
        time.sleep(0.05)
    port, path = told.read_text().splitlines()[:2]
    return f"ws://127.0.0.1:{port}{path}"
