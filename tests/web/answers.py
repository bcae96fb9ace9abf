"""What a server may answer: as it should, and in the ways that servers go wrong."""

import gzip
import time
from itertools import chain, repeat

from tests.web.server import Answer, Asked, Handler

HTML = "text/html; charset=utf-8"


def serve(body: str | bytes, media_type: str = HTML, status: int = 200, **headers: str) -> Answer:
    """A body as it should be sent."""
    data = body.encode() if isinstance(body, str) else body

    def answer(asked: Asked, handler: Handler) -> None:
        handler.send(status, data, Content_Type=media_type, **headers)

    return answer


def status(number: int, **headers: str) -> Answer:
    """A status and nothing more."""
    return lambda asked, handler: handler.send(number, b"", **headers)


def redirect(to: str, number: int = 301) -> Answer:
    """Somewhere else."""
    return status(number, Location=to)


def versioned(body: str, etag: str, media_type: str = HTML) -> Answer:
    """A body with an ETag; 304 to whoever has it already."""

    def answer(asked: Asked, handler: Handler) -> None:
        if asked.headers.get("if-none-match") == etag:
            handler.send(304, ETag=etag)
        else:
            handler.send(200, body.encode(), Content_Type=media_type, ETag=etag)

    return answer


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last for ever."""
    rest = chain(answers, repeat(answers[-1]))

    def answer(asked: Asked, handler: Handler) -> None:
        next(rest)(asked, handler)

    return answer


def truncated(body: str, media_type: str = HTML) -> Answer:
    """Half of what the head promises; then the connection closes."""

    def answer(asked: Asked, handler: Handler) -> None:
        data = body.encode()
        _head(handler, Content_Type=media_type, Content_Length=str(len(data)))
        handler.wfile.write(data[: len(data) // 2])
        handler.close_connection = True

    return answer


def truncated_gzip(body: str, media_type: str = HTML) -> Answer:
    """Half of a compressed body, of no promised length."""
    half = gzip.compress(body.encode())
    return unending(half[: len(half) // 2], times=1, media_type=media_type, encoding="gzip")


def unending(
    piece: bytes, times: int, media_type: str = HTML, encoding: str = "", length: int | None = None
) -> Answer:
    """A piece again and again until the connection closes; ``length`` is what the head promises."""

    def answer(asked: Asked, handler: Handler) -> None:
        headers = {"Content_Type": media_type, "Connection": "close"}
        if encoding:
            headers["Content_Encoding"] = encoding
        if length is not None:
            headers["Content_Length"] = str(length)
        _head(handler, **headers)
        handler.close_connection = True
        for _ in range(times):
            handler.wfile.write(piece)

    return answer


def gzip_bomb(megabytes: int, media_type: str = HTML) -> Answer:
    """So many megabytes of zeros in a thousandth of that."""
    bomb = gzip.compress(bytes(megabytes * 2**20))
    return serve(bomb, media_type, Content_Encoding="gzip")


def drip(pause: float, *, head: bool) -> Answer:
    """A byte now and then, for ever: of the head, or of the body."""

    def answer(asked: Asked, handler: Handler) -> None:
        if head:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        else:
            _head(handler, Content_Type=HTML)
        handler.close_connection = True
        for _ in range(1000):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def noise(data: bytes) -> Answer:
    """Bytes that are no HTTP, or nothing at all; then the connection closes."""

    def answer(asked: Asked, handler: Handler) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return answer


def _head(handler: Handler, **headers: str) -> None:
    handler.send_response(200)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
