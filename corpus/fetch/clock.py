"""The time, and waiting for it: the only door to either, so that tests need not wait."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the time is, and a way to let some of it pass."""

    def now(self) -> datetime:
        """The time of day, aware UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment, never less than before."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let so many seconds pass, for this thread."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time of day, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment, never less than before."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let so many seconds pass, for this thread."""
        time.sleep(seconds)
