"""One page, from its address to the article."""

from corpus.fetch.errors import FetchError, NotAnArticleError
from corpus.fetch.http import PAGE
from corpus.fetch.models import (
    NONE_GIVEN,
    Failed,
    FeedEntry,
    FeedSource,
    Fetched,
    FetchedPage,
    Skipped,
    Validators,
)
from corpus.fetch.page import read_article
from corpus.fetch.urls import normal_url
from corpus.fetch.web import Web


def read_page(
    web: Web,
    entry: FeedEntry,
    validators: Validators = NONE_GIVEN,
    feed: FeedSource | None = None,
) -> FetchedPage | None:
    """The article at an entry's address; None if it is as it was when ``validators`` were given.

    ``feed`` lists the entry.

    Raises:
        FetchError: if the page cannot be read.
        NotAnArticleError: if it holds no article.
    """
    reply = web.get(entry.url, PAGE, validators)
    if reply is None:
        return None
    return FetchedPage(
        article=read_article(reply, entry, feed.source if feed else None),
        url=entry.url,
        fetched=web.clock.now(),
        validators=reply.validators,
        feed=feed.url if feed else None,
    )


def fetch_page(web: Web, url: str) -> Fetched | Skipped | Failed:
    """Read the article at an address that somebody names."""
    try:
        page = read_page(web, FeedEntry(normal_url(url)))
    except FetchError as error:
        return Failed(url, str(error), error.retryable)
    except NotAnArticleError as error:
        return Skipped(url, str(error))
    if page is None:  # pragma: no cover - nothing was given to ask with
        raise AssertionError(url)
    return Fetched(page)
