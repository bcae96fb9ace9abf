"""What moved between two evaluations."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.compare import compare
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import Question

Make = Callable[..., Outcome]
VALUES = st.dictionaries(
    st.sampled_from(["MAP", "Hits@1", "refused with an answer"]), st.floats(0, 1, width=16)
)
OUTCOMES = st.lists(
    st.tuples(st.text(max_size=3), VALUES), max_size=8, unique_by=lambda pair: pair[0]
).map(
    lambda pairs: [
        Outcome(Question(id_, "Who?"), "answered", None, None, (), values) for id_, values in pairs
    ]
)


@given(OUTCOMES)
def test_nothing_moves_between_equal_evaluations(outcomes: list[Outcome]) -> None:
    found = compare(outcomes, outcomes, "old.json")
    assert found.questions == len(outcomes)
    assert (found.only_old, found.only_new, found.altered, found.changed) == ((), (), (), ())
    for moved in found.movements:
        assert (moved.verdict, moved.p_value, moved.old) == ("same", 1, moved.new)
        assert moved.questions == sum(moved.key in outcome.values for outcome in outcomes)


@given(OUTCOMES, OUTCOMES)
def test_the_other_way_round_it_is_the_opposite(old: list[Outcome], new: list[Outcome]) -> None:
    there, back = compare(old, new, "old.json"), compare(new, old, "new.json")
    opposite = {"better": "worse", "worse": "better"}
    assert [opposite.get(m.verdict, m.verdict) for m in there.movements] == [
        m.verdict for m in back.movements
    ]
    assert (there.only_old, there.only_new) == (back.only_new, back.only_old)
    ids = {outcome.asked.id for outcome in [*old, *new]}
    assert there.questions + len(there.only_old) + len(there.only_new) == len(ids)
    assert {one.id for one in there.changed} == {one.id for one in back.changed}


@pytest.mark.parametrize(
    ("key", "before", "after", "verdict"),
    [
        ("MAP", 0.2, 0.4, "better"),
        ("MAP", 0.4, 0.2, "worse"),
        ("refused with an answer", 0.0, 1.0, "worse"),
        ("refused with an answer", 1.0, 0.0, "better"),
    ],
)
def test_more_than_noise(
    outcome: Make, key: str, before: float, after: float, verdict: str
) -> None:
    old = [outcome(str(n), **{key: before}) for n in range(20)]
    new = [outcome(str(n), **{key: after}) for n in range(20)]
    (moved,) = compare(old, new, "old.json").movements
    assert [moved.old, moved.new] == pytest.approx([before, after])
    assert moved.verdict == verdict
    assert moved.p_value < 0.001


def test_noise(outcome: Make) -> None:
    old = [outcome(str(n), MAP=0.5) for n in range(20)]
    new = [outcome(str(n), MAP=0.9 if n < 4 else 0.1 if n < 7 else 0.5) for n in range(20)]
    found = compare(old, new, "old.json")
    assert [(moved.verdict, moved.questions) for moved in found.movements] == [("noise", 20)]
    assert [one.id for one in found.changed] == [str(n) for n in range(7)]
    assert (found.changed[0].old, found.changed[0].new) == ({"MAP": 0.5}, {"MAP": 0.9})


def test_only_what_both_asked_is_compared(outcome: Make) -> None:
    kept, gone, come, other = (outcome(id_, MAP=0.5) for id_ in ("kept", "gone", "come", "other"))
    reworded = replace(other, asked=replace(other.asked, question="When?"))
    moved_down = replace(kept, asked=replace(kept.asked, line=9))
    found = compare([kept, gone, other], [come, reworded, moved_down], "old.json")
    assert (found.questions, found.only_old, found.only_new) == (1, ("gone",), ("come",))
    assert found.altered == ("other",)
    assert [(moved.key, moved.questions) for moved in found.movements] == [("MAP", 1)]


def test_nothing_in_common(outcome: Make) -> None:
    found = compare([outcome("a", MAP=1.0)], [outcome("b", MAP=0.0)], "old.json")
    assert (found.questions, found.movements, found.changed) == (0, (), ())
