"""What the managers of each server have chosen, in the state file."""

import json
import sqlite3
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from bot.discord.digests.schedule import DigestSchedule, Every
from bot.discord.state import State

SCHEMA = """
CREATE TABLE IF NOT EXISTS servers (
    id INTEGER PRIMARY KEY,
    settings TEXT NOT NULL  -- JSON, a key for each field that is not at its default
) STRICT;
"""


class Replies(StrEnum):
    """Where an answer to a message in a channel goes."""

    PLACE = "place"
    """Under the question, in its channel."""
    THREAD = "thread"
    """Into a thread that the bot opens on the question."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The choices of one server; those of a direct message are the defaults.

    ``channels`` are the ids of the channels where the bot answers (their threads included), empty
    for all. ``user_per_minute`` is how many questions one user may ask, None for the operator's
    limit. ``window_days`` is how old articles may be where a question names no dates, None for any
    age. ``left_out`` are outlets that are not quoted. ``feedback`` says that a question may be kept
    with what people think of its answer. ``digest`` is when the digest is posted, None for never.
    """

    channels: tuple[int, ...] = ()
    replies: Replies = Replies.PLACE
    user_per_minute: int | None = None
    window_days: int | None = None
    left_out: tuple[str, ...] = ()
    feedback: bool = False
    digest: DigestSchedule | None = None


DEFAULT = ServerSettings()


class Servers:
    """The settings of all servers; those read once are kept in memory."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known: dict[int, ServerSettings] = {}

    async def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; the defaults for None, a direct message."""
        if guild_id is None:
            return DEFAULT
        if guild_id not in self._known:
            settings = await self._state.run(lambda db: _read(db, guild_id))
            self._known.setdefault(guild_id, settings)  # others may have been put meanwhile
        return self._known[guild_id]

    async def put(self, guild_id: int, settings: ServerSettings) -> None:
        """Keep the settings of a server."""
        await self._state.run(lambda db: _write(db, guild_id, settings))
        self._known[guild_id] = settings

    async def digests(self) -> dict[int, DigestSchedule]:
        """When each server that has a digest wants it, by the server's id."""
        rows = await self._state.run(
            lambda db: db.execute(
                "SELECT id FROM servers WHERE json_extract(settings, '$.digest') IS NOT NULL"
            ).fetchall()
        )
        chosen = [(guild_id, (await self.of(guild_id)).digest) for (guild_id,) in rows]
        return {guild_id: digest for guild_id, digest in chosen if digest}

    async def put_digest(self, guild_id: int, digest: DigestSchedule | None) -> None:
        """Keep when a server wants its digest, and its other settings as they are."""
        await self.put(guild_id, replace(await self.of(guild_id), digest=digest))

    async def forget(self, guild_id: int) -> None:
        """Remove the settings of a server, which the bot has left."""
        await self._state.run(
            lambda db: db.execute("DELETE FROM servers WHERE id = ?", (guild_id,))
        )
        self._known.pop(guild_id, None)


def _read(db: sqlite3.Connection, guild_id: int) -> ServerSettings:
    row = db.execute("SELECT settings FROM servers WHERE id = ?", (guild_id,)).fetchone()
    if row is None:
        return DEFAULT
    record = json.loads(row[0])
    known = {name: record[name] for name in asdict(DEFAULT) if name in record}
    for name in ("channels", "left_out"):
        if name in known:
            known[name] = tuple(known[name])
    if "replies" in known:
        known["replies"] = Replies(known["replies"])
    if known.get("digest"):
        digest = known["digest"]
        known["digest"] = DigestSchedule(**digest | {"every": Every(digest["every"])})
    return replace(DEFAULT, **known)


def _write(db: sqlite3.Connection, guild_id: int, settings: ServerSettings) -> None:
    default = asdict(DEFAULT)
    record = {name: value for name, value in asdict(settings).items() if value != default[name]}
    db.execute(
        "INSERT INTO servers VALUES (?1, ?2) ON CONFLICT DO UPDATE SET settings = ?2",
        (guild_id, json.dumps(record)),
    )
