"""The bot's own SQLite file, read and written by one thread so that the event loop never waits."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.discord.errors import StateError

T = TypeVar("T")


class State:
    """One connection in a thread of its own; each job is one transaction."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread

    @classmethod
    async def open(cls, path: Path, schemas: Sequence[str]) -> "State":
        """Open the file, made if need be, and make the tables of ``schemas`` that are missing.

        Raises:
            StateError: if it cannot be opened, or is not SQLite's.
        """
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="state")
        loop = asyncio.get_running_loop()
        try:
            return cls(await loop.run_in_executor(thread, _open, path, schemas), thread)
        except (OSError, sqlite3.Error) as error:
            thread.shutdown(wait=False)
            raise StateError(
                f"{path} cannot be used as the bot's state file ({error}); "
                "name another by discord.state"
            ) from error

    async def run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Run a short job in the file's thread, in a transaction that an exception undoes.

        Raises:
            sqlite3.Error, or what the job raises.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, job)

    async def close(self) -> None:
        """Finish the jobs that wait, and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._connection.close)
        self._thread.shutdown(wait=False)

    def _run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        with self._connection:
            return job(self._connection)


def _open(path: Path, schemas: Sequence[str]) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    try:
        path.chmod(0o600)  # it says who asked what
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")  # what people have deleted is gone
        for schema in schemas:
            connection.executescript(schema)
    except BaseException:
        connection.close()
        raise
    return connection
