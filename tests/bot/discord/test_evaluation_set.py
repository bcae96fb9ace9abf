"""What people thought of answers, as questions whose answers are known."""

import json
from datetime import UTC, datetime

import pytest

from bot.answers import Abstention, Answer, Reason
from bot.discord.evaluation_set import evaluation_record, judged
from bot.discord.kept import Feedback, Kept
from bot.discord.shown import shown_answer
from bot.evaluation.questions import AnswerSpan, Question, read_questions
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted

THEN = datetime(2025, 5, 1, tzinfo=UTC)
SIGN = quoted(HARBOUR, "“We will sign,” she said.")
ASKED = "Will Velmora sign?"
ANSWER = Answer("i", ASKED, (SIGN,), SEARCHED)
ABSTENTION = Abstention("i", ASKED, Reason.NOT_FOUND, SEARCHED, (SIGN,))


def votes(result: Answer | Abstention, *good: bool) -> list[Feedback]:
    kept = Kept("k", 1, 2, THEN, shown_answer(result), ASKED)
    return [Feedback(kept, user, each, THEN) for user, each in enumerate(good)]


@pytest.mark.parametrize(
    ("result", "good", "expected"),
    [
        (ANSWER, (True,), True),
        (ANSWER, (True, False, True), True),
        (ANSWER, (False,), False),
        (ANSWER, (True, False), False),
        (ABSTENTION, (True,), True),
        (ABSTENTION, (False, False), True),
        (ABSTENTION, (False, True), False),
    ],
)
def test_what_most_people_thought_is_taken(
    result: Answer | Abstention, good: tuple[bool, ...], expected: bool
) -> None:
    [one] = judged(votes(result, *good))
    assert (evaluation_record(one) is not None) is expected


@pytest.mark.parametrize(
    ("result", "good", "expected"),
    [
        (
            ANSWER,
            True,
            Question(
                "k",
                ASKED,
                answer_spans=(
                    AnswerSpan("harbour", SIGN.citation.span.start, SIGN.citation.span.end),
                ),
            ),
        ),
        (ABSTENTION, True, Question("k", ASKED, unanswerable=True)),
        (ABSTENTION, False, Question("k", ASKED, unanswerable=False)),
    ],
)
def test_an_evaluation_reads_them(
    result: Answer | Abstention, good: bool, expected: Question
) -> None:
    [one] = judged(votes(result, good))
    line = json.dumps(evaluation_record(one)).encode()
    assert list(read_questions([line], "feedback")) == [expected]
