"""Which files make up a corpus: those given, and those in the folders given."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import CorpusNotFoundError, ReadError
from corpus.readers.decode import why


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file and the root that ids of its articles are relative to.

    ``named`` says that it was given itself and not found in a folder.
    """

    path: Path
    root: Path
    named: bool = False


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
    found: dict[str, CorpusFile | ReadError] = {}
    real = cache(os.path.realpath)
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else [CorpusFile(path, path.parent, True)]:
            found.setdefault(_identity(file, real), file)
    return list(found.values())


def _identity(file: CorpusFile | ReadError, real: Callable[[str], str]) -> str:
    """The same for a file however it is reached; where links cannot be followed, its path.

    ``real`` follows the links of a folder.
    """
    try:
        if os.path.islink(file.path):  # noqa: PTH114 - half the time, of 100,000s of files
            return os.path.realpath(file.path)
        parent, name = os.path.split(file.path)
        return os.path.join(real(parent), name)  # noqa: PTH118
    except OSError:
        return str(file.path)


def _in_folder(folder: Path) -> list[CorpusFile | ReadError]:
    unreadable: list[OSError] = []
    files = [
        Path(parent, name)
        for parent, children, names in os.walk(folder, onerror=unreadable.append)
        for name in _visible(children, names)
    ]
    problems = [ReadError(str(e.filename), f"folder: {why(e)}") for e in unreadable]
    return [*problems, *(CorpusFile(path, folder) for path in sorted(files))]


def _visible(children: list[str], names: list[str]) -> Iterator[str]:
    children[:] = [name for name in children if not name.startswith(".")]  # os.walk descends these
    return (name for name in names if not name.startswith("."))
