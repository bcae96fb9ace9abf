"""What the bot posts of its own accord: each statement at most once in a channel, whatever happens.

A post is claimed in the state file before it is sent. If the program ends in between, or Discord
does not say what became of it, the claim stays, so that it may be lost but is never sent twice.
Only what Discord surely refused is given back.
"""

import secrets
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.discord.state import State

SCHEMA = """
CREATE TABLE IF NOT EXISTS posts (
    nonce TEXT PRIMARY KEY,    -- by which Discord knows the message
    channel INTEGER NOT NULL,
    guild INTEGER,             -- NULL for a direct message
    claimed INTEGER NOT NULL,  -- seconds since 1970
    sent INTEGER NOT NULL      -- 0 until Discord has said that it has it
) STRICT;
CREATE TABLE IF NOT EXISTS told (
    channel INTEGER NOT NULL,
    sum TEXT NOT NULL,         -- by which the words of a statement are known again
    guild INTEGER,
    post TEXT,                 -- nonce of the post that it is in, NULL where it was passed over
    seen INTEGER NOT NULL,     -- seconds since 1970
    PRIMARY KEY (channel, sum)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS told_in_post ON told (post);
CREATE INDEX IF NOT EXISTS told_in_guild ON told (guild);
"""
_POSTS = timedelta(days=30)  # kept for whoever looks what became of them
_PASSED = timedelta(days=60)  # longer than anything is new


@dataclass(frozen=True, slots=True)
class Post:
    """One message to be sent to a channel, and the sums of the statements in it.

    ``nonce`` is what Discord takes one message alone for, sent again within some minutes.
    """

    channel_id: int
    guild_id: int | None
    sums: tuple[str, ...]
    nonce: str = field(default_factory=lambda: secrets.token_hex(12))


class Outbox:
    """Which statements each channel was told, or will never be; ``clock`` tells aware UTC."""

    def __init__(
        self, state: State, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._state = state
        self._clock = clock

    async def known(self, channel_id: int) -> frozenset[str]:
        """The sums of what a channel was told, or was passed over for it."""
        rows = await self._state.run(
            lambda db: db.execute(
                "SELECT sum FROM told WHERE channel = ?", (channel_id,)
            ).fetchall()
        )
        return frozenset(each for (each,) in rows)

    async def posted_since(self, channel_id: int, moment: datetime) -> int:
        """How many posts to a channel were claimed then or later."""
        values = (channel_id, int(moment.timestamp()))
        (count,) = await self._state.run(
            lambda db: db.execute(
                "SELECT count(*) FROM posts WHERE channel = ? AND claimed >= ?", values
            ).fetchone()
        )
        return int(count)

    async def claim(self, post: Post, passed_over: Collection[str] = ()) -> bool:
        """Claim a post before it is sent, and note what is not to come later; all or nothing.

        Returns:
            Whether it is to be sent: not if any of its statements was claimed by another.
        """
        now = self._now()
        claimed = await self._state.run(lambda db: _claim(db, post, passed_over, now))
        # A commit may still be in the system's memory alone, and the post is not to outlive it.
        await self._state.run(lambda db: db.execute("PRAGMA wal_checkpoint(FULL)").fetchall())
        return claimed

    async def sent(self, post: Post) -> None:
        """Discord has it."""
        await self._state.run(
            lambda db: db.execute("UPDATE posts SET sent = 1 WHERE nonce = ?", (post.nonce,))
        )

    async def give_back(self, post: Post) -> None:
        """Discord has surely refused it, so that its statements may be posted later."""
        await self._state.run(lambda db: _give_back(db, post.nonce))

    async def forget_server(self, guild_id: int) -> None:
        """Remove all that belongs to a server, which the bot has left."""
        await self._state.run(lambda db: _forget(db, guild_id))

    async def forget_direct(self, channel_id: int) -> None:
        """Remove all that belongs to the direct messages with somebody."""
        await self._state.run(lambda db: _forget_direct(db, channel_id))

    async def prune(self) -> None:
        """Remove what is too old to be asked for; what was posted is never told again."""
        now = self._now()
        await self._state.run(lambda db: _prune(db, now))

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _claim(db: sqlite3.Connection, post: Post, passed_over: Collection[str], now: int) -> bool:
    db.execute(
        "INSERT INTO posts VALUES (?, ?, ?, ?, 0)",
        (post.nonce, post.channel_id, post.guild_id, now),
    )
    sums = list(dict.fromkeys(post.sums))
    db.executemany(
        "INSERT INTO told VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET post = excluded.post, seen = excluded.seen WHERE post IS NULL",
        [(post.channel_id, each, post.guild_id, post.nonce, now) for each in sums],
    )
    (own,) = db.execute("SELECT count(*) FROM told WHERE post = ?", (post.nonce,)).fetchone()
    if own != len(sums):
        _give_back(db, post.nonce)
        return False
    db.executemany(
        "INSERT INTO told VALUES (?, ?, ?, NULL, ?) ON CONFLICT DO NOTHING",
        [(post.channel_id, each, post.guild_id, now) for each in passed_over],
    )
    return True


def _give_back(db: sqlite3.Connection, nonce: str) -> None:
    db.execute("DELETE FROM told WHERE post = ?", (nonce,))
    db.execute("DELETE FROM posts WHERE nonce = ?", (nonce,))


def _forget(db: sqlite3.Connection, guild_id: int) -> None:
    db.execute("DELETE FROM told WHERE guild = ?", (guild_id,))
    db.execute("DELETE FROM posts WHERE guild = ?", (guild_id,))


def _forget_direct(db: sqlite3.Connection, channel_id: int) -> None:
    db.execute("DELETE FROM told WHERE channel = ? AND guild IS NULL", (channel_id,))
    db.execute("DELETE FROM posts WHERE channel = ? AND guild IS NULL", (channel_id,))


def _prune(db: sqlite3.Connection, now: int) -> None:
    db.execute("DELETE FROM posts WHERE claimed < ?", (now - int(_POSTS.total_seconds()),))
    db.execute(
        "DELETE FROM told WHERE post IS NULL AND seen < ?",
        (now - int(_PASSED.total_seconds()),),
    )
