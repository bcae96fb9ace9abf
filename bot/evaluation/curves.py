"""How right the first words are, by their score."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.evaluation.outcome import Outcome

MOST_BINS = 10
LEAST_IN_A_BIN = 5


@dataclass(frozen=True, slots=True)
class Point:
    """All questions whose score is ``threshold`` or more answered, the others refused.

    ``coverage`` is the share of the questions that is answered, ``precision`` the share of these
    that is answered rightly, both 0 to 1.
    """

    threshold: float
    coverage: float
    precision: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of like scores, their mean score, and how many of them come out right."""

    score: float
    questions: int
    right: int


def precision_by_coverage(outcomes: Sequence[Outcome]) -> tuple[Point, ...]:
    """A point for each score that was met, highest first, over the questions that can be judged."""
    judged = [outcome for outcome in outcomes if outcome.right is not None]
    scored = _scored(outcomes)
    points = []
    right = 0
    for number, (score, is_right) in enumerate(scored, start=1):
        right += is_right
        if number == len(scored) or scored[number][0] != score:
            points.append(Point(score, number / len(judged), right / number))
    return tuple(points)


def operating_point(outcomes: Sequence[Outcome]) -> Point | None:
    """Where the answers given stand; the threshold is the least score of one. None without any."""
    judged = [outcome for outcome in outcomes if outcome.right is not None]
    answered = [o for o in judged if o.status == "answered" and o.shown]
    if not answered:
        return None
    least = min(outcome.shown.score for outcome in answered if outcome.shown)
    right = sum(bool(outcome.right) for outcome in answered)
    return Point(least, len(answered) / len(judged), right / len(answered))


def by_score(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """Bins of about equally many questions, lowest scores first."""
    scored = _scored(outcomes)[::-1]
    count = max(1, min(MOST_BINS, len(scored) // LEAST_IN_A_BIN))
    edges = [len(scored) * number // count for number in range(count + 1)]
    bins = [scored[start:end] for start, end in pairwise(edges)]
    return tuple(
        Bin(
            score=sum(score for score, _ in held) / len(held),
            questions=len(held),
            right=sum(is_right for _, is_right in held),
        )
        for held in bins
        if held
    )


def _scored(outcomes: Sequence[Outcome]) -> list[tuple[float, bool]]:
    """Scores, highest first, and whether the words are right, where both are known."""
    known = [(o.shown.score, o.right) for o in outcomes if o.shown and o.right is not None]
    return sorted(known, key=lambda pair: -pair[0])
