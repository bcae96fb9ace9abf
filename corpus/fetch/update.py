"""An update: all feeds are asked what is new, and the new pages read."""

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from corpus.fetch.by_host import ByHost, Done
from corpus.fetch.errors import FetchError, NotAnArticleError, TransientError
from corpus.fetch.feeds import FeedContents, read_feed
from corpus.fetch.http import FEED, Reply
from corpus.fetch.models import (
    Failed,
    FeedRead,
    FeedSource,
    Fetched,
    FetchedPage,
    NotModified,
    Outcome,
    Skipped,
    Validators,
)
from corpus.fetch.pages import read_page
from corpus.fetch.state import DuePage, FetchState
from corpus.fetch.urls import host_of, normal_url, root_of
from corpus.fetch.web import Web

_DOWN = 3  # failures in a row after which a host is left in peace until the next update
_LONGEST = timedelta(days=1)  # that a server may keep us from asking again


@dataclass(frozen=True, slots=True)
class _Feed:
    feed: FeedSource
    url: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class _Page:
    feed: FeedSource
    due: DuePage


_Job = _Feed | _Page
_Result = FeedContents | FetchedPage | None


def update(
    feeds: Sequence[FeedSource], state: FetchState, web: Web, hosts_at_once: int
) -> Generator[Outcome, None, None]:
    """Read the feeds and the pages that are new in them; yield what comes of each.

    A page counts as read once the outcome after its own is asked for: whoever keeps articles keeps
    each before asking on, and none is lost in a crash. The generator may be closed at any time.

    Raises:
        FetchStateError: if another update runs, or the state cannot be read or written.
    """

    def work(job: _Job) -> _Result:
        return _work(web, job)

    with state.updating(), ByHost(work, hosts_at_once) as jobs:
        yield from _Update(state, web, jobs).run(feeds)


def _work(web: Web, job: _Job) -> _Result:
    """Read a feed or a page, in a thread; None if it is as it was."""
    if isinstance(job, _Page):
        return read_page(web, job.due.entry, job.due.validators, job.feed)
    reply = web.get(job.url, FEED, job.validators)
    return None if reply is None else read_feed(reply, lambda url: _whole(web, url))


def _whole(web: Web, url: str) -> Reply:
    reply = web.get(url, FEED)
    if reply is None:  # pragma: no cover - nothing was given to ask with
        raise AssertionError(url)
    return reply


class _Update:
    def __init__(self, state: FetchState, web: Web, jobs: ByHost[_Job, _Result]) -> None:
        self._state, self._clock, self._jobs = state, web.clock, jobs
        self._failures: Counter[str] = Counter()  # in a row, by host

    def run(self, feeds: Sequence[FeedSource]) -> Iterator[Outcome]:
        waits = {health.url: health.not_before for health in self._state.health()}
        for feed in feeds:
            until = waits.get(feed.url)
            if until and until > self._clock.now():
                yield Skipped(
                    feed.url,
                    f"its server wants to be left alone until {until:%Y-%m-%d %H:%M} UTC; a later "
                    "update asks again",
                    feed.url,
                )
                continue
            try:
                url = normal_url(feed.url)
            except FetchError as error:
                yield self._failed(feed, error)
                continue
            self._jobs.add(host_of(url), _Feed(feed, url, self._state.validators(feed.url)))
        for done in self._jobs.results():
            match done.job:
                case _Feed() as job:
                    yield from self._feed(job, done.result)
                case _Page() as job:
                    yield from self._page(job, done.result)
            yield from self._give_up(done)

    def _feed(self, job: _Feed, result: _Result | Exception) -> Iterator[Outcome]:
        feed, now = job.feed, self._clock.now()
        match result:
            case FeedContents(entries, validators):
                self._state.feed_read(feed.url, now, validators, entries)
                due = self._plan(feed)
                yield FeedRead(feed.url, len(entries), due)
            case None:
                self._state.feed_unchanged(feed.url, now)
                self._plan(feed)
                yield NotModified(feed.url, feed.url)
            case FetchError() as error:
                yield self._failed(feed, error)
            case Exception() as error:
                self._state.feed_failed(feed.url, now, "an unexpected error")
                raise error

    def _plan(self, feed: FeedSource) -> int:
        """Have the due pages of a feed read; how many they are."""
        due = self._state.due(feed.url, self._clock.now())
        for page in due:
            self._jobs.add(host_of(page.entry.url), _Page(feed, page))
        return len(due)

    def _page(self, job: _Page, result: _Result | Exception) -> Iterator[Outcome]:
        feed, url = job.feed.url, job.due.entry.url
        match result:
            case FetchedPage() as page:
                yield Fetched(page)
                self._state.page_done(url, self._clock.now(), page.validators)
            case None:
                yield NotModified(url, feed)
                self._state.page_done(url, self._clock.now())
            case NotAnArticleError() as error:
                yield Skipped(url, str(error), feed)
                self._state.page_done(url, self._clock.now())
            case FetchError(retryable=False) as error:
                yield Failed(url, str(error), retryable=False, feed=feed)
                self._state.page_done(url, self._clock.now())
            case FetchError() as error:
                yield Failed(url, str(error), retryable=True, feed=feed)
            case Exception() as error:
                self._state.page_crashed(url)
                raise error

    def _failed(self, feed: FeedSource, error: FetchError) -> Failed:
        """Note the failure of a feed, with the wait that its server asks for."""
        now = self._clock.now()
        until = now + min(_wait(error), _LONGEST) if _wait(error) else None
        self._state.feed_failed(feed.url, now, str(error), until)
        return Failed(feed.url, str(error), error.retryable, feed.url)

    def _give_up(self, done: Done[_Job, _Result]) -> Iterator[Outcome]:
        """Drop what waits for a host that fails again and again, or wants to be left alone."""
        error = done.result
        if not isinstance(error, FetchError) or (
            error.reached and not isinstance(error, TransientError)
        ):
            self._failures[done.host] = 0
            return
        self._failures[done.host] += 1
        if self._failures[done.host] < _DOWN and not _wait(error):
            return
        dropped = self._jobs.drop(done.host)
        for job in dropped:
            if isinstance(job, _Feed):
                yield self._failed(job.feed, error)
        pages = [job for job in dropped if isinstance(job, _Page)]
        for feed, count in Counter(job.feed.url for job in pages).items():
            yield Skipped(
                root_of(pages[0].due.entry.url),
                f"{count} more of its pages wait for the next update, since {error.cause}",
                feed,
            )


def _wait(error: FetchError) -> timedelta:
    """How long the server wants to be left alone."""
    return timedelta(seconds=(error.wait or 0) if isinstance(error, TransientError) else 0)
