"""The end of the program waits for what runs."""

import asyncio

import pytest

from bot.discord.errors import ClosingError
from bot.discord.running import Running


async def test_the_end_waits_for_what_runs_and_lets_nothing_begin() -> None:
    running, go = Running(), asyncio.Event()

    async def answer() -> None:
        with running.one():
            await go.wait()

    answers = [asyncio.create_task(answer()) for _ in range(2)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(running.close(20))
    await asyncio.sleep(0)
    with pytest.raises(ClosingError), running.one():
        pass
    assert not closing.done()
    go.set()
    assert await closing
    await asyncio.gather(*answers)


async def test_what_fails_runs_no_longer() -> None:
    running = Running()
    with pytest.raises(KeyError), running.one():
        raise KeyError
    assert await running.close(20)


async def test_it_does_not_wait_for_ever() -> None:
    running = Running()
    with running.one():
        assert not await running.close(0.01)
