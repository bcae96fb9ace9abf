"""Turns to one text: the spans cover the words and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.transcript import join_turns


def test_layout() -> None:
    text, turns = join_turns(
        [("MS. RUIZ", "We agreed.\n\nToday."), (None, "(Applause.)"), ("Q", "All of it?")]
    )
    assert text == "MS. RUIZ: We agreed.\n\nToday.\n\n(Applause.)\n\nQ: All of it?"
    assert [turn.label for turn in turns] == ["MS. RUIZ", None, "Q"]


def test_no_turns() -> None:
    assert join_turns([]) == ("", ())


@given(st.lists(st.tuples(st.none() | st.text(min_size=1), st.text())))
def test_spans_cover_the_words(given_turns: list[tuple[str | None, str]]) -> None:
    text, turns = join_turns(given_turns)
    assert [(turn.label, turn.span.of(text)) for turn in turns] == given_turns
