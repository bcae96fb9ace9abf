"""All watches, in the state file."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from pydantic import TypeAdapter

from bot.discord.state import State
from bot.discord.watches.watch import Mark, Watch
from bot.watches import Head, Interest

SCHEMA = """
CREATE TABLE IF NOT EXISTS watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL,
    guild INTEGER,                 -- NULL for a direct message
    channel INTEGER NOT NULL,
    speaker TEXT, topic TEXT,      -- one of them at least
    run INTEGER, number INTEGER, looked INTEGER,  -- NULL before there was an index
    day INTEGER NOT NULL,          -- seconds since 1970, as the other moments
    not_before INTEGER NOT NULL, refusals INTEGER NOT NULL,
    found INTEGER NOT NULL, folded INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS watched_index (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    head TEXT NOT NULL  -- JSON of Head: the version looked at last
) STRICT;
"""
MOST_OF_PERSON = 10
"""Watches of one person by direct message."""
MOST_OF_SERVER = 25
"""Watches in all channels of one server."""

_HEAD = TypeAdapter(Head)
_Row = tuple[
    int, int, int | None, int, str | None, str | None,
    int | None, int | None, int | None, int, int, int, int, int,
]  # fmt: skip


class Added(Enum):
    """What became of a new watch."""

    ADDED = "added"
    THERE = "there"
    """The channel is told of the same already."""
    FULL = "full"
    """There are as many as there may be."""


@dataclass(frozen=True, slots=True)
class NewWatch:
    """A watch as it is asked for; ``guild_id`` is None for a direct message to the owner."""

    owner_id: int
    guild_id: int | None
    channel_id: int
    interest: Interest


class Watchlist:
    """The watches of all people and servers, and the version of the index looked at last."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def add(self, new: NewWatch, now: datetime) -> Added:
        """Watch from ``now`` on for what is not in the version looked at last."""
        return await self._state.run(lambda db: _add(db, new, int(now.timestamp())))

    async def all(self) -> list[Watch]:
        """All watches, in the order in which they were made."""
        return await self._state.run(_all)

    async def of(self, user_id: int, guild_id: int | None) -> list[Watch]:
        """Those by direct message to a person, then those in the channels of a server if one is
        given."""
        watches = await self.all()
        there = [] if guild_id is None else _of_server(watches, guild_id)
        return [*_direct(watches, user_id), *there]

    async def put(self, watches: Iterable[Watch]) -> None:
        """Note how watches go on; those removed meanwhile stay removed."""
        rows = [_values(watch) for watch in watches]
        await self._state.run(lambda db: _put(db, rows))

    async def remove(self, ids: Sequence[int]) -> None:
        """Remove watches."""
        await self._state.run(
            lambda db: db.executemany("DELETE FROM watches WHERE id = ?", [(n,) for n in ids])
        )

    async def head(self) -> Head | None:
        """The head of the version looked at last, None before the first."""
        row = await self._state.run(
            lambda db: db.execute("SELECT head FROM watched_index").fetchone()
        )
        return _HEAD.validate_json(row[0]) if row else None

    async def put_head(self, head: Head) -> None:
        """Note the head of the version that is looked at from now on."""
        record = _HEAD.dump_json(head).decode()
        await self._state.run(
            lambda db: db.execute("INSERT OR REPLACE INTO watched_index VALUES (1, ?)", (record,))
        )

    async def forget_server(self, guild_id: int) -> None:
        """Remove those of a server, which the bot has left."""
        await self._state.run(
            lambda db: db.execute("DELETE FROM watches WHERE guild = ?", (guild_id,))
        )

    async def forget_user(self, user_id: int) -> int:
        """Remove those that somebody made, by direct message and in channels; how many."""
        return await self._state.run(
            lambda db: db.execute("DELETE FROM watches WHERE owner = ?", (user_id,)).rowcount
        )


def _add(db: sqlite3.Connection, new: NewWatch, now: int) -> Added:
    watches = _all(db)
    in_channel = [watch for watch in watches if watch.channel_id == new.channel_id]
    if any(_folded(watch.interest) == _folded(new.interest) for watch in in_channel):
        return Added.THERE
    if new.guild_id is None:
        full = len(_direct(watches, new.owner_id)) >= MOST_OF_PERSON
    else:
        full = len(_of_server(watches, new.guild_id)) >= MOST_OF_SERVER
    if full:
        return Added.FULL
    row = db.execute("SELECT head FROM watched_index").fetchone()
    head = _HEAD.validate_json(row[0]) if row else None
    mark = (head.run, head.number, now) if head else (None, None, None)
    interest = (new.interest.speaker, new.interest.topic)
    db.execute(
        "INSERT INTO watches VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
        (new.owner_id, new.guild_id, new.channel_id, *interest, *mark, now, now),
    )
    return Added.ADDED


def _folded(interest: Interest) -> tuple[str, str]:
    return (interest.speaker or "").casefold(), (interest.topic or "").casefold()


def _direct(watches: Iterable[Watch], owner_id: int) -> list[Watch]:
    return [watch for watch in watches if watch.guild_id is None and watch.owner_id == owner_id]


def _of_server(watches: Iterable[Watch], guild_id: int) -> list[Watch]:
    return [watch for watch in watches if watch.guild_id == guild_id]


def _all(db: sqlite3.Connection) -> list[Watch]:
    return [_watch(row) for row in db.execute("SELECT * FROM watches ORDER BY id")]


def _put(db: sqlite3.Connection, rows: Sequence[tuple[int | None, ...]]) -> None:
    db.executemany(
        "UPDATE watches SET run = ?, number = ?, looked = ?, day = ?, not_before = ?, "
        "refusals = ?, found = ?, folded = ? WHERE id = ?",
        rows,
    )


def _watch(row: _Row) -> Watch:
    identity, owner, guild, channel, speaker, topic, run, number, looked, day, *rest = row
    not_before, refusals, found, folded = rest
    mark = None
    if run is not None and number is not None and looked is not None:
        mark = Mark(run, number, _moment(looked))
    return Watch(
        id=identity,
        owner_id=owner,
        guild_id=guild,
        channel_id=channel,
        interest=Interest(speaker, topic),
        mark=mark,
        day=_moment(day),
        not_before=_moment(not_before),
        refusals=refusals,
        found=found,
        folded=bool(folded),
    )


def _values(watch: Watch) -> tuple[int | None, ...]:
    mark = watch.mark
    return (
        *((mark.run, mark.number, _seconds(mark.looked)) if mark else (None, None, None)),
        *(_seconds(watch.day), _seconds(watch.not_before)),
        *(watch.refusals, watch.found, int(watch.folded), watch.id),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
