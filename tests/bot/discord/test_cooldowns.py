"""How much may be asked, and how long somebody who asks too much has to wait."""

import pytest

from bot.discord.cooldowns import Asker, Cooldowns, Limits
from bot.discord.errors import BusyServerError, CooldownError
from tests.bot.discord.clock import Stopwatch

ANA, BEN = Asker(1, 10, 100), Asker(2, 10, 100)


def cooldowns(clock: Stopwatch, user: int = 2, channel: int = 9, server: int = 9) -> Cooldowns:
    return Cooldowns(Limits(user, channel, server, server_at_once=2), clock)


def test_seconds_left_are_said_and_pass() -> None:
    clock = Stopwatch()
    counted = cooldowns(clock)
    counted.check(ANA)
    clock.now += 10
    counted.check(ANA)
    clock.now += 5.5
    with pytest.raises(CooldownError, match="for you; ask again in 45 seconds") as error:
        counted.check(ANA)
    assert error.value.seconds == 45
    counted.check(BEN)
    clock.now += 45
    counted.check(ANA)


@pytest.mark.parametrize(
    ("limits", "other", "whose"),
    [
        ({"channel": 1}, Asker(2, 10, 100), "this channel"),
        ({"server": 1}, Asker(2, 11, 100), "this server"),
    ],
)
def test_channels_and_servers_are_counted_too(
    limits: dict[str, int], other: Asker, whose: str
) -> None:
    counted = cooldowns(Stopwatch(), **limits)
    counted.check(ANA)
    with pytest.raises(CooldownError, match=whose):
        counted.check(other)


def test_what_is_refused_is_not_counted() -> None:
    clock = Stopwatch()
    counted = cooldowns(clock, user=1, channel=2)
    counted.check(ANA)
    for _ in range(5):
        with pytest.raises(CooldownError):
            counted.check(ANA)
    counted.check(BEN)


def test_a_server_may_have_a_limit_of_its_own() -> None:
    counted = cooldowns(Stopwatch(), user=1)
    for _ in range(3):
        counted.check(ANA, user_per_minute=3)
    with pytest.raises(CooldownError, match="for you"):
        counted.check(ANA, user_per_minute=3)
    counted.check(Asker(1, 12, None))  # elsewhere the operator's holds


def test_one_who_asks_when_many_do_is_counted_too() -> None:
    counted = cooldowns(Stopwatch(), user=1)
    for number in range(5_001):  # each with a bucket of the channel, too
        counted.check(Asker(number, number, None))
    latest = Asker(9_999, 9_999, None)
    counted.check(latest)
    with pytest.raises(CooldownError):
        counted.check(latest)
    assert counted._many > 10_000  # not looked through again at once


def test_direct_messages_are_no_servers() -> None:
    counted = cooldowns(Stopwatch(), server=1)
    counted.check(Asker(1, 10, None))
    counted.check(Asker(2, 11, None))


def test_places_of_a_server_are_given_back() -> None:
    counted = cooldowns(Stopwatch())
    with counted.slot(100), counted.slot(100):
        with pytest.raises(BusyServerError, match="2 questions"), counted.slot(100):
            pass
        with counted.slot(200), counted.slot(None), counted.slot(None), counted.slot(None):
            pass
    with pytest.raises(KeyError), counted.slot(100):
        raise KeyError
    with counted.slot(100), counted.slot(100):
        pass
