"""Time that passes when it is told to."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass
class Clock:
    """The present, in UTC; move it by ``now``."""

    now: datetime = datetime(2025, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Stopwatch:
    """Seconds that have passed; move it by ``now``."""

    now: float = 1000.0  # discord.py's cooldowns take 0 for no time at all

    def __call__(self) -> float:
        return self.now
