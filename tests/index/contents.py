"""What an index holds, for comparing one with another."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.models import Span
from index.published import PublishedIndex, open_index
from index.ranking import Ranking
from tests.index.hashing import HashingEncoder

ALL = 10_000


@contextmanager
def opened(folder: Path) -> Iterator[PublishedIndex]:
    """The published index, closed at the end."""
    index = open_index(folder)
    try:
        yield index
    finally:
        index.close()


def check_parts_agree(index: PublishedIndex) -> None:
    """Store, vectors and words hold the same passages (every title has "Courier" in it)."""
    numbers = index.store.passage_numbers()
    assert numbers == set(index.vectors.search(HashingEncoder().embed_query("any"), ALL).numbers)
    assert numbers == set(index.lexical.search("courier", ALL).numbers)
    firsts = {place.first for place in index.store.places(numbers)}
    assert firsts == set(index.article_words.search("courier", ALL).numbers)
    assert len(firsts) == len(index.article_words)
    coverage = index.store.coverage()
    assert coverage == index.manifest.coverage
    assert coverage.passages == len(numbers) == len(index.vectors) == len(index.lexical)


def passages(index: PublishedIndex) -> dict[tuple[str, Span], str]:
    """Every passage's place, with its words."""
    found = index.store.passages_with_articles(sorted(index.store.passage_numbers()))
    return {(p.article_id, p.span): p.span.of(article.text) for p, article in found}


def near(index: PublishedIndex, question: str) -> dict[tuple[str, Span], float]:
    """The cosine of every passage with a question."""
    return _placed(index, index.vectors.search(HashingEncoder().embed_query(question), ALL))


def sharing(index: PublishedIndex, question: str) -> set[tuple[str, Span]]:
    """Every passage that shares a word with a question."""
    return set(_placed(index, index.lexical.search(question, ALL)))


def _placed(index: PublishedIndex, ranking: Ranking) -> dict[tuple[str, Span], float]:
    found = index.store.passages(ranking.numbers)
    pairs = zip(found, ranking.scores, strict=True)
    return {(passage.article_id, passage.span): score for passage, score in pairs}
