"""Outcomes as a run gives them."""

from collections.abc import Callable

import pytest

from bot.evaluation.outcome import Outcome, Shown
from bot.evaluation.questions import Question

Make = Callable[..., Outcome]


@pytest.fixture(scope="session")
def outcome() -> Make:
    """Make an answered question, right or not, with a score and values."""

    def make(
        id_: str = "q", right: bool | None = True, score: float | None = 1.0, **values: float
    ) -> Outcome:
        shown = None if score is None else Shown("a", 0, 3, "Yes", None, score)
        asked = Question(id_, f"Who is {id_}?", ("a",), line=1)
        return Outcome(asked, "answered", right, shown, ("a",), values)

    return make
