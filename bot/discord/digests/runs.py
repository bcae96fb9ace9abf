"""When each channel had its last digest, and what keeps it from the next."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.discord.state import State

SCHEMA = """
CREATE TABLE IF NOT EXISTS digest_runs (
    channel INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL,
    due INTEGER NOT NULL,  -- seconds since 1970: the last time that one was due and looked for
    refused INTEGER NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class DigestRun:
    """The last digest of a channel, or that there was nothing to post: when that was ``due``.

    ``refused`` says that Discord did not let the bot write there, which the server was told of.
    """

    due: datetime
    refused: bool = False


class DigestRuns:
    """The last digests of all channels."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def last(self) -> dict[int, DigestRun]:
        """The last one of each channel that ever had one, by the channel's id."""
        rows = await self._state.run(
            lambda db: db.execute("SELECT channel, due, refused FROM digest_runs").fetchall()
        )
        return {
            channel: DigestRun(datetime.fromtimestamp(due, UTC), bool(refused))
            for channel, due, refused in rows
        }

    async def put(self, channel_id: int, guild_id: int, run: DigestRun) -> None:
        """Note the last one of a channel."""
        values = (channel_id, guild_id, int(run.due.timestamp()), int(run.refused))
        await self._state.run(lambda db: _put(db, values))

    async def forget_server(self, guild_id: int) -> None:
        """Remove those of a server, which the bot has left."""
        await self._state.run(
            lambda db: db.execute("DELETE FROM digest_runs WHERE guild = ?", (guild_id,))
        )


def _put(db: sqlite3.Connection, values: tuple[int, int, int, int]) -> None:
    db.execute(
        "INSERT INTO digest_runs VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT DO UPDATE SET guild = ?2, due = ?3, refused = ?4",
        values,
    )
