"""Which files an index was built from: one that looks as it did then is not read anew."""

import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    changed INTEGER NOT NULL, inode INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
# A file that was written after we read it has another time, unless that was so soon after it was
# written before that its file system tells no difference: two seconds on the coarsest.
_COARSEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """How a file looks without reading it: if one of these differs, so may its words.

    Size in bytes; times of writing and of any change, in nanoseconds; the inode.
    """

    size: int
    modified: int
    changed: int
    inode: int

    @property
    def settled(self) -> bool:
        """Whether a change from now on would show."""
        return time.time_ns() - max(self.modified, self.changed) > _COARSEST


def look(path: Path) -> Look | None:
    """How a file looks now; None if it cannot be looked at."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return Look(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class FileTable:
    """The files that were read whole, in the file that a `Store` holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def looks(self) -> dict[str, Look]:
        """How each file looked when it was read, by its path."""
        rows = self._connection.execute("SELECT path, size, modified, changed, inode FROM files")
        return {path: Look(*numbers) for path, *numbers in rows}

    def ids(self) -> dict[str, list[str]]:
        """The articles that stand in each file, by its path."""
        found: dict[str, list[str]] = {}
        rows = self._connection.execute(
            "SELECT origin, id FROM articles WHERE origin IN (SELECT path FROM files)"
        )
        for path, article_id in rows:
            found.setdefault(path, []).append(article_id)
        return found

    def put(self, looks: Mapping[str, Look]) -> None:
        """Note how files looked, by path, before they were read, in place of all noted before."""
        before = self.looks()
        self._remove(before.keys() - looks.keys())
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (
                (path, look.size, look.modified, look.changed, look.inode)
                for path, look in looks.items()
                if before.get(path) != look
            ),
        )

    def _remove(self, paths: Iterable[str]) -> None:
        self._connection.executemany(
            "DELETE FROM files WHERE path = ?", ((path,) for path in paths)
        )
