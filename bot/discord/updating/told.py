"""Which servers were told of which feed that fails, so that none is told twice."""

import sqlite3
from collections.abc import Sequence

from bot.discord.state import State
from bot.feeds import FeedStanding

SCHEMA = """
CREATE TABLE IF NOT EXISTS told_failing (
    guild INTEGER NOT NULL,
    feed TEXT NOT NULL,
    since INTEGER NOT NULL,  -- seconds since 1970: when the failures began that it was told of
    PRIMARY KEY (guild, feed)
) STRICT, WITHOUT ROWID;
"""
_CLAIM = """
INSERT INTO told_failing VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET since = ?3 WHERE since != ?3
"""


class ToldFailing:
    """What servers were told of feeds."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def claim(self, guild_id: int, feeds: Sequence[FeedStanding]) -> list[FeedStanding]:
        """Those of failing feeds that a server is to be told of now: they count as told, until
        they have been well and fail again."""
        return await self._state.run(lambda db: [f for f in feeds if _claim(db, guild_id, f)])

    async def forget_server(self, guild_id: int) -> None:
        """Remove what a server was told, which the bot has left."""
        await self._state.run(
            lambda db: db.execute("DELETE FROM told_failing WHERE guild = ?", (guild_id,))
        )


def _claim(db: sqlite3.Connection, guild_id: int, feed: FeedStanding) -> bool:
    since = feed.health.failing_since
    if since is None:
        return False
    row = (guild_id, feed.health.url, int(since.timestamp()))
    return db.execute(_CLAIM, row).rowcount > 0
