"""Articles out of a corpus and into another, with when and where each came from."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.errors import LibraryError, ReadError
from corpus.files import find_files
from corpus.library.durable import move_into_place
from corpus.library.formats import as_jsonl, receipt_of
from corpus.library.models import Receipt, Version
from corpus.models import Article
from corpus.readers import Record, reader_for
from corpus.readers.decode import decode, read_bytes, why
from corpus.readers.markdown import split_front_matter
from corpus.readers.record import short_hash


def read_articles(path: Path) -> Iterator[Version | ReadError]:
    """The articles of a file or folder, with when and where they came from if it says so.

    Raises:
        CorpusNotFoundError: if there is no such path.
    """
    for file in find_files([path]):
        if isinstance(file, ReadError):
            yield file
        elif (reader := reader_for(file.path)) is not None:
            receipts = dict(_receipts(file.path))
            for item in reader(file.path, file.root):
                if isinstance(item, Record):
                    receipt = receipts.get(item.line)
                    yield Version(item.article, file.path, receipt)
                else:
                    yield item
        elif file.named:
            yield ReadError(str(file.path), "no format that articles are read from")


def write_jsonl(versions: Iterable[Version], path: Path) -> int:
    """Write articles to one file, JSONL or, if its name ends so, gzipped; how many they are.

    The file is there when all of it is.

    Raises:
        LibraryError: if there is a file of that name, or it cannot be written.
    """
    if path.exists():
        raise LibraryError(f"{path} is there already; choose another name, or delete it first")
    staged = path.with_name(f".{path.name}.new")
    count = 0
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(staged, "wt", encoding="utf-8", newline="\n") as file:
            for version in versions:
                file.write(as_jsonl(version.article, version.receipt))
                count += 1
        move_into_place(staged, path)
    except OSError as error:
        raise LibraryError(f"{path}: cannot be written ({why(error)})") from error
    finally:
        staged.unlink(missing_ok=True)
    return count


def with_own_id(article: Article, file: Path, root: Path) -> Article:
    """The article with an id from its file's whole path, where it is from the path under ``root``.

    That is so where it has neither id nor address. Two files of one name, from two folders, are two
    articles.
    """
    if article.id != short_hash(file.relative_to(root).as_posix()):
        return article
    return replace(article, id=short_hash(file.resolve().as_posix()))


def _receipts(path: Path) -> Iterator[tuple[int | None, Receipt]]:
    """When and where the articles of a file came from: by line, None where the file is one."""
    name = path.name.lower()
    try:
        if name.endswith((".md", ".markdown")):
            receipt = receipt_of(split_front_matter(decode(read_bytes(path), path))[0])
            if receipt:
                yield None, receipt
        elif name.endswith((".jsonl", ".jsonl.gz")):
            with (gzip.open if name.endswith(".gz") else open)(path, "rb") as lines:
                for number, line in enumerate(lines, start=1):
                    if b'"fetched_from"' in line and (receipt := _of_line(line)):
                        yield number, receipt
    except (OSError, EOFError, ValueError, ReadError):
        return  # the reader tells what is wrong with the file


def _of_line(line: bytes) -> Receipt | None:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return receipt_of(fields) if isinstance(fields, dict) else None
