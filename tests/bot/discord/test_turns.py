"""Turns: one goes on at a time, and others have theirs in between."""

import asyncio

from bot.discord.turns import Turns


async def test_what_else_is_due_comes_in_between() -> None:
    turns = Turns()
    begun: list[int] = []
    passes = 0

    async def begin(number: int) -> None:
        await turns.take()
        begun.append(number)

    waiting = asyncio.gather(*map(begin, range(20)))
    while not waiting.done():
        before = len(begun)
        await asyncio.sleep(0)
        passes += 1
        assert len(begun) - before <= 1
    assert begun == list(range(20))
    assert passes >= 20
