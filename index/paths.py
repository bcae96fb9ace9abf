"""Whether files lie in folders, by whichever of their names."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path


def names(path: str | Path) -> Iterator[Path]:
    """The names of a file or folder in full: as it is written, then with all links resolved."""
    yield Path(os.path.normpath(Path(path).absolute()))
    yield Path(os.path.realpath(path))


def lies_in(file: str, named: Collection[Path]) -> bool:
    """Whether a file is one of ``named``, which are `names`, or lies in one.

    As it is written is not enough where a link leads to the folder, and where links lead to is not
    where one in the folder leads out of it.
    """
    return any(parent in named for name in names(file) for parent in (name, *name.parents))
