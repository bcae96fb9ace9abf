"""What is known of feeds and pages from one update to the next, in one SQLite file.

A page that a feed lists stands here as due before the feed counts as read, and until what came of
it is kept: so a crash at any moment costs at most that a page is asked for again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from corpus.fetch.errors import FetchStateError
from corpus.fetch.models import NONE_GIVEN, FeedEntry, FeedHealth, Validators

_FILE, _LOCK = ".fetch.sqlite", ".fetch.lock"  # readers of a corpus pass over such names

_ASKED_FOR = timedelta(days=7)  # after a page was listed; corrections come soon or never
_ASKED_EVERY = timedelta(days=1)  # once it was read, if its feed does not say when it changes
_MOST_CRASHES = 3  # of ours over a page, after which it is left alone

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, checked TEXT, succeeded TEXT,
    failing_since TEXT, failures INTEGER NOT NULL DEFAULT 0, reason TEXT, not_before TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY, feed TEXT NOT NULL, title TEXT, published TEXT,
    updated TEXT, listed TEXT NOT NULL, due INTEGER NOT NULL DEFAULT 1,
    crashes INTEGER NOT NULL DEFAULT 0, asked TEXT, etag TEXT, last_modified TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS pages_of_feed ON pages (feed, due);
"""

# A page is due again when its feed says that it changed later than the feed had said before.
_LIST = """
INSERT INTO pages (url, feed, title, published, updated, listed) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET
    feed = excluded.feed, title = coalesce(excluded.title, title),
    published = coalesce(excluded.published, published),
    due = max(due, coalesce(excluded.updated > coalesce(updated, ''), 0)),
    listed = iif(excluded.updated > coalesce(updated, ''), excluded.listed, listed),
    updated = max(coalesce(excluded.updated, updated), coalesce(updated, excluded.updated))
"""

_DUE = """
SELECT url, title, published, updated, etag, last_modified FROM pages
WHERE feed = ? AND listed > ? AND crashes < ?
    AND (due OR (asked < ? AND (updated IS NULL OR updated IS published)))
ORDER BY coalesce(published, updated, listed) DESC, url
"""


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page to be asked for, and what to ask with."""

    entry: FeedEntry
    validators: Validators


def read_health(folder: Path) -> list[FeedHealth]:
    """How each feed has fared that was ever asked for, by address; makes nothing in the folder.

    Raises:
        FetchStateError: if what is there cannot be read.
    """
    if not (folder / _FILE).exists():
        return []
    with FetchState(folder) as state:
        return state.health()


class FetchState:
    """The memory of fetching in a corpus folder; used by one thread at a time, and closed.

    Any process may read it while another updates. All times are aware UTC.

    Raises:
        FetchStateError: if the file cannot be opened; the methods too, if it cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._telling():
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                folder / _FILE, isolation_level=None, check_same_thread=False, timeout=30
            )
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._db.executescript(_TABLES)
            except sqlite3.Error:
                self._db.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def updating(self) -> Iterator[None]:
        """Be the one who updates.

        Raises:
            FetchStateError: if another process, or another thread of this one, does.
        """
        lock = FileLock(self._folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise FetchStateError(
                f"{self._folder} is being updated already; wait until that has ended"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def validators(self, feed: str) -> Validators:
        """What to ask for a feed with."""
        rows = self._rows("SELECT etag, last_modified FROM feeds WHERE url = ?", feed)
        return Validators(*rows[0]) if rows else NONE_GIVEN

    def health(self) -> list[FeedHealth]:
        """How each feed has fared that was ever asked for, by address."""
        rows = self._rows(
            "SELECT url, checked, succeeded, failing_since, failures, reason, not_before"
            " FROM feeds ORDER BY url"
        )
        return [
            FeedHealth(
                url, _time(checked), _time(succeeded), _time(since), failures, why, _time(no)
            )
            for url, checked, succeeded, since, failures, why, no in rows
        ]

    def feed_read(
        self, feed: str, now: datetime, validators: Validators, entries: Iterable[FeedEntry]
    ) -> None:
        """Note that a feed was read, and make the pages due that are new or changed."""
        listed = [
            (e.url, feed, e.title, _text(e.published), _text(e.updated), _text(now))
            for e in entries
        ]
        with self._telling(), self._transaction():
            self._db.executemany(_LIST, listed)
            self._succeeded(feed, now)
            self._db.execute(
                "UPDATE feeds SET etag = ?, last_modified = ? WHERE url = ?",
                (validators.etag, validators.last_modified, feed),
            )

    def feed_unchanged(self, feed: str, now: datetime) -> None:
        """Note that a feed answered that it is as it was."""
        with self._telling(), self._transaction():
            self._succeeded(feed, now)

    def feed_failed(
        self, feed: str, now: datetime, reason: str, not_before: datetime | None = None
    ) -> None:
        """Note that a feed could not be read, and when its server wants to be asked again."""
        with self._telling(), self._transaction():
            self._db.execute(
                "INSERT INTO feeds (url, checked, failing_since, failures, reason, not_before)"
                " VALUES (?1, ?2, ?2, 1, ?3, ?4) ON CONFLICT (url) DO UPDATE SET checked = ?2,"
                " failing_since = coalesce(failing_since, ?2), failures = failures + 1,"
                " reason = ?3, not_before = ?4",
                (feed, _text(now), reason, _text(not_before)),
            )

    def due(self, feed: str, now: datetime) -> list[DuePage]:
        """The pages of a feed to be asked for now, the newest first.

        Within a week from when they were listed, or listed as changed: those that were not read,
        and once a day those that were, if the feed does not say when they change.
        """
        rows = self._rows(
            _DUE, feed, _text(now - _ASKED_FOR), _MOST_CRASHES, _text(now - _ASKED_EVERY)
        )
        return [
            DuePage(
                FeedEntry(url, title, _time(published), _time(updated)),
                Validators(etag, modified),
            )
            for url, title, published, updated, etag, modified in rows
        ]

    def page_done(self, url: str, now: datetime, validators: Validators | None = None) -> None:
        """Note that a page needs nothing more until it changes; without validators, they stay."""
        given = validators or NONE_GIVEN
        self._rows(
            "UPDATE pages SET due = 0, asked = ?, etag = coalesce(?, etag),"
            " last_modified = coalesce(?, last_modified) WHERE url = ?",
            _text(now),
            given.etag,
            given.last_modified,
            url,
        )

    def page_crashed(self, url: str) -> None:
        """Note that a page raised what nobody expected, so that it does not end every update."""
        self._rows("UPDATE pages SET crashes = crashes + 1 WHERE url = ?", url)

    def _succeeded(self, feed: str, now: datetime) -> None:
        self._db.execute(
            "INSERT INTO feeds (url, checked, succeeded) VALUES (?1, ?2, ?2)"
            " ON CONFLICT (url) DO UPDATE SET checked = ?2, succeeded = ?2,"
            " failing_since = NULL, failures = 0, reason = NULL, not_before = NULL",
            (feed, _text(now)),
        )

    def _rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with self._telling():
            return self._db.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            remedy = (
                "make room or make the folder writable, and try again"
                if isinstance(error, sqlite3.OperationalError)
                else "move it away: articles stay, and feeds are read from their beginning"
            )
            raise FetchStateError(f"{self._folder / _FILE}: {error}; {remedy}") from error
        except OSError as error:
            raise FetchStateError(
                f"{self._folder}: {(error.strerror or str(error)).lower()}; make it writable"
            ) from error


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
