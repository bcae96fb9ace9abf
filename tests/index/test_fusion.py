"""Scores scaled and fused, by hand, and what holds of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse, scaled
from index.ranking import Ranking

NOTHING = Ranking((), ())


@pytest.mark.parametrize(
    ("scores", "floor", "expected"),
    [
        ((), 0.0, ()),
        ((8.0, 6.0, 4.0), 4.0, (1.0, 0.5, 0.0)),
        ((8.0, 6.0, 4.0), 0.0, (1.0, 0.75, 0.5)),
        # what is below the floor is as good as not found
        ((8.0, 6.0, 4.0), 6.0, (1.0, 0.0, 0.0)),
        # nothing tells these apart
        ((0.3, 0.3), 0.3, (1.0, 1.0)),
        ((0.3,), 0.3, (1.0,)),
        ((-0.1, -0.3), -0.3, (1.0, 0.0)),
    ],
)
def test_scaled(scores: tuple[float, ...], floor: float, expected: tuple[float, ...]) -> None:
    numbers = tuple(range(len(scores)))
    found = scaled(Ranking(numbers, scores), floor)
    assert found.numbers == numbers
    assert found.scores == pytest.approx(expected)


@given(
    scores=st.lists(st.floats(-1e6, 1e6), min_size=1).map(lambda s: sorted(s, reverse=True)),
    floor=st.floats(-1e6, 1e6),
)
def test_scaled_scores_are_shares_in_the_same_order(scores: list[float], floor: float) -> None:
    found = scaled(Ranking(tuple(range(len(scores))), tuple(scores)), floor).scores
    assert all(0 <= score <= 1 for score in found)
    assert list(found) == sorted(found, reverse=True)
    assert found[0] == 1


@pytest.mark.parametrize(
    ("rankings", "weights", "expected"),
    [
        ([], [], {}),
        ([NOTHING, NOTHING], [1.0, 1.0], {}),
        ([Ranking((3, 5), (0.9, 0.1))], [2.0], {3: 1.8, 5: 0.2}),
        # what both find comes first
        (
            [Ranking((1, 2), (1.0, 0.6)), Ranking((2, 3), (1.0, 0.1))],
            [1.0, 1.0],
            {2: 1.6, 1: 1.0, 3: 0.1},
        ),
        # a weight can turn an order round
        (
            [Ranking((1, 2), (1.0, 0.5)), Ranking((3, 4), (1.0, 0.5))],
            [0.4, 1.0],
            {3: 1.0, 4: 0.5, 1: 0.4, 2: 0.2},
        ),
        # equal scores keep the order of first appearance
        ([Ranking((8,), (1.0,)), Ranking((7,), (1.0,))], [1.0, 1.0], {8: 1.0, 7: 1.0}),
    ],
)
def test_fuse(rankings: list[Ranking], weights: list[float], expected: dict[int, float]) -> None:
    fused = fuse(rankings, weights)
    assert fused.numbers == tuple(expected)
    assert fused.scores == pytest.approx(tuple(expected.values()))


def test_each_ranking_needs_its_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        fuse([NOTHING, NOTHING], [1.0])
