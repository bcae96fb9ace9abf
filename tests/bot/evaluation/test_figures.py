"""Means, their intervals, and what chance does."""

import itertools
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.figures import figures, interval, permutation_p
from bot.evaluation.outcome import Outcome

SHARES = st.floats(0, 1, width=16)


def test_a_figure_is_the_mean_over_the_questions_that_tell_of_it(
    outcome: Callable[..., Outcome],
) -> None:
    told = [
        outcome(MAP=0.5),
        outcome(**{"MAP": 1.0, "speaker accuracy": 0.0}),
        outcome(**{"refused with an answer": 1.0}),
    ]
    found = {figure.key: figure for figure in figures(told)}
    assert list(found) == ["MAP", "speaker accuracy", "refused with an answer"]
    assert (found["MAP"].value, found["MAP"].questions) == (0.75, 2)
    assert found["MAP"].is_error is False
    assert found["refused with an answer"].is_error is True
    assert (found["speaker accuracy"].low, found["speaker accuracy"].high) == (None, None)


def test_no_question_gives_no_figure() -> None:
    assert figures([]) == ()


def test_an_interval_is_that_of_the_normal_where_there_are_many() -> None:
    low, high = interval([0.0, 1.0] * 500)
    half = 1.96 * 0.5 / math.sqrt(1000)
    assert low == pytest.approx(0.5 - half, abs=0.003)
    assert high == pytest.approx(0.5 + half, abs=0.003)


@given(st.lists(SHARES, min_size=2, max_size=30))
def test_an_interval_holds_the_values_between(values: list[float]) -> None:
    low, high = interval(values)
    assert low is not None
    assert high is not None
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert interval(values) == (low, high)


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.25, 1.0]), max_size=9))
def test_chance_is_that_of_all_exchanges(differences: list[float]) -> None:
    n = len(differences)
    sums = [
        math.fsum(d * sign for d, sign in zip(differences, signs, strict=True))
        for signs in itertools.product((1, -1), repeat=n)
    ]
    observed = abs(math.fsum(differences))
    expected = sum(abs(one) >= observed - 1e-12 for one in sums) / len(sums)
    assert permutation_p(differences) == pytest.approx(expected)


def test_much_that_moves_one_way_is_not_chance() -> None:
    assert permutation_p([0.5] * 40 + [0.0] * 1000) < 0.001
    assert permutation_p([0.5, -0.5] * 40) == 1
