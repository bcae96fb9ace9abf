"""What a feed says of one article, in whichever format, made into an entry."""

from collections.abc import Iterable
from datetime import datetime
from html import unescape

from corpus.fetch.errors import FetchError
from corpus.fetch.models import FeedEntry
from corpus.fetch.urls import normal_url
from corpus.models import EARLIEST
from corpus.readers.record import parse_published

# As many as a news sitemap may have (https://developers.google.com/search/docs/crawling-indexing/
# sitemaps/news-sitemap); a feed has some dozens, a sitemap of all that a site ever had 50,000.
_MOST = 1000


def entry_of(
    link: object,
    base: str,
    *,
    title: object = None,
    published: datetime | None = None,
    updated: datetime | None = None,
) -> FeedEntry | None:
    """The entry of an article at ``link``, which may be relative to ``base``.

    None where that is no address of the web: an entry of a feed is not worth an error.
    """
    if not isinstance(link, str):
        return None
    try:
        url = normal_url(link, base)
    except FetchError:
        return None
    return FeedEntry(
        url=url,
        title=" ".join(unescape(title).split()) or None if isinstance(title, str) else None,
        published=published,
        updated=updated,
    )


def moment(value: object) -> datetime | None:
    """Aware UTC from a date or datetime as JSON Feed and sitemaps write it, None from any other."""
    if not isinstance(value, str):
        return None
    try:
        return parse_published(value.strip())
    except ValueError:
        return None


def newest(entries: Iterable[FeedEntry | None]) -> tuple[FeedEntry, ...]:
    """The 1,000 newest, newest first, each address once; those without a date come last."""
    once = {entry.url: entry for entry in entries if entry is not None}
    return tuple(sorted(once.values(), key=_when, reverse=True)[:_MOST])


def _when(entry: FeedEntry) -> datetime:
    return max(filter(None, (entry.published, entry.updated)), default=EARLIEST)
