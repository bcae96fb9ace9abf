"""Connections that go only where the guard lets them, and end when their time is up."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ssl import SSLContext
from typing import Any

import httpcore2
import httpx2

from corpus.fetch.guard import Guard

_CONNECT = 10.0  # seconds for one address of a host
_ADDRESSES = 4  # of a host that are tried at most

_ends: ContextVar[float] = ContextVar("ends", default=float("inf"))


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """All reading and writing within, by this thread, ends after so many seconds.

    A timeout for each read alone would let a server that sends a byte now and then hold a
    connection for ever.
    """
    token = _ends.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends.reset(token)


def _left(timeout: float | None) -> float:
    """The seconds that the next step may take.

    Raises:
        httpcore2.ReadTimeout: if none are left.
    """
    left = min(float("inf") if timeout is None else timeout, _ends.get() - time.monotonic())
    if left <= 0:
        raise httpcore2.ReadTimeout
    return left


class _TimedStream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to what the guard has checked, by number; names are looked up by the guard alone.

    TLS still checks the certificate for the name. ``sockets`` is what makes the connections.
    """

    def __init__(self, guard: Guard, sockets: httpcore2.NetworkBackend) -> None:
        self._guard, self._sockets = guard, sockets

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            FetchError: if the guard refuses the host.
            httpcore2.ConnectError, httpcore2.TimeoutException: if none of its addresses answers.
        """
        failure: Exception = httpcore2.ConnectError(host)
        for address in self._guard.addresses(host, port)[:_ADDRESSES]:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _left(min(timeout or _CONNECT, _CONNECT)),
                    local_address, socket_options,
                )  # fmt: skip
                return _TimedStream(stream)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def sleep(self, seconds: float) -> None:
        """Not used: retries are not the connection's."""
        raise NotImplementedError


class GuardedTransport(httpx2.BaseTransport):
    """httpx's way to send a request, over `GuardedBackend` and without any proxy.

    A proxy would connect in this machine's place, to what no guard has seen.
    """

    def __init__(self, guard: Guard, sockets: httpcore2.NetworkBackend | None = None) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=None,  # turns allow no more than one for each host
            max_keepalive_connections=8,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(guard, sockets or httpcore2.SyncBackend()),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and read the head of its response.

        Raises:
            FetchError: if the guard refuses its host.
            httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError: if it
                fails; reading the response raises them too.
        """
        url = request.url
        response = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
