"""Which machines may be asked: those of the public internet, and those that are named.

An address in a feed is a stranger's. Followed blindly it could reach what only this machine can:
its own services, its network, the credentials that a cloud hands to its machines. So a host is
looked up once, all that it resolves to is checked, and the connection goes to what was checked.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.networks import is_public, network_of

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to its numeric addresses; raises OSError or UnicodeError."""


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, by this machine's resolver, in the order to try them.

    Raises:
        OSError: if there is none.
        UnicodeError: if the name cannot be one.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Guard:
    """Tells where a connection may go. ``allowed`` are hosts and networks that are not public.

    Raises:
        ValueError: if one of ``allowed`` is neither a host nor a network.
    """

    def __init__(self, allowed: Sequence[str] = (), resolver: Resolve = resolve) -> None:
        self._resolve = resolver
        self._hosts = {name.lower() for name in allowed if network_of(name) is None}
        self._networks = [network for name in allowed if (network := network_of(name))]

    def addresses(self, host: str, port: int) -> list[str]:
        """The numeric addresses at which ``host`` may be reached, at least one.

        The host is looked up once; to connect to its name would look it up again, and could find
        something else.

        Raises:
            FetchError: if one of its addresses is not allowed.
            TransientError: if it has none.
        """
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError):
            found = ()
        if not found:
            raise TransientError(
                f"no address is known for the host {host}",
                "check its spelling, and this machine's network",
                reached=False,
            )
        for address in found:
            if not self._may(host, address):
                where = address if host == address else f"{host}, at {address},"
                raise FetchError(
                    f"{where} is not of the public internet",
                    "if it is to be read, name it in fetch.allow_private",
                    retryable=True,
                    reached=False,
                )
        return list(found)

    def _may(self, host: str, address: str) -> bool:
        if host.lower() in self._hosts:
            return True
        plain = address.partition("%")[0]  # fe80::1%eth0
        ip = ipaddress.ip_address(plain)
        return is_public(plain) or any(ip in network for network in self._networks)
