"""How long the event loop is held up: the one figure that says whether it is free."""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger("talks.lag")

_EVERY = 0.05  # seconds between two measurements
_LOGGED_EVERY = 60.0
_KEPT = int(_LOGGED_EVERY / _EVERY)


@dataclass(frozen=True, slots=True)
class Lag:
    """Of the last minute, in seconds."""

    p50: float
    p99: float
    worst: float


class LoopLag:
    """Sleeps a little, again and again, and measures how much later than due it wakes."""

    def __init__(self, observe: Callable[[float], None]) -> None:
        """``observe`` is told of each measurement, in seconds."""
        self._observe = observe
        self._measured: deque[float] = deque(maxlen=_KEPT)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to measure."""
        self._task = asyncio.create_task(self._measure(), name="loop-lag")

    async def close(self) -> None:
        """Stop."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    @property
    def lag(self) -> Lag:
        """The lag of the last minute; zeros before the first measurement."""
        ordered = sorted(self._measured) or [0.0]
        last = len(ordered) - 1
        return Lag(ordered[last // 2], ordered[int(last * 0.99)], ordered[-1])

    async def _measure(self) -> None:
        logged = time.perf_counter()
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_EVERY)
            now = time.perf_counter()
            late = max(0.0, now - began - _EVERY)
            self._measured.append(late)
            self._observe(late)
            if now - logged >= _LOGGED_EVERY:
                logged = now
                lag = self.lag
                log.info(
                    "loop lag",
                    extra={
                        "p50_ms": round(lag.p50 * 1000, 1),
                        "p99_ms": round(lag.p99 * 1000, 1),
                        "worst_ms": round(lag.worst * 1000, 1),
                    },
                )
