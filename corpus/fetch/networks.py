"""Which numeric addresses are of the public internet, and what names a network."""

import ipaddress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# Services that clouds have for their own machines at addresses that pass for public ones.
_METADATA = tuple(map(IPv4Network, ("168.63.129.16/32", "192.0.0.0/24")))


def is_public(address: str) -> bool:
    """Whether a numeric address is of the public internet, and so is one that it stands for.

    >>> [is_public(a) for a in ("9.9.9.9", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, IPv4Address):
        return (
            ip.is_global
            and not (ip.is_multicast or ip.is_reserved)
            and not any(ip in network for network in _METADATA)
        )
    if ip.ipv4_mapped or ip in _NAT64:
        return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    inner = _tunnelled(ip)
    return ip in _UNICAST and ip.is_global and (inner is None or is_public(str(inner)))


def _tunnelled(ip: IPv6Address) -> IPv4Address | None:
    return ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def network_of(name: str) -> IPv4Network | IPv6Network | None:
    """The network that a text names, None if it is a host's name.

    Raises:
        ValueError: if it is neither.

    >>> network_of("10.1.0.0/16")
    IPv4Network('10.1.0.0/16')
    >>> network_of("press.example")
    """
    try:
        return ipaddress.ip_network(name)
    except ValueError:
        if not name.strip() or any(sign in name for sign in "/: @"):
            raise ValueError(f"{name!r} is neither a host nor a network") from None
        return None
