"""Updates over a real connection: what is new is read once, whatever goes wrong in between."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from corpus.fetch.errors import FetchStateError
from corpus.fetch.models import (
    Failed,
    FeedRead,
    FeedSource,
    Fetched,
    NotModified,
    Outcome,
    Skipped,
)
from corpus.fetch.page import read_article
from corpus.fetch.pages import fetch_page
from corpus.fetch.state import FetchState
from corpus.fetch.update import update
from corpus.fetch.web import Web
from tests.corpus.fetch.conftest import MakeWeb, PatientClock
from tests.corpus.fetch.pages import NO_ARTICLES, SENTENCES, page
from tests.web.answers import gzip_bomb, in_turn, redirect, serve, status, truncated, versioned
from tests.web.server import Answer, WebServer

RSS = "application/rss+xml"
DAY = timedelta(days=1).total_seconds()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[FetchState]:
    with FetchState(tmp_path) as opened:
        yield opened


def rss(*links: str) -> str:
    items = "".join(f"<item><title>At {n}</title><link>{n}</link></item>" for n in links)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


def article(number: int) -> Answer:
    return serve(page(f"This is part {number}.", *SENTENCES))


def publish(server: WebServer, count: int, feed: str = "/feed", prefix: str = "/a") -> FeedSource:
    """A feed of so many articles, at their addresses."""
    paths = [f"{prefix}{n}" for n in range(count)]
    server.answers[feed] = serve(rss(*paths), RSS)
    for number, path in enumerate(paths):
        server.answers[path] = article(number)
    return FeedSource(server.url(feed))


def run(feeds: Sequence[FeedSource], state: FetchState, web: Web, hosts: int = 2) -> list[Outcome]:
    return list(update(feeds, state, web, hosts))


def fetched(outcomes: Sequence[Outcome]) -> list[str]:
    return sorted(o.page.url.rpartition("/")[2] for o in outcomes if isinstance(o, Fetched))


def test_what_is_new_is_read_once(server: WebServer, state: FetchState, web: Web) -> None:
    feed = publish(server, 3)
    outcomes = run([feed], state, web)
    assert outcomes[0] == FeedRead(feed.url, entries=3, due=3)
    assert fetched(outcomes) == ["a0", "a1", "a2"]
    first = next(o.page for o in outcomes if isinstance(o, Fetched))
    assert first.feed == feed.url
    assert first.fetched == web.clock.now()
    assert first.article.source == "The Velmora Courier"
    assert run([feed], state, web) == [FeedRead(feed.url, entries=3, due=0)]
    publish(server, 4)
    assert fetched(run([feed], state, web)) == ["a3"]


def test_nothing_new_is_not_sent_again(
    server: WebServer, state: FetchState, web: Web, clock: PatientClock
) -> None:
    feed = publish(server, 1)
    server.answers["/feed"] = versioned(rss("/a0"), '"1"', RSS)
    server.answers["/a0"] = versioned(page(*SENTENCES), '"a0"')
    assert fetched(run([feed], state, web)) == ["a0"]
    assert run([feed], state, web) == [NotModified(feed.url, feed.url)]
    clock.at += 2 * DAY  # a page whose feed does not say when it changes is asked for again
    assert run([feed], state, web) == [
        NotModified(feed.url, feed.url),
        NotModified(server.url("/a0"), feed.url),
    ]
    server.answers["/a0"] = versioned(page("A correction.", *SENTENCES), '"a0, corrected"')
    clock.at += 2 * DAY
    (again,) = (o.page for o in run([feed], state, web) if isinstance(o, Fetched))
    assert again.article.text.startswith("A correction.")


def test_what_is_no_article_is_told_and_left(
    server: WebServer, state: FetchState, web: Web
) -> None:
    feed = publish(server, 1)
    server.answers["/a0"] = serve(NO_ARTICLES["a cookie wall"][0])
    (_, skipped) = run([feed], state, web)
    assert skipped == Skipped(
        server.url("/a0"),
        "a cookie wall stands in place of the article; open it in a browser; if the article is "
        "there, save the page and add the file",
        feed.url,
    )
    assert run([feed], state, web)[1:] == []


@pytest.mark.parametrize(
    ("answer", "retryable"),
    [
        (status(404), False),
        (gzip_bomb(5), False),
        (redirect("http://10.0.0.5/"), True),
        (truncated(page(*SENTENCES)), True),
        (status(503), True),
    ],
)
def test_a_page_that_fails_does_not_stop_the_others(
    server: WebServer, state: FetchState, web: Web, answer: Answer, retryable: bool
) -> None:
    feed = publish(server, 3)
    server.answers["/a1"] = answer
    outcomes = run([feed], state, web)
    assert fetched(outcomes) == ["a0", "a2"]
    (failed,) = (o for o in outcomes if isinstance(o, Failed))
    assert (failed.url, failed.feed) == (server.url("/a1"), feed.url)
    assert failed.retryable == retryable
    server.answers["/a1"] = article(1)
    assert fetched(run([feed], state, web)) == (["a1"] if retryable else [])


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (serve("<html><body>Hello"), "it is a web page, not a feed; give the address of a feed"),
        (status(404), "nothing is there (404); check the address"),
        (status(500), "the server answers 500 Internal Server Error; the next update asks again"),
        (redirect("/feed"), "it redirects in a circle; check the address"),
    ],
)
def test_a_feed_that_fails_does_not_stop_the_others(
    server: WebServer, state: FetchState, web: Web, answer: Answer, reason: str
) -> None:
    good = publish(server, 1, "/good")
    bad = FeedSource(server.url("/feed"))
    server.answers["/feed"] = in_turn(answer)
    nonsense = FeedSource("gopher://courier.example/")
    outcomes = run([bad, nonsense, good], state, web)
    assert fetched(outcomes) == ["a0"]
    failures = {o.url: o.reason for o in outcomes if isinstance(o, Failed)}
    assert failures[bad.url] == reason
    assert failures[nonsense.url].startswith("'gopher://courier.example/' is no address of the web")
    health = {h.url: h for h in state.health()}
    assert (health[bad.url].failures, health[bad.url].reason) == (1, reason)
    assert health[good.url].failures == 0
    assert health[good.url].succeeded is not None


def test_a_server_that_wants_to_be_left_alone_is(
    server: WebServer, state: FetchState, web: Web, clock: PatientClock
) -> None:
    feed = publish(server, 1)
    good = server.answers["/feed"]
    server.answers["/feed"] = status(429, Retry_After="3600")
    (failed,) = run([feed], state, web)
    assert isinstance(failed, Failed)
    asked = len(server.asked)
    clock.at += 1800
    (skipped,) = run([feed], state, web)
    assert skipped == Skipped(
        feed.url,
        "its server wants to be left alone until 2025-04-21 10:00 UTC; a later update asks again",
        feed.url,
    )
    assert len(server.asked) == asked
    server.answers["/feed"] = good
    clock.at += 1800
    assert fetched(run([feed], state, web)) == ["a0"]


def test_a_host_that_fails_again_and_again_is_left_until_the_next_update(
    server: WebServer, state: FetchState, web: Web
) -> None:
    feed = publish(server, 20)
    for n in range(20):
        server.answers[f"/a{n}"] = status(502)
    outcomes = run([feed], state, web)
    failed = [o for o in outcomes if isinstance(o, Failed)]
    assert 3 <= len(failed) <= 4  # one may be under way when the third has failed
    (skipped,) = (o for o in outcomes if isinstance(o, Skipped))
    assert skipped.url == server.url("/")
    assert skipped.reason == (
        "16 more of its pages wait for the next update, since the server answers 502 Bad Gateway"
    )
    publish(server, 20)
    assert len(fetched(run([feed], state, web))) == 20


def test_feeds_of_a_host_that_is_down_are_all_told(
    server: WebServer, state: FetchState, web: Web
) -> None:
    feeds = [FeedSource(f"http://courier.example:1029/{n}") for n in range(6)]
    outcomes = run(feeds, state, web)
    failed = sorted(o.url for o in outcomes if isinstance(o, Failed))
    assert failed == [feed.url for feed in feeds]
    assert {health.failures for health in state.health()} == {1}


def test_pages_on_other_hosts_are_read(server: WebServer, state: FetchState, web: Web) -> None:
    links = [server.url("/a0", f"outlet{n}.example") for n in range(5)]
    server.answers["/a0"] = article(0)
    server.answers["/feed"] = serve(rss(*links), RSS)
    outcomes = run([FeedSource(server.url("/feed"), "Wire")], state, web, hosts=3)
    pages = [o.page for o in outcomes if isinstance(o, Fetched)]
    assert sorted(p.article.url or "" for p in pages) == sorted(links)
    assert {p.article.source for p in pages} == {"Wire"}


def test_only_one_update_at_a_time(server: WebServer, state: FetchState, web: Web) -> None:
    feed = publish(server, 2)
    first = update([feed], state, web, 1)
    next(first)
    with pytest.raises(FetchStateError, match="is being updated already"):
        run([feed], state, web)
    first.close()
    assert fetched(run([feed], state, web)) == ["a0", "a1"]


def test_a_crash_at_any_moment_loses_nothing(
    server: WebServer, tmp_path: Path, make_web: MakeWeb
) -> None:
    """Whoever keeps articles falls at random moments, before or after it has kept one."""
    feed = publish(server, 12)
    server.answers["/feed"] = versioned(rss(*(f"/a{n}" for n in range(12))), '"1"', RSS)
    chance, kept = random.Random(7), list[str]()
    for _ in range(200):
        with FetchState(tmp_path) as state:
            outcomes = update([feed], state, make_web(), 2)
            for outcome in outcomes:
                if chance.random() < 0.3:
                    break
                if isinstance(outcome, Fetched):
                    kept.append(outcome.page.url)
                if chance.random() < 0.3:
                    break
            else:
                break
            outcomes.close()
    assert set(kept) == {server.url(f"/a{n}") for n in range(12)}


def test_what_nobody_expected_does_not_end_every_update(
    server: WebServer, state: FetchState, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(reply: object, *rest: object) -> object:
        if getattr(reply, "url", "").endswith("/a1"):
            raise ZeroDivisionError
        return read_article(reply, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("corpus.fetch.pages.read_article", broken)
    feed = publish(server, 3)
    kept: set[str] = set()
    for _ in range(3):
        outcomes = update([feed], state, web, 1)
        with pytest.raises(ZeroDivisionError):
            kept.update(url for outcome in outcomes for url in fetched([outcome]))
    assert fetched(run([feed], state, web)) + sorted(kept) == ["a2", "a0"]


def test_one_page_that_somebody_names(server: WebServer, web: Web) -> None:
    server.answers["/a0"] = article(0)
    server.answers["/feed"] = serve(rss("/a0"), RSS)
    server.answers["/wall"] = serve(NO_ARTICLES["a check"][0])
    got = fetch_page(web, server.url("/a0?utm_source=mail"))
    assert isinstance(got, Fetched)
    assert got.page.url == got.page.article.url == server.url("/a0")
    assert got.page.feed is None
    assert isinstance(fetch_page(web, server.url("/wall")), Skipped)
    failed = fetch_page(web, server.url("/feed"))
    assert isinstance(failed, Failed)
    assert failed.reason == (
        "it is application/rss+xml, not a web page; give the address of an article; feeds stand "
        "under [[feeds]] in the configuration"
    )
    assert fetch_page(web, "talks") == Failed(
        "talks", "'talks' is no address of the web (http, https); check the address", False
    )
