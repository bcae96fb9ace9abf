"""Ways to rank passages, to be compared: each part of a search alone, less one, and others."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from index.encoders import Encoder
from index.encoders.base import Vectors
from index.fusion import fuse, scaled
from index.lexical import LexicalIndex
from index.published import PublishedIndex
from index.ranking import Ranking
from index.reranker import Reranker
from index.retriever import Retriever, SearchSettings
from index.store import Passage

DEPTH = 100
_RANK_CONSTANT = 60

Ranker = Callable[[str], Ranking]
"""From a question to passages, best first."""


@contextmanager
def rankers(
    index: PublishedIndex, encoder: Encoder, reranker: Reranker | None = None
) -> Iterator[Mapping[str, Ranker]]:
    """The ways by name, the one that is used last; after it, with a reranker if there is one."""
    ours = SearchSettings()
    words, vectors = index.lexical, index.vectors
    by_statement = _by_statement(index)

    def dense(question: str) -> Ranking:
        return vectors.search(encoder.embed_query(question), DEPTH)

    def reciprocal(question: str) -> Ranking:
        return _by_rank([dense(question), words.search(question, DEPTH)], [0.5, 1.0])

    def with_statements(question: str) -> Ranking:
        found = _search(Retriever(index, encoder, ours), question, DEPTH)
        near = by_statement(encoder.embed_query(question))
        last = min(near.scores, default=0.0)
        return fuse([found, scaled(near, last)], [1.0, 0.25])

    def by(settings: SearchSettings, second: Reranker | None = None) -> Ranker:
        retriever = Retriever(index, encoder, settings, second)
        return lambda question: _search(retriever, question, settings.candidates)

    with tempfile.TemporaryDirectory() as folder:
        bare = _without_prefix(index, Path(folder))
        two = replace(ours, article_weight=0.0, opening_weight=0.0)
        ways = {
            "words, no title, outlet, date": lambda question: bare.search(question, DEPTH),
            "words": lambda question: words.search(question, DEPTH),
            "vectors": dense,
            "both by reciprocal rank, vectors at 0.5": reciprocal,
            "both by score": by(two),
            "both, article's words": by(replace(ours, opening_weight=0.0)),
            "both, opening": by(replace(ours, article_weight=0.0)),
            "all, 50 candidates": by(replace(ours, candidates=50)),
            "all, statements at 0.25": with_statements,
            "all": by(ours),
        }
        yield ways | {"all, reranked": by(ours, reranker)} if reranker else ways


def _search(retriever: Retriever, question: str, k: int) -> Ranking:
    hits = retriever.search(question, k)
    return Ranking(tuple(hit.passage.number for hit in hits), tuple(hit.score for hit in hits))


def _by_rank(rankings: list[Ranking], weights: list[float]) -> Ranking:
    """Reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""
    return fuse(
        [
            Ranking(r.numbers, tuple(1 / (_RANK_CONSTANT + 1 + n) for n in range(len(r.numbers))))
            for r in rankings
        ],
        weights,
    )


def _by_statement(index: PublishedIndex) -> Callable[[Vectors], Ranking]:
    """Ranks passages by the cosine of the nearest statement that begins in them."""
    passages: dict[str, list[Passage]] = {}
    for passage in index.store.passages(sorted(index.store.passage_numbers())):
        passages.setdefault(passage.article_id, []).append(passage)

    def rank(vector: Vectors) -> Ranking:
        near = index.quote_vectors.search(vector, DEPTH)
        found: dict[int, float] = {}
        for quote, cosine in zip(
            index.store.quotes.of_numbers(near.numbers), near.scores, strict=True
        ):
            for passage in passages[quote.article_id]:
                if passage.span.start <= quote.span.start < passage.span.end:
                    found.setdefault(passage.number, cosine)
        return Ranking(tuple(found), tuple(found.values()))

    return rank


def _without_prefix(index: PublishedIndex, folder: Path) -> LexicalIndex:
    """The words of the passages alone."""
    lexical = LexicalIndex(folder)
    numbers = sorted(index.store.passage_numbers())
    with lexical.writing() as writer:
        for start in range(0, len(numbers), 4096):
            some = numbers[start : start + 4096]
            for passage, article in index.store.passages_with_articles(some):
                writer.add(passage.number, passage.span.of(article.text))
    return lexical
