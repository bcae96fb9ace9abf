"""Versions of an index side by side, one of them published by a pointer.

DIR/current           the name of the published version, replaced in one step
DIR/build.lock        held by a running build, together with build.holder, which says whose
DIR/versions/000007/  a version, complete and never changed again
DIR/versions/.staged-000008/  what a build is writing; left by one that was killed, cleared
                              by the next
"""

import fcntl
import json
import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexCorruptError, IndexLockedError, IndexWriteError, NoIndexError
from index.manifest import MANIFEST

_STAGED = ".staged-"


@dataclass(frozen=True, slots=True)
class Lease:
    """A version that will not be pruned until it is closed."""

    folder: Path
    _file: int

    def close(self) -> None:
        """Let go; call once."""
        os.close(self._file)


class Versions:
    """The versions under one index folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._versions = folder / "versions"
        self._pointer = folder / "current"
        self._new_pointer = folder / "current.new"

    def published(self) -> Path:
        """The folder of the published version.

        Raises:
            NoIndexError: if there is none.
            IndexCorruptError: if the pointer does not hold a version's name.
        """
        try:
            name = self._pointer.read_bytes()
        except OSError as error:
            raise NoIndexError(
                f"no index in {self.folder}; run `talks index build`, or give its folder by --index"
            ) from error
        if not re.fullmatch(rb"\d{6,}\n", name):
            names = ", ".join(self.names()) or "none"
            raise IndexCorruptError(
                f"{self._pointer} does not name a version; write one of those there ({names}) "
                "into it, or delete it and run `talks index build`"
            )
        return self._versions / name.decode().strip()

    def lease(self) -> Lease:
        """The published version, kept from being pruned; each lease must be closed.

        Raises:
            NoIndexError: if there is none.
            IndexCorruptError: if its manifest cannot be opened.
        """
        while True:
            folder = self.published()
            try:
                file = os.open(folder / MANIFEST, os.O_RDONLY)
            except OSError as error:
                if folder == self.published():
                    raise IndexCorruptError(
                        f"{folder / MANIFEST} cannot be opened ({error.strerror}); "
                        "run `talks index build --full`"
                    ) from error
                continue  # pruned between reading the pointer and opening: read it again
            fcntl.flock(file, fcntl.LOCK_SH)
            if (folder / MANIFEST).exists():
                return Lease(folder, file)
            os.close(file)  # pruned between opening and locking

    def names(self) -> list[str]:
        """The names of all complete versions, oldest first."""
        if not self._versions.is_dir():
            return []
        return sorted(
            path.name
            for path in self._versions.iterdir()
            if not path.name.startswith(".") and (path / MANIFEST).is_file()
        )

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other builds out while the block runs; a killed process lets go by itself.

        Raises:
            IndexLockedError: at once, saying who holds it.
            IndexWriteError: if the folder cannot be written.
        """
        holder = self.folder / "build.holder"
        lock = FileLock(self.folder / "build.lock")
        try:
            self._versions.mkdir(parents=True, exist_ok=True)
            lock.acquire(blocking=False)
        except Timeout as error:
            raise IndexLockedError(
                f"{self.folder} is being built by {_read_holder(holder)}; wait for it to end"
            ) from error
        except OSError as error:
            raise IndexWriteError(
                f"{self.folder} cannot be written ({error.strerror}); "
                "choose another folder by --index or index.dir"
            ) from error
        try:
            with suppress(OSError):  # on a full disk pruning must still work
                _write_holder(holder)
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def stage(self) -> Path:
        """An empty folder for the next version; call with the lock held.

        What builds that were killed left behind is cleared.
        """
        self.clear_staged()
        names = [folder.name for folder in self._versions.iterdir()]
        last = max((int(name) for name in names if name.isdecimal()), default=0)
        staged = self._versions / f"{_STAGED}{last + 1:06d}"
        staged.mkdir()
        return staged

    def clear_staged(self) -> None:
        """Remove what builds that did not end have left behind; call with the lock held.

        That is every folder that is not a complete version, and any newer than the published one,
        which itself stays, damaged or not.
        """
        self._new_pointer.unlink(missing_ok=True)
        try:
            published = self.published()
        except (NoIndexError, IndexCorruptError):
            published = None
        for folder in self._versions.iterdir():
            complete = not folder.name.startswith(_STAGED) and (folder / MANIFEST).is_file()
            newer = published is not None and folder.name > published.name
            if folder != published and (newer or not complete):
                shutil.rmtree(folder, ignore_errors=True)

    def publish(self, staged: Path) -> Path:
        """Make a staged version the published one, in one step; call with the lock held.

        Everything is on the disk before the pointer moves, so a crash leaves one or the other.
        """
        for path in sorted(staged.rglob("*")):
            _sync(path)
        _sync(staged)
        version = self._versions / staged.name.removeprefix(_STAGED)
        staged.rename(version)
        _sync(self._versions)
        self._new_pointer.write_text(version.name + "\n", encoding="utf-8")
        _sync(self._new_pointer)
        self._new_pointer.replace(self._pointer)
        _sync(self.folder)
        return version

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` versions; call with the lock held.

        The published version and those that a reader has open stay. The names of those removed,
        oldest first.
        """
        removed = []
        for name in self.names()[:-keep]:
            folder = self._versions / name
            if folder == self.published():
                continue
            file = os.open(folder / MANIFEST, os.O_RDONLY)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            else:
                (folder / MANIFEST).unlink()  # first, so that nobody opens what is going
                shutil.rmtree(folder)
                removed.append(name)
            finally:
                os.close(file)
        return removed


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write_holder(path: Path) -> None:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    record = {"pid": os.getpid(), "host": socket.gethostname(), "since": started}
    path.write_text(json.dumps(record), encoding="utf-8")


def _read_holder(path: Path) -> str:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return f"process {record['pid']} on {record['host']} since {record['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
