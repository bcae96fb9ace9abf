"""What is being answered now, so that an end of the program can wait for it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.discord.errors import ClosingError


class Running:
    """Counts what runs; once `close` is called nothing new begins."""

    def __init__(self) -> None:
        self._count = 0
        self._closing = False
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Something runs while the block does.

        Raises:
            ClosingError: if the program is ending.
        """
        if self._closing:
            raise ClosingError
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._idle.set()

    async def close(self, seconds: float) -> bool:
        """Let nothing new begin; wait for what runs, so long at most. Whether all of it ended."""
        self._closing = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True
