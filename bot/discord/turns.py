"""Work of a burst begun bit by bit, so that the event loop gets to everything else in between."""

import asyncio


class Turns:
    """Lets one of those who wait go on in each pass of the event loop, first come first."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()

    async def take(self) -> None:
        """Wait for a turn."""
        async with self._lock:
            await asyncio.sleep(0)
