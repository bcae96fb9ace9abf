"""Which files make up a corpus: those given, and those in the folders given."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusNotFoundError, ReadError
from corpus.readers.decode import why


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file, by its path as a string, and the root that ids of its articles are relative to.

    ``named`` says that it was given itself and not found in a folder.
    """

    name: str  # one of 100,000s, most of which are passed over: a Path of each would take seconds
    root: Path
    named: bool = False

    @property
    def path(self) -> Path:
        """Its path."""
        return Path(self.name)


def find_files(paths: Sequence[Path]) -> list[CorpusFile | ReadError]:
    """The files at ``paths`` in their order, those of a folder sorted by their path in it.

    Folders are searched to the bottom; hidden files and folders in them, and links to folders, are
    left out. A file met twice counts once. A folder that cannot be listed is a ReadError in its
    place.

    Raises:
        CorpusNotFoundError: if a path does not exist or cannot be reached; before anything is read.
    """
    for path in paths:
        try:
            path.stat()
        except (OSError, ValueError) as error:
            raise CorpusNotFoundError(f"{path}: {why(error)}; check the corpus path") from error
    found: dict[str, CorpusFile | ReadError] = {}  # by what is the same however it is reached
    for path in paths:
        if path.is_dir():
            _find_in_folder(path, found)
        else:
            found.setdefault(_real(str(path)), CorpusFile(str(path), path.parent, named=True))
    return list(found.values())


def _find_in_folder(folder: Path, found: dict[str, CorpusFile | ReadError]) -> None:
    unreadable: list[OSError] = []
    listed = list(_listed("" if folder == Path() else str(folder), unreadable.append))
    for error in unreadable:
        name = str(error.filename)
        found.setdefault(_real(name), ReadError(name, f"folder: {why(error)}"))
    for name, real in listed:
        found.setdefault(real, CorpusFile(name, folder))


def _listed(folder: str, on_error: Callable[[OSError], None]) -> Iterator[tuple[str, str]]:
    """The files under a folder, sorted by the parts of their paths, each with its real path."""
    try:
        with os.scandir(folder or ".") as entries:
            visible = sorted((e for e in entries if e.name[0] != "."), key=lambda e: e.name)
    except OSError as error:
        on_error(error)
        return
    before, real = (os.path.join(path, "") for path in (folder, _real(folder)))  # noqa: PTH118
    for entry in visible:
        name, link = before + entry.name, entry.is_symlink()
        if not _is_folder(entry):
            yield name, _real(name) if link else real + entry.name
        elif not link:
            yield from _listed(name, on_error)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _real(path: str) -> str:
    """A path with links followed; where they cannot be, as it is."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path
