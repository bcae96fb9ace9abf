"""Feeds followed into a library: what is new in them is fetched, and kept at once."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from corpus.errors import UnkeepableError
from corpus.fetch.models import (
    Failed,
    FeedRead,
    FeedSource,
    Fetched,
    FetchedPage,
    NotModified,
    Skipped,
)
from corpus.fetch.state import FetchState
from corpus.fetch.update import update
from corpus.fetch.web import Web
from corpus.library.library import Library
from corpus.library.models import Outcome, Receipt
from corpus.models import Article


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that a feed brought and that differs from what was kept, if anything was."""

    article: Article
    outcome: Outcome


@dataclass(slots=True)
class FollowedFeed:
    """What an update brought of one feed.

    ``read`` says that the feed could be read, or is as it was. ``added``, ``changed`` and
    ``unchanged`` count articles; ``skipped`` and ``failed`` are pages, and the feed itself, each
    with the reason.
    """

    feed: FeedSource
    read: bool = False
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)


Told = Callable[[Kept | Skipped | Failed], None]


def follow(
    feeds: Sequence[FeedSource], library: Library, web: Web, hosts_at_once: int, told: Told
) -> list[FollowedFeed]:
    """Fetch and keep what is new in feeds; what came of each, in their order.

    Each article is kept before the next one is asked for, so that none is lost in a crash, and
    others can write to the library meanwhile. ``told`` hears of each that came, and of what did not
    and why.

    Raises:
        FetchStateError: if another update runs, or what is known of feeds cannot be used.
        LibraryError: if articles cannot be written; those before are kept.
    """
    followed = {feed.url: FollowedFeed(feed) for feed in feeds}
    with (
        FetchState(library.folder) as state,
        closing(update(feeds, state, web, hosts_at_once)) as outcomes,
    ):
        for outcome in outcomes:
            if isinstance(outcome, Fetched):
                _keep(outcome.page, followed[outcome.page.feed or ""], library, told)
            else:
                _count(outcome, followed[outcome.feed or ""], told)
    return list(followed.values())


def _count(
    outcome: FeedRead | NotModified | Skipped | Failed, of: FollowedFeed, told: Told
) -> None:
    match outcome:
        case FeedRead():
            of.read = True
        case NotModified(url, feed) if url == feed:
            of.read = True
        case NotModified():
            of.unchanged += 1
        case Skipped():
            of.skipped.append(outcome)
            told(outcome)
        case Failed():
            of.failed.append(outcome)
            told(outcome)


def _keep(page: FetchedPage, of: FollowedFeed, library: Library, told: Told) -> None:
    try:
        with library.writing() as writer:
            done = writer.keep(page.article, Receipt(page.fetched, page.url))
    except UnkeepableError as error:  # or it would keep out all that comes after it
        _count(Failed(page.url, str(error), retryable=False, feed=page.feed), of, told)
        return
    match done:
        case Outcome.ADDED:
            of.added += 1
        case Outcome.CHANGED:
            of.changed += 1
        case Outcome.UNCHANGED:
            of.unchanged += 1
            return
    told(Kept(page.article, done))
