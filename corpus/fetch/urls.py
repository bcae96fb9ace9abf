"""Addresses: which may be asked for, and one way of writing each."""

import re
from urllib.parse import urljoin

import httpx2

from corpus.fetch.errors import FetchError

# Parameters that say how a reader came, never what is read. The intersection of what Firefox and
# Brave take off links (about:config privacy.query_stripping.strip_list; brave/adblock-lists,
# "query string filter"), and Google's utm_ and the BBC's at_ campaigns.
_TRACKING = re.compile(
    rb"(?:utm_[a-z_]+|at_(?:medium|campaign|link_[a-z]+|custom\d|format|ptr_[a-z]+)|mc_[ce]id"
    rb"|oly_(?:anon|enc)_id|(?:fb|g|d|y|ys|tw|tt)clid|gclsrc|[gw]braid|msclkid|igsh(?:id)?|mkt_tok"
    rb"|_hs(?:enc|mi)|__s|vero_(?:conv|id)|wickedid|s_cid|_openstat)(?:=|$)",
    re.IGNORECASE,
)

# Ports at 1024 and above on which browsers send nothing, since other protocols listen there
# (https://fetch.spec.whatwg.org/#port-blocking); below it only those of the web itself are open.
_OTHERS_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668}
    | {6669, 6679, 6697, 10080}
)

_PREFIXES = re.compile(r"^(?:www\d?|m|mobile|amp)\.")

_CHECK = "check the address"


def normal_url(url: str, base: str | None = None) -> str:
    """``url``, relative to ``base`` if it is given, in the one way that it is written here.

    Scheme and host are small, international names are in ASCII, the scheme's own port, the
    fragment and parameters that only track readers are gone; all else stays as it is.

    Raises:
        FetchError: if it is no address of the web that may be asked for.

    >>> normal_url("HTTPS://Courier.example:443/talks?id=7&utm_source=feed#top")
    'https://courier.example/talks?id=7'
    >>> normal_url("../b", base="http://courier.example/a/c/")
    'http://courier.example/a/b'
    """
    try:
        parsed = httpx2.URL(urljoin(base, url.strip()) if base else url.strip())
        host, port = parsed.host, parsed.port
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"the address {_short(url)} is not valid", _CHECK) from error
    if parsed.scheme not in {"http", "https"} or not host or "%" in host:
        raise FetchError(f"{_short(url)} is no address of the web (http, https)", _CHECK)
    if parsed.userinfo:
        raise FetchError("the address holds a user name or password", "take them out of it")
    if port is not None and not _of_the_web(port):
        raise FetchError(f"port {port} is not one of the web", _CHECK)
    path, _, query = parsed.raw_path.partition(b"?")
    kept = b"&".join(p for p in query.split(b"&") if not _TRACKING.match(p))
    return str(parsed.copy_with(fragment=None, raw_path=path + (b"?" + kept if kept else b"")))


def host_of(url: str) -> str:
    """The host of a normal address, in ASCII.

    >>> host_of("https://courier.example/talks")
    'courier.example'
    """
    return httpx2.URL(url).raw_host.decode("ascii")


def root_of(url: str) -> str:
    """Scheme, host and port of a normal address, as an address.

    >>> root_of("https://courier.example:8443/talks?id=7")
    'https://courier.example:8443/'
    """
    return str(httpx2.URL(url).copy_with(raw_path=b"/"))


def canonical_url(stated: str | None, url: str) -> str:
    """The address that the page at ``url`` is known by: the one that it states, if that is its own.

    A page cannot take the address of another site's page, nor that of its site's first page, which
    careless templates state on every page. Both addresses are normal.

    >>> canonical_url("https://courier.example/talks", "https://m.courier.example/talks?from=app")
    'https://courier.example/talks'
    >>> canonical_url("https://herald.example/talks", "https://courier.example/talks")
    'https://courier.example/talks'
    """
    if not stated:
        return url
    try:
        normal = normal_url(stated, base=url)
    except FetchError:
        return url
    same = _PREFIXES.sub("", host_of(normal)) == _PREFIXES.sub("", host_of(url))
    return normal if same and normal != root_of(normal) else url


def _of_the_web(port: int) -> bool:
    return port in {80, 443} or (1024 <= port < 65536 and port not in _OTHERS_PORTS)


def _short(url: str) -> str:
    shown = repr(url)
    return shown if len(shown) <= 100 else f"{shown[:99]}…"
