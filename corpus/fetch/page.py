"""From a reply to the article in it, or the reason why there is none."""

from datetime import datetime, timedelta

from corpus.errors import ReadError
from corpus.fetch.errors import NotAnArticleError
from corpus.fetch.http import Reply
from corpus.fetch.models import FeedEntry
from corpus.fetch.no_article import why_no_article
from corpus.fetch.urls import canonical_url, host_of
from corpus.models import Article
from corpus.readers.decode import decode
from corpus.readers.html import parse_page
from corpus.readers.record import build_article, parse_published


def read_article(
    reply: Reply, entry: FeedEntry | None = None, source: str | None = None
) -> Article:
    """The article of a page, as a saved page is read.

    What the page does not say, ``entry``, from the feed that lists it, does. ``source`` is the
    outlet's name whatever the page says; where neither tells it is the host's.

    Raises:
        NotAnArticleError: if it is none.
    """
    try:
        html = decode(reply.body, reply.url, html=True, charset=reply.charset)
        page = parse_page(html, reply.url)
    except ReadError as error:
        raise NotAnArticleError(f"{error.reason}; check in a browser what is there") from error
    if reason := why_no_article(html, page):
        raise NotAnArticleError(reason)
    url = canonical_url(page.url, reply.url)
    published = _published(page.published, entry.published if entry else None)
    fields = {
        "title": page.title or (entry.title if entry else None),
        "source": source or page.source or host_of(url),
        "url": url,
        "author": page.author,
        "published": published.isoformat() if published else None,
        "language": page.language,
    }
    try:
        return build_article(fields, text=page.text, path=reply.url, fallback=url)
    except ValueError as error:
        raise NotAnArticleError(f"{error}; check in a browser what is there") from error


def _published(stated: str | None, listed: datetime | None) -> datetime | None:
    """When it was published: as the page states, with the feed's hour if it states a day alone."""
    try:
        found = parse_published(stated)
    except ValueError:
        found = None
    if found is None or listed is None:
        return found or listed
    only_day = found.hour == found.minute == found.second == 0
    return listed if only_day and abs(listed - found) < timedelta(days=2) else found
