"""The folder in which articles are kept, each in a file of its own, with its older versions.

DIR/the-velmora-courier/2025-04-18-no-deal-3f0c2d1a9b8e7f60.md  an article
DIR/.history/3f0c2d1a9b8e7f60/0001.md                           what stood there before
DIR/.staged/                                                    what is being written
DIR/.lock                                                       held while something is
DIR/.written                                                    who wrote last

A corpus folder like any other: readers pass over names that begin with a dot.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import LibraryError, ReadError, UnkeepableError
from corpus.library.durable import make_folder, move_into_place, sync
from corpus.library.formats import JSONL, MARKDOWN, read_article, read_version, write_article
from corpus.library.models import Outcome, Receipt, Version
from corpus.library.names import article_key, file_stem, source_folder
from corpus.models import Article
from corpus.readers.decode import why

_HISTORY, _STAGED, _LOCK, _WRITTEN = ".history", ".staged", ".lock", ".written"
_WAIT = 30.0  # seconds for another process to have done; it keeps 100 articles in one
_KEY_LENGTH = 16
_KEPT = "what was kept is still there"
_IN_PART = "some of its versions may be deleted already"


@dataclass(frozen=True, slots=True)
class _Seen:
    """The files when one wrote last: until somebody else does (``mark`` is what it left in
    `_WRITTEN`), or moves files by hand (``changed``, by folder), they are not looked for again."""

    mark: str
    changed: dict[Path, int]
    files: dict[str, Path]


class Library:
    """The kept articles in one folder; any number of processes may read and write it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: _Seen | None = None

    def current(self, article_id: str) -> Version | None:
        """The article of an id as it is kept now, None if there is none.

        Raises:
            ReadError: if its file cannot be read.
        """
        path = self._files().get(article_key(article_id))
        return read_version(path) if path else None

    def older(self, article_id: str) -> list[Version]:
        """What stood in the article's place before, oldest first.

        Of an article that was removed, its last version is among them.

        Raises:
            ReadError: if one of the files cannot be read.
        """
        paths = _in_order(_history(self.folder, article_id))
        current = self._files().get(article_key(article_id))
        if paths and current and paths[-1].read_bytes() == current.read_bytes():
            paths.pop()  # a crash came between setting it aside and what was to follow
        return [read_version(path) for path in paths]

    def newest(self, article_id: str) -> Article | None:
        """The newest version of an article that can be read, be it removed; None if none is kept.

        Of one whose versions are all unreadable no more is known than its id.
        """
        paths = _in_order(_history(self.folder, article_id))
        if current := self._files().get(article_key(article_id)):
            paths.append(current)
        read = (read_article(path) for path in reversed(paths))
        readable = next((found for found in read if isinstance(found, Article)), None)
        return readable or (Article(article_id, "") if paths else None)

    def paths(self) -> list[Path]:
        """The files of all articles, in order."""
        return sorted(self._files().values())

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """Change the folder; others that would wait meanwhile.

        Raises:
            LibraryError: if the folder cannot be written, or another process does not end.
        """
        lock = FileLock(self.folder / _LOCK, timeout=_WAIT)
        try:
            make_folder(self.folder / _STAGED)
            lock.acquire()
        except Timeout as error:
            raise LibraryError(
                f"{self.folder} is being written by another process; try again when it has ended"
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error
        try:
            last, self._last = self._last, None
            try:
                files = self._files_to_write(last)
                mark = self._mark()
            except OSError as error:
                raise self._unwritable(error) from error
            yield Writer(self.folder, files)
            self._last = _Seen(mark, self._changed(), files)
        finally:
            lock.release()

    def _unwritable(self, error: OSError) -> LibraryError:
        return LibraryError(
            f"{self.folder}: articles cannot be kept there ({why(error)}); make it writable, "
            "or name another folder first in corpus.paths or by --corpus"
        )

    def _files_to_write(self, last: _Seen | None) -> dict[str, Path]:
        """The files of all articles; ``last`` is how this one left them."""
        written = self.folder / _WRITTEN
        ours = last and written.exists() and written.read_text(errors="replace") == last.mark
        if last and ours and last.changed == self._changed():
            return last.files
        self._end_what_a_crash_left()
        return self._files()

    def _mark(self) -> str:
        """Leave word that one writes, which is no other's."""
        mark = secrets.token_hex(8)
        (self.folder / _WRITTEN).write_text(mark)
        return mark

    def _changed(self) -> dict[Path, int]:
        """When files came to each folder of articles, or went from it."""
        return {path: path.stat().st_mtime_ns for path in self.folder.glob("[!.]*")}

    def _end_what_a_crash_left(self) -> None:
        """Of an article in both formats, take away the file that is an older version already."""
        for jsonl in self.folder.glob(f"[!.]*/[!.]*{JSONL}"):
            markdown = jsonl.with_suffix(MARKDOWN)
            if markdown.exists():
                versions = _in_order(self.folder / _HISTORY / jsonl.stem[-_KEY_LENGTH:])
                last = versions[-1].read_bytes() if versions else None
                for path in (jsonl, markdown):
                    if path.read_bytes() == last:
                        path.unlink()

    def _files(self) -> dict[str, Path]:
        """The file of each article, by its key; in which folder it stands makes no difference."""
        found: dict[str, Path] = {}
        for path in sorted(self.folder.glob("[!.]*/[!.]*")):
            key = path.stem[-_KEY_LENGTH:]
            if path.suffix in {MARKDOWN, JSONL} and article_key(key) == key:
                found[key] = path
        return found


class Writer:
    """Keeps and removes articles, each in one step: a crash leaves what was there or what is new.

    Made by `Library.writing`, which holds the lock.
    """

    def __init__(self, folder: Path, files: dict[str, Path]) -> None:
        self._folder = folder
        self._files = files

    def keep(self, article: Article, receipt: Receipt) -> Outcome:
        """Keep an article in place of the one of its id, which goes to the older versions.

        Raises:
            LibraryError: if it cannot be written.
            UnkeepableError: if no file would give it back as it is.
        """
        before = self._file(article.id)
        if before is not None and _told(read_article(before)) == _told(article):
            return Outcome.UNCHANGED
        with self._telling(article.id):
            stem, folder = file_stem(article), self._folder / source_folder(article)
            if before is not None:  # one file for all its life, whatever its title becomes
                stem, folder = before.stem, before.parent
                self._set_aside(before, article.id)
            staged = write_article(article, receipt, self._folder / _STAGED, stem)
            target = folder / staged.name
            make_folder(folder)
            move_into_place(staged, target)
            if before is not None and before != target:  # Markdown could not hold the new words
                before.unlink()
                sync(folder)
        self._files[article_key(article.id)] = target
        return Outcome.ADDED if before is None else Outcome.CHANGED

    def remove(self, article_id: str) -> Path | None:
        """Take an article away; the folder of its versions, or None if there is no such article.

        Raises:
            LibraryError: if the folder cannot be written.
        """
        path = self._file(article_id)
        if path is None:
            return None
        with self._telling(article_id):
            self._set_aside(path, article_id)
            path.unlink()
            sync(path.parent)
        del self._files[article_key(article_id)]
        return _history(self._folder, article_id)

    def delete(self, article_id: str) -> None:
        """Take an article away with all its older versions, so that none of its words are left.

        The article goes last: after a crash it is still there to be deleted.

        Raises:
            LibraryError: if the folder cannot be written; a part of it may be deleted then.
        """
        path, key = self._file(article_id), article_key(article_id)
        with self._telling(article_id, _IN_PART):
            for staged in (self._folder / _STAGED).glob(f"*{key}.*"):
                staged.unlink()  # by a crash
            history = _history(self._folder, article_id)
            if history.exists():
                shutil.rmtree(history)
                sync(history.parent)
            if path is not None:
                path.unlink()
                sync(path.parent)
        self._files.pop(key, None)

    def _file(self, article_id: str) -> Path | None:
        """The file that an article stands in."""
        path = self._files.get(article_key(article_id))
        if path is None or not path.exists():
            return None
        there = read_article(path)
        if isinstance(there, Article) and there.id != article_id:
            raise UnkeepableError(
                f"{path} is where {article_id!r} would stand, but holds {there.id!r}; rename it"
            )
        return path

    def _set_aside(self, path: Path, article_id: str) -> None:
        """Copy a file to the older versions, unless it is the last of them already."""
        folder = _history(self._folder, article_id)
        versions = _in_order(folder)
        if versions and versions[-1].read_bytes() == path.read_bytes():
            return  # a crash came between copying it and what was to follow
        number = int(versions[-1].stem) + 1 if versions else 1
        make_folder(folder)
        staged = self._folder / _STAGED / path.name
        shutil.copyfile(path, staged)
        move_into_place(staged, folder / f"{number:04d}{path.suffix}")

    @contextmanager
    def _telling(self, article_id: str, left: str = _KEPT) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise LibraryError(
                f"{self._folder}: article {article_id!r} cannot be written ({why(error)}); make "
                f"room or make the folder writable, and try again; {left}"
            ) from error


def _history(folder: Path, article_id: str) -> Path:
    """Where the older versions of an article are."""
    return folder / _HISTORY / article_key(article_id)


def _in_order(history: Path) -> list[Path]:
    """The files of older versions, oldest first."""
    paths = [path for path in history.glob("[0-9]*") if path.stem.isdecimal()]
    return sorted(paths, key=lambda path: int(path.stem))


def _told(article: Article | ReadError) -> Article | None:
    """What an article says, wherever it was read."""
    return replace(article, origin=None) if isinstance(article, Article) else None
