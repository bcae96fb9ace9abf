"""What a version begins with: the files of the one before it."""

import hashlib
import os
from pathlib import Path

from index.manifest import ARTICLE_WORDS, LEXICAL, FileRecord, check_files, damaged, read_manifest
from index.vectors import LISTS

_BLOCK = 1 << 18  # bytes: what a processor keeps near while it adds them up and copies them


class Takeover:
    """The files of a version, in the folder of the next one, nothing of them unchecked.

    Those that are never changed, only replaced, are linked, not copied nor read. A link has the
    sum that was recorded, so that damage is not given a new one. Of all that is read into the next
    version, be it at once or by and by, the sum is compared with the one recorded.
    """

    def __init__(self, before: Path, folder: Path) -> None:
        """Take over all files of the version ``before``.

        Raises:
            IndexMismatchError, IndexCorruptError: if its manifest cannot be read, or a file is
                damaged that was copied.
            OSError: if one cannot be written.
        """
        self._before, self._folder = before, folder
        self._linked: dict[str, FileRecord] = {}
        files = read_manifest(before).files
        check_files(before, files, contents=False)
        for record in files:
            source, target = before / record.path, folder / record.path
            target.parent.mkdir(parents=True, exist_ok=True)
            if _is_replaced_whole(Path(record.path)) and _linked(source, target):
                self._linked[record.path] = record
            elif _copied(source, target) != record.sha256:
                raise damaged(source)

    def links(self) -> dict[str, FileRecord]:
        """The records of the files that are linked still, by path; to be asked for at the end.

        Raises:
            IndexCorruptError: if one that was linked and has been replaced since is damaged.
        """
        kept = {path: file for path, file in self._linked.items() if self._is_link(file)}
        read = (file for path, file in self._linked.items() if path not in kept)
        check_files(self._before, read, contents=True)
        return kept

    def _is_link(self, file: FileRecord) -> bool:
        target = self._folder / file.path
        return target.exists() and target.samefile(self._before / file.path)


def _is_replaced_whole(path: Path) -> bool:
    """Whether a file is never written to again: lists, and what tantivy keeps but its accounts."""
    if path.parts[0] in {LEXICAL, ARTICLE_WORDS}:
        return path.suffix != ".json"
    return path.name == LISTS


def _copied(source: Path, target: Path) -> str:
    """Copy a file; the sha256 of what was copied, in hexadecimal."""
    digest = hashlib.sha256()
    block = memoryview(bytearray(_BLOCK))
    with source.open("rb", buffering=0) as read, target.open("wb") as written:
        while size := read.readinto(block):
            digest.update(block[:size])
            written.write(block[:size])
    return digest.hexdigest()


def _linked(source: Path, target: Path) -> bool:
    """Link a file, where the file system can."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
