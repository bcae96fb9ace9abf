"""When feeds fail for long, and that each server is told of it once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.discord.render.failing import render_failing
from bot.discord.state import State
from bot.discord.updating.failing import fails_long
from bot.discord.updating.told import ToldFailing
from bot.feeds import FeedStanding
from corpus.fetch.models import FeedHealth
from tests.bot.discord.showing import check_limits

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def feed(since: timedelta | None, checked: timedelta | None, name: str = "Bee") -> FeedStanding:
    """A feed that fails since, and was last asked, so long after noon."""
    health = FeedHealth(
        "https://b.example/rss",
        checked=NOON + checked if checked is not None else None,
        failing_since=NOON + since if since is not None else None,
        failures=int(since is not None),
        reason="the server answers 503 Service Unavailable; the next update asks again " * 5,
    )
    return FeedStanding(name, health)


@pytest.mark.parametrize(
    ("since", "checked", "long"),
    [(0, 24, True), (0, 23, False), (24, 24, False), (None, 24, False), (None, None, False)],
)
def test_a_feed_fails_long_if_it_was_asked_again_a_day_later(
    since: int | None, checked: int | None, long: bool
) -> None:
    began, asked = (None if each is None else timedelta(hours=each) for each in (since, checked))
    assert fails_long(feed(began, asked)) == long


async def test_each_server_is_told_once_each_time(state: State) -> None:
    told = ToldFailing(state)
    first, well = feed(timedelta(0), timedelta(days=1)), feed(None, timedelta(days=1))
    assert await told.claim(9, [first, well]) == [first]
    assert await told.claim(9, [first]) == []
    assert await told.claim(10, [first]) == [first]
    later = feed(timedelta(days=3), timedelta(days=4))
    assert await told.claim(9, [later]) == [later]
    await told.forget_server(10)
    assert await told.claim(10, [first]) == [first]


def test_what_is_said_is_within_the_limits() -> None:
    many = [feed(timedelta(0), timedelta(days=1), "**Bee** " * 40)] * 50
    reply = render_failing(many)
    check_limits(reply)
    assert "and 42 more" in reply.content
    assert "**" not in reply.content
