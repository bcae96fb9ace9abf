"""Only the public internet and what is named may be asked, whatever a name resolves to."""

from collections.abc import Iterable

import httpcore2
import pytest

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.guard import Guard
from corpus.fetch.http import PAGE
from corpus.fetch.networks import is_public, network_of
from corpus.fetch.transport import GuardedBackend
from tests.corpus.fetch.conftest import MakeWeb
from tests.web.answers import redirect, serve
from tests.web.server import WebServer

PUBLIC = "9.9.9.9 1.1.1.1 185.1.2.3 2606:4700:4700::1111 2a00:1450::1 64:ff9b::9.9.9.9".split()

NOT_PUBLIC = """
127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.5 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
169.254.0.1 100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.5 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1
64:ff9b::10.0.0.5 64:ff9b::169.254.169.254 2002:7f00:1:: 2002:a9fe:a9fe:: 2001:db8::1 100::1
""".split()


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(FetchError, match="is not of the public internet; if it is to be read") as e:
        Guard((), lambda host, port: [address]).addresses("courier.example", 443)
    assert not isinstance(e.value, TransientError)
    assert not e.value.reached


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    guard = Guard((), lambda host, port: ["9.9.9.9", "10.0.0.5"])
    with pytest.raises(FetchError, match=r"^courier.example, at 10.0.0.5, is not of the public"):
        guard.addresses("courier.example", 443)


@pytest.mark.parametrize(
    ("allowed", "host", "address", "may"),
    [
        ("10.0.0.0/8", "courier.example", "10.0.0.5", True),
        ("10.0.0.0/8", "courier.example", "192.168.0.5", False),
        ("10.0.0.5", "courier.example", "10.0.0.5", True),
        ("10.0.0.5", "courier.example", "10.0.0.6", False),
        ("fd00::/8", "courier.example", "fd00::1", True),
        ("fd00::/8", "courier.example", "10.0.0.5", False),
        ("Courier.example", "courier.example", "10.0.0.5", True),
        ("courier.example", "COURIER.example", "10.0.0.5", True),
        ("courier.example", "herald.example", "10.0.0.5", False),
        ("courier.example", "evil.courier.example", "10.0.0.5", False),
    ],
)
def test_what_is_named_may_be_asked(allowed: str, host: str, address: str, may: bool) -> None:
    guard = Guard((allowed,), lambda host, port: [address])
    if may:
        assert guard.addresses(host, 80) == [address]
    else:
        with pytest.raises(FetchError):
            guard.addresses(host, 80)


@pytest.mark.parametrize("name", ["", " ", "10.0.0.5/8", "http://courier.example", "a b", "a:80"])
def test_what_is_neither_host_nor_network(name: str) -> None:
    with pytest.raises(ValueError, match="is neither a host nor a network"):
        network_of(name)


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("label too long"), None])
def test_a_host_without_an_address(error: Exception | None) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if error:
            raise error
        return []

    with pytest.raises(TransientError, match=r"^no address is known for the host courier.example;"):
        Guard((), resolver).addresses("courier.example", 80)


class Sockets(httpcore2.SyncBackend):
    """Notes where a connection is made to, and makes it to this machine."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        self.connected.append(host)
        if host == "9.9.9.9":
            raise httpcore2.ConnectError(host)
        return super().connect_tcp("127.0.0.1", port, timeout, local_address, socket_options)


def test_dns_that_changes_after_the_check_changes_nothing(server: WebServer) -> None:
    answers = iter([["1.1.1.1"], ["127.0.0.1"]])
    sockets = Sockets()
    backend = GuardedBackend(Guard((), lambda host, port: next(answers)), sockets)
    backend.connect_tcp("courier.example", server.port).close()
    assert sockets.connected == ["1.1.1.1"]  # looked up once, and that is what was connected to
    with pytest.raises(FetchError, match=r"courier\.example, at 127\.0\.0\.1, is not of the"):
        backend.connect_tcp("courier.example", server.port)
    assert sockets.connected == ["1.1.1.1"]


def test_the_next_address_is_tried_where_one_does_not_answer(server: WebServer) -> None:
    sockets = Sockets()
    backend = GuardedBackend(Guard((), lambda host, port: ["9.9.9.9", "1.1.1.1"]), sockets)
    backend.connect_tcp("courier.example", server.port).close()
    assert sockets.connected == ["9.9.9.9", "1.1.1.1"]


def test_a_redirect_to_this_machine_is_refused(server: WebServer, make_web: MakeWeb) -> None:
    """Only the outlet's own name is allowed; what it redirects to is checked anew."""
    guard = Guard(("courier.example",), lambda host, port: ["127.0.0.1"])
    web = make_web(guard=guard)
    server.answers["/ours"] = serve("<p>words</p>")
    assert web.get(server.url("/ours"), PAGE)
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "rebound.example"):
        server.answers["/theirs"] = redirect(server.url("/ours", host))
        with pytest.raises(FetchError, match=r"127\.0\.0\.1,? is not of the public internet"):
            web.get(server.url("/theirs"), PAGE)
    assert server.paths().count("/ours") == 1
