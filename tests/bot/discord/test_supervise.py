"""Connecting again, and giving up where only the operator can help."""

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.discord.client import TalksBot
from bot.discord.errors import RefusedIntentsError, TokenError
from bot.discord.supervise import stay_connected
from bot.discord.token import Token

TOKEN = Token("a.b.c")


def closed(code: int) -> discord.ConnectionClosed:
    socket: Any = SimpleNamespace(close_code=code)
    return discord.ConnectionClosed(socket, shard_id=0, code=code)


class Connections:
    """A bot a connection, each of which ends as it is told; None is a client that was closed."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.slept: list[float] = []

    def new(self) -> TalksBot:
        return cast("TalksBot", self)

    async def __aenter__(self) -> "Connections":
        return self

    async def __aexit__(self, *_: object) -> None:
        """Closed already."""

    async def start(self, token: str) -> None:
        assert token == TOKEN.value
        if end := self.ends.pop(0):
            raise end

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.mark.parametrize(
    "end",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        discord.GatewayNotFound(),  # type: ignore[no-untyped-call]
        closed(4011),
        AttributeError("'NoneType' object has no attribute 'sequence'"),
        RecursionError(),
    ],
    ids=lambda end: type(end).__name__,
)
async def test_what_discord_py_does_not_outlive_is_waited_out(end: Exception) -> None:
    connections = Connections(end, end, end, None)
    await stay_connected(connections.new, TOKEN, connections.sleep)
    assert len(connections.slept) == 3
    assert 0 < connections.slept[0] < connections.slept[1] < connections.slept[2]


async def test_waits_grow_no_longer_than_two_minutes_and_a_half() -> None:
    connections = Connections(*[OSError()] * 20, None)
    await stay_connected(connections.new, TOKEN, connections.sleep)
    assert max(connections.slept) <= 150


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (discord.LoginFailure(), TokenError),
        (closed(4004), TokenError),
        (closed(4014), RefusedIntentsError),
        (discord.PrivilegedIntentsRequired(0), RefusedIntentsError),
    ],
)
async def test_what_only_the_operator_can_mend_ends_it(
    end: Exception, expected: type[Exception]
) -> None:
    connections = Connections(end)
    with pytest.raises(expected):
        await stay_connected(connections.new, TOKEN, connections.sleep)
    assert connections.slept == []
