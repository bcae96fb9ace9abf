"""One request: asked in turn, read within limits of time and size, asked again if it failed."""

import random
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore2
import httpx2

from corpus.fetch.clock import Clock
from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.models import NONE_GIVEN, FetchSettings, Validators
from corpus.fetch.told import told
from corpus.fetch.transport import GuardedTransport, ends_within
from corpus.fetch.turns import Turns
from corpus.fetch.urls import host_of

AGENT = "talks-bot"
"""The name by which a site's robots.txt may address us."""

_TRIES = 3
_BACKOFF = 1.0  # seconds; doubled with each try, and a random part of it is waited
_LONGEST_WAIT = 30.0  # seconds that are waited in place; for longer, the next update asks again
_PIECE = 2**16  # bytes
_GZIP = b"\x1f\x8b\x08"
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is asked for: its name, the types asked for, a pattern of those taken, and what to do
    about another type."""

    name: str
    accept: str
    types: re.Pattern[str]
    remedy: str


PAGE = Kind(
    "a web page",
    "text/html, application/xhtml+xml;q=0.9",
    re.compile(r"text/html|application/xhtml\+xml"),
    "give the address of an article; feeds stand under [[feeds]] in the configuration",
)
FEED = Kind(
    "a feed",
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.1",
    re.compile(r"text/.*|application/(?:.*xml|.*json|octet-stream|x-gzip|gzip|rss|atom)"),
    "give the address of a feed",
)
ROBOTS = Kind("robots.txt", "text/plain, */*;q=0.1", re.compile(r".*"), "")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said. Only one of status 200 has a ``body``, without its compression.

    ``url`` is what was asked, ``location`` where else to ask, as sent. ``media_type`` is small,
    "" where none is given; ``charset`` is the encoding that the header names, unchecked.
    """

    url: str
    status: int
    body: bytes = b""
    media_type: str = ""
    charset: str | None = None
    location: str | None = None
    validators: Validators = NONE_GIVEN


