"""Which passages share words with a question: BM25 by tantivy, stemmed, on disk."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from index.errors import IndexCorruptError
from index.filter import Numbers
from index.ranking import Ranking

_ANALYZER = "talks_en"
_WRITER_BYTES = 64_000_000
_NUMBER, _WORDS = "passage", "words"
# A search among fewer than one in this many passages names each of them to tantivy, which costs
# about 1 us a passage; one among more takes the best of all and leaves out the others.
_FEW = 4


def _analyzer(*, stopwords: bool) -> Any:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    if not stopwords:
        builder = builder.filter(tantivy.Filter.stopword("english"))
    return builder.filter(tantivy.Filter.stemmer("english")).build()


_INDEXING = _analyzer(stopwords=True)
_ASKING = _analyzer(stopwords=False)


def terms(text: str) -> list[str]:
    """The words of a text as they are matched: lower case, unaccented, stemmed, no stop words.

    >>> terms("Will the ministers speak of their withdrawals?")
    ['minist', 'speak', 'withdraw']
    """
    found: list[str] = _ASKING.analyze(text)
    return found


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Make of tantivy's only error, a ValueError, what else a full disk raises."""
    try:
        yield
    except ValueError as error:
        raise OSError(str(error)) from error


class LexicalWriter:
    """Puts passages in and takes them out; see `LexicalIndex.writing`."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer = writer
        self._schema = schema

    def remove(self, numbers: Iterable[int]) -> None:
        """Take out passages by number; those not there are ignored."""
        for number in numbers:
            # delete_documents_by_term takes no unsigned numbers: it would find none
            query = tantivy.Query.term_query(self._schema, _NUMBER, number)
            with _as_os_error():
                self._writer.delete_documents_by_query(query)

    def add(self, number: int, words: str) -> None:
        """Put in a passage with the words to find it by."""
        document = tantivy.Document()
        document.add_unsigned(_NUMBER, number)
        document.add_text(_WORDS, words)
        with _as_os_error():
            self._writer.add_document(document)


class LexicalIndex:
    """A folder that tantivy keeps; one writer, any number of readers."""

    def __init__(self, folder: Path) -> None:
        """Open a folder, or make it one if it is empty.

        Raises:
            IndexCorruptError: if its files are not tantivy's.
            OSError: if it is empty and cannot be written.
        """
        schema = (
            tantivy.SchemaBuilder()
            .add_unsigned_field(_NUMBER, indexed=True, fast=True)
            .add_text_field(_WORDS, tokenizer_name=_ANALYZER)
            .build()
        )
        folder.mkdir(parents=True, exist_ok=True)
        new = not any(folder.iterdir())
        try:
            with _as_os_error():
                self._index = tantivy.Index(schema, path=str(folder))
                self._index.register_tokenizer(_ANALYZER, _INDEXING)
                self._searcher = self._index.searcher()
        except OSError as error:
            if new:
                raise
            raise IndexCorruptError(
                f"{folder}: not readable ({error}); run `talks index build --full`"
            ) from error
        self._schema = schema

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    @contextmanager
    def writing(self) -> Iterator["LexicalWriter"]:
        """Change the folder; what was written is found once the block has ended.

        Raises:
            OSError: if the folder cannot be written.
        """
        with _as_os_error():
            writer = self._index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        try:
            yield LexicalWriter(writer, self._schema)
            with _as_os_error():
                writer.commit()
        finally:
            with _as_os_error():
                writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, question: str, k: int, only: Numbers | None = None) -> Ranking:
        """The ``k`` passages with the best BM25 score over the question's terms, best first.

        ``only`` are the numbers to be searched, None for all; scores are the same either way.
        """
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, _WORDS, term, "freq"))
            for term in dict.fromkeys(terms(question))
        ]
        if not clauses or not len(self):
            return Ranking((), ())
        return self._among_best(tantivy.Query.boolean_query(clauses), k, only)

    def search_phrases(
        self, phrases: Sequence[str], k: int, only: Numbers | None = None, *, every: bool
    ) -> Ranking:
        """The ``k`` best passages that hold the words of phrases in a row, stemmed, stop words too.

        They hold ``every`` phrase, or as many as may be; otherwise as `search`.
        """
        held = tantivy.Occur.Must if every else tantivy.Occur.Should
        clauses = [
            (held, self._phrase(words)) for words in map(_INDEXING.analyze, phrases) if words
        ]
        if not clauses or not len(self):
            return Ranking((), ())
        return self._among_best(tantivy.Query.boolean_query(clauses), k, only)

    def _phrase(self, words: Sequence[str]) -> Any:
        if len(words) == 1:  # no phrase to tantivy
            return tantivy.Query.term_query(self._schema, _WORDS, words[0], "freq")
        return tantivy.Query.phrase_query(self._schema, _WORDS, list(words))

    def _among_best(self, query: Any, k: int, only: Numbers | None) -> Ranking:
        """The ``k`` best that a query finds, of those numbered in ``only``."""
        if only is None:
            return self._best(query, k)
        if len(only) * _FEW <= len(self):
            return self._best(self._among(query, only), k)
        # Of so many, the k best are soon among the best of all.
        wanted, allowed = k, set(only.tolist())
        while True:
            wanted *= _FEW
            found = self._best(query, wanted)
            kept = [i for i, number in enumerate(found.numbers) if number in allowed][:k]
            if len(kept) == k or len(found.numbers) < wanted:
                return Ranking(
                    tuple(found.numbers[i] for i in kept), tuple(found.scores[i] for i in kept)
                )

    def _best(self, query: Any, k: int) -> Ranking:
        hits = self._searcher.search(query, limit=k, count=False).hits
        numbers = self._searcher.fast_field_values(_NUMBER, [address for _, address in hits])
        return Ranking(
            tuple(int(n) for n in numbers if n is not None), tuple(score for score, _ in hits)
        )

    def _among(self, query: Any, only: Numbers) -> Any:
        """The query within these numbers, which add nothing to its scores."""
        numbers = tantivy.Query.term_set_query(self._schema, _NUMBER, only.tolist())
        among = tantivy.Query.boost_query(numbers, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, among)]
        )

    def document_frequency(self, term: str) -> int:
        """The number of passages that hold a term, as `terms` gives it."""
        return int(self._searcher.doc_freq(_WORDS, term))
