"""The version that a build is writing: its store, vectors and words, changed together."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.models import Article
from index.encoders import Encoder
from index.errors import IndexWriteError
from index.lexical import LexicalIndex, LexicalWriter, copy_lexical
from index.manifest import LEXICAL, STORE, VECTORS, Manifest, record_files
from index.passages import PassageSettings
from index.progress import Progress
from index.store import Store
from index.vectors import FaissVectors

# Passages embedded at a time: enough to sort by length, few enough to bound the memory.
_WINDOW = 4096


def lexical_text(article: Article, passage_text: str) -> str:
    """The words that a passage is found by: title, outlet and date with its own.

    They raised BM25's share of questions with all their evidence found from 0.52 to 0.68, and made
    the vectors worse, which see the passage alone (`python evals/retrieval.py`).
    """
    date = article.published.strftime("%d %B %Y") if article.published else None
    return "\n".join(part for part in (article.title, article.source, date, passage_text) if part)


class StagedVersion:
    """A version not yet published. What it holds of another one it has copied."""

    def __init__(self, folder: Path, encoder: Encoder, exact_up_to: int) -> None:
        """A version with nothing in it."""
        self.folder = folder
        self.store = Store.create(folder / STORE)
        self._vectors = FaissVectors(encoder.identity.dimension, exact_up_to)
        self._lexical = LexicalIndex(folder / LEXICAL)
        self._encoder = encoder

    @classmethod
    def taking_over(
        cls, source: Path, folder: Path, encoder: Encoder, exact_up_to: int
    ) -> "StagedVersion":
        """A version that begins with all that ``source`` holds.

        Raises:
            IndexCorruptError: if a file of ``source`` cannot be read.
        """
        staged = cls.__new__(cls)
        staged.folder = folder
        shutil.copyfile(source / STORE, folder / STORE)
        staged.store = Store.edit(folder / STORE)
        staged._vectors = FaissVectors.open(source / VECTORS, exact_up_to)
        copy_lexical(source / LEXICAL, folder / LEXICAL)
        staged._lexical = LexicalIndex(folder / LEXICAL)
        staged._encoder = encoder
        return staged

    def index_passages(
        self, removed: Sequence[int], added: Sequence[int], progress: Progress
    ) -> None:
        """Take passages out of vectors and words, then embed and put in others of the store."""
        progress.stage("embedding passages", len(added))
        with self._lexical.writing() as words:
            words.remove(removed)
            self._vectors.remove(removed)
            for start in range(0, len(added), _WINDOW):
                window = added[start : start + _WINDOW]
                texts = list(self._texts(window, words))
                vectors = self._encoder.embed_passages(texts, progress.advance)
                self._vectors.add(window, vectors)

    def finish(self, passages: PassageSettings) -> Manifest:
        """Write everything to the folder, check it, and put the manifest beside it.

        Raises:
            IndexWriteError: if store, vectors and words do not hold the same passages.
        """
        coverage = self.store.coverage()
        self.store.close()
        self._vectors.save(self.folder / VECTORS)
        counts = (coverage.passages, len(self._vectors), len(self._lexical))
        if len(set(counts)) != 1:
            raise IndexWriteError(
                f"{self.folder}: store, vectors and words hold {counts[0]}, {counts[1]} and "
                f"{counts[2]} passages; run `talks index build --full`"
            )
        manifest = Manifest(
            version=self.folder.name.rpartition("-")[2],
            built=datetime.now(UTC),
            encoder=self._encoder.identity,
            passages=passages,
            vectors=self._vectors.kind,
            coverage=coverage,
            files=record_files(self.folder),
        )
        manifest.write(self.folder)
        return manifest

    def _texts(self, numbers: Sequence[int], words: LexicalWriter) -> Iterator[str]:
        """The passages' texts, in order, each put among the words on the way."""
        for passage, article in self.store.passages_with_articles(numbers):
            text = passage.span.of(article.text)
            words.add(passage.number, lexical_text(article, text))
            yield text
