"""What moved between two evaluations, over the questions that both asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.evaluation.figures import interval, permutation_p
from bot.evaluation.measures import MEASURES, Group
from bot.evaluation.outcome import Outcome, Status

NOISE = 0.05
"""What chance brings about at least this often is not said to have changed."""

Verdict = Literal["same", "noise", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Movement:
    """How a measure's mean moved over the questions of both; ``low`` and ``high`` as of `Figure`.

    ``p_value`` is how often chance alone would move it so far.
    """

    key: str
    group: Group
    name: str
    old: float
    new: float
    low: float | None
    high: float | None
    p_value: float
    verdict: Verdict
    questions: int


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that came out otherwise, with the values that differ, by key of the measure."""

    id: str
    question: str
    old_status: Status
    new_status: Status
    old: Mapping[str, float]
    new: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two evaluations compared; ``questions`` both asked, others only one of them did.

    A question of the same id with other words, or another answer known, is ``altered`` and counts
    for neither.
    """

    file: str
    questions: int
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    altered: tuple[str, ...]
    movements: tuple[Movement, ...]
    changed: tuple[ChangedQuestion, ...]


def compare(old: Sequence[Outcome], new: Sequence[Outcome], file: str) -> Comparison:
    """What moved from the outcomes in ``file`` to the new ones; ids are unique in both."""
    before = {outcome.asked.id: outcome for outcome in old}
    after = {outcome.asked.id: outcome for outcome in new}
    both = [key for key in after if key in before]
    altered = tuple(key for key in both if before[key].asked != after[key].asked)
    pairs = [(before[key], after[key]) for key in both if key not in set(altered)]
    return Comparison(
        file=file,
        questions=len(pairs),
        only_old=tuple(key for key in before if key not in after),
        only_new=tuple(key for key in after if key not in before),
        altered=altered,
        movements=_movements(pairs),
        changed=tuple(
            _changed(a, b) for a, b in pairs if (a.status, a.values) != (b.status, b.values)
        ),
    )


def _movements(pairs: Sequence[tuple[Outcome, Outcome]]) -> tuple[Movement, ...]:
    movements = []
    for measure in MEASURES:
        key = measure.key
        values = [
            (a.values[key], b.values[key]) for a, b in pairs if key in a.values and key in b.values
        ]
        if not values:
            continue
        differences = [b - a for a, b in values]
        low, high = interval(differences)
        p_value = permutation_p(differences)
        old, new = (sum(column) / len(values) for column in zip(*values, strict=True))
        if not any(differences):
            verdict: Verdict = "same"
        elif p_value >= NOISE:
            verdict = "noise"
        else:
            verdict = "better" if (new > old) is not measure.is_error else "worse"
        movements.append(
            Movement(
                key=key,
                group=measure.group,
                name=measure.name,
                old=old,
                new=new,
                low=low,
                high=high,
                p_value=p_value,
                verdict=verdict,
                questions=len(values),
            )
        )
    return tuple(movements)


def _changed(old: Outcome, new: Outcome) -> ChangedQuestion:
    keys = [
        measure.key
        for measure in MEASURES
        if old.values.get(measure.key) != new.values.get(measure.key)
    ]
    return ChangedQuestion(
        id=new.asked.id,
        question=new.asked.question,
        old_status=old.status,
        new_status=new.status,
        old={key: old.values[key] for key in keys if key in old.values},
        new={key: new.values[key] for key in keys if key in new.values},
    )
