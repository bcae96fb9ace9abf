"""What was shown, in the state file, so that buttons work after a restart and a new index.

No question is kept unless the server's settings allow feedback, which is worthless without it.
"""

import contextlib
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter, ValidationError

from bot.discord.shown import Shown
from bot.discord.state import State

SCHEMA = """
CREATE TABLE IF NOT EXISTS shown (
    key TEXT PRIMARY KEY,
    asker INTEGER NOT NULL,
    guild INTEGER,             -- NULL for a direct message
    created INTEGER NOT NULL,  -- seconds since 1970
    record TEXT NOT NULL,      -- JSON of Shown
    question TEXT              -- NULL unless feedback is allowed
) STRICT;
CREATE INDEX IF NOT EXISTS shown_to ON shown (asker);
CREATE INDEX IF NOT EXISTS shown_when ON shown (created);
CREATE TABLE IF NOT EXISTS feedback (
    key TEXT NOT NULL, user INTEGER NOT NULL, good INTEGER NOT NULL, created INTEGER NOT NULL,
    PRIMARY KEY (key, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS feedback_of ON feedback (user);
"""
_RECORD = TypeAdapter(Shown)
_LOAD = "SELECT key, asker, guild, created, record, question FROM shown WHERE key = ?"
_FEEDBACK = """
SELECT key, asker, guild, shown.created, record, question, user, good, feedback.created
FROM feedback JOIN shown USING (key)
WHERE question IS NOT NULL ORDER BY feedback.created, key, user
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something shown; ``question`` is None unless feedback on it is allowed."""

    key: str
    asker_id: int
    guild_id: int | None
    created: datetime
    shown: Shown
    question: str | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thinks of an answer."""

    kept: Kept
    user_id: int
    good: bool
    created: datetime


@dataclass(frozen=True, slots=True)
class AllFeedback:
    """What people think, oldest first; ``unreadable`` is how many more another version of the
    program has written."""

    readable: tuple[Feedback, ...]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much of somebody's was deleted."""

    answers: int
    feedback: int


class KeptAnswers:
    """The answers in the state file (opened with `SCHEMA`); no method holds up the event loop.

    Args:
        state: the file.
        clock: the present, aware.
    """

    def __init__(
        self, state: State, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._state = state
        self._clock = clock

    async def keep(
        self, shown: Shown, *, asker_id: int, guild_id: int | None, question: str | None = None
    ) -> Kept:
        """Keep what was shown to somebody, under a new key for the buttons.

        ``question`` is to be given only where the server's settings allow feedback.
        """
        key = secrets.token_urlsafe(9)
        record = _RECORD.dump_json(shown).decode()
        created = self._clock().replace(microsecond=0)
        row = (key, asker_id, guild_id, int(created.timestamp()), record, question)
        await self._state.run(
            lambda db: db.execute("INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?)", row)
        )
        return Kept(key, asker_id, guild_id, created, shown, question)

    async def load(self, key: str) -> Kept | None:
        """What is kept under a key, None for what is deleted or too old to be read."""
        row = await self._state.run(lambda db: db.execute(_LOAD, (key,)).fetchone())
        try:
            return _kept(row) if row else None
        except ValidationError:  # another version of the program has written it
            return None

    async def vote(self, key: str, user_id: int, *, good: bool) -> bool:
        """Note what somebody thinks of an answer, in place of what they thought before.

        Returns:
            Whether it was noted: not if the answer is kept no longer, or without its question.
        """
        return await self._state.run(lambda db: _vote(db, (key, user_id, good, self._now())))

    async def feedback(self) -> AllFeedback:
        """All feedback that has a question."""
        rows = await self._state.run(lambda db: db.execute(_FEEDBACK).fetchall())
        readable: list[Feedback] = []
        for *kept, user, good, created in rows:
            with contextlib.suppress(ValidationError):
                readable.append(Feedback(_kept(tuple(kept)), user, bool(good), _moment(created)))
        return AllFeedback(tuple(readable), len(rows) - len(readable))

    async def forget_questions(self, guild_id: int) -> None:
        """Delete the questions kept for a server, with what people thought of the answers."""
        await self._state.run(lambda db: _forget_questions(db, guild_id))

    async def forget_server(self, guild_id: int) -> None:
        """Delete what was shown on a server, with its questions and what people thought."""
        await self._state.run(lambda db: _forget_server(db, guild_id))

    async def forget_user(self, user_id: int) -> Deleted:
        """Delete what somebody was shown, and what they thought of any answer."""
        return await self._state.run(lambda db: _forget_user(db, user_id))

    async def prune(self, keep_days: int) -> int:
        """Delete what is older than that, feedback included; how many answers that were."""
        oldest = int((self._clock() - timedelta(days=keep_days)).timestamp())
        return await self._state.run(lambda db: _prune(db, oldest))

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _vote(db: sqlite3.Connection, row: tuple[str, int, bool, int]) -> bool:
    query = "SELECT 1 FROM shown WHERE key = ? AND question IS NOT NULL"
    if db.execute(query, row[:1]).fetchone() is None:
        return False
    db.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?)", row)
    return True


def _forget_questions(db: sqlite3.Connection, guild_id: int) -> None:
    db.execute(
        "DELETE FROM feedback WHERE key IN (SELECT key FROM shown WHERE guild = ?)", (guild_id,)
    )
    db.execute("UPDATE shown SET question = NULL WHERE guild = ?", (guild_id,))


def _forget_server(db: sqlite3.Connection, guild_id: int) -> None:
    db.execute("DELETE FROM shown WHERE guild = ?", (guild_id,))
    _drop_lone_feedback(db)


def _forget_user(db: sqlite3.Connection, user_id: int) -> Deleted:
    feedback = db.execute("DELETE FROM feedback WHERE user = ?", (user_id,)).rowcount
    answers = db.execute("DELETE FROM shown WHERE asker = ?", (user_id,)).rowcount
    _drop_lone_feedback(db)
    return Deleted(answers, feedback)


def _prune(db: sqlite3.Connection, oldest: int) -> int:
    pruned = db.execute("DELETE FROM shown WHERE created < ?", (oldest,)).rowcount
    _drop_lone_feedback(db)
    return pruned


def _drop_lone_feedback(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM feedback WHERE key NOT IN (SELECT key FROM shown)")


def _kept(row: tuple[str, int, int | None, int, str, str | None]) -> Kept:
    key, asker, guild, created, record, question = row
    return Kept(key, asker, guild, _moment(created), _RECORD.validate_json(record), question)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
