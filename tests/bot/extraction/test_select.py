"""Which sentences stand for all."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.select import TOO_ALIKE, Similarity, choose, repetition, similarity, standing

TEXTS = [
    "The ports of Carvania open to grain ships in June.",
    "Carvania opens its ports to grain ships in June.",
    "Grain from Carvania may feed the farmers of Velmora through spring.",
    "A goat won the village fair.",
]


def test_words_in_common_make_texts_alike() -> None:
    alike = similarity(TEXTS)
    assert np.diag(alike) == pytest.approx(1)
    assert alike[0, 1] > TOO_ALIKE > alike[0, 2] > alike[0, 3] == 0


@pytest.mark.parametrize("alike", [similarity, repetition])
def test_texts_without_words_are_like_none(alike: Callable[[Sequence[str]], Similarity]) -> None:
    assert alike(["...", "the of and"]).tolist() == [[1, 0], [0, 1]]


def test_a_short_text_within_a_long_one_repeats_it() -> None:
    long = (
        "The historic harbour inn of Tarn burned down on Monday, firemen of the valley said, as "
        "heat and wind drove farmers from the hills and smoke closed the roads to Sorvik."
    )
    short = "The historic harbour inn of Tarn burned down in one of two fires."
    alike = repetition([long, short, *TEXTS])
    assert alike[0, 1] > max(TOO_ALIKE, similarity([long, short, *TEXTS])[0, 1])
    assert alike == pytest.approx(alike.T)


def test_words_that_nearly_all_have_repeat_little() -> None:
    topic = "grain talks of Velmora and Carvania"
    words = "bridge convoy debt ferry fund harbour mine quota road vote".split()
    texts = [f"The {word} of Sorvik holds up the {topic}." for word in words]
    assert repetition(texts)[0, 1] < TOO_ALIKE


def test_the_central_one_is_first_and_its_repetition_left_out() -> None:
    alike = similarity(TEXTS)
    chosen = choose(alike, standing(alike, [5, 5, 5, 5]), 3)
    assert chosen[0] in {0, 1}
    assert len(set(chosen) & {0, 1}) == 1
    assert sorted(chosen)[1:] == [2, 3]


def test_the_first_sentence_of_an_article_stands_higher() -> None:
    alike = np.eye(2)
    assert standing(alike, [1, 0]).argmax() == 1


def test_what_is_taken_is_neither_chosen_nor_repeated() -> None:
    alike = similarity(TEXTS)
    assert choose(alike, np.ones(4), 4, taken=[0]) in ([3, 2], [2, 3])


def test_what_may_not_be_chosen_is_not() -> None:
    assert choose(np.eye(3), np.array([-np.inf, 1.0, -np.inf]), 3) == [1]


@given(
    st.lists(st.text(alphabet="abcd efg.", max_size=30), min_size=1, max_size=12),
    st.integers(0, 5),
)
def test_any_texts_give_distinct_unlike_choices(texts: list[str], wanted: int) -> None:
    alike = similarity(texts)
    chosen = choose(alike, standing(alike, range(len(texts))), wanted)
    assert len(chosen) == len(set(chosen)) <= wanted
    for n, one in enumerate(chosen):
        assert all(alike[one, other] <= TOO_ALIKE for other in chosen[:n])
