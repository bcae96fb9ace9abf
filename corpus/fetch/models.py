"""The records of fetching: what is asked for, what came of it, and what to remember of it."""

from dataclasses import dataclass
from datetime import datetime

from corpus.models import Article


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the web is read.

    ``contact`` is an address or a page that stands in the user agent, so that whoever runs a site
    can say what is wrong. ``delay_s`` seconds lie between two requests to one host. A request,
    with all that it reads, has ``timeout_s`` seconds and ``max_mb`` megabytes, after decompression.
    ``hosts_at_once`` hosts are read side by side, each one request at a time. ``allow_private``
    names hosts ("press.example") and networks ("10.1.0.0/16") that may be read although they are
    not of the public internet.
    """

    contact: str = ""
    delay_s: float = 1.0
    timeout_s: float = 30.0
    max_mb: float = 10.0
    hosts_at_once: int = 4
    allow_private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed or sitemap to follow; ``source`` is the outlet's name, if that of its pages is not."""

    url: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether something changed, word for word."""

    etag: str | None = None
    last_modified: str | None = None


NONE_GIVEN = Validators()
"""Nothing to ask with: what is there is sent whole."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed lists. ``url`` is normal; times are aware UTC."""

    url: str
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """An article with where and when it came from.

    ``article.url`` is its canonical address, and ``article.id`` depends on that alone; the source
    is the outlet's name, its host where none is known. ``url`` is the address asked for, ``feed``
    that of the feed that lists it, None where somebody named the page. ``fetched`` is aware UTC.
    """

    article: Article
    url: str
    fetched: datetime
    validators: Validators = NONE_GIVEN
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed was read: it lists ``entries`` articles, ``due`` of which are fetched now."""

    feed: str
    entries: int
    due: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page was read, and is kept in mind as read once the next outcome is asked for."""

    page: FetchedPage


@dataclass(frozen=True, slots=True)
class NotModified:
    """A feed (``feed`` is ``url``) or a page is as it was when it was last read."""

    url: str
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A page is no article, or a feed was not asked this time; ``reason`` is one plain line."""

    url: str
    reason: str
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A feed (``feed`` is ``url``) or a page could not be read; ``reason`` is one plain line.

    It names the cause and the next step, not the address. ``retryable`` says that the next update
    asks again; else it is left alone until the feed says that the page changed.
    """

    url: str
    reason: str
    retryable: bool
    feed: str | None = None


Outcome = FeedRead | Fetched | NotModified | Skipped | Failed


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a feed has fared; times are aware UTC, None for never.

    ``failures`` counts those since the last success, the first at ``failing_since``, the last for
    ``reason``. ``not_before`` is when the server wants to be asked again.
    """

    url: str
    checked: datetime | None = None
    succeeded: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    reason: str | None = None
    not_before: datetime | None = None
