"""A web server on this machine, which serves what a test gives it and misbehaves as it is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: the path with its query, and the headers, their names in small."""

    path: str
    headers: dict[str, str]


Answer = Callable[[Asked, "Handler"], None]
"""Writes an answer to the request, or something else."""


class Handler(BaseHTTPRequestHandler):
    """One connection. Answers write to it by `send`, or to ``wfile`` if they mean to misbehave."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement
    server: "_Server"

    def do_GET(self) -> None:
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.server.web.asked.append(asked)
        answer = self.server.web.answers.get(self.path)
        try:
            if answer is None:
                self.send(404, b"nothing here")
            else:
                answer(asked, self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # whoever asked has had enough

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send an answer as it should be; ``_`` in a header's name stands for ``-``."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: "WebServer"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that break off; they are meant to."""


@dataclass(slots=True)
class WebServer:
    """The server at ``port``: ``answers`` by path, and all that was ``asked`` of it so far.

    Names of hosts are for `url` and the resolver that a test gives to whoever asks; the server
    answers to all.
    """

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str, host: str = "courier.example") -> str:
        """The address of a path on a host that is this server."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[WebServer]:
    """Run a server while a test does."""
    server = _Server(("127.0.0.1", 0), Handler)
    server.web = WebServer(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
