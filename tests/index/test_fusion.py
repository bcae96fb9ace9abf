"""Reciprocal rank fusion, by hand."""

import pytest

from index.fusion import fuse
from index.ranking import Ranking

NOTHING = Ranking((), ())


@pytest.mark.parametrize(
    ("rankings", "weights", "expected"),
    [
        ([], [], {}),
        ([NOTHING, NOTHING], [1.0, 1.0], {}),
        ([Ranking((3, 5), (0.9, 0.1))], [1.0], {3: 1 / 61, 5: 1 / 62}),
        # what both find comes first, whatever the scores say
        (
            [Ranking((1, 2), (9.0, 8.9)), Ranking((2, 3), (0.2, 0.1))],
            [1.0, 1.0],
            {2: 1 / 62 + 1 / 61, 1: 1 / 61, 3: 1 / 62},
        ),
        # a weight can turn that round
        (
            [Ranking((1, 2), (9.0, 8.9)), Ranking((3, 4), (0.2, 0.1))],
            [0.5, 1.0],
            {3: 1 / 61, 4: 1 / 62, 1: 0.5 / 61, 2: 0.5 / 62},
        ),
        # equal scores keep the order of first appearance
        ([Ranking((8,), (1.0,)), Ranking((7,), (1.0,))], [1.0, 1.0], {8: 1 / 61, 7: 1 / 61}),
    ],
)
def test_fuse(rankings: list[Ranking], weights: list[float], expected: dict[int, float]) -> None:
    fused = fuse(rankings, weights)
    assert fused.numbers == tuple(expected)
    assert fused.scores == pytest.approx(tuple(expected.values()))


def test_each_ranking_needs_its_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        fuse([NOTHING, NOTHING], [1.0])
