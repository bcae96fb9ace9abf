"""A corpus read as a stream of articles, with an account of what was not read."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.files import CorpusFile, find_files
from corpus.models import Article
from corpus.readers import READERS, Record, reader_for
from corpus.readers.decode import why

Known = Callable[[str], Sequence[str] | None]
"""Given a file's path, the ids of its articles if it is known to be as it was, else None."""
OnProgress = Callable[[Path, int, int], None]
"""Told before each file: the file, its number from 1, and how many there are."""


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """How a corpus was read: articles read, files skipped, files or records that failed.

    ``read`` counts those passed over too. ``skipped`` are files in folders whose format no reader
    knows. ``failures`` are in the order met. All is well if ``failed`` is 0.
    """

    read: int
    skipped: tuple[Path, ...]
    failures: tuple[ReadError, ...]

    @property
    def failed(self) -> int:
        """How many files or records could not be read."""
        return len(self.failures)


class Corpus:
    """The articles at some paths: iterating reads them, again each time, in the same order.

    ``summary`` tells of the latest iteration, so far as it has come.
    """

    def __init__(
        self,
        files: Sequence[CorpusFile | ReadError],
        *,
        strict: bool = False,
        on_progress: OnProgress | None = None,
    ) -> None:
        self._files, self._strict, self._on_progress = files, strict, on_progress
        self._known: Known = lambda _: None
        self._begin()

    @property
    def summary(self) -> LoadSummary:
        """What was read, skipped and failed."""
        return LoadSummary(self._read, tuple(self._skipped), tuple(self._failures))

    @property
    def passed_over(self) -> tuple[str, ...]:
        """The ids of the articles that the latest iteration did not read, since they are known."""
        return tuple(self._passed_over)

    def pass_over(self, known: Known) -> None:
        """From now on do not read files that are known to be as they were.

        ``known`` is asked before each file. One that holds an id that was met before is read all
        the same.
        """
        self._known = known

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles.

        Raises:
            ReadError: the first that occurs, if strict.
        """
        self._begin()
        first: dict[str, str] = {}
        for number, file in enumerate(self._files, start=1):
            if isinstance(file, ReadError):
                self._fail(file)
                continue
            if self._on_progress:
                self._on_progress(file.path, number, len(self._files))
            ids = self._known(file.name)
            if ids is not None and first.keys().isdisjoint(ids):
                for known in ids:
                    first[known] = file.name
                self._passed_over += ids
                self._read += len(ids)
                continue
            for item in self._records(file):
                problem = item if isinstance(item, ReadError) else _repeated(item, file, first)
                if problem:
                    self._fail(problem)
                elif isinstance(item, Record):
                    self._read += 1
                    yield item.article

    def _begin(self) -> None:
        self._read = 0
        self._passed_over: list[str] = []
        self._skipped: list[Path] = []
        self._failures: list[ReadError] = []

    def _records(self, file: CorpusFile) -> Iterator[Record | ReadError]:
        reader = reader_for(file.path)
        name = os.fsencode(file.path).decode("utf-8", "backslashreplace")
        if reader and name != str(file.path):
            yield ReadError(name, "the name is not valid UTF-8; rename the file")
        elif reader and (reason := _not_regular(file.path)):
            yield ReadError(name, reason)
        elif reader:
            yield from reader(file.path, file.root)
        elif file.named:
            yield ReadError(str(file.path), f"unknown format; readers: {', '.join(READERS)}")
        else:
            self._skipped.append(file.path)

    def _fail(self, problem: ReadError) -> None:
        if self._strict:
            raise problem
        self._failures.append(problem)


def load_corpus(
    paths: Sequence[Path], *, strict: bool = False, on_progress: OnProgress | None = None
) -> Corpus:
    """The corpus at ``paths``, files and folders; nothing is read until it is iterated.

    Of articles with the same id the first is taken and the others are failures that name its
    place. With ``strict`` the first failure is raised.

    Raises:
        CorpusNotFoundError: if a path does not exist.
    """
    return Corpus(find_files(paths), strict=strict, on_progress=on_progress)


def _not_regular(path: Path) -> str | None:
    """Why a path is no file that can be read to its end: a pipe, or a link to nothing."""
    try:
        return None if stat.S_ISREG(path.stat().st_mode) else "not a regular file"
    except OSError as error:
        return why(error)


def _repeated(record: Record, file: CorpusFile, first: dict[str, str]) -> ReadError | None:
    """The failure of a record whose id is in ``first`` (id to place), which gains it otherwise."""
    place = f"{file.path}:{record.line}" if record.line else str(file.path)
    taken = first.setdefault(record.article.id, place)
    if taken == place:
        return None
    reason = f"id {record.article.id!r} was read before at {taken}; give one of them another id"
    return ReadError(str(file.path), reason, record.line)
