"""What a version says of itself: how it was built, what it holds, the sum of every file."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.encoders.base import EncoderIdentity
from index.encoders.model_files import file_sha256
from index.errors import IndexCorruptError, IndexMismatchError
from index.passages import PassageSettings
from index.store import Coverage

FORMAT = 4
"""Raised whenever what is written changes, so that an old index is refused by name."""
MANIFEST, STORE = "manifest.json", "store.sqlite"
LEXICAL, ARTICLE_WORDS = "lexical", "articles"
VECTORS, QUOTE_VECTORS = "vectors", "quotes"
"""The names of a version's file and folders; tantivy keeps LEXICAL and ARTICLE_WORDS."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a version: its path within it, its size and its sha256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one build; ``aliases`` is the fingerprint of those that it used."""

    version: str
    built: datetime
    encoder: EncoderIdentity
    passages: PassageSettings
    vectors: str
    coverage: Coverage
    files: tuple[FileRecord, ...]
    aliases: str = ""
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put the manifest into a version's folder.

        Raises:
            OSError: if it cannot be written.
        """
        text = json.dumps(asdict(self), default=datetime.isoformat)
        (folder / MANIFEST).write_text(_signed(json.loads(text)), encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a version.

    Raises:
        IndexMismatchError: if it was written in another format.
        IndexCorruptError: if it is missing or not a manifest.
    """
    path = folder / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
        record = json.loads(text)
        if record["format"] != FORMAT:
            raise IndexMismatchError(
                f"{folder} has index format {record['format']}, this program reads {FORMAT}; "
                "run `talks index build`"
            )
        if text != _signed(record):
            raise ValueError("its bytes are not those written")
        return Manifest(
            version=record["version"],
            built=datetime.fromisoformat(record["built"]),
            encoder=EncoderIdentity(**record["encoder"]),
            passages=PassageSettings(**record["passages"]),
            vectors=record["vectors"],
            coverage=_coverage(record["coverage"]),
            files=tuple(FileRecord(**file) for file in record["files"]),
            aliases=record["aliases"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexCorruptError(
            f"{path}: not a readable manifest ({error}); run `talks index build --full`"
        ) from error


def record_files(folder: Path, known: Mapping[str, FileRecord]) -> tuple[FileRecord, ...]:
    """Size and sum of every file under ``folder``, the manifest aside, in order of path.

    What is ``known`` of a file, by path, is not found out again.
    """
    names = ((path, path.relative_to(folder).as_posix()) for path in _files(folder))
    return tuple(
        known.get(name) or FileRecord(name, path.stat().st_size, file_sha256(path))
        for path, name in names
    )


def check_files(folder: Path, files: Iterable[FileRecord], *, contents: bool) -> None:
    """Compare files of a version with their records: their sizes and, with ``contents``, the sums.

    Raises:
        IndexCorruptError: for the first file that is missing, cannot be read or differs.
    """
    remedy = "run `talks index build --full`"
    for record in files:
        path = folder / record.path
        try:
            if not path.is_file():
                raise IndexCorruptError(f"{path} is missing; {remedy}")
            size = path.stat().st_size
            if size != record.size:
                raise IndexCorruptError(
                    f"{path} has {size} bytes, not the {record.size} recorded; {remedy}"
                )
            if contents and file_sha256(path) != record.sha256:
                raise damaged(path)
        except OSError as error:
            raise IndexCorruptError(
                f"{path} cannot be read ({error.strerror}); {remedy}"
            ) from error


def damaged(path: Path) -> IndexCorruptError:
    """What to raise for a file whose bytes are not those written."""
    return IndexCorruptError(
        f"{path} does not have the sha256 recorded; run `talks index build --full`"
    )


def _signed(record: dict[str, Any]) -> str:
    """The text of a manifest: the record as JSON with, last, the sha256 of the rest."""
    unsigned = {name: value for name, value in record.items() if name != "sha256"}
    digest = hashlib.sha256(json.dumps(unsigned).encode()).hexdigest()
    return json.dumps({**unsigned, "sha256": digest}, indent=1)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST and path.suffix != ".lock"
    )


def _coverage(record: dict[str, Any]) -> Coverage:
    earliest, latest = (
        datetime.fromisoformat(record[name]).astimezone(UTC) if record[name] else None
        for name in ("earliest", "latest")
    )
    return Coverage(
        record["articles"],
        record["passages"],
        earliest,
        latest,
        record["statements"],
        record["speakers"],
    )
