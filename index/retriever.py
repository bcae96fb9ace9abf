"""From a question to the passages that are most likely to answer it."""

from dataclasses import dataclass

from corpus.models import Article, Quote
from index.encoders import Encoder
from index.encoders.base import Vectors
from index.fusion import fuse
from index.published import PublishedIndex
from index.ranking import Ranking
from index.store import Passage


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """``candidates`` of each ranking are fused; a weight of 0 leaves a ranking out.

    Vectors at half weight fuse best (`python evals/retrieval.py`).
    """

    candidates: int = 50
    dense_weight: float = 0.5
    lexical_weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its fused score, its rank from 1, and how near it came by each ranking.

    ``cosine`` and ``bm25`` are None where it was not among that ranking's candidates.
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

    def __init__(self, index: PublishedIndex, encoder: Encoder, settings: SearchSettings) -> None:
        self.index = index
        self._encoder = encoder
        self._settings = settings

    def search(self, question: str, k: int) -> tuple[Hit, ...]:
        """The ``k`` best passages for a question, best first; fewer where fewer come near."""
        vector = self._encoder.embed_query(question) if self._settings.dense_weight else None
        return self._passages(question, vector, k)

    def find(self, question: str, k: int) -> Found:
        """The ``k`` best passages, and the ``k`` statements whose vectors are nearest."""
        vector = self._encoder.embed_query(question)
        return Found(self._passages(question, vector, k), self._quotes(vector, k))

    def _passages(self, question: str, vector: Vectors | None, k: int) -> tuple[Hit, ...]:
        settings = self._settings
        dense, lexical = Ranking((), ()), Ranking((), ())
        wanted = max(k, settings.candidates)
        if vector is not None and settings.dense_weight:
            dense = self.index.vectors.search(vector, wanted)
        if settings.lexical_weight:
            lexical = self.index.lexical.search(question, wanted)
        fused = fuse([dense, lexical], [settings.dense_weight, settings.lexical_weight])
        cosines = dict(zip(dense.numbers, dense.scores, strict=True))
        bm25 = dict(zip(lexical.numbers, lexical.scores, strict=True))
        found = self.index.store.passages_with_articles(fused.numbers[:k])
        return tuple(
            Hit(
                passage,
                article,
                rank,
                score=fused.scores[rank - 1],
                cosine=cosines.get(passage.number),
                bm25=bm25.get(passage.number),
            )
            for rank, (passage, article) in enumerate(found, start=1)
        )

    def _quotes(self, vector: Vectors, k: int) -> tuple[QuoteHit, ...]:
        nearest = self.index.quote_vectors.search(vector, k)
        found = self.index.store.quotes_with_articles(nearest.numbers)
        return tuple(
            QuoteHit(quote, article, cosine)
            for (quote, article), cosine in zip(found, nearest.scores, strict=True)
        )
