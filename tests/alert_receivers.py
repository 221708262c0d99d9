"""Where alerts go in tests: a web server and a mail server on this machine, which keep what they get."""

import atexit
import email
import email.policy
import functools
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

from flows.alerts.sending import Sender


@dataclass
class Webhook:
    """A server that answers with a status and keeps the titles and texts posted to it."""

    port: int = 0
    status: int = 200
    got: list[tuple[str, str]] = field(default_factory=list)
    tried: int = 0

    @property
    def url(self) -> str:
        return f"json://ann:pa55word@127.0.0.1:{self.port}/T0KENT0KEN?+X-Key=Sup3rSecret"

    @property
    def titles(self) -> list[str]:
        return [title for title, _ in self.got]


@contextmanager
def webhook(port: int = 0) -> Iterator[Webhook]:
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            hook.tried += 1
            if hook.status == 200:
                hook.got.append((posted["title"], posted["message"]))
            self.send_response(hook.status)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    hook.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@functools.cache
def kept_sender() -> AbstractContextManager[Sender]:
    """The process that sends, kept from test to test: it takes half a second to start."""
    sender = Sender()
    atexit.register(sender.__exit__, None, None, None)
    return nullcontext(sender)


class Mailbox:
    """Keeps the subject and the text of each mail."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802  # aiosmtpd's name
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)  # type: ignore[attr-defined]
        self.got.append((mail["subject"], mail.get_body(("plain", "html")).get_content()))
        return "250 OK"


@contextmanager
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    """A mail server, and the URL by which apprise sends to it."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield box, f"mailto://127.0.0.1:{port}/?from=dateline@example.org&to=desk@example.org&mode=insecure&format=text"
    finally:
        server.stop()
