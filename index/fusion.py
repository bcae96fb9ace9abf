"""Several rankings into one."""

from collections.abc import Sequence

from index.ranking import Ranking

RANK_CONSTANT = 60


def fuse(rankings: Sequence[Ranking], weights: Sequence[float]) -> Ranking:
    """Weighted reciprocal rank fusion; equal scores keep the order of first appearance.

    A passage scores the sum over rankings of weight / (60 + rank), rank from 1. Source: Cormack,
    Clarke and Buettcher, "Reciprocal rank fusion outperforms Condorcet and individual rank
    learning methods", SIGIR 2009, where the constant 60 is theirs.

    >>> fuse([Ranking((7, 8), (9.0, 3.0)), Ranking((8,), (0.5,))], [1.0, 1.0]).numbers
    (8, 7)
    """
    scores: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, number in enumerate(ranking.numbers, start=1):
            scores[number] = scores.get(number, 0.0) + weight / (RANK_CONSTANT + rank)
    ordered = sorted(scores, key=lambda number: -scores[number])
    return Ranking(tuple(ordered), tuple(scores[number] for number in ordered))
