"""What is measured of a question, against values worked out by hand."""

import math
from collections.abc import Sequence

import pytest

from bot.evaluation.measures import MEASURES, Group, ranking_values, wanted
from bot.evaluation.questions import AnswerSpan, Question
from corpus.models import Article, Span
from index.retriever import Hit
from index.store import Passage

ANSWERS = {"right answers", "speaker accuracy", "refused with an answer"}


def hits(*places: tuple[str, int, int]) -> list[Hit]:
    """Passages found, best first, each an article's id with a start and an end."""
    return [
        Hit(Passage(n, id_, Span(start, end)), Article(id_, "x" * 99), n, 1 / n, None, None)
        for n, (id_, start, end) in enumerate(places, start=1)
    ]


def asked(relevant: Sequence[str] = (), spans: Sequence[tuple[str, int, int]] = ()) -> Question:
    return Question("q", "Who?", tuple(relevant), tuple(AnswerSpan(*span) for span in spans))


def test_no_two_measures_have_one_key() -> None:
    assert len({measure.key for measure in MEASURES}) == len(MEASURES) == 16


@pytest.mark.parametrize(
    ("question", "groups", "answers"),
    [
        (asked(["a"]), {Group.ARTICLES}, {"right answers", "refused with an answer"}),
        (
            asked([], [("a", 0, 3)]),
            {Group.ARTICLES, Group.SPANS},
            {"right answers", "refused with an answer"},
        ),
        (Question("q", "Who?", speaker="Ana Ruiz"), set(), ANSWERS),
        (Question("q", "Who?", ("a",), speaker="Ana Ruiz"), {Group.ARTICLES}, ANSWERS),
        (Question("q", "Who?"), set(), {"refused with an answer"}),
        (Question("q", "Who?", unanswerable=True), set(), {"answered without an answer"}),
    ],
)
def test_what_a_question_tells_of(
    question: Question, groups: set[Group], answers: set[str]
) -> None:
    found = wanted(question)
    assert {measure.group for measure in found} - {Group.ANSWERS} == groups
    assert {measure.key for measure in found if measure.group is Group.ANSWERS} == answers


def test_an_article_ranks_where_its_best_passage_does() -> None:
    found = hits(("b", 0, 9), ("b", 9, 19), ("a", 0, 9), ("c", 0, 9), ("a", 9, 19))
    values = ranking_values(asked(["a", "d"]), found)
    gain = 1 / math.log2(3)
    assert values == pytest.approx(
        {
            "Hits@1": 0,
            "Hits@5": 1,
            "Hits@10": 1,
            "MRR@10": 1 / 2,
            "nDCG@10": gain / (1 + gain),
            "MAP": 1 / 2 / 2,
        }
    )


def test_a_span_ranks_where_a_passage_first_touches_it() -> None:
    # The second passage touches nothing new; the third touches another article at the same place.
    found = hits(("a", 0, 9), ("a", 5, 12), ("b", 20, 30), ("a", 20, 30))
    values = ranking_values(asked([], [("a", 8, 10), ("a", 29, 31), ("a", 30, 31)]), found)
    assert values["span Hits@1"] == 1
    assert values["span MAP"] == pytest.approx((1 + 2 / 3) / 3)
    assert values["Hits@1"] == 1


@pytest.mark.parametrize("found", [[], hits(("b", 0, 9))])
def test_what_is_not_found_scores_zero(found: list[Hit]) -> None:
    values = ranking_values(asked(["a"], [("a", 0, 9)]), found)
    assert set(values.values()) == {0.0}
    assert len(values) == 12


def test_ids_may_be_anything() -> None:
    odd = ["1", "0", " \t\n", "\x1b", "é\u202e", "not found 0"]
    values = ranking_values(asked(odd[:1]), hits(*((id_, 0, 9) for id_ in reversed(odd))))
    assert values["MRR@10"] == pytest.approx(1 / 6)
    assert ranking_values(asked(["0"]), hits(("b", 0, 9)))["Hits@10"] == 0
