"""From a question to the passages that are most likely to answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.models import Article, Quote
from index.encoders import Encoder
from index.encoders.base import Vectors
from index.filter import EVERYTHING, Allowed, Numbers
from index.fusion import fuse, scaled
from index.lexical import terms
from index.published import PublishedIndex
from index.ranking import Ranking
from index.reranker import Reranker
from index.store import Passage, Place


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What is fused: the best ``candidates`` by vectors and by words, with what speaks for them.

    A candidate's score is the sum of four parts of 0 to 1 by their weights: its cosine and its
    BM25, each scaled from the last of the candidates to the best; the BM25 of its whole article, as
    a share of the best; and 1 where its article, or a turn of a transcript, begins in it. A weight
    of 0 leaves a part out. Within some 30% the weights make no difference that can be told from
    chance (`python -m evals.retrieval DATA`). The best ``rerank`` are then put in a reranker's
    order, where there is one.
    """

    candidates: int = 100
    dense_weight: float = 1.0
    lexical_weight: float = 0.4
    article_weight: float = 1.2
    opening_weight: float = 0.15
    rerank: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its score, its rank from 1, and how near it came by each ranking.

    ``score`` is the fused one, or the reranker's where there is one. ``cosine`` and ``bm25`` are
    None where it was not among that ranking's candidates.
    """

    passage: Passage
    article: Article
    rank: int
    score: float
    cosine: float | None
    bm25: float | None

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.passage.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class QuoteHit:
    """A statement found, the article that reports it, and its cosine with the question."""

    quote: Quote
    article: Article
    cosine: float


@dataclass(frozen=True, slots=True)
class Found:
    """Passages and statements near a question, each best first."""

    passages: tuple[Hit, ...]
    quotes: tuple[QuoteHit, ...]


class Retriever:
    """Searches one published index; safe to use from several threads."""

    def __init__(
        self,
        index: PublishedIndex,
        encoder: Encoder,
        settings: SearchSettings,
        reranker: Reranker | None = None,
    ) -> None:
        self.index = index
        self._encoder = encoder
        self._settings = settings
        self._reranker = reranker

    def search(self, question: str, k: int) -> tuple[Hit, ...]:
        """The ``k`` best passages for a question, best first; fewer where fewer come near.

        There are none for a question without a word.
        """
        if not terms(question):
            return ()
        vector = self._encoder.embed_query(question) if self._settings.dense_weight else None
        return self._passages(question, vector, k)

    def embed(self, question: str) -> Vectors:
        """A question's vector, shape (dimension,), for several searches of `find`."""
        return self._encoder.embed_query(question)

    def find(
        self,
        question: str,
        k: int,
        only: Allowed = EVERYTHING,
        vector: Vectors | None = None,
    ) -> Found:
        """The ``k`` best passages, and the ``k`` statements whose vectors are nearest.

        ``only`` is what is searched, as `Store.allowed` gives it; ``vector`` the question's, made
        here if it is not given.
        """
        if vector is None:
            vector = self.embed(question)
        passages = self._passages(question, vector, k, only.passages)
        return Found(passages, self._quotes(vector, k, only.statements))

    def nearest_to(
        self, quote: Quote, words: str, k: int, only: Numbers, least: float
    ) -> tuple[QuoteHit, ...]:
        """The ``k`` statements nearest to one of the index, those with a cosine of at least
        ``least``, best first.

        ``only`` are the numbers of those to be searched. Where the vector cannot be told at once,
        one is made of the statement's ``words``.
        """
        number = self.index.store.quotes.number_of(quote)
        vector = None if number is None else self.index.quote_vectors.stored(number)
        return self._quotes(self.embed(words) if vector is None else vector, k, only, least)

    def _passages(
        self, question: str, vector: Vectors | None, k: int, only: Numbers | None = None
    ) -> tuple[Hit, ...]:
        settings = self._settings
        dense, lexical = Ranking((), ()), Ranking((), ())
        wanted = max(k, settings.candidates)
        if vector is not None and settings.dense_weight:
            dense = self.index.vectors.search(vector, wanted, only)
        if settings.lexical_weight:
            lexical = self.index.lexical.search(question, wanted, only)
        ranked = self._fused(question, dense, lexical)
        if self._reranker:
            ranked = self._reranked(question, ranked, max(k, settings.rerank), self._reranker)
        cosines = dict(zip(dense.numbers, dense.scores, strict=True))
        bm25 = dict(zip(lexical.numbers, lexical.scores, strict=True))
        found = self.index.store.passages_with_articles(ranked.numbers[:k])
        return tuple(
            Hit(
                passage,
                article,
                rank,
                score=ranked.scores[rank - 1],
                cosine=cosines.get(passage.number),
                bm25=bm25.get(passage.number),
            )
            for rank, (passage, article) in enumerate(found, start=1)
        )

    def _reranked(self, question: str, fused: Ranking, most: int, reranker: Reranker) -> Ranking:
        """The best ``most``, by the reranker's scores instead of theirs; equal ones keep order."""
        numbers = fused.numbers[:most]
        found = self.index.store.passages_with_articles(numbers)
        texts = [passage.span.of(article.text) for passage, article in found]
        scores = reranker.scores(question, texts)
        ranked = sorted(zip(numbers, scores, strict=True), key=lambda pair: -pair[1])
        return Ranking(tuple(number for number, _ in ranked), tuple(score for _, score in ranked))

    def _fused(self, question: str, dense: Ranking, lexical: Ranking) -> Ranking:
        settings = self._settings
        places = self.index.store.places({*dense.numbers, *lexical.numbers})
        opening = [place.number for place in places if place.opens]
        return fuse(
            [
                scaled(dense, self._last(dense, min(dense.scores, default=0.0))),
                # Where fewer share a word with the question, the next would score 0.
                scaled(lexical, self._last(lexical, 0.0)),
                self._by_article(question, places),
                Ranking(tuple(opening), (1.0,) * len(opening)),
            ],
            [
                settings.dense_weight,
                settings.lexical_weight,
                settings.article_weight,
                settings.opening_weight,
            ],
        )

    def _last(self, ranking: Ranking, otherwise: float) -> float:
        """The score of the last of ``candidates``, so that asking for more stretches no scale."""
        last = self._settings.candidates - 1
        return ranking.scores[last] if last < len(ranking.scores) else otherwise

    def _by_article(self, question: str, places: Sequence[Place]) -> Ranking:
        """The passages at these places, each with its article's BM25 as a share of the best."""
        if not places or not self._settings.article_weight:
            return Ranking((), ())
        numbers = np.array(sorted({place.first for place in places}), dtype=np.int64)
        found = scaled(self.index.article_words.search(question, len(numbers), numbers), floor=0.0)
        scores = dict(zip(found.numbers, found.scores, strict=True))
        held = [place for place in places if place.first in scores]
        return Ranking(
            tuple(place.number for place in held), tuple(scores[place.first] for place in held)
        )

    def _quotes(
        self, vector: Vectors, k: int, only: Numbers | None = None, least: float = -1.0
    ) -> tuple[QuoteHit, ...]:
        nearest = self.index.quote_vectors.search(vector, k, only)
        near = sum(cosine >= least for cosine in nearest.scores)
        found = self.index.store.quotes_with_articles(nearest.numbers[:near])
        return tuple(
            QuoteHit(quote, article, cosine)
            for (quote, article), cosine in zip(found, nearest.scores, strict=False)
        )
