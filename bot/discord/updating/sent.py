"""Where answers stand on Discord, and all else that quotes, so that they can be corrected there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.discord.state import State

# What is deleted of what was shown goes from here with it.
SCHEMA = """
CREATE TABLE IF NOT EXISTS sent (
    key TEXT PRIMARY KEY,      -- of what was shown
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    -- what the message says is gone, as `bot.discord.shown.gone` numbers it: "0,2"; "?" while it
    -- is being changed
    corrected TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS sent_with_shown AFTER DELETE ON shown
BEGIN DELETE FROM sent WHERE key = OLD.key; END;
"""
_CHANGING = "?"
_RECENT = """
SELECT key, channel, message, corrected FROM sent JOIN shown USING (key)
WHERE created >= ? ORDER BY created DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """A message that quotes; ``corrected`` is what it says is gone, as `bot.discord.shown.gone`
    numbers it, None if that is not known, since the program ended or Discord failed while it was
    changed."""

    key: str
    channel_id: int
    message_id: int
    corrected: tuple[int, ...] | None


class SentAnswers:
    """Where messages stand (opened with `SCHEMA`, after that of `bot.discord.kept`)."""

    def __init__(
        self, state: State, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._state = state
        self._clock = clock

    async def put(self, key: str, channel_id: int, message_id: int) -> None:
        """Note where what is kept under a key stands."""
        row = (key, channel_id, message_id)
        await self._state.run(
            lambda db: db.execute("INSERT OR REPLACE INTO sent VALUES (?, ?, ?, '')", row)
        )

    async def recent(self, age: timedelta, most: int) -> list[SentAnswer]:
        """The newest messages, none older than ``age`` and so many at most."""
        oldest = int((self._clock() - age).timestamp())
        rows = await self._state.run(lambda db: db.execute(_RECENT, (oldest, most)).fetchall())
        return [
            SentAnswer(key, channel, message, _gone(told)) for key, channel, message, told in rows
        ]

    async def put_corrected(self, key: str, gone: tuple[int, ...] | None) -> None:
        """Note what a message says is gone; None before it is changed."""
        row = (_CHANGING if gone is None else ",".join(map(str, gone)), key)
        await self._state.run(
            lambda db: db.execute("UPDATE sent SET corrected = ? WHERE key = ?", row)
        )

    async def forget(self, key: str) -> None:
        """Remove a message that is gone, or that the bot may not reach."""
        await self._state.run(lambda db: db.execute("DELETE FROM sent WHERE key = ?", (key,)))


def _gone(told: str) -> tuple[int, ...] | None:
    return None if told == _CHANGING else tuple(map(int, filter(None, told.split(","))))
