"""The version that a build is writing: its store, vectors and words, changed together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.aliases import Aliases
from corpus.models import Article
from index.encoders import Encoder
from index.errors import IndexCorruptError, IndexWriteError
from index.lexical import LexicalIndex, LexicalWriter
from index.manifest import (
    ARTICLE_WORDS,
    LEXICAL,
    QUOTE_VECTORS,
    STORE,
    VECTORS,
    Manifest,
    record_files,
)
from index.passages import PassageSettings
from index.progress import Progress
from index.store import Store
from index.takeover import Takeover
from index.vectors import FaissVectors

# Passages embedded at a time: enough to sort by length, few enough to bound the memory.
_WINDOW = 4096


def lexical_text(article: Article, text: str) -> str:
    """The words that a passage of an article, or all of it, is found by: title, outlet, date too.

    The date stands there both ways that a question may have it. These words help BM25
    (`python -m evals.retrieval DATA`), and made the vectors worse, which see the passage alone.
    """
    day = article.published
    date = f"{day.day} {day:%B %Y}, {day:%Y-%m-%d}" if day else None
    return "\n".join(part for part in (article.title, article.source, date, text) if part)


class StagedVersion:
    """A version not yet published. What it holds of another one it has copied."""

    def __init__(
        self, folder: Path, encoder: Encoder, exact_up_to: int, before: Path | None = None
    ) -> None:
        """A version that begins with all that the version ``before`` holds, else with nothing.

        Raises:
            IndexCorruptError: if a file of ``before`` is damaged.
        """
        self.folder = folder
        self._encoder = encoder
        self._takeover = Takeover(before, folder) if before else None
        if before is None:
            self.store = Store.create(folder / STORE)
            self._vectors = FaissVectors(encoder.identity.dimension, exact_up_to)
            self._quote_vectors = FaissVectors(encoder.identity.dimension, exact_up_to)
        else:
            self.store = Store.edit(folder / STORE)
            self._vectors = FaissVectors.open(folder / VECTORS, exact_up_to)
            self._quote_vectors = FaissVectors.open(folder / QUOTE_VECTORS, exact_up_to)
        self._last_quote = self.store.quotes.last_number()
        self._lexical = LexicalIndex(folder / LEXICAL)
        self._article_words = LexicalIndex(folder / ARTICLE_WORDS)

    def close(self) -> None:
        """Let go of the files; what `finish` did not write is lost."""
        self.store.close()

    def index_passages(
        self, removed: Sequence[int], added: Sequence[int], progress: Progress
    ) -> None:
        """Take passages out of vectors and words, then embed and put in others of the store."""
        progress.stage("embedding passages", len(added))
        with self._lexical.writing() as words, self._article_words.writing() as whole:
            words.remove(removed)
            whole.remove(removed)
            self._vectors.remove(removed)
            for start in range(0, len(added), _WINDOW):
                window = added[start : start + _WINDOW]
                texts = list(self._texts(window, words, whole))
                vectors = self._encoder.embed_passages(texts, progress.advance)
                self._vectors.add(window, vectors)
        self._vectors = _written(self._vectors, self.folder / VECTORS)

    def index_quotes(
        self, removed: Sequence[int], added: Sequence[int], progress: Progress
    ) -> None:
        """Take statements out of their vectors, then embed and put in others of the store."""
        progress.stage("embedding statements", len(added))
        self._quote_vectors.remove(removed)
        for start in range(0, len(added), _WINDOW):
            window = added[start : start + _WINDOW]
            vectors = self._encoder.embed_passages(self._quote_texts(window), progress.advance)
            self._quote_vectors.add(window, vectors)
        self._quote_vectors = _written(self._quote_vectors, self.folder / QUOTE_VECTORS)

    def tell_speakers_apart(self, aliases: Aliases, gone: Iterable[str], *, anew: bool) -> None:
        """Put the speakers of all articles together, and say of each statement whose it is.

        ``gone`` are those of whom statements went; ``anew`` says that the aliases are others.
        """
        after = 0 if anew else self._last_quote
        self.store.quotes.registry.tell_apart(aliases, after, gone)

    def finish(self, passages: PassageSettings, aliases: Aliases) -> Manifest:
        """Write everything to the folder, check it, and put the manifest beside it.

        Raises:
            IndexWriteError: if store, vectors and words do not hold the same passages.
        """
        coverage = self.store.coverage()
        units = self.store.quotes.count_units()
        self.store.commit()
        counts = (coverage.passages, len(self._vectors), len(self._lexical))
        if len(set(counts)) != 1:
            raise IndexWriteError(
                f"{self.folder}: store, vectors and words hold {counts[0]}, {counts[1]} and "
                f"{counts[2]} passages; run `talks index build --full`"
            )
        articles = self.store.count_first_passages()
        if articles != len(self._article_words):
            raise IndexWriteError(
                f"{self.folder}: the store holds passages of {articles} articles, words of "
                f"{len(self._article_words)}; run `talks index build --full`"
            )
        if units != len(self._quote_vectors):
            raise IndexWriteError(
                f"{self.folder}: the store holds {units} statements, their vectors "
                f"{len(self._quote_vectors)}; run `talks index build --full`"
            )
        manifest = Manifest(
            version=self.folder.name.rpartition("-")[2],
            built=datetime.now(UTC),
            encoder=self._encoder.identity,
            passages=passages,
            vectors=self._vectors.kind,
            coverage=coverage,
            files=record_files(self.folder, self._takeover.links() if self._takeover else {}),
            aliases=aliases.fingerprint,
        )
        manifest.write(self.folder)
        return manifest

    def _texts(
        self, numbers: Sequence[int], words: LexicalWriter, whole: LexicalWriter
    ) -> Iterator[str]:
        """The passages' texts, in order, each put among the words on the way.

        An article's go among those of whole articles, under the number of its first passage.
        """
        first = {place.first for place in self.store.places(numbers)}
        for passage, article in self.store.passages_with_articles(numbers):
            text = passage.span.of(article.text)
            words.add(passage.number, lexical_text(article, text))
            if passage.number in first:
                whole.add(passage.number, lexical_text(article, article.text))
            yield text

    def _quote_texts(self, numbers: Sequence[int]) -> list[str]:
        """What statements are found by: the speaker's name, and the words with source and cue."""
        texts = []
        article: Article | None = None
        for quote in self.store.quotes.of_numbers(numbers):
            if article is None or article.id != quote.article_id:
                article = self.store.article(quote.article_id)
            words = quote.told.of(article.text) if article else ""
            texts.append(f"{quote.speaker.name}: {words}" if quote.speaker else words)
        return texts


def _written(vectors: FaissVectors, folder: Path) -> FaissVectors:
    """The vectors as files: lists that were made anew would else stay in memory to the end."""
    vectors.save(folder)
    try:
        return FaissVectors.open(folder)
    except IndexCorruptError as error:  # FAISS does not tell of a disk that is full at the end
        raise OSError(f"not all of {folder} was written") from error
