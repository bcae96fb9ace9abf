"""How right the first words are, by their score."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.curves import Point, by_score, operating_point, precision_by_coverage
from bot.evaluation.outcome import Outcome
from bot.evaluation.plots import calibration_plot, precision_plot, svg

Make = Callable[..., Outcome]


def test_a_point_for_each_score(outcome: Make) -> None:
    told = [
        outcome(right=True, score=0.9),
        outcome(right=False, score=0.5),
        outcome(right=True, score=0.5),
        outcome(right=False, score=None),
        outcome(right=None, score=0.7),
    ]
    points = precision_by_coverage(told)
    assert points == (Point(0.9, 1 / 4, 1), Point(0.5, 3 / 4, 2 / 3))


def test_where_the_answers_given_stand(outcome: Make) -> None:
    refused = replace(outcome(right=True, score=0.4), status="abstained")
    now = operating_point([outcome(score=0.8), outcome(right=False, score=0.6), refused])
    assert now == Point(0.6, 2 / 3, 1 / 2)
    assert operating_point([refused]) is None
    assert operating_point([]) is None


@given(st.lists(st.tuples(st.floats(-1, 2, width=16), st.booleans()), max_size=120))
def test_bins_hold_every_question_once(outcome: Make, told: list[tuple[float, bool]]) -> None:
    bins = by_score([outcome(right=right, score=score) for score, right in told])
    assert sum(held.questions for held in bins) == len(told)
    assert sum(held.right for held in bins) == sum(right for _, right in told)
    assert [held.score for held in bins] == sorted(held.score for held in bins)
    assert len(bins) <= 10


@pytest.mark.parametrize("count", [1, 2, 60])
def test_pictures_are_the_same_each_time(outcome: Make, count: int) -> None:
    told = [outcome(right=n % 3 > 0, score=n / 10) for n in range(count)]
    for _ in range(2):
        pictures = [
            svg(precision_plot(precision_by_coverage(told), operating_point(told))),
            svg(precision_plot(precision_by_coverage(told), None)),
            svg(calibration_plot(by_score(told))),
        ]
        assert all(b"</svg>" in picture for picture in pictures)
    assert svg(calibration_plot(by_score(told))) == pictures[-1]
