"""The decision whether words answer: the numbers are whole, and more of a signal never hurts."""

from dataclasses import astuple, fields, replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.abstain import Caution, Signals, enough, fitted, support

share = st.floats(0, 1)
signals = st.builds(
    Signals, st.floats(-1, 1), st.floats(0, 4), share, share, share, st.floats(0, 3)
)


def test_the_numbers_are_there_and_in_order() -> None:
    assert {caution: enough(caution) for caution in get_args(Caution)} == fitted().least
    assert 0 < enough("eager") < enough("balanced") < enough("strict") < 1


def test_no_signal_speaks_against_an_answer() -> None:
    assert all(weight >= 0 for weight in astuple(fitted().weights))


@given(signals, st.sampled_from([field.name for field in fields(Signals)]), st.booleans())
def test_more_of_a_signal_is_never_less_support(some: Signals, name: str, whole: bool) -> None:
    more = replace(some, **{name: getattr(some, name) + 0.1})
    assert 0 < support(some, whole=whole) <= support(more, whole=whole) < 1


@given(signals)
def test_words_that_hold_the_whole_question_answer_unless_strict(some: Signals) -> None:
    fitting = replace(some, fits=1.0)
    assert support(fitting, whole=True) >= enough("balanced")
    assert support(fitting, whole=False) == fitted().probability(fitting)
    assert support(replace(some, fits=0.0), whole=True) == support(
        replace(some, fits=0.0), whole=False
    )