class Http:
    """Asks servers, one request at a time of each host; for any number of threads.

    ``transport`` sends the requests. No cookies are kept, so that a page is what it is to a
    reader who comes for the first time.
    """

    def __init__(
        self, settings: FetchSettings, transport: GuardedTransport, clock: Clock, turns: Turns
    ) -> None:
        self._transport, self._clock, self._turns = transport, clock, turns
        self._seconds, self._most = settings.timeout_s, int(settings.max_mb * 2**20)
        contact = f" (+{settings.contact})" if settings.contact else ""
        self._agent = f"{AGENT}/{version('talks-bot')}{contact}"

    def ask(self, url: str, kind: Kind, validators: Validators = NONE_GIVEN) -> Reply:
        """Ask for a normal address, up to three times if the failure may be gone in a moment.

        Between tries it waits for as long as the server says, else for a random time up to one
        second, then two ("full jitter": M. Brooker, Exponential Backoff and Jitter, 2015).

        Raises:
            TransientError: if the last try failed too, or the server asks for a long wait.
            FetchError: if what comes is too big, of another type or not what its head says.
        """
        with self._turns.of(host_of(url)):
            for again in range(_TRIES - 1):
                try:
                    return self._once(url, kind, validators)
                except TransientError as error:
                    if (error.wait or 0) > _LONGEST_WAIT:
                        raise
                    jitter = random.uniform(0, _BACKOFF * 2**again)  # noqa: S311 - no secret
                    self._clock.sleep(error.wait or jitter)
            return self._once(url, kind, validators)

    def _once(self, url: str, kind: Kind, validators: Validators) -> Reply:
        headers = {"User-Agent": self._agent, "Accept": kind.accept, "Accept-Encoding": "gzip"}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        timeout = httpx2.Timeout(self._seconds).as_dict()
        request = httpx2.Request("GET", url, headers=headers, extensions={"timeout": timeout})
        try:
            with ends_within(self._seconds):
                response = self._transport.handle_request(request)
                try:
                    return self._read(url, kind, response)
                finally:
                    response.close()
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as e:
            raise told(e, self._seconds) from e

    def _read(self, url: str, kind: Kind, response: httpx2.Response) -> Reply:
        status, head = response.status_code, response.headers
        if status == 429 or status >= 500:
            wait = self._wait(head.get("retry-after"))
            raise TransientError(
                f"the server answers {_status(status)}",
                f"the next update asks again{', no sooner than it wants' if wait else ''}",
                wait=wait,
            )
        stated = head.get("content-type", "")
        media, charset = _TYPE.match(stated), _CHARSET.search(stated)
        media_type = media[1].lower() if media else ""
        if status != 200:
            return Reply(url, status, location=head.get("location"))
        if media_type and not kind.types.fullmatch(media_type):
            raise FetchError(f"it is {media_type}, not {kind.name}", kind.remedy)
        return Reply(
            url,
            status,
            self._body(response),
            media_type,
            charset and charset[1],
            validators=Validators(_ascii(head.get("etag")), _ascii(head.get("last-modified"))),
        )

    def _body(self, response: httpx2.Response) -> bytes:
        if int(_digits(response.headers.get("content-length")) or 0) > self._most:
            raise self._too_big()
        encoding = response.headers.get("content-encoding", "").strip().lower()
        body = self._limited(_decoded(response.iter_raw(), encoding))
        # A sitemap may be a gzip file by itself, whatever its type is said to be.
        return self._limited(_decoded([body], "gzip")) if body.startswith(_GZIP) else body

    def _limited(self, pieces: Iterable[bytes]) -> bytes:
        body = bytearray()
        for piece in pieces:
            body += piece
            if len(body) > self._most:
                raise self._too_big()
        return bytes(body)

    def _too_big(self) -> FetchError:
        return FetchError(
            f"it has more than {self._most / 2**20:g} MB",
            "if it is meant to be that big, raise fetch.max_mb",
        )

    def _wait(self, after: str | None) -> float | None:
        """The seconds that Retry-After asks for, as a number of them or as a date (RFC 9110)."""
        if seconds := _digits(after):
            return float(seconds)
        try:
            moment = parsedate_to_datetime(after or "")
            return max(0.0, (moment - self._clock.now()).total_seconds())
        except (ValueError, TypeError, OverflowError):  # no date, or one without an offset
            return None


def _decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """A body without its compression, in pieces of bounded size however far it inflates.

    Raises:
        FetchError: if it is compressed in a way that was not asked for, or not as it says.
        TransientError: if it breaks off.
    """
    if encoding in {"", "identity"}:
        yield from pieces
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise FetchError(
            f"it is sent as {encoding[:40]!r}, which was not asked for",
            "tell whoever runs the site",
        )
    inflate = zlib.decompressobj(wbits=31)
    try:
        for compressed in pieces:
            rest = compressed
            while rest and not inflate.eof:
                yield inflate.decompress(rest, _PIECE)
                rest = inflate.unconsumed_tail
    except zlib.error as error:
        raise FetchError(
            "it is not the gzip that it says it is", "tell whoever runs the site", retryable=True
        ) from error
    if not inflate.eof:
        raise TransientError("it breaks off before its end", "the next update asks again")


def _ascii(value: str | None) -> str | None:
    """A header that can be sent back as it came, None for one that cannot."""
    return value if value and value.isascii() else None


def _digits(text: str | None) -> str | None:
    """A number as a header has it, unless it is absurd."""
    text = (text or "").strip()
    return text if text.isascii() and text.isdecimal() and len(text) < 12 else None


def _status(status: int) -> str:
    """A status with its meaning.

    >>> _status(503)
    '503 Service Unavailable'
    """
    return f"{status} {httpx2.codes.get_reason_phrase(status)}".strip()
