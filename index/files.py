"""Which files an index was built from: one that looks as it did then is not read anew."""

import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

SCHEMA = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    changed INTEGER NOT NULL, inode INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
# A file that was written after we read it has another time, unless that was so soon after it was
# written before that its file system tells no difference: two seconds on the coarsest.
_COARSEST = 2_000_000_000


Look = tuple[int, int, int, int]
"""How a file looks without reading it: if one of these differs, so may its words. Size in bytes;
times of writing and of any change, in nanoseconds; the inode. (There are 100,000s of them.)"""


def look(path: str) -> Look | None:
    """How a file looks now; None if it cannot be looked at."""
    try:
        found = os.stat(path)  # noqa: PTH116 - no Path for each of 100,000s of files
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def settled(found: Look) -> bool:
    """Whether a change of a file that looks so would show from now on."""
    _, modified, changed, _ = found
    return time.time_ns() - max(modified, changed) > _COARSEST


class FileTable:
    """The files that were read whole, in the file that a `Store` holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def looks(self) -> dict[str, Look]:
        """How each file looked when it was read, by its path."""
        rows = self._connection.execute("SELECT path, size, modified, changed, inode FROM files")
        return {
            path: (size, modified, changed, inode) for path, size, modified, changed, inode in rows
        }

    def put(self, looks: Mapping[str, Look]) -> None:
        """Note how files looked before they were read, by path."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            ((path, *look) for path, look in looks.items()),
        )

    def forget(self, paths: Iterable[str]) -> None:
        """Take out files by path; those not there are ignored."""
        self._connection.executemany(
            "DELETE FROM files WHERE path = ?", ((path,) for path in paths)
        )


class KnownFiles:
    """Which files of a corpus look as they did when a store's articles were read from them."""

    def __init__(self, table: FileTable, origins: Mapping[str, str | None]) -> None:
        """``origins`` are the files that the store's articles were read from, as it has them."""
        self._table = table
        self._before = table.looks()
        self._ids = {path: tuple(ids) for path, ids in groupby(origins, key=origins.__getitem__)}
        self._same: set[str] = set()
        self._others: dict[str, Look] = {}

    def ids(self, path: str) -> Sequence[str] | None:
        """The ids of the articles of a file, None if it is not known to be as it was."""
        found = look(path)
        if found is None:
            return None
        if not _is_utf8(path):  # of which the store can note nothing
            return None
        if self._before.get(path) == found:
            self._same.add(path)
            return self._ids.get(path)
        self._others[path] = found
        return None

    def keep(self, failed: Collection[str]) -> None:
        """Note all that was asked for, but for files of which not all could be read."""
        self._table.forget((self._before.keys() - self._same) | set(failed))
        self._table.put(
            {
                path: found
                for path, found in self._others.items()
                if settled(found) and path not in failed
            }
        )


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
