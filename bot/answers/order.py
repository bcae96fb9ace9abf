"""Which of the words that may answer come first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.answers.judge import Stretch
from bot.answers.sought import Sought
from corpus.models import Article
from index.retriever import Hit

_HALVED = 30  # days


@dataclass(frozen=True, slots=True)
class Weights:
    """What ranks words that may answer: their cosine, which counts 1, and what is told here.

    ``coverage`` is the share of the question's terms that they hold; ``passage`` the score of the
    passage that they stand in, from 0 for the last one found to 1 for the best; ``recent`` is 1 for
    the newest article found and half for one 30 days older, so that the newer comes first where
    both are as good. Chosen by `python -m evals.answers DATA`: ``passage`` helps on each set (any
    of 0.3 to 1.2 as much), ``recent`` changes nothing that can be told from chance.
    """

    coverage: float = 1.0
    passage: float = 0.5
    recent: float = 0.02


WEIGHTS = Weights()


def ordered(
    sought: Sought, stretches: Sequence[Stretch], hits: Sequence[Hit], weights: Weights = WEIGHTS
) -> list[tuple[float, Stretch]]:
    """Stretches with their scores, best first; ``hits`` are the passages found, best first."""
    dates = (stretch.article.published for stretch in stretches)
    newest = max(filter(None, dates), default=None)
    scored = [
        (
            stretch.cosine
            + weights.coverage * sought.weights.coverage(stretch.told)
            + weights.passage * _of_its_passage(stretch, hits)
            + weights.recent * _recent(stretch.article, newest),
            stretch,
        )
        for stretch in stretches
    ]
    return sorted(scored, key=lambda pair: -pair[0])


def _of_its_passage(stretch: Stretch, hits: Sequence[Hit]) -> float:
    """The score of the best passage found that a stretch stands in, 0 to 1; 0 if none is.

    Where statements alone were searched, as if each stood in the best.
    """
    if not hits:
        return 1.0
    last, best = hits[-1].score, hits[0].score
    scores = (
        (hit.score - last) / (best - last) if best > last else 1.0
        for hit in hits
        if hit.article.id == stretch.article.id and hit.passage.span.overlaps(stretch.span)
    )
    return max(scores, default=0.0)


def _recent(article: Article, newest: datetime | None) -> float:
    if newest is None or article.published is None:
        return 0.0
    return _HALVED / (_HALVED + (newest - article.published).total_seconds() / 86400)
