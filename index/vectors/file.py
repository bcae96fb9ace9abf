"""FAISS's files, with our errors."""

from pathlib import Path
from typing import Any

import faiss

from index.errors import IndexCorruptError


def read(path: Path, flags: int = 0) -> Any:
    """Read a FAISS index from a file; ``flags`` are FAISS's.

    Raises:
        IndexCorruptError: if the file is missing or not FAISS's.
    """
    try:
        return faiss.read_index(str(path), flags)
    except RuntimeError as error:
        raise corrupt(path) from error


def write(index: Any, path: Path) -> None:
    """Write a FAISS index to a file.

    Raises:
        OSError: if it cannot be written.
    """
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(str(error).rpartition(" failed: ")[2]) from error


def corrupt(path: Path) -> IndexCorruptError:
    """What to raise for a file of vectors that is none."""
    return IndexCorruptError(f"{path}: not readable by FAISS; run `talks index build --full`")
