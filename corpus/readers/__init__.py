"""The one registry of formats: from a file name's ending to its reader."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.html import read_html
from corpus.readers.jsonl import read_jsonl
from corpus.readers.markdown import read_markdown
from corpus.readers.record import Reader, Record
from corpus.readers.text import read_text

__all__ = ["READERS", "Reader", "Record", "reader_for"]


def _whole_file(read: Callable[[Path, Path], Article]) -> Reader:
    """The reader of a format whose files hold one article each."""

    def reader(path: Path, root: Path) -> Iterator[Record | ReadError]:
        try:
            yield Record(read(path, root))
        except ReadError as error:
            yield error

    return reader


READERS: Mapping[str, Reader] = {
    ".txt": _whole_file(read_text),
    ".md": _whole_file(read_markdown),
    ".markdown": _whole_file(read_markdown),
    ".html": _whole_file(read_html),
    ".htm": _whole_file(read_html),
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
}


def reader_for(path: Path) -> Reader | None:
    """The reader of a file by its name, in any case; None for a format that none reads."""
    name = path.name.lower()
    return next((reader for ending, reader in READERS.items() if name.endswith(ending)), None)
