"""The published version, open for questions."""

from dataclasses import dataclass
from pathlib import Path

from index.lexical import LexicalIndex
from index.manifest import (
    ARTICLE_WORDS,
    LEXICAL,
    QUOTE_VECTORS,
    STORE,
    VECTORS,
    Manifest,
    check_files,
    read_manifest,
)
from index.store import Store
from index.vectors import FaissVectors, VectorStore
from index.versions import Lease, Versions


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """One version, which stays as it is, and on the disk, until it is closed.

    ``lexical`` has the words of each passage; ``article_words`` those of each whole article, under
    the number of its first passage.
    """

    manifest: Manifest
    store: Store
    vectors: VectorStore
    quote_vectors: VectorStore
    lexical: LexicalIndex
    article_words: LexicalIndex
    _lease: Lease

    def close(self) -> None:
        """Let go of the version, so that it may be pruned; call once."""
        self.store.close()
        self._lease.close()


def open_index(folder: Path) -> PublishedIndex:
    """Open the published version of the index in ``folder``.

    Raises:
        NoIndexError: if nothing is published there.
        IndexMismatchError: if it was written in another format.
        IndexCorruptError: if a file of it is missing, cut short or not readable.
    """
    lease = Versions(folder).lease()
    try:
        manifest = read_manifest(lease.folder)
        check_files(lease.folder, manifest.files, contents=False)
        return PublishedIndex(
            manifest=manifest,
            store=Store.open(lease.folder / STORE),
            vectors=FaissVectors.open(lease.folder / VECTORS),
            quote_vectors=FaissVectors.open(lease.folder / QUOTE_VECTORS),
            lexical=LexicalIndex(lease.folder / LEXICAL),
            article_words=LexicalIndex(lease.folder / ARTICLE_WORDS),
            _lease=lease,
        )
    except BaseException:
        lease.close()
        raise


def verify_index(folder: Path) -> Manifest:
    """Read every byte of the published version and compare it with the sums recorded.

    Raises:
        NoIndexError, IndexMismatchError, IndexCorruptError: as `open_index` does, and for the
            first file whose bytes are not those recorded.
    """
    lease = Versions(folder).lease()
    try:
        manifest = read_manifest(lease.folder)
        check_files(lease.folder, manifest.files, contents=True)
        return manifest
    finally:
        lease.close()
