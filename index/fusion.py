"""Several rankings into one."""

from collections.abc import Sequence

from index.ranking import Ranking


def scaled(ranking: Ranking, floor: float) -> Ranking:
    """The same ranking with scores from 0, the ``floor`` and what is below it, to 1, the best.

    Where none is above the floor all are 1.

    >>> scaled(Ranking((7, 8, 9), (6.0, 5.0, 1.0)), floor=2.0).scores
    (1.0, 0.75, 0.0)
    """
    width = max(ranking.scores, default=floor) - floor
    scores = (max(score - floor, 0.0) / width if width > 0 else 1.0 for score in ranking.scores)
    return Ranking(ranking.numbers, tuple(scores))


def fuse(rankings: Sequence[Ranking], weights: Sequence[float]) -> Ranking:
    """Scores weighted and summed; equal ones keep the order of first appearance.

    A ranking adds nothing to what it does not hold. With scaled scores this is a convex combination
    but for the sum of the weights. Source: Bruch, Gai and Ingber, "An analysis of fusion functions
    for hybrid retrieval", ACM TOIS 42(1), 2023, who find it better than reciprocal ranks.

    >>> fuse([Ranking((7, 8), (1.0, 0.5)), Ranking((8,), (1.0,))], [1.0, 0.8]).numbers
    (8, 7)
    """
    scores: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for number, score in zip(ranking.numbers, ranking.scores, strict=True):
            scores[number] = scores.get(number, 0.0) + weight * score
    ordered = sorted(scores, key=lambda number: -scores[number])
    return Ranking(tuple(ordered), tuple(scores[number] for number in ordered))
