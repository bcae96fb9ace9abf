"""Files that are there whole or not at all, also after the power has gone."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have what a file holds, or the names in a folder, reach the disk.

    Raises:
        OSError: if it cannot be opened or written.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def move_into_place(staged: Path, target: Path) -> None:
    """Give a finished file its name, in one step, over what has that name; both on one disk.

    Raises:
        OSError: if it cannot be done; ``target`` is then as it was.
    """
    sync(staged)
    staged.replace(target)
    sync(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises:
        OSError: if it cannot be made.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync(folder.parent)
